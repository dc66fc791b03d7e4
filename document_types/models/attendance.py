"""Who was present at a sitting, from when to when, and when the sitting was suspended."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from document_types.enums import Attendance
from document_types.models.council import Mandate
from document_types.models.sessions import Sitting
from document_types.models.versions import Versioned


class Presence(Versioned):
    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="presences")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="presences")
    status = models.CharField(_("présence"), max_length=8, choices=Attendance.choices)
    arrived_at = models.TimeField(_("arrivé à"), null=True, blank=True)
    left_at = models.TimeField(_("parti à"), null=True, blank=True)
    # Whom another clerk is told about when both change the same line.
    changed_by = models.CharField(_("modifié par"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("présence")
        verbose_name_plural = _("présences")
        constraints = [models.UniqueConstraint(fields=["sitting", "mandate"], name="presence_once")]

    def __str__(self):
        return f"{self.mandate}: {self.get_status_display()}"


class Suspension(models.Model):
    """A time during which a sitting was suspended, as the internal regulations allow (SES-23)."""

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="suspensions")
    suspended_at = models.TimeField(_("suspendue à"))
    resumed_at = models.TimeField(_("reprise à"), null=True, blank=True)

    class Meta:
        verbose_name = _("suspension de séance")
        verbose_name_plural = _("suspensions de séance")
        ordering = ["sitting", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sitting"], condition=models.Q(resumed_at__isnull=True), name="one_suspension_at_a_time"
            )
        ]

    def __str__(self):
        return f"{self.sitting}: {self.suspended_at}"
