"""What a citizen types, understood: words, "phrases" and -exclusions. Nothing typed is an error."""

import re
from dataclasses import dataclass

from .analysis import tokens

LONGEST = 500
UNCLOSED_QUOTE = "unclosed_quote"
EMPTY_PHRASE = "empty_phrase"
LONE_MINUS = "lone_minus"
TOO_LONG = "too_long"
NO_WORD = "no_word"

QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02'
# A minus excludes only in front of a word: in 113-14 it belongs to the number.
PART = re.compile(
    rf"(?<!\S)(?P<minus>[-\u2212])(?=\S)"
    rf"|[{QUOTES}](?P<phrase>[^{QUOTES}]*)[{QUOTES}]"
    rf"|(?P<quote>[{QUOTES}])"
    rf"|(?P<word>[^\s{QUOTES}]+)"
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """`words` is all the text to rank by, phrases included; `ignored` says in codes what had no effect."""

    words: str = ""
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


def parse(text: str) -> Parsed:
    found: dict[str, list[str]] = {"words": [], "phrases": [], "excluded": []}
    ignored = [TOO_LONG] if len(text) > LONGEST else []
    excluding = False
    for match in PART.finditer(text[:LONGEST]):
        if match["minus"]:
            excluding = True
            continue
        code = _sort(match, excluding, found)
        if code:
            ignored.append(code)
        excluding = False
    if text.strip() and not any(found.values()):
        ignored.append(NO_WORD)
    return Parsed(
        words=" ".join(found["words"]),
        phrases=tuple(found["phrases"]),
        excluded=tuple(found["excluded"]),
        ignored=tuple(dict.fromkeys(ignored)),
    )


def _sort(match: re.Match[str], excluding: bool, found: dict[str, list[str]]) -> str:
    """File one part where it belongs; return the code of what is ignored, if anything is."""
    if match["quote"]:
        return UNCLOSED_QUOTE
    is_phrase = match["phrase"] is not None
    written = match["phrase"] if is_phrase else match["word"]
    if not tokens(written):
        return _reason(is_phrase, excluding, written)
    if excluding:
        found["excluded"].append(written)
        return ""
    found["words"].append(written)
    if is_phrase:
        found["phrases"].append(written)
    return ""


def _reason(is_phrase: bool, excluding: bool, written: str) -> str:
    if is_phrase:
        return EMPTY_PHRASE
    return LONE_MINUS if excluding or written in "-\u2212" else ""
