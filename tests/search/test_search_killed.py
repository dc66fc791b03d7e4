"""A process killed at any point of a write loses nothing: real processes, a real database file."""

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
settings.configure(
    INSTALLED_APPS=["search"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder + "/db.sqlite3"}},
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

index.register("act", lambda keys: {key: Entry(key, titles={"fr": "eau"}) for key in keys}, lambda: [])
put = TantivyEngine.put

def put_and_die(engine, entries):
    if moment == "after":
        put(engine, entries)
    os.kill(os.getpid(), signal.SIGKILL)

if step == "write":
    call_command("migrate", verbosity=0)
    TantivyEngine.put = put_and_die
    with transaction.atomic():
        index.changed("act:1", "act:2")
else:
    print(index.status().pending, index.flush(), index.status().pending, get_engine().count())
"""


def run(folder, step, moment):
    command = [sys.executable, "-c", PROCESS, str(folder), step, moment]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_process_killed_around_the_engines_commit_loses_nothing(tmp_path, moment):
    assert run(tmp_path, "write", moment).returncode == -signal.SIGKILL

    later = run(tmp_path, "flush", moment)

    assert later.stdout.split() == ["2", "2", "0", "2"], later.stderr
