"""The papers of a point: joined from the agenda without the page editor, listed, taken off while in preparation."""

import json

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms.portal.addresses import act_address
from document_types.enums import Edition, JournalEvent
from document_types.errors import Refusal
from document_types.models import Act, AgendaItem, Annex, CouncilDocument, JournalEntry
from document_types.printing.acts import act_paper
from document_types.services import integrity, item_papers, pages, sessions
from tests.cms.secretariat.screens import as_user, page
from tests.document_types.intake.test_sanitise import made, opens_with_a_script
from tests.factories import (
    INEZGANE,
    TITLES,
    add_items,
    adopt,
    convene,
    make_commune,
    make_town,
    open_session,
    post,
    sign_both,
    sit,
)
from tests.papers import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(town):
    return add_items(open_session(town), TITLES[:1])[0]


def paper(name="plan.txt", content=b"Plan de la parcelle."):
    return SimpleUploadedFile(name, content)


def join(client, town, item, **data):
    address = reverse("secretariat:add_paper", args=[item.pk])
    return as_user(client, town.clerk).post(
        address, {"files": paper(), "title": "Plan", "role": "paper", "is_part": "on"} | data, follow=True
    )


def papers_of(item) -> list[item_papers.Paper]:
    return item_papers.of_items([AgendaItem.objects.get(pk=item.pk)])[item.pk]


def annexes_of(item) -> list[tuple[str, bool]]:
    return [(each.title, each.is_public) for each in pages.text_of(item.act).annex_documents()]


def test_a_paper_joined_from_the_agenda_is_an_annex_of_the_project_and_is_listed(client, town, item):
    response = join(client, town, item)

    assert annexes_of(item) == [("Plan", True)]
    shown = page(response)
    assert "Plan</bdi>" in shown and "TXT" in shown and "Ko" in shown
    assert CouncilDocument.objects.get().council == town.council


def test_what_was_taken_out_of_a_paper_is_said_beside_it(client, town, item):
    shown = page(join(client, town, item, files=paper("plan.pdf", made(opens_with_a_script))))

    assert "Retiré à la réception : programmes (JavaScript)." in shown


def test_a_confidential_paper_says_so_and_is_never_published(client, town, item):
    shown = page(join(client, town, item, is_confidential="on"))

    assert "confidentiel</span>" in shown
    assert annexes_of(item) == [("Plan", False)]
    assert CouncilDocument.objects.get().is_confidential


def test_adopted_the_point_keeps_its_papers_as_annexes_of_the_act(client, town, item):
    join(client, town, item)
    join(client, town, item, title="Offres", is_confidential="on")
    convene(town, item.session)
    item.session.refresh_from_db()

    adopt(town, item, sit(town, item.session))

    annexes = Annex.objects.filter(act=item.act).order_by("position")
    assert list(annexes.values_list("title", "is_public")) == [("Plan", True), ("Offres", False)]


def test_a_paper_says_what_it_is_and_what_the_council_does_not_adopt_is_not_in_the_acts_hash(client, town, item):
    join(client, town, item, role="plan", is_part="on")
    shown = page(join(client, town, item, title="Note de calcul", role="other", is_part=""))
    assert "plan · <bdi>TXT" in shown and "autre document · <bdi>TXT" in shown and "hors de l'acte" in shown
    convene(town, item.session)
    item.session.refresh_from_db()

    act = adopt(town, item, sit(town, item.session))

    plan, note = act.annexes.order_by("position")
    assert (plan.role, plan.is_part, note.role, note.is_part) == ("plan", True, "other", False)
    text = act.revision.as_object()
    assert act.content_hash == text.content_hash(
        number=act.number_label, council=act.council.code, annexes=[plan.sha256]
    )
    assert not list(integrity.altered_texts(Act.objects.all())) and not list(integrity.version_faults())
    post(sign_both(act))
    shown = page(client.get(act_address(act)))
    assert "Note de calcul" in shown and "hors de l'acte" in shown
    words = words_of(act_paper(act, Edition.FR))
    assert "Plan" in words and "Note de calcul" not in words


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (("photo.pdf", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64), "n'est pas un PDF"),
        (("tableau.xlsx", b"PK\x03\x04" + b"\x00" * 64), "n'est pas un PDF"),
        (("cassé.pdf", b"%PDF-1.7\nrien de lisible"), "abîmé"),
    ],
)
def test_a_file_of_the_wrong_kind_is_refused_in_words_and_nothing_is_kept(client, town, item, file, reason):
    response = join(client, town, item, files=paper(*file))

    assert response.status_code == 422
    assert reason in page(response)
    assert annexes_of(item) == [] and not CouncilDocument.objects.exists()


def test_a_paper_is_taken_off_and_the_others_stay(client, town, item):
    join(client, town, item)
    join(client, town, item, title="Devis")
    first, _second = papers_of(item)

    as_user(client, town.clerk).post(reverse("secretariat:take_off_paper", args=[item.pk, first.key]))

    assert annexes_of(item) == [("Devis", True)]
    assert CouncilDocument.objects.count() == 2
    facts = json.loads(JournalEntry.objects.filter(event=JournalEvent.AGENDA_CHANGED).latest("pk").payload)
    assert facts["removed"] == first.document.sha256


def test_taken_off_twice_it_is_said_that_the_page_has_changed(town, item):
    item_papers.add(item=item, files=[ContentFile(b"Plan", "plan.txt")], title="Plan")
    [only] = papers_of(item)
    item_papers.take_off(item=item, key=only.key)

    with pytest.raises(Refusal, match="n'est plus jointe"):
        item_papers.take_off(item=item, key=only.key)


def test_the_text_written_in_the_editor_is_kept_when_a_paper_comes(town, item):
    page_of = pages.page_of(item.act)
    page_of.subject_fr = "Objet récrit"
    page_of.save_revision()

    item_papers.add(item=item, files=[ContentFile(b"Plan", "plan.txt")], title="Plan")

    assert pages.text_of(item.act).subject_fr == "Objet récrit"


def test_once_the_members_are_called_the_papers_do_not_change(client, town, item):
    convene(town, item.session)

    response = join(client, town, item)

    assert "ne change plus" in page(response)
    assert annexes_of(item) == []


def test_a_point_of_information_has_no_project_to_join_a_paper_to(town, item):
    information = sessions.add_item(session=item.session, title_fr="Rapport", is_deliberation=False)

    with pytest.raises(Refusal, match="pour information"):
        item_papers.add(item=information, files=[ContentFile(b"Plan", "plan.txt")], title="Plan")


def test_papers_are_the_clerks_to_join_and_the_councils_to_see(client, town, item):
    join(client, town, item)
    [only] = papers_of(item)
    sessions.send_agenda(session=item.session)
    stranger = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).clerk

    for user in (stranger, town.president, town.officer):
        as_user(client, user)
        assert client.get(reverse("secretariat:add_paper", args=[item.pk])).status_code == 403
        assert client.post(reverse("secretariat:take_off_paper", args=[item.pk, only.key])).status_code == 403
    assert annexes_of(item) == [("Plan", True)]

    agenda = reverse("secretariat:agenda", args=[item.session.pk])
    assert "Plan</bdi>" in page(as_user(client, town.president).get(agenda))
    assert "Plan</bdi>" not in page(as_user(client, town.officer).get(agenda))
