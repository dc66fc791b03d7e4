"""A query that is built once answers what the same query built anew answers."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.sessions.models import Session
from django.db import IntegrityError, connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from search.inserting import BATCH, insert, insert_facts
from search.models import PendingChange
from search.prepared import LENGTHS, delete, prepared, update, update_each

pytestmark = pytest.mark.django_db

# Filled up to the next length of a statement; then too long for any.
LONG, TOO_LONG = 15, LENGTHS[-1] + 1


@prepared
def permissions(names, model):
    found = Permission.objects.filter(codename__in=names, content_type__model=model)
    return found.select_related("content_type").order_by("codename")


@prepared
def keys_noted(since, error):
    return PendingChange.objects.filter(created_at__gte=since, error=error).values_list("key", flat=True)


@prepared
def groups(name):
    return Group.objects.filter(name=name).values_list("pk", "name")


def test_each_asking_is_answered_by_its_own_values():
    assert [each.codename for each in permissions(names=["add_group"], model="group")] == ["add_group"]
    assert [each.codename for each in permissions(names=["change_group"], model="group")] == ["change_group"]
    assert permissions(names=["add_group"], model="permission") == []


def test_what_was_joined_is_not_asked_again():
    permissions(names=["add_group", "change_group"], model="group")

    with CaptureQueriesContext(connection) as queries:
        found = permissions(names=["delete_group", "view_group"], model="group")
        models = [each.content_type.model for each in found]

    assert models == ["group", "group"]
    assert len(queries) == 1


@pytest.mark.parametrize(
    "names", [[], ["add_group"], ["add_group"] * 3, ["add_group"] * LONG, ["add_group"] * TOO_LONG, {"add_group"}]
)
def test_lists_of_every_length_are_answered(names):
    found = permissions(names=names, model="group")

    assert [each.codename for each in found] == (["add_group"] if names else [])


def test_nothing_is_not_a_value():
    assert groups(name=None) == []
    insert([Group(name="greffe")])
    assert [name for _pk, name in groups(name="greffe")] == ["greffe"]
    assert groups(name=None) == []


def test_moments_are_compared_as_moments():
    [noted] = insert([PendingChange(key="act:1")])

    assert keys_noted(since=noted.created_at, error="") == ["act:1"]
    assert keys_noted(since=datetime(2100, 1, 1, tzinfo=UTC), error="") == []


@pytest.mark.parametrize("how_many", [0, 1, 3, LONG])
def test_rows_get_their_keys_in_their_order(how_many):
    for _turn in range(2):
        rows = insert(PendingChange(key=f"act:{number}") for number in range(how_many))

        kept = PendingChange.objects.in_bulk([row.pk for row in rows])
        assert [kept[row.pk].key for row in rows] == [f"act:{number}" for number in range(how_many)]
        assert all(kept[row.pk].created_at == row.created_at for row in rows)


@pytest.mark.parametrize("how_many", [0, 1, 3, LONG, 2 * BATCH + 1])
def test_facts_are_rows_with_what_the_model_says_of_the_rest(how_many):
    for turn in ("first", "second"):
        insert_facts(PendingChange, [{"key": f"act:{number}", "error": turn} for number in range(how_many)])

        kept = PendingChange.objects.filter(error=turn).order_by("pk")
        assert [row.key for row in kept] == [f"act:{number}" for number in range(how_many)]
        assert all(row.created_at for row in kept)


def test_rows_of_one_statement_keep_their_own_moments():
    early, late = datetime(2026, 5, 7, tzinfo=UTC), datetime(2026, 5, 8, tzinfo=UTC)
    ends = {"a": early, "b": late, "c": early, "d": late}

    insert_facts(Session, ({"session_key": key, "expire_date": end} for key, end in ends.items()))

    assert dict(Session.objects.filter(pk__in=ends).values_list("pk", "expire_date")) == ends


def test_what_the_database_refuses_is_refused():
    insert([Group(name="greffe")])

    with pytest.raises(IntegrityError):
        insert([Group(name="greffe")])


@pytest.mark.parametrize("how_many", [1, 3, LONG, TOO_LONG])
def test_the_rows_that_fit_are_written_and_counted(how_many):
    rows = insert(PendingChange(key=f"act:{number}") for number in range(how_many))
    [other] = insert([PendingChange(key="act:other")])

    for error in ("lost", "found"):
        assert update(PendingChange, {"pk__in": [row.pk for row in rows]}, error=error) == how_many
        assert PendingChange.objects.filter(error=error).count() == how_many
    assert update(PendingChange, {"pk": other.pk, "error": "lost"}, key="act:2") == 0


@pytest.mark.parametrize("how_many", [0, 1, LONG])
def test_each_row_gets_its_own_value(how_many):
    rows = insert(PendingChange(key=f"act:{number}") for number in range(how_many))
    insert([PendingChange(key="act:other")])

    update_each(PendingChange, "error", {row.pk: f"lost {row.key}" for row in rows})

    assert dict(PendingChange.objects.values_list("key", "error")) == {"act:other": ""} | {
        row.key: f"lost {row.key}" for row in rows
    }


def test_a_row_is_written_from_what_it_holds():
    [row] = insert([PendingChange(key="act:1", error="lost")])

    update(PendingChange, {"pk": row.pk}, error=F("key"))

    row.refresh_from_db()
    assert row.error == "act:1"


@pytest.mark.parametrize("how_many", [1, 3, LONG])
def test_rows_that_are_there_are_changed_where_it_is_said(how_many):
    rows = insert(Permission(name="old", codename=f"c{n}", content_type_id=1) for n in range(how_many))
    again = [{"name": "new", "codename": f"c{n}", "content_type_id": 1} for n in range(how_many + 1)]

    insert_facts(Permission, again, unique=["content_type", "codename"], changed=["name"])

    assert {each.name for each in Permission.objects.filter(pk__in=[row.pk for row in rows])} == {"new"}
    assert Permission.objects.filter(codename=f"c{how_many}", name="new").exists()


def test_only_the_rows_that_fit_are_deleted():
    first, second = insert([PendingChange(key="act:1"), PendingChange(key="act:2")])

    delete(PendingChange, {"pk__in": [first.pk]})

    assert list(PendingChange.objects.filter(pk__in=[first.pk, second.pk])) == [second]
