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
    "fichiers/1/?mots=zones",
    "empreintes/",
    "verifier/",
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


def link_in(person, part: str) -> str:
    return person.page.locator(f"main a[href*='{part}']").first.get_attribute("href")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_public_page_of_a_receipt_breaks_no_rule(somebody, language):
    """Its code stands on the receipt of the council."""
    clerk, citizen = somebody("prefecture clerk"), somebody(viewport={"width": 360, "height": 740})
    clerk.go("/admin/sessions/")
    receipts = []
    for session in sorted(set(re.findall(r"/admin/sessions/\d+/", clerk.page.content()))):
        clerk.go(f"{session}transmission/")
        receipts += re.findall(r"/admin/recepisses/\d+/", clerk.page.content())
    clerk.go(receipts[0])
    code = link_in(clerk, "/verifier/").rstrip("/").rpartition("/")[2]
    citizen.go(f"/{language}/verifier/{code}/?empreinte={'0' * 64}")

    assert faults_of(citizen) == []
    assert not citizen.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def a_decision_on(officer, act: str) -> str:
    """The form of a decision that may be taken on the act; none where other journeys took them all."""
    officer.go(act)
    forms = officer.page.locator("main a[href*='/decision/']")
    return forms.first.get_attribute("href") if forms.count() else ""


def test_no_screen_of_the_control_of_legality_breaks_a_rule(somebody):
    """The officer's screens and those of the council that answer them."""
    officer, clerk = somebody("prefecture officer"), somebody("prefecture clerk")
    officer.go("/admin/legalite/")
    # Of the clerk's own council: other journeys bring acts of others before the officer.
    rows = officer.page.locator("main tr", has_text="Conseil de la préfecture")
    titles = rows.locator("td.title a[href*='/legalite/']").all()
    acts = [title.get_attribute("href") for title in titles]
    act, decision = next(found for found in [(each, a_decision_on(officer, each)) for each in acts] if found[1])
    number = re.search(r"/(\d+)/", act)[1]
    officer.go("/admin/legalite/delegations/")
    addresses = [
        "/admin/legalite/",
        act,
        f"{act}examen/",
        f"{act}examen/pieces/",
        f"{act}examen/avis/",
        decision,
        f"/admin/legalite/lot/sans-observation/?acte={number}",
        f"/admin/legalite/lot/confier/?acte={number}",
        "/admin/legalite/ordres-du-jour/",
        "/admin/legalite/delegations/",
        "/admin/suivi/",
        "/admin/suivi/dossiers/",
    ]
    faults = []
    for address in addresses:
        officer.go(address)
        faults += faults_of(officer, "main")
    clerk.go(f"/admin/actes/{number}/")
    for address in (f"/admin/actes/{number}/", link_in(clerk, "/recepisses/"), link_in(clerk, "/comparaison/")):
        clerk.go(address)
        faults += faults_of(clerk, "main")

    assert faults == []


@pytest.mark.parametrize("role", ["prefecture archivist", "ar archivist"])
def test_no_screen_of_the_archives_breaks_a_rule_or_scrolls_sideways(somebody, role):
    """Of the prefecture there are acts; the other archivist reads in Arabic."""
    archivist = somebody(role)
    archivist.go("/admin/archives/sessions/")
    sessions = sorted(set(re.findall(r"/admin/archives/sessions/\d+/", archivist.page.content())))
    addresses = [
        "/admin/archives/",
        "/admin/archives/?q=éclairage",
        "/admin/archives/?q=إنارة&tri=recent",
        "/admin/archives/?number=١/٢٠٢٦",
        "/admin/archives/?q=zzzz",
        "/admin/archives/sessions/?mandat=2021",
        *sessions,
    ]
    faults = []
    for address in addresses:
        archivist.go(address)
        faults += faults_of(archivist, "main")
        archivist.page.set_viewport_size({"width": 360, "height": 740})
        if archivist.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            faults.append(f"{address}: scrolls sideways")
        archivist.page.set_viewport_size({"width": 1280, "height": 900})

    assert sessions or role == "ar archivist"
    assert faults == []
