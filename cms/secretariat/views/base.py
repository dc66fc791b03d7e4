"""What the screens about one session share: which session, and who may see it."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import Screen
from document_types import access
from document_types.models import Session
from document_types.rights import Capability


class OnSession(Screen):
    """A screen about one session, for those who hold one of `readers` over its council; empty: for who sees it."""

    readers: tuple[Capability, ...] = (Capability.PREPARE,)
    # What the others are told; without it, which right they lack.
    closed_to_others = ""

    @cached_property
    def session(self) -> Session:
        return self.get_session()

    def get_session(self) -> Session:
        return find_session(self.request.user, self.kwargs["pk"])

    def check_right(self):
        council = self.session.council
        if not self.readers or access.holds_any(self.request.user, self.readers, council.page):
            return
        if self.closed_to_others:
            raise PermissionDenied(self.closed_to_others)
        access.require(self.request.user, self.readers[0], council)

    def get_trail(self):
        return [
            (_("Sessions"), reverse("secretariat:sessions")),
            (self.session.title, reverse("secretariat:session", args=[self.session.pk])),
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(session=self.session, council=self.session.council, **kwargs)


class OfCouncil(OnSession):
    """A screen about one session for the council's own people and its members, and nobody outside."""

    readers = (*access.INSIDE, Capability.ATTEND)
    closed_to_others = gettext_lazy("Le déroulement d'une session est suivi par le conseil qui la tient.")


def find_session(user, pk: int) -> Session:
    return access.get_visible(access.visible_sessions(user).with_council(), pk=pk)


def find_act(user, pk: int):
    return access.get_visible(access.visible_acts(user).with_council().select_related("page"), pk=pk)


def councils_to_prepare(user):
    return access.councils_for(user, Capability.PREPARE)
