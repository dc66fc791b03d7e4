"""Two texts of acts set side by side in both languages, as every screen shows them."""

from dataclasses import dataclass
from itertools import groupby

from document_types.comparison import Row, changed_figures, compare
from document_types.models import ActPage
from document_types.reader import LANGUAGES
from document_types.services.versions import paragraphs_of

# Fewer paragraphs without a change than these are left in sight.
FOLDED_FROM = 3


@dataclass(frozen=True)
class Stretch:
    """Rows that follow one another; those that nothing touched are folded away."""

    rows: tuple[Row, ...]
    is_folded: bool


@dataclass(frozen=True)
class Compared:
    """One language of both texts."""

    language: str
    rows: tuple[Row, ...]

    @property
    def direction(self) -> str:
        return "rtl" if self.language == "ar" else "ltr"

    @property
    def changes(self) -> int:
        return sum(not row.is_untouched for row in self.rows)

    @property
    def figures(self) -> list[tuple[str, list[str], list[str]]]:
        """A figure that changes is never told among the words alone."""
        return changed_figures(self.rows)

    @property
    def stretches(self) -> list[Stretch]:
        groups = [tuple(rows) for _key, rows in groupby(self.rows, key=lambda row: row.is_untouched)]
        return [Stretch(rows, rows[0].is_untouched and len(rows) >= FOLDED_FROM) for rows in groups]


def compared(old: ActPage, new: ActPage, first: str = "ar") -> list[Compared]:
    """Each language in which either text is written, `first` before the other."""
    found = (
        Compared(language, tuple(compare(paragraphs_of(old, language), paragraphs_of(new, language))))
        for language in sorted(LANGUAGES, key=lambda each: each != first)
    )
    return [each for each in found if each.rows]
