"""What was decided, as it reaches the platform: by whom entered, its number, its reasons, its paper."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from document_types.errors import Refusal
from document_types.models import Council, CouncilDocument
from workflows.services.moments import moment_of
from workflows.services.papers import require_day, require_scan


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A decision of the authority, the council or the court; `user` None: entered by the system, already proved.

    Online it takes effect when it is taken (`at`, by default now). From paper it bears its own day (`decided_on`), its
    number (`reference`), its scan, and the number under which it arrived (`register_number`).
    """

    user: Any = None
    reference: str = ""
    reasons_ar: str = ""
    reasons_fr: str = ""
    is_paper: bool = False
    decided_on: date | None = None
    hour: time | None = None
    scan: CouncilDocument | None = None
    register_number: str = ""
    at: datetime | None = None

    @cached_property
    def effective_at(self) -> datetime:
        return moment_of(self.at, self.decided_on if self.is_paper else None, self.hour)

    @cached_property
    def entered_at(self) -> datetime:
        return moment_of(self.at)

    @property
    def facts(self) -> dict[str, Any]:
        """What the row of a proceeding keeps of it."""
        return {
            "reference": self.reference.strip(),
            "register_number": self.register_number.strip(),
            "reasons_ar": self.reasons_ar,
            "reasons_fr": self.reasons_fr,
            "is_paper": self.is_paper,
            "scan": self.scan,
        }

    @property
    def reasons(self) -> str:
        return self.reasons_fr or self.reasons_ar

    def require_reasons(self) -> None:
        # Signs that nobody sees give no reason.
        if not any(sign.isalnum() for sign in self.reasons_ar + self.reasons_fr):
            raise Refusal(_("La décision doit être motivée : écrivez les motifs dans une langue au moins."))

    def require_paper(self, council: Council) -> None:
        """Refuse what is entered from paper without the number, the day or the scan that proves it."""
        if not self.reference.strip():
            raise Refusal(_("Indiquez le numéro porté sur le papier."))
        self.require_paper_day()
        require_scan(self.scan, self.user, council)

    def require_paper_day(self) -> None:
        require_day(self.decided_on)
        if self.hour and self.effective_at > self.entered_at:
            raise Refusal(_("Cette heure est à venir : inscrivez l'heure de l'acte accompli."))
