"""A file page by page in the browser: its picture and its words, under the rights of the file itself."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from PIL import Image

from document_types.indexing import address
from document_types.models import Annex, CouncilDocument
from document_types.services import documents
from tests.cms.secretariat.screens import as_user, page
from tests.document_types.intake.samples import SHEETS, pdf_of, register_pdf
from tests.factories import INEZGANE, make_commune, make_town, received_act
from tests.papers import content

pytestmark = pytest.mark.django_db


def stored(town, file: bytes, name: str, **facts) -> CouncilDocument:
    return documents.store(ContentFile(file, name=name), council=town.council, title=name, **facts)


@pytest.fixture
def act(town):
    return received_act(town)


@pytest.fixture
def register(town, act) -> CouncilDocument:
    """The file of an act online, five pages."""
    document = stored(town, register_pdf(), "registre.pdf")
    Annex.objects.create(act=act, document=document, position=1, title="Registre", sha256=document.sha256)
    return document


@pytest.fixture
def offers(town, act) -> CouncilDocument:
    """A confidential file of the same act."""
    document = stored(town, pdf_of("Offres secretes"), "offres.pdf", is_confidential=True)
    Annex.objects.create(act=act, document=document, position=2, title="Offres", sha256=document.sha256)
    return document


def seen(client, document, number=1):
    return client.get(reverse("preview", args=[document.pk]), {"page": number})


def picture(client, document, number=1):
    return client.get(reverse("document_page", args=[document.pk, number]))


def ink(response) -> int:
    """How many dark points the picture has."""
    with Image.open(io.BytesIO(content(response))) as image:
        return sum(image.convert("L").histogram()[:128])


def test_anybody_turns_the_pages_of_a_file_online(client, register):
    for number, sheet in enumerate(SHEETS, start=1):
        text = page(seen(client, register, number))
        assert f"Feuillet {sheet} du registre" in text
        assert (f"?page={number - 1}" in text) is (number > 1)
        assert (f"?page={number + 1}" in text) is (number < len(SHEETS))
    drawn = picture(client, register, 2)
    assert drawn["Content-Type"] == "image/webp" and drawn["Cache-Control"] == "private, no-cache"
    assert ink(drawn) > 500


def test_the_words_that_were_searched_are_marked_and_go_along_from_page_to_page(client, register):
    shown = client.get(reverse("preview", args=[register.pk]), {"page": 2, "mots": "registres <b>"}).content.decode()

    assert "<mark>registre</mark>" in shown
    assert "?page=3&amp;mots=registres+%3Cb%3E" in shown and 'value="registres &lt;b&gt;"' in shown


def test_the_words_of_a_page_say_which_language_they_are_in(client, register):
    shown = client.get(f"/ar/fichiers/{register.pk}/").content.decode()

    assert '<div class="text as-read" lang="fr" dir="ltr">' in shown


def test_on_a_picture_they_are_marked_where_they_were_read(client, register):
    text = register.texts.get(number=2)
    text.places = [
        [["Feuillet", 1000, 500, 2500, 700], ["du", 2600, 500, 2800, 700]],
        [["registre", 1000, 900, 2400, 1100]],
    ]
    text.save(update_fields=["places"])

    shown = client.get(reverse("preview", args=[register.pk]), {"page": 2, "mots": "registre"}).content.decode()

    assert shown.count("<rect") == 1 and '<rect x="1000" y="900" width="1400" height="200"/>' in shown
    assert "<rect" not in page(seen(client, register, 2))


def test_what_is_confidential_shows_its_pages_to_its_council_alone(client, town, offers):
    neighbour = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
    for user in (None, neighbour.clerk, town.observer):
        if user:
            as_user(client, user)
        assert seen(client, offers).status_code == 403
        assert picture(client, offers).status_code == 403
    as_user(client, town.clerk)
    assert "Offres secretes" in page(seen(client, offers))
    assert ink(picture(client, offers)) > 100


def test_a_picture_kept_is_not_shown_once_the_file_is_confidential(client, register):
    assert picture(client, register).status_code == 200
    CouncilDocument.objects.filter(pk=register.pk).update(is_confidential=True)

    assert picture(client, register).status_code == 403


@pytest.mark.parametrize("number", ["0", "6", "-1", "x", "99999999999"])
def test_a_page_that_is_not_there_is_not_found(client, register, number):
    assert seen(client, register, number).status_code == 404
    assert client.get(f"/documents/{register.pk}/pages/{number}.webp").status_code == 404


def test_a_page_is_drawn_once_and_asked_again_only_when_it_changed(client, register):
    first = picture(client, register)
    [name] = default_storage.listdir(f"previews/{register.sha256[:2]}/{register.sha256}")[1]
    content(first)
    # Were it drawn again, without its file it could not be.
    register.file.storage.delete(register.file.name)

    assert name == "1.webp" and picture(client, register).status_code == 200
    again = client.get(reverse("document_page", args=[register.pk, 1]), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


def test_a_file_deleted_leaves_no_picture(client, town, django_capture_on_commit_callbacks):
    document = stored(town, pdf_of("Brouillon"), "brouillon.pdf")
    picture(as_user(client, town.clerk), document)
    folder = f"previews/{document.sha256[:2]}/{document.sha256}"
    assert default_storage.listdir(folder)[1] == ["1.webp"]

    with django_capture_on_commit_callbacks(execute=True):
        document.delete()

    assert default_storage.listdir(folder)[1] == []


def test_a_text_is_shown_as_text(client, town):
    document = stored(town, "Plan des travaux du marché.".encode(), "plan.txt")

    text = page(seen(as_user(client, town.clerk), document))

    assert "Plan des travaux du marché." in text and "<img" not in text


def test_a_page_that_cannot_be_drawn_hangs_nobody_and_is_not_tried_again(client, town):
    document = stored(town, pdf_of("Bien"), "bien.pdf")
    default_storage.delete(document.file.name)
    default_storage.save(document.file.name, ContentFile(b"%PDF-1.7 abime"))
    as_user(client, town.clerk)

    assert picture(client, document).status_code == 404
    assert default_storage.size(f"previews/{document.sha256[:2]}/{document.sha256}/1.webp") == 0
    assert picture(client, document).status_code == 404
    assert "Ouvrir le fichier" in page(seen(client, document))


def test_the_act_leads_to_the_pages(client, act, register):
    assert reverse("preview", args=[register.pk]) in page(client.get(f"/fr/{address(act)}"))
    assert act.number_label in page(seen(client, register))
