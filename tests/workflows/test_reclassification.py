"""Of a doubtful matter the authority says, while a delay runs, whether a visa is needed; the journal keeps it."""

import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from cms.portal.lifeline import life_of
from document_types.enums import ActState, ForceBasis, JournalEvent
from document_types.errors import Refusal
from document_types.law.clock import legal_day
from document_types.models import Act, JournalEntry
from document_types.services import minutes, sessions
from tests.cms.secretariat.screens import as_user, page
from tests.factories import at, held_session, on_paper, received_act, scan_for, sign_both, transmit
from workflows import deadlines
from workflows.enums import ClockKind, ClockState, ProceedingKind, SignatoryOffice
from workflows.force import force_of
from workflows.models import Clock
from workflows.services import reclassification, review, signature
from workflows.services.decision import Decision
from workflows.services.offices import lawful_actions, recordable_actions

pytestmark = pytest.mark.django_db

GRANTS = (("Soutien aux associations sportives", "دعم الجمعيات الرياضية", "culture.association_grants"),)
# A Friday: the opposition runs to Wednesday 13 May, the visa to 28 May, a feast, and so to the 29th.
RECEIVED = date(2026, 5, 8)
SAID = {"reference": "91/2026", "reasons_fr": "La subvention pèse sur le budget."}


@pytest.fixture
def awaiting(town):
    return received_act(town, GRANTS, on=RECEIVED)


@pytest.fixture
def without_visa(town):
    """The council said that the act touches no finances: it was received as not under visa."""
    _session, [act] = held_session(town, GRANTS)
    Act.objects.filter(pk=act.pk).update(has_financial_effect=False)
    act.refresh_from_db()
    sign_both(act)
    transmit(act, on=RECEIVED)
    return act


def clock_of(act, kind):
    return Clock.objects.get(act=act, kind=kind)


def test_a_doubtful_act_awaits_a_visa_until_the_authority_waives_it(town, awaiting):
    assert awaiting.state == ActState.AWAITING_VISA
    assert "waive_visa" in lawful_actions(awaiting, town.officer)

    reclassification.waive_visa(act=awaiting, decision=Decision(user=town.officer, at=at(date(2026, 5, 11)), **SAID))

    awaiting.refresh_from_db()
    assert awaiting.state == ActState.TRANSMITTED
    assert awaiting.has_financial_effect is False
    assert clock_of(awaiting, ClockKind.VISA).state == ClockState.STOPPED
    assert clock_of(awaiting, ClockKind.OPPOSITION).state == ClockState.RUNNING
    entry = JournalEntry.objects.get(act=awaiting, event=JournalEvent.RECLASSIFIED)
    assert json.loads(entry.payload)["kind"] == ProceedingKind.VISA_WAIVED
    assert json.loads(entry.payload)["reference"] == "91/2026"


def test_waived_within_the_opposition_delay_the_act_is_in_force_at_its_end(town, awaiting):
    reclassification.waive_visa(act=awaiting, decision=Decision(user=town.officer, at=at(date(2026, 5, 11)), **SAID))
    deadlines.run(date(2026, 5, 20))

    awaiting.refresh_from_db()
    assert awaiting.state == ActState.EXECUTORY
    assert awaiting.force_basis == ForceBasis.OPPOSITION_LAPSED
    assert legal_day(awaiting.executory_at) == date(2026, 5, 14)


@pytest.mark.parametrize("is_silence_recorded", [True, False])
def test_waived_after_the_opposition_delay_the_act_is_in_force_from_then(town, awaiting, is_silence_recorded):
    if is_silence_recorded:
        deadlines.run(date(2026, 5, 18))
    reclassification.waive_visa(act=awaiting, decision=Decision(user=town.officer, at=at(date(2026, 5, 19)), **SAID))

    awaiting.refresh_from_db()
    assert awaiting.state == ActState.EXECUTORY
    assert awaiting.executory_at == at(date(2026, 5, 19))
    assert deadlines.run(date(2026, 7, 1)) == []


def test_an_act_said_to_cost_nothing_may_be_put_under_visa_while_the_opposition_runs(town, without_visa):
    assert without_visa.state == ActState.TRANSMITTED
    assert "require_visa" in lawful_actions(without_visa, town.officer)

    reclassification.require_visa(
        act=without_visa, decision=Decision(user=town.officer, at=at(date(2026, 5, 12)), **SAID)
    )

    without_visa.refresh_from_db()
    assert without_visa.state == ActState.AWAITING_VISA
    assert without_visa.has_financial_effect is True
    visa = clock_of(without_visa, ClockKind.VISA)
    assert (legal_day(visa.started_at), visa.due_on) == (RECEIVED, date(2026, 5, 29))
    deadlines.run(date(2026, 5, 20))
    without_visa.refresh_from_db()
    assert without_visa.state == ActState.AWAITING_VISA


