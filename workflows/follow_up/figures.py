"""Counts, latenesses and durations of the dossiers looked at, by place: from the tallies, or from the rows themselves.

The tallies answer for whole prefectures and provinces, by year, kind and state. Anything narrower (a council, a matter,
what is late, with whom) is counted from the rows, of which there are then few.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from typing import Protocol

from django.db.models import Count, F, Q, Sum, Value

from document_types.families import FAMILY_OF, Family
from workflows.enums import ProceedingKind
from workflows.follow_up.cells import COUNT, COUNTED, DUE, SENT_LATE, SILENCE, due_with, with_whom
from workflows.follow_up.enums import Holder, Step

MEDIAN, NINTH_DECILE = 0.5, 0.9


@dataclass
class Figures:
    """Of one place, or of several together."""

    states: Counter = field(default_factory=Counter)
    holders: Counter = field(default_factory=Counter)
    late: Counter = field(default_factory=Counter)
    silence: int = 0
    sent_late: int = 0
    steps: dict[str, Counter] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def total(self) -> int:
        return sum(self.states.values())

    @property
    def late_total(self) -> int:
        return sum(self.late.values())

    @property
    def late_share(self) -> float:
        return self.late_total / self.total if self.total else 0.0

    @property
    def stages(self) -> Counter[Family]:
        counts: Counter = Counter()
        for state, n in self.states.items():
            counts[FAMILY_OF[state]] += n
        return counts

    def days(self, step: Step, share: float) -> int | None:
        """The days within which this share of the dossiers passed the step; None where none did."""
        return quantile(self.steps[step.value], share)

    def add(self, other: "Figures") -> None:
        self.states.update(other.states)
        self.holders.update(other.holders)
        self.late.update(other.late)
        self.silence += other.silence
        self.sent_late += other.sent_late
        for step, days in other.steps.items():
            self.steps[step].update(days)


def quantile(days: Mapping[int, int], share: float) -> int | None:
    """The smallest number of days that holds at least this share: of a median, half of the dossiers took no more."""
    wanted, passed = ceil(share * sum(days.values())), 0
    for value in sorted(days):
        passed += days[value]
        if passed >= wanted:
            return value
    return None


def folded(figures: Mapping[str, Figures], into: Callable[[str], str]) -> dict[str, Figures]:
    """The figures of wider places from those of the narrower ones in them."""
    wider: dict[str, Figures] = defaultdict(Figures)
    for place, each in figures.items():
        wider[into(place)].add(each)
    return wider


def summed(figures: Iterable[Figures]) -> Figures:
    return folded(dict(enumerate(figures)), lambda _place: "").get("", Figures())


class Source(Protocol):
    """Where figures come from; `by` is the column of the places, nothing for all of them together."""

    def counts(self, by: str) -> dict[str, Figures]: ...

    def steps(self, by: str, into: dict[str, Figures]) -> None: ...


@dataclass(frozen=True)
class Rows:
    """Counted one dossier after the other: one query, and one more for each step."""

    dossiers: object
    today: date

    def counts(self, by: str) -> dict[str, Figures]:
        found: dict[str, Figures] = defaultdict(Figures)
        is_late = Q(is_duty=True, due_on__lt=self.today)
        counted = {
            "n": Count("pk"),
            "silence": Count("pk", filter=Q(decision=ProceedingKind.VISA_TACIT)),
            "sent_late": Count("pk", filter=Q(sent_late_days__gt=0)),
        }
        for holder in Holder:
            counted[f"with_{holder}"] = Count("pk", filter=Q(holder=holder))
            counted[f"late_{holder}"] = Count("pk", filter=is_late & Q(holder=holder))
        for row in self._by(by).values("key", "state").annotate(**counted):
            each = found[row["key"]]
            each.states[row["state"]] += row["n"]
            each.silence += row["silence"]
            each.sent_late += row["sent_late"]
            each.holders.update({holder.value: row[f"with_{holder}"] for holder in Holder})
            each.late.update({holder.value: row[f"late_{holder}"] for holder in Holder})
        return found

    def steps(self, by: str, into: dict[str, Figures]) -> None:
        for step in Step:
            timed = self._by(by).filter(**{f"{step.column}__isnull": False}).values_list("key", step.column)
            for key, days, n in timed.annotate(n=Count("pk")):
                into[key].steps[step.value][days] += n

    def _by(self, by: str):
        return self.dossiers.order_by().annotate(key=F(by) if by else Value(""))


@dataclass(frozen=True)
class Tallies:
    """Summed from what each prefecture and province has counted: one query, and one for the steps."""

    tallies: object
    today: date

    def counts(self, by: str) -> dict[str, Figures]:
        found: dict[str, Figures] = defaultdict(Figures)
        is_past = Q(measure__in=DUE, value__lt=self.today.toordinal())
        counted = self._by(by).filter(Q(measure__in=COUNTED) | is_past)
        for key, state, measure, n in counted.values_list("key", "state", "measure").annotate(total=Sum("n")):
            _count(found[key], state, measure, n)
        return found

    def steps(self, by: str, into: dict[str, Figures]) -> None:
        timed = self._by(by).filter(measure__in=list(Step.values)).values_list("key", "measure", "value")
        for key, measure, value, n in timed.annotate(total=Sum("n")):
            into[key].steps[measure][value] += n

    def _by(self, by: str):
        return self.tallies.order_by().annotate(key=F(by) if by else Value(""))


_WITH = {with_whom(holder): holder.value for holder in Holder}
_LATE = {due_with(holder): holder.value for holder in Holder}


def _count(figures: Figures, state: str, measure: str, n: int) -> None:
    if measure == COUNT:
        figures.states[state] += n
    elif measure == SILENCE:
        figures.silence += n
    elif measure == SENT_LATE:
        figures.sent_late += n
    elif measure in _WITH:
        figures.holders[_WITH[measure]] += n
    else:
        figures.late[_LATE[measure]] += n
