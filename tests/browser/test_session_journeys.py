"""Whole sessions as a clerk lives them, with the clicks and the fields they cost."""

import json
import re
from datetime import date, timedelta

import pytest

pytestmark = pytest.mark.browser

SETTLE = """
import django, json
django.setup()
from wagtail.users.models import UserProfile
from tests.factories import council_of, make_commune, make_town
council = {council}
town = make_town(council, how_many={members})
for user in town.staff.values():
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "{language}"
    profile.save()
print(json.dumps([council.pk, {{role: user.username for role, user in town.staff.items()}}]))
"""
COMMUNES = {
    "fr": 'make_commune("09.001.01.05", "Aourir", "أورير")',
    "ar": 'make_commune("09.001.01.07", "Drarga", "الدراركة")',
}
# What the whole journey of the commune may cost the clerk: a change that asks for more has to say why.
MOST_CLICKS, MOST_FIELDS = 70, 28

POINTS = (
    ("Acquisition d'un terrain pour la crèche", "اقتناء قطعة أرضية لبناء حضانة", "property.acquisition"),
    ("Vœu sur la desserte du lycée", "ملتمس يتعلق بالولوج إلى الثانوية", "council.motion"),
    ("Représentant au conseil de la régie", "انتداب ممثل لدى الوكالة", "council.designation"),
    ("Règlement du marché hebdomadaire", "نظام السوق الأسبوعي", "council.motion"),
)
CLOSED, TIED, SEAT, POSTPONED = range(4)
MINUTES = {
    "fr": ("quorum", "Rejeté", "Adopté", "reporte", "Membre 4"),
    "ar": ("النصاب القانوني", "لم تتم المصادقة", "تمت المصادقة", "تأجيل", "العضو 4"),
}


class Clerk:
    """The clerk's hands: what each gesture costs is counted."""

    def __init__(self, person):
        self.person, self.page = person, person.page
        self.clicks = self.fields = 0

    def click(self, selector: str, *, answers: bool = True) -> "Clerk":
        self.clicks += 1
        self.page.locator(selector).first.click()
        if answers:
            self.page.wait_for_load_state()
        return self

    def fill(self, **values) -> "Clerk":
        self.fields += len(values)
        self.person.fill(**values)
        return self

    def press(self, *keys: str) -> "Clerk":
        """Keys of a roll call: one for each member, as the law wants each vote by name."""
        self.person.press(*keys)
        return self

    def open(self, address: str) -> "Clerk":
        """Follow a link that is on the page."""
        self.clicks += 1
        self.person.go(address)
        return self

    def href(self, part: str) -> str:
        return self.page.locator(f"main a[href*='{part}']").first.get_attribute("href")

    def proclaim(self) -> "Clerk":
        button = "main [data-m-proclaim] button"
        self.page.locator(button).wait_for(state="visible")
        self.clicks += 1
        with self.page.expect_navigation():
            self.page.locator(button).click()
        return self

    def everyone(self, place: int = 0) -> "Clerk":
        self.clicks += 1
        self.page.locator("main [data-m-everyone]").nth(place).click()
        return self

    @property
    def text(self) -> str:
        return self.person.text


def number_in(address: str) -> int:
    return int(re.search(r"/(\d+)/", address)[1])


def settle(site, name: str, council: str, members: int, language: str = "fr") -> int:
    script = SETTLE.format(council=council, members=members, language=language)
    pk, people = json.loads(site.run(script).splitlines()[-1])
    site.people |= {f"{name} {role}": username for role, username in people.items()}
    return pk


def add_points(clerk: Clerk, session: int, points) -> None:
    for fr, ar, matter in points:
        clerk.open(f"/admin/sessions/{session}/ordre-du-jour/ajouter/")
        clerk.fill(title_ar=ar, title_fr=fr, matter=matter, effect="no").click("main form button[type=submit]")


