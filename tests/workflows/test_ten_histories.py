"""Histories of acts worked by hand from the organic laws, date by date, around weekends and feasts.

Each docstring holds the reckoning: the day of receipt is not counted (15.17); working days are Monday to Friday less
the holidays (CAL-2, CAL-6); silence has its effect at the first minute of the day after the last (15.18); a plain delay
of the authority that ends on a day off runs on to the next working day (15.29), one of the council does not.

2026: Aïd al-Fitr Friday 20 and Saturday 21 March, 1 May a Friday, Aïd al-Adha Wednesday 27 and Thursday 28 May,
1 Moharram Tuesday 16 June, 30 July a Thursday, 14 August a Friday, 20 and 21 August a Thursday and a Friday, the Mawlid
Tuesday 25 and Wednesday 26 August, 31 October a Saturday, 6 November a Friday, 18 November a Wednesday.
"""

from datetime import date, datetime

import pytest

from document_types import clock
from document_types.enums import ActState as S
from document_types.enums import ForceBasis, ForceKind, JournalEvent, Reexamination
from document_types.errors import Refusal
from document_types.force import force_on
from document_types.law.statutes import rule
from document_types.models import Act, JournalEntry
from document_types.services import calendar, journal, minutes, sessions
from document_types.services.reckoning import reckoner
from tests.factories import at, sign_both, transmit
from tests.workflows.room import (
    BUDGET,
    GRANTS,
    GROUND,
    PROGRAMME,
    RATES,
    REGULATIONS,
    VOW,
    Room,
    make_room,
    put_point,
    undone,
)
from workflows import deadlines
from workflows.enums import ClockKind, ClockState, ProceedingKind, SignatoryOffice
from workflows.models import LegalityReviewTask
from workflows.services import proceedings, reexamination, review, signature, transmission
from workflows.services.offices import possible_actions, recordable_actions

pytestmark = pytest.mark.django_db


def midnight(month: int, day: int) -> datetime:
    """The first minute of that day of 2026."""
    return at(day_of(month, day), 0)


def day_of(month: int, day: int) -> date:
    return date(2026, month, day)


class History:
    """One council and one act of it, told by the days on which things happen."""

    def __init__(self, where: str):
        self.room: Room = make_room(where)

    def adopt(self, on: date, *matters: str, **project) -> list[Act]:
        session = self.room.session(on)
        for matter in matters:
            put_point(session, "Délibération", matter, **project)
        acts = self.room.hold(session)
        for act in acts:
            sign_both(act)
        return acts

    def receive(self, act: Act, on: date) -> Act:
        transmit(act, on=on)
        return act

    def received(self, adopted: date, on: date, matter: str, **project) -> Act:
        [act] = self.adopt(adopted, matter, **project)
        return self.receive(act, on)

    def oppose(self, act: Act, on: date, who: str = "officer", **facts):
        review.oppose(act=act, ground=GROUND, decision=self.room.decision(who, on, **facts))
        act.refresh_from_db()

    def come_back(self, act: Act, on: date, outcome: Reexamination) -> Act:
        """The council deliberates again, in an extraordinary session of that day."""
        session = self.room.session(on, "extraordinary")
        reexamination.bring_back(act=act, session=session, outcome=outcome, user=self.room.people["clerk"])
        [new] = self.room.hold(session)
        act.refresh_from_db()
        return sign_both(new)

    def refer(self, act: Act, on: date, who: str, hour: int = 9):
        with clock.pretend(at(on, 18)):
            decision = self.room.decision(who, on, is_paper=True, hour=hour)
            proceedings.refer(act=act, decision=decision)

    def rule_on(self, act: Act, on: date, outcome: ProceedingKind, who: str = "clerk"):
        with clock.pretend(at(on, 18)):
            decision = self.room.decision(who, on, is_paper=True)
            proceedings.rule_on(act=act, outcome=outcome, decision=decision)
        act.refresh_from_db()


def run(act: Act, *days: date) -> Act:
    """The nightly command, on each of these days."""
    for day in days:
        deadlines.run(day)
    act.refresh_from_db()
    return act


def due(act: Act, kind: ClockKind) -> date:
    return act.clocks.get(kind=kind).due_on


def state_of(act: Act, kind: ClockKind) -> str:
    return act.clocks.get(kind=kind).state


def in_force(act: Act) -> tuple:
    return act.state, act.executory_at, act.force_basis


