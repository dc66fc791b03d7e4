"""The command import_territory: one transaction, a report, an exit code."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from document_types.enums import CouncilState
from document_types.models import CollectivityPage, Council, JournalEntry
from document_types.territory.table import read_table

pytestmark = pytest.mark.django_db

HEADINGS = "code,level,parent_code,name_fr,name_ar,type,seats,population"
AIT_MELLOUL = "09.273.01.01,commune,,Aït Melloul,أيت ملول,,35,171847"
INEZGANE = "09.273.01.03,commune,,Inezgane,إنزكان,,35,132000"


@pytest.fixture
def write(tmp_path):
    def write_file(*lines):
        path = tmp_path / "units.csv"
        path.write_text("\n".join([HEADINGS, *lines]), encoding="utf-8")
        return path

    return write_file


def run(path, *options):
    out = io.StringIO()
    call_command("import_territory", path, *options, stdout=out)
    return out.getvalue()


def run_with_refusals(path, *options):
    out = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("import_territory", path, *options, stdout=out)
    return out.getvalue(), str(caught.value)


def test_good_lines_are_written_and_counted(write):
    output = run(write(AIT_MELLOUL, INEZGANE))

    assert "Créées : 2. Corrigées : 0. Rattachées : 0. Déjà là : 0." in output
    assert Council.objects.count() == 89


def test_one_entry_of_the_site_journal_tells_of_the_whole_import(write):
    path = write(AIT_MELLOUL, INEZGANE)

    run(path)

    entry = JournalEntry.objects.get()
    assert (entry.event, entry.head.is_site) == ("territory_imported", True)
    assert json.loads(entry.payload) == {
        "sha256": read_table(path.read_bytes()).sha256,
        "created": 2,
        "changed": 0,
        "moved": 0,
        "unchanged": 0,
        "refused": 0,
    }


def test_second_run_changes_nothing_and_is_not_in_the_journal(write):
    path = write(AIT_MELLOUL, INEZGANE)
    run(path)

    output = run(path)

    assert "Créées : 0. Corrigées : 0. Rattachées : 0. Déjà là : 2." in output
    assert JournalEntry.objects.count() == 1


def test_refused_lines_are_reported_and_the_others_written(write):
    output, error = run_with_refusals(write(AIT_MELLOUL, "09.999.01.01,commune,,Ailleurs,هناك,,,", "X,,,Rien,,,,"))

    assert "Ligne 3 (09.999.01.01) : L'unité du dessus, 09.999, manque" in output
    assert "Ligne 4 (X) : « X » n'est pas un code HCP" in output
    assert error == "Lignes refusées : 2."
    assert CollectivityPage.objects.filter(code="09.273.01.01").exists()


def test_units_below_a_refused_one_are_refused_too(write):
    output, error = run_with_refusals(write("09.998,,,Sans niveau,,,,", "09.998.01.01,commune,,Orpheline,يتيمة,,,"))

    assert "Ligne 3 (09.998.01.01) : L'unité du dessus, 09.998, manque" in output
    assert error == "Lignes refusées : 2."


def test_parents_may_come_after_their_children(write):
    run(write("09.998.01.01,commune,,Fille,بنت,,,", "09.998,province,,Mère,أم,,,"))

    assert CollectivityPage.objects.get(code="09.998.01.01").get_parent().specific.code == "09.998"


def test_arrondissements_lie_under_their_commune(write):
    run(write("06.141.01.01,,,Anfa (Arrond.),أنفا,,,", "06.141.01.0,commune,,Casablanca,الدار البيضاء,,,"))

    anfa = CollectivityPage.objects.get(code="06.141.01.01")
    assert anfa.url_path.endswith("/casablanca-settat/casablanca/casablanca/anfa/")


def test_file_updates_the_shipped_unit_by_hcp_code_or_by_iso_code(write):
    run(write("09.273,,,Inezgane-Aït Melloul,,,,636916", "MA-TIZ,,,Tiznit,,,,198542"))

    assert CollectivityPage.objects.count() == 87
    assert CollectivityPage.objects.get(code="09.273").population == 636_916
    assert CollectivityPage.objects.get(code="09.581").population == 198_542


def test_dry_run_says_what_would_be_and_writes_nothing(write):
    output = run(write(AIT_MELLOUL), "--dry-run")

    assert "Créées : 1." in output
    assert "Essai : rien n'a été écrit." in output
    assert CollectivityPage.objects.count() == 87
    assert not JournalEntry.objects.exists()


def test_ignored_columns_are_named(tmp_path):
    path = tmp_path / "units.csv"
    path.write_text("code,name_fr,households\n09,Souss-Massa,785208\n", encoding="utf-8")

    assert "Colonnes ignorées : households." in run(path)


def test_unreadable_file_writes_nothing(tmp_path):
    path = tmp_path / "units.csv"
    path.write_bytes(f"{HEADINGS}\n{AIT_MELLOUL}\n".encode() + "09.273.01.05,,,Fès".encode("latin-1"))

    with pytest.raises(CommandError, match="UTF-8"):
        run(path)

    assert CollectivityPage.objects.count() == 87


def test_absent_file_is_said_to_be_absent(tmp_path):
    with pytest.raises(CommandError, match="ne peut pas être lu"):
        run(tmp_path / "nowhere.csv")


def test_move_of_a_connected_council_needs_the_option(write):
    run(write(AIT_MELLOUL))
    Council.objects.filter(collectivity__code="09.273.01.01").update(state=CouncilState.PAPER_AUTHORITY)
    elsewhere = write("09.273.01.01,commune,09.541,Aït Melloul,,,,")

    output, _ = run_with_refusals(elsewhere)

    assert "recommencez avec « --reattach 09.273.01.01 »" in output
    assert "Rattachées : 1." in run(elsewhere, "--reattach", "09.273.01.01.")
