"""What was sent to whom: of a session, for its council's own people; of oneself, for everybody."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from wagtail.admin.paginator import WagtailPaginator

from cms.notices.digests import language_of
from cms.notices.lines import Words, with_facts
from cms.screens import Screen
from cms.secretariat.views.base import OnSession
from document_types import access
from document_types.models import Message, Notification
from document_types.services.reckoning import reckoner

ROWS = 50


class Told(OnSession):
    """Who was told of what in this session, when, in which language, and what did not leave."""

    readers = access.INSIDE
    closed_to_others = gettext_lazy("Les messages d'une session sont suivis par le conseil qui la tient.")
    page_title = gettext_lazy("Qui a été prévenu")
    template_name = "admin/notices/told.html"
    header_icon = "mail"

    def get_context_data(self, **kwargs):
        notifications = Notification.objects.filter(
            Q(session=self.session) | Q(act__session=self.session), session__council=self.session.council_id
        )
        act = self._act()
        if act:
            notifications = notifications.filter(act=act)
        notifications = with_facts(notifications).select_related("message", "recipient__wagtail_userprofile")
        page = WagtailPaginator(notifications.order_by("-created_at", "-pk"), ROWS).get_page(self.request.GET.get("p"))
        return super().get_context_data(rows=_rows(page, self.request.user), page=page, act=act, **kwargs)

    def _act(self):
        asked = self.request.GET.get("acte", "")
        return next((act for act in self.session.acts.all() if str(act.pk) == asked), None) if asked else None


def _rows(page, reader) -> list[dict]:
    words = Words(reader, reckoner())
    return [
        {
            "line": words.line(each),
            "recipient": each.recipient,
            "message": each.message,
            "language": each.message.language if each.message else language_of(each.recipient),
        }
        for each in page.object_list
    ]


class MyMessages(Screen):
    """What was sent to oneself, and what waits for the next message."""

    page_title = gettext_lazy("Mes messages")
    template_name = "admin/notices/mine.html"
    header_icon = "mail"

    def check_right(self):
        """One's own; the administration already asks who one is."""

    def get_context_data(self, **kwargs):
        user = self.request.user
        messages = Message.objects.filter(recipient=user)
        waiting = with_facts(Notification.objects.filter(recipient=user, message=None))[:ROWS]
        return super().get_context_data(
            messages_sent=WagtailPaginator(messages, 20).get_page(self.request.GET.get("p")),
            groups=Words(user, reckoner()).groups(waiting),
            address=user.email,
            **kwargs,
        )


class ReadMessage(Screen):
    """A message as it was written, to its reader; to others, only the lines of their own councils."""

    template_name = "admin/notices/message.html"
    header_icon = "mail"

    @cached_property
    def message(self) -> Message:
        messages = Message.objects.select_related("recipient__wagtail_userprofile")
        return access.get_visible(messages, pk=self.kwargs["pk"])

    @cached_property
    def lines(self) -> list[Notification]:
        """The lines that the reader of this screen may read."""
        lines = with_facts(self.message.notifications.all())
        if self._is_mine():
            return list(lines)
        councils = access.councils_for(self.request.user, *access.INSIDE).values("pk")
        return list(lines.filter(session__council__in=councils))

    def _is_mine(self) -> bool:
        return self.message.recipient_id == self.request.user.pk

    def check_right(self):
        if not (self._is_mine() or self.lines):
            raise PermissionDenied(_("Vous n'avez pas accès à ce dossier, ou il n'existe pas."))

    def get_page_title(self):
        return _("Message à %(name)s") % {"name": self.message.recipient.get_full_name() or self.message.recipient}

    def get_trail(self):
        return [(_("Mes messages"), reverse("notices:mine"))] if self._is_mine() else []

    def get_context_data(self, **kwargs):
        is_whole = self._is_mine() or len(self.lines) == self.message.notifications.count()
        with override(self.message.language):
            groups = [] if is_whole else Words(self.request.user, reckoner()).groups(self.lines)
        return super().get_context_data(sent=self.message, is_whole=is_whole, groups=groups, **kwargs)
