"""Files come in checked, belong to their council, and leave only after a permission check."""

import hashlib
import io

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from document_types import access
from document_types.enums import AnnexRole
from document_types.errors import Refusal
from document_types.models import AgendaItem, Annex, CouncilDocument, CouncilImage, DocumentText
from document_types.services import documents
from tests.document_types.intake.samples import encrypted_pdf, pdf_of
from tests.factories import INEZGANE, held_session, make_commune, make_town, make_user, received_act

PDF = pdf_of("Le projet de budget")


def stored(council, content=PDF, name="budget.pdf", **facts) -> CouncilDocument:
    return documents.store(ContentFile(content, name), council=council, title="Budget", **facts)


def attach(document, act, **facts) -> Annex:
    facts = {"position": 9, "role": AnnexRole.PAPER, "title": "Budget", "sha256": document.sha256} | facts
    return Annex.objects.create(act=act, document=document, **facts)


def superuser():
    return make_user("root", is_staff=True, is_superuser=True)


def messages_of(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


class TestStoring:
    def test_a_document_has_its_facts_and_its_words(self, town):
        document = stored(town.council, user=town.clerk)

        assert document.sha256 == hashlib.sha256(PDF).hexdigest()
        assert (document.media_type, document.page_count, document.file_size) == ("application/pdf", 1, len(PDF))
        assert (document.council, document.uploaded_by_user) == (town.council, town.clerk)
        assert document.collection.name.startswith(f"{town.council.code} ")
        assert DocumentText.objects.get(document=document, number=1).text == "Le projet de budget"

    def test_a_council_not_connected_stores_at_the_root(self, db):
        assert stored(make_commune()).collection == Collection.get_first_root_node()

    def test_its_name_ends_as_its_content_is(self, town):
        assert stored(town.council, name="scan.docx").filename.endswith(".pdf")

    @pytest.mark.parametrize("content", [b"<html></html>", encrypted_pdf(), b""])
    def test_a_refused_file_leaves_nothing(self, town, content):
        with pytest.raises(Refusal):
            stored(town.council, content)

        assert not CouncilDocument.objects.exists()


class TestUploadingInTheAdministration:
    def post(self, client, user, content, name="acte.pdf", url="wagtaildocs:add", **extra):
        client.force_login(user)
        collection = Collection.objects.filter(name__startswith="09.").first()
        file = SimpleUploadedFile(name, content)
        return client.post(reverse(url), {"title": "Acte", "file": file, "collection": collection.pk, **extra})

    def test_the_clerks_document_is_read_and_given_to_the_council(self, town, client):
        assert self.post(client, town.clerk, PDF).status_code == 302

        document = CouncilDocument.objects.get()
        assert (document.council, document.page_count) == (town.council, 1)
        assert document.sha256 == hashlib.sha256(PDF).hexdigest()
        assert document.texts.get().text == "Le projet de budget"

    @pytest.mark.parametrize(("content", "reason"), [(b"texte", "pas un PDF"), (encrypted_pdf(), "mot de passe")])
    def test_a_wrong_file_is_refused_with_the_reason(self, town, client, content, reason):
        response = self.post(client, town.clerk, content)

        assert reason in response.content.decode()
        assert not CouncilDocument.objects.exists()

    def test_several_files_at_once_pass_the_same_check(self, town, client):
        client.force_login(town.clerk)
        collection = documents.collection_of(town.council)

        def upload(content):
            return client.post(
                reverse("wagtaildocs:add_multiple"),
                {"files[]": SimpleUploadedFile("a.pdf", content), "collection": collection.pk},
                headers={"x-requested-with": "XMLHttpRequest"},
            ).json()

        assert "pas un PDF" in upload(b"texte")["error_message"]
        assert upload(PDF)["success"]
        document = CouncilDocument.objects.get()
        assert (document.council, document.page_count) == (town.council, 1)
        assert document.texts.count() == 1

    def test_the_file_of_an_act_is_not_replaced(self, town, client):
        _session, [act, *_others] = held_session(town)
        document = stored(town.council)
        attach(document, act)
        client.force_login(town.clerk)

        response = client.post(
            reverse("wagtaildocs:edit", args=[document.pk]),
            {
                "title": "Autre",
                "file": SimpleUploadedFile("b.pdf", pdf_of("autre")),
                "collection": document.collection_id,
            },
        )

        assert "ne se remplace pas" in response.content.decode()
        document.refresh_from_db()
        assert document.file.storage.exists(document.file.name)
        assert document.sha256 == hashlib.sha256(PDF).hexdigest()

    def test_a_replaced_draft_is_read_again(self, town, client):
        document = stored(town.council)
        client.force_login(town.clerk)

        client.post(
            reverse("wagtaildocs:edit", args=[document.pk]),
            {
                "title": "Autre",
                "file": SimpleUploadedFile("b.pdf", pdf_of("Autre projet", pages=2)),
                "collection": document.collection_id,
            },
        )

        document.refresh_from_db()
        assert (document.page_count, document.texts.count()) == (2, 2)
        assert document.texts.first().text == "Autre projet"


class TestServing:
    @pytest.fixture
    def act(self, town):
        return received_act(town)

    def get(self, client, document, user=None, **headers):
        if user:
            client.force_login(user)
        return client.get(document.url, headers=headers)

    def test_a_public_annex_of_an_act_online_is_for_everybody(self, town, act, client):
        document = stored(town.council)
        attach(document, act)

        response = self.get(client, document)

        assert b"".join(response.streaming_content) == PDF
        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Disposition"].startswith("inline")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"].startswith("default-src 'none'")
        assert response["ETag"] == f'"{document.sha256}"'

    def test_what_has_not_changed_is_not_sent_again(self, town, act, client):
        document = stored(town.council)
        annex = attach(document, act)
        tag = {"if-none-match": f'"{document.sha256}"'}
        assert self.get(client, document, **tag).status_code == 304

        annex.is_public = False
        annex.save()

        assert self.get(client, document, **tag).status_code == 403

    def test_a_text_is_to_be_kept_not_shown(self, town, act, client):
        document = stored(town.council, b"texte", "a.txt")
        attach(document, act)

        response = self.get(client, document)

        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert response["Content-Disposition"].startswith("attachment")

    @pytest.mark.parametrize("facts", [{"is_confidential": True}, {}])
    def test_what_is_not_public_is_for_those_who_see_the_act(self, town, act, client, facts):
        document = stored(town.council, **facts)
        attach(document, act, is_public=False)

        assert self.get(client, document).status_code == 403
        for user in (town.clerk, town.president, town.archivist, town.officer):
            assert self.get(client, document, user).status_code == 200

    def test_a_signed_in_neighbour_is_refused_on_a_page_not_sent_to_the_login(self, town, client):
        document = stored(town.council)
        neighbour = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))

        for user in (neighbour.clerk, neighbour.president, town.officer, town.administrator, superuser()):
            response = self.get(client, document, user)
            assert (response.status_code, response.has_header("Location")) == (403, False)

    def test_another_file_name_opens_nothing(self, town, client):
        document = stored(town.council)
        client.force_login(town.clerk)

        assert client.get(f"/documents/{document.pk}/autre.pdf").status_code == 404
        assert client.get(f"/documents/{document.pk + 1}/{document.filename}").status_code == 404

    def test_a_document_is_never_served_by_the_path_of_its_file(self, town, act, client):
        document = stored(town.council)
        attach(document, act)
        client.force_login(town.clerk)

        assert client.get(document.file.url).status_code == 404
        assert client.get(f"/medias/../{document.file.name}").status_code == 404

    def test_papers_of_closed_doors_open_to_who_controls_and_not_to_who_follows(self, town):
        act = received_act(town)
        document = stored(town.council)
        attach(document, act)
        assert access.may_open_document(town.observer, document)

        AgendaItem.objects.filter(act=act).update(is_closed=True)

        readers = {"officer": True, "member": True, "clerk": True, "observer": False}
        assert {role: access.may_open_document(town.staff[role], document) for role in readers} == readers


class TestImages:
    @pytest.fixture
    def image(self, town):
        # Renditions are remembered by the key of their image, which another test may have used.
        cache.clear()
        buffer = io.BytesIO()
        Image.new("RGB", (40, 40), "green").save(buffer, "PNG")
        return CouncilImage.objects.create(
            title="Armes", file=ContentFile(buffer.getvalue(), "armes.png"), council=town.council
        )

    def test_an_image_is_for_the_people_of_its_council(self, town, image, client):
        rendition = image.get_rendition("width-20")
        neighbour = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))

        for url in (image.file.url, rendition.url):
            client.logout()
            assert client.get(url).status_code == 403
            client.force_login(neighbour.clerk)
            assert client.get(url).status_code == 403
            client.force_login(town.member)
            assert client.get(url).status_code == 200

    def test_a_public_image_is_for_everybody(self, image, client):
        CouncilImage.objects.update(is_public=True)

        response = client.get(image.get_rendition("width-20").url)

        assert (response.status_code, response["Content-Type"]) == (200, "image/png")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert client.get(image.file.url, headers={"if-none-match": response["ETag"]}).status_code == 200
        assert (
            client.get(image.get_rendition("width-20").url, headers={"if-none-match": response["ETag"]}).status_code
            == 304
        )
