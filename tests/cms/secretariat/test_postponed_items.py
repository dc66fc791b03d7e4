"""Points the council put off: offered to the sessions that follow, taken up once, with their text and annexes."""

import json
from datetime import date

import pytest
from django.urls import reverse

from document_types.blocks import plain_text
from document_types.enums import ItemOutcome, JournalEvent
from document_types.errors import Refusal
from document_types.models import JournalEntry
from document_types.services import cancellation, debates, pages, postponed, sessions
from tests.cms.secretariat.screens import as_user, page
from tests.factories import BODY_AR, BODY_FR, INEZGANE, convene, make_commune, make_town, open_session, scan_for, sit

pytestmark = pytest.mark.django_db

OCTOBER, NOVEMBER = date(2026, 10, 6), date(2026, 11, 10)


@pytest.fixture
def put_off(town):
    """The fee of the market, with its text and the scan of its scale, put off by the session of May."""
    session = open_session(town)
    item = sessions.add_item(
        session=session,
        title_fr="Droits de place au marché",
        title_ar="واجبات السوق",
        matter="finance.tax_rates",
        body_fr=BODY_FR,
        body_ar=BODY_AR,
        annexes=[("annex", {"document": scan_for(town.council), "title": "Barème", "is_public": True})],
        authentic_language="fr",
        has_financial_effect=True,
    )
    convene(town, session)
    sit(town, session)
    return debates.postpone_item(item=item)


@pytest.fixture
def october(town, put_off):
    return open_session(town, OCTOBER)


def agenda(session) -> str:
    return reverse("secretariat:agenda", args=[session.pk])


def take_up(client, town, item, session):
    url = reverse("secretariat:carry_over", args=[session.pk, item.pk])
    return as_user(client, town.clerk).post(url, follow=True, headers={"referer": agenda(session)})


def test_the_next_agenda_offers_what_was_put_off_and_says_by_which_session(client, town, put_off, october):
    shown = page(as_user(client, town.clerk).get(agenda(october)))

    assert "Points reportés par le conseil" in shown
    assert "Droits de place au marché" in shown
    assert "Session ordinaire de mai 2026" in shown


def test_taken_up_it_comes_with_its_matter_its_text_and_its_annexes(client, town, put_off, october):
    response = take_up(client, town, put_off, october)

    item = october.items.get()
    assert (item.title_fr, item.title_ar, item.matter) == ("Droits de place au marché", "واجبات السوق", put_off.matter)
    assert (item.act.has_financial_effect, item.act.authentic_language, item.act.state) == (True, "fr", "on_agenda")
    text, first = pages.text_of(item.act), pages.text_of(put_off.act)
    assert plain_text(text.body_fr) == plain_text(first.body_fr) != ""
    assert plain_text(text.body_ar) == plain_text(first.body_ar) != ""
    assert list(text.annex_documents()) == list(first.annex_documents()) != []
    assert "Reporté par le conseil : Session ordinaire de mai 2026" in page(response)
    assert "Points reportés par le conseil" not in page(response)


def test_what_was_written_since_the_vote_comes_along(town, put_off, october):
    text = pages.text_of(put_off.act)
    text.body_fr = [("paragraph", "<p>Le barème est revu avec les marchands.</p>")]
    text.save_revision()

    carried = postponed.carry_over(item=put_off, session=october)

    assert "revu avec les marchands" in plain_text(pages.text_of(carried.act).body_fr)


def test_in_its_first_session_it_stays_put_off(town, put_off, october):
    carried = postponed.carry_over(item=put_off, session=october)

    put_off.refresh_from_db()
    assert (put_off.outcome, put_off.act.state) == (ItemOutcome.POSTPONED, "postponed")
    assert carried.outcome == ItemOutcome.PENDING
    placed = JournalEntry.objects.filter(event=JournalEvent.PLACED).order_by("pk").last()
    assert json.loads(placed.payload)["carried_from"] == put_off.pk


def test_it_is_taken_up_once(client, town, put_off, october):
    november = open_session(town, NOVEMBER)
    take_up(client, town, put_off, october)

    response = take_up(client, town, put_off, november)

    assert "déjà repris à l'ordre du jour" in page(response)
    assert not november.items.exists()


def test_taken_off_the_agenda_or_its_session_cancelled_it_waits_again(client, town, put_off, october):
    november = open_session(town, NOVEMBER)
    carried = postponed.carry_over(item=put_off, session=october)
    as_user(client, town.clerk).post(reverse("secretariat:remove_item", args=[carried.pk]))
    assert list(postponed.awaiting(november)) == [put_off]

    postponed.carry_over(item=put_off, session=october)
    assert list(postponed.awaiting(november)) == []
    october.refresh_from_db()
    cancellation.cancel_session(session=october, reason="Intempéries")
    assert list(postponed.awaiting(november)) == [put_off]


def test_a_point_of_information_is_taken_up_as_one(town, october):
    session = open_session(town, date(2026, 6, 9))
    item = sessions.add_item(session=session, title_fr="État des travaux", is_deliberation=False)
    convene(town, session)
    sit(town, session)
    item = debates.postpone_item(item=item)

    assert postponed.carry_over(item=item, session=october).act is None


def test_its_own_session_is_not_offered_it(put_off):
    assert list(postponed.awaiting(put_off.session)) == []


def test_a_point_that_has_its_issue_is_not_taken_up(town, october):
    session = open_session(town, date(2026, 6, 9))
    item = sessions.add_item(session=session, title_fr="Rapport annuel", is_deliberation=False)

    with pytest.raises(Refusal):
        postponed.carry_over(item=item, session=october)


def test_another_councils_points_are_neither_offered_nor_taken_up(client, put_off):
    neighbour = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
    theirs = open_session(neighbour, OCTOBER)

    assert list(postponed.awaiting(theirs)) == []
    url = reverse("secretariat:carry_over", args=[theirs.pk, put_off.pk])
    assert as_user(client, neighbour.clerk).post(url).status_code == 403
    assert not theirs.items.exists()


def test_once_the_members_are_called_nothing_is_taken_up(client, town, put_off):
    september = open_session(town, date(2026, 9, 15))
    sessions.add_item(session=september, title_fr="Clôture", is_deliberation=False)
    convene(town, september)

    assert "Points reportés" not in page(as_user(client, town.clerk).get(agenda(september)))
    with pytest.raises(Refusal):
        postponed.carry_over(item=put_off, session=september)


def test_the_same_queries_serve_one_point_put_off_and_four(client, town, put_off, october, queries_of):
    as_user(client, town.clerk)
    one = queries_of(lambda: client.get(agenda(october)))
    session = open_session(town, date(2026, 6, 9))
    items = [sessions.add_item(session=session, title_fr=f"Point {n}", is_deliberation=False) for n in range(3)]
    convene(town, session)
    sit(town, session)
    for item in items:
        debates.postpone_item(item=item)

    assert queries_of(lambda: client.get(agenda(october))) == one


def test_the_same_queries_serve_one_point_taken_up_and_two(client, town, put_off, october, queries_of):
    as_user(client, town.clerk)
    postponed.carry_over(item=put_off, session=october)
    one = queries_of(lambda: client.get(agenda(october)))
    june = open_session(town, date(2026, 6, 9))
    item = sessions.add_item(session=june, title_fr="Droits de stationnement")
    convene(town, june)
    sit(town, june)
    october.refresh_from_db()
    postponed.carry_over(item=debates.postpone_item(item=item), session=october)

    assert queries_of(lambda: client.get(agenda(october))) == one
