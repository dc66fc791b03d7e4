"""Fixtures that every test may ask for: a council with its people, and a journal whose triggers can be lifted."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from search.engine import get_engine
from tests.factories import make_town

ROOT = Path(__file__).resolve().parent.parent

# An example that loads a dictionary or a font first is not a failure: speed is measured in tests/benchmarks.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


class OneSiteForTheBrowser(LoadScopeScheduling):
    """Send every test of the browser to one worker, as they share a running site; any other to whoever is free.

    pytest-xdist's own groups go by a name that pytest 9 no longer lets it write on a test.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith("tests/browser/") else nodeid


def pytest_xdist_make_scheduler(config, log):
    return OneSiteForTheBrowser(config, log)


@pytest.fixture(autouse=True)
def _french():
    """A test that switched the language leaves no trace."""
    with translation.override("fr"):
        yield


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """What one test's data left in the cache is not read by the next."""
    cache.clear()


@pytest.fixture
def clean_index():
    """The in-memory index, empty before and after."""
    engine = get_engine()
    engine.clear()
    yield engine
    engine.clear()


@pytest.fixture
def town(db):
    """A connected commune with its members, its authority and one user per role."""
    return make_town()


@pytest.fixture
def unlocked_journal(db):
    """Lift the triggers that keep the journal append-only, as someone with the database's password could."""
    with connection.cursor() as cursor:
        for statement in _TRIGGERS[connection.vendor]:
            cursor.execute(statement)


_TRIGGERS = {
    "sqlite": ["DROP TRIGGER journal_no_update", "DROP TRIGGER journal_no_delete"],
    "postgresql": ["DROP TRIGGER journal_append_only ON document_types_journalentry"],
}


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory) -> Path:
    """An SQLite file with every migration applied, made once for all workers; copy it, do not write to it."""
    own = tmp_path_factory.getbasetemp()
    # With workers, each has a folder in the run's folder; alone, one's own folder is the run's.
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "migrated"
    shared.mkdir(exist_ok=True)
    database = shared / "database.sqlite3"
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not database.exists():
            unfinished = shared / "unfinished.sqlite3"
            environment = own_site(unfinished, shared)
            subprocess.run([sys.executable, ROOT / "manage.py", "migrate", "-v0"], env=environment, check=True)
            unfinished.rename(database)
    return database


def own_site(database: Path, folder: Path, **more: str) -> dict[str, str]:
    """The environment of a process with a site of its own: its database, index, files and mail lie in `folder`."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "cms.settings.development",
        "DATABASE_URL": f"sqlite:///{database}",
        "SEARCH_URL": f"tantivy://{folder / 'index'}",
        "MEDIA_ROOT": str(folder / "media"),
        "EMAIL_FILE_PATH": str(folder / "mail"),
        "LOG_LEVEL": "WARNING",
        **more,
    }


def require_service(name: str, is_there: bool):
    """Skip with the reason where a service is absent; in CI its absence is a failure."""
    if is_there:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not there, and CI must have it.")
    pytest.skip(f"{name} is not there.")
