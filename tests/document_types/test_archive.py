"""Old registers come in from a list: each act as a fact, its file kept once, every refusal explained."""

import csv
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from document_types.enums import ActKind, JournalEvent, SessionKind
from document_types.models import (
    Act,
    Annex,
    Council,
    CouncilDocument,
    DocumentText,
    JournalEntry,
    NumberCounter,
    Session,
)
from document_types.services import documents, journal, numbering, pages, sessions
from search.engine import get_engine
from search.models import PendingChange
from search.query import Query
from tests.document_types.intake.samples import encrypted_pdf, pdf_of, register_pdf
from tests.factories import AIT_MELLOUL, SESSION_DAY, make_commune

COLUMNS = (
    "collectivity_code",
    "kind",
    "number",
    "date",
    "title_fr",
    "title_ar",
    "file",
    "page_from",
    "page_to",
    "reference",
    "place",
)


@dataclass
class Archive:
    """A folder with its list, and what the last import printed."""

    folder: Path
    council: Council
    rows: list[dict] = field(default_factory=list)

    def file(self, name: str, content: bytes | str) -> str:
        (self.folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def row(self, **cells) -> dict:
        usual = {"collectivity_code": self.council.code, "kind": "deliberation", "date": "1998-05-21"}
        row = usual | {"title_fr": "Achat d'un camion", "file": "acte.pdf"} | cells
        self.rows.append(row)
        return row

    def load(self, capsys) -> tuple[bool, str]:
        """Import the rows; return whether none was refused, and what was printed."""
        manifest = self.folder / "liste.csv"
        with manifest.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS, restval="")
            writer.writeheader()
            writer.writerows(self.rows)
        capsys.readouterr()
        try:
            call_command("import_archive", manifest)
        except CommandError:
            return False, capsys.readouterr().out
        return True, capsys.readouterr().out


@pytest.fixture
def archive(db, tmp_path, clean_index):
    """A council not connected, and a folder that holds one PDF."""
    archive = Archive(tmp_path, make_commune())
    archive.file("acte.pdf", pdf_of("Le conseil achete un camion benne"))
    return archive


def found(words: str) -> list[str]:
    return [hit.key for hit in get_engine().search(Query(words, match="all")).hits]


def test_an_act_of_the_archive_is_a_whole_act(archive, capsys):
    archive.row(number="12", reference="B 4", place="Salle des fêtes")

    assert archive.load(capsys) == (True, "Importés : 1. Déjà là : 0. Refusés : 0.\n")

    act = Act.objects.get()
    assert (act.origin, act.state, act.kind, act.reference) == ("imported", "archived", "deliberation", "B 4")
    assert (act.number, act.number_label, act.number_slug, act.year) == (12, "12/1998", "12", 1998)
    assert (act.authentic_language, act.is_online) == ("fr", True)
    assert act.page.specific.live
    assert act.page.live_revision == act.revision == act.page.latest_revision
    assert act.content_hash == pages.text_of(act).content_hash(
        number="12/1998", council=AIT_MELLOUL, annexes=[CouncilDocument.objects.get().sha256]
    )


def test_its_file_is_its_original_with_the_text_of_each_page(archive, capsys):
    archive.row(number="12")
    archive.load(capsys)

    annex = Annex.objects.get()
    assert (annex.role, annex.page_from, annex.page_to) == ("original", None, None)
    assert annex.sha256 == annex.document.sha256 != ""
    assert (annex.document.media_type, annex.document.page_count) == ("application/pdf", 1)
    assert annex.document.council == archive.council
    assert DocumentText.objects.get().text == "Le conseil achete un camion benne"


def test_it_is_found_and_written_in_the_journal(archive, capsys):
    archive.row(number="12")
    archive.load(capsys)

    act = Act.objects.get()
    entry = JournalEntry.objects.get(act=act)
    assert found("camion benne") == [act.key]
    assert entry.event == JournalEvent.IMPORTED
    assert act.content_hash in entry.payload
    assert journal.verify(entry.head) is None
    assert not PendingChange.objects.exists()


def test_a_second_run_changes_nothing(archive, capsys):
    archive.row(number="12")
    archive.row(number="", title_fr="Sans numéro")
    archive.load(capsys)
    entries = JournalEntry.objects.count()

    assert archive.load(capsys) == (True, "Importés : 0. Déjà là : 2. Refusés : 0.\n")
    assert (Act.objects.count(), CouncilDocument.objects.count(), JournalEntry.objects.count()) == (2, 1, entries)


def test_one_register_holds_many_acts(archive, capsys):
    archive.file("registre.pdf", register_pdf())
    archive.row(number="1", file="registre.pdf", page_from="1", page_to="2")
    archive.row(number="2", file="registre.pdf", page_from="3", page_to="5")

    archive.load(capsys)

    first, second = Act.objects.order_by("number")
    assert CouncilDocument.objects.count() == 1
    assert DocumentText.objects.count() == 5
    assert found("feuillet deuxieme") == [first.key]
    assert found("feuillet quatrieme") == [second.key]


