"""The plan of a session: four of them worked out by hand, what is supposed, what is warned of, what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document_types.law.calendar import WorkingCalendar
from document_types.law.levels import Level
from document_types.law.planning import ImpossiblePlan, PlannedSession, Requester, plan_session
from document_types.law.reading_table import DAYS_BEFORE, MAJORITY_REQUEST, POSTING_START, SECOND_NOTICE
from document_types.law.readings import DEFAULT

from .strategies import calendars, days_of_2026

PLAIN = WorkingCalendar()


def day(month, number, year=2026):
    return date(year, month, number)


def plan_of(level, opens_on, *, readings=DEFAULT, today=None, **facts):
    return plan_session(PlannedSession(level=level, opens_on=opens_on, **facts), PLAIN, readings, today=today)


def dates_of(plan):
    return {step.rule.id: step.last_on for step in plan.steps}


def cautions_of(plan):
    return [caution.rule_id for caution in plan.cautions]


# Of each session: what is found by hand, rule by rule, when nothing but its opening is known.
BY_HAND = {
    # Monday 4 May; 1 May, 27 and 28 May are feasts.
    (Level.COMMUNE, day(5, 4)): {
        "QUE-1": day(4, 4),  # a month before
        "AGE-2": day(4, 14),  # 4 May - 20
        "AGE-3": day(4, 22),  # 14 April + 8, a Wednesday
        "AGE-10": day(4, 22),
        "CON-2": day(4, 24),  # 4 May - 10
        "SES-2": day(5, 7),  # days 1 to 7
        "QUO-2": day(5, 4),
        "QUO-3": day(5, 9),  # 4 May + 5
        "QUO-4": day(5, 25),  # meeting on 9 + 10 = 19 May; 20, 21, 22 in full; Monday the 25th
        "SES-5": day(5, 18),  # the 4th is the first of fifteen
        "SES-6": day(5, 29),  # 19, 20, 21, 22, 25, 26, then the 29th after the feast
        "MIN-7": day(5, 12),  # 4 May + 8
        "SES-21": day(5, 9),  # 4 May + 5
        "MIN-6": day(5, 19),  # 4 May + 15
        "TRA-1": day(5, 25),  # 5-8, 11-15, 18-22: fourteen, the 25th is the fifteenth
        "LEG-3": day(6, 1),  # 26, 29 May, 1 June
        "EXE-1": day(6, 1),
        "VIS-20": day(6, 15),  # 25 May + 20 = Sunday 14 June, moved to Monday
        "EXE-2": day(6, 15),
    },
    # Monday 5 October; 31 October and 6 November are feasts.
    (Level.COMMUNE, day(10, 5)): {
        "QUE-1": day(9, 5),
        "AGE-2": day(9, 15),
        "AGE-3": day(9, 23),
        "AGE-10": day(9, 23),
        "CON-2": day(9, 25),
        "SES-2": day(10, 7),
        "QUO-2": day(10, 5),
        "QUO-3": day(10, 10),
        "QUO-4": day(10, 26),  # meeting on 20 October; 21, 22, 23 in full; Monday the 26th
        "SES-5": day(10, 19),
        "SES-6": day(10, 28),  # 20-23 are four, 26, 27, 28
        "MIN-7": day(10, 13),
        "SES-21": day(10, 10),
        "MIN-6": day(10, 20),
        "TRA-1": day(10, 26),  # 6-9, 12-16, 19-23, 26
        "LEG-3": day(10, 29),
        "EXE-1": day(10, 29),
        "VIS-20": day(11, 16),  # 15 November is a Sunday
        "EXE-2": day(11, 16),
    },
    # The second Monday of September.
    (Level.PROVINCE, day(9, 14)): {
        "QUE-1": day(8, 14),
        "AGE-2": day(8, 25),
        "AGE-3": day(9, 2),
        "AGE-10": day(9, 2),
        "CON-2": day(9, 7),
        "SES-2": day(9, 14),
        "QUO-2": day(9, 14),
        "QUO-3": day(9, 19),
        "QUO-4": day(10, 1),  # meeting on 19 + 7 = 26 September; 28, 29, 30 in full; 1 October
        "SES-5": day(9, 28),
        "SES-6": day(10, 13),  # 29 September is the first of fifteen days
        "MIN-7": day(9, 24),
        "SES-21": day(9, 19),
        "MIN-6": day(9, 29),
        "TRA-1": day(9, 28),  # 15-18, 21-25, 28
        "LEG-3": day(10, 1),
        "EXE-1": day(10, 1),
        "VIS-20": day(10, 19),  # 18 October is a Sunday
        "EXE-2": day(10, 19),
    },
    # The first Monday of October.
    (Level.REGION, day(10, 5)): {
        "QUE-1": day(9, 5),
        "AGE-2": day(9, 15),
        "AGE-3": day(9, 23),
        "AGE-10": day(9, 23),
        "CON-2": day(9, 28),
        "SES-2": day(10, 5),
        "QUO-2": day(10, 5),
        "QUO-3": day(10, 10),
        "QUO-4": day(10, 22),  # meeting on 17 October; 19, 20, 21 in full; the 22nd
        "SES-5": day(10, 19),
        "SES-6": day(11, 3),
        "MIN-7": day(10, 15),
        "SES-21": day(10, 10),
        "MIN-6": day(10, 20),
        "TRA-1": day(10, 19),  # 6-9, 12-16, 19
        "LEG-3": day(10, 22),
        "EXE-1": day(10, 22),
        "VIS-20": day(11, 9),  # 8 November is a Sunday
        "EXE-2": day(11, 9),
    },
}


@pytest.mark.parametrize(("level", "opens_on"), BY_HAND, ids=str)
def test_a_session_is_planned_as_found_by_hand(level, opens_on):
    plan = plan_of(level, opens_on)

    assert dates_of(plan) == BY_HAND[level, opens_on]
    assert plan.cautions == ()


def test_silence_has_its_effect_the_day_after_the_last_one():
    plan = plan_of(Level.COMMUNE, day(5, 4), received_on=day(5, 6))

    effects = {step.rule.id: step.effective_on for step in plan.steps if step.effective_on}
    assert effects == {
        "AGE-3": day(4, 23),
        "LEG-3": day(5, 12),
        "EXE-1": day(5, 12),
        # The last day is the 26th; the 27th is a feast, and silence has its effect on a day off as on any other.
        "VIS-20": day(5, 27),
        "EXE-2": day(5, 27),
    }


def test_what_is_known_is_not_supposed():
    supposed = plan_of(Level.COMMUNE, day(5, 4))
    known = plan_of(
        Level.COMMUNE, day(5, 4), agenda_received_on=day(4, 10), closes_on=day(5, 8), received_on=day(5, 12)
    )

    assert {step.rule.id for step in supposed.steps if step.assumption} == {
        *("AGE-3", "AGE-10", "QUO-4", "MIN-7", "SES-21", "MIN-6", "TRA-1", "LEG-3", "EXE-1", "VIS-20", "EXE-2")
    }
    assert {step.rule.id for step in known.steps if step.assumption} == {"QUO-4", "MIN-7"}
    # 10 April + 8 is a Saturday, moved to Monday the 20th.
    assert known.step("AGE-3").last_on == day(4, 20)
    # 11-15, 18-22, 25, 26, 29 May, 1 June are fourteen; 2 June.
    assert known.step("TRA-1").last_on == day(6, 2)


def test_a_session_the_authority_asked_for_has_short_notice_and_one_postponement():
    plan = plan_of(
        Level.COMMUNE,
        day(11, 5),
        is_ordinary=False,
        requested_by=Requester.AUTHORITY,
        requested_on=day(10, 30),
    )

    dates = dates_of(plan)
    assert dates["SES-13"] == day(11, 9)
    assert dates["CON-5"] == day(11, 2)
    assert dates["SES-14"] == day(11, 9)
    # Its length is that of an extraordinary session, for want of one of its own: 5, 9 to 13 and 16 November.
    assert dates["SES-11"] == day(11, 16)
    assert not {"AGE-2", "AGE-3", "CON-2", "QUO-2", "QUO-3", "QUO-4", "SES-5", "QUE-1"} & set(dates)


def test_a_session_of_an_authority_rests_on_the_articles_of_its_own():
    plan = plan_of(Level.COMMUNE, day(11, 5), is_ordinary=False, requested_by=Requester.AUTHORITY)

    assert {step.rule.citation.article for step in plan.steps if step.rule.id == "SES-14"} == {37}


def test_a_session_the_majority_asked_for_cannot_meet_both_delays_and_says_so():
    facts = {"is_ordinary": False, "requested_by": Requester.MAJORITY, "requested_on": day(6, 1)}
    waits = DEFAULT.choosing(MAJORITY_REQUEST, "waits")

    assert "SES-10" in cautions_of(plan_of(Level.COMMUNE, day(6, 12), **facts))
    waiting = plan_of(Level.COMMUNE, day(6, 21), readings=waits, **facts)
    assert waiting.step("SES-10").last_on == day(6, 21)
    assert "SES-10" not in cautions_of(waiting)
    # The region has thirty days, which leave room for the twenty of the agenda.
    assert "SES-10" not in cautions_of(plan_of(Level.REGION, day(6, 29), **facts))
    assert "SES-10" in cautions_of(plan_of(Level.REGION, day(7, 2), **facts))


@pytest.mark.parametrize(
    ("requested_by", "opens_on", "rule_ids"),
    [
        (Requester.AUTHORITY, day(6, 4), ["CON-5"]),
        (Requester.THIRD, day(6, 15), ["AGE-2"]),
        (Requester.THIRD, day(6, 10), ["CON-2", "AGE-2"]),
        (Requester.THIRD, day(6, 29), []),
    ],
)
def test_a_notice_due_before_the_request_is_warned_of(requested_by, opens_on, rule_ids):
    plan = plan_of(Level.COMMUNE, opens_on, is_ordinary=False, requested_by=requested_by, requested_on=day(6, 3))

    assert cautions_of(plan) == rule_ids


def test_a_refusal_of_a_third_of_the_members_is_due_in_ten_days():
    plan = plan_of(Level.PROVINCE, day(6, 22), is_ordinary=False, requested_by=Requester.THIRD, requested_on=day(6, 1))

    assert plan.step("SES-9").last_on == day(6, 11)
    assert plan.step("SES-11").last_on == day(6, 28)


def test_a_request_tells_how_many_it_takes_of_this_council():
    facts = {"is_ordinary": False, "requested_on": day(6, 1), "members_in_office": 25, "seats": 27}
    third = plan_of(Level.COMMUNE, day(6, 22), requested_by=Requester.THIRD, **facts)
    majority = plan_of(Level.COMMUNE, day(6, 12), requested_by=Requester.MAJORITY, **facts)

    assert any("Il en faut au moins 9" in sentence for sentence in third.step("SES-9").explain("fr"))
    assert any("Il en faut au moins 13" in sentence for sentence in majority.step("SES-10").explain("fr"))


def test_a_visa_says_by_whom():
    here = plan_of(Level.COMMUNE, day(5, 4), matter="services.delegated").step("VIS-20").explain("fr")
    budget = plan_of(Level.COMMUNE, day(10, 5), matter="finance.budget").step("BUD-6").explain("fr")

    assert any("visa par le ministère de l'intérieur" in sentence for sentence in here)
    assert any("visa par le gouverneur" in sentence for sentence in budget)


def test_a_request_without_its_day_is_named():
    plan = plan_of(Level.COMMUNE, day(11, 5), is_ordinary=False, requested_by=Requester.AUTHORITY)

    assert cautions_of(plan) == ["SES-13"]


def test_the_second_notice_may_be_read_as_needing_no_new_delay():
    readings = DEFAULT.choosing(SECOND_NOTICE, "does_not_run_again")
    plan = plan_of(Level.COMMUNE, day(5, 4), readings=readings)

    # A meeting on the 10th; 11, 12, 13 in full; the 14th.
    assert plan.step("QUO-4").last_on == day(5, 14)


def test_clear_days_before_lengthen_the_second_notice_too():
    readings = DEFAULT.choosing(DAYS_BEFORE, "clear")
    plan = plan_of(Level.COMMUNE, day(5, 4), readings=readings)

    assert plan.step("CON-2").last_on == day(4, 23)
    # A notice on the 9th for the 20th; 21, 22, 25 in full; the 26th.
    assert plan.step("QUO-4").last_on == day(5, 26)


@pytest.mark.parametrize(("meeting", "cautions"), [(day(5, 16), ["QUO-3"]), (day(5, 17), [])])
def test_a_second_meeting_before_its_notice_could_run_is_warned_of(meeting, cautions):
    # The notice goes out on the 7th at the earliest, ten days before the meeting.
    assert cautions_of(plan_of(Level.COMMUNE, day(5, 4), second_meeting_on=meeting)) == cautions


def test_the_third_meeting_follows_the_second_one_that_was_fixed():
    plan = plan_of(Level.COMMUNE, day(5, 4), second_meeting_on=day(5, 20))

    # 21, 22, 25 in full; the 26th.
    assert plan.step("QUO-4").last_on == day(5, 26)


@pytest.mark.parametrize(
    ("option", "last"),
    # Adopted on 4 May; closed on the 8th; executory on the 16th, after 13, 14 and 15 May.
    [("adoption", day(5, 12)), ("session_closing", day(5, 16)), ("executory", day(5, 24))],
)
def test_posting_runs_from_the_start_that_was_chosen(option, last):
    readings = DEFAULT.choosing(POSTING_START, option)
    plan = plan_of(Level.COMMUNE, day(5, 4), readings=readings, closes_on=day(5, 8), received_on=day(5, 12))

    assert plan.step("MIN-7").last_on == last


def test_the_matter_leaves_the_steps_that_apply():
    ordinary = dates_of(plan_of(Level.COMMUNE, day(5, 4), matter="naming.ordinary"))
    budget = dates_of(plan_of(Level.COMMUNE, day(10, 5), matter="finance.budget"))
    doubtful = dates_of(plan_of(Level.COMMUNE, day(10, 5), matter="culture.association_grants"))
    regulations = dates_of(plan_of(Level.COMMUNE, day(10, 5), matter="council.internal_regulations"))

    assert "EXE-1" in ordinary
    assert "VIS-20" not in ordinary
    assert {"BUD-2", "BUD-3", "BUD-4", "TRA-5", "BUD-6", "BUD-7", "BUD-8", "BUD-10", "EXE-2"} <= set(budget)
    assert (budget["BUD-12"], budget["BUD-14"]) == (day(1, 1, 2027), day(1, 31, 2028))
    assert {"EXE-1", "VIS-20"}.isdisjoint(budget)
    assert {"EXE-1", "VIS-20", "EXE-2"} <= set(doubtful)
    assert "LEG-8" in regulations
    assert "EXE-1" not in regulations


def test_a_budget_is_supposed_received_on_its_own_last_day():
    plan = plan_of(Level.COMMUNE, day(11, 9), is_ordinary=False, closes_on=day(11, 13), matter="finance.budget")

    # Put to the visa on Friday 20 November at the latest, though the transmission could take until 7 December.
    assert plan.step("BUD-6").last_on == day(12, 10)
    assert plan.step("BUD-7").last_on == day(12, 7)


def test_the_interiors_visa_runs_from_its_own_receipt_where_it_is_known():
    facts = {"received_on": day(5, 6), "matter": "services.delegated"}
    supposed = plan_of(Level.COMMUNE, day(5, 4), **facts)
    known = plan_of(Level.COMMUNE, day(5, 4), visa_received_on=day(5, 11), **facts)

    assert supposed.step("VIS-20").last_on == day(5, 26)
    assert "Réception par le ministère supposée" in supposed.step("VIS-20").assumption.fr
    assert (known.step("VIS-20").last_on, known.step("VIS-20").assumption) == (day(6, 1), None)
    assert known.step("LEG-3").last_on == supposed.step("LEG-3").last_on


def test_the_acts_of_an_arrondissement_pass_through_the_communal_president():
    plan = plan_of(Level.ARRONDISSEMENT, day(6, 2))

    # 3-5, 8-12, 15, 17-19, 22-24 June, the 16th being a feast; then fifteen days; then 10, 13 and 14 July.
    assert plan.step("TRA-1").last_on == day(6, 24)
    assert plan.step("TRA-6").last_on == day(7, 9)
    assert plan.step("LEG-3").last_on == day(7, 14)


def test_posting_from_force_waits_for_the_visa_where_one_is_needed():
    readings = DEFAULT.choosing(POSTING_START, "executory")
    facts = {"readings": readings, "received_on": day(5, 6)}

    # Visa until the 26th: in force on the 27th; regulations until the 14th: in force on the 15th.
    assert plan_of(Level.COMMUNE, day(5, 4), matter="programme.action", **facts).step("MIN-7").last_on == day(6, 4)
    regulations = plan_of(Level.COMMUNE, day(5, 4), matter="council.internal_regulations", **facts)
    assert regulations.step("MIN-7").last_on == day(5, 23)


def test_an_agenda_that_was_sent_is_supposed_received_that_day():
    plan = plan_of(Level.COMMUNE, day(5, 4), agenda_sent_on=day(4, 9), today=day(4, 20))

    assert plan.step("AGE-3").last_on == day(4, 17)
    assert "le jour de l'envoi" in plan.step("AGE-3").assumption.fr
    assert cautions_of(plan) == []


def test_a_budget_voted_too_late_is_warned_of():
    plan = plan_of(Level.REGION, day(11, 9), is_ordinary=False, matter="finance.budget")

    assert "BUD-3" in cautions_of(plan)


def test_the_quorum_is_told_for_a_council_with_members_and_its_lack_is_named():
    some = plan_of(Level.COMMUNE, day(5, 4), members_in_office=25, seats=27)
    none = plan_of(Level.COMMUNE, day(5, 4), members_in_office=0, seats=0)

    assert any("Il en faut au moins 13" in sentence for sentence in some.step("QUO-2").explain("fr"))
    assert cautions_of(some) == []
    assert cautions_of(none) == ["QUO-2", "AGE-7"]


@pytest.mark.parametrize(
    ("level", "opens_on", "caution"),
    [
        (Level.COMMUNE, day(3, 2), "SES-2"),
        (Level.COMMUNE, day(5, 11), "SES-2"),
        (Level.REGION, day(10, 6), "SES-2"),
        (Level.COMMUNE, day(5, 2), "QUO-2"),
    ],
)
def test_a_day_the_law_does_not_expect_is_warned_of_and_planned(level, opens_on, caution):
    plan = plan_of(level, opens_on)

    assert cautions_of(plan) == [caution]
    assert plan.steps


def test_outside_its_months_the_next_lawful_window_is_shown():
    step = plan_of(Level.COMMUNE, day(11, 9)).step("SES-2")

    assert (step.earliest_on, step.last_on) == (day(2, 1, 2027), day(2, 7, 2027))


def test_what_cannot_be_met_any_more_is_said_as_of_today():
    assert cautions_of(plan_of(Level.COMMUNE, day(5, 4), today=day(4, 14))) == []
    assert cautions_of(plan_of(Level.COMMUNE, day(5, 4), today=day(4, 15))) == ["AGE-2"]
    assert cautions_of(plan_of(Level.COMMUNE, day(5, 4), today=day(4, 25))) == ["CON-2", "AGE-2"]
    done = plan_of(Level.COMMUNE, day(5, 4), today=day(4, 20), agenda_received_on=day(4, 10))
    assert cautions_of(done) == []


def test_an_agenda_received_too_late_is_warned_of():
    plan = plan_of(Level.COMMUNE, day(5, 4), agenda_received_on=day(4, 16))

    assert cautions_of(plan) == ["AGE-2"]
    assert plan.step("AGE-3").last_on == day(4, 24)


@pytest.mark.parametrize(
    ("closes_on", "cautions"),
    [(day(5, 18), []), (day(5, 19), ["SES-5"]), (day(5, 29), ["SES-5"]), (day(6, 1), ["SES-6"])],
)
def test_a_session_that_lasts_too_long_is_warned_of(closes_on, cautions):
    assert cautions_of(plan_of(Level.COMMUNE, day(5, 4), closes_on=closes_on)) == cautions


@pytest.mark.parametrize(
    "facts",
    [
        {"closes_on": day(5, 3)},
        {"received_on": day(5, 3)},
        {"agenda_received_on": day(5, 5)},
        {"second_meeting_on": day(5, 3)},
        {"requested_by": Requester.MAJORITY},
        {"is_ordinary": False, "requested_by": Requester.THIRD, "requested_on": day(5, 5)},
        {"matter": "no.such.matter"},
        {"requested_on": day(4, 1)},
        {"closes_on": date(9999, 12, 31)},
    ],
    ids=str,
)
def test_dates_that_contradict_each_other_are_refused_in_both_languages(facts):
    with pytest.raises(ImpossiblePlan) as refused:
        plan_of(Level.COMMUNE, day(5, 4), **facts)

    assert refused.value.reason.fr
    assert refused.value.reason.ar


def test_no_plan_is_made_before_the_laws_or_for_what_a_level_does_not_have():
    with pytest.raises(ImpossiblePlan, match="23 juillet 2015"):
        plan_of(Level.COMMUNE, day(5, 4, 2014))
    with pytest.raises(ImpossiblePlan, match="BUD-2"):
        plan_of(Level.ARRONDISSEMENT, day(6, 2), matter="finance.budget")


def test_a_date_that_rests_on_an_unannounced_feast_says_so():
    plan = plan_of(Level.COMMUNE, day(5, 4))

    estimated = {step.rule.id for step in plan.steps if step.is_estimated}
    assert estimated == {"SES-6", "LEG-3", "EXE-1", "VIS-20", "EXE-2"}
    assert "Une fête lunaire non encore annoncée peut changer cette date." in plan.step("LEG-3").explain("fr")


@given(level=st.sampled_from(Level), opens_on=days_of_2026, calendar=calendars)
def test_every_session_can_be_planned_and_its_steps_follow_the_law(level, opens_on, calendar):
    plan = plan_session(PlannedSession(level=level, opens_on=opens_on), calendar)
    dates = dates_of(plan)

    assert dates["AGE-2"] < dates["CON-2"] < opens_on <= dates["SES-5"] < dates["SES-6"]
    assert opens_on < dates["QUO-3"] < dates["QUO-4"]
    assert dates["TRA-1"] < dates["LEG-3"] < dates["VIS-20"]
    for step in plan.steps:
        assert step.effective_on is None or step.effective_on > step.last_on
        for language in ("fr", "ar"):
            assert all("{" not in sentence for sentence in step.explain(language))
