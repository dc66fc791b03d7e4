"""What an engine keeps of an entry to show it again: one JSON text, and from it a hit."""

import datetime
import json
from collections.abc import Mapping
from typing import Any

from .analysis import terms
from .entry import Entry, Text
from .highlight import Window, best_window, fragments, mark, spans
from .results import Hit, Passage

# With so few texts, analysing them all costs less than storing their stems.
FEW = 2


def dump(entry: Entry) -> str:
    return json.dumps(
        {
            "key": entry.key,
            "kind": entry.kind,
            "number": entry.number,
            "date": entry.date.isoformat() if entry.date else None,
            "titles": dict(entry.titles),
            "url": entry.url,
            "texts": [_dump_text(text, len(entry.texts) > FEW) for text in entry.texts],
        },
        ensure_ascii=False,
    )


def load_hit(payload: str, score: float, wanted: frozenset[str], most: int) -> Hit:
    stored = json.loads(payload)
    return Hit(
        key=stored["key"],
        kind=stored["kind"],
        number=stored["number"],
        date=datetime.date.fromisoformat(stored["date"]) if stored["date"] else None,
        titles=stored["titles"],
        url=stored["url"],
        score=score,
        marked_titles={language: mark(title, wanted) for language, title in stored["titles"].items()},
        passages=_passages(stored["texts"], wanted, most) if wanted and most > 0 else (),
    )


def _dump_text(text: Text, has_stems: bool) -> dict[str, Any]:
    stored = {
        "language": text.language,
        "text": text.text,
        "label": text.label,
        "page": text.page,
        "url": text.url,
    }
    if has_stems:
        # Tells which of a hundred pages are worth analysing for a highlight.
        stored["stems"] = f" {' '.join(sorted(set(terms(text.text).stem.split())))} "
    return stored


def _passages(texts: list[Mapping[str, Any]], wanted: frozenset[str], most: int) -> tuple[Passage, ...]:
    """Return the best passages, one from each of the texts that hold most of the wanted stems."""
    held = [(sum(f" {stem} " in text["stems"] for stem in wanted) if "stems" in text else 1, text) for text in texts]
    likely = sorted((pair for pair in held if pair[0]), key=lambda pair: -pair[0])[: max(most, FEW)]
    windows = [(best_window(spans(text["text"], wanted)), text) for _, text in likely]
    found = [(window, text) for window, text in windows if window]
    found.sort(key=lambda pair: pair[0][:2], reverse=True)
    return tuple(_passage(text, window) for window, text in found[:most])


def _passage(text: Mapping[str, Any], window: Window) -> Passage:
    return Passage(
        language=text["language"],
        fragments=fragments(text["text"], window),
        label=text["label"],
        page=text["page"],
        url=text["url"],
    )
