"""The text of an act taken from a Word file: seen first, confirmed, written as a revision; the former text stays."""

import re
import shutil
import subprocess
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from document_types.enums import ActKind
from document_types.intake import office
from document_types.services.pages import page_of
from tests.cms.secretariat.screens import as_user, page
from tests.conftest import require_service
from tests.document_types.intake.word_samples import docx, paragraph, run, table
from tests.factories import TITLES, add_items, adopt, convene, held_session, open_session, sit

pytestmark = pytest.mark.django_db

FRENCH = docx(
    "Vu la loi organique n° 113-14 relative aux communes ;",
    "Considérant que le marché est vétuste ;",
    paragraph(run("Article 1 : ", "<w:b/>"), "Est approuvée la convention."),
    table(("Poste", "Montant"), ("Voirie", "100 000")),
    "Article 2 : Le président exécute la présente.",
)
ARABIC = docx("بناء على القانون التنظيمي رقم 113.14؛", "المادة الأولى: يوافق المجلس على الاتفاقية.")


def word(content: bytes, name: str = "projet.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def session(town):
    return open_session(town)


@pytest.fixture
def items(session):
    return add_items(session, TITLES[:2])


@pytest.fixture
def draft(items):
    return items[0].act


def address_of(act) -> str:
    return reverse("secretariat:word_text", args=[act.pk])


def shown_by(response) -> str:
    return re.search(r'name="shown" value="([^"]+)"', response.content.decode())[1]


def test_the_text_is_seen_with_its_parts_and_nothing_is_written(client, town, draft):
    before = page_of(draft).latest_revision_id

    response = as_user(client, town.clerk).post(address_of(draft), {"file": word(FRENCH), "language": "fr"})

    text = page(response)
    assert "Visa (Vu…)" in text and "Article premier" in text and "100 000" in text
    assert page_of(draft).latest_revision_id == before


def test_confirmed_it_is_the_body_of_a_new_revision_and_the_old_one_stays(client, town, draft):
    old = page_of(draft).latest_revision
    shown = shown_by(as_user(client, town.clerk).post(address_of(draft), {"file": word(FRENCH), "language": "fr"}))

    response = client.post(address_of(draft), {"shown": shown})

    now = page_of(draft).get_latest_revision_as_object()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[draft.page_id])
    assert [block.block_type for block in now.body_fr] == ["recital", "ground", "article", "table", "article"]
    assert now.body_fr[2].value["text"].source.count("Est approuvée la convention.") == 1
    assert now.text_in("ar") == old.as_object().text_in("ar")
    assert now.latest_revision.user == town.clerk
    assert page_of(draft).revisions.filter(pk=old.pk).exists()
    assert client.get(response.url).status_code == 200


def test_an_arabic_text_goes_into_the_arabic_body(client, town, draft):
    shown = shown_by(as_user(client, town.clerk).post(address_of(draft), {"file": word(ARABIC), "language": "ar"}))

    client.post(address_of(draft), {"shown": shown})

    body = page_of(draft).get_latest_revision_as_object().body_ar
    assert [block.block_type for block in body] == ["recital", "article"]


def test_tracked_changes_are_taken_as_accepted_and_said(client, town, draft):
    changed = docx(
        paragraph(
            "La dépense est de ",
            f'<w:del w:id="1" w:author="X">{run("quarante").replace("w:t", "w:delText")}</w:del>',
            f'<w:ins w:id="2" w:author="X">{run("mille")}</w:ins>',
            " dirhams.",
            '<w:r><w:commentReference w:id="3"/></w:r>',
        )
    )

    text = page(as_user(client, town.clerk).post(address_of(draft), {"file": word(changed), "language": "fr"}))

    assert "La dépense est de mille dirhams." in text and "quarante" not in text
    assert "2 modifications suivies sont reprises comme acceptées" in text
    assert "1 commentaire n'est pas repris" in text


def test_an_adopted_text_is_locked_and_says_why(client, town):
    _session, [act, *_rest] = held_session(town)
    before = page_of(act).latest_revision_id

    asked = as_user(client, town.clerk).get(address_of(act))
    sent = client.post(address_of(act), {"file": word(FRENCH), "language": "fr"})

    assert "Texte verrouillé : le conseil a délibéré." in page(asked)
    assert sent.status_code == 422
    assert page_of(act).latest_revision_id == before


