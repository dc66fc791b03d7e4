"""What follows an opposition or a refusal: the council's answer, the court, and who may enter which."""

from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from document_types.enums import ActState, OnlineFrom, Reexamination
from document_types.errors import Refusal
from document_types.models import Act
from document_types.services import voting
from tests.factories import (
    INEZGANE,
    TITLES,
    adopt,
    at,
    ballots,
    convene,
    council_of,
    held_session,
    make_commune,
    make_town,
    on_paper,
    open_session,
    received_act,
    scan_for,
    sign_both,
    sit,
    transmit,
)
from workflows import deadlines
from workflows.enums import ClockKind, ClockState, OppositionGround, ProceedingKind
from workflows.services import proceedings, reexamination, review
from workflows.services.decision import Decision
from workflows.services.offices import possible_actions

pytestmark = pytest.mark.django_db

RECEIVED, OPPOSED, AGAIN = date(2026, 5, 8), date(2026, 5, 12), date(2026, 6, 4)
BUDGET, VOW = TITLES[:1], TITLES[1:2]


def opposed_act(town, titles=VOW) -> Act:
    act = received_act(town, titles, on=RECEIVED)
    decision = Decision(reference="77", reasons_fr="Hors attributions.", at=at(OPPOSED))
    review.oppose(act=act, ground=OppositionGround.OUTSIDE_POWERS, decision=decision)
    act.refresh_from_db()
    return act


def bring_back(town, act, outcome):
    session = open_session(town, AGAIN, kind="extraordinary")
    return session, reexamination.bring_back(act=act, session=session, outcome=outcome, user=town.clerk)


def answer(town, act, outcome) -> Act:
    session, item = bring_back(town, act, outcome)
    convene(town, session)
    new = adopt(town, item, sit(town, session))
    act.refresh_from_db()
    return new


def filed(town, on=date(2026, 6, 8), **facts):
    facts = {"user": town.officer, "reference": "TA-12/2026", "hour": time(9), "scan": scan_for(town.council)} | facts
    return Decision(is_paper=True, decided_on=on, **facts)


class TestTheCouncilsAnswer:
    @pytest.mark.parametrize(
        ("outcome", "state"),
        [
            (Reexamination.WITHDRAWN, ActState.WITHDRAWN),
            (Reexamination.AMENDED, ActState.REPLACED),
            (Reexamination.MAINTAINED, ActState.MAINTAINED),
        ],
    )
    def test_the_vote_of_the_new_deliberation_answers_by_itself(self, town, outcome, state):
        act = opposed_act(town)

        new = answer(town, act, outcome)

        assert act.state == state
        assert new.reexamines == act and new.number_label == "2/2026"
        proceeding = act.proceedings.last()
        assert proceeding.answer == new and proceeding.effective_at.date() == AGAIN

    def test_the_new_project_begins_with_the_text_that_came_back(self, town):
        act = opposed_act(town)

        _session, item = bring_back(town, act, Reexamination.AMENDED)

        page = item.act.page.specific
        assert page.text_in("fr") == act.page.specific.text_in("fr")
        assert act.subject_fr in item.title_fr and act.subject_ar in item.title_ar

    def test_a_new_deliberation_that_is_rejected_leaves_the_act_opposed(self, town):
        act = opposed_act(town)
        session, item = bring_back(town, act, Reexamination.MAINTAINED)
        convene(town, session)

        voting.vote(item=item, sitting=sit(town, session), choices=ballots(town, 2, 7))

        act.refresh_from_db()
        assert act.state == ActState.OPPOSED

    def test_an_act_refused_its_visa_cannot_be_maintained(self, town):
        act = received_act(town, BUDGET, on=RECEIVED)
        review.refuse_visa(act=act, decision=Decision(reference="9", reasons_fr="Déséquilibre.", at=at(OPPOSED)))
        act.refresh_from_db()

        assert reexamination.outcomes_for(act) == [Reexamination.AMENDED]
        with pytest.raises(Refusal, match="Visa refusé"):
            bring_back(town, act, Reexamination.MAINTAINED)

    def test_it_is_not_put_on_two_agendas(self, town):
        act = opposed_act(town)
        bring_back(town, act, Reexamination.MAINTAINED)

        with pytest.raises(Refusal, match="déjà inscrite"):
            reexamination.bring_back(
                act=act, session=open_session(town, date(2026, 7, 6)), outcome=Reexamination.AMENDED, user=town.clerk
            )

    def test_a_project_refused_its_visa_may_be_given_up(self, town, client):
        act = received_act(town, BUDGET, on=RECEIVED)
        review.refuse_visa(act=act, decision=Decision(reference="9", reasons_fr="Déséquilibre.", at=at(OPPOSED)))
        client.force_login(town.clerk)

        client.post(reverse("secretariat:abandon", args=[act.pk]), {"reasons_fr": "Le conseil y renonce."})

        act.refresh_from_db()
        assert act.state == ActState.ABANDONED

    def test_the_clerk_brings_it_back_from_the_page_of_the_act(self, town, client):
        act = opposed_act(town)
        session = open_session(town, AGAIN, kind="extraordinary")
        client.force_login(town.clerk)
        page = client.get(reverse("secretariat:act", args=[act.pk])).content.decode()
        url = reverse("secretariat:bring_back", args=[act.pk])
        assert url in page

        response = client.post(url, {"session": session.pk, "outcome": "maintained"})

        assert response.status_code == 302
        assert act.reexaminations.get().item.session == session


