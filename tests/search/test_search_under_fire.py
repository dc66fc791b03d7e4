"""Whatever dies, fills up or is lost: afterwards the index holds what the database says, entry by entry."""

import json
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from servers import elasticsearch_url

from search.engine import get_engine

DRIVER = Path(__file__).with_name("under_fire.py")


def run(folder, step, url=""):
    done = subprocess.run([sys.executable, DRIVER, folder, url, step], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("step", ["write", "rebuild"])
def test_a_process_killed_at_any_point_leaves_what_can_be_brought_to_agree(tmp_path, step):
    told = run(tmp_path, step)

    assert told["points"] > 15
    assert told["wrong"] == []


@pytest.mark.parametrize("step", ["write", "rebuild"])
def test_the_same_holds_on_a_server(tmp_path, step):
    name = f"under-fire-{uuid4().hex}"
    engine = get_engine(f"{elasticsearch_url()}/{name}")
    try:
        told = run(tmp_path, step, f"{elasticsearch_url()}/{name}")
    finally:
        engine.client.indices.delete(index=engine._named())

    assert told["points"] > 2
    assert told["wrong"] == []


def test_a_full_disk_loses_nothing_and_is_told(tmp_path):
    told = run(tmp_path, "disk")

    assert "disk" in told["said"]
    assert told["readable"] == 20
    assert (told["differing"], told["pending"]) == ([], 0)


def test_an_index_removed_or_spoilt_is_missed_in_words_and_made_again(tmp_path):
    removed, is_whole, spoilt, is_whole_again = run(tmp_path, "lost")

    assert "rebuild_search" in removed
    assert "rebuild_search" in spoilt
    assert is_whole is is_whole_again is True
