"""What members and citizens ask of the council: points for its agenda, written questions, petitions."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from document_types.enums import Petitioner
from document_types.models.bilingual import in_language
from document_types.models.council import Council, Mandate
from document_types.models.sessions import AgendaItem, Session, Sitting


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
        return in_language(self, "title", language)

    def reasons_in(self, language: str) -> str:
        return in_language(self, "reasons", language)


class WrittenQuestion(models.Model):
    """A member's question to the president: on the agenda of the next session when a month before it (QUE-1)."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="questions")
    asked_by = models.ForeignKey(Mandate, models.PROTECT, related_name="questions", verbose_name=_("posée par"))
    text_fr = models.TextField(_("question, en français"), blank=True)
    text_ar = models.TextField(_("question, en arabe"), blank=True)
    received_on = models.DateField(_("reçue le"))
    session = models.ForeignKey(
        Session, models.SET_NULL, null=True, blank=True, related_name="questions", verbose_name=_("session")
    )
    answer_fr = models.TextField(_("réponse, en français"), blank=True)
    answer_ar = models.TextField(_("réponse, en arabe"), blank=True)
    answered_in = models.ForeignKey(
        Sitting, models.PROTECT, null=True, blank=True, related_name="answers", verbose_name=_("répondue en séance")
    )

    class Meta:
        verbose_name = _("question écrite")
        verbose_name_plural = _("questions écrites")
        ordering = ["received_on", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text_fr="") | ~Q(text_ar=""), name="question_has_a_text")]

    def __str__(self):
        return self.text_in(get_language())

    def text_in(self, language: str) -> str:
        return in_language(self, "text", language)


class Petition(models.Model):
    """A petition lodged with the president; the bureau accepts it onto an agenda or refuses it (PET-7 to PET-9)."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="petitions")
    title_fr = models.TextField(_("objet, en français"), blank=True)
    title_ar = models.TextField(_("objet, en arabe"), blank=True)
    petitioner = models.CharField(_("déposée par"), max_length=12, choices=Petitioner.choices)
    agent = models.CharField(_("mandataire ou représentant légal"), max_length=255)
    signatures = models.PositiveIntegerField(_("nombre de signatures"), null=True, blank=True)
    received_on = models.DateField(_("déposée le"))
    decided_on = models.DateField(_("décision du bureau le"), null=True, blank=True)
    is_accepted = models.BooleanField(_("acceptée"), null=True, blank=True)
    reasons_fr = models.TextField(_("motifs, en français"), blank=True)
    reasons_ar = models.TextField(_("motifs, en arabe"), blank=True)
    item = models.OneToOneField(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="petition")

    class Meta:
        verbose_name = _("pétition")
        verbose_name_plural = _("pétitions")
        ordering = ["received_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title_fr="") | ~Q(title_ar=""), name="petition_has_a_title"),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, is_accepted__isnull=True)
                | Q(decided_on__isnull=False, is_accepted__isnull=False),
                name="petition_decided_on_a_day",
            ),
        ]

    def __str__(self):
        return self.title_in(get_language())

    def title_in(self, language: str) -> str:
        return in_language(self, "title", language)

    def reasons_in(self, language: str) -> str:
        return in_language(self, "reasons", language)
