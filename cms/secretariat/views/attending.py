"""What a member of a council reads: convocations, agenda, papers, and the member's own presences and votes."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.paginator import WagtailPaginator

from cms.screens import Screen
from document_types import access
from document_types.enums import ActKind, ActState, SessionState
from document_types.models import Act, Mandate, Presence, Session, Vote
from document_types.rights import Capability
from document_types.services import convocations


def attended(user):
    """The sessions a member is called to: convened ones of the councils where the user sits."""
    councils = access.councils_for(user, Capability.ATTEND)
    sessions = access.visible_sessions(user).filter(council__in=councils).exclude(state=SessionState.PLANNED)
    return sessions.with_council().order_by("-opens_on", "-pk")


def own_mandates(user):
    """The user's own mandates: those whose declared address is the address of the account."""
    if not user.email:
        return Mandate.objects.none()
    return Mandate.objects.filter(declared_email__iexact=user.email)


class MyConvocations(Screen):
    page_title = gettext_lazy("Mes convocations")
    template_name = "admin/secretariat/my_convocations.html"
    header_icon = "mail"

    def check_right(self):
        if not access.paths_of(self.request.user, Capability.ATTEND):
            raise PermissionDenied(_("Les convocations sont adressées aux membres des conseils."))

    def get_context_data(self, **kwargs):
        page = WagtailPaginator(attended(self.request.user), 20).get_page(self.request.GET.get("p"))
        return super().get_context_data(sessions=page, **kwargs)


class MySession(Screen):
    template_name = "admin/secretariat/my_session.html"
    header_icon = "mail"

    @cached_property
    def session(self) -> Session:
        return access.get_visible(attended(self.request.user), pk=self.kwargs["pk"])

    def check_right(self):
        """Finding the session asks for the right."""
        return self.session

    def get_page_title(self):
        return self.session.title

    def get_trail(self):
        return [(_("Mes convocations"), reverse("secretariat:my_convocations"))]

    def get_context_data(self, **kwargs):
        session, mine = self.session, own_mandates(self.request.user).filter(council=self.session.council)
        votes = Vote.objects.filter(mandate__in=mine, event__item__session=session).select_related("event")
        own_votes = {vote.event.item_id: vote for vote in votes.order_by("event__round")}
        items = list(session.items.select_related("act").order_by("position"))
        for item in items:
            item.own_vote = own_votes.get(item.pk)
        papers = Act.objects.filter(session=session, kind__in=(ActKind.CONVOCATION, ActKind.MINUTES))
        newest = convocations.newest(session)
        return super().get_context_data(
            session=session,
            meeting_day=newest.meeting_day if newest else session.opens_on,
            council=session.council,
            items=items,
            papers=papers.filter(state__in=(ActState.SENT, ActState.ESTABLISHED)).order_by("kind"),
            presences=Presence.objects.filter(mandate__in=mine, sitting__session=session).select_related("sitting"),
            is_known=mine.exists(),
            **kwargs,
        )
