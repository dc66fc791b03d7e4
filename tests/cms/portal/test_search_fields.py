"""What is typed before a colon, in either language, means what the archive's facets hold."""

import pytest

from document_types.enums import ActKind, ForceKind
from search.fields import field_of

pytestmark = pytest.mark.django_db


def read(name, typed):
    return field_of(name).read(typed)


@pytest.mark.parametrize(
    ("name", "typed", "values"),
    [
        ("type", "pv", (ActKind.MINUTES,)),
        ("type", "délib", (ActKind.DELIBERATION,)),
        ("نوع", "مقرر", (ActKind.DELIBERATION,)),
        ("annee", "2024", ("2024",)),
        ("سنة", "٢٠٢٤", ("2024",)),
        ("année", "2022..2024", ("2022", "2023", "2024")),
        ("année", "récente", ()),
        ("force", "annulée", (ForceKind.ANNULLED,)),
        ("matière", "finance.budget", ("finance.budget",)),
        ("matière", "budget", ("finance.budget",)),
        ("annexes", "avec", ("with",)),
        ("annexes", "بدون", ("without",)),
        ("type", "roman", ()),
    ],
)
def test_a_value_is_read_by_its_name_or_the_beginning_of_it(name, typed, values):
    assert read(name, typed) == values


def test_a_group_of_matters_stands_for_all_of_it():
    found = read("matière", "Finances")

    assert "finance.budget" in found
    assert all(code.startswith("finance.") for code in found)


@pytest.mark.parametrize("typed", ["Aït Melloul", "ait melloul", "أيت ملول", "09.273.01.05"])
def test_a_council_is_read_by_its_name_in_any_spelling_or_by_its_code(town, typed):
    assert read("conseil", typed) == ("09.273.01.05",)
