"""What the archivist reads: own councils only, everything of them, and a register that says whether it holds."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from document_types.models import Act, JournalHead
from search import index
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
    listing = text(get(client, town.archivist, "sessions", annee="2026"))
    shown = text(get(client, town.archivist, "session", act.session_id))

    assert "Session ordinaire de mai 2026" in listing
    assert "Vœu sur l&#x27;éclairage" in shown and "1/2026" in shown and "9 présents sur 9" in shown
    assert "Session ordinaire de mai" not in text(get(client, town.archivist, "sessions", annee="2020"))


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
    monkeypatch.setattr("cms.archive.views.ENTRIES", 5)
    held_session(town)

    page = get(client, town.archivist, "register", town.council.code, p=2).context["page"]

    assert page.number == 2 and page.object_list


def test_the_number_of_questions_does_not_follow_the_number_of_acts(client, town, django_assert_max_num_queries):
    held_session(town, TITLES * 6, opens_on=date(2026, 5, 7))
    client.force_login(town.archivist)
    client.get(reverse("archive:index"))

    with django_assert_max_num_queries(20):
        assert len(client.get(reverse("archive:index")).context["rows"]) == 19
