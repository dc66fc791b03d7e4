"""The words of a page: cleaned, lam-alef put right where certain, none where the layer is noise."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document_types.intake.arabic import is_swapped, readings, repair, repair_word
from document_types.intake.direction import forwards, read_from_right
from document_types.intake.text import is_garbage, language_of, page_text, paragraphs, quality
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


# As Morocco's laws come out of their PDFs: lam-alef swapped throughout.
SWAPPED_PAGE = (
    "يمارس المجلس صالحياته خالل الدورة المشار إليها أعاله طبقا ألحكام الالئحة، ويبقى مجال العمالة والمالية وحالة "
    "األعضاء من أعمال اللجنة، وال يمكن لإلدارة إعالن اإلقليم قبل ثالثة أيام."
)
RIGHT_PAGE = (
    "يمارس المجلس صلاحياته خلال الدورة المشار إليها أعلاه طبقا لأحكام اللائحة، ويبقى مجال العمالة والمالية وحالة "
    "الأعضاء من أعمال اللجنة، ولا يمكن للإدارة إعلان الإقليم قبل ثلاثة أيام."
)


def swap(text: str) -> str:
    return re.sub("ل([اأإآ])", r"\1ل", text)


def test_on_a_page_of_swapped_words_the_likelier_word_is_meant():
    """مجال, حالة, العمالة have an alef and a lam of their own, and stay."""
    assert swap(RIGHT_PAGE) == SWAPPED_PAGE
    assert repair(SWAPPED_PAGE) == RIGHT_PAGE


def test_a_page_with_right_lam_alefs_is_left_alone():
    """السالم is a name, العالقة what is pending: on a sound page both are meant."""
    page = "قرر المجلس خلال الدورة تسوية النزاعات العالقة مع السيد السالم، ولا اعتراض."

    assert not is_swapped(page)
    assert repair(page) == page


@given(st.text(alphabet="الأإآبمو", max_size=9))
def test_among_the_readings_of_a_swapped_word_is_the_word(word):
    assert word in set(readings(swap(word)))


@given(st.text(alphabet="الأإآبمو \n", max_size=60))
def test_no_letter_is_lost_or_made_up(text):
    assert sorted(repair(text)) == sorted(text)


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


def test_a_vowel_sign_in_its_shape_parts_no_word():
    assert page_text("\ufee3\ufe91\ufe76\ufebb") == page_text("\ufee3\ufe91\u064e\ufebb")


@pytest.mark.parametrize(
    ("drawn", "right"),
    [("الـمــجـلس الجماعي", "المجلس الجماعي"), ("1 ـ المادة", "1 ـ المادة"), ("مج\u200cلس\u061c", "مجلس")],
)
def test_what_only_draws_a_word_out_goes(drawn, right):
    assert page_text(drawn) == right


def test_lines_stored_as_they_are_seen_are_turned():
    seen = ").)ةيلاملا( 12/2026 مقر ةيداعلا ةرودلا يف ةيعامجلا ةنجللا ترواصت"

    assert page_text(seen) == "تصاورت اللجنة الجماعية في الدورة العادية رقم 12/2026 )المالية(.(".translate(
        str.maketrans("()", ")(")
    )


def test_lines_in_the_order_of_reading_are_not_turned():
    line = "تشاورت اللجنة الجماعية في الدورة العادية رقم 12/2026 (المالية)."

    assert forwards(line) == line
    assert read_from_right("CAPEX 2030".join(["ةيلاملا ", " جمانرب"])[::-1])


def test_a_bullet_of_a_private_font_does_not_cost_the_page():
    assert page_text("\uf0b7 Le conseil approuve le budget").strip() == "Le conseil approuve le budget"


@pytest.mark.parametrize(
    "layer",
    ["\ue001\ue002\ue003 \ue004", "abc \ufffd\ufffd\ufffd", " ".join("délibérationduconseil"), "ا ل م ج ل س " * 4],
)
def test_noise_gives_no_text(layer):
    assert is_garbage(layer)
    assert page_text(layer) == ""


def test_words_of_a_shifted_or_wrong_encoding_are_noise():
    """Letters enough, and no word of any dictionary among them."""
    sentence = "Le conseil de la commune approuve la convention relative aux transports scolaires de la province. " * 3
    arabic = "قرر المجلس الجماعي المصادقة على اتفاقية الشراكة المتعلقة بالنقل المدرسي بالإقليم والجماعات الترابية " * 3

    assert quality(sentence) > 0.8 and quality(arabic) > 0.8
    assert page_text("".join(chr(ord(sign) + 3) if sign.isalpha() else sign for sign in sentence)) == ""
    assert page_text(arabic.encode("cp1256").decode("latin-1")) == ""


def test_a_list_of_names_is_no_noise():
    names = "MM. Brahim Aït Ouakrim, Lahcen Boutgayout, Fatima Zahra El Idrissi, Mustapha Oubella, Khadija Taoufiki, "

    assert page_text(names * 3)


def test_words_parted_at_the_end_of_a_line_are_joined_and_no_fault():
    line = "La délibération in\ufffetercommunale relative aux éta\ufffeblissements de la région"

    assert page_text(line * 4).startswith("La délibération intercommunale relative aux établissements")


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
