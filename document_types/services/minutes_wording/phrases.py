"""The small pieces every sentence of minutes is made of: names, hours, citations, paragraphs."""

from collections.abc import Iterable
from datetime import date, time

from django.utils.html import format_html, format_html_join

from document_types.enums import MandateOffice
from document_types.law.day_names import day_in_words
from document_types.law.statutes import rule
from document_types.law.wording import Bilingual
from document_types.models import Mandate, Session

OFFICES = {
    MandateOffice.PRESIDENT: Bilingual("président du conseil", "رئيس المجلس"),
    MandateOffice.VICE_PRESIDENT: Bilingual("vice-président du conseil", "نائب رئيس المجلس"),
    MandateOffice.SECRETARY: Bilingual("secrétaire du conseil", "كاتب المجلس"),
    MandateOffice.DEPUTY_SECRETARY: Bilingual("secrétaire adjoint du conseil", "نائب كاتب المجلس"),
    MandateOffice.MEMBER: Bilingual("membre du conseil", "عضو المجلس"),
}


def say(wording: Bilingual, language: str, **values) -> str:
    """The sentence in `language`; a value with both languages gives its own."""
    return wording.format(**values).in_language(language)


def paragraph(text: str) -> str:
    return format_html("<p>{}</p>", text)


def heading(text: str) -> str:
    return format_html("<p><b>{}</b></p>", text)


def bullets(lines: Iterable[str]) -> str:
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", [(line,) for line in lines]))


def numbered(lines: Iterable[str]) -> str:
    return format_html("<ol>{}</ol>", format_html_join("", "<li>{}</li>", [(line,) for line in lines]))


def spoken(text: str) -> str:
    """What somebody said or wrote, each of its lines a paragraph."""
    return format_html_join("", "<p>{}</p>", [(line.strip(),) for line in text.splitlines() if line.strip()])


def listed(names: Iterable[str], language: str) -> str:
    return ("، " if language == "ar" else ", ").join(names)


def office_of(mandate: Mandate) -> Bilingual:
    return OFFICES[MandateOffice(mandate.office)]


def written(row, name: str, language: str) -> str:
    """The field of `row` in `language`; where only the other one was written, isolated from the line around it."""
    mine, other = ("ar", "fr") if language == "ar" else ("fr", "ar")
    text = getattr(row, f"{name}_{mine}").strip()
    if text:
        return text
    text = getattr(row, f"{name}_{other}").strip()
    return "\n".join(f"\u2068{line}\u2069" for line in text.splitlines() if line.strip())


def isolated(text: str, language: str) -> str:
    """A name written once for both languages: in the other script than the line around it, it is kept apart."""
    is_arabic = any("\u0600" <= letter <= "\u06ff" for letter in text)
    return text if is_arabic == (language == "ar") else f"\u2068{text}\u2069"


def without_stop(text: str) -> str:
    """A text that ends inside one of our sentences, which has a full stop of its own."""
    return text.rstrip().rstrip(".").rstrip()


def day(moment: date, language: str) -> str:
    return day_in_words(moment).in_language(language)


def hour(moment: time, language: str) -> str:
    """ "10 h 05", "13 h"; "10:05" in Arabic."""
    if language == "ar":
        return f"{moment:%H:%M}"
    minutes = f"\u00a0{moment.minute:02d}" if moment.minute else ""
    return f"{moment.hour}\u00a0h{minutes}"


def article(rule_id: str, session: Session) -> Bilingual:
    """The citation of the rule in force for this council on the day of its session."""
    return rule(rule_id, session.council.level, session.opens_on).citation.wording


def rank_in_protocol(mandate: Mandate) -> tuple:
    return mandate.rank, mandate.councillor.name_fr, mandate.pk