@pytest.fixture(autouse=True)
def _every_journal_holds():
    yield
    for head in {entry.head for entry in JournalEntry.objects.select_related("head").filter(act__isnull=False)}:
        assert journal.verify(head) is None


def test_1_a_commune_whose_governor_keeps_silent_over_a_weekend():
    """113-14 a.117 (LEG-3, EXE-1). Received Tuesday 12 May: Wednesday 13 is the first working day, Thursday 14 the
    second, Friday 15 the third and last. Without opposition the act is executory on Saturday 16 May at 0 h: that day
    is not worked, and the law's effect does not wait for one (15.18).
    """
    history = History("commune")
    act = history.received(day_of(5, 4), day_of(5, 12), VOW)
    assert due(act, ClockKind.OPPOSITION) == day_of(5, 15)

    run(act, day_of(5, 13), day_of(5, 14), day_of(5, 15))
    assert in_force(act) == (S.TRANSMITTED, None, "")

    run(act, day_of(5, 16))
    assert in_force(act) == (S.EXECUTORY, midnight(5, 16), ForceBasis.OPPOSITION_LAPSED)


def test_2_a_feast_within_the_delay_and_its_announcement():
    """113-14 a.117; CAL-9. Received Friday 22 May: Monday 25 (1), Tuesday 26 (2); Wednesday 27 and Thursday 28 are the
    feast; Friday 29 (3): executory on Saturday 30 May at 0 h.

    Had the feast been announced for the 28th and the 29th before the receipt, Wednesday 27 would have been worked, and
    the third day: executory on Thursday 28 May at 0 h, a day of the feast.
    """
    history = History("commune")
    one, other = history.adopt(day_of(5, 4), VOW, VOW)
    history.receive(one, day_of(5, 22))
    assert due(one, ClockKind.OPPOSITION) == day_of(5, 29)
    assert run(one, day_of(6, 5)).executory_at == midnight(5, 30)

    calendar.announce_feast(computed_on=day_of(5, 27), announced_on=day_of(5, 28))
    history.receive(other, day_of(5, 22))
    assert due(other, ClockKind.OPPOSITION) == day_of(5, 27)
    assert run(other, day_of(6, 5)).executory_at == midnight(5, 28)


def test_3_a_prefecture_withdraws_what_was_opposed_on_the_last_day():
    """112-14 a.108 (LEG-3, LEG-4). Received Friday 12 June: Monday 15 (1); Tuesday 16 is 1 Moharram; Wednesday 17 (2),
    Thursday 18 (3). Opposed on Thursday 18 June at 23 h: in time. On the 19th it is too late. The council withdraws it
    on Monday 29 June: the act is never executory.
    """
    history = History("prefecture")
    act, late = history.adopt(day_of(6, 8), VOW, VOW)
    for each in (act, late):
        history.receive(each, day_of(6, 12))
    assert due(act, ClockKind.OPPOSITION) == day_of(6, 18)

    history.oppose(act, day_of(6, 18), hour=23)
    with pytest.raises(Refusal, match=r"jeudi 18 juin 2026 \(loi organique n° 112-14, art. 108\)"):
        history.oppose(late, day_of(6, 19), hour=0)
    assert act.state == S.OPPOSED

    new = history.come_back(act, day_of(6, 29), Reexamination.WITHDRAWN)
    answer = act.proceedings.last()
    assert (act.state, answer.answer, answer.effective_at.date()) == (S.WITHDRAWN, new, day_of(6, 29))
    assert run(act, day_of(12, 31)).executory_at is None
    # The deliberation opposed too late has run to its end.
    late.refresh_from_db()
    assert in_force(late) == (S.EXECUTORY, midnight(6, 19), ForceBasis.OPPOSITION_LAPSED)


