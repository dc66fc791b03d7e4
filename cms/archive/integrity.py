"""Whether a register and the texts it speaks of are as they were written, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from document_types.chain import Break
from document_types.models import Council, JournalHead
from document_types.services.journal import verify

KEPT_FOR = 60 * 60 * 24 * 30


@dataclass(frozen=True)
class Check:
    """The result of one walk through a register."""

    at: datetime
    entries: int
    broken: Break | None

    @property
    def holds(self) -> bool:
        return self.broken is None

    @property
    def sentence(self) -> str:
        if self.broken:
            return reason(self.broken)
        return ngettext(
            "Le registre est intact : %(entries)d entrée, chacune conforme à la précédente.",
            "Le registre est intact : %(entries)d entrées, chacune conforme à la précédente.",
            self.entries,
        ) % {"entries": self.entries}


def reason(broken: Break) -> str:
    sentences = {
        "altered": _("L'entrée n° %(sequence)d a été modifiée après son inscription."),
        "missing": _("L'entrée n° %(sequence)d manque : la suite des numéros est interrompue."),
        "previous": _("L'entrée n° %(sequence)d ne suit pas l'entrée qui la précède : une entrée a été remplacée."),
        "head": _(
            "Le registre ne se termine pas où il devrait : à partir du n° %(sequence)d, "
            "des entrées ont été ôtées ou ajoutées."
        ),
    }
    return sentences[broken.reason] % {"sequence": broken.sequence}


def name_of(head: JournalHead) -> str:
    return head.council.name_in("fr") if head.council else _("Journal de la plateforme")


def check(head: JournalHead) -> Check:
    """Walk the whole register now and remember the result for the home page."""
    result = Check(timezone.now(), head.sequence, verify(head))
    cache.set(_key(head.council_id), result, KEPT_FOR)
    return result


def last_check(council: Council) -> Check | None:
    return cache.get(_key(council.pk))


def _key(council_id: int | None) -> str:
    return f"register-check:{council_id or 'site'}"
