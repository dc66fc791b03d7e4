"""What a step of a session is, and what every step is worked out from: a session, a calendar, a day."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.secretariat.terms import Due, due
from document_types.enums import SessionState
from document_types.law.clock import legal_day
from document_types.law.reckoner import Reckoner
from document_types.law.rule import Rule
from document_types.law.statutes import rule
from document_types.reader import article, day_words

_PAGES = {
    "agenda": "agenda",
    "sending": "send_agenda",
    "convocation": "convocation",
    "sittings": "sittings",
    "votes": "votes",
    "signatures": "acts",
    "posting": "posting",
    "transmission": "transmission",
    "closing": "closing",
    "minutes": "minutes",
}


class Standing(StrEnum):
    DONE = "done"
    TO_DO = "to_do"
    WAITING = "waiting"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class Row:
    """One step: `reason` says in words where it stands, `action` is the button when it is the next one."""

    key: str
    label: str
    standing: Standing
    reason: str
    url: str = ""
    action: str = ""
    due: Due | None = None
    article: str = ""

    @property
    def is_to_do(self) -> bool:
        return self.standing is Standing.TO_DO

    @property
    def is_overdue(self) -> bool:
        return self.due is not None and self.due.is_overdue


class Steps:
    """One session on one day."""

    def __init__(self, session, reckoner: Reckoner, today: date):
        self.session, self.reckoner, self.today = session, reckoner, today
        self.level = session.council.level
        self.is_prepared = session.state == SessionState.PLANNED
        self.is_closed = session.state == SessionState.CLOSED
        self.is_open = session.state == SessionState.OPEN

    def rule(self, rule_id: str, on: date | datetime | None = None) -> Rule:
        """The row in force on the day of the event it runs from; without one, on the day of the session."""
        return rule(rule_id, self.level, legal_day(on or self.session.opens_on))

    def article(self, rule_id: str) -> str:
        return article(self.rule(rule_id))

    def before_session(self, rule_id: str, done_on=None) -> Due:
        deadline = self.reckoner.latest_before(self.rule(rule_id), self.session.opens_on)
        return due(deadline, self.today, done_on)

    def after(self, rule_id: str, trigger: date | None, done_on=None) -> Due | None:
        return self.after_row(self.rule(rule_id, trigger), trigger, done_on)

    def after_row(self, row: Rule, trigger: date | None, done_on=None) -> Due | None:
        return None if trigger is None else due(self.reckoner.due(row, trigger), self.today, done_on)

    def row(self, key: str, label: str, standing: Standing, reason: str, **facts) -> Row:
        page = _PAGES[key]
        return Row(key, label, standing, reason, url=reverse(f"secretariat:{page}", args=[self.session.pk]), **facts)

    def _delivered(self, name: str, label: str, standing: Standing, facts) -> Row:
        total = getattr(self.session, f"{name}_deliveries")
        left = getattr(self.session, f"{name}_undelivered")
        if not total:
            # A draft stands beside what was sent, and nothing waits for it any more.
            return self.row(
                name, label, standing, _("Adressé le %(day)s") % {"day": day_words(self.session.convened_at)}
            )
        if not left:
            reason = ngettext("Envoyé à %(count)s membre", "Envoyé à %(count)s membres", total) % {"count": total}
            return self.row(name, label, standing, reason, **facts)
        reason = ngettext("%(count)s envoi sans preuve", "%(count)s envois sans preuve", left) % {"count": left}
        return self.row(name, label, Standing.TO_DO, reason, action=_("Voir les envois"), **facts)
