"""Petitions: lodged against a receipt, decided by the bureau, on the agenda of the next ordinary session (PET)."""

import json
from datetime import date

import pytest

from document_types.enums import ItemOrigin, JournalEvent, Petitioner, SessionKind
from document_types.errors import Refusal
from document_types.law.levels import Level
from document_types.models import CollectivityPage, Council, JournalEntry, Petition
from document_types.services import petitions
from document_types.services.territory import place
from document_types.territory.unit import Unit
from tests.factories import PREFECTURE, add_items, convene, council_of, open_session

pytestmark = pytest.mark.django_db

LODGED = date(2026, 2, 2)
DECIDED = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def _the_day(settings):
    settings.DEMO_TODAY = date(2026, 6, 1)


def lodge(council, **facts) -> Petition:
    plain = {"title_fr": "Un dispensaire", "petitioner": Petitioner.CITIZENS, "agent": "Hassan Ait", "signatures": 150}
    return petitions.receive(council=council, received_on=LODGED, **(plain | facts))


def populated(council, inhabitants: int | None) -> Council:
    CollectivityPage.objects.filter(pk=council.collectivity_id).update(population=inhabitants)
    return council_of(council.code)


def last_entry(event) -> dict:
    return json.loads(JournalEntry.objects.filter(event=event).latest("sequence").payload)


@pytest.mark.parametrize(("inhabitants", "needed"), [(34_999, 100), (35_000, 200), (None, None)])
def test_the_signatures_a_commune_asks_for_follow_its_population(town, inhabitants, needed):
    council = populated(town.council, inhabitants)
    petition = lodge(council)

    asked = petitions.needed_for(council, LODGED)

    assert (asked.signatures, asked.rule.citation.article) == (needed, 123)
    assert asked.is_met_by(petition) is (None if needed is None else needed <= 150)


def test_a_commune_with_arrondissements_asks_for_four_hundred_whatever_its_population(town):
    unit = Unit(
        code=f"{town.council.code}.1",
        level=Level.ARRONDISSEMENT,
        parent_code=town.council.code,
        name_fr="Centre",
        name_ar="المركز",
    )
    place(unit=unit)

    assert petitions.needed_for(populated(town.council, None), LODGED).signatures == 400


def test_a_prefecture_asks_for_three_hundred_without_counting_inhabitants(town):
    council = council_of(PREFECTURE)

    assert petitions.needed_for(populated(council, None), LODGED).signatures == 300


def test_a_region_says_how_many_signatures_each_prefecture_gives(town):
    council = populated(council_of("09"), 2_900_000)

    asked = petitions.needed_for(council, LODGED)

    assert (asked.signatures, asked.in_each) == (400, 20)


def test_a_petition_short_of_signatures_is_received_all_the_same(town):
    petition = lodge(populated(town.council, 180_000))

    assert petition.decided_on is None
    assert last_entry(JournalEvent.PETITION_RECEIVED)["signatures"] == 150


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"title_fr": " "}, "Donnez un objet"),
        ({"agent": ""}, "Nommez le mandataire"),
        ({"signatures": None}, "Comptez les signatures"),
    ],
)
def test_what_every_petition_says_is_asked_for(town, facts, words):
    with pytest.raises(Refusal, match=words):
        lodge(town.council, **facts)


def test_an_accepted_petition_enters_the_next_ordinary_session(town):
    open_session(town, date(2026, 2, 6))
    open_session(town, date(2026, 4, 2), kind=SessionKind.EXTRAORDINARY)
    may = open_session(town)
    petition = petitions.accept(petition=lodge(town.council), decided_on=DECIDED)

    assert petition.is_accepted
    assert (petition.item.session, petition.item.origin) == (may, ItemOrigin.PETITION)
    assert last_entry(JournalEvent.PETITION_DECIDED)["is_accepted"] is True
    with pytest.raises(Refusal, match="déjà décidé"):
        petitions.refuse(petition=petition, decided_on=DECIDED, reasons_fr="Non.")


def test_an_accepted_petition_waits_for_a_session_whose_agenda_can_be_written(town):
    convened = open_session(town)
    add_items(convened)
    convene(town, convened)
    petition = petitions.accept(petition=lodge(town.council), decided_on=DECIDED)
    waited = petition.item
    october = open_session(town, date(2026, 10, 2))

    petition = petitions.place(petition=petition, session=october)

    assert waited is None
    assert petition.item.session == october
    with pytest.raises(Refusal, match="pas encore inscrite"):
        petitions.place(petition=petition, session=october)


def test_a_petition_does_not_go_to_an_extraordinary_session(town):
    petition = petitions.accept(petition=lodge(town.council), decided_on=DECIDED)

    with pytest.raises(Refusal, match="art. 125"):
        petitions.place(petition=petition, session=open_session(town, kind=SessionKind.EXTRAORDINARY))


def test_a_petition_is_refused_with_reasons_and_not_before_it_was_lodged(town):
    petition = lodge(town.council)

    with pytest.raises(Refusal, match="motivé .*art. 125"):
        petitions.refuse(petition=petition, decided_on=DECIDED, reasons_fr=" ")
    with pytest.raises(Refusal, match="avant le dépôt, le lundi 2 février 2026"):
        petitions.refuse(petition=petition, decided_on=date(2026, 2, 1), reasons_fr="Non.")
    refused = petitions.refuse(petition=petition, decided_on=DECIDED, reasons_ar="خارج اختصاصات المجلس")

    assert (refused.is_accepted, refused.item) == (False, None)
    assert last_entry(JournalEvent.PETITION_DECIDED)["reasons_ar"] == "خارج اختصاصات المجلس"


def test_the_same_petition_sent_twice_is_one(town):
    lodge(town.council)

    with pytest.raises(Refusal, match="déjà enregistrée"):
        lodge(town.council)

    assert Petition.objects.count() == 1
