"""The simulator of delays and the table of law, as whoever works here reads them."""

from datetime import date

import pytest
from django.urls import reverse
from icalendar import Calendar

from document_types.law.readings import READINGS
from document_types.models import ReadingChoice
from tests.cms.secretariat.screens import as_user, page
from tests.factories import INEZGANE, make_commune, make_town, open_session

pytestmark = pytest.mark.django_db

MAY = {"whose": "commune", "kind": "ordinary", "opens_on": "2026-05-04"}


def ask(client, user, **facts):
    return as_user(client, user).get(reverse("law:simulator"), MAY | facts)


def rows_of(response):
    return {row.step.rule.id: row for row in response.context["rows"]}


def test_before_anything_is_asked_there_is_a_form_and_no_error(client, town):
    text = page(as_user(client, town.clerk).get(reverse("law:simulator")))

    assert "Calculer les dates" in text
    assert "impossible" not in text
    assert town.council.name in text


def test_a_plan_is_a_table_a_picture_and_an_explanation_for_each_date(client, town):
    response = ask(client, town.clerk)

    text = page(response)
    assert rows_of(response)["CON-2"].step.last_on == date(2026, 4, 24)
    assert '<bdi dir="ltr" class="ref">113-14</bdi>, art. 35' in text
    assert "Comment cette date est calculée" in text
    assert "ne vaut pas notification" in text
    assert len(response.context["picture"].marks) == len(response.context["rows"]) == 19


def test_the_days_of_a_delay_are_shown_one_by_one(client, town):
    response = ask(client, town.clerk, received_on="2026-05-06")

    # Received on Wednesday the 6th: 7 and 8 count, 9 and 10 are a weekend, the 11th is the last day.
    assert rows_of(response)["LEG-3"].strip == ["○", "●", "●", "✕", "✕", "◆"]


def test_a_plan_for_ones_own_council_tells_its_quorum(client, town):
    response = ask(client, town.clerk, whose=f"council-{town.council.pk}")

    assert any("Il en faut au moins 5" in sentence for sentence in rows_of(response)["QUO-2"].explanation)


def test_another_councils_name_is_not_offered(client, town):
    text = page(ask(client, town.officer))

    assert town.council.name not in text


def test_a_reading_tried_here_changes_the_date_and_nothing_else(client, town):
    plain = ask(client, town.clerk)
    tried = ask(client, town.clerk, reading_third_call="on_the_third_day")

    assert rows_of(plain)["QUO-4"].step.last_on == date(2026, 5, 25)
    assert rows_of(tried)["QUO-4"].step.last_on == date(2026, 5, 22)
    assert not ReadingChoice.objects.exists()


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"opens_on": "demain"}, "Saisissez une date valide"),
        ({"closes_on": "2026-05-01"}, "Ces deux dates se contredisent"),
        ({"opens_on": "2010-05-04"}, "Aucune règle n'est connue"),
        ({"requested_on": "2026-04-01"}, "ne va qu'avec une session demandée"),
    ],
)
def test_what_cannot_be_computed_is_said_and_what_was_typed_stays(client, town, facts, sentence):
    response = ask(client, town.clerk, **facts)

    text = page(response)
    assert "Le calcul est impossible ainsi." in text
    assert sentence in text.replace("\u00a0", " ")
    assert "rows" not in response.context
    assert (MAY | facts)["opens_on"] in text


def test_another_councils_plan_is_not_asked_for(client, town):
    other = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).council
    response = ask(client, town.clerk, whose=f"council-{other.pk}")

    assert response.context["form"].errors.as_data()["whose"][0].code == "invalid_choice"
    assert other.name not in page(response)


def test_the_law_warns_and_plans_all_the_same(client, town):
    response = ask(client, town.clerk, opens_on="2026-03-03")

    assert "Hors des mois des sessions ordinaires" in page(response)
    assert rows_of(response)


def test_the_plan_goes_into_an_agenda(client, town):
    response = ask(client, town.clerk, format="ics")

    events = Calendar.from_ical(response.content).walk("VEVENT")
    assert response["Content-Type"].startswith("text/calendar")
    days = {str(event["SUMMARY"]).replace("\u00a0", " "): event["DTSTART"].dt for event in events}
    assert days["Convocation des membres : dernier jour (CON-2)"] == date(2026, 4, 24)
    # Force is a day, the one after the last of the delay.
    assert days["Exécutoire, sans visa (EXE-1)"] == date(2026, 6, 2)
    assert len(events) == 19
    assert len({str(event["UID"]) for event in events}) == 19


def test_a_session_leads_to_its_own_plan(client, town):
    session = open_session(town, date(2026, 5, 4))
    workspace = as_user(client, town.clerk).get(reverse("secretariat:session", args=[session.pk]))

    response = client.get(workspace.context["plan_url"])

    assert response.context["plan"].session.opens_on == session.opens_on
    assert response.context["plan"].session.members_in_office == 9


def test_a_plan_asks_few_queries(client, town, django_assert_max_num_queries):
    as_user(client, town.clerk)
    client.get(reverse("law:simulator"), MAY)

    with django_assert_max_num_queries(14):
        client.get(reverse("law:simulator"), MAY)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({}, "SES-1"),
        ({"level": "region", "chapter": "10"}, "VIS-11"),
        ({"level": "province", "chapter": "4"}, "QUO-3"),
        ({"level": "mars", "chapter": "4"}, "Aucune règle de ce chapitre"),
    ],
)
def test_the_table_of_law_is_read_by_level_and_chapter(client, town, asked, shown):
    assert shown in page(as_user(client, town.clerk).get(reverse("law:table"), asked))


def test_every_reading_of_the_table_can_be_tried_or_is_said_to_be_fixed(client, town):
    form = as_user(client, town.clerk).get(reverse("law:simulator")).context["form"]

    offered = {field.name.removeprefix("reading_") for field in form.reading_fields}
    assert offered == {key for key, reading in READINGS.items() if not reading.is_fixed}
