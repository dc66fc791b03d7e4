"""The outbox: what is committed reaches the index, whatever dies on the way."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from search import index, registry
from search.engine import SearchUnavailable, get_engine
from search.engines.tantivy import TantivyEngine
from search.entry import Entry
from search.models import PendingChange
from search.query import Query


class Shelf:
    """The data behind the index, standing in for a higher layer."""

    def __init__(self):
        self.titles = {}
        self.broken = set()

    def build(self, keys):
        if self.broken & set(keys):
            raise LookupError("unreadable record")
        return {key: Entry(key, titles={"fr": self.titles[key]}) if key in self.titles else None for key in keys}

    def save(self, key, title):
        self.titles[key] = title
        index.changed(key)


@pytest.fixture
def shelf(settings, tmp_path):
    settings.SEARCH_URL = f"tantivy://{tmp_path}/index"
    settings.SEARCH_FLUSH_ON_COMMIT = True
    shelf = Shelf()
    index.register("shelf", shelf.build, lambda after: [key for key in sorted(shelf.titles) if key > after])
    yield shelf
    registry.unregister("shelf")


@pytest.fixture
def held(settings):
    """Changes wait for a flush."""
    settings.SEARCH_FLUSH_ON_COMMIT = False


@pytest.fixture
def dead_engine(monkeypatch):
    def fail(*args):
        raise SearchUnavailable("the disk is full")

    monkeypatch.setattr(TantivyEngine, "write", fail)


def found(text):
    return [hit.key for hit in get_engine().search(Query(text=text)).hits]


@pytest.mark.django_db(transaction=True)
class TestCommit:
    def test_a_committed_change_is_found_at_once(self, shelf):
        with transaction.atomic():
            shelf.save("shelf:1", "eau")
            shelf.save("shelf:2", "eau")

        assert found("eau") == ["shelf:1", "shelf:2"]
        assert index.status() == index.Status(0, None, "")

    def test_a_change_that_is_rolled_back_leaves_nothing(self, shelf):
        with pytest.raises(KeyError), transaction.atomic():
            shelf.save("shelf:1", "eau")
            raise KeyError

        assert index.status().pending == 0
        assert index.flush() == 0

    def test_a_change_after_a_rolled_back_savepoint_is_written(self, shelf):
        with transaction.atomic():
            with pytest.raises(KeyError), transaction.atomic():
                shelf.save("shelf:1", "eau")
                raise KeyError
            shelf.save("shelf:2", "eau")

        assert found("eau") == ["shelf:2"]

    def test_a_dead_engine_does_not_break_the_request_and_shows(self, shelf, dead_engine, caplog):
        with transaction.atomic():
            shelf.save("shelf:1", "eau")

        status = index.status()
        assert (status.pending, status.last_error) == (1, "the disk is full")
        assert status.oldest
        assert "the disk is full" in caplog.text

    def test_the_changes_of_a_dead_engine_are_written_when_it_is_back(self, shelf, monkeypatch):
        with monkeypatch.context() as patched:
            patched.setattr(TantivyEngine, "write", lambda *args: (_ for _ in ()).throw(SearchUnavailable("down")))
            shelf.save("shelf:1", "eau")

        assert index.flush() == 1
        assert found("eau") == ["shelf:1"]
        assert index.status().last_error == ""


@pytest.mark.django_db
class TestFlush:
    def test_a_vanished_record_leaves_the_index(self, shelf, held):
        index.put_now([Entry("shelf:1", titles={"fr": "eau"})])
        index.changed("shelf:1")

        assert index.flush() == 1
        assert found("eau") == []

    def test_more_changes_than_a_batch_are_all_written(self, shelf, held, monkeypatch):
        monkeypatch.setattr(index, "BATCH", 3)
        for number in range(8):
            shelf.save(f"shelf:{number}", "eau")

        assert index.flush() == 8
        assert get_engine().count() == 8

    def test_a_limit_leaves_the_rest_for_later(self, shelf, held):
        for number in range(5):
            shelf.save(f"shelf:{number}", "eau")

        assert index.flush(limit=2) == 2
        assert index.status().pending == 3

    def test_a_change_made_while_its_key_is_written_stays_pending(self, shelf, held, monkeypatch):
        write = TantivyEngine.write
        shelf.save("shelf:1", "eau")

        def write_and_change(*args):
            if shelf.titles["shelf:1"] == "eau":
                shelf.save("shelf:1", "route")
            return write(*args)

        monkeypatch.setattr(TantivyEngine, "write", write_and_change)
        index.flush()

        assert found("route") == ["shelf:1"]
        assert found("eau") == []

    def test_a_row_committed_late_under_a_low_id_is_not_passed_over(self, shelf, held, monkeypatch):
        write = TantivyEngine.write
        shelf.titles = {"shelf:1": "eau", "shelf:2": "eau"}
        PendingChange.objects.create(id=20, key="shelf:2")

        def write_and_commit_late(*args):
            if not PendingChange.objects.filter(id=10).exists() and index.status().pending == 1:
                PendingChange.objects.create(id=10, key="shelf:1")
                monkeypatch.undo()
            return write(*args)

        monkeypatch.setattr(TantivyEngine, "write", write_and_commit_late)

        assert index.flush() == 2

    def test_a_busy_writer_is_left_alone_and_looks_again(self, shelf, held):
        shelf.save("shelf:1", "eau")

        with get_engine().exclusive():
            assert index.flush() == 0

        assert index.status() == index.Status(1, PendingChange.objects.get().created_at, "")
        assert index.flush() == 1

    def test_a_broken_record_holds_up_no_other(self, shelf, held):
        for number in range(6):
            shelf.save(f"shelf:{number}", "eau")
        shelf.broken = {"shelf:3"}

        assert index.flush() == 5
        status = index.status()
        assert (status.pending, status.last_error) == (1, "LookupError: unreadable record")
        assert get_engine().count() == 5

    def test_a_key_that_nobody_builds_waits_and_shows(self, shelf, held):
        index.changed("stranger:1")

        assert index.flush() == 0
        assert "stranger" in index.status().last_error

    def test_flushing_costs_a_fixed_number_of_queries(self, shelf, held, django_assert_max_num_queries):
        for number in range(50):
            shelf.save(f"shelf:{number}", "eau")

        with django_assert_max_num_queries(6):
            index.flush()


@pytest.mark.django_db
class TestCommands:
    def test_flushing_says_how_many_were_written(self, shelf, held):
        shelf.save("shelf:1", "eau")
        out = StringIO()

        call_command("flush_search", stdout=out)

        assert out.getvalue() == "1 entries written.\n"

    def test_flushing_with_a_dead_engine_says_why(self, shelf, held, dead_engine):
        shelf.save("shelf:1", "eau")

        with pytest.raises(CommandError, match="the disk is full"):
            call_command("flush_search")

    def test_rebuilding_writes_everything_and_drops_what_is_stale(self, shelf, held):
        index.put_now([Entry("shelf:gone", titles={"fr": "eau"})])
        shelf.titles = {f"shelf:{number}": "eau" for number in range(3)}
        shelf.broken = {"shelf:2"}
        out = StringIO()

        call_command("rebuild_search", processes=1, stdout=out, stderr=StringIO())

        assert out.getvalue() == "2 entries written.\n"
        assert sorted(get_engine().keys()) == ["shelf:0", "shelf:1"]
        assert "unreadable record" in index.status().last_error
        shelf.broken = set()
        index.flush()
        assert sorted(get_engine().keys()) == ["shelf:0", "shelf:1", "shelf:2"]

    def test_searching_prints_a_json_object_a_line_for_the_public_only(self, shelf, settings):
        settings.BASE_URL = "https://majaliss.example"
        index.put_now(
            [
                Entry("a:1", "deliberation", "1/2026", titles={"ar": "الماء", "fr": "Eau"}, url="eau/1/"),
                Entry("a:2", titles={"fr": "Eau"}, audiences=("council:1",)),
            ]
        )
        out = StringIO()

        call_command("search", "eau", "route", "--json", "--limit", "5", stdout=out)

        (line,) = out.getvalue().splitlines()
        assert json.loads(line) == {
            "key": "a:1",
            "kind": "deliberation",
            "number": "1/2026",
            "date": None,
            "title": "الماء",
            "url": "https://majaliss.example/fr/eau/1/",
        }

    def test_searching_without_an_index_says_what_to_do(self, shelf):
        with pytest.raises(CommandError, match="rebuild_search"):
            call_command("search", "eau")


@pytest.mark.django_db
def test_a_new_site_has_an_empty_index_and_a_lost_one_is_missed(shelf, settings, tmp_path):
    index.begin()
    assert found("eau") == []

    shelf.titles["shelf:1"] = "eau"
    settings.SEARCH_URL = f"tantivy://{tmp_path}/lost"
    index.begin()
    with pytest.raises(SearchUnavailable):
        found("eau")
