"""The words of the minutes, written from the facts in both languages: sitting by sitting, point by point.

What was said behind closed doors is told in the reserved part alone, never in the minutes everyone reads (PUB-2).
"""

from collections.abc import Iterator

from django.utils.html import format_html
from django.utils.translation import override

from document_types.enums import MandateOffice
from document_types.law.wording import Bilingual
from document_types.models import Session, Sitting
from document_types.reader import LANGUAGES
from document_types.services.minutes_wording import items, movements, sittings
from document_types.services.minutes_wording.phrases import (
    article,
    bullets,
    day,
    heading,
    isolated,
    numbered,
    office_of,
    paragraph,
    say,
    written,
)
from document_types.services.minutes_wording.story import Story, voted_at
from document_types.services.wording import lowered

__all__ = ["minutes", "reserved_part"]

_SUBJECT = Bilingual("Procès-verbal de la {session}", "محضر {session}")
# Of one request, and of several.
_REFUSED_ITEMS = (
    Bilingual(
        "Le conseil est informé, sans débat, du point demandé et refusé ({article}) :",
        "أحيط المجلس علما، دون مناقشة، بالنقطة المطلوبة التي رفض إدراجها ({article}):",
    ),
    Bilingual(
        "Le conseil est informé, sans débat, des points demandés et refusés ({article}) :",
        "أحيط المجلس علما، دون مناقشة، بالنقط المطلوبة التي رفض إدراجها ({article}):",
    ),
)
_REFUSED_ITEM = Bilingual("{title} (demandé par {who}) : {reasons}", "{title} (بطلب من {who}): {reasons}")
_AGENDA = Bilingual("Ordre du jour :", "جدول الأعمال:")
_LINE_WITH_ORIGIN = Bilingual("{title} ({origin})", "{title} ({origin})")
_CLOSED = Bilingual(
    "L'ordre du jour étant épuisé, la session est close le {day}.",
    "وبعد استنفاد جدول الأعمال، اختتمت الدورة يوم {day}.",
)
_DRAWN_UP = Bilingual(
    "De ce qui précède, il est dressé le présent procès-verbal ({article}).",
    "وبناء على ما سبق، حرر هذا المحضر ({article}).",
)
_SIGNS = Bilingual("{name}, {office}", "{name}، {office}")
_SIGNATURE = Bilingual("Signature :", "التوقيع:")
_RESERVED = Bilingual(
    "Partie du procès-verbal de la {session} réservée aux membres du conseil",
    "الجزء المخصص لأعضاء المجلس من محضر {session}",
)
_NOTHING_SAID = Bilingual("Aucune parole n'est consignée.", "لم تدون أي مداخلة.")


def minutes(session: Session) -> dict:
    """Return the subject and body fields of the session's minutes, for everyone to read (MIN-1, MIN-4, MIN-5)."""
    story, fields = Story.of(session), {}
    for language in LANGUAGES:
        with override(language):
            name = lowered(session.title_in(language))
            fields[f"subject_{language}"] = say(_SUBJECT, language, session=name)
            fields[f"body_{language}"] = [("paragraph", str(html)) for html in _blocks(story, language)]
    return fields


def reserved_part(session: Session) -> dict[str, list[tuple[str, str]]]:
    """What was said on the points debated behind closed doors, by language; empty where there was none."""
    story = Story.of(session)
    reserved = [item for item in story.items if item.pk in story.home and story.is_reserved(item)]
    if not reserved:
        return {}
    held = {sitting.pk: sitting for sitting in story.held}
    found = {}
    for language in LANGUAGES:
        with override(language):
            name = lowered(session.title_in(language))
            blocks = [heading(say(_RESERVED, language, session=name))]
            for item in reserved:
                words = list(items.said(story, item, held[story.home[item.pk]], language))
                blocks.append(heading(items.title(item, language)))
                blocks.append(_joined(words) or paragraph(_NOTHING_SAID.in_language(language)))
            found[language] = [("paragraph", str(html)) for html in blocks]
    return found


def _joined(pieces) -> str:
    return format_html("{}" * len(pieces), *pieces) if pieces else ""


def _blocks(story: Story, language: str) -> Iterator[str]:
    """One block of text for the head of each sitting and for each point, so that a correction stays in its place."""
    for sitting in story.sittings:
        yield _joined(list(sittings.opening(story, sitting, language)))
        if sitting.is_quorate:
            if sitting == story.held[0]:
                yield from _business(story, language)
            yield from _sitting(story, sitting, language)
    if story.session.closed_on:
        yield paragraph(say(_CLOSED, language, day=day(story.session.closed_on, language)))
    yield from _signatures(story, language)


def _business(story: Story, language: str) -> Iterator[str]:
    """What opens the session: the requests refused (AGE-6), then the agenda."""
    if refused := list(story.session.item_requests.filter(refused_on__isnull=False)):
        lines = [
            say(
                _REFUSED_ITEM,
                language,
                title=written(each, "title", language),
                who=isolated(each.asked_by, language),
                reasons=written(each, "reasons", language),
            )
            for each in refused
        ]
        yield paragraph(
            say(_REFUSED_ITEMS[len(refused) > 1], language, article=article("AGE-6", story.session))
        ) + bullets(lines)
    if story.items:
        lines = [_agenda_line(story, item, language) for item in story.items]
        yield paragraph(_AGENDA.in_language(language)) + numbered(lines)


def _agenda_line(story: Story, item, language: str) -> str:
    title, origin = written(item, "title", language), items.origin(story, item, language)
    return say(_LINE_WITH_ORIGIN, language, title=title, origin=origin) if origin else title


def _sitting(story: Story, sitting: Sitting, language: str) -> Iterator[str]:
    """The points of the sitting, and between them who came and went, at the hours that are known."""
    course = movements.Course(sitting, language)
    for approval in story.approvals_at(sitting):
        yield _joined(list(items.approval(approval, language)))
    for item in story.told_at(sitting):
        yield from course.until(_first_hour(story, item, sitting))
        yield _joined(list(items.told(story, item, sitting, course, language)))
    yield from course.rest()
    yield from _some(items.questions_apart(story, sitting, language))
    yield from movements.lifting(sitting, language)


def _some(pieces) -> Iterator[str]:
    if pieces := list(pieces):
        yield _joined(pieces)


def _first_hour(story: Story, item, sitting: Sitting):
    """When the council first voted on the point at this sitting."""
    return next((hour for event in story.events(item, sitting) if (hour := voted_at(event, sitting))), None)


def _signatures(story: Story, language: str) -> Iterator[str]:
    """Where whoever presided and whoever wrote put their hand; on the last sitting, which ended the session."""
    if not story.sittings:
        return
    yield paragraph(say(_DRAWN_UP, language, article=article("MIN-1", story.session)))
    last = (story.held or story.sittings)[-1]
    president = last.chaired_by or story.holder(MandateOffice.PRESIDENT, last)
    secretary = last.secretary or story.holder(MandateOffice.SECRETARY, last)
    for mandate in (secretary, president):
        if mandate:
            who = say(_SIGNS, language, name=mandate.councillor.name_in(language), office=office_of(mandate))
            yield paragraph(who) + paragraph(_SIGNATURE.in_language(language))
