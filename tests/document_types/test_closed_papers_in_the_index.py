"""What an act keeps from the public is found by the council's own people, each act once, and by nobody else."""

from datetime import date

import pytest

from document_types.indexing import entries, keys_of
from document_types.law.terms import days_of, last_year_of, term_of
from document_types.models import AgendaItem
from search import index
from search.engine import get_engine
from search.query import Query
from search.rebuilding import rebuild
from search.registry import all_keys
from tests.document_types.test_files import attach, stored
from tests.factories import TITLES, held_session, received_act

pytestmark = pytest.mark.django_db

WORD = "chrysanthème"


@pytest.fixture
def act(town, clean_index):
    return received_act(town)


def found(words: str, *audiences: str) -> list[str]:
    return [hit.key for hit in get_engine().search(Query(text=words, audiences=audiences)).hits]


def closed_paper(act, town, **facts):
    document = stored(town.council, WORD.encode(), "a.txt", is_confidential=True)
    attach(document, act, **facts)
    index.changed(*keys_of([act]))
    index.flush()
    return document


def test_a_paper_is_in_the_language_of_its_words_whatever_its_act_is_written_in(town, act):
    attach(stored(town.council, b"Le plan des zones de la commune", "plan.txt"), act, position=7)
    attach(stored(town.council, "مناطق الجماعة".encode(), "manatiq.txt"), act, position=8)
    attach(stored(town.council, b"12 / 2026", "chiffres.txt"), act, position=9)

    texts = [text for text in entries([act.key])[act.key].texts if text.label]

    assert [text.language for text in texts] == ["fr", "ar", act.authentic_language]


def test_a_confidential_paper_is_found_inside_alone_and_its_act_once_by_each(town, act):
    closed_paper(act, town)
    inside = f"council:{town.council.code}"

    assert found(WORD, "public") == [] and found(WORD, inside) == [f"inside:{act.pk}"]
    assert found("éclairage", inside).count(f"inside:{act.pk}") == 1 and act.key not in found("éclairage", inside)
    assert act.key in found("éclairage", "public")


def test_opened_again_it_is_the_publics_and_the_second_entry_goes(town, act):
    document = closed_paper(act, town)
    document.is_confidential = False
    document.save()
    index.flush()

    assert found(WORD, "public") == [act.key] == found(WORD, f"council:{town.council.code}")


def test_the_papers_of_a_closed_debate_are_found_inside(town, act):
    attach(stored(town.council, WORD.encode(), "a.txt"), act)
    AgendaItem.objects.filter(act=act).update(is_closed=True)
    index.changed(*keys_of([act]))
    index.flush()

    assert found(WORD, "public") == [] and found(WORD, f"council:{town.council.code}") == [f"inside:{act.pk}"]


def test_before_it_is_online_one_entry_holds_everything(town, clean_index):
    _session, [act] = held_session(town, TITLES[:1])
    closed_paper(act, town)

    assert found(WORD, f"council:{town.council.code}") == [act.key] and found(WORD, "public") == []


def test_a_rebuilt_index_holds_the_same(town, act):
    closed_paper(act, town)
    before = sorted(get_engine().keys())
    get_engine().clear()
    rebuild()

    assert sorted(get_engine().keys()) == before == sorted(all_keys())


@pytest.mark.parametrize(
    ("day", "year", "term"),
    [
        (date(2021, 9, 7), None, 2015),
        (date(2021, 9, 8), None, 2021),
        (date(2026, 5, 8), 2026, 2021),
        (None, 1998, 1997),
        (None, 2015, 2009),
        (date(1950, 1, 1), None, None),
        (None, None, None),
    ],
)
def test_an_act_belongs_to_the_term_that_ran(day, year, term):
    assert term_of(day, year) == term


def test_a_term_has_its_days():
    assert days_of(2015) == (date(2015, 9, 4), date(2021, 9, 8)) and last_year_of(2015) == 2021
    assert days_of(2021)[1] is None and last_year_of(2021) is None
