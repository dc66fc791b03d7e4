"""What the law would say of a council's committees: told to the clerk, who is never blocked by it."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from document_types.enums import CommitteeKind
from document_types.law.facts import Count
from document_types.law.reckoner import Reckoner
from document_types.models import Committee, CommitteeSeat, Council
from document_types.reader import article, day_words, language
from document_types.services.committees import BUREAU, SINGLE, row_of


def of_council(council: Council, committees: Iterable[Committee], on: date) -> list[str]:
    """On the number of standing committees (COMM-1); `committees` are those that exist on `on`."""
    row = row_of("COMM-1", council, on)
    if row is None or not isinstance(row.fact, Count):
        return []
    number = sum(committee.kind == CommitteeKind.STANDING for committee in committees)
    if row.fact.allows(number):
        return []
    here = ngettext(
        "Le conseil a %(count)s commission permanente.", "Le conseil a %(count)s commissions permanentes.", number
    ) % {"count": number}
    return [f"{here} {row.wording.in_language(language())} ({article(row)})"]


def of_committee(council: Council, committee: Committee, on: date) -> list[str]:
    """On its members (COMM-3), its chairs (VOT-8), its report (COMM-8); `committee.current` are its seats held."""
    return [*_few_members(council, committee, on), *_from_the_bureau(council, committee, on)]


def _few_members(council: Council, committee: Committee, on: date) -> Iterator[str]:
    row = row_of("COMM-3", council, on)
    if row is None or committee.kind != CommitteeKind.STANDING or not isinstance(row.fact, Count):
        return
    number = len(committee.current)
    if not row.fact.allows(number):
        yield ngettext(
            "La commission compte %(count)s membre : il en faut %(least)s au moins (%(article)s).",
            "La commission compte %(count)s membres : il en faut %(least)s au moins (%(article)s).",
            number,
        ) % {"count": number, "least": row.fact.at_least, "article": article(row)}


def _from_the_bureau(council: Council, committee: Committee, on: date) -> Iterator[str]:
    row = row_of("VOT-8", council, on)
    for seat in committee.current:
        if row and is_from_the_bureau(seat):
            yield _(
                "%(name)s est membre du bureau : un membre du bureau ne se présente à « %(office)s » que si personne"
                " d'autre ne le fait (%(article)s)."
            ) % {"name": seat.mandate.councillor, "office": seat.get_office_display(), "article": article(row)}


def is_from_the_bureau(seat: CommitteeSeat) -> bool:
    return seat.office in SINGLE and seat.mandate.office in BUREAU


def of_its_end(council: Council, committee: Committee, here: Reckoner) -> str:
    """When a committee that is not standing ends: with its report (COMM-6), of inquiry within a delay (COMM-8)."""
    if committee.kind == CommitteeKind.INQUIRY:
        row = row_of("COMM-8", council, committee.created_on, part="report")
        return row and _("Son rapport est attendu au plus tard le %(day)s (%(article)s).") % {
            "day": day_words(here.due(row, committee.created_on).due_on),
            "article": article(row),
        }
    row = row_of("COMM-6", council, committee.created_on) if committee.kind == CommitteeKind.TEMPORARY else None
    return f"{row.wording.in_language(language())} ({article(row)})" if row else ""
