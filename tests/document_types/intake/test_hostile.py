"""Bad input: each file gets a verdict in words within 20 seconds and 500 MB, and nothing active is served."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from document_types.errors import Refusal
from document_types.intake import office
from document_types.services import documents
from tests.document_types.intake.hostile import FILES
from tests.document_types.intake.samples import pdf_of

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 20.0
MEGABYTE = 1024 * 1024
# LibreOffice reserves more, and has limits of its own.
OFFICE = {"rires.docx"}
DECEIVING = [
    "../../etc/passwd.pdf",
    "..\\..\\boot.pdf",
    "/etc/shadow.pdf",
    "a/../../b.pdf",
    "releve-\u202etxt.pdf",
    ".pdf",
    "a\nb.pdf",
]
# A process bears the memory of the one it was made from: a small one in between has none to hand on.
MEASURED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
sys.stderr.write(f"\\n{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}")
sys.exit(code)
"""
NAMES = [name for name in FILES if name not in OFFICE]


def run(folder: Path, names: list[str]) -> tuple[dict[str, dict], dict[str, float], int]:
    """The verdict and the seconds of each file, and the most memory that any process had, in bytes."""
    paths = []
    for name in names:
        (folder / name).write_bytes(FILES[name][0]())
        paths.append(str(folder / name))
    command = [sys.executable, "manage.py", "intake", "--json", "--language", "fr", *paths]
    verdicts, seconds = {}, {}
    command = [sys.executable, "-c", MEASURED, *command]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        before = None
        for line in process.stdout:
            now = time.monotonic()
            verdict = json.loads(line)
            name = Path(verdict["file"]).name
            verdicts[name] = verdict
            # The first one waits for Django too.
            seconds[name] = now - before if before else 0.0
            before = now
        most = int(process.stderr.read().splitlines()[-1])
    return verdicts, seconds, most * 1024


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return run(tmp_path_factory.mktemp("hostile"), NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_gets_its_verdict_in_words_and_in_time(told, name):
    verdicts, seconds, _most = told
    word = FILES[name][1]

    assert verdicts[name]["verdict"] == ("refused" if word else "accepted"), verdicts[name]
    assert word in verdicts[name]["reason"]
    assert seconds[name] < SECONDS


def test_none_takes_more_memory_than_a_reading_may(told):
    assert told[2] < 500 * MEGABYTE


@pytest.mark.skipif(not office.program(), reason="LibreOffice is not there.")
def test_entities_of_entities_are_refused_in_time(tmp_path):
    start = time.monotonic()
    verdicts, _seconds, _most = run(tmp_path, sorted(OFFICE))

    assert verdicts["rires.docx"]["verdict"] == "refused"
    assert time.monotonic() - start < SECONDS + 5


@pytest.mark.django_db
@pytest.mark.parametrize("name", DECEIVING)
def test_a_name_leads_nowhere_and_deceives_nobody(town, name):
    try:
        document = documents.store(ContentFile(pdf_of("Releve"), name), council=town.council, title="Relevé")
    except Refusal:
        return
    kept = document.file.name

    assert kept.startswith("documents/") and kept.count("/") == 1 and kept.endswith(".pdf")
    assert ".." not in kept and "\\" not in kept and kept.isprintable() and "\u202e" not in document.filename
