"""What a dossier awaits, with whom it is and when that is late: from the facts alone, by the law's own delays."""

from datetime import date

import pytest

from document_types.enums import ActState as S
from document_types.law.levels import Level
from document_types.law.reading_table import POSTING_START
from document_types.law.reckoner import Reckoner
from workflows.enums import ClockKind, ProceedingKind
from workflows.follow_up.enums import Awaited, Holder
from workflows.follow_up.facts import Delays, Facts, awaited_of, row_of

VOTED = date(2026, 5, 7)
CLOSED = date(2026, 5, 8)
POSTED = {"posted_on": VOTED}


def facts(state: S, level: Level = Level.COMMUNE, kind: str = "deliberation", **more) -> Facts:
    return Facts(kind=kind, state=state, matter="council.motion", level=level, adopted_on=VOTED, **more)


def awaited(here: Reckoner | None = None, **more):
    return awaited_of(facts(**more), Delays(here or Reckoner()))


@pytest.mark.parametrize(
    ("level", "last_day"),
    # 15 working days for a commune, 10 for a province or a region; the 27th and 28th of May are a feast.
    [(Level.COMMUNE, date(2026, 6, 2)), (Level.PROVINCE, date(2026, 5, 22)), (Level.REGION, date(2026, 5, 22))],
)
def test_transmission_is_due_from_the_closing_of_the_session_as_the_law_of_each_level_says(level, last_day):
    duty = awaited(state=S.SIGNED, level=level, closed_on=CLOSED, **POSTED)

    assert (duty.awaited, duty.holder, duty.is_duty) == (Awaited.TRANSMISSION, Holder.COUNCIL, True)
    assert duty.due_on == last_day


def test_while_the_session_is_open_no_delay_of_transmission_runs():
    assert awaited(state=S.SIGNED, **POSTED).due_on is None


def test_an_unsigned_act_is_late_by_the_delay_that_it_holds_up():
    """The law sets no delay to sign: the posting, 8 days from the vote, comes before the transmission."""
    duty = awaited(state=S.ADOPTED, closed_on=CLOSED)

    assert (duty.awaited, duty.holder, duty.due_on) == (Awaited.SIGNATURE, Holder.COUNCIL, date(2026, 5, 15))


def test_of_two_acts_expected_the_one_with_the_earlier_last_day_is_told():
    visa = {"delays": {ClockKind.VISA: date(2026, 5, 29)}, "received_on": date(2026, 5, 8)}

    assert awaited(state=S.AWAITING_VISA, **visa).awaited == Awaited.POSTING
    assert awaited(state=S.AWAITING_VISA, **visa, **POSTED).awaited == Awaited.VISA


def test_posting_counts_from_the_event_that_was_chosen():
    from_closing = Reckoner().choosing(POSTING_START, "session_closing")

    assert awaited(state=S.EXECUTORY, closed_on=CLOSED).due_on == date(2026, 5, 15)
    assert awaited(from_closing, state=S.EXECUTORY, closed_on=CLOSED).due_on == date(2026, 5, 16)


def test_nobody_is_late_at_the_end_of_the_opposition():
    duty = awaited(state=S.TRANSMITTED, delays={ClockKind.OPPOSITION: date(2026, 5, 13)}, **POSTED)

    assert (duty.awaited, duty.due_on, duty.is_duty) == (Awaited.OPPOSITION, date(2026, 5, 13), False)


@pytest.mark.parametrize(
    ("state", "clock", "awaited_act", "holder"),
    [
        (S.VISA_REFUSED, ClockKind.SECOND_BUDGET, Awaited.DELIBERATION, Holder.COUNCIL),
        (S.REFERRED, ClockKind.SUSPENSION_RULING, Awaited.SUSPENSION, Holder.COURT),
        (S.SUSPENDED, ClockKind.JUDGMENT, Awaited.JUDGMENT, Holder.COURT),
        (S.SUSPENSION_REFUSED, ClockKind.JUDGMENT, Awaited.JUDGMENT, Holder.COURT),
        (S.NULLITY_SOUGHT, ClockKind.JUDGMENT, Awaited.JUDGMENT, Holder.COURT),
    ],
)
def test_the_delays_after_the_control_say_who_is_late(state, clock, awaited_act, holder):
    duty = awaited(state=state, delays={clock: date(2026, 6, 15)}, **POSTED)

    assert (duty.awaited, duty.holder, duty.due_on) == (awaited_act, holder, date(2026, 6, 15))


def test_the_law_sets_no_delay_to_deliberate_again_nor_to_refer():
    assert awaited(state=S.OPPOSED, **POSTED).due_on is None
    referral = awaited(state=S.MAINTAINED, **POSTED)
    assert (referral.awaited, referral.holder, referral.due_on) == (Awaited.REFERRAL, Holder.AUTHORITY, None)
    assert awaited(state=S.MAINTAINED, level=Level.REGION, **POSTED).holder == Holder.INTERIOR


def test_a_visa_that_is_the_interiors_is_awaited_from_the_interior():
    delegated = Facts(
        kind="deliberation",
        state=S.AWAITING_VISA,
        matter="services.delegated",
        level=Level.COMMUNE,
        adopted_on=VOTED,
        posted_on=VOTED,
    )

    assert awaited_of(delegated, Delays(Reckoner())).holder == Holder.INTERIOR


def test_what_has_ended_or_was_done_awaits_nothing():
    assert awaited(state=S.WITHDRAWN) is None
    assert awaited(state=S.EXECUTORY, **POSTED) is None
    assert awaited(state=S.ESTABLISHED, kind="minutes", received_on=VOTED) is None


def test_a_late_transmission_is_told_with_its_days():
    row = row_of(facts(S.EXECUTORY, closed_on=CLOSED, received_on=date(2026, 6, 5)), Delays(Reckoner()))

    assert (row["transmission_due_on"], row["sent_late_days"]) == (date(2026, 6, 2), 3)


def test_a_decision_made_in_time_weighs_more_than_the_silence_recorded_before_it():
    silence = (ProceedingKind.OPPOSITION_LAPSED, date(2026, 5, 14))
    opposed = (ProceedingKind.OPPOSITION, date(2026, 5, 12))

    row = row_of(facts(S.OPPOSED, received_on=CLOSED, proceedings=(opposed, silence)), Delays(Reckoner()))

    assert (row["decision"], row["control_days"]) == (ProceedingKind.OPPOSITION, 4)
    again = facts(S.AWAITING_VISA, received_on=CLOSED, proceedings=(silence,))
    assert row_of(again, Delays(Reckoner()))["decided_on"] is None
