"""Deliberations after the vote: signed, posted, transmitted, read."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from document_types.enums import ActState
from document_types.models import Act
from tests.cms.secretariat.screens import as_user, page
from tests.factories import (
    INEZGANE,
    TITLES,
    held_session,
    make_commune,
    make_town,
    on_paper,
    received_act,
    scan_for,
    sign_both,
)
from workflows.enums import OppositionGround
from workflows.models import Transmission
from workflows.services import review
from workflows.services.decision import Decision

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(town):
    return held_session(town)


@pytest.fixture
def signed(town, held):
    session, acts = held
    return session, [sign_both(act) for act in acts]


def test_president_then_secretary_sign_on_their_own_screens(client, town, held):
    _session, [act, *_rest] = held
    address = reverse("secretariat:sign", args=[act.pk])

    as_user(client, town.president).post(address, {"action": "sign"})
    as_user(client, town.secretary).post(address, {"action": "sign"})

    act.refresh_from_db()
    assert act.state == ActState.SIGNED


def test_an_adopted_text_is_signed_and_never_sent_back(client, town, held):
    _session, [act, *_rest] = held

    text = page(as_user(client, town.president).get(reverse("secretariat:sign", args=[act.pk])))

    assert "Signer" in text
    assert "Renvoyer pour correction" not in text


def test_a_signed_copy_of_another_act_is_told_at_once_and_beside_the_signature(client, town, held):
    _session, [act, *_rest] = held
    copy = SimpleUploadedFile("copie.txt", "Délibération n° 999/2026\nSéance du 3 mai 2026".encode())
    data = {"action": "sign", "sign-decided_on": "2026-05-08", "sign-scan_files": copy}

    answered = as_user(client, town.clerk).post(reverse("secretariat:sign", args=[act.pk]), data, follow=True)
    shown = client.get(reverse("secretariat:act", args=[act.pk]))

    doubt = f"Ce fichier porte le numéro 999/2026, l'acte le numéro {act.number_label}"
    assert doubt in page(answered) and doubt in page(shown)
    assert act.signatures.count() == 1


def test_the_secretary_waits_for_the_president(client, town, held):
    _session, [act, *_rest] = held

    response = as_user(client, town.secretary).post(reverse("secretariat:sign", args=[act.pk]), {"action": "sign"})

    assert response.status_code == 403


def test_several_acts_are_posted_at_once(client, town, signed):
    session, acts = signed

    as_user(client, town.clerk).post(
        reverse("secretariat:posting", args=[session.pk]),
        {"acts": [acts[0].pk, acts[1].pk], "day": "2026-05-08"},
    )

    posted = Act.objects.filter(posted_on=date(2026, 5, 8))
    assert set(posted) == {acts[0], acts[1]}
    assert all(act.is_online for act in posted)


def test_posting_before_the_vote_is_refused_for_all(client, town, signed):
    session, acts = signed

    response = as_user(client, town.clerk).post(
        reverse("secretariat:posting", args=[session.pk]), {"acts": [act.pk for act in acts], "day": "2026-05-01"}
    )

    assert not Act.objects.filter(posted_on__isnull=False).exists()
    assert "L'affichage ne peut pas précéder le vote" in page(response)


def test_posting_nothing_is_refused(client, town, signed):
    session, _acts = signed

    response = as_user(client, town.clerk).post(
        reverse("secretariat:posting", args=[session.pk]), {"day": "2026-05-08"}
    )

    assert "Choisissez au moins un acte" in page(response)


def test_one_slip_for_several_acts_gives_one_receipt(client, town, signed):
    session, acts = signed

    response = as_user(client, town.clerk).post(
        reverse("secretariat:transmission", args=[session.pk]), {"acts": [act.pk for act in acts]}, follow=True
    )

    slip = Transmission.objects.get()
    text = page(response)
    assert slip.transmitted_acts.count() == len(acts)
    assert slip.receipt_number in text
    assert all(act.content_hash in text for act in acts)


def test_a_paper_receipt_asks_for_number_date_and_scan(client, town, signed):
    on_paper(town)
    session, acts = signed
    address = reverse("secretariat:transmission", args=[session.pk])
    data = {"acts": [acts[0].pk], "is_paper": "on"}
    on_the_paper = {"decided_on": "2026-05-11", "receipt_number": "118/2026"}

    refused = as_user(client, town.clerk).post(address, data)
    without_scan = client.post(address, data | on_the_paper)
    client.post(address, data | on_the_paper | {"scan": scan_for(town.council).pk})

    slip = Transmission.objects.get()
    assert "Indiquez le numéro du récépissé" in page(refused)
    assert "Joignez la copie numérisée" in page(without_scan)
    assert (slip.receipt_number, slip.received_at.date(), slip.is_paper) == ("118/2026", date(2026, 5, 11), True)


def test_an_authority_online_is_sent_nothing_on_paper(client, town, signed):
    session, acts = signed
    address = reverse("secretariat:transmission", args=[session.pk])
    on_the_paper = {"is_paper": "on", "decided_on": "2026-05-11", "receipt_number": "118/2026"}

    shown = page(as_user(client, town.clerk).get(address))
    client.post(address, {"acts": [acts[0].pk], **on_the_paper})

    slip = Transmission.objects.get()
    assert "receipt_number" not in shown and "decided_on" not in shown
    assert not slip.is_paper and slip.receipt_number != "118/2026"
    assert timezone.localdate(slip.received_at) == timezone.localdate()


def test_an_act_of_another_session_is_not_transmitted_from_here(client, town, signed):
    session, _acts = signed
    _other, [stranger] = held_session(town, TITLES[:1], date(2026, 10, 2))
    sign_both(stranger)

    as_user(client, town.clerk).post(reverse("secretariat:transmission", args=[session.pk]), {"acts": [stranger.pk]})

    assert not Transmission.objects.exists()


def test_the_reading_page_tells_the_life_of_the_act(client, town):
    act = received_act(town, TITLES[2:3])
    review.oppose(
        act=act,
        ground=OppositionGround.BREACH_OF_LAW,
        decision=Decision(reference="77/2026", reasons_fr="Le taux dépasse le plafond.", at=act.received_at),
    )

    text = page(as_user(client, town.clerk).get(reverse("secretariat:act", args=[act.pk])))

    assert "Opposition de l'autorité" in text
    assert "Le taux dépasse le plafond." in text
    assert "Le conseil approuve le projet annexé." in text
    assert act.content_hash in text
    assert "Journal de l'acte" in text


def test_a_member_reads_the_act_without_the_journal(client, town, held):
    _session, [act, *_rest] = held

    text = page(as_user(client, town.member).get(reverse("secretariat:act", args=[act.pk])))

    assert act.subject_fr in text
    assert "Journal de l'acte" not in text


def test_the_authority_does_not_see_what_it_has_not_received(client, town, held):
    _session, [act, *_rest] = held

    response = as_user(client, town.officer).get(reverse("secretariat:act", args=[act.pk]))

    assert response.status_code == 403


def test_another_councils_clerk_is_refused_everywhere(client, town, signed):
    session, [act, *_rest] = signed
    foreign = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).clerk
    as_user(client, foreign)

    pages = ("acts", "posting", "transmission", "votes", "sittings", "minutes", "closing")
    answers = [client.get(reverse(f"secretariat:{name}", args=[session.pk])) for name in pages]
    answers += [client.get(reverse(f"secretariat:{name}", args=[act.pk])) for name in ("act", "sign")]

    assert [answer.status_code for answer in answers] == [403] * 9


def test_the_receipt_is_the_councils_and_the_authoritys(client, town):
    received_act(town)
    slip = Transmission.objects.get()
    address = reverse("secretariat:receipt", args=[slip.pk])
    foreign = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).clerk

    answers = [as_user(client, user).get(address).status_code for user in (town.clerk, town.officer, foreign)]

    assert answers == [200, 200, 403]


def test_the_table_asks_the_same_queries_for_one_act_and_for_three(client, town, queries_of):
    first, _ = held_session(town, TITLES[:1])
    second, _ = held_session(town, TITLES, date(2026, 10, 2))
    as_user(client, town.clerk)
    client.get(reverse("secretariat:acts", args=[first.pk]))
    few = queries_of(lambda: client.get(reverse("secretariat:acts", args=[first.pk])))

    assert queries_of(lambda: client.get(reverse("secretariat:acts", args=[second.pk]))) == few
