"""The search box of a citizen: completed by the keyboard alone, and whole without any script."""

import pytest

from tests.browser.test_accessibility import faults_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "typed", "place"), [("fr", "inezgane-a", "Inezgane"), ("ar", "إنزكان", "إنزكان")])
def test_a_council_is_reached_with_the_keyboard_while_typing(somebody, language, typed, place):
    citizen = somebody(viewport={"width": 360, "height": 740})
    citizen.go(f"/{language}/")
    box = citizen.page.get_by_role("combobox")
    box.press_sequentially(typed)
    citizen.page.locator("[role=option]").first.wait_for()

    assert box.get_attribute("aria-expanded") == "true"
    assert faults_of(citizen) == []

    citizen.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == citizen.page.locator("[aria-selected=true]").get_attribute(
        "id"
    )
    citizen.press("Enter")
    citizen.page.wait_for_url(lambda address: "conseil" in address)
    assert place in citizen.text


def test_escape_closes_what_is_proposed_and_enter_searches_what_was_typed(somebody):
    citizen = somebody()
    citizen.go("/fr/")
    citizen.page.get_by_role("combobox").press_sequentially("inezgane")
    citizen.page.locator("[role=option]").first.wait_for()

    citizen.press("Escape")
    assert citizen.page.locator("[role=option]:visible").count() == 0
    citizen.press("Enter")
    citizen.page.wait_for_url(lambda address: "recherche/?q=inezgane" in address)


def test_without_script_the_box_searches_and_names_the_council(somebody):
    citizen = somebody(java_script_enabled=False)
    citizen.go("/fr/")
    citizen.page.locator("#q").fill("inezgane")
    citizen.send("form[role=search] button")

    assert "Inezgane" in citizen.text
    citizen.page.locator(".help summary").click()
    assert citizen.page.get_by_text("ces mots, dans cet ordre").is_visible()
