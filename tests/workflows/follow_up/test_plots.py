"""Plots that need no colour: words, hatchings, and a reading direction."""

from collections import Counter
from xml.etree import ElementTree

import pytest
from django.utils import translation

from workflows.follow_up import plots
from workflows.follow_up.figures import quantile

SVG = "{http://www.w3.org/2000/svg}"
STACK = plots.Stack("Souss-Massa", [plots.Segment("Au contrôle", 30, "diagonal"), plots.Segment("Terminé", 10, "dots")])


def drawn(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S314 ours


def stack(*rows):
    return plots.stacks("m-x", rows, "Où en sont les dossiers", "Une barre par lieu.")


def test_a_plot_is_an_image_with_a_name_and_a_description():
    root = drawn(stack(STACK))

    assert root.get("role") == "img" and root.get("aria-labelledby") == "m-x-title m-x-desc"
    assert [root.find(f"{SVG}{tag}").text for tag in ("title", "desc")] == [
        "Où en sont les dossiers",
        "Une barre par lieu.",
    ]


def test_states_are_told_apart_by_hatching_and_share_the_width():
    bars = drawn(stack(STACK)).findall(f".//{SVG}g/{SVG}rect")[2:]

    assert [bar.get("fill") for bar in bars] == ["url(#m-x-diagonal)", "url(#m-x-dots)"]
    assert float(bars[0].get("width")) == pytest.approx(3 * float(bars[1].get("width")), abs=0.2)
    assert {element.get("style") for element in drawn(stack(STACK)).iter()} == {None}


def test_in_arabic_everything_stands_at_the_mirrored_place():
    french = drawn(stack(STACK)).findall(f".//{SVG}g/{SVG}rect")
    with translation.override("ar"):
        arabic = drawn(stack(STACK)).findall(f".//{SVG}g/{SVG}rect")
        text = drawn(stack(STACK)).find(f".//{SVG}text")

    for ours, theirs in zip(french, arabic, strict=True):
        mirrored = plots.WIDTH - float(ours.get("x")) - float(ours.get("width"))
        assert float(theirs.get("x")) == pytest.approx(mirrored, abs=0.2)
    assert text.get("direction") == "rtl"


def test_a_name_with_marks_of_html_stays_a_name():
    svg = plots.bars("m-b", [plots.Bar('<b>&"', 3, 9, "3 jours")], "t", "d")

    assert "<b>" not in svg and drawn(svg).find(f".//{SVG}text").text == '\u2068<b>&"\u2069'


def test_a_plot_of_nothing_is_still_one():
    assert drawn(plots.bars("m-b", [plots.Bar("Signature", None, None, "—")], "t", "d")) is not None
    assert drawn(plots.strips("m-s", [plots.Strip("Lieu", [0.0], "0 %")], ("0 %", "0 %"), "t", "d")) is not None


@pytest.mark.parametrize(
    ("days", "share", "expected"),
    [
        ({3: 1}, 0.5, 3),
        ({1: 1, 3: 1}, 0.5, 1),
        ({1: 5, 2: 4, 40: 1}, 0.9, 2),
        ({0: 9, 7: 1}, 0.9, 0),
        ({}, 0.5, None),
    ],
)
def test_a_quantile_is_the_day_by_which_that_share_was_done(days, share, expected):
    assert quantile(Counter(days), share) == expected