def call(clerk: Clerk, president, session: int) -> None:
    """Prepare the convocation and submit it; the president signs, and it leaves."""
    clerk.open(f"/admin/sessions/{session}/convocation/").click("main form[action*='preparer'] button")
    submit(clerk, president)


def call_again(clerk: Clerk, president, on: date) -> None:
    """From the screen that follows a failed quorum: the day of the next meeting, then the president's signature."""
    clerk.fill(meets_on=on.isoformat()).click("main form.m-form button[type=submit]")
    submit(clerk, president)


def submit(clerk: Clerk, president) -> None:
    clerk.click("main form[action*='soumettre'] button")
    president.go("/admin/").page.locator("main a[href*='/signature/']").first.click()
    president.send("main button[name=action][value=sign]")


def sit(clerk: Clerk, session: int, on: date, *, present: int | None = None, absent: int = 0) -> None:
    """Enter a sitting: everybody there but a few, or nobody but a few."""
    clerk.open(f"/admin/sessions/{session}/seances/nouvelle/")
    # The day, the hour and the call come filled in.
    assert clerk.page.locator("main [name=held_on]").input_value() == on.isoformat()
    clerk.everyone(0 if present is None else 1)
    rows = clerk.page.locator("main table tbody tr")
    if present is None:
        exceptions = [(rows.count() - 1 - place, "absent") for place in range(absent)]
    else:
        exceptions = [(place, "present") for place in range(present)]
    for place, value in exceptions:
        clerk.clicks += 1
        rows.nth(place).locator(f"input[value={value}]").check()
    clerk.click("main form.m-form button[type=submit]")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_session_of_a_commune_of_35_members(site, somebody, language):
    """Failed first quorum, second call, a closed point, a tie, a designation, a postponed point, minutes."""
    name = f"journey {language}"
    settle(site, name, COMMUNES[language], 35, language)
    today, first_day = date.today(), date.today() - timedelta(days=4)
    clerk, president = Clerk(somebody(f"{name} clerk")), somebody(f"{name} president")

    clerk.open("/admin/sessions/nouvelle/")
    clerk.fill(
        kind="extraordinary", opens_on=first_day.isoformat(), starts_at="10:00", place_ar="القاعة", place_fr="Salle"
    )
    clerk.click("main form button[type=submit]")
    session = number_in(clerk.page.url)
    add_points(clerk, session, POINTS)
    clerk.open(f"/admin/sessions/{session}/envoi/").click("main form button[type=submit]")
    call(clerk, president, session)

    # Ten of thirty-five: no quorum. The second call is prepared from there and leaves in its window of days.
    sit(clerk, session, first_day, present=10)
    assert "10" in clerk.text
    call_again(clerk, president, today)
    sit(clerk, session, today, absent=5)
    desk = clerk.page.url.removeprefix(site.address)
    items = sorted(
        {
            number_in(each.get_attribute("href"))
            for each in clerk.page.locator("main a[href*='/points/'][href*='/vote/']").all()
        }
    )
    assert len(items) == 4

    # Behind closed doors, by a vote without debate; then the text.
    clerk.open(f"/admin/points/{items[CLOSED]}/scrutins/?nature=closed_meeting").fill(asked_by="president")
    clerk.click("main form button[type=submit]").everyone().proclaim()
    clerk.everyone().proclaim()

    # A roll call entered with the keyboard: fifteen against fifteen, and the president is against.
    clerk.page.locator("main tr[data-m-row] input").first.focus()
    clerk.press(*["Digit2"] * 15, *["Digit1"] * 15)
    clerk.proclaim()

    # Two candidates for a seat.
    clerk.open(f"/admin/points/{items[SEAT]}/scrutins/?nature=seat")
    clerk.fill(title_ar="مجلس إدارة الوكالة", title_fr="Conseil de la régie")
    for place in (2, 3):
        clerk.clicks += 1
        clerk.page.locator("main input[name=candidates]").nth(place).check()
    clerk.click("main form button[type=submit]").everyone(1)
    for place in range(4):
        clerk.clicks += 1
        clerk.page.locator("main tr[data-m-row]").nth(place).locator("input").first.check()
    clerk.proclaim()

    # A point is put off, the sitting and the session are closed.
    clerk.open(desk).click(f"main form[action='/admin/points/{items[POSTPONED]}/reporter/'] button")
    clerk.open(desk).fill(at="13:30").click("main button[formaction*='/lever/']")
    clerk.open(f"/admin/sessions/{session}/cloture/").click("main form button[type=submit]")

    # The two adopted deliberations are signed; the minutes write themselves in both languages.
    secretary = somebody(f"{name} secretary")
    clerk.open(f"/admin/sessions/{session}/deliberations/")
    acts = sorted(
        {number_in(each.get_attribute("href")) for each in clerk.page.locator("main a[href*='/actes/']").all()}
    )
    for signatory in (president, secretary):
        for act in acts:
            page = signatory.page.goto(f"/admin/actes/{act}/signature/")
            if page.status == 200 and signatory.page.locator("main button[name=action][value=sign]").count():
                signatory.send("main button[name=action][value=sign]")
    clerk.open(f"/admin/sessions/{session}/proces-verbal/").click("main form[action*='rediger'] button")
    told = clerk.text
    for words in MINUTES.values():
        for word in words:
            assert word in told, word
    clerk.person.shot(f"minutes-{language}")
    clerk.click("main form[action*='soumettre'] button")
    minutes = number_in(secretary.go("/admin/").page.locator("main a[href*='/signature/']").first.get_attribute("href"))
    secretary.go(f"/admin/actes/{minutes}/signature/").send("main button[name=action][value=sign]")
    clerk.open(f"/admin/sessions/{session}/proces-verbal/").click("main form[action*='adresser'] button")

    print(f"\n{language}: {clerk.clicks} clicks, {clerk.fields} fields")  # noqa: T201 the figure is what is asked for
    assert clerk.clicks <= MOST_CLICKS
    assert clerk.fields <= MOST_FIELDS


