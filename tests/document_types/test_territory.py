"""Placing units in the tree, correcting them, moving them, and what of it reaches the journal."""

import json

import pytest
from wagtail.models import Page

from document_types.enums import ActKind, CouncilState
from document_types.errors import Refusal
from document_types.law.levels import Level
from document_types.models import Act, CollectivityPage, Council, JournalEntry
from document_types.services.journal import verify
from document_types.services.territory import place, ship_units
from document_types.signals import act_changed
from document_types.territory.unit import Unit

pytestmark = pytest.mark.django_db

AIT_MELLOUL = Unit("09.273.01.01", Level.COMMUNE, "Aït Melloul", "أيت ملول", "09.273", seats=35, population=171_847)


def commune(code="09.273.01.01", parent_code="09.273", name_fr="Aït Melloul", **facts):
    return Unit(code, Level.COMMUNE, name_fr, "جماعة للتجربة", parent_code, **facts)


def connect(code):
    Council.objects.filter(collectivity__code=code).update(state=CouncilState.ACTIVE)
    return Council.objects.get(collectivity__code=code)


def payloads(council):
    entries = JournalEntry.objects.filter(head__council=council, event="territory_changed")
    return [json.loads(entry.payload) for entry in entries]


def tree_is_sound():
    return not any(Page.find_problems())


def test_fresh_database_holds_the_units_of_the_product_with_their_councils():
    levels = list(CollectivityPage.objects.values_list("level", flat=True))

    assert (levels.count("region"), levels.count("prefecture"), levels.count("province")) == (12, 13, 62)
    assert Council.objects.count() == 87
    assert tree_is_sound()


def test_shipped_prefecture_lies_under_its_region():
    prefecture = CollectivityPage.objects.get(iso_code="MA-INE")

    assert prefecture.get_parent().specific.name_ar == "سوس-ماسة"
    assert prefecture.url_path.endswith("/souss-massa/inezgane-ait-melloul/")
    assert prefecture.council.name == "Conseil de la préfecture d'Inezgane-Aït Melloul"


def test_shipping_again_adds_nothing():
    assert ship_units() == 0


def test_placed_commune_is_a_live_page_in_both_languages():
    page = place(unit=AIT_MELLOUL)

    assert (page.title, page.name_fr, page.name_ar, page.population) == ("Aït Melloul",) * 2 + ("أيت ملول", 171_847)
    assert page.live and page.first_published_at and not page.has_unpublished_changes
    assert page.url_path.endswith("/souss-massa/inezgane-ait-melloul/ait-melloul/")
    assert page.get_parent().specific.code == "09.273"
    page.full_clean()


def test_council_is_placed_below_its_commune():
    council = place(unit=AIT_MELLOUL).council

    assert (council.seats, council.state) == (35, CouncilState.NOT_CONNECTED)
    assert council.page.url_path.endswith("/ait-melloul/conseil/")
    assert council.page.get_parent().specific == council.collectivity
    assert council.page.specific.title == "Conseil"
    council.page.full_clean()
    assert tree_is_sound()


def test_pages_added_by_hand_afterwards_find_a_free_place():
    place(unit=AIT_MELLOUL)
    parent = CollectivityPage.objects.get(code="09.273")

    parent.add_child(instance=CollectivityPage(title="X", level="commune", code="X", name_fr="X", name_ar="X"))

    assert tree_is_sound()


def test_placing_twice_changes_nothing():
    first = place(unit=AIT_MELLOUL)

    assert place(unit=AIT_MELLOUL).pk == first.pk
    assert Council.objects.count() == 88


def test_homonym_beside_it_bears_its_code_in_the_address():
    place(unit=commune())

    page = place(unit=commune("09.273.01.99"))

    assert page.slug == "ait-melloul-09-273-01-99"


def test_commune_may_not_take_the_address_of_the_council():
    assert place(unit=commune(name_fr="Conseil")).slug == "conseil-09-273-01-01"


def test_corrected_name_shows_and_the_address_stays():
    place(unit=commune(name_fr="Ait Meloul"))

    page = place(unit=commune(name_fr="Aït Melloul"))

    assert (page.name_fr, page.title, page.draft_title, page.slug) == ("Aït Melloul",) * 3 + ("ait-meloul",)


def test_what_a_source_does_not_say_is_kept():
    place(unit=AIT_MELLOUL)

    page = place(unit=Unit("09.273.01.01", Level.COMMUNE, "Aït Melloul", parent_code="09.273"))

    assert (page.name_ar, page.population, page.council.seats) == ("أيت ملول", 171_847, 35)


def test_province_may_become_a_prefecture():
    page = place(unit=Unit("09.541", Level.PREFECTURE, "Taroudannt", "تارودانت", "09"))

    assert page.law_level is Level.PREFECTURE


