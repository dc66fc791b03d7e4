"""Which convocation the next sitting answers, and the day before which the law does not let it be held."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from document_types.errors import Refusal
from document_types.law.deadlines import earliest_after
from document_types.law.majorities import Call
from document_types.law.reading_table import THIRD_CALL
from document_types.law.rule import Rule
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
