"""The votes of the council: one event per round on an item, and the vote of each voter (VOT-1, VOT-5)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from document_types.enums import Choice, ItemOutcome
from document_types.models.council import Mandate
from document_types.models.polls import Candidacy, Poll
from document_types.models.sessions import AgendaItem, Sitting


class VoteEvent(models.Model):
    """One round of voting, its counts, the majority the law asks for and what came out of it."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="vote_events")
    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="vote_events")
    poll = models.ForeignKey(
        Poll, models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("scrutin")
    )
    round = models.PositiveSmallIntegerField(_("tour"), default=1)
    majority = models.CharField(_("majorité requise"), max_length=40)
    votes_for = models.PositiveSmallIntegerField(_("pour"))
    votes_against = models.PositiveSmallIntegerField(_("contre"))
    abstentions = models.PositiveSmallIntegerField(_("abstentions"))
    members_in_office = models.PositiveSmallIntegerField(_("membres en exercice"))
    needed = models.PositiveSmallIntegerField(_("voix nécessaires"))
    president_side = models.CharField(_("vote du président"), max_length=10, choices=Choice.choices, blank=True)
    outcome = models.CharField(_("issue"), max_length=16, choices=ItemOutcome.choices)
    rule_id = models.CharField(_("règle"), max_length=8)
    decided_at = models.DateTimeField(_("proclamé le"))

    class Meta:
        verbose_name = _("vote du conseil")
        verbose_name_plural = _("votes du conseil")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "round"], condition=models.Q(poll__isnull=True), name="vote_event_round_once"
            ),
            models.UniqueConstraint(fields=["poll", "round"], name="vote_event_in_a_poll_once"),
        ]

    def __str__(self):
        return f"{self.item}: {self.votes_for}-{self.votes_against}-{self.abstentions}"


class Vote(models.Model):
    event = models.ForeignKey(VoteEvent, models.PROTECT, related_name="votes")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="votes")
    # Empty for a vote that goes to a candidate.
    choice = models.CharField(_("vote"), max_length=10, choices=Choice.choices, blank=True)
    candidacy = models.ForeignKey(Candidacy, models.PROTECT, null=True, blank=True, related_name="votes")

    class Meta:
        verbose_name = _("vote d'un membre")
        verbose_name_plural = _("votes des membres")
        constraints = [models.UniqueConstraint(fields=["event", "mandate"], name="vote_once")]

    def __str__(self):
        return f"{self.mandate}: {self.get_choice_display()}"