def test_a_region_decides_in_a_second_sitting_what_its_members_in_office_did_not(site, somebody):
    """The majority of members in office is not reached: a second sitting decides by votes cast (VOT-4)."""
    settle(site, "region", 'council_of("09")', 9)
    today, first_day = date.today(), date.today() - timedelta(days=3)
    clerk, president = Clerk(somebody("region clerk")), somebody("region president")
    clerk.open("/admin/sessions/nouvelle/")
    clerk.fill(
        kind="extraordinary", opens_on=first_day.isoformat(), starts_at="10:00", place_fr="Siège", place_ar="المقر"
    )
    clerk.click("main form button[type=submit]")
    session = number_in(clerk.page.url)
    point = ("Programme de développement régional", "برنامج التنمية الجهوية", "programme.action")
    add_points(clerk, session, [point])
    call(clerk, president, session)
    sit(clerk, session, first_day, absent=2)
    item = number_in(clerk.href("/vote/"))

    def vote(in_favour: int, against: int) -> None:
        clerk.page.locator("main tr[data-m-row] input").first.focus()
        clerk.press(*["Digit1"] * in_favour, *["Digit2"] * against)
        clerk.proclaim()

    clerk.open(f"/admin/points/{item}/vote/")
    vote(4, 3)
    clerk.open(f"/admin/points/{item}/vote/")
    assert "deuxième séance" in clerk.text
    sit(clerk, session, today, absent=2)
    clerk.open(f"/admin/points/{item}/vote/")
    vote(4, 3)

    clerk.open(f"/admin/sessions/{session}/deliberations/")
    assert "1/2" in clerk.text
    clerk.open(f"/admin/sessions/{session}/cloture/").click("main form button[type=submit]")
    clerk.open(f"/admin/sessions/{session}/proces-verbal/").click("main form[action*='rediger'] button")
    assert "membres en exercice" in clerk.text