@pytest.mark.parametrize(
    ("unit", "sentence"),
    [
        (commune(parent_code="09.998"), "09.998, manque"),
        (commune(parent_code="09"), "ne peut pas dépendre de cette unité : région Souss-Massa"),
        (commune(parent_code=""), "ne peut pas dépendre de cette unité : aucune"),
        (Unit("13", Level.REGION, "Nouvelle", "جديدة", "09"), "ne peut pas dépendre"),
        (Unit("09.273.01.01", Level.COMMUNE, "Aït Melloul", "", "09.273"), "Le nom en arabe manque"),
        (Unit("09.999", Level.PROVINCE, "Double", "مكرر", "09", iso_code="MA-INE"), "déjà celui de 09.273"),
    ],
)
def test_refused_unit_leaves_nothing_and_says_why(unit, sentence):
    with pytest.raises(Refusal) as caught:
        place(unit=unit)

    assert sentence in str(caught.value)
    assert CollectivityPage.objects.count() == 87


def test_code_of_a_commune_cannot_become_that_of_an_arrondissement():
    place(unit=commune("06.141.01.0", "06.141", "Casablanca"))
    place(unit=commune("06.141.01.81", "06.141", "Méchouar"))

    with pytest.raises(Refusal, match="autre niveau : commune Méchouar"):
        place(unit=Unit("06.141.01.81", Level.ARRONDISSEMENT, "Méchouar", "المشور", "06.141.01.0"))


def test_facts_of_a_council_not_connected_change_without_the_journal():
    place(unit=AIT_MELLOUL)

    page = place(unit=commune(seats=39))

    assert page.council.seats == 39
    assert not JournalEntry.objects.exists()


def test_facts_of_a_connected_council_change_with_the_journal():
    place(unit=AIT_MELLOUL)
    council = connect("09.273.01.01")

    place(unit=Unit("09.273.01.01", Level.COMMUNE, "Aït Melloul", "آيت ملول", "09.273", seats=39))

    assert payloads(council) == [
        {
            "unit": "09.273.01.01",
            "before": {"name_ar": "أيت ملول", "seats": 35},
            "after": {"name_ar": "آيت ملول", "seats": 39},
        }
    ]
    assert verify(council.journal_head) is None


def test_renaming_tells_of_the_acts_below():
    council = place(unit=AIT_MELLOUL).council
    act = Act.objects.create(page=council.page.page_ptr, council=council, kind=ActKind.DELIBERATION)
    told = []
    act_changed.connect(lambda act, **kwargs: told.append(act), weak=False, dispatch_uid="test")

    place(unit=commune(name_fr="Ait Melloul"))

    act_changed.disconnect(dispatch_uid="test")
    assert told == [act]


def test_misplaced_commune_moves_with_its_council():
    before = place(unit=commune(parent_code="09.541"))

    page = place(unit=commune())

    assert page.pk == before.pk
    assert page.get_parent().specific.code == "09.273"
    assert page.council.page.url_path.endswith("/inezgane-ait-melloul/ait-melloul/conseil/")
    assert tree_is_sound()


def test_moved_commune_gives_way_to_a_homonym_already_there():
    place(unit=commune("09.273.01.05"))
    place(unit=commune(parent_code="09.541"))

    page = place(unit=commune())

    assert page.url_path.endswith("/inezgane-ait-melloul/ait-melloul-09-273-01-01/")
    assert page.council.page.url_path == f"{page.url_path}conseil/"


def test_commune_whose_council_is_connected_does_not_move_by_itself():
    place(unit=AIT_MELLOUL)
    connect("09.273.01.01")

    with pytest.raises(Refusal, match="--reattach 09.273.01.01") as caught:
        place(unit=commune(parent_code="09.541"))

    assert "dépend de préfecture Inezgane-Aït Melloul (09.273)" in str(caught.value)
    assert CollectivityPage.objects.get(code="09.273.01.01").get_parent().specific.code == "09.273"


def test_wanted_move_enters_the_journal_of_every_connected_council_carried_along():
    place(unit=commune("06.141.01.0", "06.141", "Casablanca"))
    place(unit=Unit("06.141.01.01", Level.ARRONDISSEMENT, "Anfa", "أنفا", "06.141.01.0"))
    councils = [connect("06.141.01.0"), connect("06.141.01.01")]

    page = place(unit=commune("06.141.01.0", "06.371", "Casablanca"), reattach={"06.141.01.0"})

    moved = {"unit": "06.141.01.0", "before": {"parent": "06.141"}, "after": {"parent": "06.371"}}
    assert page.get_parent().specific.code == "06.371"
    assert [payloads(council) for council in councils] == [[moved], [moved]]
    assert all(verify(council.journal_head) is None for council in councils)


def test_placed_unit_is_found_by_the_page_search_of_the_administration(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = place(unit=AIT_MELLOUL)

    assert page in CollectivityPage.objects.search("Melloul")
