"""What a paper says of itself: its number, its day and its subject. A proposal, never a fact: a person confirms it."""

import datetime
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from document_types.intake.dates import dates_in

# In signs: an act has named itself long before, and what its body cites is not its own.
HEADING = 4_000
LONGEST_SUBJECT = 600
# Before a day, so far reaches the word that says what happened on it.
NEAR = 110
# Lines between the number of an act and what it is about.
BETWEEN = 4

KIND = (
    r"(?:d[ée]lib[ée]rations?|d[ée]cisions?|proc[èe]s[- ]verbal"
    r"|(?:ال)?مقرر(?:ات)?|(?:ال)?مداول(?:ة|ات)|(?:ال)?قرار(?:ات)?|(?:ال)?محضر)"
)
SIGN = r"(?:n\s?[°ºo˚]s?\s?[.:]?|num[ée]ro\s?:?|(?:تحت\s+)?(?:ال)?(?:رقم|عدد)\s?:?)"
NUMBERED = re.compile(SIGN + r"\s*$", re.IGNORECASE)
NUMBER = (
    r"(?P<number>(?:[A-Z]{1,6}\s?[-/.]\s?)?\d{1,5}(?:\s?[/.-]\s?(?:\d{1,5}|[A-Z]{1,6}\b))*"
    r"(?:\s?(?:bis|ter|quater|مكرر))?)(?![\d%])"
)
OWN_NUMBER = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        rf"(?:n[°º]|num[ée]ro|رقم|عدد)\s+(?:de\s+(?:la\s+|l'))?{KIND}\s*:?\s*{NUMBER}",
        rf"(?<!\w){KIND}(?!\w)(?:[^\d\n]{{0,60}}?(?:\n[^\d\n]{{0,60}}?){{0,3}}?){SIGN}\s*{NUMBER}",
        rf"(?<!\w){KIND}\s*:?\s*(?!(?:19|20)\d\d\b\s*(?![/.-])){NUMBER}",
        rf"^\s*{SIGN}\s*{NUMBER}\s*$",
    )
)
# Before the number of another text, and between the kind and the number where the number is another's.
CITING = re.compile(
    r"(?:\b(?:vu|par|selon|de la|ladite|\w*modifi\w+|conform\w+)\b|\bde l'"
    r"|بناء|طبقا|بمقتضى|وفق|تنفيذ|استناد|على)[^\n:]{0,30}$",
    re.IGNORECASE,
)
ANOTHERS = re.compile(
    r"\b(?:vu|loi|dahir|d[ée]cret|arr[êe]t[ée]|article|circulaire|point|question|s[ée]ance|session|compte)\b"
    r"|قانون|ظهير|مرسوم|بناء|المادة|الفصل|النقطة|نقطة|الجلسة|الدورة|دورة|حساب",
    re.IGNORECASE,
)

ACT_NUMBERED = re.compile(
    r"(?:d[ée]lib[ée]ration|d[ée]cision)\s+n|(?:مقرر|مداولة|قرار|محضر)\s+(?:رقم|عدد|تحت)", re.IGNORECASE
)
HELD = re.compile(
    r"\b(?:s[ée]ances?|sessions?|r[ée]uni(?:e?s?|on)|tenue?s?)\b"
    r"|جلسة|الجلسة|جلسته|دورة|الدورة|دورته|المنعقد|انعقد|المجتمع|اجتمع|اجتماع",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"\b(?:convo\w+|vu|loi|dahir|d[ée]cret|arr[êe]t[ée]|circulaire|convention|courrier|lettre|accus[ée]|re[çc]ue?|publi(?:[ée]e?s?|cation)"
    r"|affich\w+|transmi\w+|vis[ée]e?|approuv\w+|d[ée]lib[ée]rations?|d[ée]cisions?|depuis|march[ée]|contrat|jusqu\w*)\b"
    r"|استدع|استدعاء|ظهير|قانون|مرسوم|دورية|منشور|رسالة|اتفاقية|توصل|تأشير|نشر|بناء|صفقة|مقرر|مداولة|قرار",
    re.IGNORECASE,
)
SIGNED = re.compile(r"(?:^|\n)[^\n]{0,40}?(?:fait\s+à|حرر)[^\n]{0,60}$", re.IGNORECASE)
PLACE_AND_DAY = re.compile(r"(?:^|\n)[^\n\d:]{2,80}(?:,\s*le|،?\s+في|،?\s+بتاريخ)\s*:?\s*$", re.IGNORECASE)

