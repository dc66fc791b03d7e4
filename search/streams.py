"""An entry as the indexed fields that every engine shares."""

from collections.abc import Iterable

from .analysis import SENTINEL, Terms, terms
from .entry import Entry
from .figures import number_terms

NO_DAY = 9_999_999


def streams(entry: Entry) -> dict[str, str]:
    """Return each field as its terms: titles twice, number and date, the names of annexes, the texts."""
    titles = [terms(title) for title in entry.titles.values()]
    number = [terms(entry.number)] if entry.number else []
    labels = [terms(label) for label in dict.fromkeys(text.label for text in entry.texts) if label]
    body = [*titles, *titles, *number, *labels, *(terms(text.text) for text in entry.texts)]
    fields = {name: _joined(getattr(part, name) for part in body) for name in Terms._fields}
    day = [entry.date.isoformat()] if entry.date else []
    fields["stem"] = " ".join([fields["stem"], *number_terms(entry.number), *day])
    # No phrase may run from the end of one text into the next.
    fields["exact"] = f" {SENTINEL} ".join(["", *(part.exact for part in body)]).strip() or SENTINEL
    fields["title"] = _joined([part.stem for part in [*titles, *number]] + number_terms(entry.number))
    return fields


def newest_first(entry: Entry) -> str:
    """Return a text whose ascending order is: the latest date first, then the key; undated entries last."""
    day = NO_DAY - entry.date.toordinal() if entry.date else NO_DAY
    return f"{day:07d} {entry.key}"


def oldest_first(entry: Entry) -> str:
    day = entry.date.toordinal() if entry.date else NO_DAY
    return f"{day:07d} {entry.key}"


def _joined(parts: Iterable[str]) -> str:
    return " ".join([SENTINEL, *filter(None, parts)])
