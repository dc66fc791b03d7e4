"""Processes that are killed or write at once lose nothing: real processes, a real database file."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROCESS = """
import os, signal, sys
import django
from django.conf import settings

folder, step, moment = sys.argv[1:]
OPTIONS = {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": "PRAGMA journal_mode=WAL"}
settings.configure(
    INSTALLED_APPS=["search"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder + "/db.sqlite3", "OPTIONS": OPTIONS}},
    SEARCH_URL="tantivy://" + folder + "/index",
    USE_TZ=True,
)
django.setup()

from django.core.management import call_command
from django.db import transaction
from search import index
from search.engine import get_engine
from search.engines.tantivy import TantivyEngine
from search.entry import Entry

index.register("act", lambda keys: {key: Entry(key, titles={"fr": "eau"}) for key in keys}, lambda after: [])
write = TantivyEngine.write

def write_and_die(engine, documents):
    if moment == "after":
        write(engine, documents)
    os.kill(os.getpid(), signal.SIGKILL)

if step == "migrate":
    call_command("migrate", verbosity=0)
elif step == "many":
    for number in range(15):
        index.changed(f"act:{moment}-{number}")
elif step == "write":
    TantivyEngine.write = write_and_die
    with transaction.atomic():
        index.changed("act:1", "act:2")
else:
    print(index.status().pending, index.flush(), index.status().pending, get_engine().count())
"""


def start(folder, step, moment=""):
    command = [sys.executable, "-c", PROCESS, str(folder), step, moment]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def folder(tmp_path):
    assert start(tmp_path, "migrate").wait() == 0
    return tmp_path


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_process_killed_around_the_engines_commit_loses_nothing(folder, moment):
    assert start(folder, "write", moment).wait() == -signal.SIGKILL

    printed, errors = start(folder, "flush").communicate()

    assert printed.split() == ["2", "2", "0", "2"], errors


def test_processes_that_write_at_once_leave_nothing_pending(folder):
    writers = [start(folder, "many", str(number)) for number in range(3)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]

    printed, errors = start(folder, "flush").communicate()

    assert printed.split() == ["0", "0", "0", "45"], errors
