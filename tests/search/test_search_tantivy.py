"""The embedded engine keeps the contract, and its folder's troubles are told in words."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from engine_contract import EngineContract, entry

from search.engine import SearchUnavailable, WriterBusy, get_engine
from search.engines.tantivy import TantivyEngine
from search.query import Query

ROOT = Path(__file__).parents[2]
KILLED_WRITER = """
import os, signal, sys
from pathlib import Path
from search.engines.tantivy import TantivyEngine
from search.entry import Entry

def source():
    for number in range(1000):
        yield Entry(f"late:{number}", titles={"fr": "eau"})
    os.kill(os.getpid(), signal.SIGKILL)

engine = TantivyEngine(Path(sys.argv[1]))
with engine.exclusive():
    engine.put(source())
"""


class TestTantivyInMemory(EngineContract):
    @pytest.fixture
    def engine(self):
        return TantivyEngine.from_url("tantivy://:memory:")


@pytest.fixture
def engine(tmp_path):
    return TantivyEngine.from_url(f"tantivy://{tmp_path}/index")


def test_a_missing_index_is_refused_in_words(engine):
    with pytest.raises(SearchUnavailable, match="rebuild_search"):
        engine.search(Query(text="eau"))


@pytest.mark.parametrize("name", ["meta.json", "*.store", "*.term"])
def test_a_damaged_index_is_refused_in_words(engine, name):
    engine.put([entry("a:1", "eau")])
    for file in (engine.path / "current").glob(name):
        file.write_bytes(file.read_bytes()[:10])

    with pytest.raises(SearchUnavailable, match="rebuild_search"):
        TantivyEngine(engine.path).search(Query(text="eau"))


def test_a_folder_that_was_removed_is_made_again(engine):
    engine.put([entry("a:1", "eau")])
    shutil.rmtree(engine.path)
    with pytest.raises(SearchUnavailable, match="rebuild_search"):
        engine.search(Query(text="eau"))

    engine.put([entry("a:2", "eau")])

    assert list(engine.keys()) == ["a:2"]


def test_a_reader_turns_to_an_index_that_another_process_made(engine):
    engine.put([entry("a:1", "eau")])
    reader = TantivyEngine(engine.path)
    assert list(reader.keys()) == ["a:1"]

    engine.begin_next().put([entry("a:2", "eau")])
    engine.promote()

    assert list(reader.keys()) == ["a:2"]
    assert len([each for each in engine.path.iterdir() if each.is_dir() and not each.is_symlink()]) == 1


def test_the_writers_place_is_given_to_one(engine):
    other = TantivyEngine(engine.path)

    with engine.exclusive(), pytest.raises(WriterBusy), other.exclusive():
        pass
    with other.exclusive():
        pass


def test_a_reader_sees_what_another_process_commits(engine):
    engine.put([entry("a:1", "eau")])
    reader = TantivyEngine(engine.path)
    assert reader.count() == 1

    engine.put([entry("a:2", "eau")])

    assert reader.count() == 2


def test_a_killed_writer_leaves_a_sound_index_and_no_lock(engine):
    engine.put([entry("a:1", "eau")])

    killed = subprocess.run([sys.executable, "-c", KILLED_WRITER, str(engine.path)], cwd=ROOT, check=False)

    assert killed.returncode == -signal.SIGKILL
    with engine.exclusive():
        engine.put([entry("a:2", "eau")])
    assert sorted(engine.keys()) == ["a:1", "a:2"]


def test_many_small_writes_do_not_pile_up_files(engine):
    for number in range(40):
        engine.put([entry(f"a:{number}", "eau")])

    assert len(list((engine.path / "current").iterdir())) < 200


def test_a_forked_process_opens_the_index_anew(settings, tmp_path):
    settings.SEARCH_URL = f"tantivy://{tmp_path}/index"
    before = get_engine()
    assert get_engine() is before

    child = os.fork()
    if not child:
        os._exit(0 if get_engine() is not before else 1)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.parametrize("url", ["solr://x", ""])
def test_an_engine_that_is_not_there_is_refused_in_words(settings, url):
    settings.SEARCH_URL = url

    with pytest.raises(ImproperlyConfigured, match="SEARCH_URL"):
        get_engine()
