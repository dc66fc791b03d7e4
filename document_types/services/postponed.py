"""Points the council put off: found again when a later session is prepared, and put on its agenda."""

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.enums import ItemOrigin, ItemOutcome, SessionState
from document_types.errors import Refusal
from document_types.models import AgendaItem, Session
from document_types.services import agenda, links, pages, sessions


def awaiting(session: Session):
    """The points put off in the council's other sessions that no agenda has taken up, the oldest first.

    Taken up by a session that was then cancelled, a point waits again.
    """
    taken_up = AgendaItem.objects.exclude(session__state=SessionState.CANCELLED).exclude(carried_from=None)
    return (
        AgendaItem.objects.filter(session__council=session.council_id, outcome=ItemOutcome.POSTPONED)
        .exclude(session=session)
        # The judge found it outside the council's powers: no session takes it up.
        .exclude(opposition__is_upheld=True)
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
    taken = sessions.add_item(
        session=session,
        origin=ItemOrigin.POSTPONED,
        carried_from=item,
        user=user,
        **agenda.copied(item, session),
        **pages.project_of(item.act),
    )
    links.carry(of=item.act, to=taken.act)
    return taken
