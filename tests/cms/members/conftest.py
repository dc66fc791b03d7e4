"""A council with a convened session, and browsers in which a member came in."""

import pytest
from django.test import Client

from document_types.services import sign_in
from tests.cms.secretariat.conftest import queries_of  # noqa: F401 the fixture serves here too
from tests.factories import add_items, convene, open_session


@pytest.fixture
def session(town):
    session = open_session(town)
    add_items(session)
    convene(town, session)
    session.refresh_from_db()
    return session


@pytest.fixture
def member(town):
    """The third of the list, of no office."""
    return town.members[2]


@pytest.fixture
def inside(member):
    return come_in(member.declared_email)


def come_in(email: str) -> Client:
    browser = Client()
    link = sign_in.make_link(email=email)
    assert browser.post(f"/fr/membres/entrer/{link.secret}/").status_code == 302
    return browser
