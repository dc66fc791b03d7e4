"""Our pages against the accessibility rules: the portal on a phone in both languages, the screens on a desk."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "recherche/?q=éclairage",
    "recherche/?q=zzzz",
    "seances/",
    "souss-massa/",
    "souss-massa/inezgane-ait-melloul/conseil/",
    "souss-massa/inezgane-ait-melloul/conseil/2026-05-ordinaire/",
    "actes/09.273/deliberation/2026/1/",
)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}


def faults_of(person, within: str | None = None) -> list[str]:
    answer = Axe().run(person.page, context=within, options=RULES).response
    assert answer["passes"], "No rule was tried."
    return [f"{person.page.url}: {fault['id']} {fault['nodes'][0]['html'][:160]}" for fault in answer["violations"]]


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_page_breaks_a_rule_or_scrolls_sideways(somebody, language):
    citizen = somebody(viewport={"width": 360, "height": 740})
    faults = []
    for address in PAGES:
        citizen.go(f"/{language}/{address}")
        faults += faults_of(citizen)
        if citizen.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            faults.append(f"{address}: scrolls sideways")

    assert faults == []


def test_no_screen_of_the_secretariat_breaks_a_rule(somebody):
    """Wagtail's own frame around them is not ours to judge."""
    clerk = somebody("prefecture clerk")
    clerk.go("/admin/sessions/")
    sessions = sorted(set(re.findall(r"/admin/sessions/\d+/", clerk.page.content())))
    screens = (
        "",
        "ordre-du-jour/",
        "ordre-du-jour/ajouter/",
        "convocation/",
        "seances/",
        "seances/nouvelle/",
        "votes/",
        "deliberations/",
        "transmission/",
    )
    addresses = [
        "/admin/sessions/nouvelle/",
        "/admin/membres/",
        "/admin/delais/calcul/",
        "/admin/delais/calcul/?whose=province&kind=ordinary&opens_on=2026-09-14",
        "/admin/loi/?level=region&chapter=10",
        *(session + screen for session in sessions for screen in screens),
    ]
    faults = []
    for address in addresses:
        clerk.go(address)
        faults += faults_of(clerk, "main")

    assert len(sessions) == 2
    assert faults == []
