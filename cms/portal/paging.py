"""The pages of a long list: previous, a few numbers, next."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paging:
    page: int
    pages: int

    @property
    def is_out_of_range(self) -> bool:
        return self.page > max(self.pages, 1)

    @property
    def previous(self) -> int | None:
        return self.page - 1 if 1 < self.page <= self.pages else None

    @property
    def following(self) -> int | None:
        return self.page + 1 if self.page < self.pages else None

    @property
    def numbers(self) -> list[int | None]:
        """The first, the last and those around the current one; None stands for the pages left out."""
        near = {1, self.pages, self.page - 1, self.page, self.page + 1}
        shown = sorted(number for number in near if 1 <= number <= self.pages)
        numbers: list[int | None] = []
        for number in shown:
            if numbers and number - numbers[-1] > 1:
                numbers.append(None)
            numbers.append(number)
        return numbers


def page_asked(written: str) -> int:
    """The page number of an address; the first page where it is no number."""
    return max(int(written), 1) if written.isascii() and written.isdigit() and len(written) < 7 else 1
