"""Whatever dies, fills up or is lost: afterwards the index holds what the database says, entry by entry."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

DRIVER = Path(__file__).with_name("under_fire.py")


def run(folder, step):
    done = subprocess.run([sys.executable, DRIVER, folder, "", step], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("step", ["write", "rebuild"])
def test_a_process_killed_at_any_point_leaves_what_can_be_brought_to_agree(tmp_path, step):
    told = run(tmp_path, step)

    assert told["points"] > 15
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
