"""One session of one commune, from its agenda to an act that a citizen finds and a register that holds."""

import re
import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest

pytestmark = pytest.mark.browser

POINTS = (
    ("Convention d'entretien des jardins publics", "اتفاقية لصيانة الحدائق العمومية", "cooperation.agreement", "no"),
    ("Vœu sur la desserte du lycée Ibn Sina", "ملتمس يتعلق بالولوج إلى ثانوية ابن سينا", "council.motion", "no"),
    (
        "Taux de la taxe sur les débits de boisson",
        "تحديد سعر الرسم على محال بيع المشروبات",
        "finance.tax_rates",
        "yes",
    ),
    ("Cession d'une parcelle au quartier Argana", "تفويت قطعة أرضية بحي أركانة", "property.disposal", "yes"),
)
OPPOSED, LAPSED, AWAITING, REJECTED = range(4)
WORDS = {
    "fr": {
        "agenda article": "38",
        "in force": "Exécutoire depuis",
        "opposed": "Pas en vigueur",
        "awaiting": "Pas encore en vigueur",
        "query": "desserte lycée",
    },
    "ar": {
        "agenda article": "38",
        "in force": "قابل للتنفيذ ابتداء من",
        "opposed": "غير قابل للتنفيذ",
        "awaiting": "لم يصبح بعد قابلا للتنفيذ",
        "query": "ثانوية ابن سينا",
    },
}
COMMUNE = {"fr": ("ait-melloul", "09.273.01.05"), "ar": ("inezgane", "09.273.01.15")}


def number_in(address: str) -> int:
    return int(re.search(r"/(\d+)/", address)[1])


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_session_goes_from_its_agenda_to_acts_that_citizens_find(site, somebody, language):
    slug, code = COMMUNE[language]
    words = WORDS[language]
    clerk = somebody(f"{language} clerk")

    # The clerk opens the May session and writes its agenda; the page shows the legal dates with their articles.
    clerk.go("/admin/sessions/nouvelle/").fill(
        opens_on="2026-05-07", starts_at="10:00", place_ar="قاعة الاجتماعات", place_fr="Salle des réunions"
    ).send()
    session = number_in(clerk.page.url)
    for fr, ar, matter, effect in POINTS:
        clerk.go(f"/admin/sessions/{session}/ordre-du-jour/ajouter/")
        clerk.fill(title_ar=ar, title_fr=fr, matter=matter, effect=effect).send()
    clerk.go(f"/admin/sessions/{session}/")
    assert words["agenda article"] in clerk.text and "35" in clerk.text
    clerk.go(f"/admin/sessions/{session}/envoi/").send()

    # The president approves the convocation: it goes to every member and is published.
    clerk.go(f"/admin/sessions/{session}/convocation/").send()
    clerk.go(f"/admin/sessions/{session}/convocation/").send("main form[action*='soumettre'] button")
    president = somebody(f"{language} president")
    president.go("/admin/").page.locator("main a[href*='/signature/']").first.click()
    president.send("main button[name=action][value=sign]")
    citizen = somebody()
    council_address = f"/{language}/souss-massa/inezgane-ait-melloul/{slug}/conseil/"
    citizen.go(f"{council_address}2026-05-ordinaire/")
    assert POINTS[0][0 if language == "fr" else 1] in citizen.text

    # After the sitting: presence, then the vote on each point. Three are adopted, one is rejected.
    clerk.go(f"/admin/sessions/{session}/seances/nouvelle/").fill(held_on="2026-05-07")
    clerk.page.locator("main [data-m-everyone]").first.click()
    clerk.send()
    clerk.go(f"/admin/sessions/{session}/votes/")
    items = sorted({number_in(href) for href in _hrefs(clerk, "/points/")})
    assert len(items) == 4
    for place, item in enumerate(items):
        _vote(clerk, item, against=place == REJECTED)
    clerk.go(f"/admin/sessions/{session}/deliberations/")
    for number in ("1/2026", "2/2026", "3/2026"):
        assert number in clerk.text
    acts = sorted({number_in(href) for href in _hrefs(clerk, "/actes/")})[:3]

    # President and secretary sign; unposted, nothing is online yet.
    for role in ("president", "secretary"):
        signatory = somebody(f"{language} {role}")
        for act in acts:
            signatory.go(f"/admin/actes/{act}/signature/").send("main button[name=action][value=sign]")
    address = f"/{language}/actes/{code}/deliberation/2026"
    assert citizen.page.goto(f"{address}/1/").status == 404

    # The posting puts them online; the transmission gives a numbered receipt.
    clerk.go(f"/admin/sessions/{session}/affichage/")
    _check_all(clerk)
    clerk.fill(day=date.today().isoformat()).send()
    clerk.go(f"/admin/sessions/{session}/transmission/")
    _check_all(clerk)
    clerk.send()
    assert f"1/{date.today().year}" in clerk.text or f"2/{date.today().year}" in clerk.text

    # The office sees what came in, opposes one with reasons; the tax rate waits for its visa.
    officer = somebody(f"{language} officer")
    officer.go("/admin/legalite/")
    for fr, ar, *_rest in POINTS[:3]:
        assert (fr if language == "fr" else ar) in officer.text
    officer.go(f"/admin/legalite/{acts[OPPOSED]}/decision/oppose/").fill(
        reference="C-41",
        ground="breach_of_law",
        reasons_fr="La convention engage la commune au-delà de ses attributions.",
        reasons_ar="تلزم الاتفاقية الجماعة خارج اختصاصاتها.",
    )
    officer.send().send("main button[name=confirmed]")

    # The delay passes: the vœu becomes executory, once, however often this runs.
    later = (date.today() + timedelta(days=10)).isoformat()
    first, second = (site.manage("run_deadlines", "--today", later) for _run in range(2))
    assert first.returncode == second.returncode == 0, first.stderr + second.stderr
    assert "2/2026" in first.stdout and "2/2026" not in second.stdout

    # A citizen finds it, reads it with its life-line, and sees why it is in force; the others say why they are not.
    citizen.go(f"/{language}/recherche/?q={words['query']}&territoire={code}")
    assert citizen.page.locator("main mark").count() > 0
    citizen.page.locator("main h3 a").first.click()
    citizen.page.wait_for_load_state()
    assert citizen.page.url.endswith(f"{address}/2/")
    assert words["in force"] in citizen.text and "117" in citizen.text
    for place, state in ((OPPOSED, "opposed"), (AWAITING, "awaiting")):
        citizen.go(f"{address}/{place + 1}/")
        assert words[state] in citizen.text
    assert citizen.page.goto(f"{address}/4/").status == 404

    # The minutes are drafted from what was entered, established by the secretary, transmitted, sent to the members.
    clerk.go(f"/admin/sessions/{session}/cloture/").fill(day="2026-05-07").send()
    clerk.go(f"/admin/sessions/{session}/proces-verbal/").send()
    clerk.go(f"/admin/sessions/{session}/proces-verbal/")
    minutes = number_in(clerk.page.locator("main form[action*='soumettre']").get_attribute("action"))
    clerk.send("main form[action*='soumettre'] button")
    secretary = somebody(f"{language} secretary")
    secretary.go(f"/admin/actes/{minutes}/signature/").send("main button[name=action][value=sign]")
    assert citizen.page.goto(f"/{language}/actes/{code}/minutes/2026/1/").status == 404
    clerk.go(f"/admin/sessions/{session}/transmission/")
    _check_all(clerk)
    clerk.send()
    clerk.go(f"/admin/sessions/{session}/proces-verbal/").send("main form[action*='adresser'] button")
    clerk.go(f"/admin/sessions/{session}/proces-verbal/").send("main form[action*='publier'] button")
    citizen.go(f"/{language}/actes/{code}/minutes/2026/1/")

    # An archivist finds the session by council and year.
    archivist = somebody(f"{language} archivist")
    archivist.go("/admin/archives/sessions/")
    assert "2026" in archivist.text
    archivist.go(f"/admin/archives/sessions/{session}/")
    assert "2/2026" in archivist.text

    # Each of the nine members got the convocation and the minutes.
    assert _deliveries(site, code) == (0, 18)

    # The chain holds; after one row is altered in the database by hand, its first broken entry is named.
    assert site.manage("verify_register", "--council", code).returncode == 0
    sequence = _alter_by_hand(site, code)
    broken = site.manage("verify_register", "--council", code)
    assert broken.returncode == 1
    assert str(sequence) in broken.stdout + broken.stderr


