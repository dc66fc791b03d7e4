"""Whether acts reached the authority in time: within the working days that follow the closing of a session (TRA-1)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from document_types.law.clock import legal_day
from document_types.law.deadline import Deadline
from document_types.law.levels import Level
from document_types.law.reckoner import Reckoner
from document_types.law.statutes import rule
from document_types.models import Act, Session
from document_types.reader import article, day_words


@dataclass(frozen=True)
class Lateness:
    """When acts of a closed session were received, or stand today, beside the last lawful day."""

    deadline: Deadline
    received_on: date

    @property
    def due_on(self) -> date:
        return self.deadline.due_on

    @property
    def days(self) -> int:
        """Days after the last lawful day; none where it was kept."""
        return max((self.received_on - self.due_on).days, 0)

    @property
    def is_late(self) -> bool:
        return self.days > 0

    @property
    def sentence(self) -> str:
        facts = {"days": self.days, "day": day_words(self.due_on), "article": article(self.deadline.rule)}
        if not self.is_late:
            return _("Dans le délai : au plus tard le %(day)s (%(article)s).") % facts
        return (
            ngettext(
                "En retard de %(days)s jour : le dernier jour permis était le %(day)s (%(article)s).",
                "En retard de %(days)s jours : le dernier jour permis était le %(day)s (%(article)s).",
                self.days,
            )
            % facts
        )


def limit(session: Session | None, level: Level, here: Reckoner) -> Deadline | None:
    """The last lawful day for the acts of a session; none before it is closed, nor for what was taken over."""
    if session is None or session.closed_on is None or session.is_imported:
        return None
    return here.due(rule("TRA-1", level, session.closed_on), session.closed_on)


def of(act: Act, received_at: date | datetime, here: Reckoner) -> Lateness | None:
    """How the receipt of an act stands to the delay of its session; nothing where none ran yet."""
    deadline = limit(act.session, act.council.level, here)
    return Lateness(deadline, legal_day(received_at)) if deadline else None
