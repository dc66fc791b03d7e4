"""What is put to the vote under a point beside its text, and the votes as they are entered, before the result."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from document_types.enums import AskedBy, Choice, ItemOutcome, PollKind
from document_types.models.bilingual import in_language
from document_types.models.council import Mandate
from document_types.models.sessions import AgendaItem, Sitting
from document_types.models.versions import Versioned


class Poll(models.Model):
    """A vote under a point: to close the doors, on an amendment, on a chapter of the budget, for a seat to fill."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="polls")
    kind = models.CharField(_("nature"), max_length=16, choices=PollKind.choices)
    position = models.PositiveSmallIntegerField(_("rang"))
    title_fr = models.TextField(_("objet du vote, en français"), blank=True)
    title_ar = models.TextField(_("objet du vote, en arabe"), blank=True)
    # Of an amendment: who proposes it; of closed doors: who asks for them.
    proposed_by = models.ForeignKey(
        Mandate, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("proposé par")
    )
    asked_by = models.CharField(_("demandé par"), max_length=10, choices=AskedBy.choices, blank=True)
    # Of a seat: who was designated, and whether the lot had to decide (VOT-6).
    elected = models.ForeignKey(
        Mandate, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("désigné")
    )
    is_by_lot = models.BooleanField(_("désigné par le sort"), default=False)

    class Meta:
        verbose_name = _("scrutin")
        verbose_name_plural = _("scrutins")
        ordering = ["item", "position"]
        constraints = [models.UniqueConstraint(fields=["item", "position"], name="poll_position_once")]

    def __str__(self):
        return self.title_in(get_language()) or self.get_kind_display()

    def title_in(self, language: str) -> str:
        return in_language(self, "title", language)

    @property
    def is_decided(self) -> bool:
        return bool(self.events.all())

    @property
    def is_adopted(self) -> bool:
        return any(event.outcome == ItemOutcome.ADOPTED for event in self.events.all())


class Candidacy(models.Model):
    """A member who stands for a seat."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="candidacies")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="candidacies", verbose_name=_("candidat"))

    class Meta:
        verbose_name = _("candidature")
        verbose_name_plural = _("candidatures")
        ordering = ["poll", "mandate__rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["poll", "mandate"], name="candidacy_once")]

    def __str__(self):
        return str(self.mandate.councillor)


class Ballot(Versioned):
    """One member's vote as it was entered; the proclamation turns the ballots into votes and leaves none here.

    `choice` is empty for a member who takes no part, and for a vote that goes to a candidate.
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="ballots")
    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="ballots")
    poll = models.ForeignKey(Poll, models.CASCADE, null=True, blank=True, related_name="ballots")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="ballots")
    choice = models.CharField(_("vote"), max_length=10, choices=Choice.choices, blank=True)
    candidacy = models.ForeignKey(Candidacy, models.CASCADE, null=True, blank=True, related_name="ballots")
    entered_by = models.CharField(_("saisi par"), max_length=150, blank=True)
    entered_at = models.DateTimeField(_("saisi le"), auto_now=True)

    class Meta:
        verbose_name = _("vote saisi")
        verbose_name_plural = _("votes saisis")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "mandate"], condition=Q(poll__isnull=True), name="ballot_on_the_text_once"
            ),
            models.UniqueConstraint(fields=["poll", "mandate"], name="ballot_in_a_poll_once"),
        ]

    def __str__(self):
        return f"{self.mandate}: {self.candidacy or self.get_choice_display()}"
