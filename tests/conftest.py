"""Fixtures that every test may ask for: a council with its people, and a journal whose triggers can be lifted."""

import os

import pytest
from django.db import connection
from django.utils import translation

from search.engine import get_engine
from tests.factories import make_town


@pytest.fixture(autouse=True)
def _french():
    """A test that switched the language leaves no trace."""
    with translation.override("fr"):
        yield


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


def require_service(name: str, is_there: bool):
    """Skip with the reason where a service is absent; in CI its absence is a failure."""
    if is_there:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not there, and CI must have it.")
    pytest.skip(f"{name} is not there.")