class TestTheJudge:
    def test_a_maintained_act_is_suspended_from_its_referral_until_the_ruling(self, town):
        act = opposed_act(town)
        answer(town, act, Reexamination.MAINTAINED)
        assert not act.is_in_force

        proceedings.refer(act=act, decision=filed(town))
        act.refresh_from_db()
        assert act.state == ActState.REFERRED

        ruling = act.clocks.get(kind=ClockKind.SUSPENSION_RULING)
        judgment = act.clocks.get(kind=ClockKind.JUDGMENT)
        assert ruling.effect_at == at(date(2026, 6, 10), 9), "48 hours after the filing (LEG-5)"
        assert judgment.due_on == date(2026, 7, 8), "30 days after it (LEG-6)"
        assert deadlines.run(date(2026, 12, 31)) == [], "the judge's silence has no effect"

        proceedings.rule_on(
            act=act, outcome=ProceedingKind.SUSPENSION_REFUSED, decision=filed(town, date(2026, 6, 9), hour=None)
        )
        act.refresh_from_db()
        ruling.refresh_from_db()
        judgment.refresh_from_db()
        assert act.is_in_force and act.executory_at.date() == date(2026, 6, 9)
        assert (ruling.state, judgment.state) == (ClockState.USED, ClockState.RUNNING)

        proceedings.rule_on(act=act, outcome=ProceedingKind.ANNULLED, decision=filed(town, date(2026, 7, 1)))
        act.refresh_from_db()
        judgment.refresh_from_db()
        assert act.state == ActState.ANNULLED and judgment.state == ClockState.USED

    def test_an_act_that_the_judge_puts_in_force_is_put_online_where_the_council_waited_for_that(self, town):
        town.council.online_from = OnlineFrom.FORCE
        town.council.save(update_fields=["online_from"])
        _session, [act] = held_session(town, VOW)
        transmit(sign_both(act), on=RECEIVED)
        decision = Decision(reference="77", reasons_fr="Hors attributions.", at=at(OPPOSED))
        review.oppose(act=act, ground=OppositionGround.OUTSIDE_POWERS, decision=decision)
        answer(town, act, Reexamination.MAINTAINED)
        proceedings.refer(act=act, decision=filed(town))
        assert act.online_at is None

        ruling = filed(town, date(2026, 6, 9), hour=None)
        proceedings.rule_on(act=act, outcome=ProceedingKind.SUSPENSION_REFUSED, decision=ruling)

        act.refresh_from_db()
        assert act.online_at == act.executory_at == at(date(2026, 6, 9), 12)

    def test_the_judge_is_not_seised_of_an_act_that_the_council_has_not_maintained(self, town):
        act = opposed_act(town)

        with pytest.raises(Refusal, match=r"Opposition de l'autorité.*117"):
            proceedings.refer(act=act, decision=filed(town))

    def test_a_region_is_referred_by_the_interior_and_not_by_the_wali(self, db):
        region = make_town(council_of("09"))
        act = opposed_act(region, (("Vœu", "ملتمس", "council.motion"),))
        answer(region, act, Reexamination.MAINTAINED)

        assert "refer" not in possible_actions(act, region.officer)
        with pytest.raises(PermissionDenied):
            proceedings.refer(act=act, decision=filed(region))

    def test_nullity_is_sought_at_any_time_and_changes_no_force_before_the_judgment(self, town):
        act = received_act(town, VOW, on=RECEIVED)
        proceedings.seek_nullity(act=act, decision=filed(town, date(2026, 5, 11)))
        act.refresh_from_db()
        assert act.state == ActState.TRANSMITTED
        with pytest.raises(Refusal, match="déjà saisi"):
            proceedings.seek_nullity(act=act, decision=filed(town, date(2026, 5, 12)))

        deadlines.run(date(2026, 5, 14))
        act.refresh_from_db()
        assert act.state == ActState.NULLITY_SOUGHT and act.is_in_force

        proceedings.rule_on(act=act, outcome=ProceedingKind.UPHELD, decision=filed(town, date(2026, 6, 15)))
        act.refresh_from_db()
        assert act.state == ActState.UPHELD and act.executory_at == at(date(2026, 5, 14), 0)

    def test_an_act_of_which_no_court_was_seised_is_not_judged(self, town):
        act = received_act(town, VOW, on=RECEIVED)

        with pytest.raises(Refusal, match="n'est pas saisi"):
            proceedings.rule_on(act=act, outcome=ProceedingKind.ANNULLED, decision=filed(town, date(2026, 5, 12)))

    def test_a_ruling_does_not_precede_the_referral(self, town):
        act = opposed_act(town)
        answer(town, act, Reexamination.MAINTAINED)
        proceedings.refer(act=act, decision=filed(town))

        with pytest.raises(Refusal, match="précède"):
            proceedings.rule_on(
                act=act, outcome=ProceedingKind.SUSPENSION_ORDERED, decision=filed(town, date(2026, 6, 5))
            )

    @pytest.mark.parametrize("missing", ["reference", "scan"])
    def test_a_ruling_is_proved_by_its_number_and_its_copy(self, town, missing):
        act = opposed_act(town)
        answer(town, act, Reexamination.MAINTAINED)
        proceedings.refer(act=act, decision=filed(town))
        facts = {missing: "" if missing == "reference" else None, "user": town.clerk}

        with pytest.raises(Refusal):
            proceedings.rule_on(act=act, outcome=ProceedingKind.SUSPENSION_ORDERED, decision=filed(town, **facts))

    def test_the_clerk_enters_the_ruling_but_not_the_referral_of_an_online_authority(self, town):
        act = opposed_act(town)
        answer(town, act, Reexamination.MAINTAINED)

        with pytest.raises(Refusal, match="autre autorité"):
            proceedings.refer(act=act, decision=filed(town, user=town.clerk))
        proceedings.refer(act=act, decision=filed(town))
        proceedings.rule_on(
            act=act,
            outcome=ProceedingKind.SUSPENSION_ORDERED,
            decision=filed(town, date(2026, 6, 9), user=town.clerk),
        )

        act.refresh_from_db()
        assert act.state == ActState.SUSPENDED

    def test_where_the_authority_is_on_paper_the_clerk_enters_the_referral_too(self, town):
        act = opposed_act(on_paper(town))
        answer(town, act, Reexamination.MAINTAINED)

        proceedings.refer(act=act, decision=filed(town, user=town.clerk, register_number="412"))

        act.refresh_from_db()
        assert act.state == ActState.REFERRED
        assert act.proceedings.last().register_number == "412"

    def test_a_clerk_of_another_council_enters_nothing(self, town):
        stranger = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
        act = opposed_act(town)
        answer(town, act, Reexamination.MAINTAINED)
        proceedings.refer(act=act, decision=filed(town))

        with pytest.raises(Refusal, match="secrétariat"):
            proceedings.rule_on(
                act=act, outcome=ProceedingKind.SUSPENSION_ORDERED, decision=filed(town, user=stranger.clerk)
            )

    def test_the_office_files_from_the_reading_view(self, town, client):
        act = opposed_act(town)
        answer(town, act, Reexamination.MAINTAINED)
        client.force_login(town.officer)
        url = reverse("review:decide", args=[act.pk, "refer"])
        assert url in client.get(reverse("review:act", args=[act.pk])).content.decode()
        assert client.get(url).status_code == 200

        response = client.post(url, {"reference": "TA-12", "decided_on": "2026-06-08", "hour": "09:00"})

        assert response.status_code == 302
        act.refresh_from_db()
        assert act.state == ActState.REFERRED

    def test_the_clerk_is_told_why_a_step_is_closed(self, town, client):
        act = received_act(town, VOW, on=RECEIVED)
        client.force_login(town.officer)

        response = client.get(reverse("review:decide", args=[act.pk, "annul"]))

        assert response.status_code == 403