def test_what_was_waived_may_be_required_again_and_the_delay_runs_from_the_receipt(town, awaiting):
    reclassification.waive_visa(act=awaiting, decision=Decision(user=town.officer, at=at(date(2026, 5, 11)), **SAID))
    reclassification.require_visa(act=awaiting, decision=Decision(user=town.officer, at=at(date(2026, 5, 12)), **SAID))

    visa = clock_of(awaiting, ClockKind.VISA)
    assert (visa.state, legal_day(visa.started_at), visa.due_on) == (ClockState.RUNNING, RECEIVED, date(2026, 5, 29))
    review.grant_visa(act=awaiting, decision=Decision(user=town.officer, reference="92/2026", at=at(date(2026, 5, 13))))
    awaiting.refresh_from_db()
    assert awaiting.force_basis == ForceBasis.VISA


def test_after_its_delay_a_visa_is_not_waived(town, awaiting):
    with pytest.raises(Refusal, match="Aucun délai ne court plus"):
        reclassification.waive_visa(
            act=awaiting, decision=Decision(user=town.officer, at=at(date(2026, 5, 30)), **SAID)
        )


def test_after_the_opposition_delay_no_visa_is_required(town, without_visa):
    with pytest.raises(Refusal, match="Aucun délai ne court plus"):
        reclassification.require_visa(
            act=without_visa, decision=Decision(user=town.officer, at=at(date(2026, 5, 14)), **SAID)
        )


def test_a_matter_the_law_settles_is_not_reclassified(town):
    act = received_act(town, (("Budget 2027", "ميزانية 2027", "finance.budget"),), on=RECEIVED)

    assert not {"waive_visa", "require_visa"} & lawful_actions(act, town.officer)
    with pytest.raises(Refusal, match="il n'y a rien à préciser"):
        reclassification.waive_visa(act=act, decision=Decision(user=town.officer, at=at(date(2026, 5, 11)), **SAID))


def test_it_is_said_with_reasons_by_the_office_of_the_visa_alone(town, awaiting):
    with pytest.raises(Refusal, match="motivée"):
        reclassification.waive_visa(
            act=awaiting, decision=Decision(user=town.officer, reference="91/2026", at=at(date(2026, 5, 11)))
        )
    with pytest.raises(PermissionDenied):
        reclassification.waive_visa(act=awaiting, decision=Decision(user=town.clerk, at=at(date(2026, 5, 11)), **SAID))
    assert not {"waive_visa", "require_visa"} & recordable_actions(awaiting, town.clerk)


def test_on_paper_the_clerk_enters_it_with_its_date_and_scan(town):
    on_paper(town)
    act = received_act(town, GRANTS, on=RECEIVED)

    assert "waive_visa" in recordable_actions(act, town.clerk)
    reclassification.waive_visa(
        act=act,
        decision=Decision(
            user=town.clerk, is_paper=True, decided_on=RECEIVED + timedelta(days=3), scan=scan_for(town.council), **SAID
        ),
    )

    act.refresh_from_db()
    assert act.state == ActState.TRANSMITTED
    # Its silence on the opposition is still to be confirmed.
    assert deadlines.run(date(2026, 6, 1)) == []


class TestOnPaperAfterSilence:
    """Dated in time and entered late: what was said then prevails over the silence recorded since."""

    SAID_ON = date(2026, 5, 11)

    @pytest.fixture
    def paper_town(self, town):
        return on_paper(town)

    def said(self, town):
        return SAID | {"is_paper": True, "decided_on": self.SAID_ON, "scan": scan_for(town.council)}

    def confirm(self, act, kind, user):
        review.confirm_silence(clock=clock_of(act, kind), user=user)
        act.refresh_from_db()

    def test_a_waiver_replaces_the_tacit_visa_by_the_end_of_the_opposition(self, paper_town):
        act = received_act(paper_town, GRANTS, on=RECEIVED)
        self.confirm(act, ClockKind.VISA, paper_town.clerk)
        assert act.force_basis == ForceBasis.TACIT_VISA

        assert "waive_visa" in recordable_actions(act, paper_town.clerk)
        reclassification.waive_visa(act=act, decision=Decision(user=paper_town.clerk, **self.said(paper_town)))

        act.refresh_from_db()
        assert (act.state, act.force_basis) == (ActState.EXECUTORY, ForceBasis.OPPOSITION_LAPSED)
        # The opposition ran to the end of the 13th, later than the paper's own date.
        assert legal_day(act.executory_at) == date(2026, 5, 14)
        assert JournalEntry.objects.filter(act=act, event=JournalEvent.FORCE_CORRECTED).count() == 1

    def test_a_requirement_takes_the_force_back_until_the_visa(self, paper_town):
        _session, [act] = held_session(paper_town, GRANTS)
        Act.objects.filter(pk=act.pk).update(has_financial_effect=False)
        act.refresh_from_db()
        sign_both(act)
        transmit(act, on=RECEIVED)
        self.confirm(act, ClockKind.OPPOSITION, paper_town.clerk)
        assert act.state == ActState.EXECUTORY

        assert "require_visa" in recordable_actions(act, paper_town.clerk)
        reclassification.require_visa(act=act, decision=Decision(user=paper_town.clerk, **self.said(paper_town)))

        act.refresh_from_db()
        assert (act.state, act.executory_at) == (ActState.AWAITING_VISA, None)
        self.confirm(act, ClockKind.VISA, paper_town.clerk)
        assert act.force_basis == ForceBasis.TACIT_VISA

    def test_a_paper_dated_too_late_changes_nothing(self, paper_town):
        act = received_act(paper_town, GRANTS, on=RECEIVED)
        self.confirm(act, ClockKind.VISA, paper_town.clerk)
        late = self.said(paper_town) | {"decided_on": date(2026, 6, 1)}

        with pytest.raises(Refusal, match="Aucun délai ne court plus"):
            reclassification.waive_visa(act=act, decision=Decision(user=paper_town.clerk, **late))


