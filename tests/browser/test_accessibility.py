"""The portal's pages against the accessibility rules, in both languages, on a phone's width."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PAGES = (
    "",
    "recherche/?q=budget",
    "recherche/?q=zzzz",
    "seances/",
    "souss-massa/",
    "souss-massa/inezgane-ait-melloul/conseil/",
    "souss-massa/inezgane-ait-melloul/ait-melloul/conseil/",
)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_page_breaks_a_rule_or_scrolls_sideways(somebody, language):
    citizen = somebody(viewport={"width": 360, "height": 740})
    faults = []
    for address in PAGES:
        citizen.go(f"/{language}/{address}")
        found = Axe().run(citizen.page, options=RULES).response["violations"]
        faults += [f"{address}: {fault['id']} {fault['nodes'][0]['html'][:120]}" for fault in found]
        if citizen.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            faults.append(f"{address}: scrolls sideways")

    assert faults == []
