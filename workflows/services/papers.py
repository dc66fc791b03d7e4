"""What is recorded from paper: where the authority works on paper, with the date it bears and its scan."""

from datetime import date

from django.utils.translation import gettext as _

from document_types import clock
from document_types.errors import Refusal
from document_types.models import Council


def require_paper(council: Council, user, *, decided_on: date | None, scan, number: str) -> None:
    """Refuse a paper where the authority works online, or one that lacks its number, its date or its scan."""
    if not council.is_authority_on_paper:
        raise Refusal(
            _("L'autorité de ce conseil reçoit et décide en ligne : rien ne s'enregistre ici d'après un papier.")
        )
    if not number.strip():
        raise Refusal(_("Indiquez le numéro porté sur le papier."))
    require_day(decided_on)
    require_scan(scan, user, council)


def require_day(decided_on: date | None) -> None:
    if decided_on is None:
        raise Refusal(_("Indiquez la date portée sur le papier."))
    if decided_on > clock.localdate():
        raise Refusal(_("Cette date est à venir : inscrivez la date de l'acte accompli."))


def require_scan(scan, user, council: Council) -> None:
    """The one who records vouches by the scan; the system, which has no user, enters what was already proved."""
    if user is not None and scan is None:
        raise Refusal(_("Joignez la copie numérisée du papier : elle seule prouve ce qui est enregistré."))
    if user is not None and not scan.is_of(council.pk):
        raise Refusal(_("Cette copie numérisée est un fichier d'un autre conseil : joignez celle de ce dossier."))
