"""What citizens read of the versions of a text: what the authority received, what was mended, what changed what."""

import pytest

from document_types.corrections import passages_of
from document_types.enums import LinkKind
from document_types.models import Act
from document_types.services import links, rectification, signatories, versions
from tests.cms.portal.conftest import TODAY
from tests.cms.portal.pages import address_of, mismatched, text_of
from tests.factories import at
from workflows import deadlines

pytestmark = pytest.mark.django_db

SLIP = {"fr": "relative aux communes", "ar": "المتعلق بالجماعات"}
MENDED = {"fr": "relative aux communes et promulguée en 2015", "ar": "المتعلق بالجماعات الصادر سنة 2015"}


def rectify(act: Act) -> Act:
    corrections = {
        passage.key: passage.text.replace(SLIP[passage.language], MENDED[passage.language])
        for passage in passages_of(act.revision.as_object())
        if SLIP[passage.language] in passage.text
    }
    pending = rectification.prepare(
        act=act, corrections=corrections, reference="R 3", reasons_fr="Renvoi omis.", reasons_ar="إحالة ساقطة."
    )
    for office in signatories.CAPABILITIES:
        rectification.confirm(pending=pending, office=office, user=None, at=at(TODAY.replace(day=20)))
    return Act.objects.get(pk=act.pk)


@pytest.fixture
def rectified(in_force):
    return rectify(in_force)


def get(client, act, below="", language="fr"):
    return client.get(f"{address_of(act, language)}{below}")


def test_the_text_published_is_proven_to_be_the_one_the_authority_received(client, acts):
    words = text_of(get(client, acts["motion"]))

    assert "celui que l'autorité a reçu le vendredi 8 mai 2026" in words
    assert "les deux empreintes sont les mêmes" in words
    assert words.count(acts["motion"].content_hash) >= 3


def test_a_text_that_is_not_the_one_received_is_said_to_differ(client, acts):
    Act.objects.filter(pk=acts["motion"].pk).update(content_hash="ab" * 32)

    words = text_of(get(client, acts["motion"]))

    assert "n'a pas l'empreinte de celui que l'autorité a reçu" in words
    assert "les deux empreintes sont les mêmes" not in words


def test_a_rectified_act_says_so_at_its_head_and_tells_its_versions(client, rectified):
    words = text_of(get(client, rectified))

    assert "Texte rectifié mercredi 20 mai 2026 (n° R 3)" in words
    assert words.index("Texte rectifié") < words.index("Article unique")
    assert "Renvoi omis." in words
    assert MENDED["fr"] in words
    assert "L'autorité a reçu le vendredi 8 mai 2026 le texte d'avant sa rectification" in words


def test_the_earlier_version_stays_readable_with_its_own_hash(client, in_force, rectified):
    response = get(client, rectified, "versions/2/")

    words = text_of(response)
    assert SLIP["fr"] in words and MENDED["fr"] not in words
    assert in_force.content_hash in words
    assert rectified.content_hash not in words
    assert get(client, rectified, "versions/3/").status_code == 302


@pytest.mark.parametrize("below", ["versions/1/", "comparaison/1-2/", "comparaison/1-3/", "versions/9/"])
def test_the_text_laid_before_the_council_is_not_public(client, rectified, below):
    assert [version.rank for version in versions.history(rectified)] == [1, 2, 3]
    assert get(client, rectified, below).status_code == 404


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_comparison_shows_both_languages_in_their_own_direction(client, rectified, language):
    response = get(client, rectified, "comparaison/2-3/", language)

    content = response.content.decode()
    assert mismatched(response) == []
    assert content.index(f'id="diff-{language}"') < content.index(f'id="diff-{"fr" if language == "ar" else "ar"}"')
    assert '<ins dir="rtl">' in content and '<ins dir="ltr">' in content
    # The new reference is a figure, and said to be one.
    assert content.count("m-diff__figures") == 2


def test_what_is_deleted_and_added_is_said_in_words_too(client, rectified):
    content = get(client, rectified, "comparaison/3-2/").content.decode()

    assert "[supprimé] </span>" in content.partition("promulguée en 2015")[0].rpartition("<del")[2]


def test_two_columns_are_asked_for_by_address(client, rectified):
    assert b"m-diff__pair" not in get(client, rectified, "comparaison/2-3/").content
    assert b"m-diff__pair" in get(client, rectified, "comparaison/2-3/?vue=cote").content


def test_a_version_and_a_comparison_take_few_queries(client, rectified, django_assert_max_num_queries):
    for below in ("versions/2/", "comparaison/2-3/"):
        with django_assert_max_num_queries(8):
            assert get(client, rectified, below).status_code == 200


def test_an_act_names_the_one_that_amended_it_once_that_one_is_in_force(client, in_force, acts):
    budget = acts["budget"]
    Act.objects.filter(pk=budget.pk).update(state="on_agenda")
    links.link(later=Act.objects.get(pk=budget.pk), earlier=in_force, kind=LinkKind.AMENDS)
    Act.objects.filter(pk=budget.pk).update(state="awaiting_visa")
    assert "Modifiée par" not in text_of(get(client, in_force))
    assert "Modifie (une fois exécutoire) Vœu sur l'éclairage" in text_of(get(client, budget))

    links.take_effect(later=budget, at=at(TODAY.replace(day=29)))

    assert "Modifiée par Approbation du budget" in text_of(get(client, in_force))
    compared = get(client, in_force, f"comparaison/acte/{budget.pk}/")
    assert "Approbation du budget" in text_of(compared)


def test_an_act_that_is_not_online_is_neither_named_nor_compared(client, in_force, acts):
    rates = acts["rates"]
    assert not rates.is_online
    Act.objects.filter(pk=rates.pk).update(state="on_agenda")
    links.link(later=Act.objects.get(pk=rates.pk), earlier=in_force, kind=LinkKind.REPLACES)
    links.take_effect(later=rates, at=at(TODAY))

    assert rates.subject_fr not in text_of(get(client, in_force))
    assert address_of(rates, "fr") not in get(client, in_force).content.decode()
    assert get(client, in_force, f"comparaison/acte/{rates.pk}/").status_code == 404


def test_two_acts_that_nothing_ties_are_not_compared(client, in_force, acts):
    assert get(client, in_force, f"comparaison/acte/{acts['budget'].pk}/").status_code == 404


def test_an_act_and_the_one_it_re_examines_are_compared(client, opposed, acts):
    Act.objects.filter(pk=acts["budget"].pk).update(reexamines=opposed)

    assert "Comparer les deux textes" in text_of(get(client, acts["budget"]))
    words = text_of(get(client, acts["budget"], f"comparaison/acte/{opposed.pk}/"))
    assert "passage diffère" in words or "passages diffèrent" in words


def test_a_comparison_of_an_act_that_was_never_rectified_is_not_found(client, acts):
    deadlines.run(TODAY)

    assert get(client, acts["motion"], "comparaison/2-3/").status_code == 404