LABEL = re.compile(
    r"^[^\w\n]*(?:objets?(?:\s+de\s+la\s+d[ée]lib[ée]ration)?|sujet|(?:ال)?موضوع(?:\s+(?:ال)?(?:مقرر|مداولة|قرار))?)\s*:(?P<rest>.*)$",
    re.IGNORECASE | re.MULTILINE,
)
POINT = re.compile(
    r"^\s*(?:point|question|النقطة|نقطة)\b[^:\n]{0,60}:(?P<rest>.+)$",
    re.IGNORECASE | re.MULTILINE,
)
# What stands between an act and its matter; "portant approbation" is the approval.
ABOUT = re.compile(
    r"(?:\brelati(?:f|ve)s?\s+(?:à\s+(?:la\s+|l['’])?|aux?\s+)|\bportant\s+(?:sur\s+)?|\bconcernant\s+(?:la\s+|les?\s+|l['’])?"
    r"|\bau\s+sujet\s+(?:de\s+(?:la\s+|l['’])?|du\s+|des\s+)|\b(?=(?:approuvant|fixant|autorisant|modifiant)\b)"
    r"|(?:(?:ال|ي|ت)متعلق[ةه]?|[يت]تعلق|(?:ال)?قاضي[ةه]?|[يت]قضي)\s+ب|(?:بشأن|في\s+شأن|حول|بخصوص)\s+)(?P<rest>\S.*)",
    re.IGNORECASE,
)
# As agendas of councils name their points.
DELIBERATED = re.compile(
    r"^\s*(?P<rest>(?:approbation|adoption|examen|[ée]tude|vote|[ée]lection|cr[ée]ation|d[ée]signation|modification|fixation"
    r"|programmation|affectation|cession|acquisition|attribution|autorisation|r[ée]vision|avis|projet|الدراسة|دراسة|المصادقة"
    r"|الموافقة|المناقشة|التصويت|انتخاب|إحداث|برمجة|تحديد|تعديل|اقتناء|تفويت|تعيين|إبداء|مشروع)\b.*)$",
    re.IGNORECASE | re.MULTILINE,
)
# Whoever lays the matter before the council; its title is above.
REPORTS = re.compile(
    r"^[^\n.;]{0,80}\b(?:rapporte|expose|pr[ée]sente|rappelle|donne\s+lecture|informe|soumet)\b[^\n.]{0,60}:?\s*$",
    re.IGNORECASE,
)
STARTS_ELSE = re.compile(
    r"^\s*(?:(?:vu|consid[ée]rant|attendu|le\s+conseil|apr[èe]s|pr[ée]sents?|absents?|[ée]taient|excus[ée]s?|article|d[ée]cide"
    r"|d[ée]lib[èe]re|nombre|date|rapporteur|s[ée]ance|session|secr[ée]taire|monsieur|madame|mm?|mme|le\s+pr[ée]sident|pi[èe]ces?|r[ée]f\w*|fait|du\s+\d|le\s+\d)\b"
    r"|بناء|إن\s|اعتبارا|وبعد|بعد\s|حيث|نظرا|المادة|البند|الفصل|يقرر|قرر|الحاضرون|الغائبون|حضر|عدد|التاريخ|طبقا|بتاريخ|الجلسة|دورة|الدورة)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was found; empty or None where the paper does not say it, or not clearly."""

    number: str = ""
    date: datetime.date | None = None
    subject: str = ""


def propose(pages: Mapping[int, str]) -> Proposal:
    """Read number, day and subject off the texts of the pages of one act, given by their numbers."""
    text = plain_digits("\n".join(pages[number] for number in sorted(pages)))
    heading = text[:HEADING]
    return Proposal(number=_number(heading), date=_date(heading, text), subject=_subject(heading))


def plain_digits(text: str) -> str:
    """The text with European figures in the place of others."""
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)


