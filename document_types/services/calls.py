"""Which convocation the next sitting answers, and the day before which the law does not let it be held."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from document_types.enums import SessionState
from document_types.errors import Refusal
from document_types.law.deadline import Deadline
from document_types.law.deadlines import earliest_after
from document_types.law.majorities import Call
from document_types.law.reading_table import SECOND_NOTICE, THIRD_CALL
from document_types.law.reckoner import Reckoner
from document_types.law.rule import Rule
from document_types.law.statutes import rule
from document_types.models import Session, Sitting
from document_types.models.sessions import law_calls
from document_types.reader import article, day_words
from document_types.services.reckoning import reckoner

_TOO_EARLY = {
    Call.SECOND: gettext_lazy(
        "La deuxième convocation part au plus tôt trois jours après la réunion sans quorum :"
        " pas de séance avant le %(day)s (%(article)s)."
    ),
    Call.THIRD: gettext_lazy(
        "La troisième réunion suit le troisième jour ouvrable après la deuxième :"
        " pas de séance avant le %(day)s (%(article)s)."
    ),
    Call.POSTPONED: gettext_lazy(
        "La session demandée par l'autorité est reportée au jour ouvrable suivant :"
        " pas de séance avant le %(day)s (%(article)s)."
    ),
}


def last_sitting(session: Session) -> Sitting | None:
    return session.sittings.order_by("-number").first()


def next_call(session: Session, last: Sitting | None) -> int:
    """First the first; after a sitting without quorum the next one; once the quorum was met, the same (QUO-5)."""
    if last is None:
        return 1
    return last.call if last.is_quorate else min(last.call + 1, max(law_calls(session.kind)))


def require_lawful(session: Session, last: Sitting | None, *, call: int, held_on: date) -> None:
    """Refuse a convocation out of its order, and a day that is too early under every reading of the law."""
    lawful = next_call(session, last)
    if call != lawful:
        raise Refusal(
            _(
                "Cette séance se tient sur la convocation de rang %(lawful)s :"
                " une convocation ne se saute pas (%(article)s)."
            )
            % {"lawful": lawful, "article": article(_rule(session, lawful))}
        )
    if last is None:
        return
    if held_on < last.held_on:
        raise Refusal(
            _("La séance ne peut pas précéder la dernière séance, tenue le %(day)s.") % {"day": day_words(last.held_on)}
        )
    if not last.is_quorate:
        _require_not_too_early(session, last, call, held_on)


def _require_not_too_early(session: Session, last: Sitting, call: int, held_on: date) -> None:
    earliest = earliest_day(session, last, call)
    if earliest and held_on < earliest:
        asked = law_calls(session.kind)[call]
        raise Refusal(_TOO_EARLY[asked] % {"day": day_words(earliest), "article": article(_rule(session, call))})


def earliest_day(session: Session, last: Sitting, call: int) -> date | None:
    """The first day not certainly too early for a meeting on `call`, after one without quorum."""
    asked, row = law_calls(session.kind)[call], _rule(session, call)
    if call == last.call or asked in (Call.FIRST, Call.REQUESTED):
        return None
    if asked is Call.SECOND:
        return earliest_after(row, last.held_on)
    here = reckoner()
    return min(here.choosing(THIRD_CALL, option.key).due(row, last.held_on).due_on for option in THIRD_CALL.options)


def _rule(session: Session, call: int) -> Rule:
    return law_calls(session.kind)[call].rule(session.council.level, session.opens_on)


@dataclass(frozen=True)
class NextCall:
    """The call that follows a meeting without quorum: when its notice goes out, when the council meets."""

    rank: int
    law_call: Call
    failed: Sitting
    rule: Rule
    # Before the first, a meeting is certainly too early; the second is what the law or the chosen readings give.
    meets_from: date
    meets_on: date
    # None: the law asks for no notice of this meeting.
    sent_from: date | None = None
    sent_until: Deadline | None = None
    # The ordinary delay of a notice, where the chosen reading lets it run again before the meeting (15.4).
    notice: Rule | None = None

    @property
    def needs_notice(self) -> bool:
        return self.sent_until is not None


def upcoming(session: Session, today: date) -> NextCall | None:
    """The call to come while the last meeting failed its quorum; its notice is thought of as leaving today."""
    last = last_sitting(session)
    if last is None or last.is_quorate or session.state != SessionState.CONVENED:
        return None
    rank = next_call(session, last)
    if rank == last.call:
        return None
    law_call, row, here = law_calls(session.kind)[rank], _rule(session, rank), reckoner()
    if law_call is Call.SECOND:
        return _second(session, last, row, here, today)
    meets_on = here.due(row, last.held_on).due_on
    earliest = earliest_day(session, last, rank) if law_call is Call.THIRD else meets_on
    return NextCall(rank, law_call, last, row, meets_from=earliest or meets_on, meets_on=meets_on)


def _second(session: Session, last: Sitting, row: Rule, here: Reckoner, today: date) -> NextCall:
    sent_from = earliest_after(row, last.held_on)
    runs_again = here.readings.choice(SECOND_NOTICE) == "runs_again"
    notice = rule("CON-2", session.council.level, session.opens_on) if runs_again else None
    return NextCall(
        2,
        Call.SECOND,
        last,
        row,
        meets_from=sent_from,
        meets_on=here.calendar.next_working_day(_first_meeting(notice, max(sent_from, today), here)),
        sent_from=sent_from,
        sent_until=here.due(row, last.held_on),
        notice=notice,
    )


def _first_meeting(notice: Rule | None, sent_on: date, here: Reckoner) -> date:
    """The first day of a meeting whose notice leaves on `sent_on`."""
    following = (sent_on + timedelta(days=count) for count in range(1, 400))
    return next(day for day in following if notice is None or here.latest_before(notice, day).due_on >= sent_on)


def require_meeting_day(call: NextCall, meets_on: date) -> None:
    """Refuse a day that is too early under every reading of the law."""
    if meets_on < call.meets_from:
        raise Refusal(_TOO_EARLY[call.law_call] % {"day": day_words(call.meets_from), "article": article(call.rule)})


def require_sending_day(call: NextCall, sent_on: date) -> None:
    """Refuse to send the second convocation before its first lawful day; after its last one it is late (QUO-3)."""
    if call.sent_from and sent_on < call.sent_from:
        raise Refusal(
            _("La deuxième convocation ne part pas avant le %(day)s, ni après le %(last)s (%(article)s).")
            % {
                "day": day_words(call.sent_from),
                "last": day_words(call.sent_until.due_on) if call.sent_until else "",
                "article": article(call.rule),
            }
        )


def cautions(call: NextCall, *, meets_on: date, sent_on: date) -> list[str]:
    """What the law would say of a notice that leaves on `sent_on` for `meets_on`: told, and not refused."""
    found = []
    if call.sent_until and sent_on > call.sent_until.due_on:
        found.append(
            _("La deuxième convocation devait partir au plus tard le %(day)s (%(article)s) : elle part en retard.")
            % {"day": day_words(call.sent_until.due_on), "article": article(call.rule)}
        )
    if call.notice and reckoner().latest_before(call.notice, meets_on).due_on < sent_on:
        found.append(
            _(
                "La loi ne dit pas si le délai ordinaire de convocation court de nouveau ; selon la lecture choisie,"
                " il court, et le %(day)s est trop proche (%(article)s)."
            )
            % {"day": day_words(meets_on), "article": article(call.notice)}
        )
    return found


def failed_before(session: Session, rank: int) -> Sitting | None:
    """The meeting without quorum that the convocation of this rank follows."""
    failed = session.sittings.filter(is_quorate=False, call=rank - 1)
    return failed.order_by("-number").first()
