"""Points the council put off: found again when a later session is prepared, and put on its agenda."""

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.enums import ItemOutcome, SessionState
from document_types.errors import Refusal
from document_types.models import AgendaItem, Session
from document_types.services import pages, sessions


def awaiting(session: Session):
    """The points put off in the council's other sessions that no agenda has taken up, the oldest first.

    Taken up by a session that was then cancelled, a point waits again.
    """
    taken_up = AgendaItem.objects.exclude(session__state=SessionState.CANCELLED).exclude(carried_from=None)
    return (
        AgendaItem.objects.filter(session__council=session.council_id, outcome=ItemOutcome.POSTPONED)
        .exclude(session=session)
        .exclude(pk__in=taken_up.values("carried_from"))
        .select_related("session")
        .order_by("session__opens_on", "position")
    )


@transaction.atomic
def carry_over(*, item: AgendaItem, session: Session, user=None) -> AgendaItem:
    """Put a postponed point on the agenda of `session`, with its matter, its text and its annexes as last written.

    The point of the first session stays what it was there: postponed, as its minutes say.
    """
    session = sessions.locked(session)
    sessions.require_preparation(session)
    # Two sessions in preparation may ask for the same point: the second one waits here, and finds it taken.
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if not awaiting(session).filter(pk=item.pk).exists():
        raise Refusal(_("Ce point n'attend plus : il est déjà repris à l'ordre du jour d'une session."))
    return sessions.add_item(
        session=session,
        title_fr=item.title_fr,
        title_ar=item.title_ar,
        matter=item.matter,
        is_deliberation=item.act_id is not None,
        carried_from=item,
        user=user,
        **_project(item),
    )


def _project(item: AgendaItem) -> dict:
    """What the point's project of deliberation says; nothing for a point of information."""
    if item.act is None:
        return {}
    act, text = item.act, pages.text_of(item.act)
    return {
        "has_financial_effect": act.has_financial_effect,
        "authentic_language": act.authentic_language,
        "reexamines": act.reexamines,
        "body_fr": _blocks(text.body_fr),
        "body_ar": _blocks(text.body_ar),
        "annexes": _blocks(text.annexes),
    }


def _blocks(stream) -> list[tuple]:
    return [(block.block_type, block.value) for block in stream]
