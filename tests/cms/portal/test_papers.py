"""Whoever holds a paper of an act sees what it is, what it is worth today, and whether the file was changed."""

from hashlib import sha256

import pytest
from django.urls import reverse
from django.utils import translation

from document_types.codes import printed
from document_types.enums import Edition
from document_types.models import Act
from document_types.services import act_papers
from tests.cms.portal.pages import mismatched, text_of
from tests.papers import content

pytestmark = pytest.mark.django_db


@pytest.fixture
def motion(in_force):
    return in_force


@pytest.fixture
def paper(motion):
    return act_papers.issue(act=motion)


def address(paper, language="fr"):
    with translation.override(language):
        return reverse("verify_code", args=[paper.code])


def served(client, act, edition) -> bytes:
    name = [act.council.code, act.kind, act.year, act.number_slug, edition]
    return client.get(reverse("act_paper", args=name))


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_its_code_says_what_it_is_and_its_force_today(client, motion, paper, language):
    response = client.get(address(paper, language))

    text = text_of(response)
    assert motion.subject_in(language) in text and motion.number_label in text
    assert paper.entry.hash in text and all(each.digest in text for each in act_papers.files_of(paper))
    assert {"fr": "Exécutoire depuis", "ar": "قابل للتنفيذ ابتداء"}[language] in text
    assert mismatched(response) == []


def test_the_code_as_printed_leads_to_it(client, paper):
    response = client.get("/fr/verifier/", {"code": printed(paper.code).lower()})

    assert (response.status_code, response["Location"]) == (302, address(paper))


def test_of_what_is_not_published_a_number_and_hashes_are_told(client, motion, paper):
    Act.objects.filter(pk=motion.pk).update(online_at=None)

    text = text_of(client.get(address(paper)))

    assert motion.subject_fr not in text and "acte non publié" in text and "Exécutoire" not in text
    assert motion.number_label in text and act_papers.last_file(paper, Edition.AR).digest in text
    assert served(client, motion, "ar").status_code == 404


def test_the_file_served_is_the_one_that_was_issued(client, motion, paper):
    for each in act_papers.files_of(paper):
        response = served(client, motion, each.edition.value)

        assert sha256(content(response)).hexdigest() == each.digest
        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Security-Policy"].startswith("default-src 'none'")
        assert response["X-Content-Type-Options"] == "nosniff"


def test_the_page_of_the_act_leads_to_its_papers(client, motion, paper):
    page = client.get(reverse("act", args=[motion.council.code, motion.kind, motion.year, motion.number_slug]))

    assert all(f"{edition.value}.pdf" in page.content.decode() for edition in Edition)


@pytest.mark.parametrize("edition", ["de", "fr.pdf", "ar-fr"])
def test_no_other_edition_is_served(client, motion, paper, edition):
    base = reverse("act", args=[motion.council.code, motion.kind, motion.year, motion.number_slug])

    assert client.get(f"{base}{edition}.pdf").status_code == 404


def test_an_act_without_its_paper_offers_none(client, motion):
    page = client.get(reverse("act", args=[motion.council.code, motion.kind, motion.year, motion.number_slug]))

    assert "fr-ar.pdf" not in page.content.decode()
    assert served(client, motion, "fr").status_code == 404


def test_one_flipped_byte_does_not_agree(client, motion, paper):
    whole = bytearray(content(served(client, motion, "fr")))
    asked = {"empreinte": sha256(whole).hexdigest()}
    assert "Elle correspond." in text_of(client.get(address(paper), asked))
    whole[len(whole) // 2] ^= 1

    changed = text_of(client.get(address(paper), {"empreinte": sha256(whole).hexdigest()}))

    assert "Elle ne correspond pas." in changed and "n'est pas ce qui a été établi" in changed


def test_nothing_is_written_by_looking(client, paper, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        response = client.get(address(paper))

    assert "Set-Cookie" not in response
    assert client.post(address(paper)).status_code == 405
