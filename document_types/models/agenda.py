"""Around a point of the agenda: the authority's opposition to it, and points kept as models for others."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from document_types.models.bilingual import in_language
from document_types.models.council import Council
from document_types.models.sessions import AgendaItem


class ItemOpposition(models.Model):
    """The authority holds a point to be outside the council's powers; the judge of urgent matters decides (AGE-10).

    Referred and not yet ruled on, the point may not be debated, on pain of nullity (AGE-11).
    """

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="opposition")
    opposed_on = models.DateField(_("opposition du"))
    reference = models.CharField(_("référence"), max_length=120, blank=True)
    reasons_fr = models.TextField(_("motifs, en français"), blank=True)
    reasons_ar = models.TextField(_("motifs, en arabe"), blank=True)
    referred_at = models.DateTimeField(_("juge des référés saisi le"), null=True, blank=True)
    ruled_on = models.DateField(_("décision du juge le"), null=True, blank=True)
    is_upheld = models.BooleanField(_("opposition confirmée par le juge"), null=True, blank=True)

    class Meta:
        verbose_name = _("opposition à un point")
        verbose_name_plural = _("oppositions à des points")
        constraints = [
            models.CheckConstraint(
                condition=Q(ruled_on__isnull=True, is_upheld__isnull=True)
                | Q(ruled_on__isnull=False, is_upheld__isnull=False, referred_at__isnull=False),
                name="item_opposition_ruled_after_referral",
            )
        ]

    def __str__(self):
        return f"{self.item}: {self.opposed_on}"

    def reasons_in(self, language: str) -> str:
        return in_language(self, "reasons", language)

    @property
    def forbids_debate(self) -> bool:
        """Referred and not ruled on (AGE-11), or confirmed by the judge."""
        return self.referred_at is not None and self.is_upheld is not False


class ItemTemplate(models.Model):
    """A point kept as a model: its title, matter and text are offered for a new one of the same council."""

    council = models.ForeignKey(Council, models.CASCADE, related_name="item_templates")
    name = models.CharField(_("nom du modèle"), max_length=120)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="templates", verbose_name=_("point"))

    class Meta:
        verbose_name = _("modèle de point")
        verbose_name_plural = _("modèles de point")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["council", "name"], name="item_template_name_once")]

    def __str__(self):
        return self.name
