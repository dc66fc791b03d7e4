"""What follows the minutes once established: remarks of members, approval at a later session (MIN-19)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from document_types.models.acts import Act
from document_types.models.bilingual import in_language
from document_types.models.council import Mandate
from document_types.models.sessions import Session


class MinutesRemark(models.Model):
    """A member's remark on established minutes: kept beside them, their text does not change."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="remarks", verbose_name=_("procès-verbal"))
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="remarks", verbose_name=_("membre"))
    text_fr = models.TextField(_("observation, en français"), blank=True)
    text_ar = models.TextField(_("observation, en arabe"), blank=True)
    made_on = models.DateField(_("faite le"))

    class Meta:
        verbose_name = _("observation sur le procès-verbal")
        verbose_name_plural = _("observations sur le procès-verbal")
        ordering = ["act", "made_on", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text_fr="") | ~Q(text_ar=""), name="remark_has_a_text")]

    def __str__(self):
        return f"{self.mandate}: {self.made_on}"

    def text_in(self, language: str) -> str:
        return in_language(self, "text", language)


class MinutesApproval(models.Model):
    """The council approved the minutes of an earlier session; no clock waits for it (MIN-20)."""

    act = models.OneToOneField(Act, models.PROTECT, related_name="approval", verbose_name=_("procès-verbal"))
    session = models.ForeignKey(Session, models.PROTECT, related_name="approvals", verbose_name=_("session"))
    approved_on = models.DateField(_("approuvé le"))

    class Meta:
        verbose_name = _("approbation du procès-verbal")
        verbose_name_plural = _("approbations de procès-verbaux")

    def __str__(self):
        return f"{self.act}: {self.approved_on}"
