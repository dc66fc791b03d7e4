"""The office's screens: its own papers for its own people, and not a word of them on a page of the council."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.roles import make_authority_group
from document_types.enums import ActState, VersionStage
from document_types.indexing import address
from document_types.models import Authority
from document_types.services import documents
from tests.factories import TITLES, held_session, home, make_user, received_act, sign_both, transmit
from workflows.enums import Advice, DelegationQuality, Verdict
from workflows.models import Assignment, Delegation, Examination, Finding, InternalNote, PaperRequest
from workflows.services import delegations, examination, opinions, paper_requests

pytestmark = pytest.mark.django_db
SECRETS = {
    "note": "Voir le préfet avant jeudi",
    "finding": "Les débats semblent incomplets",
    "question": "Les crédits suffisent-ils vraiment",
    "opinion": "Crédits manifestement insuffisants",
    "service": "Trésorerie régionale de Souss",
}


def yesterday() -> date:
    return timezone.localdate() - timedelta(days=1)


@pytest.fixture
def act(town):
    return received_act(town, on=yesterday())


@pytest.fixture
def colleague(town):
    return make_user("adjoint", town.authority.group, first_name="Salma", last_name="Idrissi")


def url(name, *args) -> str:
    return reverse(f"review:{name}", args=args)


def text(response) -> str:
    return response.content.decode()


def get(client, user, address, **query):
    client.force_login(user)
    return client.get(address, query)


def send(client, user, address, **data):
    client.force_login(user)
    return client.post(address, data)


def study(town, act, colleague) -> None:
    """All that an office may write about an act."""
    officer = town.officer
    examination.assign(acts=[act], officer=colleague, user=officer)
    examination.note(act=act, text=SECRETS["note"], user=officer)
    examination.find(act=act, line="minutes", verdict=Verdict.DOUBT, text=SECRETS["finding"], user=officer)
    asked = opinions.ask(
        act=act,
        service=SECRETS["service"],
        question=SECRETS["question"],
        due_on=timezone.localdate(),
        user=officer,
    )
    opinions.record_answer(request=asked, advice=Advice.RESERVED, answer=SECRETS["opinion"], user=officer)
    examination.end_examination(acts=[act], user=officer)


def test_the_office_reads_its_whole_study_on_one_page(client, town, act, colleague):
    study(town, act, colleague)

    shown = text(get(client, colleague, url("examination", act.pk)))

    for secret in SECRETS.values():
        assert secret in shown
    assert "Salma Idrissi" in shown and "Jamais visible par le conseil" in shown
    assert "Le quorum est-il atteint" in shown and "art. 42" in shown and "Quorum atteint" in shown


def test_no_page_of_the_council_or_of_citizens_bears_a_word_of_it(client, town, act, colleague):
    study(town, act, colleague)
    council = [
        reverse("secretariat:act", args=[act.pk]),
        reverse("secretariat:session", args=[act.session_id]),
        reverse("secretariat:session_file", args=[act.session_id]),
        reverse("wagtailadmin_home"),
        reverse("notices:mine"),
    ]
    readers = [town.clerk, town.president, town.secretary, town.member, town.archivist, town.administrator]
    pages = [get(client, reader, page) for reader in readers for page in council]
    client.logout()
    pages += [client.get(f"/fr/{address(act)}"), client.get(f"/ar/{address(act)}"), client.get("/fr/")]

    assert sum(page.status_code == 200 for page in pages) > len(readers) * 2
    for page in pages:
        body = b"".join(page.streaming_content) if page.streaming else page.content
        for secret in (*SECRETS.values(), "Salma", "Idrissi"):
            assert secret not in body.decode(errors="replace"), page.request["PATH_INFO"]


@pytest.mark.parametrize("reader", ["observer", "interior"])
def test_the_interior_that_follows_sees_nothing_of_a_governors_study(client, town, act, colleague, reader):
    study(town, act, colleague)
    authority = Authority.objects.create(office="interior", page=home(), name_fr="Intérieur", name_ar="الداخلية")
    people = {"observer": town.observer, "interior": make_user("interieur", make_authority_group(authority))}

    pages = [get(client, people[reader], page) for page in (url("inbox"), url("act", act.pk))]
    refused = get(client, people[reader], url("examination", act.pk))

    for page in pages:
        assert page.status_code == 200
        assert "Salma" not in text(page) and SECRETS["note"] not in text(page)
        assert "Examen terminé sans observation le" not in text(page)
    assert refused.status_code == 403
    assert "autre bureau" in text(refused) or "autorités de contrôle" in text(refused)


@pytest.mark.parametrize(
    "role", ["clerk", "president", "secretary", "member", "archivist", "administrator", "observer"]
)
def test_every_address_of_the_office_refuses_the_others_in_words(client, town, act, colleague, role):
    study(town, act, colleague)
    opinion = act.opinion_requests.get()
    delegation = delegations.name(
        authority=town.authority,
        person=colleague,
        quality=DelegationQuality.HOLDER,
        starts_on=yesterday(),
        reference="Dahir",
        user=None,
    )
    addresses = [
        url("examination", act.pk),
        url("ask_papers", act.pk),
        url("ask_opinion", act.pk),
        url("record_advice", act.pk, opinion.pk),
        url("version", act.pk, 1),
        *(f"{url(name)}?acte={act.pk}" for name in ("batch_visa", "batch_no_objection", "batch_assign")),
        url("delegations"),
        url("name_delegate", town.authority.pk),
        url("end_delegation", delegation.pk),
    ]
    for page in addresses:
        for response in (get(client, town.staff[role], page), send(client, town.staff[role], page, do="note")):
            assert response.status_code == 403, page
            assert "Accès refusé" in text(response)


def test_conclusions_are_kept_beside_their_lines_and_only_those_that_changed(client, town, act, colleague):
    page = url("examination", act.pk)
    examination.find(act=act, line="quorum", verdict=Verdict.FINE, user=colleague)

    data = {"do": "find", "verdict_quorum": "fine", "verdict_powers": "doubt", "note_powers": "À relire"}
    assert send(client, town.officer, page, **data).status_code == 302

    assert Finding.objects.get(line="quorum").officer == colleague
    assert (Finding.objects.get(line="powers").note, Finding.objects.count()) == ("À relire", 2)


def test_an_irregularity_without_a_word_is_refused_and_the_rest_stays_typed(client, town, act):
    data = {"do": "find", "verdict_quorum": "fault", "verdict_powers": "doubt", "note_powers": "À relire"}

    response = send(client, town.officer, url("examination", act.pk), **data)

    assert response.status_code == 422
    assert "Dites ce qui est irrégulier" in text(response) and "À relire" in text(response)
    assert not Finding.objects.exists()


def test_a_note_and_an_assignment_are_made_from_the_page(client, town, act, colleague):
    page = url("examination", act.pk)

    send(client, town.officer, page, **{"do": "note", "note-text": "Un mot"})
    send(client, town.officer, page, **{"do": "assign", "assign-officer": colleague.pk})
    send(client, town.officer, page, do="end")
    shown = text(get(client, town.officer, url("act", act.pk)))

    assert InternalNote.objects.get().author == town.officer
    assert "Confié à Salma Idrissi" in shown and "Examen terminé sans observation" in shown
    send(client, town.officer, page, do="reopen")
    assert not Examination.objects.exists()
    assert send(client, town.officer, page, do="delete").status_code == 403


def test_an_opinion_is_asked_for_then_late_then_recorded(client, town, act):
    send(client, town.officer, url("ask_opinion", act.pk), service="Trésor", question="?", due_on=yesterday())
    assert act.opinion_requests.count() == 0
    due_on = timezone.localdate() + timedelta(days=1)
    send(client, town.officer, url("ask_opinion", act.pk), service="Trésor", question="?", due_on=due_on)
    asked = act.opinion_requests.get()
    act.opinion_requests.update(asked_on=yesterday(), due_on=yesterday())

    assert "En retard" in text(get(client, town.officer, url("examination", act.pk)))
    data = {"advice": "unfavourable", "answer": "Non.", "answered_on": timezone.localdate()}
    assert send(client, town.officer, url("record_advice", act.pk, asked.pk), **data).status_code == 302
    assert "Avis : défavorable" in text(get(client, town.officer, url("examination", act.pk)))


# Papers asked of the council.


def test_the_council_answers_a_request_with_its_files(client, town, act):
    response = send(client, town.officer, url("ask_papers", act.pk), asked_fr="Le plan de financement.")
    assert response.status_code == 302
    own = documents.store(ContentFile(b"Plan", "plan.txt"), council=town.council, title="Plan déjà là")
    request = PaperRequest.objects.get()
    page = reverse("secretariat:answer_papers", args=[request.pk])

    reading = text(get(client, town.clerk, reverse("secretariat:act", args=[act.pk])))
    assert "Le plan de financement." in reading and page in reading
    assert "interrompt aucun délai" in text(get(client, town.clerk, page))
    added = SimpleUploadedFile("devis.txt", "Devis détaillé.".encode())
    response = send(client, town.clerk, page, text="Voici.", documents=[own.pk], files=[added])
    assert response.status_code == 302, text(response)

    shown = text(get(client, town.officer, url("examination", act.pk)))
    assert "Voici." in shown and "Plan déjà là" in shown and "devis.txt" in shown
    for paper in request.papers.all():
        served = client.get(reverse("wagtaildocs_serve", args=[paper.pk, paper.filename]))
        assert served.status_code == 200


def test_an_empty_answer_is_refused_and_only_the_clerk_answers(client, town, act):
    request = paper_requests.ask(act=act, asked_fr="Le plan", user=town.officer)
    page = reverse("secretariat:answer_papers", args=[request.pk])

    response = send(client, town.clerk, page, text=" ")

    assert response.status_code == 422 and "Joignez les pièces demandées" in text(response)
    for role in ("president", "member", "observer", "officer", "administrator"):
        assert get(client, town.staff[role], page).status_code == 403, role
    assert page not in text(get(client, town.president, reverse("secretariat:act", args=[act.pk])))


def test_members_and_citizens_read_no_request(client, town, act):
    paper_requests.ask(act=act, asked_fr="Le plan de financement secret", user=town.officer)

    by_a_member = get(client, town.member, reverse("secretariat:act", args=[act.pk]))
    client.logout()
    for page in (by_a_member, client.get(f"/fr/{address(act)}")):
        assert page.status_code == 200
        assert "financement secret" not in text(page)


# The inbox: filters and batches.


@pytest.fixture
def received(town):
    _session, acts = held_session(town, [TITLES[0], TITLES[2], TITLES[1]])
    for each in acts:
        sign_both(each)
    transmit(*acts, on=yesterday())
    return acts


def test_the_inbox_is_filtered_by_officer_and_by_examination(client, town, received, colleague):
    first, second, third = received
    examination.assign(acts=[first], officer=colleague, user=town.officer)
    examination.assign(acts=[second], officer=town.officer, user=town.officer)
    examination.end_examination(acts=[third], user=town.officer)

    def numbers(**query):
        rows = get(client, town.officer, url("inbox"), **query).context["object_list"]
        return {row.pk for row in rows}

    assert numbers(officer="me") == {second.pk}
    assert numbers(officer="nobody") == {third.pk}
    assert numbers(officer=colleague.pk) == {first.pk}
    assert numbers(examined="yes") == {third.pk}
    assert numbers(examined="no") == {first.pk, second.pk}
    assert "Salma Idrissi" in text(get(client, town.officer, url("inbox")))


def test_the_observer_has_neither_the_filters_nor_the_batches_of_an_office(client, town, received, colleague):
    examination.assign(acts=received, officer=colleague, user=town.officer)

    response = get(client, town.observer, url("inbox"), officer="nobody")

    assert len(response.context["object_list"]) == 3
    assert "Salma" not in text(response) and "m-batch" not in text(response)


def test_my_files_are_on_the_home_page(client, town, received):
    examination.assign(acts=received[:1], officer=town.officer, user=town.officer)

    shown = text(get(client, town.officer, reverse("wagtailadmin_home")))

    assert "Mes dossiers" in shown and "officer=me" in shown


def test_a_batch_is_repeated_then_decided(client, town, received):
    chosen = [act.pk for act in received[:2]]
    page = url("batch_visa")

    assert all(
        act.subject_fr.split("'")[0] in text(get(client, town.officer, page, acte=chosen)) for act in received[:2]
    )
    response = send(client, town.officer, page, acte=chosen, reference="12/2026")

    assert response.status_code == 302
    for act in received[:2]:
        act.refresh_from_db()
        assert act.state == ActState.EXECUTORY


def test_a_batch_that_fails_names_the_act_and_keeps_what_was_typed(client, town, received):
    chosen = [act.pk for act in received]

    response = send(client, town.officer, url("batch_visa"), acte=chosen, reference="12/2026")

    assert response.status_code == 422
    assert "éclairage" in text(response) and 'value="12/2026"' in text(response)
    assert not any(act.proceedings.exists() for act in received)


def test_no_objection_and_assignment_go_in_batches_too(client, town, received, colleague):
    chosen = [act.pk for act in received]

    send(client, town.officer, url("batch_no_objection"), acte=chosen)
    send(client, town.officer, url("batch_assign"), acte=chosen, officer=colleague.pk)

    assert Examination.objects.count() == Assignment.objects.filter(officer=colleague).count() == 3


def test_a_batch_of_nothing_or_of_others_acts_goes_nowhere(client, town, received):
    assert get(client, town.officer, url("batch_visa")).status_code == 302
    assert get(client, town.officer, url("batch_visa"), acte=["x", "999999"]).status_code == 403
    assert send(client, town.officer, url("batch_visa"), reference="1").status_code == 302


# Who decides.


def test_the_office_says_who_decides_and_ends_it(client, town, colleague):
    data = {
        "person": colleague.pk,
        "quality": "holder",
        "reference": "Dahir n° 1-26-10",
        "starts_on": yesterday(),
    }
    assert "chaque agent de ce bureau décide" in text(get(client, town.officer, url("delegations")))

    assert send(client, town.officer, url("name_delegate", town.authority.pk), **data).status_code == 302

    shown = text(get(client, town.officer, url("delegations")))
    assert "Salma Idrissi" in shown and "Vous préparez les dossiers" in shown and "Dahir n° 1-26-10" in shown
    delegation = Delegation.objects.get()
    refused = send(client, town.officer, url("end_delegation", delegation.pk), on=timezone.localdate())
    assert refused.status_code == 422 and "Seul le titulaire" in text(refused)
    send(client, colleague, url("end_delegation", delegation.pk), on=timezone.localdate())
    delegation.refresh_from_db()
    assert delegation.ends_on == timezone.localdate()


def test_another_authoritys_delegations_are_its_own(client, town, colleague):
    other = Authority.objects.create(office="interior", page=home(), name_fr="Intérieur", name_ar="الداخلية")
    stranger = make_user("interieur", make_authority_group(other))

    assert get(client, stranger, url("name_delegate", town.authority.pk)).status_code == 403
    assert town.authority.name not in text(get(client, stranger, url("delegations")))


def test_earlier_versions_are_read_with_the_file(client, town, act):
    adopted = act.versions.get(stage=VersionStage.ADOPTED)

    assert "Texte adopté" in text(get(client, town.officer, url("examination", act.pk)))
    shown = text(get(client, town.officer, url("version", act.pk, adopted.rank)))
    assert "Le conseil approuve le projet annexé." in shown
    assert get(client, town.officer, url("version", act.pk, 99)).status_code == 403


def test_the_project_before_the_council_is_not_the_authoritys_to_read(client, town, act):
    project = act.versions.get(stage=VersionStage.DRAFT)

    assert project.get_stage_display() not in text(get(client, town.officer, url("examination", act.pk)))
    assert get(client, town.officer, url("version", act.pk, project.rank)).status_code == 403


def test_a_longer_study_asks_no_more_questions(client, town, act, colleague):
    study(town, act, colleague)
    paper_requests.ask(act=act, asked_fr="Le plan", user=colleague)
    page = url("examination", act.pk)
    counts = []
    for _round in range(2):
        get(client, town.officer, page)
        with CaptureQueriesContext(connection) as queries:
            client.get(page)
        counts.append(len(queries))
        for line in ("quorum", "powers", "served"):
            examination.find(act=act, line=line, verdict=Verdict.FINE, user=colleague)
            examination.note(act=act, text=f"Encore {line}", user=colleague)
            opinions.ask(act=act, service=line, question="?", due_on=timezone.localdate(), user=colleague)
            paper_requests.ask(act=act, asked_fr=line, user=colleague)

    assert counts[0] == counts[1] < 60