def _number(heading: str) -> str:
    match = next(_own_numbers(heading), None)
    return re.sub(r"\s*([/.-])\s*", r"\1", match["number"]).strip() if match else ""


def _own_numbers(heading: str) -> Iterator[re.Match]:
    days = [(each.start, each.end) for each in dates_in(heading)]
    for pattern in OWN_NUMBER:
        for match in pattern.finditer(heading):
            place = match.start("number")
            before = heading[match.start() : place]
            is_day = any(start <= place < end for start, end in days) and not NUMBERED.search(before)
            if not (is_day or CITING.search(heading[: match.start()]) or ANOTHERS.search(before)):
                yield match


def _date(heading: str, text: str) -> datetime.date | None:
    # "n° 2025/07/14" is a number.
    found = [each for each in dates_in(heading) if not NUMBERED.search(heading[: each.start])]
    for each in found:
        if _is_held(heading[max(0, each.start - NEAR) : each.start]):
            return each.day
    signed = (each.day for each in dates_in(text) if SIGNED.search(text[: each.start]))
    placed = (each.day for each in found if PLACE_AND_DAY.search(heading[: each.start]))
    return next(signed, next(placed, None))


def _is_held(before: str) -> bool:
    """Whether the words before a day say last that a council met, or that this act was numbered."""
    own = [each.end() for each in ACT_NUMBERED.finditer(before) if not CITING.search(before[: each.start()])]
    held = max([*own, *(each.end() for each in HELD.finditer(before))], default=-1)
    return held > max((each.end() for each in OTHER.finditer(before)), default=-1)


def _subject(heading: str) -> str:
    for read in (_labelled, _behind_the_number, _above_the_report, _named_as_a_point):
        if subject := read(heading).strip(" \t:.;،-–—\"'«»“”"):
            return subject[:LONGEST_SUBJECT]
    return ""


def _labelled(heading: str) -> str:
    match = LABEL.search(heading)
    return _run_on(match["rest"], heading[match.end() :]) if match else ""


def _behind_the_number(heading: str) -> str:
    for number in _own_numbers(heading):
        place = number.end()
        for line in heading[place:].split("\n")[:BETWEEN]:
            about = ABOUT.search(line)
            if about:
                subject = _run_on(about["rest"], heading[place + len(line) :])
                return subject[:1].upper() + subject[1:]
            if place > number.end() and line.strip() and STARTS_ELSE.match(line):
                break
            place += len(line) + 1
    return ""


def _above_the_report(heading: str) -> str:
    lines = heading.split("\n")
    place = next((number for number, line in enumerate(lines) if REPORTS.match(line)), 0)
    above: list[str] = []
    for line in reversed(lines[:place]):
        if line.rstrip().endswith((":", ".", ";")) or STARTS_ELSE.match(line) or (above and not line.strip()):
            break
        above.insert(0, line.strip())
    return " ".join(filter(None, above))


def _named_as_a_point(heading: str) -> str:
    match = POINT.search(heading) or DELIBERATED.search(heading)
    return _run_on(match["rest"], heading[match.end() :]) if match else ""


def _run_on(first: str, following: str) -> str:
    """The line with those that go on with it: up to a blank one, a full stop, or one that begins something else."""
    lines = [first.strip()]
    for line in following.split("\n")[1:]:
        is_open = not lines[-1].endswith((".", ":"))
        if any(lines) and (not line.strip() or not is_open):
            break
        if STARTS_ELSE.match(line) or REPORTS.match(line) or LABEL.match(line):
            break
        lines.append(line.strip())
    return " ".join(filter(None, lines))
