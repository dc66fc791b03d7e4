"""The commands that cron runs: silence taking effect, registers checked."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from document_types.enums import ActState
from document_types.models import JournalEntry, JournalHead
from tests.factories import TITLES, held_session, received_act, sign_both, transmit

pytestmark = pytest.mark.django_db


def run(name, *args) -> str:
    out = StringIO()
    call_command(name, *args, stdout=out)
    return out.getvalue()


def failing(name, *args) -> str:
    out = StringIO()
    with pytest.raises(CommandError):
        call_command(name, *args, stdout=out)
    return out.getvalue()


class TestRunDeadlines:
    def test_each_effect_is_printed_once(self, town):
        act = received_act(town, on=date(2026, 5, 8))

        first = run("run_deadlines", "--today", "2026-05-14")
        second = run("run_deadlines", "--today", "2026-05-14")

        assert "n° 1/2026" in first and "jeudi 14 mai 2026" in first and "art. 117" in first
        assert "Aït Melloul" in first
        assert "rien à faire" in second
        act.refresh_from_db()
        assert act.state == ActState.EXECUTORY

    def test_nothing_lapses_before_its_day(self, town):
        received_act(town, on=date(2026, 5, 8))

        assert "effet le" not in run("run_deadlines", "--today", "2026-05-13")
        assert "rien à faire" in run("run_deadlines", "--today", "2026-05-13"), "its reminder went with the first run"

    def test_a_silent_visa_is_said_to_be_granted(self, town):
        _session, [act] = held_session(town, TITLES[:1])
        sign_both(act)
        transmit(act, on=date(2026, 5, 8))

        assert "visa réputé accordé" in run("run_deadlines", "--today", "2026-06-08")

    def test_without_a_day_it_stands_on_today(self, town):
        received_act(town, on=date(2026, 5, 8))

        assert "n° 1/2026" in run("run_deadlines")

    def test_a_date_that_is_none_is_refused_in_words(self):
        with pytest.raises(CommandError, match="n'est pas une date"):
            run("run_deadlines", "--today", "demain")


class TestVerifyRegister:
    def test_every_journal_that_holds_is_named(self, town):
        received_act(town)

        shown = run("verify_register")

        assert "Aït Melloul" in shown and "intact" in shown

    def test_one_council_may_be_checked_alone(self, town):
        received_act(town)

        assert len(run("verify_register", "--council", town.council.code).splitlines()) == 1

    def test_an_unknown_council_is_refused(self):
        with pytest.raises(CommandError, match="Aucun conseil"):
            run("verify_register", "--council", "99")

    def test_an_altered_entry_is_named(self, town, unlocked_journal):
        received_act(town)
        _sql(
            "UPDATE document_types_journalentry SET payload = '{}' WHERE sequence = 3 AND head_id = %s", _head(town).pk
        )

        assert "L'entrée n° 3 a été modifiée" in failing("verify_register")

    def test_a_missing_entry_is_named(self, town, unlocked_journal):
        received_act(town)
        _sql("DELETE FROM document_types_journalentry WHERE sequence = 2 AND head_id = %s", _head(town).pk)

        assert "L'entrée n° 2 manque" in failing("verify_register")

    def test_an_entry_cut_from_the_end_is_seen(self, town, unlocked_journal):
        received_act(town)
        head = _head(town)
        _sql("DELETE FROM document_types_journalentry WHERE sequence = %s AND head_id = %s", head.sequence, head.pk)

        assert "ne se termine pas où il devrait" in failing("verify_register")

    def test_an_entry_rewritten_with_its_hash_is_seen_by_the_next(self, town, unlocked_journal):
        received_act(town)
        entry = JournalEntry.objects.get(head=_head(town), sequence=2)
        entry.payload = "{}"
        new_hash = entry.as_link(town.council.code).compute_hash()
        _sql("UPDATE document_types_journalentry SET payload = '{}', hash = %s WHERE id = %s", new_hash, entry.pk)

        assert "L'entrée n° 3 ne suit pas" in failing("verify_register")

    def test_a_broken_journal_does_not_hide_the_others(self, town, unlocked_journal):
        received_act(town)
        _sql(
            "UPDATE document_types_journalentry SET payload = '{}' WHERE sequence = 1 AND head_id = %s", _head(town).pk
        )

        assert failing("verify_register").count("intact") == JournalHead.objects.count() - 1

    def test_texts_that_are_not_online_are_compared_on_demand(self, town):
        _session, [act] = held_session(town, TITLES[:1])
        assert "empreinte" not in run("verify_register", "--texts")

        content = act.revision.content | {"subject_fr": "Un autre objet"}
        type(act.revision).objects.filter(pk=act.revision_id).update(content=content)

        assert "le texte" not in run("verify_register")
        assert "n° 1/2026 : le texte ne correspond plus" in failing("verify_register", "--texts")


def _head(town) -> JournalHead:
    return JournalHead.objects.get(council=town.council)


def _sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
