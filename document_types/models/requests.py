"""The points members ask for, and what became of each request."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from document_types.models.sessions import AgendaItem, Session


class ItemRequest(models.Model):
    """A point asked for in writing (AGE-4): on the agenda since, refused with reasons, or still to be answered."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="item_requests")
    title_fr = models.TextField(_("objet, en français"), blank=True)
    title_ar = models.TextField(_("objet, en arabe"), blank=True)
    asked_by = models.CharField(_("demandé par"), max_length=255)
    signatories = models.PositiveSmallIntegerField(_("nombre de signataires"), default=1)
    received_on = models.DateField(_("demande reçue le"))
    item = models.OneToOneField(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="request")
    refused_on = models.DateField(_("refusée le"), null=True, blank=True)
    reasons_fr = models.TextField(_("motifs, en français"), blank=True)
    reasons_ar = models.TextField(_("motifs, en arabe"), blank=True)

    class Meta:
        verbose_name = _("demande d'inscription")
        verbose_name_plural = _("demandes d'inscription")
        ordering = ["session", "received_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title_fr="") | ~Q(title_ar=""), name="item_request_has_a_title"),
            models.CheckConstraint(
                condition=Q(item__isnull=True) | Q(refused_on__isnull=True), name="item_request_has_one_answer"
            ),
            models.CheckConstraint(condition=Q(signatories__gte=1), name="item_request_is_signed"),
        ]

    def __str__(self):
        return self.title_in(get_language())

    @property
    def is_pending(self) -> bool:
        return self.item_id is None and self.refused_on is None

    @property
    def reasons(self) -> str:
        return self.reasons_in(get_language())

    def title_in(self, language: str) -> str:
        return (self.title_ar or self.title_fr) if language == "ar" else (self.title_fr or self.title_ar)

    def reasons_in(self, language: str) -> str:
        return (self.reasons_ar or self.reasons_fr) if language == "ar" else (self.reasons_fr or self.reasons_ar)
