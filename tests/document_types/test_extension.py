"""Making an ordinary session longer: once, in time, within the law's maximum, which differs by level (SES-6)."""

from datetime import date, timedelta

import pytest

from document_types import clock
from document_types.enums import JournalEvent
from document_types.errors import Refusal
from document_types.models import JournalEntry
from document_types.services import extensions
from tests.factories import SESSION_DAY, add_items, at, convene, council_of, make_town, open_session, sit

pytestmark = pytest.mark.django_db

# Fifteen consecutive days from Thursday 7 May 2026, the first one counted.
OWN_END = date(2026, 5, 21)
DECIDED = date(2026, 5, 20)


def sitting_session(town, **facts):
    session = open_session(town, **facts)
    add_items(session)
    convene(town, session)
    sit(town, session)
    session.refresh_from_db()
    return session


@pytest.fixture
def session(town):
    return sitting_session(town)


def extend(session, until, decided_on=DECIDED, **facts):
    return extensions.extend_session(session=session, decided_on=decided_on, until=until, **facts)


# Of a commune, seven working days from Friday 22 May: two weekends and the feast of 27 and 28 May do not count.
@pytest.mark.parametrize(("code", "last"), [("09.273.01.05", date(2026, 6, 3)), ("09", date(2026, 6, 5))])
def test_the_last_lawful_day_differs_by_level(town, code, last):
    town = town if code == town.council.code else make_town(council_of(code))
    session = sitting_session(town)

    with pytest.raises(Refusal, match="au plus tard"):
        extend(session, last + timedelta(days=1))

    assert extend(session, last).extended_until == last


def test_it_is_kept_in_the_journal_with_what_the_law_allowed(session, town):
    extend(session, date(2026, 5, 29), user=town.clerk)

    session.refresh_from_db()
    assert (session.extended_on, session.extended_until) == (DECIDED, date(2026, 5, 29))
    payload = JournalEntry.objects.get(event=JournalEvent.SESSION_EXTENDED).payload
    assert '"longest":"2026-06-03"' in payload and '"rule":"SES-6"' in payload


def test_a_session_is_extended_once(session):
    extend(session, date(2026, 5, 25))

    with pytest.raises(Refusal, match="qu'une fois"):
        extend(session, date(2026, 5, 29))


def test_it_must_go_past_the_sessions_own_end(session):
    with pytest.raises(Refusal, match="du lendemain du jeudi 21 mai 2026"):
        extend(session, OWN_END)


@pytest.mark.parametrize(
    ("decided_on", "words"),
    [(OWN_END + timedelta(days=1), "a pris fin de plein droit"), (date(2026, 5, 6), "n'était pas ouverte")],
)
def test_it_is_decided_while_the_session_lasts(session, decided_on, words):
    with pytest.raises(Refusal, match=words):
        extend(session, date(2026, 5, 25), decided_on=decided_on)


def test_a_decision_to_come_is_not_recorded(session):
    with clock.pretend(at(SESSION_DAY, 18)), pytest.raises(Refusal, match="à venir"):
        extend(session, date(2026, 5, 25))


def test_only_an_ordinary_session_in_course_is_extended(town):
    planned = open_session(town, date(2026, 10, 2))
    extraordinary = sitting_session(town, kind="extraordinary")

    with pytest.raises(Refusal, match="en cours"):
        extend(planned, date(2026, 10, 20))
    with pytest.raises(Refusal, match="session ordinaire"):
        extend(extraordinary, date(2026, 5, 25))
