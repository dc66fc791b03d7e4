"""Sessions missed without an accepted reason: three in a row or five in all are a resignation by force of law."""

from datetime import date

import pytest
from django.urls import reverse

from document_types.enums import Attendance
from document_types.models import Presence
from document_types.services.absences import missed_in
from tests.cms.secretariat.screens import as_user, page
from tests.factories import TITLES, add_items, convene, open_session, sit

pytestmark = pytest.mark.django_db

MONTHS = (2, 5, 10, 2, 5, 10, 2)


def held(town, sessions: str):
    """One session a mark for the last member: present, absent, excused."""
    status = {"p": Attendance.PRESENT, "a": Attendance.ABSENT, "e": Attendance.EXCUSED}
    for number, mark in enumerate(sessions):
        session = open_session(town, date(2023 + number // 3, MONTHS[number], 4))
        add_items(session, TITLES[:1])
        convene(town, session)
        session.refresh_from_db()
        sitting = sit(town, session)
        Presence.objects.filter(sitting=sitting, mandate=town.members[-1]).update(status=status[mark])


def of_the_last(town):
    return missed_in(town.council, date(2026, 5, 8)).get(town.members[-1].pk)


@pytest.mark.parametrize(
    ("sessions", "in_all", "in_a_row", "is_too_many"),
    [("pa", 1, 1, False), ("aap", 2, 0, False), ("paaa", 3, 3, True), ("aeaa", 3, 2, False), ("aapaapa", 5, 1, True)],
)
def test_sessions_are_counted_in_a_row_and_in_all(town, sessions, in_all, in_a_row, is_too_many):
    held(town, sessions)

    missed = of_the_last(town)
    assert (missed.in_all, missed.in_a_row, missed.is_too_many) == (in_all, in_a_row, is_too_many)


def test_who_came_to_one_sitting_of_a_session_did_not_miss_it(town):
    session = open_session(town)
    add_items(session)
    convene(town, session)
    session.refresh_from_db()
    sit(town, session, present=len(town.members) - 1)
    session.refresh_from_db()
    sit(town, session, held_on=date(2026, 5, 8))

    assert of_the_last(town) is None


def test_the_clerk_is_told_whom_the_law_holds_to_have_resigned(client, town):
    held(town, "paaa")

    text = page(as_user(client, town.clerk).get(reverse("secretariat:members", args=[town.council.pk])))

    name = town.members[-1].councillor.name_fr
    assert f"{name} a manqué trop de sessions sans motif accepté" in text
    assert "art. 67" in text
    assert "Sessions manquées : 3, dont de suite 3" in text.replace("\u00a0", " ")


def test_nobody_is_named_where_everybody_came(client, town):
    held(town, "pp")

    assert missed_in(town.council, date(2026, 5, 8)) == {}
    text = page(as_user(client, town.clerk).get(reverse("secretariat:members", args=[town.council.pk])))
    assert "sans motif accepté" not in text
