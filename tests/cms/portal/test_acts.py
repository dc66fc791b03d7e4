"""The page of an act: its answer first, its text, its life, and how few questions it asks."""

from datetime import date

import pytest
from django.utils import translation

from document_types.articles import title
from document_types.enums import ActState, AnnexRole, Origin
from document_types.models import Act, CouncilDocument, DocumentText
from document_types.models.documents import Annex
from tests.cms.portal.pages import address_of, mismatched, place_of, text_of
from tests.factories import TITLES, on_paper, received_act, scan_for
from workflows.enums import OppositionGround
from workflows.services import review
from workflows.services.decision import Decision

pytestmark = pytest.mark.django_db


def get(client, act, language="fr", **asked):
    return client.get(address_of(act, language), asked)


def test_an_act_in_force_says_so_first(client, in_force):
    words = text_of(get(client, in_force))

    assert "Exécutoire depuis le jeudi 14 mai 2026" in words
    assert words.index("Exécutoire depuis") < words.index("Article unique")


def test_the_force_of_another_day_is_told(client, in_force, settings):
    settings.DEMO_TODAY = date(2026, 6, 1)
    before = text_of(get(client, in_force, au="2026-05-13"))
    after = text_of(get(client, in_force, au="2026-05-14"))
    early = text_of(get(client, in_force, au="2026-01-01"))
    wrong = text_of(get(client, in_force, au="demain"))

    assert "Le mercredi 13 mai 2026 : Pas en vigueur." in before
    assert "Le jeudi 14 mai 2026 : En vigueur, depuis le jeudi 14 mai 2026." in after
    assert "n'existait pas encore" in early
    assert "ne se lit pas" in wrong


def test_an_opposed_act_carries_its_banner(client, opposed):
    words = text_of(get(client, opposed))

    assert "Opposition du gouverneur" in words
    assert "Pas en vigueur : le gouverneur s'y est opposé le lundi 11 mai 2026" in words


def test_an_act_awaiting_its_visa_carries_its_banner(client, acts):
    words = text_of(get(client, acts["budget"]))

    assert "Pas encore en vigueur : elle attend le visa du gouverneur, au plus tard le" in words
    assert "Visa attendu au plus tard le" in words


def test_the_arabic_page_speaks_of_force_in_arabic(client, opposed):
    words = text_of(get(client, opposed, "ar"))

    assert "غير قابل للتنفيذ" in words
    assert "11 ماي 2026" in words


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("name", ["budget", "motion"])
def test_an_act_takes_six_queries_at_most(client, acts, language, name, django_assert_max_num_queries):
    get(client, acts[name], language)

    with django_assert_max_num_queries(6):
        assert get(client, acts[name], language).status_code == 200


def test_an_opposed_act_takes_six_queries_at_most(client, opposed, django_assert_max_num_queries):
    get(client, opposed)

    with django_assert_max_num_queries(6):
        get(client, opposed)


def test_every_state_takes_six_queries_at_most(client, in_force, django_assert_max_num_queries):
    get(client, in_force)

    for state in ActState:
        Act.objects.filter(pk=in_force.pk).update(state=state)
        with django_assert_max_num_queries(6):
            assert get(client, in_force).status_code == 200


def test_articles_are_numbered_in_the_words_of_each_language():
    assert [title(number, 3, "fr") for number in (1, 2)] == ["Article premier", "Article 2"]
    assert [title(number, 3, "ar") for number in (1, 2)] == ["المادة الأولى", "المادة 2"]


def test_the_vote_is_told_in_words_and_by_name(client, in_force):
    words = text_of(get(client, in_force))

    assert "Adopté : pour, 9 ; contre, 0" in words
    assert "Membre 9" in words


def test_the_life_of_an_act_is_told_step_by_step(client, in_force):
    words = text_of(get(client, in_force))
    steps = ["Adoptée par le conseil", "Signature du président", "Affichée au siège", "Reçue par le gouverneur"]
    places = [words.rindex(step) for step in steps]

    assert places == sorted(places)
    assert "enregistré le" in words


def test_what_was_said_inside_the_council_is_not_told(client, opposed):
    words = text_of(get(client, opposed))

    assert "membre1@membre.example" not in words
    assert "Remise aux membres" not in words


def test_a_text_without_translation_keeps_its_language_and_direction(client, acts):
    page = acts["budget"].page.specific
    type(page).objects.filter(pk=page.pk).update(body_fr="[]", subject_fr="")
    Act.objects.filter(pk=acts["budget"].pk).update(subject_fr="")

    response = get(client, acts["budget"])

    assert "Texte disponible en arabe seulement" in text_of(response)
    assert b'<div class="text" lang="ar" dir="rtl">' in response.content
    assert mismatched(response) == []


