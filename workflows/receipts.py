"""What a receipt says, for the screen, the paper and whoever verifies it: number, times, acts with their hashes."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from document_types.enums import ActKind, Edition
from document_types.models import Act, Annex, Session
from document_types.printing.typesetting import head, in_edition, typeset
from document_types.printing.verification import verification
from document_types.printing.words import cited, fact, number_words
from document_types.reader import comma, day_words, language
from document_types.services.reckoning import reckoner
from workflows.models.transmissions import Transmission, TransmittedAct
from workflows.services import lateness
from workflows.services.lateness import Lateness


@dataclass(frozen=True)
class Line:
    """One act of the slip; `is_public` when its subject and its publishable annexes may be told to anybody."""

    act: Act
    content_hash: str
    annexes: tuple[Annex, ...]
    is_public: bool

    @property
    def number(self) -> str:
        return name_of(self.act)

    @property
    def public_subject(self) -> str:
        return self.act.subject_in(language()) if self.is_public else ""

    @property
    def public_annexes(self) -> list[tuple[str, str]]:
        """The title where it is public, else the rank; and the hash of each."""
        item = getattr(self.act, "item", None)
        is_closed = item is not None and item.is_closed
        return [
            (
                annex.title
                if self.is_public and annex.is_publishable and not is_closed
                else _("Annexe %(rank)s") % {"rank": rank},
                annex.sha256,
            )
            for rank, annex in enumerate(self.annexes, start=1)
        ]


def name_of(act: Act) -> str:
    """Return "Délibération n° 12/2026"."""
    kind = act.get_kind_display()
    return f"{kind} {number_words(act.number_label)}" if act.number_label else kind


def lines_of(slip: Transmission) -> list[Line]:
    """The deliberations in order of number, then the minutes; three queries, however many they are."""
    sent = TransmittedAct.objects.filter(transmission=slip).select_related(
        "act__council__collectivity", "act__session", "act__item"
    )
    sent = sent.prefetch_related("act__annexes__document").order_by("act__kind", "act__year", "act__number", "pk")
    return [Line(each.act, each.content_hash, tuple(each.act.annexes.all()), each.act.is_online) for each in sent]


def sessions_of(lines: list[Line]) -> list[Session]:
    return list({line.act.session_id: line.act.session for line in lines if line.act.session}.values())


def lateness_of(slip: Transmission, lines: list[Line]) -> Lateness | None:
    """How the slip stands to the delay: by the act that is latest, where its sessions closed on different days."""
    here = reckoner()
    found = [late for line in lines if (late := lateness.of(line.act, slip.received_at, here))]
    return max(found, key=lambda late: late.days, default=None)


def moment(slip: Transmission) -> str:
    """When it was received: to the second where the platform gave the receipt; a paper bears a day."""
    day = day_words(slip.received_at)
    if slip.is_paper:
        return day
    return _("%(day)s à %(hour)s") % {"day": day, "hour": time_format(timezone.localtime(slip.received_at), "H:i:s")}


def paper(slip: Transmission, edition: Edition | None = None) -> bytes:
    """The receipt to print."""
    lines = lines_of(slip)
    return typeset("receipt", in_edition(edition, lambda: _said(slip, lines)))


def _said(slip: Transmission, lines: list[Line]) -> dict:
    received_on = timezone.localdate(slip.received_at)
    title = _("Récépissé %(number)s") % {"number": number_words(slip.receipt_number)}
    return head(slip.council, title=title, subtitle=slip.authority.name, day=received_on) | {
        "facts": list(_facts(slip, lines)),
        "columns": [_("Acte"), _("Objet")],
        "acts": [_printed_line(line) for line in lines],
        "hash": _("Empreinte SHA-256"),
        "notes": [cited("TRA-1", slip.council, received_on), cited("LEG-3", slip.council, received_on)],
        # What the authority receipted on paper bears its own number, and no code of ours.
        "verify": verification(slip.code) if slip.code else None,
    }


def _facts(slip: Transmission, lines: list[Line]) -> Iterator[dict[str, str]]:
    yield fact(_("Reçu par"), slip.authority.name)
    yield fact(_("Envoyé par"), slip.council.name)
    for session in sessions_of(lines):
        yield fact(_("Session"), session.title)
    if not slip.is_paper:
        sent = time_format(timezone.localtime(slip.sent_at), "H:i:s")
        yield fact(_("Envoyé le"), _("%(day)s à %(hour)s") % {"day": day_words(slip.sent_at), "hour": sent})
    yield fact(_("Reçu le"), moment(slip))
    if slip.is_paper:
        yield fact(_("Enregistré ici le"), day_words(slip.recorded_at))
    if slip.council_reference:
        yield fact(_("Numéro d'envoi du conseil"), slip.council_reference)
    if slip.authority_reference:
        yield fact(_("Numéro d'ordre de l'autorité"), slip.authority_reference)
    if late := lateness_of(slip, lines):
        yield fact(_("Délai de transmission"), late.sentence)
    yield fact(_("Actes"), counted(lines))


def counted(lines: list[Line]) -> str:
    """ "3 délibérations, 1 procès-verbal, 2 annexes"."""
    return comma().join(_counts(lines))


def _counts(lines: list[Line]) -> Iterator[str]:
    kinds = [line.act.kind for line in lines]
    annexes = sum(len(line.annexes) for line in lines)
    if count := kinds.count(ActKind.DELIBERATION):
        yield ngettext("%(count)s délibération", "%(count)s délibérations", count) % {"count": count}
    if count := kinds.count(ActKind.MINUTES):
        yield ngettext("%(count)s procès-verbal", "%(count)s procès-verbaux", count) % {"count": count}
    if annexes:
        yield ngettext("%(count)s annexe", "%(count)s annexes", annexes) % {"count": annexes}


def _printed_line(line: Line) -> dict:
    return {
        "number": line.number,
        "subject": line.act.subject_in(language()),
        "hash": line.content_hash,
        "annexes": [{"title": annex.title, "hash": annex.sha256} for annex in line.annexes],
    }
