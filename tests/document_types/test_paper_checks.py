"""A paper that says of itself another number or day than the act it is tied to is told, and nothing is changed."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.utils import translation

from document_types.models import Act
from document_types.services import documents
from document_types.services.paper_checks import doubts_about
from tests.factories import received_act

pytestmark = pytest.mark.django_db


@pytest.fixture
def act(town):
    act = received_act(town)
    Act.objects.filter(pk=act.pk).update(
        number=12, number_label="12/2026", number_slug="12", year=2026, dated_on=date(2026, 5, 7)
    )
    act.refresh_from_db()
    return act


def paper(town, text: str):
    return documents.store(ContentFile(text.encode(), "copie.txt"), council=town.council, title="Exemplaire signé")


@pytest.mark.parametrize(
    "text",
    [
        "Délibération n° 12/2026\nSéance publique du 7 mai 2026",
        "Délibération n° 2026/012",
        "مقرر رقم ١٢ بتاريخ 7 ماي 2026",
        "Le conseil approuve la convention.",
    ],
)
def test_the_right_paper_raises_no_doubt(town, act, text):
    assert doubts_about(paper(town, text), act) == []


def test_another_number_and_another_day_are_told(town, act):
    other = paper(town, "مقرر عدد 21/2026\nالجلسة المنعقدة يوم 8 ماي 2026")

    with translation.override("fr"):
        number, day = doubts_about(other, act)

    assert "le numéro 21/2026, l'acte le numéro 12/2026" in number
    assert "vendredi 8 mai 2026" in day and "jeudi 7 mai 2026" in day


def test_an_act_without_a_number_yet_is_compared_by_nothing(town, act):
    act.number_label, act.dated_on = "", None

    assert doubts_about(paper(town, "Délibération n° 21/2026 du 8 mai 2026"), act) == []
