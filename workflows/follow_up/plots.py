"""Plots as SVG, drawn by the server: told by pattern and word, never by colour alone; each beside its table.

In Arabic they read from right to left: every place is mirrored, and each word keeps its own direction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from document_types.reader import language

WIDTH, LABELS, VALUES = 720, 236, 230
ROW, BAR, GAP = 34, 18, 8
# Six fills that a black and white print tells apart.
PATTERNS = {
    "solid": '<rect width="8" height="8" fill="currentColor"/>',
    "diagonal": '<path d="M-2 2 2-2M0 8 8 0M6 10 10 6" stroke="currentColor" stroke-width="1.6"/>',
    "empty": "",
    "cross": '<path d="M0 8 8 0M0 0 8 8" stroke="currentColor" stroke-width="1.2"/>',
    "dots": '<circle cx="4" cy="4" r="1.6" fill="currentColor"/>',
}


@dataclass(frozen=True)
class Bar:
    """A row of the plot of steps: how long half of the dossiers took at most, and nine in ten."""

    label: str
    middle: int | None
    most: int | None
    words: str


@dataclass(frozen=True)
class Segment:
    label: str
    value: int
    pattern: str


@dataclass(frozen=True)
class Stack:
    """A row of the stacked plot."""

    label: str
    segments: Sequence[Segment]


@dataclass(frozen=True)
class Strip:
    """A row of the strip: a ring for the share of each place in it."""

    label: str
    dots: Sequence[float]
    words: str


class Canvas:
    """Places things by their distance from where reading begins."""

    def __init__(self, name: str, height: float):
        self.name, self.height = name, height
        self.is_mirrored = language() == "ar"
        self.parts: list[SafeString] = []

    def x(self, start: float, width: float = 0) -> str:
        """The left edge of what begins at `start`."""
        return f"{WIDTH - start - width if self.is_mirrored else start:.1f}"

    def rect(self, start: float, y: float, width: float, pattern: str, title: str = "") -> None:
        self.parts.append(
            format_html(
                '<rect x="{}" y="{}" width="{}" height="{}" fill="url(#{}-{})" stroke="currentColor">'
                "<title>{}</title></rect>",
                *(self.x(start, width), f"{y:.1f}", f"{width:.1f}", BAR, self.name, pattern, title),
            )
        )

    def line(self, start: float, y: float, end: float, end_y: float | None = None) -> None:
        facts = (self.x(start), f"{y:.1f}", self.x(end), f"{y if end_y is None else end_y:.1f}")
        self.parts.append(format_html('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="currentColor"/>', *facts))

    def circle(self, start: float, y: float) -> None:
        self.parts.append(
            format_html('<circle cx="{}" cy="{}" r="5" fill="none" stroke="currentColor"/>', self.x(start), f"{y:.1f}")
        )

    def text(self, start: float, y: float, words: str, anchor: str = "start") -> None:
        direction = "rtl" if self.is_mirrored else "ltr"
        self.parts.append(
            format_html(
                '<text x="{}" y="{}" text-anchor="{}" direction="{}" fill="currentColor">{}</text>',
                *(self.x(start), f"{y:.1f}", anchor, direction, isolated(words)),
            )
        )

    def svg(self, title: str, description: str) -> SafeString:
        patterns = format_html_join(
            "",
            '<pattern id="{}-{}" width="8" height="8" patternUnits="userSpaceOnUse">{}</pattern>',
            ((self.name, name, mark_safe(drawn)) for name, drawn in PATTERNS.items()),  # noqa: S308 drawn above
        )
        return format_html(
            '<svg class="m-plot" viewBox="0 0 {} {}" role="img" aria-labelledby="{name}-title {name}-desc">'
            '<title id="{name}-title">{}</title><desc id="{name}-desc">{}</desc><defs>{}</defs>'
            '<g aria-hidden="true">{}</g></svg>',
            *(WIDTH, f"{self.height:.0f}", title, description, patterns, mark_safe("".join(self.parts))),  # noqa: S308
            name=self.name,
        )


def isolated(words: str) -> str:
    """A name in the other alphabet or a number keeps its own order beside its neighbours."""
    return f"\u2068{words}\u2069"


def shortened(words: str, most: int = 34) -> str:
    """Cut in the middle: councils of one name differ by where they begin, those of one level by where they end."""
    if len(words) <= most:
        return words
    before, after = most // 2 - 1, most - most // 2
    return f"{words[:before].rstrip()}…{words[-after:].lstrip()}"


def bars(name: str, rows: Sequence[Bar], title: str, description: str) -> SafeString:
    """The median as a filled bar, a thin line with an end mark up to the ninth decile, both said in words."""
    canvas = Canvas(name, GAP + ROW * len(rows))
    widest = max([row.most or 0 for row in rows], default=0) or 1
    scale = (WIDTH - LABELS - VALUES) / widest
    for y, row in _lines(rows):
        canvas.text(0, y + 13, shortened(row.label))
        if row.middle is None or row.most is None:
            canvas.text(LABELS, y + 13, row.words)
            continue
        end = LABELS + row.most * scale
        canvas.rect(LABELS, y, max(row.middle * scale, 1), "diagonal")
        canvas.line(LABELS + row.middle * scale, y + BAR / 2, end, y + BAR / 2)
        canvas.line(end, y + 3, end, y + BAR - 3)
        canvas.text(end + GAP, y + 13, row.words)
    canvas.line(LABELS, 0, LABELS, canvas.height)
    return canvas.svg(title, description)


def stacks(name: str, rows: Sequence[Stack], title: str, description: str) -> SafeString:
    """One bar a place, each as wide as the whole, so that shares compare; the key comes first."""
    key = list(rows[0].segments) if rows else []
    canvas = Canvas(name, GAP + ROW * (len(rows) + 1))
    room = WIDTH / max(len(key), 1)
    for place, segment in enumerate(key):
        canvas.rect(place * room, 2, 18, segment.pattern)
        canvas.text(place * room + 24, 15, shortened(segment.label, 22))
    for y, row in _lines(rows, ROW):
        canvas.text(0, y + 13, shortened(row.label))
        total = sum(segment.value for segment in row.segments)
        canvas.text(WIDTH, y + 13, f"{total:d}", "end")
        _stack(canvas, y, row.segments, total)
    return canvas.svg(title, description)


def _stack(canvas: Canvas, y: float, segments: Iterable[Segment], total: int) -> None:
    start = float(LABELS)
    for segment in segments:
        width = (WIDTH - LABELS - 60) * segment.value / total if total else 0
        if width:
            canvas.rect(start, y, width, segment.pattern, f"{segment.label}: {segment.value}")
        start += width


def strips(name: str, rows: Sequence[Strip], ends: tuple[str, str], title: str, description: str) -> SafeString:
    """Shares from none to the highest, one ring a place; `ends` are the words of the two ends."""
    lowest, most = ends
    canvas = Canvas(name, GAP + ROW * (len(rows) + 1))
    highest = max((dot for row in rows for dot in row.dots), default=0) or 1
    room = WIDTH - LABELS - VALUES
    canvas.text(LABELS, 15, lowest)
    canvas.text(LABELS + room, 15, most, "end")
    for y, row in _lines(rows, ROW):
        middle = y + BAR / 2
        canvas.text(0, y + 13, shortened(row.label))
        canvas.line(LABELS, middle, LABELS + room, middle)
        for dot in row.dots:
            canvas.circle(LABELS + room * dot / highest, middle)
        canvas.text(LABELS + room + 12, y + 13, row.words)
    return canvas.svg(title, description)


def _lines(rows: Sequence, first: int = 0):
    return ((first + GAP + ROW * place, row) for place, row in enumerate(rows))
