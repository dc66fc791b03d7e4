"""The certified copy of a register (MIN-11): set once in each edition, and served as it was from then on."""

import json
from dataclasses import dataclass, field
from datetime import date

from django.core.files import File
from django.utils.translation import gettext as _

from document_types.access import require
from document_types.clock import today
from document_types.enums import Edition, JournalEvent, Register
from document_types.errors import Refusal
from document_types.models import Council, JournalEntry
from document_types.printing import registers
from document_types.printing.sealing import seal
from document_types.rights import Capability
from document_types.services import issued_papers


@dataclass(frozen=True)
class Copy:
    """What was certified on a day, of one register and year."""

    register: Register
    year: int
    on: date
    editions: tuple[Edition, ...] = field(default=(), compare=False)


def certify(*, council: Council, register: Register, year: int, user) -> Copy:
    """Set the register as it stands today on paper, once; the president answers for it (MIN-10).

    `CannotSeal` where the council has a certificate that fails.
    """
    if user is not None:
        require(user, Capability.SIGN_PRESIDENT, council)
    if not registers.has_entries(council, register, year):
        raise Refusal(_("Ce registre est vide pour cette année : il n'y a rien à certifier."))
    copy = Copy(register, year, today())
    issued_papers.issue_once(
        council=council, about=_about(copy), number=str(year), make=lambda: _papers(council, copy), user=user
    )
    return copy


def _papers(council: Council, copy: Copy) -> dict[str, bytes]:
    set_on_paper = registers.PRINTED[copy.register]
    return {
        each.value: seal(set_on_paper(council, copy.year, certified_on=copy.on, edition=each), council)
        for each in Edition
    }


def copies_of(council: Council) -> list[Copy]:
    """Every copy certified, the last first."""
    entries = JournalEntry.objects.filter(
        head__council=council, event=JournalEvent.PAPER_ISSUED, payload__contains=f'"about":"{_PREFIX}'
    )
    return [_read(json.loads(entry.payload)) for entry in entries.order_by("-sequence")]


def as_certified(council: Council, copy: Copy, edition: str) -> File | None:
    return issued_papers.as_issued(council, _about(copy), edition)


_PREFIX = "register:"


def _about(copy: Copy) -> str:
    return f"{_PREFIX}{copy.register}:{copy.year}:{copy.on.isoformat()}"


def _read(facts: dict) -> Copy:
    register, year, on = facts["about"].removeprefix(_PREFIX).split(":")
    editions = tuple(each for each in Edition if each in facts["papers"])
    return Copy(Register(register), int(year), date.fromisoformat(on), editions)
