"""Two clerks at one sitting, and a network that fails in the middle of a roll call: nothing is lost."""

import json

import pytest

pytestmark = pytest.mark.browser

SIT = """
import django, json
django.setup()
from tests.factories import {factories}
council = make_commune("{code}", "Taghazout", "تاغازوت")
town = make_town(council, how_many={members})
session = open_session(town)
items = add_items(session, TITLES + TITLES[:1])
convene(town, session)
sitting = sit(town, session)
second = make_user("deuxieme {code}", *town.clerk.groups.all())
print(json.dumps([town.clerk.username, second.username, sitting.pk, [item.pk for item in items]]))
"""
FACTORIES = "TITLES, add_items, convene, make_commune, make_town, make_user, open_session, sit"
CUT = 30_000


@pytest.fixture(scope="module")
def scene(site):
    """A council of 35 that sits, and its two clerks; the identifiers of the sitting and of its points."""
    script = SIT.format(factories=FACTORIES, code="09.001.01.01", members=35)
    first, second, sitting, items = json.loads(site.run(script).splitlines()[-1])
    site.people |= {"first clerk": first, "second clerk": second}
    return sitting, items


def line(person, place: int):
    return person.page.locator("main tr[data-m-row]").nth(place)


def choose(person, place: int, value: str) -> None:
    line(person, place).locator(f"input[value={value}]").check()


def chosen(person, place: int) -> str | None:
    checked = line(person, place).locator("input:checked")
    return checked.get_attribute("value") if checked.count() else None


def wait_for(person, place: int, value: str) -> None:
    line(person, place).locator(f"input[value={value}]:checked").wait_for(state="attached", timeout=15_000)


def test_two_clerks_on_one_vote_lose_nothing_and_see_the_same(site, scene, somebody):
    _sitting, items = scene
    one, two = somebody("first clerk"), somebody("second clerk")
    for clerk in (one, two):
        clerk.go(f"/admin/points/{items[0]}/vote/")

    # Each takes half of the table; each sees what the other wrote.
    choose(one, 0, "for")
    choose(two, 34, "against")
    wait_for(two, 0, "for")
    wait_for(one, 34, "against")

    # Both write the same member before reading each other: the second is asked, and keeps the first one's.
    two.context.set_offline(True)
    choose(two, 1, "against")
    choose(one, 1, "for")
    one.page.wait_for_timeout(1500)
    two.context.set_offline(False)
    note = line(two, 1).locator(".m-row-note")
    note.wait_for(timeout=15_000)
    assert site.people["first clerk"] in note.inner_text() or "clerk" in note.inner_text()
    note.locator("button").first.click()
    wait_for(two, 1, "for")

    # All for, then two exceptions: the result is said, and one click proclaims it. The other clerk is told.
    one.page.locator("main [data-m-everyone]").click()
    choose(one, 2, "against")
    choose(one, 3, "abstention")
    proclaim = one.page.locator("main [data-m-proclaim] button")
    proclaim.wait_for(state="visible", timeout=15_000)
    assert "33" in one.page.locator("main [data-m-sentence]").inner_text()
    wait_for(two, 2, "against")
    one.send("main [data-m-proclaim] button")
    two.page.locator("main [data-m-ended]").wait_for(state="visible", timeout=15_000)
    assert two.page.locator("main [data-m-proclaim]").is_hidden()


def test_a_network_cut_of_thirty_seconds_in_a_roll_call_loses_nothing(scene, somebody):
    _sitting, items = scene
    clerk, other = somebody("first clerk"), somebody("second clerk")
    clerk.go(f"/admin/points/{items[1]}/vote/")
    for place in range(10):
        choose(clerk, place, "for")
    waiting = clerk.page.locator("main [data-m-waiting]")
    waiting.wait_for(state="hidden", timeout=15_000)

    clerk.context.set_offline(True)
    for place in range(10, 25):
        choose(clerk, place, "against")
    waiting.filter(has_text="15").wait_for(timeout=15_000)
    clerk.page.wait_for_timeout(CUT)
    assert clerk.page.locator("main [data-m-proclaim]").is_hidden()
    clerk.context.set_offline(False)
    waiting.wait_for(state="hidden", timeout=20_000)
    for place in range(25, 35):
        choose(clerk, place, "abstention")

    # The other clerk opens the page: every vote is there, those of the cut among them.
    clerk.page.locator("main [data-m-proclaim] button").wait_for(state="visible", timeout=20_000)
    other.go(f"/admin/points/{items[1]}/vote/")
    values = [chosen(other, place) for place in range(35)]
    assert values == ["for"] * 10 + ["against"] * 15 + ["abstention"] * 10


def test_a_page_closed_during_the_cut_finds_its_votes_again(scene, somebody):
    _sitting, items = scene
    clerk = somebody("first clerk")
    clerk.go(f"/admin/points/{items[2]}/vote/")
    clerk.page.wait_for_timeout(500)
    clerk.context.set_offline(True)
    for place in range(5):
        choose(clerk, place, "against")
    clerk.page.wait_for_timeout(500)
    clerk.page.close()
    clerk.context.set_offline(False)

    clerk.page = clerk.context.new_page()
    clerk.go(f"/admin/points/{items[2]}/vote/")

    wait_for(clerk, 4, "against")
    clerk.page.locator("main [data-m-waiting]").wait_for(state="hidden", timeout=15_000)
    clerk.go(f"/admin/points/{items[2]}/vote/")
    assert [chosen(clerk, place) for place in range(5)] == ["against"] * 5


def test_a_roll_call_is_entered_with_the_keyboard_alone(scene, somebody):
    sitting, items = scene
    clerk = somebody("first clerk")
    clerk.go(f"/admin/points/{items[3]}/vote/")
    line(clerk, 0).locator("input").first.focus()
    clerk.press(*["Digit1"] * 30, *["Digit2"] * 4, "Digit3")
    clerk.page.locator("main [data-m-proclaim] button").wait_for(state="visible", timeout=20_000)
    with clerk.page.expect_navigation():
        clerk.press("Control+Enter")
    clerk.go(f"/admin/seances/{sitting}/")
    assert "30" in clerk.text


def test_the_desk_notes_a_departure_with_one_click_and_the_other_clerk_sees_it(scene, somebody):
    sitting, _items = scene
    one, two = somebody("first clerk"), somebody("second clerk")
    for clerk in (one, two):
        clerk.go(f"/admin/seances/{sitting}/")
    one.page.fill("#id_at", "11:40")
    line(one, 7).locator("[data-m-now]").nth(1).click()
    _wait_for_departure(two, 7, "11:40")
    assert "34" in two.page.locator("main [data-m-sentence]").inner_text()

    # It was a slip: taken back, both count 35 again.
    line(one, 7).locator("input[type=time]").nth(1).fill("")
    _wait_for_departure(two, 7, "")
    assert "34" not in two.page.locator("main [data-m-sentence]").inner_text()


def _wait_for_departure(person, place: int, hour: str) -> None:
    person.page.wait_for_function(
        "([place, hour]) => document.querySelectorAll('main tr[data-m-row]')[place]"
        ".querySelectorAll('input[type=time]')[1].value === hour",
        arg=[place, hour],
        timeout=15_000,
    )
