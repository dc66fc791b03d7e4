"""How much of the reference the table holds: its rows by chapter, those that compute, those that inform."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .statutes import rules
from .wording import Bilingual


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the reference and the ids of its rows."""

    number: int
    title: Bilingual
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """`computes` give a date, a threshold, a majority or an actor; `informs` are told where they matter."""

    chapter: Chapter
    computes: tuple[str, ...]
    informs: tuple[str, ...]
    left_out: Mapping[str, str]


def _ids(prefix: str, last: int, *, first: int = 1) -> tuple[str, ...]:
    return tuple(f"{prefix}-{number}" for number in range(first, last + 1))


CHAPTERS = (
    Chapter(1, Bilingual("Sessions et séances", "الدورات والجلسات"), _ids("SES", 23)),
    Chapter(2, Bilingual("Ordre du jour", "جدول الأعمال"), _ids("AGE", 18)),
    Chapter(3, Bilingual("Convocation", "الاستدعاء"), _ids("CON", 8)),
    Chapter(4, Bilingual("Quorum", "النصاب القانوني"), _ids("QUO", 8)),
    Chapter(5, Bilingual("Vote", "التصويت"), (*_ids("VOT", 4), "VOT-4a", *_ids("VOT", 11, first=5))),
    Chapter(6, Bilingual("Publicité, huis clos, ordre", "العلنية والاجتماعات المغلقة والنظام"), _ids("PUB", 6)),
    Chapter(7, Bilingual("Procès-verbaux, registres, affichage", "المحاضر والسجلات والتعليق"), _ids("MIN", 20)),
    Chapter(8, Bilingual("Transmission à l'autorité", "التبليغ إلى السلطة"), _ids("TRA", 6)),
    Chapter(9, Bilingual("Contrôle de légalité, opposition", "مراقبة الشرعية والتعرض"), _ids("LEG", 10)),
    Chapter(
        10,
        Bilingual("Visa et budget", "التأشيرة والميزانية"),
        (*_ids("VIS", 11), *_ids("VIS", 24, first=20), *_ids("BUD", 14)),
    ),
    Chapter(11, Bilingual("Caractère exécutoire et suites", "القابلية للتنفيذ وما يليها"), _ids("EXE", 9)),
    Chapter(
        12,
        Bilingual("Pétitions, questions, commissions", "العرائض والأسئلة واللجان"),
        (*_ids("PET", 10), *_ids("QUE", 3), *_ids("COMM", 10), *_ids("RI", 3), "ARR-1"),
    ),
    Chapter(13, Bilingual("Calcul du temps", "حساب الآجال"), _ids("CAL", 10)),
)

# A row that the table does not hold says here why.
LEFT_OUT: Mapping[str, str] = MappingProxyType({})


def coverage() -> Iterator[Covered]:
    """Each chapter with what the table makes of its rows; a row without a reason to be absent shows none."""
    known = {row.id for row in rules()}
    computing = {row.id for row in rules() if row.computes}
    for chapter in CHAPTERS:
        yield Covered(
            chapter,
            computes=tuple(each for each in chapter.ids if each in computing),
            informs=tuple(each for each in chapter.ids if each in known - computing),
            left_out={each: LEFT_OUT.get(each, "") for each in chapter.ids if each not in known},
        )
