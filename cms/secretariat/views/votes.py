"""The votes: one screen a point, the result proclaimed in a sentence before it is written."""

from collections import Counter

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import OnlyPost, WithForm
from cms.secretariat import requirements
from cms.secretariat.forms.votes import DebateForm, VoteForm
from cms.secretariat.views.agenda import OnItem, find_item
from cms.secretariat.views.base import OfCouncil, OnSession
from document_types import access
from document_types.enums import OPEN_OUTCOMES, Attendance, Choice, ItemOutcome, MandateOffice
from document_types.errors import Refusal
from document_types.law import majorities
from document_types.models import Mandate, Sitting
from document_types.reader import language
from document_types.rights import Capability
from document_types.services import debates, voting
from document_types.services.readings import chosen_readings
from document_types.services.wording import vote_sentence


def counted(form: VoteForm) -> majorities.VoteCount:
    count = Counter(form.choices_made().values())
    return majorities.VoteCount(count[Choice.FOR], count[Choice.AGAINST], count[Choice.ABSTENTION])


def votes_url(session) -> str:
    return reverse("secretariat:votes", args=[session.pk])


class Votes(OfCouncil):
    """The points of the session with what came out of each."""

    page_title = gettext_lazy("Votes")
    template_name = "admin/secretariat/votes.html"

    def get_context_data(self, **kwargs):
        items = self.session.items.select_related("act").prefetch_related("vote_events").order_by("position")
        items = list(items)
        for item in items:
            # The session is known: the sentences need not ask for it again.
            item.session = self.session
            item.sentences = [self._sentence(item, event) for event in item.vote_events.all()]
            item.is_open_to_vote = item.outcome in OPEN_OUTCOMES and item.act_id is not None
        can_prepare = access.holds(self.request.user, Capability.PREPARE, self.session.council.page)
        quorate = self.session.sittings.filter(is_quorate=True).exists()
        return super().get_context_data(items=items, can_prepare=can_prepare, is_quorate=quorate, **kwargs)

    @staticmethod
    def _sentence(item, event):
        event.item = item
        return vote_sentence(event, language())


class VoteOnItem(WithForm, OnItem):
    """Entered, checked, then proclaimed: the first button shows the result in a sentence, the second writes it."""

    form_class = VoteForm
    template_name = "admin/secretariat/vote.html"

    def get_page_title(self):
        return _("Vote du point %(position)s") % {"position": self.item.position}

    def get_trail(self):
        return [*OnSession.get_trail(self), (_("Votes"), votes_url(self.session))]

    @cached_property
    def sitting(self) -> Sitting | None:
        """The sitting asked for, else the last one with a quorum."""
        sittings = self.session.sittings.filter(is_quorate=True).order_by("-number")
        asked = self.request.POST.get("sitting") or self.request.GET.get("seance")
        if asked and str(asked).isdigit():
            return sittings.filter(pk=asked).first()
        return sittings.first()

    @cached_property
    def voters(self) -> list[Mandate]:
        if self.sitting is None:
            return []
        present = Mandate.objects.filter(presences__sitting=self.sitting, presences__status=Attendance.PRESENT)
        return list(present.in_protocol_order())

    def get_form_kwargs(self):
        everyone = Choice.FOR if self.request.GET.get("tous") == "pour" else ""
        return {"members": self.voters, "everyone": everyone, **super().get_form_kwargs()}

    def post(self, request, *args, **kwargs):
        self.check_right()
        form = self.get_form()
        if self.sitting is None or not form.is_valid():
            return self.render_form(form)
        votes = counted(form)
        said = f"{votes.for_}-{votes.against}-{votes.abstentions}"
        if request.POST.get("step") == "proclaim" and request.POST.get("said") == said:
            return super().post(request, *args, **kwargs)
        # Not said yet, or the votes were changed since: what is proclaimed is what was read.
        context = self.get_context_data(
            form=form, media=form.media, proclamation=self.proclamation(form, votes), said=said
        )
        return self.render_to_response(context)

    def proclamation(self, form, votes: majorities.VoteCount) -> str:
        """What the law makes of these votes, in a sentence; nothing is written yet."""
        outcome = majorities.decide(
            votes,
            voting.majority_for(self.item, self.sitting.held_on),
            level=self.session.council.level,
            members_in_office=self.sitting.members_in_office,
            president_side=self._president_side(form.choices_made()),
            round=2 if self.item.outcome == ItemOutcome.SECOND_SITTING else 1,
            readings=chosen_readings(),
            on=self.sitting.held_on,
        )
        return outcome.wording.in_language(language())

    def _president_side(self, made) -> str | None:
        presidents = {member.pk for member in self.voters if member.office == MandateOffice.PRESIDENT}
        return next((made[pk].value for pk in presidents if pk in made), None)

    def get_context_data(self, **kwargs):
        item, sitting = self.item, self.sitting
        needs = requirements.of_item(item, self.session.council.level)
        is_second = item.outcome == ItemOutcome.SECOND_SITTING
        by_members = (
            item.act_id and not is_second and voting.majority_for(item) is majorities.Majority.MEMBERS_IN_OFFICE
        )
        return super().get_context_data(
            sitting=sitting,
            sittings=self.session.sittings.filter(is_quorate=True).order_by("number"),
            needs=needs,
            is_open_to_vote=item.outcome in OPEN_OUTCOMES,
            is_second=is_second,
            needs_new_sitting=is_second and sitting and item.vote_events.filter(sitting=sitting).exists(),
            needed=majorities.quorum_needed(sitting.members_in_office) if by_members and sitting else "",
            sentences=[
                vote_sentence(event, language())
                for event in item.vote_events.select_related("item__session__council__collectivity")
            ],
            **kwargs,
        )

    def carry_out(self, form):
        if self.sitting is None:
            raise Refusal(_("Le conseil ne peut pas délibérer : aucune séance n'est tenue avec le quorum."))
        self.event = voting.vote(
            item=self.item, sitting=self.sitting, choices=form.choices_made(), user=self.request.user
        )

    def get_success_message(self, form):
        return vote_sentence(self.event, language())

    def get_success_url(self):
        following = self.session.items.filter(
            outcome=ItemOutcome.PENDING, act__isnull=False, position__gt=self.item.position
        )
        item = following.order_by("position").first()
        return reverse("secretariat:vote", args=[item.pk]) if item else votes_url(self.session)


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


class Debate(WithForm, OnItem):
    """What was said on a point; for a point of information, the council takes note with it."""

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
