"""The votes: one screen a point, the result proclaimed in a sentence before it is written."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import OnlyPost, WithForm
from cms.secretariat import requirements
from cms.secretariat.ballot_paper import BallotPaper, tally
from cms.secretariat.forms.sittings import names
from cms.secretariat.forms.votes import DebateForm, VoteForm
from cms.secretariat.views.agenda import OnItem, find_item
from cms.secretariat.views.base import OfCouncil, OnSession
from document_types import access
from document_types.enums import OPEN_OUTCOMES, ItemOutcome
from document_types.law import majorities
from document_types.models import AgendaItem, VoteEvent
from document_types.reader import colon, language
from document_types.rights import Capability
from document_types.services import ballots, debates, voting
from document_types.services.results import result_sentence
from workflows.views.agenda_words import opposition_sentences


def votes_url(session) -> str:
    return reverse("secretariat:votes", args=[session.pk])


class Votes(OfCouncil):
    """The points of the session with what came out of each."""

    page_title = gettext_lazy("Votes")
    template_name = "admin/secretariat/votes.html"

    def get_context_data(self, **kwargs):
        items = told_items(self.session)
        can_prepare = access.holds(self.request.user, Capability.PREPARE, self.session.council.page)
        quorate = self.session.sittings.filter(is_quorate=True).exists()
        return super().get_context_data(items=items, can_prepare=can_prepare, is_quorate=quorate, **kwargs)


def told_items(session) -> list[AgendaItem]:
    """The points with what was voted on each, in words, and the votes still to hold under it."""
    items = session.items.select_related("act", "opposition").prefetch_related(
        "vote_events__poll__elected__councillor", "polls__events"
    )
    items = list(items.order_by("position"))
    for item in items:
        # The session is known: the sentences need not ask for it again.
        item.session = session
        item.sentences = [_sentence(item, event) for event in item.vote_events.all()]
        item.open_polls = [poll for poll in item.polls.all() if not poll.is_decided]
        is_whole = not any(poll.kind in voting.PARTS for poll in item.polls.all())
        item.is_open_to_vote = item.outcome in OPEN_OUTCOMES and item.act_id is not None
        item.opposed = opposition_sentences(item)
        item.has_text_to_vote = item.is_open_to_vote and is_whole
    return items


def _sentence(item, event):
    told = result_sentence(event, item.session.council.level, language())
    return f"{event.poll}{colon()}{told}" if event.poll else told


class VoteScreen(WithForm, OnItem):
    """Entered, announced, then proclaimed: the result is said in a sentence, and a second button writes it.

    With script each vote is kept as it is entered (`live`); without it, a first button counts what the form holds.
    """

    form_class = VoteForm
    template_name = "admin/secretariat/vote.html"

    def get_trail(self):
        return [*OnSession.get_trail(self), (_("Votes"), votes_url(self.session))]

    @cached_property
    def paper(self) -> BallotPaper:
        return BallotPaper(self.item, asked=self.asked_sitting)

    @property
    def asked_sitting(self) -> str | None:
        return self.request.POST.get("sitting") or self.request.GET.get("seance")

    def get_form_kwargs(self):
        entered = {f"m{pk}": ballots.value_of(ballot) for pk, ballot in self.paper.entered.items()}
        paper = self.paper
        return {
            "members": paper.voters,
            "choices": paper.choices,
            "everyone": paper.everyone,
            "filled": self.request.GET.get("tous", ""),
            "initial": entered,
            **super().get_form_kwargs(),
        }

    def get_form(self):
        form = super().get_form()
        for member in self.paper.voters:
            ballot = self.paper.entered.get(member.pk) if not form.is_bound else None
            member.ballot_version = ballot.version if ballot else 0
        return form

    def post(self, request, *args, **kwargs):
        self.check_right()
        form = self.get_form()
        if not form.is_valid() or self._differs(form):
            return self.render_form(form)
        said = tally(form.answers())
        if request.POST.get("step") == "proclaim" and request.POST.get("said") == said:
            return super().post(request, *args, **kwargs)
        # Not said yet, or the votes were changed since: what is proclaimed is what was read.
        announced = self.paper.announced(form.answers())
        if refusal := announced.get("refusal"):
            form.add_error(None, refusal)
            return self.render_form(form)
        context = self.get_context_data(form=form, media=form.media, proclamation=announced["sentence"], said=said)
        return self.render_to_response(context)

    def _differs(self, form) -> bool:
        """Whether another clerk entered something else meanwhile, which the form says by name."""
        if not (members := self.paper.differing(form.answers())):
            return False
        form.add_error(
            None,
            _("Un autre secrétaire a noté autre chose pour %(names)s : rechargez la page, relisez, puis proclamez.")
            % {"names": names(members)},
        )
        return True

    def get_context_data(self, **kwargs):
        item, paper = self.item, self.paper
        sitting = paper.sitting
        is_second = item.outcome == ItemOutcome.SECOND_SITTING
        events = item.vote_events.select_related("poll__elected__councillor")
        return super().get_context_data(
            paper=paper,
            poll=paper.poll,
            sitting=sitting,
            sittings=self.session.sittings.filter(is_quorate=True).order_by("number"),
            needs=requirements.of_item(item, self.session.council.level),
            opposed=opposition_sentences(item),
            is_open_to_vote=paper.is_open,
            is_second=is_second,
            needs_new_sitting=is_second and sitting and item.vote_events.filter(sitting=sitting, poll=None).exists(),
            needed=self._needed(),
            live_url=self.live_url if paper.is_open and sitting else "",
            sentences=[self._told(event) for event in events if event.poll_id == self.poll_id],
            **kwargs,
        )

    poll_id = None

    def _told(self, event: VoteEvent) -> str:
        return result_sentence(event, self.session.council.level, language())

    @property
    def live_url(self) -> str:
        return reverse("secretariat:ballots", args=[self.item.pk])

    def _needed(self):
        item, sitting = self.item, self.paper.sitting
        by_members = item.act_id and item.outcome != ItemOutcome.SECOND_SITTING and not self.poll_id
        if sitting and by_members and voting.majority_for(item) is majorities.Majority.MEMBERS_IN_OFFICE:
            return majorities.quorum_needed(sitting.members_in_office)
        return ""

    def carry_out(self, form):
        drawn = form.cleaned_data.get("drawn")
        self.event = self.paper.proclaim(form.answers(), drawn=int(drawn) if drawn else None, user=self.request.user)

    def get_success_message(self, form):
        return self._told(self.event)

    def get_success_url(self):
        return next_vote_url(self.item)


class VoteOnItem(VoteScreen):
    """The vote on the text of a point."""

    def get_page_title(self):
        return _("Vote du point %(position)s") % {"position": self.item.position}


def next_vote_url(item: AgendaItem) -> str:
    """Where the clerk goes after a vote: what is left under the same point, then the next point, then the list."""
    item.refresh_from_db()
    if item.outcome in OPEN_OUTCOMES and (left := item.polls.filter(events=None).first()):
        return reverse("secretariat:vote_in_poll", args=[left.pk])
    if item.outcome == ItemOutcome.PENDING:
        return reverse("secretariat:vote", args=[item.pk])
    following = item.session.items.filter(outcome=ItemOutcome.PENDING, act__isnull=False, position__gt=item.position)
    following = following.order_by("position").first()
    return reverse("secretariat:vote", args=[following.pk]) if following else votes_url(item.session)


class ItemButton(OnlyPost):
    def carry_out(self, request, pk):
        item = find_item(request.user, pk)
        access.require(request.user, Capability.PREPARE, item.session.council)
        self.act_on(item, request)
        return votes_url(item.session)


class Postpone(ItemButton):
    success_message = gettext_lazy("Le point est reporté à une autre session.")

    def act_on(self, item, request):
        debates.postpone_item(item=item, user=request.user)


class Withdraw(ItemButton):
    success_message = gettext_lazy("Le point est retiré de l'ordre du jour ; son projet redevient un brouillon.")

    def act_on(self, item, request):
        debates.withdraw_item(item=item, user=request.user)


class Debate(WithForm, OnItem):
    """What was said on a point; for a point of information, the council takes note with it."""

    keeps_draft = True
    form_class = DebateForm
    submit_label = gettext_lazy("Enregistrer")
    success_message = gettext_lazy("Le point est enregistré.")
    template_name = "admin/secretariat/debate.html"

    def get_page_title(self):
        return _("Débat sur le point %(position)s") % {"position": self.item.position}

    def get_trail(self):
        return [*OnSession.get_trail(self), (_("Votes"), votes_url(self.session))]

    def get_form_kwargs(self):
        initial = {name: getattr(self.item, name) for name in ("debate_ar", "debate_fr", "version")}
        return {"initial": initial, **super().get_form_kwargs()}

    def carry_out(self, form):
        debates.note_item(item=self.item, user=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return votes_url(self.session)
