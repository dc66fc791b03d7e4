"""A legal date as a screen shows it: the day, how late or how near it is, and what explains it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from document_types.law.deadline import Deadline
from document_types.reader import day_words, language


@dataclass(frozen=True)
class Due:
    """A legal date as a screen shows it; `days_late` counts from the day it was done, or from today."""

    deadline: Deadline
    days_late: int = 0
    days_left: int = 0
    is_done: bool = False

    @property
    def day(self) -> date:
        return self.deadline.due_on

    @property
    def article(self) -> str:
        return self.deadline.citation.label(language())

    @property
    def explanation(self) -> tuple[str, ...]:
        return self.deadline.explain(language())

    @property
    def is_late(self) -> bool:
        return self.days_late > 0

    @property
    def is_overdue(self) -> bool:
        return self.is_late and not self.is_done

    @property
    def words(self) -> str:
        return _("Au plus tard le %(day)s") % {"day": day_words(self.day)}

    @property
    def lateness(self) -> str:
        """How late it was or is; how many days are left where it may still be done in time."""
        if not self.is_late:
            return "" if self.is_done else self._left()
        if self.is_done:
            sentence = ngettext(
                "Fait %(days)s jour après le terme", "Fait %(days)s jours après le terme", self.days_late
            )
        else:
            sentence = ngettext("En retard de %(days)s jour", "En retard de %(days)s jours", self.days_late)
        return sentence % {"days": self.days_late}

    def _left(self) -> str:
        if self.days_left == 0:
            return _("C'est le dernier jour")
        sentence = ngettext("Il reste %(days)s jour", "Il reste %(days)s jours", self.days_left)
        return sentence % {"days": self.days_left}


@dataclass(frozen=True)
class ChosenDue(Due):
    """A term that somebody set within what the law allows: the day is theirs, the rule explains how far it could go."""

    chosen: date = date.min
    reason: str = ""

    @property
    def day(self) -> date:
        return self.chosen

    @property
    def explanation(self) -> tuple[str, ...]:
        return (self.reason, *self.deadline.explain(language()))


def chosen_due(deadline: Deadline, chosen: date, reason: str, today: date, done_on: date | None = None) -> ChosenDue:
    late = ((done_on or today) - chosen).days
    return ChosenDue(deadline, max(late, 0), max(-late, 0), is_done=done_on is not None, chosen=chosen, reason=reason)


def due(deadline: Deadline, today: date, done_on: date | datetime | None = None) -> Due:
    if isinstance(done_on, datetime):
        done_on = timezone.localdate(done_on)
    late = ((done_on or today) - deadline.due_on).days
    return Due(deadline, max(late, 0), max(-late, 0), is_done=done_on is not None)
