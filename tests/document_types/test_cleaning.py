"""Files that an earlier intake served as they came are cleaned anew; what an act fixed keeps its bytes."""

import io
from hashlib import sha256
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from document_types.models import Annex, CouncilDocument
from document_types.services import documents
from tests.document_types.intake.samples import encrypted_pdf, pdf_of
from tests.document_types.intake.test_sanitise import embeds_a_file, made, opens_with_a_script, unpacked
from tests.factories import received_act

pytestmark = pytest.mark.django_db

HOSTILE = made(opens_with_a_script, embeds_a_file)


def from_before(town, content: bytes, title="Plan") -> CouncilDocument:
    """A document whose very bytes are served, as all were once."""
    document = documents.store(ContentFile(pdf_of(title), "plan.pdf"), council=town.council, title=title)
    name = document.file.name
    default_storage.delete(name)
    default_storage.save(name, ContentFile(content))
    digest = sha256(content).hexdigest()
    CouncilDocument.objects.filter(pk=document.pk).update(sha256=digest, original_sha256=digest)
    return CouncilDocument.objects.get(pk=document.pk)


def run(*options: str) -> str:
    out = StringIO()
    call_command("clean_documents", *options, stdout=out)
    return out.getvalue()


def bytes_of(file) -> bytes:
    with file.open("rb") as opened:
        return opened.read()


def test_what_acts_is_taken_out_and_the_file_as_it_came_is_kept(town, django_capture_on_commit_callbacks):
    document = from_before(town, HOSTILE)
    before, words = document.file.name, list(document.texts.values_list("text", flat=True))

    with django_capture_on_commit_callbacks(execute=True):
        told = run()

    document.refresh_from_db()
    assert "Plan : retiré" in told and "JavaScript" in told
    assert b"EVIL" not in unpacked(io.BytesIO(bytes_of(document.file)))
    assert bytes_of(document.original) == HOSTILE and document.removed == ["file", "script"]
    assert (document.sha256, document.original_sha256) == (
        sha256(bytes_of(document.file)).hexdigest(),
        sha256(HOSTILE).hexdigest(),
    )
    assert document.file_size == len(bytes_of(document.file))
    assert list(document.texts.values_list("text", flat=True)) == words
    assert not default_storage.exists(before)
    assert "Plan" not in run()


def test_a_trial_writes_nothing(town):
    document = from_before(town, HOSTILE)

    assert "Plan : retiré" in run("--dry-run")

    assert bytes_of(CouncilDocument.objects.get(pk=document.pk).file) == HOSTILE


def test_a_harmless_file_is_left_as_it_is(town):
    document = documents.store(ContentFile(pdf_of("Bien"), "bien.pdf"), council=town.council, title="Bien")
    facts = (document.sha256, document.file.name)

    assert run() == "PDF examinés : 1.\n"

    document.refresh_from_db()
    assert (document.sha256, document.file.name) == facts


def test_what_an_act_fixed_keeps_its_bytes_and_is_told(town):
    act, document = received_act(town), from_before(town, HOSTILE)
    Annex.objects.create(act=act, document=document, position=1, title="Plan", sha256=document.sha256)

    with pytest.raises(CommandError, match="1 fichier reste"):
        run()

    document.refresh_from_db()
    assert bytes_of(document.file) == HOSTILE and document.sha256 == sha256(HOSTILE).hexdigest()


def test_what_would_be_refused_today_or_is_gone_is_told_and_stops_nothing(town):
    from_before(town, encrypted_pdf(), "Chiffré")
    gone, hostile = from_before(town, pdf_of("Parti"), "Parti"), from_before(town, HOSTILE)
    default_storage.delete(gone.file.name)
    out = StringIO()

    with pytest.raises(CommandError, match="2 fichiers restent"):
        call_command("clean_documents", stdout=out)

    assert "Chiffré : serait refusé aujourd'hui. Ce PDF est protégé par un mot de passe" in out.getvalue()
    assert "Parti : le fichier manque." in out.getvalue()
    hostile.refresh_from_db()
    assert hostile.removed == ["file", "script"]