def test_a_session_is_made_once_a_day_and_is_closed(archive, capsys):
    archive.row(number="1", place="قاعة البلدية")
    archive.row(number="2", kind="Minutes ")
    archive.row(number="3", date="22/05/1998")

    archive.load(capsys)

    day, _next_day = Session.objects.order_by("opens_on")
    assert [act.number for act in day.acts.order_by("number")] == [1, 2]
    assert (day.state, day.is_imported, str(day.closed_on)) == ("closed", True, "1998-05-21")
    assert (day.title_in("fr"), day.place_ar) == ("Session du 21 mai 1998", "قاعة البلدية")


def test_a_session_held_here_the_same_day_is_another(archive, capsys):
    sessions.open_session(council=archive.council, kind=SessionKind.ORDINARY, opens_on=SESSION_DAY)
    archive.row(number="1", date=SESSION_DAY.isoformat())

    archive.load(capsys)

    assert Session.objects.filter(opens_on=SESSION_DAY).count() == 2


def test_a_year_is_date_enough(archive, capsys):
    archive.row(number="1", date="1998")
    archive.row(number="2", date="1998-01-01")

    archive.load(capsys)

    undated, dated = Act.objects.order_by("number")
    assert (undated.dated_on, undated.year) == (None, 1998)
    assert undated.session != dated.session
    assert (undated.session.title_in("fr"), undated.session.title_in("ar")) == ("Archives de 1998", "أرشيف سنة 1998")


def test_acts_without_a_number_get_an_accession_number_that_stays(archive, capsys):
    for title in ("Un", "Deux", "Trois"):
        archive.row(number="", title_fr=title)
    archive.load(capsys)
    archive.rows.reverse()
    archive.row(number="", title_fr="Quatre")

    archive.load(capsys)

    assert dict(Act.objects.values_list("subject_fr", "number_slug")) == {
        "Un": "s-1",
        "Deux": "s-2",
        "Trois": "s-3",
        "Quatre": "s-4",
    }
    assert set(Act.objects.values_list("number_label", "number")) == {("", None)}


def test_twelve_and_twelve_bis_are_two_acts(archive, capsys):
    archive.row(number="12")
    archive.row(number="12 bis", title_fr="Avenant")

    assert archive.load(capsys)[0]
    assert set(Act.objects.values_list("number_label", "number_slug", "number")) == {
        ("12/1998", "12", 12),
        ("12 bis/1998", "12-bis", 12),
    }


def test_acts_born_here_are_numbered_after_the_archive(archive, capsys):
    NumberCounter.objects.create(council=archive.council, kind="deliberation", year=1998, last=3)
    archive.row(number="41 bis")
    archive.load(capsys)

    act = numbering.give_number(act=Act(council=archive.council, kind=ActKind.DELIBERATION), year=1998)

    assert act.number == 42


def test_a_text_file_is_the_body_of_the_act_in_its_language(archive, capsys):
    archive.file("acte.txt", "قرر المجلس الجماعي شراء شاحنة\n\nالمادة الأولى <b>")
    archive.row(number="1", file="acte.txt", title_fr="", title_ar="شراء شاحنة")

    archive.load(capsys)

    act = Act.objects.get()
    page = pages.page_of(act)
    assert [block.value.source for block in page.body_ar] == [
        "<p>قرر المجلس الجماعي شراء شاحنة</p>",
        "<p>المادة الأولى &lt;b&gt;</p>",
    ]
    assert (len(page.body_fr), act.subject_fr, act.authentic_language) == (0, "", "ar")
    assert CouncilDocument.objects.get().media_type == "text/plain"
    assert found("الجماعي شاحنة") == [act.key]


def test_the_tree_stays_sound(archive, capsys):
    for number in range(1, 5):
        archive.row(number=str(number), date=f"1998-05-{number % 2 + 1}")
    archive.load(capsys)

    assert not any(Page.find_problems())
    # Wagtail's own way of adding a page goes on from there.
    sessions.open_session(council=archive.council, kind=SessionKind.ORDINARY, opens_on=SESSION_DAY)
    assert not any(Page.find_problems())


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"collectivity_code": "99.999"}, "Aucune collectivité n'a le code « 99.999 »"),
        ({"kind": "bail"}, "nature d'acte"),
        ({"date": "hier"}, "n'est pas une date"),
        ({"date": "2999-01-01"}, "à venir"),
        ({"title_fr": ""}, "L'objet manque"),
        ({"file": "absent.pdf"}, "ne peut pas être lu"),
        ({"file": "."}, "ne peut pas être lu"),
        ({"file": "faux.pdf"}, "n'est pas un PDF"),
        ({"file": "clos.pdf"}, "sans mot de passe"),
        ({"file": "casse.pdf"}, "abîmé"),
        ({"page_from": "1", "page_to": "9"}, "Le fichier a 1 pages"),
        ({"file": "acte.txt", "page_from": "1", "page_to": "1"}, "n'a pas de pages"),
    ],
)
def test_a_wrong_row_is_refused_and_the_others_go_on(archive, capsys, cells, reason):
    archive.file("faux.pdf", "du texte")
    archive.file("clos.pdf", encrypted_pdf())
    archive.file("casse.pdf", pdf_of("x")[:70])
    archive.file("acte.txt", "du texte")
    archive.row(number="1")
    archive.row(number="2", **cells)
    archive.row(number="3", title_fr="Autre")

    is_complete, printed = archive.load(capsys)

    assert not is_complete
    assert "Ligne 3 (2, " in printed
    assert reason in printed
    assert "Importés : 2. Déjà là : 0. Refusés : 1." in printed
    assert set(Act.objects.values_list("number", flat=True)) == {1, 3}


