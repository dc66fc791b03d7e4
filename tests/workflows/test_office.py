"""Inside the authority's office: who decides, who studies what, what is asked of the council and of other services."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.utils import timezone

from cms.roles import make_authority_group
from document_types.access import may_open_document
from document_types.enums import ActState, JournalEvent
from document_types.errors import Refusal
from document_types.models import Authority, JournalEntry, Notification
from document_types.services import documents
from tests.factories import (
    TITLES,
    council_of,
    held_session,
    home,
    make_town,
    make_user,
    received_act,
    sign_both,
    transmit,
)
from workflows.enums import Advice, DelegationQuality, OppositionGround, Verdict
from workflows.models import Assignment, Delegation, Examination, Finding, InternalNote, OpinionRequest
from workflows.services import batches, delegations, examination, opinions, paper_requests, review
from workflows.services.decision import Decision
from workflows.services.desks import authority_for

pytestmark = pytest.mark.django_db
HOLDER, ACTING, DELEGATE = DelegationQuality.HOLDER, DelegationQuality.ACTING, DelegationQuality.DELEGATE
NEW_YEAR = date(2026, 1, 1)
OPPOSITION = Decision(reference="7", reasons_fr="Contraire à la loi.")


def today() -> date:
    return timezone.localdate()


def yesterday() -> date:
    return today() - timedelta(days=1)


@pytest.fixture
def act(town):
    return received_act(town, on=yesterday())


@pytest.fixture
def colleague(town):
    return make_user("adjoint", town.authority.group)


@pytest.fixture
def interior(db):
    """An officer of the Interior, whose right reaches every council."""
    authority = Authority.objects.create(office="interior", page=home(), name_fr="Intérieur", name_ar="الداخلية")
    return make_user("interieur", make_authority_group(authority))


def name(town, person, quality=HOLDER, starts_on=NEW_YEAR, ends_on=None, user=None):
    return delegations.name(
        authority=town.authority,
        person=person,
        quality=quality,
        starts_on=starts_on,
        ends_on=ends_on,
        reference="Dahir n° 1-26-10",
        user=user,
    )


# Who decides.


def test_in_an_office_that_named_nobody_every_officer_decides(town, colleague):
    assert delegations.may_decide(town.officer, town.authority, today())
    assert delegations.may_decide(colleague, town.authority, today())
    assert not delegations.may_decide(town.clerk, town.authority, today())


def test_once_somebody_is_named_the_others_prepare(town, colleague):
    name(town, colleague)

    assert delegations.may_decide(colleague, town.authority, today())
    assert not delegations.may_decide(town.officer, town.authority, today())


def test_a_delegation_that_ended_leaves_nobody_to_decide(town, colleague):
    name(town, colleague, DELEGATE, ends_on=today() - timedelta(days=1))

    assert not delegations.may_decide(colleague, town.authority, today())
    assert not delegations.may_decide(town.officer, town.authority, today())


def test_the_one_acting_decides_for_the_days_of_the_absence_beside_the_holder(town, colleague):
    name(town, town.officer)
    name(town, colleague, ACTING, starts_on=today(), ends_on=today() + timedelta(days=5), user=town.officer)

    assert delegations.may_decide(town.officer, town.authority, today())
    assert delegations.delegation_of(colleague, town.authority, today()).quality == ACTING
    assert not delegations.may_decide(colleague, town.authority, today() + timedelta(days=6))


def test_named_twice_one_decides_in_the_highest_quality(town):
    name(town, town.officer, DELEGATE)
    name(town, town.officer, ACTING, starts_on=today(), ends_on=today())

    assert delegations.delegation_of(town.officer, town.authority, today()).quality == ACTING


def test_a_delegation_is_in_the_journal_of_the_site_and_in_no_councils(town, colleague):
    delegation = name(town, colleague, user=town.officer)
    delegations.end(delegation=delegation, on=today(), user=colleague)

    entries = JournalEntry.objects.filter(event=JournalEvent.DELEGATED)
    assert entries.count() == 2
    assert all(entry.head.is_site for entry in entries)
    assert "Dahir" in entries[0].payload and colleague.username in entries[0].payload


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"quality": ACTING}, "Un intérim prend fin"),
        ({"ends_on": date(2025, 1, 1)}, "ne peut pas précéder"),
    ],
)
def test_a_delegation_that_cannot_be_is_refused(town, colleague, facts, words):
    with pytest.raises(Refusal, match=words):
        name(town, colleague, **facts)


def test_an_authority_has_one_holder_at_a_time(town, colleague):
    name(town, town.officer)

    with pytest.raises(Refusal, match="déjà inscrit"):
        name(town, colleague)


def test_only_the_holder_or_the_one_acting_names_the_others(town, colleague):
    name(town, colleague)

    with pytest.raises(Refusal, match="Seul le titulaire"):
        name(town, town.officer, DELEGATE, user=town.officer)
    with pytest.raises(Refusal, match="compte ouvert"):
        name(town, town.clerk, DELEGATE, user=colleague)


def test_what_was_decided_cannot_be_undone_by_an_end_in_the_past(town):
    delegation = name(town, town.officer)

    with pytest.raises(Refusal, match="Ce jour est passé"):
        delegations.end(delegation=delegation, on=yesterday(), user=town.officer)
    assert Delegation.objects.get().ends_on is None


# The study of an act.


def test_an_act_is_given_to_an_officer_of_the_same_office_alone(town, act, colleague, interior):
    examination.assign(acts=[act], officer=colleague, user=town.officer)

    assert Assignment.objects.get(act=act).officer == colleague
    for stranger in (town.clerk, interior):
        with pytest.raises(Refusal, match="n'est pas du bureau"):
            examination.assign(acts=[act], officer=stranger, user=town.officer)


def test_an_act_given_to_nobody_is_free_again(town, act, colleague):
    examination.assign(acts=[act], officer=colleague, user=town.officer)
    examination.assign(acts=[act], officer=None, user=colleague)

    assert not Assignment.objects.exists()


@pytest.mark.parametrize("role", ["clerk", "president", "member", "observer", "archivist", "administrator"])
def test_nobody_else_works_at_the_offices_desk(town, act, role):
    stranger = town.staff[role]

    for step in (
        lambda: examination.note(act=act, text="Un mot", user=stranger),
        lambda: examination.find(act=act, line="quorum", verdict=Verdict.FINE, user=stranger),
        lambda: examination.end_examination(acts=[act], user=stranger),
        lambda: opinions.ask(act=act, service="Trésor", question="?", due_on=today(), user=stranger),
        lambda: paper_requests.ask(act=act, asked_fr="Le plan", user=stranger),
    ):
        with pytest.raises(PermissionDenied):
            step()
    assert not (InternalNote.objects.exists() or Finding.objects.exists() or Examination.objects.exists())


def test_the_interior_has_a_desk_only_where_the_law_gives_it_a_say(town, act, interior):
    assert authority_for(act, interior) is None

    region = make_town(council_of("09"), how_many=5)
    assert authority_for(received_act(region), interior).office == "interior"


def test_what_is_not_received_has_no_desk(town):
    _session, [act] = held_session(town, TITLES[:1])

    assert authority_for(act, town.officer) is None


def test_the_last_conclusion_on_a_line_stands(town, act, colleague):
    examination.find(act=act, line="quorum", verdict=Verdict.DOUBT, user=town.officer)
    examination.find(act=act, line="quorum", verdict=Verdict.FINE, user=colleague)

    assert Finding.objects.get(act=act).verdict == Verdict.FINE
    with pytest.raises(Refusal, match="n'existe pas"):
        examination.find(act=act, line="beauty", verdict=Verdict.FINE, user=colleague)
    with pytest.raises(Refusal, match="ce qui est irrégulier"):
        examination.find(act=act, line="quorum", verdict=Verdict.FAULT, user=colleague)


def test_no_objection_is_no_decision_the_authority_may_still_oppose(town, act):
    before = JournalEntry.objects.count()

    examination.end_examination(acts=[act], user=town.officer)

    act.refresh_from_db()
    assert act.state == ActState.TRANSMITTED
    assert act.clocks.running().exists()
    assert JournalEntry.objects.count() == before
    review.oppose(act=act, ground=OppositionGround.BREACH_OF_LAW, decision=OPPOSITION)


def test_an_act_found_irregular_does_not_end_without_observation(town, act):
    examination.find(act=act, line="quorum", verdict=Verdict.FAULT, text="16 présents", user=town.officer)

    with pytest.raises(Refusal, match="Le quorum est-il atteint"):
        examination.end_examination(acts=[act], user=town.officer)


def test_several_acts_end_together_or_not_at_all(town):
    _session, acts = held_session(town)
    for each in acts:
        sign_both(each)
    transmit(*acts, on=yesterday())
    review.oppose(act=acts[1], ground=OppositionGround.BREACH_OF_LAW, decision=OPPOSITION)

    with pytest.raises(Refusal, match="éclairage"):
        examination.end_examination(acts=acts, user=town.officer)
    assert not Examination.objects.exists()

    examination.end_examination(acts=[acts[0], acts[2]], user=town.officer)
    assert Examination.objects.count() == 2


# Visas in one go.


@pytest.fixture
def visas(town):
    _session, acts = held_session(town, [TITLES[0], TITLES[2], TITLES[1]])
    for each in acts:
        sign_both(each)
    transmit(*acts, on=yesterday())
    return acts


def test_one_decision_grants_several_visas_under_one_number(town, visas):
    batches.grant_visas(acts=visas[:2], user=town.officer, reference="12/2026")

    for act in visas[:2]:
        act.refresh_from_db()
        assert act.state == ActState.EXECUTORY
        assert act.proceedings.get().reference == "12/2026"


def test_of_several_visas_one_that_cannot_be_granted_holds_all_back(town, visas):
    with pytest.raises(Refusal, match="éclairage"):
        batches.grant_visas(acts=visas, user=town.officer, reference="12/2026")

    for act in visas:
        act.refresh_from_db()
        assert not act.is_in_force and not act.proceedings.exists()


def test_who_only_prepares_grants_no_visa(town, visas, colleague):
    name(town, colleague)

    with pytest.raises(Refusal, match="délégation n'est pas en vigueur"):
        batches.grant_visas(acts=visas[:2], user=town.officer, reference="12/2026")
    batches.grant_visas(acts=visas[:2], user=colleague, reference="12/2026")


# Papers asked of the council.


@pytest.fixture
def paper(town):
    return documents.store(ContentFile(b"Plan de financement.", "plan.txt"), council=town.council, title="Plan")


def test_the_authority_opens_what_the_council_sends_and_nothing_before(town, act, paper, interior):
    request = paper_requests.ask(act=act, asked_fr="Le plan de financement", user=town.officer)
    assert not may_open_document(town.officer, paper)

    paper_requests.answer(request=request, text="Le voici.", documents=[paper], user=town.clerk)

    assert may_open_document(town.officer, paper)
    for stranger in (interior, town.observer, town.member):
        assert not may_open_document(stranger, paper)


def test_a_request_and_its_answer_are_in_the_journal_and_stop_no_delay(town, act, paper):
    running = list(act.clocks.running().values_list("kind", "due_on"))

    request = paper_requests.ask(act=act, asked_ar="مخطط التمويل", user=town.officer)
    paper_requests.answer(request=request, documents=[paper], user=town.clerk)

    events = act.journal_entries.order_by("sequence").values_list("event", "payload")
    [asked, sent] = [payload for event, payload in events if event in ("papers_asked", "papers_sent")]
    assert "مخطط التمويل" in asked and paper.sha256 in sent
    assert list(act.clocks.running().values_list("kind", "due_on")) == running


def test_a_request_is_told_to_the_clerk_and_its_answer_to_the_office(
    town, act, paper, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        request = paper_requests.ask(act=act, asked_fr="Le plan", user=town.officer)
        paper_requests.answer(request=request, documents=[paper], user=town.clerk)

    told = set(Notification.objects.values_list("reason", "recipient"))
    assert ("papers_asked", town.clerk.pk) in told
    assert ("papers_sent", town.officer.pk) in told


def test_a_request_is_answered_once_and_by_the_council_alone(town, act, paper):
    request = paper_requests.ask(act=act, asked_fr="Le plan", user=town.officer)

    with pytest.raises(PermissionDenied):
        paper_requests.answer(request=request, documents=[paper], user=town.officer)
    with pytest.raises(Refusal, match="Joignez"):
        paper_requests.answer(request=request, user=town.clerk)
    paper_requests.answer(request=request, text="Cette pièce n'existe pas.", user=town.clerk)
    with pytest.raises(Refusal, match="déjà partie"):
        paper_requests.answer(request=request, documents=[paper], user=town.clerk)


def test_the_file_of_another_council_is_not_sent(town, act):
    other = documents.store(ContentFile(b"Autre", "autre.txt"), council=council_of("07.041"), title="Autre")
    request = paper_requests.ask(act=act, asked_fr="Le plan", user=town.officer)

    with pytest.raises(Refusal, match="autre conseil"):
        paper_requests.answer(request=request, documents=[other], user=town.clerk)


def test_a_file_that_was_sent_is_kept(town, act, paper):
    request = paper_requests.ask(act=act, asked_fr="Le plan", user=town.officer)
    assert documents.reason_to_keep(paper) == ""

    paper_requests.answer(request=request, documents=[paper], user=town.clerk)

    assert "ne peut pas être supprimé" in documents.reason_to_keep(paper)


# Opinions of other services.


def test_an_opinion_has_its_own_delay_and_enters_no_journal(town, act):
    before = JournalEntry.objects.count()

    asked = opinions.ask(act=act, service="Trésorerie", question="Crédits ouverts ?", due_on=today(), user=town.officer)
    opinions.record_answer(request=asked, advice=Advice.RESERVED, answer="Sous réserve.", user=town.officer)

    found = OpinionRequest.objects.get()
    assert (found.advice, found.answered_on, found.recorded_by) == (Advice.RESERVED, today(), town.officer)
    assert JournalEntry.objects.count() == before
    with pytest.raises(Refusal, match="déjà enregistré"):
        opinions.record_answer(request=asked, advice=Advice.FAVOURABLE, user=town.officer)


def test_an_unfavourable_opinion_bears_its_reasons(town, act):
    asked = opinions.ask(act=act, service="Trésorerie", question="?", due_on=today(), user=town.officer)

    with pytest.raises(Refusal, match="raisons"):
        opinions.record_answer(request=asked, advice=Advice.UNFAVOURABLE, user=town.officer)
    with pytest.raises(Refusal, match="avant d'être demandé"):
        opinions.ask(act=act, service="Urbanisme", question="?", due_on=yesterday(), user=town.officer)
