"""An import killed half-way and run again leaves no double and no gap: real processes, a real database file."""

import csv
import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, own_site
from tests.document_types.intake.samples import pdf_of

ROWS = 12
PROCESS = """
import json, os, signal, sys
import django

step, manifest = sys.argv[1:]
django.setup()

from django.conf import settings
from django.core.management import call_command
from document_types.models import Act, Annex, CouncilDocument, JournalHead, Session
from document_types.services import archive, journal
from search import index
from search.engine import get_engine
from search.models import PendingChange
from tests.factories import make_commune
from wagtail.models import Page

if step == "die":
    write, seen = archive.record, []
    def write_and_die(**facts):
        seen.append(facts)
        write(**facts)
        if len(seen) == 8:
            os.kill(os.getpid(), signal.SIGKILL)
    archive.record = write_and_die
    call_command("import_archive", manifest)
elif step == "import":
    call_command("import_archive", manifest)
elif step == "settle":
    make_commune()
else:
    head = JournalHead.objects.get(is_site=False)
    print(json.dumps({
        "acts": list(Act.objects.order_by("pk").values_list("subject_fr", "number_slug")),
        "annexes": Annex.objects.count(),
        "documents": CouncilDocument.objects.count(),
        "sessions": Session.objects.count(),
        "journal": [head.sequence, str(journal.verify(head))],
        "pending": PendingChange.objects.count(),
        "indexed": get_engine().count(),
        "problems": sum(len(found) for found in Page.find_problems()),
    }))
"""


@pytest.fixture
def run(migrated_file, tmp_path):
    """Run one step in a process of its own, on a site of this test."""
    database = shutil.copy(migrated_file, tmp_path / "db.sqlite3")
    environment = own_site(database, tmp_path)

    def _run(step: str) -> subprocess.CompletedProcess:
        command = [sys.executable, "-c", PROCESS, step, str(tmp_path / "liste.csv")]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    return _run


def write_list(folder: Path) -> None:
    with (folder / "liste.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("collectivity_code", "kind", "number", "date", "title_fr", "title_ar", "file"))
        for row in range(1, ROWS + 1):
            (folder / f"{row}.pdf").write_bytes(pdf_of(f"Acte {row}"))
            number = "" if row % 2 else row
            writer.writerow(("09.273.01.05", "deliberation", number, "1998", f"Acte {row}", "", f"{row}.pdf"))


def test_a_killed_import_is_taken_up_where_it_stopped(run, tmp_path):
    write_list(tmp_path)
    assert run("settle").returncode == 0

    assert run("die").returncode == -signal.SIGKILL
    again = run("import")

    assert again.returncode == 0, again.stderr
    assert "Importés : 5. Déjà là : 7. Refusés : 0." in again.stdout
    found = json.loads(run("report").stdout)
    slugs = [f"s-{row // 2 + 1}" if row % 2 else str(row) for row in range(1, ROWS + 1)]
    assert found == {
        "acts": [[f"Acte {row}", slug] for row, slug in enumerate(slugs, start=1)],
        "annexes": ROWS,
        "documents": ROWS,
        "sessions": 1,
        "journal": [ROWS, "None"],
        "pending": 0,
        "indexed": ROWS,
        "problems": 0,
    }
