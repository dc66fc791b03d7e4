"""What is public: acts online, sessions called. Every page asks here, so that counts agree everywhere."""

from django.db.models import Q

from document_types.enums import ActKind, SessionState
from document_types.models import Act, Session

# The columns by which a place is named, in either language and at its level.
PLACE_NAMES = ("code", "level", "name_fr", "name_ar")
CALLED = (SessionState.CONVENED, SessionState.OPEN, SessionState.CLOSED)
HELD = (SessionState.OPEN, SessionState.CLOSED)


def public_acts():
    return Act.objects.online().select_related("council__collectivity", "council__page")


# What the row of a list shows, and no column more: most of a page's time went into what nobody reads.
_OF_A_ROW = ("kind", "state", "force_basis", *(f"council__collectivity__{name}" for name in PLACE_NAMES))


def public_rows():
    """Public acts with what the row of a list shows."""
    return Act.objects.online().select_related("council__collectivity").only(*_OF_A_ROW)


def public_decisions():
    """What the councils decided: the lists of the newest leave out convocations, which would hide the rest."""
    return public_acts().filter(kind=ActKind.DELIBERATION)


def public_sessions():
    """Sessions once called; one cancelled afterwards stays, with its notice."""
    cancelled = Q(state=SessionState.CANCELLED, convened_at__isnull=False)
    return Session.objects.filter(Q(state__in=CALLED) | cancelled)


def sessions_to_come(day):
    """Called and not yet opened, soonest first."""
    return Session.objects.to_come(day).with_council()