class TestTheBudget:
    def test_its_visa_is_refused_within_fifteen_days_and_granted_within_twenty(self, town):
        act = received_act(town, BUDGET, on=RECEIVED)
        assert act.clocks.get(kind=ClockKind.BUDGET_REFUSAL).due_on == date(2026, 5, 25), "15 days end on a Saturday"

        with pytest.raises(Refusal, match="n'est plus possible"):
            review.refuse_visa(
                act=act, decision=Decision(reference="1", reasons_fr="Déséquilibre.", at=at(date(2026, 5, 26)))
            )
        review.grant_visa(act=act, decision=Decision(reference="2", at=at(date(2026, 5, 26))))

        act.refresh_from_db()
        assert act.state == ActState.EXECUTORY
        assert not act.clocks.running().exists()

    def test_refused_it_is_voted_again_within_ten_days(self, town):
        act = received_act(town, BUDGET, on=RECEIVED)

        review.refuse_visa(
            act=act, decision=Decision(reference="1", reasons_fr="Déséquilibre.", at=at(date(2026, 5, 20)))
        )

        assert act.clocks.get(kind=ClockKind.SECOND_BUDGET).due_on == date(2026, 5, 30)

    def test_silence_ends_its_shorter_delay_with_the_visa(self, town):
        act = received_act(town, BUDGET, on=RECEIVED)

        deadlines.run(date(2026, 6, 30))

        act.refresh_from_db()
        assert act.force_basis == "tacit_visa"
        assert act.clocks.get(kind=ClockKind.BUDGET_REFUSAL).state == ClockState.STOPPED


def test_the_ground_against_internal_regulations_is_not_for_other_acts(town):
    act = received_act(town, VOW, on=RECEIVED)

    with pytest.raises(Refusal, match="fondement"):
        review.oppose(
            act=act,
            ground=OppositionGround.INTERNAL_REGULATIONS,
            decision=Decision(user=town.officer, reference="1", reasons_fr="Motif.", at=at(OPPOSED)),
        )
