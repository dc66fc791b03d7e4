"""The measures of a ranking, and the floor that the ranking must keep on two public sets."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search.evaluation import evaluate, first_rank

SETS = Path(__file__).parents[3] / "shared" / "data" / "ir"
FLOORS = [
    ("arcd-test-ar", {"hit@1": 0.781, "hit@10": 0.964, "mrr": 0.860}),
    ("service-public-fr", {"hit@1": 0.811, "hit@10": 0.950, "mrr": 0.860}),
]


def test_the_first_right_answer_counts():
    assert first_rank(["a", "b", "c"], {"c", "b"}) == 2
    assert first_rank(["a"], {"b"}) == 0


def test_measures_are_means_over_the_questions_that_have_an_answer():
    figures = evaluate({"1": ["a"], "2": ["x", "b"], "3": []}, {"1": {"a"}, "2": {"b"}, "3": {"c"}, "4": set()})

    assert (figures.hit_at_1, figures.hit_at_10, figures.mrr) == (1 / 3, 2 / 3, 0.5)
    assert figures.questions == 3


@pytest.mark.parametrize(("name", "floor"), FLOORS)
def test_the_ranking_keeps_its_floor(name, floor):
    if not (SETS / name).is_dir():
        pytest.skip(f"the set {name} is not beside the project")
    out = StringIO()

    call_command("evaluate_search", str(SETS / name), "--json", stdout=out)

    figures = json.loads(out.getvalue())
    assert {measure: figures[measure] >= least for measure, least in floor.items()} == dict.fromkeys(floor, True)


def test_an_incomplete_set_is_refused_in_words(tmp_path):
    with pytest.raises(CommandError, match="qrels"):
        call_command("evaluate_search", str(tmp_path))
