"""What an engine keeps of an entry to show it again: one JSON text, and from it a hit."""

import datetime
import json
from collections.abc import Mapping
from typing import Any

from .analysis import stem_of, terms
from .entry import Entry, Text
from .highlight import Marks, Window, best_window, fragments, mark, spans
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
            "facets": {name: list(values) for name, values in entry.facets.items() if values},
            "texts": [_dump_text(text, len(entry.texts) > FEW) for text in entry.texts],
        },
        ensure_ascii=False,
    )


def load_hit(payload: str, score: float, marks: Marks, most: int) -> Hit:
    stored = json.loads(payload)
    return Hit(
        key=stored["key"],
        kind=stored["kind"],
        number=stored["number"],
        date=datetime.date.fromisoformat(stored["date"]) if stored["date"] else None,
        titles=stored["titles"],
        url=stored["url"],
        facets=stored["facets"],
        score=score,
        marked_titles={language: mark(title, marks) for language, title in stored["titles"].items()},
        passages=_passages(stored["texts"], marks, most) if marks and most > 0 else (),
    )


def load_texts(payload: str) -> list[str]:
    stored = json.loads(payload)
    return [*stored["titles"].values(), *(text["text"] for text in stored["texts"])]


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


def _passages(texts: list[Mapping[str, Any]], marks: Marks, most: int) -> tuple[Passage, ...]:
    """Return the best passages, one from each of the texts that hold most of the wanted stems."""
    held = [(_held(text["stems"], marks) if "stems" in text else 1, text) for text in texts]
    likely = sorted((pair for pair in held if pair[0]), key=lambda pair: -pair[0])[: max(most, FEW)]
    windows = [(best_window(spans(text["text"], marks)), text) for _, text in likely]
    found = [(window, text) for window, text in windows if window]
    found.sort(key=lambda pair: pair[0][:2], reverse=True)
    return tuple(_passage(text, window) for window, text in found[:most])


def _held(stems: str, marks: Marks) -> int:
    """Count the wanted stems that a text holds; the stem of a word that begins so begins so too, or is shorter."""
    return sum(f" {stem} " in stems for stem in marks.stems) + sum(
        f" {beginning}" in stems or f" {stem_of(beginning)}" in stems for beginning in marks.beginnings
    )


def _passage(text: Mapping[str, Any], window: Window) -> Passage:
    return Passage(
        language=text["language"],
        fragments=fragments(text["text"], window),
        label=text["label"],
        page=text["page"],
        url=text["url"],
    )
