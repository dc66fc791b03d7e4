"""The journal: chained, append-only, gap-free under concurrency, and honest about the first break."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.utils import DatabaseError
from hypothesis import given
from hypothesis import strategies as st

from document_types.chain import GENESIS, Link, canonical_json, first_break
from document_types.models import JournalEntry, JournalHead
from document_types.services import journal
from tests.conftest import ROOT, own_site
from tests.factories import received_act

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), values))
def test_canonical_json_does_not_depend_on_the_order_of_keys(payload):
    turned = dict(reversed(payload.items()))

    assert canonical_json(turned) == canonical_json(payload)
    assert json.loads(canonical_json(payload)) == payload


def chain_of(events, moment):
    links, previous = [], GENESIS
    for sequence, event in enumerate(events, start=1):
        link = Link("09", sequence, event, moment, moment, "{}", previous)
        link = Link(**{**link.__dict__, "hash": link.compute_hash()})
        links.append(link)
        previous = link.hash
    return links, previous


@given(st.lists(st.text(), min_size=1, max_size=8), st.datetimes(timezones=st.just(UTC)), st.data())
def test_any_altered_entry_is_the_first_break(events, moment, data):
    links, head = chain_of(events, moment)
    assert first_break(links, len(links), head) is None

    victim = data.draw(st.integers(0, len(links) - 1))
    links[victim] = Link(**{**links[victim].__dict__, "payload": '{"x":1}'})

    found = first_break(links, len(links), head)
    assert (found.sequence, found.reason) == (victim + 1, "altered")


@given(st.lists(st.text(), min_size=2, max_size=8), st.data())
def test_a_removed_entry_is_missed(events, data):
    moment = datetime(2026, 5, 7, tzinfo=UTC)
    links, head = chain_of(events, moment)
    victim = data.draw(st.integers(0, len(links) - 1))

    del links[victim]

    assert first_break(links, len(links) + 1, head).sequence == victim + 1


@pytest.mark.django_db
def test_the_journal_of_a_council_holds_after_a_whole_chain(town):
    received_act(town)

    assert journal.verify(JournalHead.objects.get(council=town.council)) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement", ["UPDATE document_types_journalentry SET payload='{}'", "DELETE FROM document_types_journalentry"]
)
def test_the_database_refuses_to_change_or_remove_an_entry(town, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
def test_the_model_refuses_too(town):
    entry = JournalEntry.objects.first()
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()
    with pytest.raises(TypeError):
        JournalEntry.objects.update(event="x")
    with pytest.raises(TypeError):
        JournalEntry.objects.all().delete()


@pytest.mark.django_db
def test_verify_register_names_the_first_broken_entry(town, unlocked_journal, capsys):
    received_act(town)
    call_command("verify_register")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE document_types_journalentry SET payload = %s WHERE sequence = 4 AND head_id = %s",
            ['{"faux":true}', town.council.journal_head.pk],
        )

    with pytest.raises((SystemExit, CommandError)):
        call_command("verify_register")

    output = capsys.readouterr()
    assert town.council.code in output.out + output.err
    assert "4" in output.out + output.err


@pytest.mark.django_db
def test_an_event_rolled_back_leaves_no_gap(town):
    head = JournalHead.objects.get(council=town.council)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        journal.record(council=town.council, event="drafted", payload={})
        raise ZeroDivisionError

    entry = journal.record(council=town.council, event="drafted", payload={})

    assert entry.sequence == head.sequence + 1
    head.refresh_from_db()
    assert journal.verify(head) is None


WRITER = """
import django, os, sys
django.setup()
from threading import Thread
from django.db import connection, transaction
from document_types.models import Act, Council
from document_types.services.journal import record
from document_types.services.numbering import give_number

def write(times):
    council = Council.objects.get(collectivity__code="09.273")
    for n in range(times):
        with transaction.atomic():
            act = give_number(act=Act(council=council, kind="deliberation"), year=2026)
            record(council=council, event="drafted", payload={"number": act.number})
    connection.close()

threads = [Thread(target=write, args=[int(sys.argv[1])]) for _ in range(int(sys.argv[2]))]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""
CHECK = """
import django, json
django.setup()
from document_types.models import JournalHead
from document_types.services.journal import verify
head = JournalHead.objects.get(council__collectivity__code="09.273")
numbers = sorted(json.loads(entry.payload)["number"] for entry in head.entries.all())
print(verify(head), head.sequence, numbers == list(range(1, 41)))
"""


@pytest.fixture
def own_database(tmp_path, migrated_file, django_db_blocker):
    """The address of a migrated database of its own, on the kind of server the tests run on."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'journal.sqlite3')}"
        return
    name = f"majaliss_writers_{os.getpid()}"
    known = connection.settings_dict
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield f"postgres://{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}/{name}"
    finally:
        with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_writers_at_once_leave_neither_gap_nor_double(own_database, tmp_path):
    """Forty entries by four writers, the first entry and the first number of the council included.

    Four processes on SQLite, where threads of one process share its lock; four threads on PostgreSQL.
    """
    environment = own_site(tmp_path, tmp_path, DATABASE_URL=own_database)
    python = [sys.executable, "-c"]
    if connection.vendor != "sqlite":
        subprocess.run([sys.executable, ROOT / "manage.py", "migrate", "-v0"], env=environment, check=True)
    processes, threads = (4, 1) if connection.vendor == "sqlite" else (1, 4)
    writers = [
        subprocess.Popen([*python, WRITER, "10", str(threads)], env=environment) for _process in range(processes)
    ]

    assert [writer.wait(120) for writer in writers] == [0] * processes
    answer = subprocess.run([*python, CHECK], env=environment, check=True, capture_output=True, text=True)
    assert answer.stdout.split()[-3:] == ["None", "40", "True"]
