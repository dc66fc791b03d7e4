"""What a citizen types, understood: words, "phrases", -exclusions, OR, begin*, name:value. Nothing is an error."""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from .analysis import tokens
from .fields import Field, field_of

LONGEST = 500
SHORTEST_BEGINNING = 3
UNCLOSED_QUOTE = "unclosed_quote"
EMPTY_PHRASE = "empty_phrase"
LONE_MINUS = "lone_minus"
LONE_OR = "lone_or"
SHORT_BEGINNING = "short_beginning"
UNKNOWN_FIELD = "unknown_field"
UNKNOWN_VALUE = "unknown_value"
TOO_LONG = "too_long"
NO_WORD = "no_word"

QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02'
# In Arabic the word for "or" is common: only the sign and the capitals are an operator.
OR = re.compile(r"OR|OU|\|")
# A minus excludes only in front of a word: in 113-14 it belongs to the number.
PART = re.compile(
    rf"(?<!\S)(?P<minus>[-\u2212])(?=\S)"
    rf"|(?:(?P<field>[^\W\d][^\s:{QUOTES}]*):(?=[^\s/]))?"
    rf"(?:[{QUOTES}](?P<phrase>[^{QUOTES}]*)[{QUOTES}]|(?P<quote>[{QUOTES}])|(?P<word>[^\s{QUOTES}]+))"
)


class Part(NamedTuple):
    """One thing asked for: a word, words in their order (a phrase), or how a word begins."""

    text: str
    kind: Literal["word", "phrase", "beginning"]


class Condition(NamedTuple):
    """A field and the value typed for it; values of one field are alternatives, unless they are excluded."""

    field: Field
    value: str
    is_excluded: bool


class Ignored(NamedTuple):
    """A code for why something had no effect, and what was written."""

    code: str
    written: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """`words` is all the text to rank by, phrases included; of each group one part is asked for."""

    words: str = ""
    groups: tuple[tuple[Part, ...], ...] = ()
    excluded: tuple[Part, ...] = ()
    conditions: tuple[Condition, ...] = ()
    ignored: tuple[Ignored, ...] = ()


def parse(text: str) -> Parsed:
    reading = _Reading()
    if len(text) > LONGEST:
        reading.ignore(TOO_LONG)
    for match in PART.finditer(text[:LONGEST]):
        reading.take(match)
    reading.end()
    if text.strip() and not (reading.groups or reading.excluded or reading.conditions):
        reading.ignore(NO_WORD)
    return Parsed(
        words=" ".join(part.text for group in reading.groups for part in group if part.kind != "beginning"),
        groups=tuple(map(tuple, reading.groups)),
        excluded=tuple(reading.excluded),
        conditions=tuple(reading.conditions),
        ignored=tuple(dict.fromkeys(reading.ignored)),
    )


class _Reading:
    """Reads one part after the other; what stands before a part (a minus, an OR) waits for it."""

    def __init__(self) -> None:
        self.groups: list[list[Part]] = []
        self.excluded: list[Part] = []
        self.conditions: list[Condition] = []
        self.ignored: list[Ignored] = []
        self.excluding = False
        self.joining = False
        self.can_join = False

    def ignore(self, code: str, written: str = "") -> None:
        self.ignored.append(Ignored(code, written))

    def take(self, match: re.Match[str]) -> None:
        if match["minus"]:
            self.excluding = True
            return
        if match["quote"]:
            self.ignore(UNCLOSED_QUOTE)
        elif OR.fullmatch(match[0]):
            self.join()
            return
        elif match["field"]:
            self.take_condition(match)
        else:
            self.take_part(match["word"] or match["phrase"] or "", is_phrase=match["phrase"] is not None)
        self.excluding = False

    def join(self) -> None:
        """Let the next part be an alternative to the last one; capitals with nothing before them are a word."""
        if self.can_join:
            self.joining = True
        else:
            self.ignore(LONE_OR)

    def take_condition(self, match: re.Match[str]) -> None:
        value = match["phrase"] if match["phrase"] is not None else match["word"]
        field = field_of(match["field"])
        if field is None:
            self.ignore(UNKNOWN_FIELD, match["field"])
            self.take_part(match["field"], is_phrase=False)
            self.take_part(value, is_phrase=match["phrase"] is not None)
        else:
            self.conditions.append(Condition(field, value, self.excluding))
            self.can_join = False

    def take_part(self, written: str, is_phrase: bool) -> None:
        begins = not is_phrase and written.endswith("*")
        if not tokens(written):
            self.ignore_nothing(written, is_phrase)
            return
        part = Part(written.strip("*") if begins else written, "phrase" if is_phrase else "word")
        if begins and len(part.text) >= SHORTEST_BEGINNING:
            part = part._replace(kind="beginning")
        elif begins:
            self.ignore(SHORT_BEGINNING, written)
        self.file(part)

    def file(self, part: Part) -> None:
        if self.excluding:
            self.excluded.append(part)
        elif self.joining:
            self.groups[-1].append(part)
        else:
            self.groups.append([part])
        self.can_join = not self.excluding
        self.joining = False

    def ignore_nothing(self, written: str, is_phrase: bool) -> None:
        """Say what a part without any letter was meant for."""
        if is_phrase:
            self.ignore(EMPTY_PHRASE)
        elif self.excluding or written in "-\u2212":
            self.ignore(LONE_MINUS)

    def end(self) -> None:
        if self.joining:
            self.ignore(LONE_OR)
