"""A query with all its words analysed: what every engine is asked, term by term, in the same way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from .analysis import stem_of, tokens, words
from .fields import period
from .folding import fold
from .highlight import Marks
from .parser import UNKNOWN_VALUE, Condition, Ignored, Parsed, Part, parse
from .query import Query
from .stopwords import STOP_WORDS
from .wording import Ranking, Wording, wording


class Term(NamedTuple):
    field: str
    text: str


class Phrase(NamedTuple):
    """Exact words that follow one another in one text."""

    words: tuple[str, ...]


class Beginning(NamedTuple):
    """Any term of `field` that begins so."""

    field: str
    text: str


class Alike(NamedTuple):
    """Any exact word that differs by so many letters at the most."""

    text: str
    distance: int


Atom = Term | Phrase | Beginning | Alike
# Alternatives: one of them must match.
Clause = tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """`musts` and `must_nots` decide what matches; `first` finds the candidates that `ranking` puts in order."""

    audiences: tuple[str, ...]
    musts: tuple[Clause, ...] = ()
    must_nots: tuple[Atom, ...] = ()
    first: tuple[Ranking, ...] = ()
    ranking: tuple[Ranking, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date_from: date | None = None
    date_to: date | None = None
    sort: str = ""
    offset: int = 0
    rows: int = 20
    facets: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Say whether all that bears a stem of `first` matches, its audience aside: no other condition is set."""
        stems = tuple(Term(rank.field, rank.term) for rank in self.first if rank.field == "stem")
        bounds = self.must_nots or self.filters or self.date_from or self.date_to
        return bool(stems) and self.musts == (stems,) and not bounds


class Compiled(NamedTuple):
    """A question, what to mark in its answers, and what of the query had no effect."""

    question: Question
    marks: Marks
    ignored: tuple[Ignored, ...]


def compile_query(query: Query) -> Compiled:
    """Analyse what was typed; a value that its field does not know is left out and said."""
    parsed = parse(query.text)
    asked = wording(parsed.words, query.across_languages)
    question = Question(
        audiences=query.audiences,
        musts=_musts(parsed, asked, query.match),
        must_nots=tuple(_excluded(part) for part in parsed.excluded),
        first=asked.draft,
        ranking=asked.ranking,
        filters={name: values for name, values in query.filters.items() if values},
        date_from=query.date_from,
        date_to=query.date_to,
        sort=query.sort if query.sort != "relevance" else ("" if asked.wanted else "newest"),
        offset=query.offset,
        rows=query.rows,
        facets=query.facets,
    )
    question, ignored = _with_conditions(question, parsed.conditions)
    return Compiled(question, _marks(parsed, asked), parsed.ignored + ignored)


def _marks(parsed: Parsed, asked: Wording) -> Marks:
    beginnings = [_beginning(part).text for group in parsed.groups for part in group if part.kind == "beginning"]
    return Marks(asked.marked, tuple(beginnings))


def _musts(parsed: Parsed, asked: Wording, match: str) -> tuple[Clause, ...]:
    """Return the clauses: phrases always, words each or, where any may match, as alternatives of one another."""
    strict = [group for group in parsed.groups if match == "all" or any(part.kind == "phrase" for part in group)]
    clauses = [clause for group in strict for clause in _clauses(group, asked)]
    if clauses:
        return tuple(clauses)
    loose = [Term("stem", stem) for stem in asked.wanted]
    loose += [_beginning(part) for group in parsed.groups for part in group if part.kind == "beginning"]
    return (tuple(loose),) if loose else ()


def _clauses(group: tuple[Part, ...], asked: Wording) -> Iterable[Clause]:
    if len(group) == 1 and group[0].kind == "word":
        # Each part of a compound word is asked for, and a common word only where there is nothing else.
        stems = {stem_of(token.text) for token in tokens(group[0].text)}
        return [tuple(Term("stem", stem) for stem in each) for each in asked.groups if each[0] in stems]
    alternatives = tuple(atom for part in group for atom in _atoms(part))
    return [alternatives] if alternatives else []


def _atoms(part: Part) -> list[Atom]:
    if part.kind == "beginning":
        return [_beginning(part)]
    if part.kind == "phrase":
        return [_phrase(part)]
    return [Term("stem", stem_of(token.text)) for token in words(part.text) if token.text not in STOP_WORDS]


def _phrase(part: Part) -> Atom:
    found = tuple(token.text for token in words(part.text))
    return Term("exact", found[0]) if len(found) == 1 else Phrase(found)


def _beginning(part: Part) -> Beginning:
    return Beginning("exact", "".join(token.text for token in words(part.text)[-1:]))


def _excluded(part: Part) -> Atom:
    """Every form of an excluded word is excluded; of several words, their sequence."""
    found = words(part.text)
    if part.kind == "beginning":
        return _beginning(part)
    return Term("stem", stem_of(found[0].text)) if len(found) == 1 else _phrase(part)


def _with_conditions(question: Question, conditions: Iterable[Condition]) -> tuple[Question, tuple[Ignored, ...]]:
    """Add what was typed as name:value; several values of one facet are alternatives."""
    ignored: list[Ignored] = []
    wanted: dict[str, list[Term]] = {}
    for condition in conditions:
        applied = _apply(question, condition, wanted)
        if applied is None:
            ignored.append(Ignored(UNKNOWN_VALUE, f"{condition.field.names[0]}:{condition.value}"))
        else:
            question = applied
    musts = (*question.musts, *(tuple(terms) for terms in wanted.values()))
    return replace(question, musts=musts), tuple(ignored)


def _apply(question: Question, condition: Condition, wanted: dict[str, list[Term]]) -> Question | None:
    name = condition.field
    if name.kind in ("date", "since", "until"):
        return None if condition.is_excluded else _within(question, name.kind, condition.value)
    terms = _values(condition)
    if not terms:
        return None
    if condition.is_excluded:
        return replace(question, must_nots=(*question.must_nots, *terms))
    wanted.setdefault(name.facet or name.kind, []).extend(terms)
    return question


def _values(condition: Condition) -> list[Term]:
    if condition.field.kind == "number":
        return [Term("number", number_term(condition.value))]
    return [Term(f"facets.{condition.field.facet}", value) for value in condition.field.read(condition.value)]


def number_term(number: str) -> str:
    """Fold a number as it is written, spaces and case aside: "12 bis/1998" and "12BIS/1998" are one."""
    return "".join(fold(number).split())


def _within(question: Question, kind: str, typed: str) -> Question | None:
    """Narrow the days; of several bounds the narrowest holds."""
    days = period(typed)
    if days is None:
        return None
    lower = days[0] if kind in ("date", "since") else None
    upper = days[1] if kind in ("date", "until") else None
    return replace(
        question,
        date_from=max(filter(None, (question.date_from, lower)), default=None),
        date_to=min(filter(None, (question.date_to, upper)), default=None),
    )
