"""The named versions of an act's text, and the links by which one act changes another."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from document_types.enums import LinkKind, VersionStage
from document_types.models.acts import Act
from document_types.models.bilingual import in_language


class ActVersion(models.Model):
    """A text of the act at one stage of its life: laid before the council, adopted, rectified.

    A rectification mends a slip of the pen: it bears its reasons, and its own date and number.
    """

    act = models.ForeignKey(Act, models.PROTECT, related_name="versions", verbose_name=_("acte"))
    rank = models.PositiveSmallIntegerField(_("rang"))
    stage = models.CharField(_("étape"), max_length=10, choices=VersionStage.choices)
    revision = models.ForeignKey("wagtailcore.Revision", models.PROTECT, related_name="+")
    content_hash = models.CharField(_("empreinte"), max_length=64)
    effective_at = models.DateTimeField(_("datée du"))
    recorded_at = models.DateTimeField(_("enregistrée le"), auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reference = models.CharField(_("numéro"), max_length=80, blank=True)
    reasons_fr = models.TextField(_("motifs, en français"), blank=True)
    reasons_ar = models.TextField(_("motifs, en arabe"), blank=True)

    class Meta:
        verbose_name = _("version d'un acte")
        verbose_name_plural = _("versions d'un acte")
        ordering = ["act", "rank"]
        constraints = [models.UniqueConstraint(fields=["act", "rank"], name="act_version_rank_once")]

    def __str__(self):
        return f"{self.act}: {self.get_stage_display()}"

    def reasons_in(self, language: str) -> str:
        return in_language(self, "reasons", language)


class ActLink(models.Model):
    """A later act that amends or replaces an earlier one, from the day the later one is in force."""

    later = models.ForeignKey(Act, models.PROTECT, related_name="changes_made", verbose_name=_("acte nouveau"))
    earlier = models.ForeignKey(Act, models.PROTECT, related_name="changes_undergone", verbose_name=_("acte antérieur"))
    kind = models.CharField(_("lien"), max_length=10, choices=LinkKind.choices)
    # None until the later act is in force.
    effective_at = models.DateTimeField(_("prend effet le"), null=True, blank=True)

    class Meta:
        verbose_name = _("lien entre deux actes")
        verbose_name_plural = _("liens entre actes")
        constraints = [
            models.UniqueConstraint(fields=["later", "earlier"], name="act_link_once"),
            models.CheckConstraint(condition=~models.Q(later=models.F("earlier")), name="act_link_of_two_acts"),
        ]

    def __str__(self):
        return f"{self.later} {self.get_kind_display()} {self.earlier}"


class PendingRectification(models.Model):
    """A rectification that both signatories of the act have yet to confirm (MIN-3); it has no effect before.

    Confirmed it becomes a version, given up it goes: it is no fact of law, and this row does not outlive it.
    """

    act = models.OneToOneField(Act, models.PROTECT, related_name="pending_rectification", verbose_name=_("acte"))
    # The text that the corrections are made on.
    revision = models.ForeignKey("wagtailcore.Revision", models.PROTECT, related_name="+")
    # The new words of each passage, by its key.
    corrections = models.JSONField(_("corrections"), default=dict)
    reference = models.CharField(_("numéro"), max_length=80)
    reasons_fr = models.TextField(_("motifs, en français"), blank=True)
    reasons_ar = models.TextField(_("motifs, en arabe"), blank=True)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    prepared_at = models.DateTimeField(_("préparée le"), auto_now_add=True)
    president = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    president_at = models.DateTimeField(_("confirmée par le président le"), null=True, blank=True)
    secretary = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    secretary_at = models.DateTimeField(_("confirmée par le secrétaire le"), null=True, blank=True)

    class Meta:
        verbose_name = _("rectification à confirmer")
        verbose_name_plural = _("rectifications à confirmer")

    def __str__(self):
        return f"{self.act}: {self.reference}"

    @property
    def is_confirmed(self) -> bool:
        return self.president_at is not None and self.secretary_at is not None

    def reasons_in(self, language: str) -> str:
        return in_language(self, "reasons", language)