def _hrefs(person, part: str) -> list[str]:
    links = person.page.locator(f"main a[href*='{part}']")
    return [link.get_attribute("href") for link in links.all()]


def _check_all(person) -> None:
    for box in person.page.locator("main input[name=acts]").all():
        box.check()


def _vote(clerk, item: int, *, against: bool) -> None:
    clerk.go(f"/admin/points/{item}/vote/")
    clerk.page.locator("main [data-m-everyone]").click()
    if against:
        for radio in clerk.page.locator("main input[type=radio][value=against]").all():
            radio.check()
    proclaim = clerk.page.locator("main [data-m-proclaim] button")
    proclaim.wait_for(state="visible")
    with clerk.page.expect_navigation():
        proclaim.click()


def _deliveries(site, code: str) -> tuple[int, int]:
    """How many sendings of the council wait, and how many left, once the worker had its time."""
    counts = site.run(
        "import django; django.setup(); import time\n"
        "from document_types.models import Delivery\n"
        f"mine = Delivery.objects.filter(act__council__collectivity__code='{code}')\n"
        "for _ in range(80):\n"
        "    if not mine.filter(sent_at=None).exists(): break\n"
        "    time.sleep(0.5)\n"
        "print(mine.filter(sent_at=None).count(), mine.exclude(sent_at=None).count())"
    )
    waiting, left = map(int, counts.split()[-2:])
    return waiting, left


def _alter_by_hand(site, code: str) -> int:
    """Change one row as someone with the database's file could, and return its sequence."""
    with closing(sqlite3.connect(site.folder / "site.sqlite3")) as database:
        database.execute("DROP TRIGGER IF EXISTS journal_no_update")
        head, sequence = database.execute(
            "SELECT entry.head_id, entry.sequence FROM document_types_journalentry entry"
            " JOIN document_types_journalhead head ON head.id = entry.head_id"
            " JOIN document_types_council council ON council.id = head.council_id"
            " JOIN document_types_collectivitypage place ON place.page_ptr_id = council.collectivity_id"
            " WHERE entry.event = 'executory' AND place.code = ?",
            [code],
        ).fetchone()
        database.execute(
            "UPDATE document_types_journalentry SET payload = '{}' WHERE head_id = ? AND sequence = ?", [head, sequence]
        )
        database.commit()
    return sequence
