"""What a text is made of is seen in its first words: recitals, grounds, articles and tables; nothing of it is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document_types.intake.body import parts_of


def kinds(markup: str) -> list[str]:
    return [block["type"] for block in parts_of(markup).blocks]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Vu la loi organique n° 113-14 ;", "recital"),
        ("VU le dahir", "recital"),
        ("بناء على القانون التنظيمي رقم 113.14؛", "recital"),
        ("وبناء على المرسوم", "recital"),
        ("Après avis de la commission des finances,", "recital"),
        ("وبعد الاطلاع على تقرير اللجنة؛", "recital"),
        ("Après en avoir délibéré,", "paragraph"),
        ("طبقا لمقتضيات المادة 92", "recital"),
        ("Considérant que le marché est vétuste", "ground"),
        ("واعتبارا للمصلحة العامة", "ground"),
        ("Article premier : Est approuvé le budget.", "article"),
        ("ARTICLE 12 - Publication", "article"),
        ("Art. 3. Le président", "article"),
        ("المادة الأولى: يوافق المجلس", "article"),
        ("الفصل الثاني", "article"),
        ("البند ٣ - يعهد إلى الرئيس", "article"),
        ("Article 92 de la loi organique", "paragraph"),
        ("المادة 92 من القانون التنظيمي", "paragraph"),
        ("Vuillemin présente le rapport", "paragraph"),
        ("Le conseil délibère", "paragraph"),
    ],
)
def test_the_first_words_say_what_a_paragraph_is(line, kind):
    assert kinds(f"<p>{line}</p>") == [kind]


def test_an_article_holds_what_follows_it_up_to_the_next():
    parts = parts_of(
        "<p><strong>Article 1 :</strong> Objet</p><p>Est approuvée <em>la</em> convention.</p>"
        "<ol><li>un</li><li>deux</li></ol>"
        "<p>Article 2. Le président exécute.</p><p>Fait à Dakhla, le 7 mai 2026</p>"
    )

    first, second, closing = parts.blocks
    assert first["value"]["heading"] == "Objet"
    assert first["value"]["text"] == "<p>Est approuvée la convention.</p><ol><li>un</li><li>deux</li></ol>"
    assert second["value"] == {"heading": "", "text": "<p>Le président exécute.</p>"}
    assert closing["type"] == "paragraph"
    assert not parts.are_renumbered


@pytest.mark.parametrize(
    ("articles", "are_renumbered"),
    [
        (["Article 1", "Article 2"], False),
        (["Article unique"], False),
        (["المادة الأولى", "المادة الثانية"], False),
        (["Article 1", "Article 3"], True),
        (["Article 2"], True),
        (["Article 1", "Article 1 bis"], True),
    ],
)
def test_numbers_that_would_change_are_noticed(articles, are_renumbered):
    assert parts_of("".join(f"<p>{each} : texte.</p>" for each in articles)).are_renumbered == are_renumbered


def test_recitals_of_one_paragraph_are_parted_at_its_line_breaks():
    assert kinds("<p>Vu la loi ;<br/>Vu le décret ;<br/>Considérant le besoin ;</p>") == [
        "recital",
        "recital",
        "ground",
    ]
    assert kinds("<p>une ligne<br/>une autre</p>") == ["paragraph"]


def test_a_table_is_a_grid_with_its_joined_cells():
    markup = (
        "<table><tr><td><p>Poste</p></td><td colspan='2'><p>Montant</p></td></tr>"
        "<tr><td rowspan='2'>Voirie</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    )

    [block] = parts_of(markup).blocks

    assert [column["heading"] for column in block["value"]["columns"]] == ["Poste", "Montant", ""]
    assert [row["values"] for row in block["value"]["rows"]] == [["Voirie", "1", "2"], ["", "3", "4"]]


def test_no_markup_comes_in_but_that_of_the_blocks():
    markup = (
        '<p onclick="x()">Texte <a href="javascript:x()">lié</a> <img src="http://x/"> <b>gras</b> &lt;script&gt;</p>'
        "<script>alert(1)</script>"
    )

    [block] = [each for each in parts_of(markup).blocks if "Texte" in str(each)]

    assert block["value"] == "<p>Texte lié <b>gras</b> &lt;script&gt;</p>"
    assert "<script" not in str(parts_of(markup).blocks)


TOKEN = re.compile(r"q\d+")
STARTS = ["", "Vu ", "Article 1 : ", "Article 2\u00a0- ", "Considérant ", "المادة 2 ", "Fait à "]
PIECES = st.sampled_from(["", "<b>{}</b>", "{}", "{}<br/>", " &amp; <em>{}</em>", "&lt;{}&gt;", "<b>{} {}</b>."])


@given(st.lists(st.tuples(st.sampled_from(STARTS), st.lists(PIECES, max_size=4)), max_size=6))
def test_no_word_is_lost_or_moved(lines):
    numbers = iter(range(1000))
    shaped = (
        start + "".join(re.sub(r"\{\}", lambda _: f"q{next(numbers)}", piece) for piece in pieces)
        for start, pieces in lines
    )
    markup = "".join(f"<p>{line}</p>" for line in shaped)

    assert TOKEN.findall(str(parts_of(markup).blocks)) == TOKEN.findall(markup)
