"""What a deliberation does to earlier ones of its council: it amends or replaces them once it is in force itself."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from document_types.access import require
from document_types.enums import ActKind, ActState, JournalEvent, LinkKind
from document_types.errors import Refusal
from document_types.lifecycle import DECIDED
from document_types.models import Act, ActLink, Council
from document_types.rights import Capability
from document_types.services import pages
from document_types.services.journal import record
from search.prepared import prepared

# Nothing is left of these to amend.
GONE = frozenset({ActState.WITHDRAWN, ActState.REPLACED, ActState.ANNULLED, ActState.ABANDONED, ActState.CANCELLED})
FOUND_AT_MOST = 20


def amendable(council: Council):
    """The decided deliberations of the council that a later one may amend or replace, the newest first."""
    acts = Act.objects.of_kind(ActKind.DELIBERATION).filter(council=council, state__in=DECIDED - GONE)
    return acts.exclude(number_slug="").newest_first()


def search(council: Council, asked: str):
    """By number, "12/2026", by year, or by words of the subject."""
    asked = asked.strip()
    number, slash, year = asked.partition("/")
    if slash and number.strip().isdecimal() and year.strip().isdecimal():
        found = Q(number=int(number)) & Q(year=int(year)) if len(asked) < 12 else Q(pk__in=[])
    elif asked.isdecimal() and len(asked) < 10:
        found = Q(number=int(asked)) | Q(year=int(asked))
    else:
        found = Q(subject_fr__icontains=asked) | Q(subject_ar__icontains=asked) | Q(number_label__iexact=asked)
    return amendable(council).filter(found)[:FOUND_AT_MOST] if asked else Act.objects.none()


@transaction.atomic
def link(*, later: Act, earlier: Act, kind: LinkKind, user=None) -> ActLink:
    """Say in a project which act it amends or replaces; it does so once it is in force."""
    later = _writable(later, user)
    if not amendable(later.council).filter(pk=earlier.pk).exclude(pk=later.pk).exists():
        raise Refusal(_("Choisissez une délibération du même conseil, décidée et qui a encore un effet."))
    if later.reexamines_id == earlier.pk:
        raise Refusal(_("Ce projet réexamine déjà cet acte : la nouvelle délibération dit ce qu'il en advient."))
    if ActLink.objects.filter(later=later, earlier=earlier).exists():
        raise Refusal(_("Ce projet est déjà lié à cet acte : retirez d'abord ce lien."))
    made = ActLink.objects.create(later=later, earlier=earlier, kind=LinkKind(kind))
    _record_project(later, user, links=str(made.kind), earlier=earlier.pk, earlier_number=earlier.number_label)
    return made


@transaction.atomic
def unlink(*, found: ActLink, user=None) -> None:
    """Take the link off while the project is still written."""
    later = _writable(found.later, user)
    _record_project(later, user, unlinks=str(found.kind), earlier=found.earlier_id)
    found.delete()


@transaction.atomic(savepoint=False)
def take_effect(*, later: Act, at: datetime, user=None) -> list[Act]:
    """Of an act that comes into force: date its links, tell them of each earlier act; return those it replaces."""
    # Nearly every act has none: the earlier acts are read only where there is a link.
    waiting = _waiting(later=later.pk)
    for found in waiting:
        found.effective_at = at
        found.save(update_fields=["effective_at"])
        _record_change(found, later, at, user)
    return [found.earlier for found in waiting if found.kind == LinkKind.REPLACES]


@prepared
def _waiting(later):
    return ActLink.objects.select_for_update().filter(later=later, effective_at=None).order_by("pk")


@transaction.atomic(savepoint=False)
def lose_effect(*, later: Act, at: datetime, user=None) -> list[Act]:
    """Of an act whose force is taken back: it changed nothing; return those it had replaced."""
    done = ActLink.objects.select_for_update().filter(later=later, effective_at__isnull=False).order_by("pk")
    done = list(done)
    for found in done:
        found.effective_at = None
        found.save(update_fields=["effective_at"])
        _record_change(found, later, at, user, is_undone=True)
    return [found.earlier for found in done if found.kind == LinkKind.REPLACES]


def is_replaced(act: Act) -> bool:
    """Whether a later act, in force today, replaces this one."""
    return ActLink.objects.filter(earlier=act, kind=LinkKind.REPLACES, effective_at__isnull=False).exists()


def links_of(act: Act) -> list[ActLink]:
    """The links on both sides, in one query: what it does to others, and what others did or will do to it."""
    found = ActLink.objects.filter(Q(later=act) | Q(earlier=act))
    sides = [f"{side}__council__{path}" for side in ("later", "earlier") for path in ("collectivity", "page")]
    return list(found.select_related(*sides).order_by("effective_at", "pk"))


def carry(*, of: Act | None, to: Act | None) -> None:
    """A point put off keeps the links of its project when another session takes it up."""
    if of and to:
        mine: Iterable[ActLink] = ActLink.objects.filter(later=of, effective_at=None)
        ActLink.objects.bulk_create(ActLink(later=to, earlier_id=each.earlier_id, kind=each.kind) for each in mine)


def _writable(act: Act, user) -> Act:
    act = pages.locked(act)
    if user is not None:
        require(user, Capability.PREPARE, act.council)
    if act.kind != ActKind.DELIBERATION or not act.is_writable:
        raise Refusal(_("Le conseil a délibéré : les liens de ce texte avec d'autres actes ne changent plus."))
    return act


def _record_project(later: Act, user, **facts) -> None:
    payload = {"session": later.session_id, **facts}
    record(council=later.council, act=later, event=JournalEvent.AGENDA_CHANGED, payload=payload, user=user)


def _record_change(found: ActLink, later: Act, at: datetime, user, *, is_undone: bool = False) -> None:
    record(
        council=found.earlier.council,
        act=found.earlier,
        event=JournalEvent.CHANGED,
        effective_at=at,
        payload={
            "number": found.earlier.number_label,
            "kind": str(found.kind),
            "later": later.pk,
            "later_number": later.number_label,
            "reference": later.number_label,
            "is_undone": is_undone,
        },
        user=user,
    )
