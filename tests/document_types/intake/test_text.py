"""The words of a page: cleaned, lam-alef put right where certain, none where the layer is noise."""

import re

import pytest

from document_types.intake.arabic import repair, repair_word
from document_types.intake.text import is_garbage, language_of, page_text, paragraphs
from search.folding import fold, fold_word

from .samples import shared


@pytest.mark.parametrize(
    ("swapped", "right"),
    [
        ("خالل", "خلال"),
        ("األول", "الأول"),
        ("اإلقليم", "الإقليم"),
        ("االجتماعات", "الاجتماعات"),
        ("المداوالت", "المداولات"),
        ("والعماالت", "والعمالات"),
        ("إال", "إلا"),
        ("ال يمكن", "لا يمكن"),
    ],
)
def test_swapped_lam_alef_is_put_right(swapped, right):
    assert repair(swapped) == right


@pytest.mark.parametrize(
    "sound", ["خلال", "الأول", "لا", "آل", "الله", "المال", "اللجنة", "والله", "حالة", "الحالات", "ضلال", "بالله"]
)
def test_a_sound_word_stays(sound):
    assert repair(sound) == sound


def test_the_page_shows_what_the_index_finds():
    """The repair of the text and the folding of the index agree on every word of the laws."""
    with shared("law/moroccan_law_local_government.jsonl").open(encoding="utf-8") as lines:
        words = set(re.findall("[\u0621-\u064a]+", " ".join(lines)))

    differing = [word for word in words if fold(repair_word(word)) != fold_word(word)]

    assert len(words) > 20_000
    # Two scraps of broken lines, which the index takes for a "no" and a reader could not.
    assert set(differing) <= {"إل", "أل"}


def test_marks_of_direction_go_and_lines_stay():
    assert page_text("\u202bالمادة\u202c 1\r\n\u200fالثانية") == "المادة 1\nالثانية"


def test_letters_in_their_shapes_become_letters():
    assert page_text("\ufea7\ufefc\ufedd") == "خلال"


def test_a_bullet_of_a_private_font_does_not_cost_the_page():
    assert page_text("\uf0b7 Le conseil approuve le budget").strip() == "Le conseil approuve le budget"


@pytest.mark.parametrize(
    "layer",
    ["\ue001\ue002\ue003 \ue004", "abc \ufffd\ufffd\ufffd", " ".join("délibérationduconseil"), "ا ل م ج ل س " * 4],
)
def test_noise_gives_no_text(layer):
    assert is_garbage(layer)
    assert page_text(layer) == ""


def test_initials_are_not_noise():
    assert not is_garbage("M. A. B. C., maire, et M. D. E., adjoint, présents à la séance")


@pytest.mark.parametrize(
    ("text", "language"), [("قرر المجلس الجماعي رقم 12 bis", "ar"), ("Délibération n° 12", "fr"), ("12/1998", "")]
)
def test_the_language_is_that_of_the_letters(text, language):
    assert language_of(text) == language


def test_paragraphs_part_at_blank_lines_or_at_lines():
    assert paragraphs("a\nb\n\nc") == ["a\nb", "c"]
    assert paragraphs("a\nb\n") == ["a", "b"]
