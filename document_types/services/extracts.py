"""Extracts of a journal: which entries, and how the published root proves them to whoever holds the paper."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from document_types.chain import SITE, Leaf, Sibling, proof_of
from document_types.enums import JournalEvent as E
from document_types.enums import RootPeriod
from document_types.errors import Refusal
from document_types.law.clock import day_after, start_of
from document_types.models import Act, Council, JournalEntry, JournalLeaf, JournalRoot
from document_types.services.roots import leaves_of

MOST = 3000

# What the authority reads of an act that it received: what was decided and signed, then everything done before it.
# The making of the project, the deliveries to members and the returns for correction stay inside the council.
FOR_THE_AUTHORITY = frozenset(
    {
        E.ADOPTED,
        E.SIGNED,
        E.POSTED,
        E.PUT_ONLINE,
        E.TRANSMITTED,
        E.RECEIVED,
        E.PAPERS_ASKED,
        E.PAPERS_SENT,
        E.OPPOSED,
        E.RECLASSIFIED,
        E.VISA_GRANTED,
        E.VISA_REFUSED,
        E.VISA_TACIT,
        E.EXECUTORY,
        E.FORCE_CORRECTED,
        E.REEXAMINED,
        E.MAINTAINED,
        E.ABANDONED,
        E.REFERRED,
        E.SUSPENSION_RULED,
        E.NULLITY_SOUGHT,
        E.JUDGED,
        E.RECTIFIED,
        E.CHANGED,
        E.ESTABLISHED,
        E.APPROVED,
        E.IMPORTED,
    }
)


@dataclass(frozen=True)
class Proof:
    """A published root and what joins the journal to it."""

    root: JournalRoot
    leaf: Leaf
    siblings: list[Sibling]


@dataclass(frozen=True)
class Extract:
    """Some entries of one journal, in order; `proof` is None where no root covers any of them yet."""

    council: Council
    entries: list[JournalEntry]
    proof: Proof | None


def of_act(act: Act, events: frozenset[str] | None = None) -> Extract:
    """The entries of an act, all of them or those of these events alone."""
    entries = JournalEntry.objects.filter(act=act)
    return _extract(act.council, entries if events is None else entries.filter(event__in=events))


def of_council(council: Council, first_day: date, last_day: date) -> Extract:
    """What a council's journal recorded from a day to a day."""
    if last_day < first_day:
        raise Refusal(_("La période finit avant de commencer : vérifiez les deux dates."))
    entries = JournalEntry.objects.filter(
        head__council=council, recorded_at__gte=start_of(first_day), recorded_at__lt=start_of(day_after(last_day))
    )
    if entries.count() > MOST:
        raise Refusal(
            _("Cette période compte plus de %(most)d entrées : choisissez-en une plus courte.") % {"most": MOST}
        )
    return _extract(council, entries)


def _extract(council: Council, entries: QuerySet[JournalEntry]) -> Extract:
    """Of one journal alone: an act's entries all lie in that of its council."""
    found = list(entries.filter(head__council=council).order_by("sequence").select_related("act"))
    return Extract(council, found, _proof(found) if found else None)


def _proof(entries: list[JournalEntry]) -> Proof | None:
    """The first root over all of them; else the last one, which covers those that had been recorded by then."""
    first, last = entries[0], entries[-1]
    leaves = JournalLeaf.objects.filter(head=first.head_id, root__period=RootPeriod.DAY).select_related(
        "root", "head__council__collectivity"
    )
    leaf = leaves.filter(sequence__gte=last.sequence).order_by("root__starts_on").first()
    leaf = leaf or leaves.filter(sequence__gte=first.sequence).order_by("-root__starts_on").first()
    if leaf is None:
        return None
    stood = Leaf(leaf.head.council.code if leaf.head.council else SITE, leaf.sequence, leaf.hash)
    all_leaves = leaves_of(leaf.root)
    return Proof(leaf.root, stood, proof_of(stood, all_leaves)) if stood in all_leaves else None
