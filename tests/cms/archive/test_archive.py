"""What the archivist reads: own councils only, everything of them, and a register that says whether it holds."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from document_types.indexing import keys_of
from document_types.models import Act, JournalHead
from search import index
from search.engine import get_engine
from search.entry import Entry
from tests.document_types.intake.samples import pdf_of
from tests.document_types.test_files import attach, stored
from tests.factories import INEZGANE, TITLES, held_session, make_commune, make_town, received_act

pytestmark = pytest.mark.django_db


@pytest.fixture
def act(town, clean_index):
    act = received_act(town)
    index.flush()
    return act


def get(client, user, name, *args, **query):
    client.force_login(user)
    return client.get(reverse(f"archive:{name}", args=args), query)


def text(response) -> str:
    return response.content.decode()


def found(client, user, **query):
    return list(get(client, user, "index", **query).context["page"].object_list)


def test_the_archivist_finds_acts_by_year_kind_number_and_words(client, town, act):
    convocation = Act.objects.get(kind="convocation")

    assert set(found(client, town.archivist)) == {act, convocation}
    assert found(client, town.archivist, kind="deliberation") == [act]
    assert found(client, town.archivist, number="1/2026", kind="deliberation") == [act]
    assert found(client, town.archivist, number="1", year="2026", kind="deliberation") == [act]
    assert found(client, town.archivist, number="9") == []
    assert found(client, town.archivist, q="éclairage", kind="deliberation") == [act]
    assert found(client, town.archivist, q="إنارة الحي", kind="deliberation") == [act]
    assert found(client, town.archivist, q="introuvable") == []
    assert found(client, town.archivist, council=town.council.code, year="2026", kind="minutes") == []


def test_drafts_not_online_are_found_by_words_too(client, town, clean_index):
    _session, [act] = held_session(town, TITLES[:1])
    index.flush()

    assert act in found(client, town.archivist, q="budget")


def test_another_councils_archives_stay_closed(client, town, act):
    other = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))

    assert found(client, other.archivist) == []
    assert found(client, other.archivist, q="éclairage") == []
    assert get(client, other.archivist, "session", act.session_id).status_code == 403
    assert get(client, other.archivist, "register", town.council.code).status_code == 403


@pytest.mark.parametrize("role", ["clerk", "president", "member", "officer", "observer", "administrator"])
def test_the_archives_are_the_archivists(client, town, role):
    for name in ("index", "sessions", "registers"):
        response = get(client, town.staff[role], name)
        assert response.status_code == 403 and "archivistes" in text(response)


def test_a_session_is_one_list(client, town, act):
    listing = text(get(client, town.archivist, "sessions", annee="2026", mandat="2021", nature="ordinary"))
    shown = text(get(client, town.archivist, "session", act.session_id))

    assert "Session ordinaire de mai 2026" in listing
    assert "Vœu sur l&#x27;éclairage" in shown and "1/2026" in shown and "9 présents sur 9" in shown
    assert get(client, town.archivist, "sessions", nature="extraordinary").context["rows"] == []


def test_the_register_shows_each_entry_and_says_that_it_holds(client, town, act):
    url = reverse("archive:register", args=[town.council.code])
    shown = get(client, town.archivist, "register", town.council.code)

    assert "Adoptée par le conseil" in text(shown) and "Reçue par l&#x27;autorité" in text(shown)
    assert "Le registre est intact" in text(client.post(url))
    assert "Le registre est intact" in text(client.get(reverse("wagtailadmin_home")))


def test_the_register_names_its_first_broken_entry(client, town, act, unlocked_journal):
    head = JournalHead.objects.get(council=town.council)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE document_types_journalentry SET payload = '{}' WHERE sequence = 4 AND head_id = %s", [head.pk]
        )
    client.force_login(town.archivist)

    shown = text(client.post(reverse("archive:register", args=[town.council.code])))

    assert "L&#x27;entrée n° 4 a été modifiée" in shown


def test_a_long_register_has_pages(client, town, monkeypatch):
    monkeypatch.setattr("cms.archive.registers.ENTRIES", 5)
    held_session(town)

    page = get(client, town.archivist, "register", town.council.code, p=2).context["page"]

    assert page.number == 2 and page.object_list


def test_the_number_of_questions_does_not_follow_the_number_of_acts(
    client, town, clean_index, django_assert_max_num_queries
):
    held_session(town, TITLES * 6, opens_on=date(2026, 5, 7))
    index.flush()
    client.force_login(town.archivist)
    client.get(reverse("archive:index"))

    with django_assert_max_num_queries(20):
        assert len(client.get(reverse("archive:index")).context["rows"]) == 19


@pytest.mark.parametrize("number", ["1/2026", "١/٢٠٢٦", "2026/1", "001"])
def test_a_number_is_found_as_it_is_typed(client, town, act, number):
    assert act in found(client, town.archivist, number=number)
    assert found(client, town.archivist, number=number, kind="minutes") == []


@pytest.mark.parametrize("number", ["12 bis/1998", "١٢ مكرر/١٩٩٨", "12 bis"])
def test_a_number_of_an_old_register_too(client, town, act, number):
    Act.objects.filter(pk=act.pk).update(number=12, number_slug="12-bis", number_label="12 bis/1998", year=1998)

    assert found(client, town.archivist, number=number) == [act]
    assert found(client, town.archivist, number="12/1998") == []


@pytest.mark.parametrize("number", ["s-3", "S-3/1998", "s-٣"])
def test_an_act_without_a_number_by_its_accession_number(client, town, act, number):
    Act.objects.filter(pk=act.pk).update(number=None, number_slug="s-3", number_label="", year=1998)

    assert found(client, town.archivist, number=number) == [act]


def test_each_choice_says_how_many_acts_it_has(client, town, act):
    answer = get(client, town.archivist, "index", kind="deliberation").context["found"]
    choices = {
        choice.name: {(each.value, each.label, each.count) for each in choice.options} for choice in answer.choices
    }

    assert {(value, count) for value, _label, count in choices["kind"]} == {("convocation", 1), ("deliberation", 1)}
    assert choices["term"] == {("2021", "depuis 2021", 1)} and choices["year"] == {("2026", "2026", 1)}
    assert "council" not in choices


def test_acts_are_browsed_by_term_and_state(client, town, act):
    act.refresh_from_db()

    assert found(client, town.archivist, term="2021", kind="deliberation") == [act]
    assert found(client, town.archivist, term="2015") == []
    assert found(client, town.archivist, state=act.state) == [act]
    assert found(client, town.archivist, tri="ancien")[-1] == act


def test_a_hit_shows_what_was_looked_for_and_the_page_of_a_closed_paper(client, town, act):
    document = stored(town.council, pdf_of("Clause sur les chrysanthemes"), is_confidential=True)
    attach(document, act, title="Offres")
    index.changed(*keys_of([act]))
    index.flush()

    shown = text(get(client, town.archivist, "index", q="chrysanthemes"))
    assert "<mark>chrysanthemes</mark>" in shown and "Offres" in shown and f"{document.filename}#page=1" in shown
    assert "<mark>quartier</mark>" in text(get(client, town.archivist, "index", q="quartiers"))
    assert found(client, town.archivist, q="chrysanthemes") == [act]


def test_the_hits_beyond_two_hundred_are_reached(client, town, act):
    """Dated later, the others come first: the act is the last of all."""
    facts = {"titles": {"fr": "Éclairage"}, "date": date(2030, 1, 1), "facets": {"kind": ("deliberation",)}}
    index.put_now(
        Entry(f"act:{900_000 + rank}", audiences=(f"council:{town.council.code}",), **facts) for rank in range(250)
    )

    asked = {"q": "éclairage", "kind": "deliberation", "tri": "recent"}
    last = get(client, town.archivist, "index", p=11, **asked).context["page"]
    assert list(last.object_list) == [act] and last.paginator.count == 251
    assert get(client, town.archivist, "index", p=9999, **asked).context["page"].number == 11


@pytest.mark.parametrize(
    "asked",
    [
        {"q": '"' * 400},
        {"q": "x" * 10_000},
        {"q": "-"},
        {"number": "9" * 500},
        {"number": "½"},
        {"year": "٢٠٢٦", "term": "1", "kind": "x", "state": "x", "council": "x", "tri": "x", "p": "x"},
        {"p": "-1"},
        {"p": "99999999999999999999"},
    ],
)
def test_whatever_an_address_says_it_is_answered(client, town, act, asked):
    assert get(client, town.archivist, "index", **asked).status_code == 200
    assert get(client, town.archivist, "sessions", **asked).status_code == 200


def test_without_its_index_the_archive_is_still_read_and_it_is_said(client, town, act, settings, tmp_path):
    settings.SEARCH_URL = f"tantivy://{tmp_path}/nowhere"
    get_engine()
    shown = get(client, town.archivist, "index", q="éclairage", term="2021", kind="deliberation")

    assert list(shown.context["page"].object_list) == [act] and "ne répond pas" in text(shown)
    assert found(client, town.archivist, term="2015") == []


def test_the_sessions_are_counted_for_one_page_alone(client, town, act, django_assert_max_num_queries):
    client.force_login(town.archivist)
    client.get(reverse("archive:sessions"))

    with django_assert_max_num_queries(18):
        assert [row["count"] for row in client.get(reverse("archive:sessions")).context["rows"]] == [2]
