"""An agenda before the authority, in whole sentences: its delay, its points, what became of each opposition."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from document_types.enums import OPEN_OUTCOMES, SessionState
from document_types.law.deadline import Deadline
from document_types.law.matters import MATTERS
from document_types.law.reckoner import Reckoner
from document_types.models import AgendaItem, ItemOpposition, Session
from document_types.reader import article, day_words, hour, language
from document_types.services import agenda_authority, item_oppositions
from workflows.listing import AWAITED
from workflows.views.words import is_near


@dataclass(frozen=True)
class Delay:
    """How long the authority may still add points or oppose them: `sentence` alone is enough."""

    sentence: str
    tone: str
    details: tuple[str, ...] = ()
    is_running: bool = False


def delay_of(session: Session, here: Reckoner, today: date) -> Delay:
    deadline = agenda_authority.delay(session, here)
    if deadline is None and session.state not in AWAITED:
        return Delay(_("Aucune réception n'est enregistrée, et la session a pris fin."), "ended")
    if deadline is None:
        sentence = _("Réception à accuser : le délai ne court pas encore. Adressé le %(day)s.")
        return Delay(sentence % {"day": day_words(session.agenda_sent_at)}, "near")
    return Delay(
        _delay_sentence(deadline, today),
        "past" if deadline.has_passed(today) else "near" if is_near(deadline.due_on, today) else "running",
        deadline.explain(language()),
        is_running=not deadline.has_passed(today),
    )


def _delay_sentence(deadline: Deadline, today: date) -> str:
    facts = {"day": day_words(deadline.due_on), "article": article(deadline)}
    left = (deadline.due_on - today).days
    if left < 0:
        return _("Délai échu le %(day)s : plus aucun ajout ni opposition à un point (%(article)s).") % facts
    if left == 0:
        return _("Ajouts et oppositions possibles aujourd'hui encore, %(day)s : dernier jour (%(article)s).") % facts
    sentence = ngettext(
        "Ajouts et oppositions possibles jusqu'au %(day)s (%(article)s) : il reste %(count)s jour.",
        "Ajouts et oppositions possibles jusqu'au %(day)s (%(article)s) : il reste %(count)s jours.",
        left,
    )
    return sentence % {"count": left, **facts}


@dataclass(frozen=True)
class Point:
    """A point with what the authority may still do about it."""

    item: AgendaItem
    matter: str
    added: str
    opposed: tuple[str, ...]
    opposition: ItemOpposition | None
    may_be_opposed: bool
    may_be_referred: bool
    may_be_ruled_on: bool


def points_of(session: Session, here: Reckoner, *, is_running: bool) -> list[Point]:
    """In a fixed number of queries."""
    items = list(session.items.select_related("act", "opposition").order_by("position"))
    days = agenda_authority.days_added(session, items)
    is_alive = session.state != SessionState.CANCELLED
    found = []
    for item in items:
        item.session = session
        opposition = opposition_to(item)
        is_open = is_alive and item.outcome in OPEN_OUTCOMES
        found.append(
            Point(
                item,
                _matter(item),
                added_words(days.get(item.pk)),
                opposition_sentences(item, here),
                opposition,
                may_be_opposed=is_open and is_running and opposition is None,
                may_be_referred=is_open and opposition is not None and opposition.referred_at is None,
                may_be_ruled_on=bool(opposition and opposition.referred_at and not opposition.ruled_on),
            )
        )
    return found


def _matter(item: AgendaItem) -> str:
    matter = MATTERS.get(item.matter)
    return matter.label.in_language(language()) if matter else ""


def added_words(day: date | None) -> str:
    return _("Ajouté par l'autorité le %(day)s") % {"day": day_words(day)} if day else ""


def opposition_to(item: AgendaItem) -> ItemOpposition | None:
    """A point that nobody opposed has no such row."""
    return getattr(item, "opposition", None)


def opposition_sentences(item: AgendaItem, here: Reckoner | None = None) -> tuple[str, ...]:
    """What was done about the point, in order, and why it may not be debated."""
    opposition = opposition_to(item)
    if opposition is None:
        return ()
    facts = {"day": day_words(opposition.opposed_on), "reasons": opposition.reasons_in(language())}
    sentences = [_("L'autorité s'oppose à ce point, le %(day)s : %(reasons)s") % facts]
    if opposition.forbids_debate:
        sentences.append(item_oppositions.why_not_debatable(opposition, item))
    if opposition.referred_at and not opposition.ruled_on:
        due = item_oppositions.ruling_due(opposition, here)
        due_at = timezone.localtime(due.due_at)
        sentences.append(
            _("Décision du juge attendue au plus tard le %(day)s à %(hour)s (%(article)s).")
            % {"day": day_words(due_at), "hour": hour(due_at), "article": article(due)}
        )
    if opposition.is_upheld is False:
        sentences.append(
            _("Le juge a écarté l'opposition le %(day)s : le conseil peut débattre de ce point.")
            % {"day": day_words(opposition.ruled_on)}
        )
    return tuple(sentences)


def file_of(session: Session, here: Reckoner, today: date) -> dict:
    """What both screens show of an agenda: the authority's, and the secretariat's."""
    delay = delay_of(session, here, today) if session.agenda_sent_at else None
    is_running = bool(delay and delay.is_running)
    is_open_to_points = session.state in (SessionState.PLANNED, SessionState.CONVENED)
    return {
        "delay": delay,
        "points": points_of(session, here, is_running=is_running),
        "is_awaited": session.agenda_received_at is None and session.state in AWAITED,
        "may_add": is_running and is_open_to_points,
    }
