"""The parts of an act in the HTML of a word processor's file: recitals, grounds, numbered articles, tables, paragraphs.

What comes out are the raw values of `blocks.BodyBlock`, with no markup but paragraphs, lists, bold and line breaks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape

from lxml import html

RECITAL = re.compile(
    r"^(?:vu|visa|apr[èe]s\s+(?:avis|examen|[ée]tude|lecture|consultation))\b"
    r"|^و?(?:بناءً?\s+على|عملا\s+ب|طبقا\s+ل|بمقتضى|استنادا|بعد\s+(?:الاطلاع|الاستماع|دراسة|استشارة)\s)",
    re.IGNORECASE,
)
GROUND = re.compile(r"^(?:consid[ée]rant|attendu)\b|^(?:و?اعتبارا|و?حيث\s|و?نظرا\s)", re.IGNORECASE)
_FRENCH = r"premier|1\s?er|unique|\d{1,3}|[ivxl]{1,6}"
_ARABIC = (
    r"\d{1,3}|ال(?:أولى?|اولى?|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|حادي|فريد|وحيد)(?:ة|ى)?"
    r"(?:\s+عشرة?|\s+وال\S+)?|فريدة"
)
ARTICLE = re.compile(
    rf"^(?:article|art\.)\s+(?P<french>{_FRENCH})\b(?P<more>\s*(?:bis|ter|quater))?(?!\s+(?:de|du|des)\b|\s+d['’])"
    rf"[\s:.\-–—)]*|^(?:المادة|الفصل|البند|مادة)\s+(?P<arabic>{_ARABIC})(?!\w)(?!\s+من\s)[\s:.\-–—)]*",
    re.IGNORECASE,
)
FIRST = re.compile("premier|1 ?er|unique|1|i|ال[أا]ول[ىي]?|الفريدة|الوحيدة|فريدة", re.IGNORECASE)
# After the last article: place and day, and who signs.
CLOSING = re.compile(
    r"^(?:fait\s+à|le\s+pr[ée]sident\b|le\s+secr[ée]taire\b|و?حرر\s+ب|رئيس\s|كاتب\s|التوقيع)", re.IGNORECASE
)
LONGEST_HEADING = 120
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LISTS = ("ul", "ol")
BOLD = ("strong", "b")


@dataclass
class Parts:
    """The blocks found so far. `numbers`: how the file numbers its articles."""

    blocks: list[dict] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    # The article that what follows belongs to.
    article: dict | None = None

    def add(self, kind: str, value) -> None:
        self.article = None
        self.blocks.append({"type": kind, "value": value})

    def add_article(self, number: str, text: str) -> None:
        self.numbers.append(number)
        self.article = {"heading": "", "text": text}
        self.blocks.append({"type": "article", "value": self.article})

    def add_words(self, text: str) -> None:
        if self.article is None:
            self.blocks.append({"type": "paragraph", "value": text})
        else:
            self.article["text"] += text

    @property
    def are_renumbered(self) -> bool:
        """Whether the articles get other numbers than they have in the file: ours follow from their places."""
        return [_number(each, place) for place, each in enumerate(self.numbers, 1)] != list(
            range(1, len(self.numbers) + 1)
        )


def _number(written: str, place: int) -> int:
    if FIRST.fullmatch(written):
        return 1
    # An ordinal in words is taken at its place: only figures can contradict it.
    return int(written) if written.isdecimal() else 0 if written.endswith("+") else place


def parts_of(markup: str) -> Parts:
    """Recognise the parts in HTML; whatever is none of the others is a paragraph."""
    parts = Parts()
    for element in html.fragment_fromstring(markup, create_parent=True):
        if not isinstance(element.tag, str):
            continue
        if element.tag == "table":
            parts.add("table", table(element))
        elif element.tag in LISTS:
            parts.add_words(listed(element))
        else:
            for line in _lines(element):
                _take(line, parts)
    _name_articles(parts)
    return parts


def _take(line: str, parts: Parts) -> None:
    """Put one paragraph, as clean HTML, where its first words say that it belongs."""
    plain = plain_words(line)
    if not plain:
        return
    if article := ARTICLE.match(plain):
        rest = _without_start(line, article.end())
        number = (article["french"] or article["arabic"]) + ("+" if article["more"] else "")
        parts.add_article(number, f"<p>{rest}</p>" if plain_words(rest) else "")
    elif RECITAL.match(plain):
        parts.add("recital", plain)
    elif GROUND.match(plain):
        parts.add("ground", plain)
    else:
        if CLOSING.match(plain):
            parts.article = None
        parts.add_words(f"<p>{line}</p>")


def _name_articles(parts: Parts) -> None:
    """A short first line that more follows, and that is no sentence, is the heading of its article."""
    for block in parts.blocks:
        if block["type"] != "article":
            continue
        article = block["value"]
        first, _end, rest = article["text"].partition("</p>")
        words = plain_words(first)
        if rest and first.startswith("<p>") and len(words) <= LONGEST_HEADING and words[-1:] not in ".;:،؛,":
            article["heading"], article["text"] = words, rest


def _lines(element) -> Iterator[str]:
    """A paragraph, parted at its line breaks where one of the lines begins a part of its own."""
    whole = inline(element)
    lines = whole.split("<br/>")
    starts = (ARTICLE, RECITAL, GROUND)
    if any(each.match(plain_words(line)) for line in lines[1:] for each in starts):
        yield from (_balanced(line) for line in lines)
    else:
        yield whole


def _balanced(line: str) -> str:
    """A line cut out of bold words keeps its words, and no half of a mark."""
    return line if line.count("<b>") == line.count("</b>") else re.sub("</?b>", "", line)


def inline(element) -> str:
    """The words of an element with bold and line breaks, and no other markup."""
    words = re.sub(r"[ \t\r\n\u00a0]+", " ", _inline(element))
    return re.sub(r" ?<br/> ?", "<br/>", words).strip()


def _inline(element) -> str:
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        if child.tag == "br":
            parts.append("<br/>")
        elif isinstance(child.tag, str):
            words = _inline(child)
            parts.append(f"<b>{words}</b>" if child.tag in BOLD and words.strip() else words)
        parts.append(escape(child.tail or "", quote=False))
    return "".join(parts)


def _without_start(line: str, length: int) -> str:
    """The clean HTML of a line without so many letters at its start."""
    kept, left = [], length
    for sign in re.findall(r"<[^>]*>|&\w+;|.", line, re.DOTALL):
        if left and (sign == "<br/>" or not sign.startswith("<")):
            left -= 1
        else:
            kept.append(sign)
    return "".join(kept).replace("<b></b>", "").strip()


def listed(element) -> str:
    items = []
    for item in element.iterchildren("li"):
        inner = "".join(listed(each) for each in item.iterchildren(*LISTS))
        for each in list(item.iterchildren(*LISTS)):
            item.remove(each)
        items.append(f"<li>{inline(item)}{inner}</li>")
    return f"<{element.tag}>{''.join(items)}</{element.tag}>"


def table(element) -> dict:
    """A table as a grid of text; its first row names the columns, a cell over several places stands in the first."""
    grid: list[dict[int, str]] = [{} for _row in element.iter("tr")]
    for number, row in enumerate(element.iter("tr")):
        place = 0
        for cell in row.iterchildren("td", "th"):
            while place in grid[number]:
                place += 1
            words = plain_words(" ".join(inline(each) for each in cell) or inline(cell))
            for down in range(min(_span(cell, "rowspan"), len(grid) - number)):
                for across in range(_span(cell, "colspan")):
                    grid[number + down][place + across] = words if not (down or across) else ""
    width = max((max(row, default=-1) + 1 for row in grid), default=0)
    rows = [[row.get(place, "") for place in range(width)] for row in grid]
    headings = rows.pop(0) if len(rows) > 1 else [""] * width
    return {
        "columns": [{"type": "text", "heading": heading[:255]} for heading in headings],
        "rows": [{"values": row} for row in rows],
        "caption": "",
    }


def _span(cell, name: str) -> int:
    written = cell.get(name, "1")
    return min(int(written), 100) if written.isdecimal() else 1


def plain_words(markup: str) -> str:
    """The text of clean HTML, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", lambda tag: " " if tag[0] == "<br/>" else "", markup)).split())
