"""The comparison of two texts: nothing lost, nothing made up, and read as one reads."""

import time

from hypothesis import given
from hypothesis import strategies as st

from document_types.comparison import Mark, Paragraph, changed_figures, compare, words

WORDS = st.sampled_from(
    [
        "le",
        "conseil",
        "l'article",
        "113-14",
        "1.500,00",
        "المجلس",
        "مُقَرَّر",
        "،",
        "؛",
        ".",
        " ",
        "\u00a0",
        "\n",
        "2026",
        "«",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS).map("".join))
PARAGRAPHS = st.lists(st.builds(Paragraph, TEXTS, st.sampled_from(["", "Article premier", "Article 2"])), max_size=8)


def joined(pieces, *marks):
    return "".join(piece.text for piece in pieces if piece.mark in marks)


def marked(old, new):
    return [(piece.mark.value, piece.text) for piece in words(old, new)]


@given(TEXTS, TEXTS)
def test_what_is_kept_and_deleted_is_the_old_text_and_what_is_kept_and_inserted_the_new(old, new):
    pieces = list(words(old, new))

    assert joined(pieces, Mark.KEPT, Mark.DELETED) == old
    assert joined(pieces, Mark.KEPT, Mark.INSERTED) == new


@given(PARAGRAPHS, PARAGRAPHS)
def test_each_paragraph_of_either_text_stands_in_one_row_in_its_order(old, new):
    rows = compare(old, new)

    assert [row.old for row in rows if row.old is not None] == old
    assert [row.new for row in rows if row.new is not None] == new


@given(PARAGRAPHS)
def test_a_text_does_not_differ_from_itself(text):
    assert all(row.is_untouched for row in compare(text, text))


def test_a_word_is_marked_whole_in_french():
    assert marked("Le conseil approuve l'emprunt.", "Le conseil approuve l'achat.") == [
        ("kept", "Le conseil approuve l'"),
        ("deleted", "emprunt"),
        ("inserted", "achat"),
        ("kept", "."),
    ]


def test_a_word_is_marked_whole_in_arabic_with_its_prefixes_and_vowels_and_without_the_comma():
    assert marked("يوافق المجلس على المُقَرَّرِ، ويبلغ.", "يوافق المجلس على وبالميزانية، ويبلغ.") == [
        ("kept", "يوافق المجلس على "),
        ("deleted", "المُقَرَّرِ"),
        ("inserted", "وبالميزانية"),
        ("kept", "، ويبلغ."),
    ]


def test_an_amount_and_a_reference_change_as_one_piece():
    assert marked("taxe de 1.500,00 DH", "taxe de 1.600,00 DH")[1:3] == [
        ("deleted", "1.500,00"),
        ("inserted", "1.600,00"),
    ]
    assert marked("loi n° 113-14", "loi n° 112-14")[1:] == [("deleted", "113-14"), ("inserted", "112-14")]


def test_words_changed_in_a_row_are_one_change():
    assert marked("au titre de l'année passée", "au titre de deux exercices clos")[1:] == [
        ("deleted", "l'année passée"),
        ("inserted", "deux exercices clos"),
    ]


def test_a_text_that_shares_a_word_by_chance_is_replaced_whole():
    assert marked("Vœu sur l'éclairage du quartier", "Approbation du budget de l'année 2027") == [
        ("deleted", "Vœu sur l'éclairage du quartier"),
        ("inserted", "Approbation du budget de l'année 2027"),
    ]


def test_a_word_added_before_a_mark_comes_with_its_space():
    assert marked("المتعلق بالجماعات؛", "المتعلق بالجماعات الصادر سنة 2015؛") == [
        ("kept", "المتعلق بالجماعات"),
        ("inserted", " الصادر سنة 2015"),
        ("kept", "؛"),
    ]


def test_a_paragraph_put_in_the_middle_moves_no_other():
    before = [
        Paragraph("Le conseil approuve le budget.", "Article premier"),
        Paragraph("Il est transmis.", "Article 2"),
    ]
    after = [before[0], Paragraph("Une copie est affichée.", "Article 2"), Paragraph("Il est transmis.", "Article 3")]

    rows = compare(before, after)

    assert [row.kind for row in rows] == ["same", "added", "same"]
    assert [row.is_renumbered for row in rows] == [False, False, True]


def test_a_paragraph_rewritten_among_others_is_set_beside_what_it_was():
    before = [Paragraph("Vu la loi ;"), Paragraph("Le taux est de dix dirhams."), Paragraph("Tout autre chose.")]
    after = [
        Paragraph("Vu le décret ;"),
        Paragraph("Un mot nouveau ici."),
        Paragraph("Le taux est de onze dirhams."),
    ]

    changed = next(row for row in compare(before, after) if row.old == before[1])

    assert changed.new == after[2]


def test_the_figures_that_change_are_told_apart_from_the_words():
    before = [Paragraph("Un crédit de 1 500 DH en 2026.", "Article 1"), Paragraph("Le conseil vote.")]
    after = [Paragraph("Un crédit de 1 600 DH en 2026.", "Article 1"), Paragraph("Le conseil voté.")]

    assert changed_figures(compare(before, after)) == [("Article 1", ["1 500"], ["1 600"])]


def test_a_reference_alone_reads_from_left_to_right_whatever_the_text():
    pieces = list(words("القانون رقم 113-14", "القانون رقم 112-14"))

    assert [piece.is_of_figures for piece in pieces] == [False, True, True]


def long_text(of_paragraphs: int, changed_every: int) -> list[Paragraph]:
    sentence = "Le conseil de la commune approuve le paragraphe {} relatif aux travaux de la voie {} du quartier {}, "
    return [
        Paragraph(sentence.format(n, n * 7, "nouveau" if changed_every and n % changed_every == 0 else "ancien") * 3)
        for n in range(of_paragraphs)
    ]


def test_thirty_pages_are_compared_in_well_under_a_second():
    # About 15,000 words, of which every third paragraph changed.
    before, after = long_text(300, 0), long_text(300, 3)

    started = time.process_time()
    rows = compare(before, after)
    pieces = sum(len(row.pieces) for row in rows)

    assert pieces > 300
    assert time.process_time() - started < 1


def test_a_text_wholly_rewritten_is_compared_in_well_under_a_second():
    before, after = long_text(190, 0), long_text(190, 1)

    started = time.process_time()
    assert sum(len(row.pieces) for row in compare(before, after))

    assert time.process_time() - started < 1
