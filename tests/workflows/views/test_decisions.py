"""Deciding: by our screens and by Wagtail's own addresses, one way, and never without a word."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from document_types.enums import ActState
from document_types.models import CouncilDocument
from document_types.services.integrity import paper_faults
from tests.factories import SESSION_DAY, TITLES, held_session, make_user, on_paper, received_act, sign_both, transmit
from tests.papers import content, says
from workflows.enums import DelegationQuality
from workflows.models import Proceeding
from workflows.services import delegations, issuing, review
from workflows.services.decision import Decision

pytestmark = pytest.mark.django_db
OPPOSITION = {
    "reference": "77/2026",
    "ground": "breach_of_law",
    "reasons_ar": "مخالفة للقانون.",
    "reasons_fr": "Hors attributions.",
}
XHR = {"x-requested-with": "XMLHttpRequest"}


def yesterday() -> date:
    return timezone.localdate() - timedelta(days=1)


@pytest.fixture
def act(town):
    """Received yesterday: its delay of opposition runs."""
    return received_act(town, on=yesterday())


@pytest.fixture
def budget(town):
    _session, [act] = held_session(town, TITLES[:1], opens_on=SESSION_DAY + timedelta(days=7))
    sign_both(act)
    transmit(act, on=yesterday())
    return act


def decide(client, user, act, action, data, **extra):
    client.force_login(user)
    return client.post(reverse("review:decide", args=[act.pk, action]), data | extra)


def wagtail_url(act, action, name="workflow_action"):
    state = act.page.specific.current_workflow_task_state
    return reverse(f"wagtailadmin_pages:{name}", args=[act.page_id, action, state.pk])


def text(response) -> str:
    return response.content.decode()


def state_of(act) -> str:
    act.refresh_from_db()
    return act.state


def test_a_decision_is_repeated_before_it_is_sent(client, town, act):
    response = decide(client, town.officer, act, "oppose", OPPOSITION)

    assert "Relisez avant de décider" in text(response)
    assert "77/2026" in text(response) and "مخالفة للقانون." in text(response)
    assert "art. 117" in text(response)
    assert state_of(act) == ActState.TRANSMITTED


def test_a_confirmed_opposition_is_recorded_and_leads_to_its_letter(client, town, act):
    response = decide(client, town.officer, act, "oppose", OPPOSITION, confirmed="1")

    assert response.status_code == 302
    assert state_of(act) == ActState.OPPOSED
    proceeding = act.proceedings.get()
    assert proceeding.recorded_by == town.officer and proceeding.reference == "77/2026"
    letter = content(client.get(reverse("review:letter", args=[act.pk, proceeding.pk])))
    for sentence in (
        "Opposition à une délibération",
        "تعرض على مقرر",
        "Hors attributions.",
        "مخالفة للقانون.",
        "77/2026",
        "art. 117",
        "المادة 117",
        "Violation de la loi organique",
    ):
        assert says(letter, sentence)


def test_going_back_to_edit_keeps_what_was_typed(client, town, act):
    response = decide(client, town.officer, act, "oppose", OPPOSITION, edit="1")

    assert 'value="77/2026"' in text(response) and "Hors attributions." in text(response)
    assert state_of(act) == ActState.TRANSMITTED


def test_an_opposition_without_reasons_is_refused_and_keeps_the_rest(client, town, act):
    data = OPPOSITION | {"reasons_ar": "", "reasons_fr": " "}

    response = decide(client, town.officer, act, "oppose", data, confirmed="1")

    assert "La décision doit être motivée" in text(response)
    assert 'value="77/2026"' in text(response)
    assert state_of(act) == ActState.TRANSMITTED


def test_an_officer_decides_on_the_day_whatever_date_is_sent(client, town, act):
    data = OPPOSITION | {"is_paper": "on", "decided_on": "08/05/2026"}

    decide(client, town.officer, act, "oppose", data, confirmed="1")

    proceeding = act.proceedings.get()
    assert not proceeding.is_paper
    assert timezone.localdate(proceeding.effective_at) == timezone.localdate()


def test_a_late_opposition_is_refused_with_the_article(client, town):
    act = received_act(town, on=date(2026, 5, 8))

    response = decide(client, town.officer, act, "oppose", OPPOSITION, confirmed="1")

    assert "Le délai d&#x27;opposition a pris fin le" in text(response) and "art. 117" in text(response)
    assert state_of(act) == ActState.TRANSMITTED


def test_the_visa_puts_the_act_in_force(client, town, budget):
    response = decide(client, town.officer, budget, "grant_visa", {"reference": "12"}, confirmed="1")

    assert response.status_code == 302
    assert state_of(budget) == ActState.EXECUTORY


def test_a_refused_visa_has_its_letter(client, town, budget):
    data = {"reference": "13", "reasons_fr": "Budget déséquilibré."}
    decide(client, town.officer, budget, "refuse_visa", data, confirmed="1")

    assert state_of(budget) == ActState.VISA_REFUSED
    letter = content(client.get(reverse("review:letter", args=[budget.pk, budget.proceedings.get().pk])))
    assert all(says(letter, each) for each in ("Refus de visa", "Budget déséquilibré.", "التعليل محرر بالفرنسية"))


def test_a_visa_is_not_refused_once_silence_has_granted_it(client, town):
    _session, [act] = held_session(town, TITLES[:1])
    sign_both(act)
    transmit(act, on=date(2026, 5, 8))

    response = decide(
        client, town.officer, act, "refuse_visa", {"reference": "13", "reasons_fr": "Trop tard."}, confirmed="1"
    )

    assert "réputé accordé" in text(response)
    assert state_of(act) == ActState.AWAITING_VISA


def test_a_paper_refusal_dated_in_time_is_recorded_late(town):
    _session, [act] = held_session(town, TITLES[:1])
    sign_both(act)
    transmit(act, on=date(2026, 5, 8))

    review.refuse_visa(
        act=act, decision=Decision(reference="13", reasons_fr="À temps.", is_paper=True, decided_on=date(2026, 5, 20))
    )

    assert state_of(act) == ActState.VISA_REFUSED


def test_only_lawful_decisions_are_offered(client, town, act, budget):
    client.force_login(town.officer)
    simple = text(client.get(reverse("review:act", args=[act.pk])))
    with_visa = text(client.get(reverse("review:act", args=[budget.pk])))

    assert "decision/oppose" in simple and "grant_visa" not in simple
    assert "decision/oppose" in with_visa and "grant_visa" in with_visa and "refuse_visa" in with_visa


@pytest.mark.parametrize("action", ["grant_visa", "approve", "reject"])
def test_an_unlawful_decision_answers_403_with_the_reason(client, town, act, action):
    response = decide(client, town.officer, act, action, {"reference": "1"}, confirmed="1")

    assert response.status_code == 403
    assert "n&#x27;est pas possible" in text(response) or "n&#x27;existe pas" in text(response)
    assert state_of(act) == ActState.TRANSMITTED


def test_the_interiors_visa_is_not_the_governors(client, town):
    titles = [("Gestion déléguée de l'eau", "التدبير المفوض للماء", "services.delegated")]
    _session, [act] = held_session(town, titles)
    sign_both(act)
    transmit(act, on=yesterday())

    response = decide(client, town.officer, act, "grant_visa", {"reference": "1"}, confirmed="1")

    assert response.status_code == 403 and "ministère de l&#x27;intérieur" in text(response)


def test_the_authority_chooses_no_file_of_another_council(client, town, act):
    CouncilDocument.objects.create(title="Papier d'un autre conseil", file="x.pdf")

    client.force_login(town.officer)
    ours = text(client.get(reverse("review:decide", args=[act.pk, "oppose"])))
    modal = text(client.get(wagtail_url(act, "oppose"), headers=XHR))

    assert "Papier d" not in ours and "Papier d" not in modal


class TestWagtailsOwnAddresses:
    def test_the_modal_works_for_the_rightful_officer(self, client, town, act):
        client.force_login(town.officer)
        modal = json.loads(client.get(wagtail_url(act, "oppose"), headers=XHR).content)
        assert modal["step"] == "action" and "reasons_ar" in modal["html"]

        answer = json.loads(client.post(wagtail_url(act, "oppose"), OPPOSITION, headers=XHR).content)

        assert answer == {"step": "success", "redirect": reverse("review:act", args=[act.pk])}
        assert state_of(act) == ActState.OPPOSED

    def test_an_invalid_modal_keeps_what_was_typed(self, client, town, act):
        client.force_login(town.officer)
        modal = json.loads(client.post(wagtail_url(act, "oppose"), {"reference": "77"}, headers=XHR).content)

        assert 'value="77"' in modal["html"] and "motivée" in modal["html"]

    def test_an_invalid_form_posted_directly_is_a_page_with_its_errors(self, client, town, act):
        client.force_login(town.officer)
        response = client.post(wagtail_url(act, "oppose"), {"reference": "77"})

        assert response.status_code == 200
        assert 'value="77"' in text(response) and "motivée" in text(response)

    def test_a_refusal_of_the_law_is_said_in_the_modal(self, client, town):
        act = received_act(town, on=date(2026, 5, 8))
        client.force_login(town.officer)

        modal = json.loads(client.post(wagtail_url(act, "oppose"), OPPOSITION, headers=XHR).content)

        assert "a pris fin le" in modal["html"] and 'value="77/2026"' in modal["html"]
        assert state_of(act) == ActState.TRANSMITTED

    def test_an_unlawful_action_says_why(self, client, town, act):
        client.force_login(town.officer)
        response = client.post(wagtail_url(act, "grant_visa"), {"reference": "1"}, follow=True)
        modal = json.loads(client.get(wagtail_url(act, "grant_visa"), headers=XHR).content)

        assert "Cette étape n&#x27;est pas possible" in text(response)
        assert "n&#x27;est pas possible" in modal["html"]

    def test_others_are_refused_with_the_reason(self, client, town, act):
        for user in (town.clerk, town.observer, make_user("root", is_superuser=True)):
            client.force_login(user)
            response = client.post(wagtail_url(act, "oppose"), OPPOSITION, follow=True)
            assert "revient à une autre autorité" in text(response)

        assert state_of(act) == ActState.TRANSMITTED

    def test_another_pages_address_does_not_carry_the_right(self, client, town, act):
        _session, [foreign] = held_session(town, TITLES[1:2], opens_on=date(2026, 10, 5))
        state = act.page.specific.current_workflow_task_state
        client.force_login(town.clerk)

        url = reverse("wagtailadmin_pages:workflow_action", args=[foreign.page_id, "oppose", state.pk])
        client.post(url, OPPOSITION)

        assert state_of(act) == ActState.TRANSMITTED
        assert not Proceeding.objects.filter(act=foreign).exists()

    def test_the_collected_data_are_given_back_and_nothing_is_decided(self, client, town, act):
        client.force_login(town.officer)
        url = wagtail_url(act, "oppose", "collect_workflow_action_data")

        answer = json.loads(client.post(url, OPPOSITION, headers=XHR).content)
        invalid = client.post(url, {"reference": "77"})

        assert answer["cleaned_data"]["reference"] == "77/2026"
        assert invalid.status_code == 200 and "motivée" in text(invalid)
        assert state_of(act) == ActState.TRANSMITTED

    def test_no_cancellation_is_asked_for(self, client, town, act):
        client.force_login(town.officer)
        url = reverse("wagtailadmin_pages:confirm_workflow_cancellation", args=[act.page_id])

        assert json.loads(client.get(url).content) == {"step": "no_confirmation_needed"}

    def test_a_finished_step_says_that_nothing_is_awaited(self, client, town, act):
        url = wagtail_url(act, "oppose")
        decide(client, town.officer, act, "oppose", OPPOSITION, confirmed="1")

        response = client.post(url, OPPOSITION, follow=True)

        assert response.redirect_chain
        assert act.proceedings.count() == 1
        assert "messages" in text(response)


class TestTheCouncilsOwnSteps:
    def test_the_modal_of_a_signature_works_too(self, client, town):
        _session, [act] = held_session(town, TITLES[1:2])
        client.force_login(town.president)

        answer = json.loads(client.post(wagtail_url(act, "sign"), {}, headers=XHR).content)

        assert answer["step"] == "success"
        assert act.signatures.get().recorded_by == town.president

    def test_a_transmission_may_carry_a_scan_of_the_councils_own_files_only(self, client, town):
        _session, [act] = held_session(on_paper(town), TITLES[1:2])
        sign_both(act)
        CouncilDocument.objects.create(title="Récépissé du conseil", file="a.pdf", council=town.council)
        CouncilDocument.objects.create(title="Papier étranger", file="b.pdf")
        client.force_login(town.clerk)

        modal = json.loads(client.get(wagtail_url(act, "transmit"), headers=XHR).content)["html"]

        assert "Récépissé du conseil" in modal and "Papier étranger" not in modal


class TestLetters:
    def test_the_council_reads_the_letter_addressed_to_it(self, client, town, act):
        decide(client, town.officer, act, "oppose", OPPOSITION, confirmed="1")
        url = reverse("review:letter", args=[act.pk, act.proceedings.get().pk])

        client.force_login(town.clerk)
        assert client.get(url).status_code == 200

        client.force_login(make_user("stranger"))
        assert client.get(url).status_code in (302, 403)

    def test_a_visa_is_notified_in_both_languages_without_reasons(self, client, town, budget):
        decide(client, town.officer, budget, "grant_visa", {"reference": "12"}, confirmed="1")
        proceeding = budget.proceedings.get()

        letter = content(client.get(reverse("review:letter", args=[budget.pk, proceeding.pk])))

        assert says(letter, "le visa est accordé à cette délibération") and says(letter, "التأشير على هذا المقرر")
        assert not says(letter, "Motifs") and not says(letter, "التعليل")

    def test_it_is_issued_once_and_served_as_it_was(self, client, town, act, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            decide(client, town.officer, act, "oppose", OPPOSITION, confirmed="1")
        decision = act.proceedings.get()
        before = content(client.get(reverse("review:letter", args=[act.pk, decision.pk])))

        type(decision).objects.filter(pk=decision.pk).update(reference="99/2026")

        assert issuing.issue_letter(decision) is None
        assert content(client.get(reverse("review:letter", args=[act.pk, decision.pk]))) == before
        assert says(before, "77/2026") and list(paper_faults()) == []


def test_a_demonstrations_act_is_decided_on_the_day_it_stands_on(client, town, settings):
    settings.DEMO_TODAY = date(2026, 5, 11)
    act = received_act(town, on=date(2026, 5, 8))

    decide(client, town.officer, act, "oppose", OPPOSITION, confirmed="1")

    assert state_of(act) == ActState.OPPOSED
    assert timezone.localdate(act.proceedings.get().effective_at) == date(2026, 5, 11)


class TestWhoDecidesInTheOffice:
    def name(self, town, user, **facts):
        return delegations.name(
            authority=town.authority,
            person=user,
            quality=DelegationQuality.ACTING,
            starts_on=date(2026, 1, 1),
            ends_on=date(2026, 12, 31),
            reference="Décision 4/2026",
            user=town.officer,
            **facts,
        )

    def test_an_officer_without_a_delegation_prepares_and_does_not_decide(self, client, town, settings):
        settings.DEMO_TODAY = date(2026, 5, 8)
        act = received_act(town, on=date(2026, 5, 8))
        acting = make_user("intérimaire", town.authority.group, first_name="Karim", last_name="Alami")
        self.name(town, acting)

        decide(client, town.officer, act, "oppose", OPPOSITION, confirmed="1")
        assert state_of(act) == ActState.TRANSMITTED

        decide(client, acting, act, "oppose", OPPOSITION, confirmed="1")
        assert state_of(act) == ActState.OPPOSED
        letter = content(client.get(reverse("review:letter", args=[act.pk, act.proceedings.get().pk])))
        assert says(letter, "intérimaire Karim Alami")