class TestTheScreens:
    def test_the_officer_says_it_on_the_reading_view_and_reads_the_new_delay(self, client, town, awaiting, settings):
        settings.DEMO_TODAY = date(2026, 5, 11)
        as_user(client, town.officer)
        url = reverse("review:decide", args=[awaiting.pk, "waive_visa"])
        asked = client.post(url, SAID)
        client.post(url, SAID | {"confirmed": "1"})

        assert "Le délai de visa perd son objet" in page(asked)
        awaiting.refresh_from_db()
        assert awaiting.state == ActState.TRANSMITTED
        text = page(client.get(reverse("review:act", args=[awaiting.pk])))
        assert "le délai d'opposition court jusqu'au mercredi 13 mai 2026" in text
        assert "art. 117" in text

    def test_the_clerk_enters_it_from_paper(self, client, town):
        on_paper(town)
        act = received_act(town, GRANTS, on=RECEIVED)
        url = reverse("secretariat:paper_decision", args=[act.pk, "waive_visa"])
        data = SAID | {"decided_on": "2026-05-11", "scan": scan_for(town.council).pk}

        response = as_user(client, town.clerk).post(url, data)

        assert response.status_code == 302
        act.refresh_from_db()
        assert act.state == ActState.TRANSMITTED

    def test_the_citizen_reads_the_opposition_and_not_the_visa(self, town, awaiting, settings):
        settings.DEMO_TODAY = date(2026, 5, 12)
        reclassification.waive_visa(
            act=awaiting, decision=Decision(user=town.officer, at=at(date(2026, 5, 11)), **SAID)
        )
        awaiting.refresh_from_db()

        force = force_of(awaiting, awaiting.clocks.all(), awaiting.journal_entries.all())
        life = life_of(awaiting, awaiting.journal_entries.all(), awaiting.clocks.all())

        assert "mercredi 13 mai 2026" in force.heading.fr
        assert "Visa jugé non nécessaire par l'autorité" in [item.label for item in life]

    @pytest.mark.parametrize("role", ["clerk", "president", "archivist", "observer"])
    def test_nobody_else_says_it_by_wagtails_own_address(self, client, town, awaiting, role):
        task_state = awaiting.page.specific.current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[awaiting.page_id, "waive_visa", task_state.pk])

        as_user(client, getattr(town, role)).post(url, SAID)

        awaiting.refresh_from_db()
        assert awaiting.state == ActState.AWAITING_VISA

    def test_the_inbox_no_longer_counts_it_among_those_under_visa(self, client, town, awaiting):
        reclassification.waive_visa(
            act=awaiting, decision=Decision(user=town.officer, at=at(date(2026, 5, 11)), **SAID)
        )
        as_user(client, town.officer)

        needed = client.get(reverse("review:inbox"), {"visa": "needed"})
        none = client.get(reverse("review:inbox"), {"visa": "none"})

        assert list(needed.context["object_list"]) == []
        assert list(none.context["object_list"]) == [awaiting]

    @pytest.mark.parametrize("titles", [(("Sans matière", "بدون موضوع", ""),)])
    def test_an_act_without_a_matter_and_the_minutes_open_too(self, client, town, titles):
        act = received_act(town, titles, on=RECEIVED)
        sessions.close_session(session=act.session, on=RECEIVED)
        written = minutes.draft(session=act.session)
        signature.request(act=written, user=town.clerk)
        signature.sign(act=written, office=SignatoryOffice.SECRETARY, user=None)
        written.refresh_from_db()
        transmit(written, on=timezone.localdate())
        as_user(client, town.officer)

        for each in (act, written):
            assert client.get(reverse("review:act", args=[each.pk])).status_code == 200
