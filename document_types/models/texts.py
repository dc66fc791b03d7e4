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
