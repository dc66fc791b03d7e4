"""What is served only shows; what came is kept with its hash; what was signed stays as it was signed."""

import hashlib
import io
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko_certvalidator.registry import SimpleCertificateStore

from document_types.errors import Refusal
from document_types.models import Annex, CouncilDocument
from document_types.services import documents
from tests.cms.portal.pages import address_of
from tests.document_types.intake.samples import pdf_of
from tests.document_types.intake.test_sanitise import embeds_a_file, made, opens_with_a_script, unpacked
from tests.factories import received_act
from tests.tsa import Authority

pytestmark = pytest.mark.django_db

HOSTILE = made(opens_with_a_script, embeds_a_file)


def stored(town, content: bytes) -> CouncilDocument:
    return documents.store(ContentFile(content, "plan.pdf"), council=town.council, title="Plan", user=town.clerk)


def bytes_of(file) -> bytes:
    with file.open("rb") as opened:
        return opened.read()


def signed(content: bytes) -> bytes:
    """Signed by "Présidente", whose certificate nobody here knows."""
    somebody = Authority("Présidente", may_stamp=False)
    signer = SimpleSigner(somebody.certificate, somebody.key, SimpleCertificateStore())
    return sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(content)), PdfSignatureMetadata(field_name="Signature"), signer
    ).getvalue()


def test_what_is_served_has_lost_what_acts_and_what_came_is_kept(town, client):
    document = stored(town, HOSTILE)

    assert document.removed == ["file", "script"]
    assert (document.sha256, document.original_sha256) == tuple(
        hashlib.sha256(each).hexdigest() for each in (bytes_of(document.file), HOSTILE)
    )
    assert bytes_of(document.original) == HOSTILE
    client.force_login(town.clerk)
    served = b"".join(client.get(document.url).streaming_content)
    assert served == bytes_of(document.file)
    assert b"EVIL" in unpacked(io.BytesIO(HOSTILE)) and b"EVIL" not in unpacked(io.BytesIO(served))


@pytest.mark.parametrize("who", ["clerk", "administrator", None])
def test_the_original_is_served_to_nobody(town, client, who):
    document = stored(town, HOSTILE)
    if who:
        client.force_login(getattr(town, who))

    addresses = [f"/medias/{document.original.name}", f"/documents/{document.pk}/{document.original.name}"]

    assert {client.get(address).status_code for address in addresses} == {404}


def test_a_harmless_file_is_served_as_it_came(town):
    content = pdf_of("Le plan")

    document = stored(town, content)

    assert bytes_of(document.file) == content
    assert (document.removed, document.original.name, document.original_sha256) == ([], "", document.sha256)


def test_a_file_deposited_in_the_administration_is_cleaned_too(town, client):
    client.force_login(town.clerk)
    collection = documents.collection_of(town.council).pk
    upload = SimpleUploadedFile("plan.pdf", HOSTILE)

    client.post(reverse("wagtaildocs:add"), {"title": "Plan", "file": upload, "collection": collection})

    document = CouncilDocument.objects.get()
    assert bytes_of(document.original) == HOSTILE
    assert document.file_size == len(bytes_of(document.file))
    assert hashlib.sha256(bytes_of(document.file)).hexdigest() == document.sha256


def test_the_original_goes_with_the_document(town, django_capture_on_commit_callbacks):
    document = stored(town, HOSTILE)
    storage, name = document.original.storage, document.original.name
    assert storage.exists(name)

    with django_capture_on_commit_callbacks(execute=True):
        document.delete()

    assert not storage.exists(name)


def test_a_file_that_is_replaced_takes_its_original_with_it(town, client, django_capture_on_commit_callbacks):
    document = stored(town, HOSTILE)
    name = document.original.name
    client.force_login(town.clerk)
    fields = {
        "title": "Plan",
        "file": SimpleUploadedFile("autre.pdf", pdf_of("Le plan")),
        "collection": document.collection_id,
    }

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("wagtaildocs:edit", args=[document.pk]), fields)

    document.refresh_from_db()
    assert (document.original.name, document.removed) == ("", [])
    assert not default_storage.exists(name)


def test_a_failure_after_the_files_were_written_leaves_none(town, monkeypatch):
    def files() -> list[str]:
        return sorted(f"{name}/{each}" for name in default_storage.listdir("")[0] for each in listed_in(name))

    before = files()
    monkeypatch.setattr(CouncilDocument, "save", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        stored(town, HOSTILE)

    assert files() == before


def listed_in(folder: str) -> list[str]:
    return default_storage.listdir(folder)[1]


def test_a_signed_file_is_kept_byte_for_byte_and_says_by_whom(town):
    content = signed(pdf_of("Le bail"))

    document = stored(town, content)

    assert bytes_of(document.file) == content
    [signature] = document.signatures
    assert (signature["signer"], signature["is_intact"]) == ("Présidente", True)
    assert signature["at"]


def test_the_page_of_an_act_says_who_signed_its_annex(town, client):
    act = received_act(town)
    document = stored(town, signed(pdf_of("Le bail")))
    Annex.objects.create(act=act, document=document, position=9, title="Bail", sha256=document.sha256)

    shown = client.get(address_of(act, "fr")).content.decode()

    assert "Signé par « Présidente » le" in shown and "le fichier n&#x27;a pas changé depuis" in shown


def test_a_signed_file_of_which_a_byte_was_changed_is_not_intact(town):
    content = signed(pdf_of("Le bail de dix ans"))
    # Within what is signed: the width of the page.
    changed = content.replace(b" 595 842 ", b" 595 942 ", 1)
    assert changed != content

    [signature] = stored(town, changed).signatures

    assert not signature["is_intact"]


def test_a_signed_file_that_acts_is_refused_with_what_to_do(town):
    with pytest.raises(Refusal, match=r"romprait sa signature.*Demandez au signataire"):
        stored(town, signed(HOSTILE))

    assert not CouncilDocument.objects.exists()


def test_an_original_that_was_altered_or_lost_is_seen(town):
    document = stored(town, HOSTILE)
    storage, name = document.original.storage, document.original.name

    def verify() -> str:
        out = StringIO()
        with pytest.raises(CommandError):
            call_command("verify_register", "--files", stdout=out)
        return out.getvalue()

    storage.delete(name)
    assert "« Plan (original) » manque" in verify()
    storage.save(name, ContentFile(b"autre"))
    assert "« Plan (original) » a été modifié" in verify()
