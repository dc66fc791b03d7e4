"""One address for all, each with its own: places, filters, lists and files stay within the user's reach."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.users.models import UserProfile

from document_types.models import Act
from tests.cms.secretariat.screens import page
from tests.factories import (
    INEZGANE,
    TITLES,
    council_of,
    held_session,
    make_commune,
    make_town,
    post,
    received_act,
    sign_both,
    transmit,
)
from workflows import deadlines
from workflows.models import FollowUp

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 5, 8)


@pytest.fixture(autouse=True)
def _june(settings):
    settings.DEMO_TODAY = date(2026, 6, 10)


@pytest.fixture
def neighbour(db):
    return make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))


def shown(client, user, name="follow_up", **query):
    client.force_login(user)
    return client.get(reverse(f"review:{name}"), query)


def names(response) -> list[str]:
    return [row.name for row in response.context["rows"]]


def lines(response) -> list[Act]:
    return [row["line"].act for row in response.context["rows"]]


def test_the_interior_goes_down_from_the_country_to_a_dossier(client, town):
    act = received_act(town)

    country = shown(client, town.observer)
    [region] = country.context["rows"]
    regional = client.get(region.url)
    [place] = regional.context["rows"]
    provincial = client.get(place.url)
    [council] = provincial.context["rows"]
    at_home = client.get(council.url)
    listed = client.get(at_home.context["list_url"])

    assert (region.name, council.name) == ("Souss-Massa", town.council.name)
    assert at_home.context["whole"].figures.total == 1
    assert reverse("review:act", args=[act.pk]) in page(listed)
    labels = [item["label"] for item in at_home.context["breadcrumbs_items"]]
    assert labels[1:4] == ["Ensemble du pays", "Souss-Massa", place.name]


def test_the_regions_own_council_is_named_among_the_provinces(client, town):
    region = make_town(council_of("09"), how_many=5)
    received_act(region)

    response = shown(client, region.observer, lieu="09")

    assert "Conseil de la région" in names(response)


def test_a_councils_people_follow_its_acts_from_the_vote_on(client, town, neighbour):
    _session, [act] = held_session(town, TITLES[1:2])
    received_act(neighbour)

    for role in ("clerk", "president", "secretary", "archivist"):
        response = shown(client, town.staff[role], "dossiers")
        assert lines(response) == [act]
        assert reverse("secretariat:act", args=[act.pk]) in page(response)
    assert not lines(shown(client, town.officer, "dossiers", conseil=town.council.code))


def test_an_office_follows_what_it_received_from_the_councils_it_controls(client, town, neighbour):
    mine, theirs = received_act(town), received_act(neighbour)
    elsewhere = make_town(council_of("07.041"))
    received_act(elsewhere)

    response = shown(client, town.officer)

    assert names(response) == sorted([town.council.name, neighbour.council.name])
    assert {act.pk for act in lines(shown(client, town.officer, "dossiers"))} == {mine.pk, theirs.pk}


@pytest.mark.parametrize("name", ["follow_up", "dossiers", "follow_up_csv", "follow_up_xlsx"])
def test_no_address_opens_the_dossiers_of_others(client, town, neighbour, name):
    received_act(neighbour)

    assert shown(client, town.clerk, name, conseil=neighbour.council.code).status_code == 403
    assert shown(client, town.officer, name, lieu="07").status_code == 403
    assert shown(client, town.officer, name, conseil="nulle-part").status_code == 403
    for stranger in (town.member, town.administrator):
        assert shown(client, stranger, name).status_code == 403


def test_what_is_late_is_said_with_its_delay_and_with_whom(client, town):
    session, [late, done] = held_session(town, TITLES[1:])
    for act in (late, done):
        sign_both(act)
        transmit(act, on=FRIDAY)
    post(done)
    deadlines.run(date(2026, 6, 10))

    response = shown(client, town.officer, "dossiers", retard="today")

    assert lines(response) == [late]
    assert "Affichage au siège" in page(response) and "Chez : Conseil" in page(response)
    # Eight days from the vote of 7 May.
    assert "En retard de 26 jours" in page(response)
    assert lines(shown(client, town.officer, "dossiers", retard="silence")) == [done]
    assert shown(client, town.officer).context["whole"].late == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"annee": "2025"}, 0),
        ({"annee": ""}, 1),
        ({"matiere": "council.motion"}, 1),
        ({"matiere": "finance.budget"}, 0),
        ({"nature": "minutes"}, 0),
        ({"etat": "transmitted"}, 1),
        ({"chez": "authority"}, 1),
        ({"chez": "court"}, 0),
        ({"chez": "<script>"}, 1),
    ],
)
def test_each_choice_narrows_the_figures_the_list_and_the_file_alike(client, town, asked, found):
    received_act(town)

    assert shown(client, town.observer, **asked).context["whole"].figures.total == found
    assert len(lines(shown(client, town.observer, "dossiers", **asked))) == found
    content = b"".join(shown(client, town.observer, "follow_up_csv", **asked).streaming_content)
    assert len(list(csv.reader(StringIO(content.decode())))) == found + 1


def test_rows_and_tallies_give_the_same_page(client, town, neighbour):
    """Every year asked for as a matter is counted from the rows; the country without it from the tallies."""
    for each in (town, neighbour):
        _session, acts = held_session(each)
        for act in acts:
            sign_both(act)
            transmit(act, on=FRIDAY)
    post(acts[0])
    deadlines.run(date(2026, 6, 10))

    tallied = shown(client, town.observer).context["whole"].figures
    counted = shown(client, town.observer, lieu="09.273").context["whole"].figures

    assert tallied == counted and tallied.total == 6 and tallied.late_total


def test_the_page_asks_as_many_questions_for_many_councils_as_for_one(client, town, neighbour):
    def asked(name):
        shown(client, town.observer, name)
        with CaptureQueriesContext(connection) as queries:
            shown(client, town.observer, name)
        return len(queries)

    received_act(town)
    before = {name: asked(name) for name in ("follow_up", "dossiers")}
    received_act(neighbour)
    received_act(make_town(council_of("07.041")))

    assert {name: asked(name) for name in ("follow_up", "dossiers")} == before
    assert max(before.values()) <= 24


def test_a_file_of_words_is_no_file_of_formulas(client, town):
    act = received_act(town)
    Act.objects.filter(pk=act.pk).update(subject_fr='=HYPERLINK("http://x.example")')

    content = b"".join(shown(client, town.officer, "follow_up_csv").streaming_content)
    head, line = csv.reader(StringIO(content.decode().removeprefix("\ufeff")), delimiter=";")
    assert content.startswith(b"\xef\xbb\xbf")
    row = dict(zip(head, line, strict=True))
    assert row["Objet"].startswith("'=HYPERLINK")
    assert (row["Reçu le"], row["État"], row["Chez"]) == (
        "2026-05-08",
        "Délai d'opposition en cours",
        "Gouverneur ou wali",
    )

    book = load_workbook(BytesIO(b"".join(shown(client, town.officer, "follow_up_xlsx").streaming_content)))
    cells = dict(zip(head, book.active[2], strict=True))
    assert (cells["Objet"].data_type, cells["Objet"].value[0]) == ("s", "=")
    assert cells["Reçu le"].value.date() == FRIDAY


def test_a_file_is_in_the_language_of_who_asks(client, town):
    received_act(town)
    UserProfile.objects.create(user=town.officer, preferred_language="ar")

    content = b"".join(shown(client, town.officer, "follow_up_csv").streaming_content).decode()

    assert TITLES[1][1] in content and "Délai d'opposition" not in content
    book = load_workbook(BytesIO(b"".join(shown(client, town.officer, "follow_up_xlsx").streaming_content)))
    assert book.active.sheet_view.rightToLeft


def test_without_a_dossier_the_page_says_when_there_is_one(client, town):
    response = shown(client, town.clerk)

    assert "Aucun dossier ne répond à ces choix" in page(response)
    assert not FollowUp.objects.exists()


def home(client, user) -> str:
    client.force_login(user)
    return page(client.get(reverse("wagtailadmin_home")))


def test_each_home_says_what_is_late_and_leads_to_the_follow_up(client, town):
    _session, [act] = held_session(town, TITLES[:1])
    sign_both(act)
    assert "1 dossier en retard" in home(client, town.clerk)
    assert "Rien n'est en retard." in home(client, town.officer)

    transmit(act, on=FRIDAY)
    post(act)
    deadlines.run(date(2026, 6, 10))

    for user in (town.observer, town.officer):
        assert "1 visa par silence" in home(client, user)
        assert reverse("review:follow_up") in home(client, user)
    assert "Dossiers en retard" not in home(client, town.member)
