"""Telling happens once a transaction is committed: here, a story and its commit."""

from contextlib import contextmanager

import pytest

from tests.cms.secretariat.conftest import queries_of

__all__ = ["queries_of"]


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What happens inside is told when it ends."""

    @contextmanager
    def commit():
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return commit
