"""The order of reading in lines of Arabic: what runs from left to right inside them, brackets, lines turned round."""

import re
import unicodedata

_LATIN = "[A-Za-z\u00c0-\u024f]"
# Words in Latin letters with what stands between them, and numbers with the signs that Unicode's rules of direction
# keep inside a number.
RUNNING_RIGHT = re.compile(
    rf"(?:\d+[^\w\s]?)?{_LATIN}(?:[^\u0590-\u08ff\ufb50-\ufefc\n]*(?:{_LATIN}|\d))?|\d+(?:[.,:/٫٬]\d+)*"
)
OPENING, CLOSING = "([{«", ")]}»"
MIRRORED = str.maketrans(OPENING + CLOSING, CLOSING + OPENING)
BRACKET = re.compile(r"[()\[\]{}«»]")
# Letters that only end a word: where words begin with them, the lines are stored as they are seen, left to right.
BEGINS_BACKWARDS = re.compile(r"(?<!\w)[ةى]\w\w")
ENDS_FORWARDS = re.compile(r"\w\w[ةى](?!\w)")


def read_from_right(line: str) -> str:
    """The line whose signs are given from right to left, with its numbers and foreign words the way they are read."""
    return with_brackets(RUNNING_RIGHT.sub(lambda run: run[0][::-1], line))


def with_brackets(line: str) -> str:
    """Brackets the way round in which they open before they close: producers give them both ways."""
    found = BRACKET.findall(line)
    if found and found[0] in CLOSING and found[-1] in OPENING:
        return line.translate(MIRRORED)
    return line


def forwards(text: str) -> str:
    """The text with its lines turned where they are stored backwards."""
    plain = unicodedata.normalize("NFKC", text)
    if len(BEGINS_BACKWARDS.findall(plain)) <= len(ENDS_FORWARDS.findall(plain)):
        return text
    return "\n".join(read_from_right(line[::-1]) for line in text.split("\n"))
