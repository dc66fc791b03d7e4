"""The rows and the tallies follow every event, and say what counting from the acts says."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db.models import Sum

from document_types.enums import ActKind, ActState
from document_types.law.statutes import rule
from document_types.lifecycle import Step
from document_types.models import Act
from document_types.services import calendar, sessions
from document_types.services.reckoning import reckoner
from tests.factories import (
    INEZGANE,
    TITLES,
    at,
    council_of,
    held_session,
    make_commune,
    make_town,
    post,
    received_act,
    sign_both,
    transmit,
)
from workflows import deadlines
from workflows.enums import OppositionGround
from workflows.follow_up.enums import Awaited, Holder
from workflows.models import FollowUp, FollowUpTally
from workflows.services import follow_up, review
from workflows.services.decision import Decision

pytestmark = pytest.mark.django_db

REFUSED = {"reference": "12/2026", "reasons_fr": "Recettes non sincères."}


def tallies() -> Counter:
    fields = [field.name for field in FollowUpTally._meta.fields if field.name not in ("id", "n")]
    return Counter({tuple(values): n for *values, n in FollowUpTally.objects.values_list(*fields, "n")})


def snapshot() -> tuple:
    return list(FollowUp.objects.order_by("pk").values_list()), tallies()


def of(act: Act) -> FollowUp:
    return FollowUp.objects.get(act=act)


def close(session, on: date) -> None:
    sessions.close_session(session=session, on=on)


def test_a_project_is_not_followed_and_a_vote_opens_a_dossier(town):
    _session, [act] = held_session(town, TITLES[1:2])

    assert [row.pk for row in FollowUp.objects.all()] == [act.pk]
    row = of(act)
    assert (row.awaited, row.holder, row.signed_on) == (Awaited.SIGNATURE, Holder.COUNCIL, None)
    assert not FollowUpTally.objects.exists()


def test_each_step_of_a_dossier_is_dated(town):
    _session, [act] = held_session(town, TITLES[1:2])
    sign_both(act, on=date(2026, 5, 11))
    post(act, on=date(2026, 5, 12))
    transmit(act, on=date(2026, 5, 15))
    deadlines.run(date(2026, 6, 1))

    row = of(act)
    assert (row.signature_days, row.transmission_days, row.control_days) == (4, 4, 6)
    assert (row.force_days, row.posting_days) == (14, 5)
    assert (row.state, row.awaited) == (ActState.EXECUTORY, "")


def test_closing_the_session_starts_the_delay_of_transmission(town):
    session, [act] = held_session(town, TITLES[1:2])
    sign_both(act)
    post(act)
    assert of(act).due_on is None

    close(session, on=date(2026, 5, 8))

    due = reckoner().due(rule("TRA-1", town.council.level), date(2026, 5, 8)).due_on
    assert (of(act).awaited, of(act).due_on) == (Awaited.TRANSMISSION, due)


def test_a_day_announced_as_closed_moves_the_last_day(town, settings):
    settings.DEMO_TODAY = date(2026, 5, 11)
    session, [act] = held_session(town, TITLES[1:2])
    sign_both(act)
    post(act)
    close(session, on=date(2026, 5, 8))
    before = of(act).due_on

    calendar.set_closing_day(day=date(2026, 5, 20), name_fr="Deuil national", name_ar="حداد وطني")

    assert of(act).due_on == reckoner().calendar.next_working_day(before + timedelta(days=1))
    kept = snapshot()
    list(follow_up.rebuild())
    assert snapshot() == kept


def test_a_visa_left_to_silence_stays_told(town):
    _session, [act] = held_session(town, TITLES[:1])
    sign_both(act)
    post(act)
    transmit(act, on=date(2026, 5, 8))
    waiting = of(act)
    deadlines.run(date(2026, 7, 1))

    assert (waiting.awaited, waiting.holder, waiting.is_duty) == (Awaited.VISA, Holder.AUTHORITY, True)
    assert FollowUpTally.objects.get(measure="silence").n == 1
    assert not FollowUpTally.objects.filter(measure__startswith="due_").exists()


def test_what_is_refused_leaves_the_figures_as_they_were(town):
    act = received_act(town)
    before = snapshot()

    with pytest.raises(Exception, match="motif|Motif"):
        review.oppose(
            act=act, ground=OppositionGround.BREACH_OF_LAW, decision=Decision(reference="9", at=at(date(2026, 5, 11)))
        )

    assert snapshot() == before


def live_a_life(act: Act, chosen: random.Random) -> None:
    """Take some of the steps that the law leaves open to this act, each a few days after the one before."""
    day = act.dated_on + timedelta(days=chosen.randrange(9))
    if chosen.random() < 0.1:
        return
    sign_both(act, on=day)
    if chosen.random() < 0.8:
        post(act, on=day + timedelta(days=chosen.randrange(9)))
    if chosen.random() < 0.2:
        return
    act.refresh_from_db()
    received = day + timedelta(days=chosen.randrange(40))
    transmit(act, on=received)
    decision = Decision(at=at(received, 15), **REFUSED)
    turn = chosen.random()
    if turn < 0.2:
        review.oppose(act=act, ground=OppositionGround.BREACH_OF_LAW, decision=decision)
    elif turn < 0.4 and act.may(Step.REFUSE_VISA):
        review.refuse_visa(act=act, decision=decision)
    elif turn < 0.6 and act.may(Step.GRANT_VISA):
        review.grant_visa(act=act, decision=decision)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_any_history_the_tallies_are_what_counting_from_scratch_gives(seed, db):
    chosen = random.Random(seed)  # noqa: S311 a history to replay
    towns = [make_town(), make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")), make_town(council_of("09"))]
    for town in towns:
        session, acts = held_session(town)
        for act in acts[: len(acts) // 2]:
            live_a_life(act, chosen)
        close(session, on=session.opens_on + timedelta(days=1))
        for act in acts[len(acts) // 2 :]:
            live_a_life(act, chosen)
    deadlines.run(date(2026, 5, 14) + timedelta(days=chosen.randrange(60)))

    kept = snapshot()
    received = Act.objects.of_kind(ActKind.DELIBERATION).filter(received_at__isnull=False)
    said = FollowUpTally.objects.filter(measure="count", kind=ActKind.DELIBERATION).order_by()
    assert dict(said.values_list("state").annotate(Sum("n"))) == Counter(received.values_list("state", flat=True))
    FollowUp.objects.all().delete()
    call_command("rebuild_follow_up")
    assert snapshot() == kept


def test_a_tally_spoilt_by_hand_stops_no_act_and_is_mended(town):
    act = received_act(town)
    FollowUpTally.objects.all().delete()

    review.oppose(
        act=act,
        ground=OppositionGround.BREACH_OF_LAW,
        decision=Decision(reference="9", reasons_fr="Motif.", at=at(date(2026, 5, 11))),
    )
    list(follow_up.rebuild())

    assert FollowUpTally.objects.get(measure="count").state == ActState.OPPOSED
