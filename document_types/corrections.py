"""The passages of a text one by one, so that the words of some are mended and no other byte of it changes."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from html import escape, unescape

from document_types.articles import title
from document_types.models import ActPage
from document_types.reader import LANGUAGES

_TAGS = re.compile(r"(<[^>]*>)")
# Where each kind of block holds rich text, at the path of its value.
_RICH = {"article": ("text",), "paragraph": ()}


@dataclass(frozen=True)
class Passage:
    """Words between two tags, in a cell, or in a field: what one may correct at a time. `label` says where they are."""

    key: str
    language: str
    label: str
    text: str


def passages_of(page: ActPage) -> list[Passage]:
    """Every passage of both languages, in reading order."""
    return [passage for language in LANGUAGES for passage in _passages(page, language)]


def corrected(page: ActPage, corrections: Mapping[str, str]) -> ActPage:
    """Return the page with the passages named by `corrections` replaced; raises KeyError where one is not there."""
    missing = set(corrections) - {passage.key for passage in passages_of(page)}
    if missing:
        raise KeyError(sorted(missing)[0])
    for language in LANGUAGES:
        mine = {key: text for key, text in corrections.items() if key.startswith(f"{language}-")}
        if subject := mine.pop(f"{language}-subject", None):
            setattr(page, f"subject_{language}", subject)
        if mine:
            setattr(page, f"body_{language}", _rewritten(_blocks(page, language), language, mine))
    return page


def _blocks(page: ActPage, language: str) -> list[dict]:
    return deepcopy(list(page.body_in(language).get_prep_value()))


def _passages(page: ActPage, language: str) -> Iterator[Passage]:
    if subject := getattr(page, f"subject_{language}"):
        yield Passage(f"{language}-subject", language, "", subject)
    blocks = _blocks(page, language)
    count, number = sum(block["type"] == "article" for block in blocks), 0
    for position, block in enumerate(blocks):
        is_article = block["type"] == "article"
        number += is_article
        label = title(number, count, language) if is_article else ""
        for path, text in _leaves(block["value"]):
            for part, words in _parts(block["type"], path, text):
                yield Passage(_key(language, position, path, part), language, label, words)


def _rewritten(blocks: list[dict], language: str, corrections: Mapping[str, str]) -> list[dict]:
    for position, block in enumerate(blocks):
        for path, text in list(_leaves(block["value"])):
            is_rich = _RICH.get(block["type"]) == path
            pieces = _TAGS.split(text) if is_rich else [text]
            for part, _words in _parts(block["type"], path, text):
                new = corrections.get(_key(language, position, path, part))
                if new is not None:
                    pieces[part] = escape(new, quote=False) if is_rich else new
            _put(block, ("value", *path), "".join(pieces))
    return blocks


def _key(language: str, position: int, path: tuple, part: int) -> str:
    return "-".join(str(each) for each in (language, position, *path, part))


def _leaves(value, path: tuple = ()) -> Iterator[tuple[tuple, str]]:
    """The strings of a block's value that are words, with the path to each."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from _leaves(each, (*path, place))
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in ("type", "id"):
                yield from _leaves(each, (*path, name))


def _parts(kind: str, path: tuple, text: str) -> Iterator[tuple[int, str]]:
    """The words of a leaf: those between the tags of rich text, or all of them."""
    if _RICH.get(kind) != path:
        if text.strip():
            yield 0, text
        return
    for place, piece in enumerate(_TAGS.split(text)):
        if place % 2 == 0 and piece.strip():
            yield place, unescape(piece)


def _put(target, path: tuple, text: str) -> None:
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = text
