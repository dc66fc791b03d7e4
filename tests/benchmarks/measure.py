"""A figure beside its bound and its reference."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """A figure, its bound, and the reference it stands beside."""

    name: str
    value: float
    unit: str
    bound: float | None = None
    at_least: bool = False
    reference: str = ""

    @property
    def holds(self) -> bool:
        if self.bound is None:
            return True
        return self.value >= self.bound if self.at_least else self.value <= self.bound

    def __str__(self) -> str:
        sign = ("≥" if self.at_least else "≤") if self.bound is not None else " "
        bound = f"{sign} {self.bound:g}" if self.bound is not None else ""
        verdict = "" if self.bound is None else ("holds" if self.holds else "MISSED")
        return f"{self.name:52} {self.value:10.1f} {self.unit:8} {bound:10} {verdict:7} {self.reference}"