def test_4_a_commune_amends_and_the_new_act_is_executory_in_its_turn():
    """113-14 a.117 (LEG-4). Received Wednesday 29 April: Thursday 30 (1); Friday 1 May is a holiday, then the weekend;
    Monday 4 (2), Tuesday 5 (3). Opposed on Monday 4 May. Voted again on Thursday 14 May: the act is replaced. The new
    one, received Friday 15: Monday 18 (1), Tuesday 19 (2), Wednesday 20 (3): executory on Thursday 21 May at 0 h.
    """
    history = History("commune")
    act = history.received(day_of(4, 27), day_of(4, 29), VOW)
    assert due(act, ClockKind.OPPOSITION) == day_of(5, 5)
    history.oppose(act, day_of(5, 4))
    assert state_of(act, ClockKind.OPPOSITION) == ClockState.USED

    new = history.come_back(act, day_of(5, 14), Reexamination.AMENDED)
    assert act.state == S.REPLACED
    history.receive(new, day_of(5, 15))
    assert due(new, ClockKind.OPPOSITION) == day_of(5, 20)

    run(new, day_of(5, 20), day_of(5, 21))
    act.refresh_from_db()
    assert in_force(new) == (S.EXECUTORY, midnight(5, 21), ForceBasis.OPPOSITION_LAPSED)
    assert in_force(act) == (S.REPLACED, None, "")


def test_5_a_commune_maintains_the_judge_suspends_and_the_court_annuls():
    """113-14 a.117 (LEG-5, LEG-6). Received Tuesday 3 November: Wednesday 4 (1), Thursday 5 (2); Friday 6 is a holiday,
    then the weekend; Monday 9 (3). Opposed that day, maintained on Monday 16: still not executory (15.24). The governor
    refers on Tuesday 17 at 9 h: the judge has 48 hours, to Thursday 19 at 9 h, though the 18th is a holiday; the court
    has 30 days, to Thursday 17 December. Suspended on the 19th, annulled on 15 December: executory at no time.
    """
    history = History("commune")
    act = history.received(day_of(10, 5), day_of(11, 3), VOW)
    assert due(act, ClockKind.OPPOSITION) == day_of(11, 9)
    history.oppose(act, day_of(11, 9))
    history.come_back(act, day_of(11, 16), Reexamination.MAINTAINED)
    assert run(act, day_of(11, 17)).state == S.MAINTAINED

    history.refer(act, day_of(11, 17), "officer")
    assert act.clocks.get(kind=ClockKind.SUSPENSION_RULING).effect_at == at(day_of(11, 19), 9)
    assert due(act, ClockKind.JUDGMENT) == day_of(12, 17)

    history.rule_on(act, day_of(11, 19), ProceedingKind.SUSPENSION_ORDERED)
    assert in_force(act) == (S.SUSPENDED, None, "")
    history.rule_on(act, day_of(12, 15), ProceedingKind.ANNULLED, "officer")
    assert in_force(act) == (S.ANNULLED, None, "")
    assert state_of(act, ClockKind.JUDGMENT) == ClockState.USED


def test_6_a_region_maintains_the_judge_refuses_and_the_court_upholds():
    """111-14 a.114 (LEG-3, LEG-5, LEG-6; 15.10). Received Monday 16 March: Tuesday 17 (1), Wednesday 18 (2), Thursday
    19 (3), the eve of Aïd al-Fitr. The wali opposes on the 19th; the council maintains on Monday 30. The Interior, not
    the wali, refers on Tuesday 31 at 9 h: the judge has until Thursday 2 April at 9 h, the court until 30 April. The
    suspension is refused on 2 April: the act is executory from then (a paper without an hour counts at noon), and
    still from then once upheld on 28 April.
    """
    history = History("region")
    act = history.received(day_of(3, 2), day_of(3, 16), VOW)
    assert due(act, ClockKind.OPPOSITION) == day_of(3, 19)
    with pytest.raises(Refusal, match="autre autorité"):
        history.oppose(act, day_of(3, 19), who="interior")
    history.oppose(act, day_of(3, 19))
    history.come_back(act, day_of(3, 30), Reexamination.MAINTAINED)

    assert "refer" not in possible_actions(act, history.room.people["officer"])
    history.refer(act, day_of(3, 31), "interior")
    assert act.clocks.get(kind=ClockKind.SUSPENSION_RULING).effect_at == at(day_of(4, 2), 9)
    assert due(act, ClockKind.JUDGMENT) == day_of(4, 30)

    history.rule_on(act, day_of(4, 2), ProceedingKind.SUSPENSION_REFUSED, "interior")
    assert in_force(act) == (S.SUSPENSION_REFUSED, at(day_of(4, 2), 12), "")
    history.rule_on(act, day_of(4, 28), ProceedingKind.UPHELD)
    assert in_force(act) == (S.UPHELD, at(day_of(4, 2), 12), "")


