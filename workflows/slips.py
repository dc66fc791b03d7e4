"""The slip of transmission (bordereau d'envoi): what the council sends, to be signed and to go with the papers."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from document_types.clock import today
from document_types.enums import Edition
from document_types.models import Act, Authority, Council
from document_types.printing.typesetting import head, in_edition, typeset
from document_types.printing.words import cited, fact, number_words, signatories
from document_types.reader import day_words, language
from document_types.services.reckoning import reckoner
from workflows import receipts
from workflows.models import Transmission
from workflows.receipts import Line
from workflows.services import lateness
from workflows.services.transmission import authority_of


def to_be_sent(acts: Iterable[Act], edition: Edition | None = None) -> bytes:
    """The slip of what is about to leave, all of one council: signed, and handed over with the papers it lists."""
    acts = list(acts)
    council, on = acts[0].council, today()
    lines = [Line(act, act.content_hash, tuple(act.annexes.all()), is_public=False) for act in acts]
    authority = authority_of(council)
    return typeset("slip", in_edition(edition, lambda: _said(council, authority, lines, on, facts=_limits(lines))))


def sent(slip: Transmission, edition: Edition | None = None) -> bytes:
    """The slip as it left."""
    lines, on = receipts.lines_of(slip), timezone.localdate(slip.sent_at)
    council, authority, reference = slip.council, slip.authority, slip.council_reference
    return typeset(
        "slip",
        in_edition(edition, lambda: _said(council, authority, lines, on, reference=reference, facts=_receipt(slip))),
    )


def _said(
    council: Council,
    authority: Authority,
    lines: Sequence[Line],
    on: date,
    *,
    reference: str = "",
    facts: Iterator[dict[str, str]],
) -> dict:
    number = number_words(reference) if reference else ""
    [president, _secretary] = signatories(council, on)
    return head(council, title=_("Bordereau d'envoi"), subtitle=number, day=on) | {
        "facts": [
            fact(_("Expéditeur"), council.name),
            fact(_("Destinataire"), authority.name),
            *(fact(_("Session"), session.title) for session in receipts.sessions_of(list(lines))),
            *facts,
            fact(_("Contenu"), receipts.counted(list(lines))),
        ],
        "columns": [_("Rang"), _("Acte et annexes"), _("Nombre de pièces")],
        "acts": [_row(rank, line) for rank, line in enumerate(lines, start=1)],
        "hash": _("Empreinte SHA-256"),
        "notes": [cited("TRA-1", council, on)],
        "signatures": [president],
        "arrival": [
            _("Cadre réservé à l'autorité"),
            fact(_("Reçu le"), ""),
            fact(_("Numéro d'ordre"), ""),
            _("Signature et cachet"),
        ],
    }


def _row(rank: int, line: Line) -> dict:
    return {
        "rank": str(rank),
        "number": line.number,
        "subject": line.act.subject_in(language()),
        "hash": line.content_hash,
        "annexes": [{"title": annex.title, "hash": annex.sha256} for annex in line.annexes],
        "count": str(1 + len(line.annexes)),
    }


def _limits(lines: Sequence[Line]) -> Iterator[dict[str, str]]:
    """The last day to send, for whoever carries the papers."""
    for session in receipts.sessions_of(list(lines)):
        if deadline := lateness.limit(session, session.council.level, reckoner()):
            yield fact(_("À transmettre au plus tard le"), day_words(deadline.due_on))


def _receipt(slip: Transmission) -> Iterator[dict[str, str]]:
    yield fact(_("Envoyé le"), day_words(slip.sent_at))
    yield fact(_("Récépissé"), number_words(slip.receipt_number))
    if slip.authority_reference:
        yield fact(_("Numéro d'ordre de l'autorité"), slip.authority_reference)
