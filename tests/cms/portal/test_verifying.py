"""Anybody who holds the code of a receipt sees what it is for; of what is not published, a number and a hash."""

import pytest
from django.urls import reverse
from django.utils import translation

from document_types.codes import printed
from tests.cms.portal.pages import mismatched, text_of
from workflows.models import Transmission

pytestmark = pytest.mark.django_db


@pytest.fixture
def slip(acts):
    return Transmission.objects.get()


def address(slip, language="fr"):
    with translation.override(language):
        return reverse("verify_code", args=[slip.code])


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_receipt_says_its_number_its_authority_and_its_acts(client, slip, acts, language):
    response = client.get(address(slip, language))

    text = text_of(response)
    assert response.status_code == 200
    assert slip.receipt_number in text and getattr(slip.authority, f"name_{language}") in text
    assert acts["budget"].content_hash in text and acts["motion"].content_hash in text
    assert acts["budget"].subject_in(language) in text
    assert mismatched(response) == []


def test_what_is_not_published_is_told_by_number_and_hash_alone(client, slip, acts):
    motion = acts["motion"]
    type(motion).objects.filter(pk=motion.pk).update(online_at=None)

    text = text_of(client.get(address(slip)))

    assert motion.subject_fr not in text and "acte non publié" in text
    assert motion.number_label in text and motion.content_hash in text


def test_who_sent_it_is_not_told(client, slip, town):
    Transmission.objects.filter(pk=slip.pk).update(sent_by=town.clerk)

    assert town.clerk.get_username() not in text_of(client.get(address(slip)))


def test_the_code_as_printed_leads_to_the_receipt(client, slip):
    typed = client.get("/fr/verifier/", {"code": printed(slip.code).lower()})

    assert (typed.status_code, typed["Location"]) == (302, address(slip))


@pytest.mark.parametrize("wrong", ["ABCD-EFGH-JKMN", "x", "<script>", "' OR 1=1", "é" * 500])
def test_a_wrong_code_is_answered_in_words(client, slip, wrong):
    response = client.get("/fr/verifier/", {"code": wrong})

    assert response.status_code == 404
    assert "Aucun papier ne porte le code" in text_of(response)
    assert "<script>" not in response.content.decode()


def test_a_wrong_address_is_answered_by_the_form(client, slip):
    response = client.get("/fr/verifier/ABCDEFGHJKMN/")

    assert response.status_code == 404
    assert "Code porté sur le papier" in text_of(response)


def test_the_form_asks_for_nothing_at_first(client, db):
    response = client.get("/ar/verifier/")

    assert response.status_code == 200
    assert mismatched(response) == []


def test_a_hash_is_compared_however_it_is_spaced(client, slip, acts):
    value = acts["motion"].content_hash
    spaced = " ".join(value[start : start + 8] for start in range(0, 64, 8)).upper()

    text = text_of(client.get(address(slip), {"empreinte": spaced}))

    assert "Elle correspond." in text and acts["motion"].number_label in text


@pytest.mark.parametrize(("typed", "words"), [("0" * 64, "n'est celle d'aucun acte"), ("abc", "64 signes")])
def test_another_hash_does_not_agree(client, slip, typed, words):
    text = text_of(client.get(address(slip), {"empreinte": typed}))

    assert "Elle ne correspond pas." in text and words in text


def test_nothing_is_written_by_looking(client, slip, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        response = client.get(address(slip))

    assert "Set-Cookie" not in response
    assert client.post(address(slip)).status_code == 405