def test_7_a_commune_whose_governor_grants_the_visa():
    """113-14 a.118 (VIS-4, VIS-20, EXE-2). Rates, received Wednesday 6 May: opposed until Monday 11 (7, 8, 11 May), the
    visa until Tuesday 26 May. The opposition's end gives no force (VIS-22); the visa of Thursday 14 May at 11 h does,
    at that moment.
    """
    history = History("commune")
    act = history.received(day_of(5, 4), day_of(5, 6), RATES)
    assert (due(act, ClockKind.OPPOSITION), due(act, ClockKind.VISA)) == (day_of(5, 11), day_of(5, 26))
    assert run(act, day_of(5, 12)).state == S.AWAITING_VISA
    assert state_of(act, ClockKind.OPPOSITION) == ClockState.LAPSED

    review.grant_visa(act=act, decision=history.room.decision("officer", day_of(5, 14), hour=11))
    act.refresh_from_db()
    assert in_force(act) == (S.EXECUTORY, at(day_of(5, 14), 11), ForceBasis.VISA)
    assert state_of(act, ClockKind.VISA) == ClockState.USED


@pytest.mark.parametrize(
    ("where", "adopted", "received", "last_day", "effect"),
    [
        ("commune", (5, 4), (5, 8), (5, 29), (5, 30)),
        ("prefecture", (7, 6), (7, 10), (7, 31), (8, 1)),
        ("region", (7, 6), (8, 5), (8, 27), (8, 28)),
    ],
)
def test_8_a_visa_by_silence_whose_twentieth_day_is_a_feast(where, adopted, received, last_day, effect):
    """113-14 a.118, 112-14 a.109, 111-14 a.115 (VIS-20, VIS-21; 15.29). Twenty days from the day after the receipt:

    - commune: from Friday 8 May to Thursday 28, the second day of the feast; moved to Friday 29; visa on the 30th;
    - prefecture: from Friday 10 July to Thursday 30, the feast of the throne; moved to the 31st; visa on 1 August;
    - region: from Wednesday 5 August to Tuesday 25, the Mawlid, as is the 26th; moved to the 27th; visa on the 28th.
    """
    history = History(where)
    act = history.received(day_of(*adopted), day_of(*received), RATES)
    assert due(act, ClockKind.VISA) == day_of(*last_day)

    assert run(act, day_of(*last_day)).state == S.AWAITING_VISA
    run(act, day_of(*effect))
    assert in_force(act) == (S.EXECUTORY, midnight(*effect), ForceBasis.TACIT_VISA)
    assert act.proceedings.get(kind=ProceedingKind.VISA_TACIT).effective_at == midnight(*effect)


def test_9_a_prefecture_replaces_what_was_refused_its_visa():
    """112-14 a.109. Rates, received Wednesday 3 June: the visa until Tuesday 23 June. Refused that day at 15 h. Voted
    anew on Wednesday 8 July, received Friday 10: twenty days end on 30 July, a holiday, so on the 31st; granted on
    Monday 27 July at 10 h. What was refused cannot be maintained (VIS-22), and has no force.
    """
    history = History("prefecture")
    act = history.received(day_of(6, 1), day_of(6, 3), RATES)
    assert due(act, ClockKind.VISA) == day_of(6, 23)
    run(act, day_of(6, 23))
    review.refuse_visa(act=act, decision=history.room.decision("officer", day_of(6, 23), hour=15))
    act.refresh_from_db()
    assert reexamination.outcomes_for(act) == [Reexamination.AMENDED]

    new = history.come_back(act, day_of(7, 8), Reexamination.AMENDED)
    history.receive(new, day_of(7, 10))
    assert due(new, ClockKind.VISA) == day_of(7, 31)
    review.grant_visa(act=new, decision=history.room.decision("officer", day_of(7, 27)))

    new.refresh_from_db()
    assert in_force(run(act, day_of(12, 31))) == (S.REPLACED, None, "")
    assert in_force(new) == (S.EXECUTORY, at(day_of(7, 27)), ForceBasis.VISA)


