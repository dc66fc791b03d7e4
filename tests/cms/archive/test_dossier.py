"""The ZIP of a session: everything of it, proved by hashes, the same bytes for the same state, nothing of others."""

import csv
import io
import json
import zipfile
from hashlib import sha256

import pytest
from django.urls import reverse
from django.utils.translation import override

from cms.archive.dossier.bundle import stream
from cms.archive.dossier.collect import pieces_of
from cms.archive.dossier.piece import FORBIDDEN, LONGEST_NAME, Piece, of_rows, safe_name
from document_types.models import Annex, CouncilDocument, Session
from document_types.services import act_papers
from tests.document_types.test_files import attach, stored
from tests.factories import INEZGANE, make_commune, make_town, received_act
from workflows.models import InternalNote
from workflows.services import issuing, paper_requests

pytestmark = pytest.mark.django_db


@pytest.fixture
def act(town):
    return received_act(town)


def zip_of(client, user, session) -> zipfile.ZipFile:
    client.force_login(user)
    response = client.get(reverse("archive:session_zip", args=[session.pk]))
    assert response.status_code == 200 and response["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def manifest(archive: zipfile.ZipFile) -> list[dict]:
    return list(csv.DictReader(io.StringIO(archive.read("manifest.csv").decode("utf-8-sig"))))


def bytes_of(session) -> bytes:
    session = Session.objects.with_council().get(pk=session.pk)
    with override("fr"):
        return b"".join(stream(pieces_of(session), session.title_in("fr")))


def state_of(client, town, session, name: str) -> str:
    return next(line["state"] for line in manifest(zip_of(client, town.archivist, session)) if name in line["path"])


def test_it_holds_everything_of_the_session(client, town, act):
    attach(stored(town.council), act)
    act_papers.issue(act=act)
    slip = act.transmitted_in.get().transmission
    issuing.issue_receipt(slip)
    issuing.issue_slip(slip)
    archive = zip_of(client, town.archivist, act.session)
    kinds = {line["kind"] for line in manifest(archive)}

    assert archive.testzip() is None
    assert kinds == {
        *("session", "agenda", "attendance", "votes", "act", "text", "deliveries", "annex", "paper"),
        *("slips", "receipt", "slip", "journal"),
    }
    votes = archive.read("05 votes/votes.csv").decode("utf-8-sig").splitlines()
    assert len(votes) == 1 + len(town.members) and "Membre 1" in votes[1] and "for" in votes[1]
    assert "Vœu sur l'éclairage" in archive.read("02 ordre-du-jour/points.csv").decode()
    [deliveries] = [name for name in archive.namelist() if name.endswith("envois.csv")]
    assert len(archive.read(deliveries).decode().splitlines()) == 1 + len(town.members)
    texts = [archive.read(name).decode() for name in archive.namelist() if "adopte (ar).txt" in name]
    assert any("ملتمس يتعلق بإنارة الحي" in text for text in texts)
    assert {"adopted", "received"} <= {
        row["event"] for row in csv.DictReader(io.StringIO(archive.read("08 journal/journal.csv").decode("utf-8-sig")))
    }


def test_the_list_gives_each_files_own_hash_title_kind_and_day(client, town, act):
    attach(stored(town.council), act)
    archive = zip_of(client, town.archivist, act.session)
    lines = manifest(archive)

    assert {line["path"] for line in lines} == set(archive.namelist()) - {"manifest.csv", "manifest.json"}
    for line in lines:
        content = archive.read(line["path"])
        assert (line["sha256"], int(line["size"])) == (sha256(content).hexdigest(), len(content))
        assert line["kind"] and line["title"] and line["state"] == "whole"
    [annex] = [line for line in lines if line["kind"] == "annex"]
    assert annex["recorded_sha256"] == annex["sha256"] and annex["day"] == act.dated_on.isoformat()
    assert json.loads(archive.read("manifest.json"))["files"][0].keys() == lines[0].keys()


def test_the_same_state_gives_the_same_bytes_in_whatever_language_and_another_state_others(client, town, act):
    first = bytes_of(act.session)
    with override("ar"):
        assert bytes_of(act.session) == first
    client.force_login(town.archivist)
    sent = client.get(reverse("archive:session_zip", args=[act.session_id]), headers={"accept-language": "ar"})
    assert b"".join(sent.streaming_content) == first
    attach(stored(town.council), act)

    assert bytes_of(act.session) != first


def test_what_was_changed_behind_the_councils_back_is_said(client, town, act):
    annex = attach(stored(town.council), act)
    assert state_of(client, town, act.session, "Budget") == "whole"
    Annex.objects.filter(pk=annex.pk).update(sha256="0" * 64)

    assert state_of(client, town, act.session, "Budget") == "changed"


def test_a_file_that_is_gone_keeps_no_other_back(client, town, act):
    document = stored(town.council)
    attach(document, act)
    document.file.storage.delete(document.file.name)

    assert state_of(client, town, act.session, "Budget") == "missing"
    assert zip_of(client, town.archivist, act.session).testzip() is None
    assert "prévenez l" in client.get(piece_url(act.session, "Budget"), follow=True).content.decode()


def piece_url(session, name: str) -> str:
    session = Session.objects.with_council().get(pk=session.pk)
    path = next(piece.path for piece in pieces_of(session) if name in piece.path)
    return f"{reverse('archive:piece', args=[session.pk])}?nom={path}"


def test_each_piece_is_fetched_alone(client, town, act):
    document = stored(town.council)
    attach(document, act)
    client.force_login(town.archivist)
    response = client.get(piece_url(act.session, "Budget"))

    assert sha256(b"".join(response.streaming_content)).hexdigest() == document.sha256
    assert response["Content-Disposition"].startswith("attachment")
    for name in ("../manage.py", "manifest.csv", ""):
        assert client.get(reverse("archive:piece", args=[act.session_id]), {"nom": name}).status_code == 403


def test_a_file_of_another_council_and_the_offices_notes_are_not_in_it(client, town, act):
    neighbour = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
    document = stored(town.council)
    CouncilDocument.objects.filter(pk=document.pk).update(council=neighbour.council)
    attach(document, act, title="Papier du voisin")
    InternalNote.objects.create(
        act=act, authority=town.authority, author=town.officer, text="Note du bureau", written_at=act.received_at
    )
    paper_requests.ask(act=act, asked_fr="Le plan", user=town.officer)
    archive = zip_of(client, town.archivist, act.session)
    everything = b"".join(archive.read(name) for name in archive.namelist()).decode(errors="replace")

    assert "Papier du voisin" not in "".join(archive.namelist()) and "Note du bureau" not in everything
    assert "Le plan" in archive.read("07 autorite/pieces-demandees.csv").decode()
    client.force_login(neighbour.archivist)
    for name in ("session_zip", "piece"):
        assert client.get(reverse(f"archive:{name}", args=[act.session_id])).status_code == 403


@pytest.mark.parametrize("annexes", [1, 12])
def test_the_number_of_queries_does_not_follow_what_a_session_holds(
    client, town, act, annexes, django_assert_max_num_queries
):
    document = stored(town.council)
    for rank in range(annexes):
        attach(document, act, position=10 + rank)
    session = Session.objects.with_council().get(pk=act.session_id)
    with django_assert_max_num_queries(24):
        assert len([piece for piece in pieces_of(session) if piece.kind == "annex"]) == annexes


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("fin. ", "fin"),
        ("a\u202eb\u0000c", "a b c"),
        ("اتفاقية  شراكة", "اتفاقية شراكة"),
        ("..", "_"),
        ("", "_"),
    ],
)
def test_names_are_taken_by_windows(words, name):
    assert safe_name(words) == name


