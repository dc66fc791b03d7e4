"""Correcting the points of the agenda, their order, or taking one off, while the session is in preparation."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Case, F, ProtectedError, Value, When
from django.utils.translation import gettext as _

from document_types.enums import ItemOrigin, JournalEvent
from document_types.errors import Conflict, Refusal
from document_types.law.statutes import rule
from document_types.lifecycle import Step, next_state
from document_types.models import AgendaItem, Committee, Session
from document_types.reader import article
from document_types.services import pages, sessions
from document_types.services.journal import record


@transaction.atomic
def change_item(
    *,
    item: AgendaItem,
    version: int,
    title_fr: str,
    title_ar: str,
    matter: str = "",
    committee: Committee | None = None,
    estimated_minutes: int | None = None,
    closed_asked_by: str = "",
    has_financial_effect: bool | None = None,
    authentic_language: str = "ar",
    user=None,
) -> AgendaItem:
    """Change what a point says, unless somebody else just did; its act follows the matter."""
    session = sessions.locked(item.session)
    sessions.require_preparation(session)
    sessions.require_title(title_fr, title_ar)
    sessions.require_committee(session, committee)
    facts = {"title_fr": title_fr, "title_ar": title_ar, "matter": matter}
    studied = {"estimated_minutes": estimated_minutes, "closed_asked_by": str(closed_asked_by)}
    item.write(version, committee=committee, **facts, **studied)
    session.write()
    act = item.act and pages.locked(item.act)
    if act:
        act.matter, act.has_financial_effect = matter, has_financial_effect
        act.authentic_language = authentic_language
        pages.save(act, "matter", "has_financial_effect", "authentic_language")
    studied["committee"] = committee and committee.pk
    _record(session, act, user, position=item.position, **facts, **studied)
    item.refresh_from_db()
    return item


@transaction.atomic
def remove_item(*, item: AgendaItem, user=None) -> None:
    """Take a point off the agenda; the project of its deliberation is a draft again, and the others close ranks."""
    session = sessions.locked(item.session)
    sessions.require_preparation(session)
    if item.origin == ItemOrigin.AUTHORITY:
        raise Refusal(
            _("L'autorité a ajouté ce point, qui est inscrit de plein droit (%(article)s) : il ne se retire pas.")
            % {"article": article(rule("AGE-3", session.council.level, session.opens_on))}
        )
    if item.origin in (ItemOrigin.PETITION, ItemOrigin.QUESTIONS):
        raise Refusal(_by_right(item))
    act = item.act and pages.locked(item.act)
    if act:
        act.state = next_state(act.state, Step.WITHDRAW_FROM_AGENDA)
        pages.save(act, "state")
    try:
        AgendaItem.objects.filter(pk=item.pk).delete()
    except ProtectedError as error:
        raise Refusal(_reason_to_stay(item)) from error
    renumber(session, list(session.items.order_by("position")))
    session.write()
    _record(session, act, user, removed=item.position, title_fr=item.title_fr, title_ar=item.title_ar)


def _by_right(item: AgendaItem) -> str:
    """A petition accepted and questions received in time are on the agenda by law (AGE-8, QUE-1)."""
    rule_id = "AGE-8" if item.origin == ItemOrigin.PETITION else "QUE-1"
    row = rule(rule_id, item.session.council.level, item.session.opens_on)
    return _("Ce point est inscrit de plein droit (%(article)s) : il ne se retire pas.") % {"article": article(row)}


def _reason_to_stay(item: AgendaItem) -> str:
    if template := item.templates.first():
        return _("Ce point est gardé comme modèle « %(name)s » : supprimez d'abord ce modèle.") % {"name": template}
    return _("Ce point ne se retire plus : un rapport de commission ou une décision enregistrée s'appuie sur lui.")


@transaction.atomic
def move_item(*, item: AgendaItem, to: int, version: int | None = None, user=None) -> None:
    """Give the point another place; the others close ranks."""
    session = sessions.locked(item.session)
    order = list(session.items.order_by("position").values_list("pk", flat=True))
    order.remove(item.pk)
    order.insert(max(0, to - 1), item.pk)
    reorder(session=session, order=order, version=version, user=user)


@transaction.atomic
def reorder(*, session: Session, order: Sequence[int], version: int | None = None, user=None) -> Session:
    """Give the points this order, each named once; `version` is that of the session the order was decided on."""
    session = sessions.locked(session)
    sessions.require_version(session, version)
    sessions.require_preparation(session)
    items = {item.pk: item for item in session.items.order_by("position")}
    if len(order) != len(items) or set(order) != set(items):
        raise Conflict
    if list(order) == list(items):
        return session
    renumber(session, [items[pk] for pk in order])
    session.write()
    _record(session, None, user, order=list(order))
    return session


def renumber(session: Session, items: list[AgendaItem]) -> None:
    """Give the points the places 1, 2, 3… in this order."""
    if not items:
        return
    # Two passes: a position is unique within the session at every moment.
    points = AgendaItem.objects.filter(session=session)
    points.update(position=F("position") + 1000)
    places = [When(pk=each.pk, then=Value(position)) for position, each in enumerate(items, start=1)]
    points.update(position=Case(*places))


def copied(item: AgendaItem, session: Session) -> dict:
    """What a new point of `session` takes from this one, beside its project; no committee that has ended since."""
    committee = item.committee
    if committee and not sessions.committees_of(session).filter(pk=committee.pk).exists():
        committee = None
    return {
        "title_fr": item.title_fr,
        "title_ar": item.title_ar,
        "matter": item.matter,
        "committee": committee,
        "estimated_minutes": item.estimated_minutes,
        "closed_asked_by": item.closed_asked_by,
        "is_deliberation": item.act_id is not None,
    }


def _record(session: Session, act, user, **facts) -> None:
    payload = {"session": session.pk, **facts}
    record(council=session.council, act=act, event=JournalEvent.AGENDA_CHANGED, payload=payload, user=user)