def test_what_was_shown_before_the_vote_is_not_written_after_it(client, town, session, items, draft):
    shown = shown_by(as_user(client, town.clerk).post(address_of(draft), {"file": word(FRENCH), "language": "fr"}))
    convene(town, session)
    adopt(town, items[0], sit(town, session))
    before = page_of(draft).latest_revision_id

    response = client.post(address_of(draft), {"shown": shown})

    assert "Texte verrouillé : le conseil a délibéré." in page(response)
    assert page_of(draft).latest_revision_id == before


def test_a_text_changed_meanwhile_is_not_overwritten(client, town, draft):
    shown = shown_by(as_user(client, town.clerk).post(address_of(draft), {"file": word(FRENCH), "language": "fr"}))
    other = page_of(draft).get_latest_revision_as_object()
    other.subject_fr = "Un autre objet"
    newer = other.save_revision()

    response = client.post(address_of(draft), {"shown": shown}, follow=True)

    assert "Le texte a été modifié entre-temps" in page(response)
    assert page_of(draft).latest_revision_id == newer.pk


def test_what_another_was_shown_or_what_was_forged_is_not_written(client, town, items, draft):
    shown = shown_by(as_user(client, town.clerk).post(address_of(draft), {"file": word(FRENCH), "language": "fr"}))
    other = items[1].act
    before = page_of(draft).latest_revision_id, page_of(other).latest_revision_id

    for act, sent in ((other, shown), (draft, shown[:-1]), (draft, "x")):
        assert "Ce texte n'est plus gardé" in page(client.post(address_of(act), {"shown": sent}, follow=True))

    assert (page_of(draft).latest_revision_id, page_of(other).latest_revision_id) == before


@pytest.mark.parametrize("role", ["president", "secretary", "archivist", "member", "officer", "administrator"])
def test_only_those_who_write_the_text_take_one_over(client, town, draft, role):
    response = as_user(client, getattr(town, role)).post(address_of(draft), {"file": word(FRENCH), "language": "fr"})

    assert response.status_code in (403, 404)


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"{\\rtf1 texte}", "projet.rtf", "ce fichier n'est"),
        (b"%PDF-1.4", "projet.pdf", "ce fichier n'est ni un .docx ni un .odt"),
        (b"MZ", "projet.docx", "ce fichier n'est"),
        (docx(paragraph("")), "projet.docx", "ne contient aucun texte"),
        (FRENCH[:-40], "projet.docx", "ce fichier n'est"),
        (docx("a", before='<!DOCTYPE x [<!ENTITY a "b">]>'), "projet.docx", "ce fichier ne s'ouvre pas"),
    ],
)
def test_what_is_no_text_of_a_word_processor_is_refused_in_words(client, town, draft, content, name, reason):
    response = as_user(client, town.clerk).post(address_of(draft), {"file": word(content, name), "language": "fr"})

    assert response.status_code == 422
    assert reason in page(response).lower()


def test_an_odt_is_read_where_libreoffice_is(client, town, draft, tmp_path):
    require_service("LibreOffice", office.program() is not None)
    source = tmp_path / "projet.docx"
    source.write_bytes(ARABIC)
    command = [office.program(), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--convert-to", "odt", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)

    odt = word((tmp_path / "projet.odt").read_bytes(), "projet.odt")
    text = page(as_user(client, town.clerk).post(address_of(draft), {"file": odt, "language": "ar"}))

    assert "يوافق المجلس على الاتفاقية" in text


def test_without_libreoffice_an_odt_is_refused_with_what_to_do(client, town, draft, monkeypatch, tmp_path):
    made = tmp_path / "projet.odt"
    with ZipFile(made, "w") as archive:
        archive.writestr("mimetype", office.ODT)
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    response = as_user(client, town.clerk).post(
        address_of(draft), {"file": word(made.read_bytes(), "projet.odt"), "language": "fr"}
    )

    assert "LibreOffice n'y est pas installé" in page(response)


def test_the_editor_offers_it_where_a_text_is_written(client, town, draft):
    edited = as_user(client, town.clerk).get(reverse("wagtailadmin_pages:edit", args=[draft.page_id]))

    assert address_of(draft) in edited.content.decode()
    assert draft.kind == ActKind.DELIBERATION
