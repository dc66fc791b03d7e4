"""Fixtures that every test may ask for: a council with its people, and a journal whose triggers can be lifted."""

import fcntl
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from hashlib import sha256
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
def migrated_file(request) -> Path:
    """An SQLite file with every migration applied, kept from run to run; copy it, do not write to it."""
    folder = request.config.cache.mkdir("migrated")
    database = folder / f"{_digest_of_migrations()}.sqlite3"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not database.exists():
            for older in folder.glob("*.sqlite3"):
                older.unlink()
            unfinished = folder / "unfinished"
            environment = own_site(unfinished, folder)
            subprocess.run([sys.executable, ROOT / "manage.py", "migrate", "-v0"], env=environment, check=True)
            unfinished.rename(database)
    return database


def _digest_of_migrations() -> str:
    """What the tables come from: our migrations, those of the packages, and which of them are used."""
    files = [*ROOT.glob("*/migrations/*.py"), *ROOT.glob("cms/settings/*.py"), ROOT / "requirements.txt"]
    digest = sha256()
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, request):
    """Begin a database in memory from the file that is migrated already; migrations it lacks are applied to it."""
    if connection.vendor != "sqlite":
        yield
        return
    name = connection.creation._get_test_db_name()
    source = request.getfixturevalue("migrated_file").as_uri()
    # It is there as long as somebody holds it open.
    with closing(sqlite3.connect(name, uri=True)) as held:
        with closing(sqlite3.connect(f"{source}?immutable=1", uri=True)) as migrated:
            migrated.backup(held)
        yield


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