def test_10_a_budget_refused_is_voted_again_and_visaed_before_the_year_ends():
    """113-14 a.118, 189, 191 (BUD-3 to BUD-8). Voted Friday 13 November, received Monday 16 (before the 20th): a
    refusal until Tuesday 1 December (15 days), the visa until Monday 7: twenty days end on Sunday 6. Refused on Monday
    30 November: voted again within 10 days, until Thursday 10 December; voted on the 9th. Received on the 10th: a
    refusal until Friday 25 December, the visa until Wednesday 30. On the 28th it may no longer be refused, and is
    granted: executory before 1 January.
    """
    history = History("commune")
    act = history.received(day_of(11, 13), day_of(11, 16), BUDGET)
    assert (due(act, ClockKind.BUDGET_REFUSAL), due(act, ClockKind.VISA)) == (day_of(12, 1), day_of(12, 7))
    review.refuse_visa(act=act, decision=history.room.decision("officer", day_of(11, 30)))
    act.refresh_from_db()
    assert act.state == S.VISA_REFUSED
    assert due(act, ClockKind.SECOND_BUDGET) == day_of(12, 10)

    new = history.come_back(act, day_of(12, 9), Reexamination.AMENDED)
    assert act.state == S.REPLACED
    assert state_of(act, ClockKind.SECOND_BUDGET) == ClockState.USED, "It was voted again in time."
    history.receive(new, day_of(12, 10))
    assert (due(new, ClockKind.BUDGET_REFUSAL), due(new, ClockKind.VISA)) == (day_of(12, 25), day_of(12, 30))

    with pytest.raises(Refusal, match=r"vendredi 25 décembre 2026 \(loi organique n° 113-14, art. 191\)"):
        review.refuse_visa(act=new, decision=history.room.decision("officer", day_of(12, 28)))
    review.grant_visa(act=new, decision=history.room.decision("officer", day_of(12, 28)))
    new.refresh_from_db()
    assert in_force(new) == (S.EXECUTORY, at(day_of(12, 28)), ForceBasis.VISA)


@pytest.mark.parametrize(
    ("received", "last_of_opposition", "last_day", "effect"),
    [((5, 11), (5, 14), (5, 19), (5, 20)), ((5, 19), (5, 22), (5, 29), (5, 30))],
)
def test_11_internal_regulations_in_force_after_eight_days(received, last_of_opposition, last_day, effect):
    """113-14 a.32, a.117 (LEG-8, LEG-3). Received Monday 11 May: opposed until Thursday 14, in force after eight days,
    which end on Tuesday 19: on Wednesday 20 May at 0 h, and not when the opposition's delay ends.

    Received Tuesday 19 May: opposed until Friday 22; eight days end on Wednesday 27, the feast, and so on Friday 29
    (15.28, 15.29): in force on Saturday 30 May at 0 h.
    """
    history = History("commune")
    act = history.received(day_of(5, 4), day_of(*received), REGULATIONS)
    assert due(act, ClockKind.OPPOSITION) == day_of(*last_of_opposition)
    assert due(act, ClockKind.ENTRY_INTO_FORCE) == day_of(*last_day)

    assert run(act, day_of(*last_of_opposition), day_of(*last_day)).state == S.TRANSMITTED
    assert state_of(act, ClockKind.OPPOSITION) == ClockState.LAPSED
    run(act, day_of(*effect))
    assert in_force(act) == (S.EXECUTORY, midnight(*effect), ForceBasis.OPPOSITION_LAPSED)


def test_12_the_interior_visas_the_programme_of_a_region():
    """111-14 a.115 (VIS-1; 15.10). Received Monday 6 July: opposed by the wali until Thursday 9, the visa of the
    Interior until Monday 27: twenty days end on Sunday 26. The wali cannot grant it; the Interior does on Friday 24
    July at 16 h.
    """
    history = History("region")
    act = history.received(day_of(7, 1), day_of(7, 6), PROGRAMME)
    assert (due(act, ClockKind.OPPOSITION), due(act, ClockKind.VISA)) == (day_of(7, 9), day_of(7, 27))
    with pytest.raises(Refusal, match="autre autorité : Ministère de l'intérieur"):
        review.grant_visa(act=act, decision=history.room.decision("officer", day_of(7, 24)))

    review.grant_visa(act=act, decision=history.room.decision("interior", day_of(7, 24), hour=16))
    act.refresh_from_db()
    assert in_force(act) == (S.EXECUTORY, at(day_of(7, 24), 16), ForceBasis.VISA)


