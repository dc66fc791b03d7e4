"""The president signs with a certificate of his own: the paper is fetched, signed elsewhere, brought back on screen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from document_types.enums import ActKind, JournalEvent
from document_types.models import JournalEntry
from document_types.services import act_papers, sitting_secretary
from tests.certificates import signed_with, write_certificate
from tests.cms.secretariat.screens import as_user, page, said
from tests.factories import TITLES, held_session, make_user, sign_both

pytestmark = pytest.mark.django_db


@pytest.fixture
def act(town):
    _session, [act] = held_session(town, TITLES[1:2])
    act_papers.issue(act=sign_both(act))
    return act


def address(act):
    return reverse("secretariat:sign_paper", args=[act.pk])


def fetched(client, act, edition="fr") -> bytes:
    return b"".join(client.get(reverse("secretariat:act_paper", args=[act.pk, edition])).streaming_content)


def test_the_paper_fetched_is_brought_back_signed(client, town, act, tmp_path):
    as_user(client, town.president)
    assert "Signer avec un certificat" in page(client.get(reverse("secretariat:session", args=[act.session_id])))
    (tmp_path / "a.pdf").write_bytes(fetched(client, act))
    certificate = write_certificate(tmp_path / "president.p12", "Présidente d'Aït Melloul")
    signed = signed_with(certificate, tmp_path / "a.pdf", tmp_path / "b.pdf").read_bytes()

    answer = client.post(address(act), {"edition": "fr", "file": SimpleUploadedFile("b.pdf", signed)})

    assert answer.status_code == 302
    assert any("Signé par « Présidente" in message for message in said(answer))
    assert fetched(client, act) == signed
    assert "Présidente d'Aït Melloul" in page(client.get(reverse("verify_code", args=[act.issued_papers.get().code])))


@pytest.mark.parametrize(
    ("content", "words"), [(b"Bonjour", "n'est pas l'exemplaire"), (b"", "vide"), (None, "Champ requis")]
)
def test_what_is_no_signed_paper_is_refused_beside_the_form(client, town, act, content, words):
    file = {} if content is None else {"file": SimpleUploadedFile("b.pdf", content)}

    answer = as_user(client, town.president).post(address(act), {"edition": "fr"} | file)

    assert answer.status_code == 422 and words in page(answer)
    assert not JournalEntry.objects.filter(event=JournalEvent.PAPER_SIGNED).exists()


def test_the_clerk_signs_nothing(client, town, act):
    assert as_user(client, town.clerk).get(address(act)).status_code == 403


def test_the_member_who_wrote_the_sitting_signs_and_a_convocation_is_the_presidents_alone(client, town):
    session, [act] = held_session(town, TITLES[1:2])
    writer = make_user("membre", town.member.groups.get(), email=town.members[5].declared_email)
    sitting_secretary.name_secretary(sitting=session.sittings.get(), mandate=town.members[5], reason_fr="Empêchement.")
    act_papers.issue(act=sign_both(act))
    call = session.acts.of_kind(ActKind.CONVOCATION).get()
    act_papers.issue(act=call)
    shown, sittings = (reverse(f"secretariat:{name}", args=[session.pk]) for name in ("session", "sittings"))

    assert address(act) in page(as_user(client, writer).get(sittings))
    assert client.get(address(act)).status_code == 200 and fetched(client, act).startswith(b"%PDF")
    assert client.get(address(call)).status_code == 403
    assert address(call) not in page(as_user(client, town.secretary).get(shown))
    assert client.get(address(call)).status_code == 403
    assert address(call) in page(as_user(client, town.president).get(shown))


def test_an_act_without_a_paper_has_nothing_to_sign(client, town):
    _session, [act] = held_session(town, TITLES[1:2])

    answer = as_user(client, town.president).get(address(act))

    assert answer.status_code == 302 and any("pas encore établi" in message for message in said(answer))