def test_every_name_of_a_dossier_is_taken_by_windows(client, town, act):
    attach(stored(town.council, name="x.pdf"), act, title='Offres : « lot 1/2 » "A" ' + "م" * 200)
    for path in zip_of(client, town.archivist, act.session).namelist():
        parts = path.split("/")
        assert len(path) < 200 and all(len(part) <= LONGEST_NAME + 20 and not FORBIDDEN.search(part) for part in parts)
        assert all(part == part.strip(" .") for part in parts)


def test_a_table_runs_nothing_in_a_spreadsheet():
    piece = of_rows("x.csv", "x", "x", None, ("a",), [("=1+1",), ("-5",), ("+HYPERLINK()",), ("اسم",)])
    content = b"".join(piece.read()).decode("utf-8-sig")

    assert content.splitlines() == ["a", "'=1+1", "-5", "'+HYPERLINK()", "اسم"]


def test_a_long_file_is_sent_part_by_part():
    def read():
        yield from (b"a" * 100_000 for _part in range(50))

    parts = list(stream([Piece("a.bin", "annex", "a", None, read)], "x"))
    assert len(parts) > 50
    assert zipfile.ZipFile(io.BytesIO(b"".join(parts))).getinfo("a.bin").file_size == 5_000_000


def test_the_session_lists_every_piece_with_its_address(client, town, act):
    attach(stored(town.council), act)
    client.force_login(town.archivist)
    response = client.get(reverse("archive:session", args=[act.session_id]))
    shown = [
        piece for section in response.context["sections"] for folder in section["folders"] for piece in folder["pieces"]
    ]
    session = Session.objects.with_council().get(pk=act.session_id)

    assert len(shown) == len(pieces_of(session)) and "dossier.zip" in response.content.decode()
    assert all(client.get(piece["url"]).status_code == 200 for piece in shown)