def test_13_nullity_is_sought_of_an_act_in_force():
    """113-14 a.115 (LEG-2). Executory on Saturday 16 May (the first history). The governor asks the court on 7 July:
    at any time. Still in force, until the judgment of 30 September that declares it null.
    """
    history = History("commune")
    act = run(history.received(day_of(5, 4), day_of(5, 12), VOW), day_of(5, 18))

    with clock.pretend(at(day_of(7, 7), 18)):
        asked = history.room.decision("officer", day_of(7, 7), is_paper=True)
        proceedings.seek_nullity(act=act, decision=asked)
    act.refresh_from_db()
    assert act.is_in_force and in_force(act) == (S.NULLITY_SOUGHT, midnight(5, 16), ForceBasis.OPPOSITION_LAPSED)

    history.rule_on(act, day_of(9, 30), ProceedingKind.ANNULLED)
    assert act.state == S.ANNULLED and not act.is_in_force


def test_14_a_paper_notified_in_time_and_entered_late():
    """113-14 a.117, where the authority works on paper. Received Friday 24 July: Monday 27 (1), Tuesday 28 (2),
    Wednesday 29 (3): by silence executory on Thursday 30 July, the feast of the throne, at 0 h. Nobody presumes it: the
    clerk confirms it on Monday 3 August. On the 4th comes the letter of opposition dated 29 July: in time, it prevails;
    one dated the 30th would not.
    """
    history = History("commune on paper")
    [act] = history.adopt(day_of(7, 20), VOW)
    clerk = history.room.people["clerk"]
    with clock.pretend(at(day_of(7, 24), 16)):
        facts = {"is_paper": True, "decided_on": day_of(7, 24), "receipt_number": "812", "scan": history.room.scan}
        transmission.transmit(acts=[act], user=clerk, **facts)
    assert run(act, day_of(7, 31)).state == S.TRANSMITTED
    with clock.pretend(at(day_of(8, 3), 9)):
        review.confirm_silence(clock=act.clocks.get(), user=clerk)
    act.refresh_from_db()
    assert in_force(act) == (S.EXECUTORY, midnight(7, 30), ForceBasis.OPPOSITION_LAPSED)

    with clock.pretend(at(day_of(8, 4), 11)):
        assert recordable_actions(act, clerk) == {"oppose"}
        with pytest.raises(Refusal, match="mercredi 29 juillet 2026"):
            history.oppose(act, day_of(7, 30), "clerk", is_paper=True)
        history.oppose(act, day_of(7, 29), "clerk", is_paper=True)
    assert in_force(act) == (S.OPPOSED, None, "")
    assert act.proceedings.get(kind=ProceedingKind.OPPOSITION).effective_at.date() == day_of(7, 29)
    *_before, opposed, corrected = JournalEntry.objects.filter(act=act).order_by("sequence")
    assert (opposed.event, corrected.event) == (JournalEvent.OPPOSED, JournalEvent.FORCE_CORRECTED)
    assert run(act, day_of(12, 31)).executory_at is None


def test_15_the_minutes_are_sent_and_nothing_runs_on_them():
    """113-14 a.116 (TRA-1): within 15 working days after the session closed, Friday 8 May: 11 to 15 May (5), 18 to 22
    (10), 25 and 26 (12), the feast on 27 and 28, Friday 29 (13), 1 and 2 June (15): until Tuesday 2 June. Opposition
    and visa are of decisions (LEG-3, VIS-20): the minutes are received, and stay what they are.
    """
    history = History("commune")
    [act] = history.adopt(day_of(5, 7), VOW)
    sessions.close_session(session=act.session, on=day_of(5, 8))
    delay = reckoner().due(rule("TRA-1", history.room.council.level, day_of(5, 8)), day_of(5, 8))
    assert delay.due_on == day_of(6, 2)

    written = minutes.draft(session=act.session)
    signature.request(act=written, user=history.room.people["clerk"])
    signature.sign(act=written, office=SignatoryOffice.SECRETARY, user=None, at=at(day_of(5, 20)))
    written.refresh_from_db()
    history.receive(written, day_of(5, 29))

    assert not written.clocks.exists()
    assert run(written, day_of(12, 31)).state == S.ESTABLISHED
    assert possible_actions(written, history.room.people["officer"]) == set()
    with pytest.raises(Refusal, match="art. 117"):
        history.oppose(written, day_of(6, 1))


