"""Looking up rules by id, level and day, in a table that refuses two answers to one question."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import combinations

from .levels import Level
from .rule import Rule


class NoSuchRule(LookupError):
    """The table has no such rule for that level on that day."""

    def __init__(self, name: str, level: Level, on: date | None = None) -> None:
        when = f" on {on.isoformat()}" if on else ""
        super().__init__(f"The table has no rule {name} for the level {level.value}{when}.")
        self.name, self.level, self.on = name, level, on


class OverlappingRules(ValueError):
    """Two rows answer the same question for the same days."""


class Table:
    def __init__(self, rows: Iterable[Rule]) -> None:
        self._rows: dict[tuple[str, str, Level], list[Rule]] = defaultdict(list)
        for row in rows:
            self._rows[row.id, row.part, row.level].append(row)
        for same in self._rows.values():
            same.sort(key=lambda row: row.in_force_from)
            _refuse_overlaps(same)
        # Asked for each act of a session, of the same level and day; the rows never change.
        self._selected = lru_cache(maxsize=512)(self._select)

    def rule(self, rule_id: str, level: Level, on: date | None = None, part: str = "") -> Rule:
        """The row in force on that day; without a day, today."""
        on = on or date.today()
        fitting = [row for row in self._rows.get((rule_id, part, level), ()) if row.is_in_force(on)]
        if not fitting:
            raise NoSuchRule(f"{rule_id}/{part}" if part else rule_id, level, on)
        return fitting[-1]

    def rules(self, level: Level | None = None, on: date | None = None) -> tuple[Rule, ...]:
        """The rows of a level, or of all; in force on that day, or ever."""
        return self._selected(level, on)

    def _select(self, level: Level | None, on: date | None) -> tuple[Rule, ...]:
        return tuple(
            row
            for rows in self._rows.values()
            for row in rows
            if (level is None or row.level == level) and (on is None or row.is_in_force(on))
        )


def _refuse_overlaps(rows: list[Rule]) -> None:
    for one, other in combinations(rows, 2):
        if one.overlaps(other):
            raise OverlappingRules(f"{one.name} is given twice for the level {one.level.value} on the same days.")
