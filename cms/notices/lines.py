"""A notification in words: when, who did what, on what, why one is told, and where to act; by council and session."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from document_types import access
from document_types.law.reckoner import Reckoner
from document_types.law.statutes import rule
from document_types.models import Act, Council, Notification, Session
from document_types.reader import colon, comma, day_words, hour, language
from workflows.enums import ClockState
from workflows.notices import EVENT_LABELS, Reason

FACTS = (
    "session__council__collectivity",
    "session__council__page",
    "act__council__collectivity",
    "act__council__page",
    "act__item",
)


def with_facts(notifications):
    """Everything a line is made of, in two queries."""
    return notifications.select_related(*FACTS).prefetch_related("act__clocks")


@dataclass(frozen=True)
class Line:
    notification: Notification
    when: str
    actor: str
    event: str
    about: str
    reason: str
    url: str


@dataclass(frozen=True)
class Group:
    """What concerns one session, or one council outside any."""

    council: str
    session: str
    lines: list[Line] = field(default_factory=list)


def council_of(notification: Notification) -> Council | None:
    about = notification.act or notification.session
    return about.council if about else None


class Words:
    """Lines for one reader, in the language that is active."""

    def __init__(self, reader, here: Reckoner):
        self.reader, self.here = reader, here

    def groups(self, notifications: Iterable[Notification]) -> list[Group]:
        return [
            self._group(list(same)) for _key, same in groupby(sorted(notifications, key=_place), key=_session_place)
        ]

    def _group(self, notifications: list[Notification]) -> Group:
        council, session = council_of(notifications[0]), notifications[0].session
        lines = [self.line(each) for each in notifications]
        return Group(council.name if council else "", session.title if session else "", lines)

    def line(self, notification: Notification) -> Line:
        return Line(
            notification=notification,
            when=_moment(notification.created_at),
            actor=notification.actor,
            event=str(EVENT_LABELS.get(notification.event, notification.event)),
            about=_about(notification.act) if notification.act else "",
            reason=self._reason(notification),
            url=self._url(notification),
        )

    def _reason(self, notification: Notification) -> str:
        words = dict(Reason.choices).get(notification.reason, notification.reason)
        day = self._limit(notification)
        return _("%(reason)s, jusqu'au %(day)s") % {"reason": words, "day": day_words(day)} if day else str(words)

    def _limit(self, notification: Notification) -> date | None:
        """The last day of the delay that the reason speaks of."""
        act, session = notification.act, notification.session
        match notification.reason:
            case Reason.TO_REVIEW | Reason.RECEIVED | Reason.RECLASSIFIED if act:
                running = [clock.due_on for clock in act.clocks.all() if clock.state == ClockState.RUNNING]
                return min(running, default=None)
            case Reason.AGENDA_TO_READ | Reason.AGENDA_WITH_AUTHORITY if session:
                return self._after("AGE-3", session, session.agenda_received_at or session.agenda_sent_at)
            case Reason.MINUTES_TO_WRITE if session:
                return self._after("MIN-6", session, session.closed_on)
        return None

    def _after(self, rule_id: str, session: Session, start) -> date | None:
        if start is None:
            return None
        return self.here.due(rule(rule_id, session.council.level, session.opens_on), start).due_on

    def _url(self, notification: Notification) -> str:
        council, act, session = council_of(notification), notification.act, notification.session
        if council is None:
            return reverse("wagtailadmin_home")
        if access.holds_any(self.reader, access.INSIDE, council.page):
            return (
                reverse("secretariat:act", args=[act.pk]) if act else reverse("secretariat:session", args=[session.pk])
            )
        if act and act.received_at:
            return reverse("review:act", args=[act.pk])
        # Before an act there is the agenda, which the authority received.
        return reverse("review:inbox" if session is None else "review:agendas")


def absolute(url: str) -> str:
    return f"{settings.BASE_URL.rstrip('/')}{url}"


def _session_place(notification: Notification) -> tuple:
    council, session = council_of(notification), notification.session
    return (council.pk if council else 0, session.opens_on if session else date.min, session.pk if session else 0)


def _place(notification: Notification) -> tuple:
    """Council by council, session by session, in the order of events."""
    return (*_session_place(notification), notification.created_at, notification.pk)


def _moment(moment) -> str:
    return f"{day_words(moment)}{comma()}{hour(timezone.localtime(moment))}"


def _about(act: Act) -> str:
    """ "Délibération n° 12/2026, point 3 : Taux de la taxe": the number once there is one."""
    kind = act.get_kind_display()
    name = _("%(kind)s n° %(number)s") % {"kind": kind, "number": act.number_label} if act.number_label else str(kind)
    item = getattr(act, "item", None)
    if item:
        name += comma() + _("point %(position)s") % {"position": item.position}
    subject = act.subject_in(language())
    return f"{name}{colon()}{subject}" if subject else name