@pytest.mark.parametrize(
    "cells",
    [{"title_fr": "Autre objet"}, {"file": "autre.pdf"}, {"date": "1998-05-22"}, {"page_from": 1, "page_to": 1}],
)
def test_the_same_number_for_another_act_is_a_conflict(archive, capsys, cells):
    archive.file("autre.pdf", pdf_of("Tout autre chose"))
    archive.row(number="12")
    archive.row(number="12", **cells)

    is_complete, printed = archive.load(capsys)

    assert not is_complete
    assert "Le numéro 12/1998 est déjà celui d'un autre acte importé" in printed
    assert Act.objects.count() == 1


def test_a_number_given_here_is_not_taken_by_the_archive(archive, capsys):
    session = sessions.open_session(council=archive.council, kind=SessionKind.ORDINARY, opens_on=SESSION_DAY)
    act = pages.make_act(session=session, kind=ActKind.DELIBERATION, subject_fr="Né ici")
    numbering.give_number(act=act, year=2026).save()
    archive.row(number="1", date="2026-01-05")

    is_complete, printed = archive.load(capsys)

    assert not is_complete
    assert "établi sur la plateforme" in printed


def test_a_row_that_fails_half_way_leaves_neither_row_nor_file(archive, capsys, monkeypatch):
    storage = CouncilDocument._meta.get_field("file").storage
    before = storage.listdir("documents")[1] if storage.exists("documents") else []
    archive.row(number="1")

    def fail(**kwargs):
        raise RuntimeError("power cut")

    monkeypatch.setattr("document_types.services.archive.record", fail)
    with pytest.raises(RuntimeError):
        archive.load(capsys)

    assert (Act.objects.count(), Session.objects.count(), CouncilDocument.objects.count()) == (0, 0, 0)
    assert storage.listdir("documents")[1] == before


def test_the_same_file_of_two_councils_is_kept_by_each(archive, capsys):
    neighbour = make_commune("09.273.01.15", "Inezgane", "إنزكان")
    archive.row(number="1")
    archive.row(number="1", collectivity_code=neighbour.code)

    assert archive.load(capsys)[0]
    assert CouncilDocument.objects.values("council").distinct().count() == 2


def test_a_confidential_copy_is_not_made_public_by_the_archive(archive, capsys):
    with (archive.folder / "acte.pdf").open("rb") as file:
        documents.store(documents.File(file, "x.pdf"), council=archive.council, title="Pli", is_confidential=True)
    archive.row(number="1")

    archive.load(capsys)

    assert not Annex.objects.get().document.is_confidential


def test_a_list_that_cannot_be_read_stops_at_once(archive):
    with pytest.raises(CommandError, match="ne peut pas être lue"):
        call_command("import_archive", archive.folder / "absente.csv")
    (archive.folder / "liste.csv").write_bytes(b"kind\n")
    with pytest.raises(CommandError, match="Colonnes absentes"):
        call_command("import_archive", archive.folder / "liste.csv")


@pytest.mark.django_db
def test_a_list_is_proposed_from_the_files_and_taken_once_it_is_read(tmp_path, capsys, monkeypatch):
    make_commune()
    monkeypatch.chdir(tmp_path)
    act = "مقرر عدد 14/1998\nالجلسة المنعقدة يوم 21 ماي 1998\nالموضوع: اقتناء شاحنة للنظافة\n\nيقرر المجلس ما يلي"
    Path("acte.txt").write_text(act, encoding="utf-8")
    Path("autre.exe").write_bytes(b"MZ\x00")
    Path("acte.pdf").write_bytes(pdf_of("Deliberation n 15/1998", "Seance du 22/05/1998", "Objet : Achat de bennes"))

    call_command("propose_archive", "acte.txt", "autre.exe", "acte.pdf", "--collectivity", AIT_MELLOUL)
    proposed = capsys.readouterr()
    Path("liste.csv").write_text(proposed.out, encoding="utf-8")
    call_command("import_archive", "liste.csv")

    assert "autre.exe" in proposed.err and "autre.exe" not in proposed.out
    numbered, other = Act.objects.order_by("dated_on")
    assert (numbered.number_label, numbered.dated_on.isoformat()) == ("14/1998", "1998-05-21")
    assert numbered.subject_ar == "اقتناء شاحنة للنظافة"
    assert (other.subject_fr, other.dated_on.isoformat()) == ("Achat de bennes", "1998-05-22")