def test_a_translation_says_which_text_is_authentic(client, acts):
    words = text_of(get(client, acts["budget"]))

    assert "Traduction sans valeur officielle" in words
    assert "Traduction sans valeur officielle" not in text_of(get(client, acts["budget"], "ar"))


def test_the_permanent_address_and_the_hash_are_on_the_page(client, acts):
    words = text_of(get(client, acts["budget"]))

    assert address_of(acts["budget"]) in words
    assert acts["budget"].content_hash in words


def test_the_address_in_the_tree_leads_to_the_permanent_one(client, acts):
    response = client.get(place_of(acts["budget"].page))

    assert response.status_code == 301
    assert response["Location"] == address_of(acts["budget"])


def test_printing_opens_what_is_folded(client, acts):
    assert b"<details open>" in get(client, acts["budget"], print=1).content
    assert b"<details open>" not in get(client, acts["budget"]).content


def test_markup_in_a_subject_is_shown_and_never_run(client, acts):
    Act.objects.filter(pk=acts["budget"].pk).update(subject_fr="<script>alert(1)</script> & Cie")

    content = get(client, acts["budget"]).content.decode()

    assert "<script>" not in content
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Cie" in content


@pytest.mark.parametrize("wrong", ["deliberation/2026/99", "minutes/2026/1", "nothing/2026/1", "deliberation/2019/1"])
def test_an_address_of_no_act_is_not_found(client, acts, wrong):
    assert client.get(f"/fr/actes/{acts['budget'].council.code}/{wrong}/").status_code == 404


def test_annexes_are_listed_with_their_weight_unless_kept_back(client, acts):
    for position, (name, is_public) in enumerate([("Plan", True), ("Note interne", False)], start=1):
        document = CouncilDocument.objects.create(
            title=name, file=f"documents/{position}.pdf", file_size=57_000, council=acts["budget"].council
        )
        Annex.objects.create(
            act=acts["budget"], document=document, position=position, title=name, sha256="ab" * 32, is_public=is_public
        )

    words = text_of(get(client, acts["budget"]))

    assert "Plan" in words
    assert "57 Ko" in words
    assert "Note interne" not in words


def test_the_alternates_name_both_languages(client, acts):
    content = get(client, acts["budget"], "ar").content.decode()

    with translation.override("ar"):
        assert f'rel="canonical" href="http://127.0.0.1:8000{address_of(acts["budget"], "ar")}"' in content
    assert f'hreflang="fr" href="http://127.0.0.1:8000{address_of(acts["budget"])}"' in content


def test_an_imported_act_shows_its_file_and_the_text_read_from_it(client, acts, django_assert_max_num_queries):
    act = acts["motion"]
    type(act.page.specific).objects.filter(pk=act.page_id).update(body_fr="[]", body_ar="[]")
    Act.objects.filter(pk=act.pk).update(origin=Origin.IMPORTED, state=ActState.ARCHIVED, year=None, session=None)
    document = CouncilDocument.objects.create(
        title="Registre 1978", file="documents/r.pdf", page_count=2, council=act.council
    )
    Annex.objects.create(
        act=act, document=document, role=AnnexRole.ORIGINAL, title="Registre 1978", sha256="ab" * 32, page_from=2
    )
    for number, text in enumerate(["autre acte", "قرر المجلس إنارة الحي"], start=1):
        DocumentText.objects.create(document=document, number=number, text=text)
    act.refresh_from_db()
    get(client, act)

    with django_assert_max_num_queries(6):
        words = text_of(get(client, act))

    assert "/deliberation/0/" in address_of(act)
    assert "Effets non vérifiés : acte ancien repris des archives du conseil." in words
    assert "Le texte de cet acte est dans le document ci-dessous." in words
    assert "Texte lu par machine, peut contenir des erreurs" in words
    assert "إنارة الحي" in words
    assert "autre acte" not in words


@pytest.mark.parametrize(("decision", "article"), [("oppose", "117"), ("refuse_visa", "118")])
def test_a_force_taken_back_is_told_with_the_article_of_what_took_it(client, town, decision, article):
    act = received_act(on_paper(town), TITLES[:1])
    review.confirm_silence(clock=act.clocks.get(kind="visa"), user=town.clerk)
    facts = {"ground": OppositionGround.BREACH_OF_LAW} if decision == "oppose" else {}
    received = Decision(
        user=town.clerk,
        reference="7",
        reasons_fr="Motif.",
        is_paper=True,
        decided_on=date(2026, 5, 12),
        scan=scan_for(town.council),
    )
    getattr(review, decision)(act=act, decision=received, **facts)
    act.refresh_from_db()

    told = text_of(get(client, act)).partition("Force corrigée : la décision prise à temps l'emporte")[2]

    assert told and f"art. {article}" in told[:120]
