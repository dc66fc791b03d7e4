"""The clerk's screens where the authority works on paper."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from document_types.enums import ActState
from document_types.models import CouncilDocument
from tests.cms.secretariat.screens import as_user, page
from tests.factories import TITLES, on_paper, received_act
from workflows.models import Clock

pytestmark = pytest.mark.django_db

OPPOSITION = {
    "reference": "77/2026",
    "ground": "breach_of_law",
    "reasons_fr": "Hors attributions.",
    "decided_on": "2026-05-12",
}


@pytest.fixture
def act(town):
    return received_act(on_paper(town), on=date(2026, 5, 8))


def address(act, action="oppose") -> str:
    return reverse("secretariat:paper_decision", args=[act.pk, action])


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("opposition.txt", b"Opposition du gouverneur")


def test_the_page_of_the_act_leads_to_what_may_have_come(client, town, act):
    shown = page(as_user(client, town.clerk).get(reverse("secretariat:act", args=[act.pk])))

    assert address(act) in shown and address(act, "grant_visa") not in shown
    assert "confirmez son silence" in shown


def test_an_opposition_is_entered_with_a_file_added_on_the_spot(client, town, act):
    response = as_user(client, town.clerk).post(address(act), OPPOSITION | {"scan_files": scan()}, follow=True)

    act.refresh_from_db()
    assert act.state == ActState.OPPOSED
    assert "La décision reçue sur papier est enregistrée" in page(response)
    assert act.proceedings.get().scan.council == town.council


def test_what_is_refused_is_said_and_nothing_is_lost(client, town, act):
    response = as_user(client, town.clerk).post(
        address(act), OPPOSITION | {"decided_on": "2026-05-07", "scan_files": scan()}
    )

    shown = page(response)
    assert "ne peut pas précéder la réception" in shown
    assert 'value="77/2026"' in shown and "Hors attributions." in shown
    assert not CouncilDocument.objects.exists()


def test_a_decision_that_cannot_have_come_has_no_screen(client, town, act):
    response = as_user(client, town.clerk).get(address(act, "grant_visa"))

    assert response.status_code == 403
    assert "Aucune décision de cette sorte" in page(response)


def test_silence_is_confirmed_by_a_button(client, town, act):
    clock = Clock.objects.get(act=act)

    response = as_user(client, town.clerk).post(reverse("secretariat:confirm_silence", args=[clock.pk]), follow=True)

    act.refresh_from_db()
    assert (act.state, act.executory_at) == (ActState.EXECUTORY, clock.effect_at)
    assert "silence de l'autorité est confirmé" in page(response)


def test_a_visa_on_paper_is_entered(client, town):
    act = received_act(on_paper(town), TITLES[:1], on=date(2026, 5, 8))

    as_user(client, town.clerk).post(
        address(act, "grant_visa"), {"reference": "V-12", "decided_on": "2026-05-15", "scan_files": scan()}
    )

    act.refresh_from_db()
    assert (act.state, act.executory_at.date()) == (ActState.EXECUTORY, date(2026, 5, 15))


@pytest.mark.parametrize("role", ["president", "member", "officer", "observer"])
def test_these_screens_are_the_clerks(client, town, act, role):
    client = as_user(client, getattr(town, role))
    clock = Clock.objects.get(act=act)

    assert client.post(address(act), OPPOSITION | {"scan_files": scan()}).status_code == 403
    assert client.post(reverse("secretariat:confirm_silence", args=[clock.pk])).status_code == 403
    act.refresh_from_db()
    assert act.state == ActState.TRANSMITTED
