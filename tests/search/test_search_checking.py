"""check_search finds what differs between index and data, and mends it; a rebuild turns to a whole index at once."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search import index, registry
from search.checking import check
from search.engine import SearchUnavailable, get_engine
from search.entry import Entry
from search.models import PendingChange, Rebuild
from search.query import Query
from search.rebuilding import rebuild

pytestmark = pytest.mark.django_db


@pytest.fixture
def acts(settings, tmp_path):
    """The data: titles by key."""
    settings.SEARCH_URL = f"tantivy://{tmp_path}/index"
    settings.SEARCH_FLUSH_ON_COMMIT = False
    titles = {f"deed:{number}": "eau" for number in range(5)}

    def build(keys):
        if "deed:broken" in keys:
            raise LookupError("unreadable")
        return {key: Entry(key, titles={"fr": titles[key]}) if key in titles else None for key in keys}

    index.register("deed", build, lambda after: [key for key in sorted(titles) if key > after])
    rebuild()
    yield titles
    registry.unregister("deed")


@pytest.fixture
def differing(acts):
    """One entry missing, one as it was, one surplus, behind the outbox's back."""
    acts["deed:0"] = "route"
    get_engine().delete(["deed:1"])
    get_engine().put([Entry("deed:gone", titles={"fr": "eau"})])
    return acts


def run_check(*arguments):
    out = StringIO()
    try:
        call_command("check_search", *arguments, processes=1, stdout=out, stderr=StringIO())
    except SystemExit as ended:
        return ended.code, out.getvalue()
    return 0, out.getvalue()


def test_an_index_that_agrees_is_sound(acts):
    assert run_check() == (0, "5 entries compared.\n")


def test_each_kind_of_difference_is_listed(differing):
    code, said = run_check("--json")

    told = json.loads(said)
    assert code == 1
    assert (told["missing"], told["stale"], told["surplus"]) == (["deed:1"], ["deed:0"], ["deed:gone"])


def test_what_differs_is_mended_when_asked(differing):
    assert run_check("--fix")[0] == 0

    assert check().is_sound
    assert sorted(get_engine().keys()) == sorted(differing)


def test_what_waits_in_the_outbox_is_written_and_not_called_a_fault(acts):
    acts["deed:0"] = "route"
    index.changed("deed:0")

    assert run_check() == (0, "5 entries compared.\n")
    assert index.status().pending == 0


def test_an_entry_that_cannot_be_made_is_told(acts):
    acts["deed:broken"] = "eau"

    code, said = run_check()

    assert code == 1
    assert "failed: 1 (deed:broken)" in said
    assert run_check("--fix")[0] == 1


def test_without_an_index_the_command_says_what_to_do(acts, settings, tmp_path):
    settings.SEARCH_URL = f"tantivy://{tmp_path}/elsewhere"

    with pytest.raises(CommandError, match="rebuild_search"):
        call_command("check_search", processes=1, stderr=StringIO())


class Interrupted(Exception):
    pass


def interrupted_after(count):
    def track(keys):
        for place, key in enumerate(keys):
            if place == count:
                raise Interrupted
            yield key

    return track


@pytest.fixture
def half_done(acts, monkeypatch):
    """A rebuild broken off after two of five acts."""
    monkeypatch.setattr("search.rebuilding.BATCH", 1)
    monkeypatch.setattr("search.rebuilding.COMMITTED_AT_ONCE", 1)
    with pytest.raises(Interrupted):
        rebuild(interrupted_after(2))
    return acts


def test_a_rebuild_that_was_broken_off_goes_on_where_it_stood(half_done):
    passed = []

    assert rebuild(lambda keys: [passed.append(key) or key for key in keys]) == 5

    assert passed == ["deed:2", "deed:3", "deed:4"]
    assert check().is_sound
    assert not Rebuild.objects.exists()


def test_a_rebuild_may_start_afresh(half_done):
    assert rebuild(afresh=True) == 5
    assert check().is_sound


def test_while_a_rebuild_is_under_way_the_old_index_is_read_and_written(half_done):
    half_done["deed:0"] = "route"
    index.changed("deed:0")
    index.flush()

    assert [hit.key for hit in get_engine().search(Query(text="route")).hits] == ["deed:0"]
    assert get_engine().count() == 5
    assert index.status().pending == 0


def test_what_changed_behind_a_rebuild_is_in_the_new_index(half_done):
    half_done["deed:0"] = "route"
    del half_done["deed:1"]
    index.changed("deed:0", "deed:1")
    index.flush()
    index.put_now([Entry("deed:0", titles={"fr": "route"})])

    rebuild()

    assert check().is_sound
    assert [hit.key for hit in get_engine().search(Query(text="route")).hits] == ["deed:0"]
    assert not PendingChange.objects.exists()


def test_only_one_rebuild_runs_at_a_time(acts):
    def track(keys):
        with pytest.raises(SearchUnavailable):
            rebuild()
        return keys

    assert rebuild(track) == 5
