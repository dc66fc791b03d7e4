"""Real deliberations and real laws come in and are found by their own words."""

import csv
import json
import re
from collections import Counter

import pytest
from django.core.management import call_command

from document_types.intake.arabic import repair
from document_types.intake.text import clean
from document_types.models import Act, Annex
from search.analysis import tokens
from search.engine import get_engine
from search.query import LARGEST_PAGE, Query
from tests.document_types.intake.samples import shared
from tests.factories import make_commune

COLUMNS = ("collectivity_code", "kind", "number", "date", "title_fr", "title_ar", "file")
YEAR = re.compile(r"(?<!\d)(19\d\d|20[0-2]\d|2030)(?!\d)")
LONG_WORD = re.compile(r"[^\W\d_]{5,}")


def load(folder, rows) -> None:
    manifest = folder / "liste.csv"
    with manifest.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([COLUMNS, *rows])
    call_command("import_archive", manifest)


def rarest(texts: dict[str, str], how_many: int = 3) -> dict[str, list[str]]:
    """For each text, its words that the fewest other texts have."""
    words = {key: {token.text: text[token.start : token.end] for token in tokens(text)} for key, text in texts.items()}
    frequency = Counter(term for terms in words.values() for term in terms)
    return {
        key: [
            terms[term]
            for term in sorted(terms, key=lambda term: (frequency[term], term))
            if LONG_WORD.fullmatch(terms[term])
        ][:how_many]
        for key, terms in words.items()
    }


def missing(expected: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    """The acts that the public does not find by their words."""
    return [
        (key, words)
        for key, words in expected.items()
        if key
        not in {hit.key for hit in get_engine().search(Query(" ".join(words), match="all", size=LARGEST_PAGE)).hits}
    ]


def test_the_deliberations_of_montpellier_are_each_found_by_three_of_their_words(db, tmp_path, clean_index):
    files = sorted(shared("deliberations/montpellier/pdf").glob("*.pdf"))
    council = make_commune()
    rows = [
        (council.code, "deliberation", file.stem[11:], file.stem[:10], f"Délibération {file.stem[11:]}", "", file)
        for file in files
    ]

    load(tmp_path, rows)

    texts = {
        annex.act.key: "\n".join(annex.document.texts.order_by("number").values_list("text", flat=True))
        for annex in Annex.objects.select_related("act", "document")
    }
    assert (len(files), Act.objects.count(), len(texts)) == (41, 41, 41)
    assert missing(rarest(texts)) == []


@pytest.fixture
def laws():
    with shared("law/moroccan_law_local_government.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def law_text(law: dict) -> str:
    return "\n\n".join(f"{part['title']}\n{part['content']}".strip() for part in law["provisions"])


def law_row(code: str, law: dict, file) -> tuple:
    year = YEAR.search(law["title"])
    titles = ("", law["title"]) if law["_lang"] == "ar" else (law["title"], "")
    return (code, "deliberation", "", year[0] if year else "2015", *titles, file)


def test_the_laws_are_found_in_right_spelling(db, tmp_path, clean_index, laws):
    council = make_commune()
    rows = []
    for position, law in enumerate(laws):
        file = tmp_path / f"{position}.txt"
        file.write_text(law_text(law), encoding="utf-8")
        rows.append(law_row(council.code, law, file.name))

    load(tmp_path, rows)

    acts = {act.annexes.get().document.filename: act.key for act in Act.objects.prefetch_related("annexes__document")}
    texts = {
        acts[f"{position}.txt"]: repair(clean(law_text(law)))
        for position, law in enumerate(laws)
        if "\ufffd" not in law_text(law)
    }
    assert (Act.objects.count(), len(acts)) == (235, 235)
    assert len(texts) > 200
    assert missing(rarest(texts)) == []