def test_17_what_the_judge_lets_stand_still_awaits_its_visa():
    """113-14 a.117, a.118 (LEG-5, VIS-20 to VIS-22). Rates received Tuesday 3 November: the visa until Monday 23.
    Opposed on Monday 9, maintained on Monday 16, referred on Tuesday 17; the judge refuses the suspension on Thursday
    19. An act under visa is not executory before it: twenty days from the ruling, to Wednesday 9 December. The court
    confirms its legality on 1 December, and that changes nothing in it; silence gives the visa on 10 December at 0 h.
    """
    history = History("commune")
    act = history.received(day_of(10, 5), day_of(11, 3), RATES)
    assert due(act, ClockKind.VISA) == day_of(11, 23)
    history.oppose(act, day_of(11, 9))
    assert state_of(act, ClockKind.VISA) == ClockState.STOPPED
    history.come_back(act, day_of(11, 16), Reexamination.MAINTAINED)
    history.refer(act, day_of(11, 17), "officer")

    history.rule_on(act, day_of(11, 19), ProceedingKind.SUSPENSION_REFUSED, "officer")
    assert in_force(act) == (S.AWAITING_VISA, None, "")
    assert due(act, ClockKind.VISA) == day_of(12, 9)
    assert possible_actions(act, history.room.people["officer"]) >= {"grant_visa", "refuse_visa", "annul", "uphold"}
    assert isinstance(act.page.specific.current_workflow_task.specific, LegalityReviewTask)
    with pytest.raises(Refusal, match="déjà opposée"):
        history.oppose(act, day_of(11, 9))
    assert run(act, day_of(11, 24)).state == S.AWAITING_VISA

    history.rule_on(act, day_of(12, 1), ProceedingKind.UPHELD)
    assert in_force(act) == (S.AWAITING_VISA, None, "")
    assert run(act, day_of(12, 9)).state == S.AWAITING_VISA
    run(act, day_of(12, 12))
    assert in_force(act) == (S.EXECUTORY, midnight(12, 10), ForceBasis.TACIT_VISA)
    told = JournalEntry.objects.filter(act=act)
    by_day = {day: force_on(told, midnight(*day)).kind for day in ((11, 18), (11, 20), (12, 9), (12, 10))}
    assert by_day == {
        (11, 18): ForceKind.SUSPENDED,
        (11, 20): ForceKind.NOT_IN_FORCE,
        (12, 9): ForceKind.NOT_IN_FORCE,
        (12, 10): ForceKind.IN_FORCE,
    }


def test_18_a_judgment_entered_before_the_silence_was_written():
    """113-14 a.117 (LEG-2, EXE-1). Received Tuesday 12 May, silent until Friday 15: executory on Saturday 16 at 0 h.
    Nullity is sought on the 13th and pronounced on Tuesday 19; the nightly command had not run since the 12th. The act
    was in force from the 16th to the 19th, as it would have been had the command run.
    """
    history = History("commune")
    act = history.received(day_of(5, 4), day_of(5, 12), VOW)
    with clock.pretend(at(day_of(5, 13), 18)):
        proceedings.seek_nullity(act=act, decision=history.room.decision("officer", day_of(5, 13), is_paper=True))

    history.rule_on(act, day_of(5, 19), ProceedingKind.ANNULLED)

    assert in_force(act) == (S.ANNULLED, midnight(5, 16), ForceBasis.OPPOSITION_LAPSED)
    assert not act.page.specific.workflow_in_progress
    assert run(act, day_of(5, 20)).state == S.ANNULLED


def test_16_an_outage_changes_no_date():
    """The server is down from the eve of each effect, and the command runs three days after it: the force of each act
    bears the date that it would have had.
    """
    history = History("commune")
    vow, rates, rules, grants = history.adopt(day_of(5, 4), VOW, RATES, REGULATIONS, GRANTS)
    acts = {vow: (5, 12), rates: (5, 8), rules: (5, 19), grants: (5, 8)}
    for act, received in acts.items():
        history.receive(act, day_of(*received))

    def force() -> list:
        rows = Act.objects.filter(pk__in=[act.pk for act in acts]).order_by("pk")
        return [
            in_force(act) + tuple(act.clocks.order_by("kind").values_list("kind", "state", "ended_at")) for act in rows
        ]

    with undone():
        run(vow, *(date.fromordinal(day) for day in range(day_of(5, 12).toordinal(), day_of(6, 3).toordinal())))
        in_time = force()
    run(vow, day_of(6, 2))

    assert force() == in_time
    assert [executory_at for _state, executory_at, *_rest in in_time] == [
        midnight(5, 16),
        midnight(5, 30),
        midnight(5, 30),
        midnight(5, 30),
    ]
