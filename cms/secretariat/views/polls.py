"""The votes under a point: said beforehand or during the sitting, held on the same screen as the vote on a text."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import OnlyPost, WithForm
from cms.secretariat.ballot_paper import BallotPaper
from cms.secretariat.forms.polls import PollForm
from cms.secretariat.views.agenda import OnItem
from cms.secretariat.views.base import OnSession
from cms.secretariat.views.votes import VoteScreen, votes_url
from document_types import access
from document_types.clock import today
from document_types.enums import PollKind
from document_types.models import Mandate, Poll
from document_types.rights import Capability
from document_types.services import polls


def find_poll(user, pk: int) -> Poll:
    found = Poll.objects.select_related(
        "item__act__page", "item__session__council__collectivity", "item__session__council__page"
    )
    return access.get_visible(found.filter(item__session__in=access.visible_sessions(user)), pk=pk)


class AddPoll(WithForm, OnItem):
    form_class = PollForm
    submit_label = gettext_lazy("Prévoir ce vote")
    template_name = "admin/secretariat/add_poll.html"

    def get_page_title(self):
        return _("Un autre vote sur le point %(position)s") % {"position": self.item.position}

    def get_trail(self):
        return [*OnSession.get_trail(self), (_("Votes"), votes_url(self.session))]

    def get_form_kwargs(self):
        members = Mandate.objects.filter(council=self.session.council).in_office(today()).in_protocol_order()
        kind = self.request.GET.get("nature", PollKind.AMENDMENT)
        initial = {"kind": kind, "asked_by": self.item.closed_asked_by}
        return {"members": members, "initial": initial, **super().get_form_kwargs()}

    def carry_out(self, form):
        self.poll = polls.open_poll(item=self.item, user=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        if self.session.sittings.filter(is_quorate=True).exists():
            return reverse("secretariat:vote_in_poll", args=[self.poll.pk])
        return votes_url(self.session)


class VoteInPoll(VoteScreen):
    """A vote under a point."""

    @cached_property
    def poll(self) -> Poll:
        return find_poll(self.request.user, self.kwargs["pk"])

    @property
    def poll_id(self):
        return self.poll.pk

    @property
    def item(self):
        return self.poll.item

    @cached_property
    def paper(self):
        return BallotPaper(self.item, self.poll, asked=self.asked_sitting)

    def get_page_title(self):
        facts = {"position": self.item.position, "kind": self.poll.get_kind_display()}
        return _("Point %(position)s : %(kind)s") % facts

    @property
    def live_url(self):
        return reverse("secretariat:ballots_in_poll", args=[self.poll.pk])


class RemovePoll(OnlyPost):
    success_message = gettext_lazy("Ce vote n'aura pas lieu.")

    def carry_out(self, request, pk):
        poll = find_poll(request.user, pk)
        access.require(request.user, Capability.PREPARE, poll.item.session.council)
        polls.remove_poll(poll=poll, user=request.user)
        return votes_url(poll.item.session)
