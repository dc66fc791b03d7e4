"""What the steps of a session say while its last meeting has failed its quorum: the next call, its notice, its day.

Pure, like the steps: it reads an annotated session, a calendar and a day (QUO-3, QUO-4, SES-14).
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.secretariat.terms import Due, due
from document_types.enums import ActState, SessionState
from document_types.law.deadlines import earliest_after
from document_types.law.majorities import Call
from document_types.law.reckoner import Reckoner
from document_types.law.rule import Rule
from document_types.models.sessions import law_calls
from document_types.reader import day_words

PREPARE = {
    Call.SECOND: gettext_lazy("Préparer la deuxième convocation"),
    Call.THIRD: gettext_lazy("Préparer l'avis de la troisième réunion"),
    Call.POSTPONED: gettext_lazy("Préparer l'avis de report"),
}
_MEETING = {
    Call.SECOND: gettext_lazy("Deuxième réunion prévue le %(day)s"),
    Call.THIRD: gettext_lazy("Troisième réunion prévue le %(day)s, quel que soit le nombre des présents"),
    Call.POSTPONED: gettext_lazy("Réunion reportée au %(day)s, quel que soit le nombre des présents"),
}


@dataclass(frozen=True)
class Said:
    """Where a step stands, by the name of its standing."""

    standing: str
    reason: str
    action: str = ""
    due: Due | None = None


@dataclass(frozen=True)
class Calling:
    """The call that follows a failed quorum, of one session on one day."""

    session: object
    reckoner: Reckoner
    today: date

    @property
    def is_on(self) -> bool:
        session = self.session
        has_failed = session.last_failed_on and not session.quorate_count
        return bool(has_failed and session.state == SessionState.CONVENED and self.law_call)

    @property
    def rank(self) -> int:
        return self.session.last_failed_call + 1

    @property
    def law_call(self) -> Call | None:
        return law_calls(self.session.kind).get(self.rank)

    @property
    def rule(self) -> Rule:
        return self.law_call.rule(self.session.council.level, self.session.opens_on)

    @property
    def is_sent(self) -> bool:
        return self._is_prepared and self.session.convocation_state == ActState.SENT

    @property
    def _is_prepared(self) -> bool:
        return self.session.convocation_call == self.rank

    def notice(self) -> Said:
        """The step of the convocation, until it is sent."""
        session, term = self.session, self.term()
        if self._is_prepared and session.convocation_is_submitted:
            return Said("waiting", _("Signature attendue, chez le président du conseil"), due=term)
        if self._is_prepared:
            reason, action = _("Projet à soumettre au président"), _("Relire et soumettre au président")
            return Said("to_do", reason, action, due=term)
        if term is None:
            reason = _("La loi ne demande pas de convocation à la réunion du %(day)s")
            return Said("done", reason % {"day": day_words(self.meets_on())})
        reason = _("Quorum non atteint le %(failed)s : la deuxième convocation part du %(first)s au %(last)s") % {
            "failed": day_words(session.last_failed_on),
            "first": day_words(earliest_after(self.rule, session.last_failed_on)),
            "last": day_words(term.day),
        }
        return Said("to_do", reason, str(PREPARE[self.law_call]), due=term)

    def term(self) -> Due | None:
        """The last day of the second notice; the meetings after it ask for none."""
        if self.law_call is not Call.SECOND:
            return None
        session = self.session
        done_on = session.convocation_sent_at if self.is_sent and not session.convocation_undelivered else None
        return due(self.reckoner.due(self.rule, session.last_failed_on), self.today, done_on)

    def meeting(self) -> Said:
        """The step of the sittings: waiting for the notice, then for the day."""
        if self.law_call is Call.SECOND and not self.is_sent:
            return Said("not_yet", _("Quorum non atteint : une nouvelle convocation est à envoyer"))
        day = self.meets_on()
        return Said("to_do" if self.today >= day else "waiting", _MEETING[self.law_call] % {"day": day_words(day)})

    def meets_on(self) -> date:
        if self.is_sent and self.session.convocation_meets_on:
            return self.session.convocation_meets_on
        return self.reckoner.due(self.rule, self.session.last_failed_on).due_on
