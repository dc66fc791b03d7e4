"""What several papers say alike: numbers, votes, who signs."""

from datetime import date

from django.utils.translation import gettext as _

from document_types.enums import MandateOffice
from document_types.law.statutes import rule
from document_types.models import Council, Mandate, VoteEvent
from document_types.reader import article, day_words, language


def fact(label: str, value: str) -> dict[str, str]:
    return {"label": label, "value": value}


def dash() -> str:
    return " \N{EN DASH} "


def number_words(label: str) -> str:
    """Return "n° 12/2026", the number kept from turning round in an Arabic line."""
    return _("n° %(number)s") % {"number": f"\N{LEFT-TO-RIGHT ISOLATE}{label}\N{POP DIRECTIONAL ISOLATE}"}


def tally(event: VoteEvent) -> str:
    return _("pour : %(for)s, contre : %(against)s, abstentions : %(abstentions)s") % {
        "for": event.votes_for,
        "against": event.votes_against,
        "abstentions": event.abstentions,
    }


def cited(rule_id: str, council: Council, day: date) -> str:
    """What a rule asks for, and its article."""
    row = rule(rule_id, council.level, day)
    return f"{row.wording.in_language(language())} ({article(row)})"


def certified_copy(on: date | None) -> str:
    """What a copy of a register certifies of itself (MIN-11); nothing of one that is not certified."""
    if on is None:
        return ""
    return _("Copie certifiée conforme au registre, tel qu'il est le %(day)s.") % {"day": day_words(on)}


def signatories(council: Council, day: date) -> list[dict[str, str]]:
    """The places to sign, with the names of those in office on that day."""
    labels = {
        MandateOffice.PRESIDENT: _("Le président du conseil"),
        MandateOffice.SECRETARY: _("Le secrétaire du conseil"),
    }
    holders = Mandate.objects.filter(council=council, office__in=labels).in_office(day).in_protocol_order()
    names = {mandate.office: mandate.councillor.name for mandate in holders}
    return [{"office": label, "name": names.get(office, "")} for office, label in labels.items()]
