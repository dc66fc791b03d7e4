"""A real site in processes of its own, as `make demo` starts it, and people who sit in front of a browser."""

import json
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ROOT, own_site, require_service

SCREENSHOTS = ROOT / "var" / "screenshots"
PASSWORD = "secret-of-tests"

SETTLE = """
import django, json
from datetime import date
django.setup()
from tests.factories import INEZGANE, add_items, council_of, make_commune, make_town, open_session, received_act
from tests.document_types.intake.samples import pdf_of
from django.core.files.base import ContentFile
from document_types.models import Annex
from document_types.services import documents
from wagtail.users.models import UserProfile
towns = {"fr": make_town(), "ar": make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))}
people = {}
for language, town in towns.items():
    for role, user in town.staff.items():
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = language
        profile.save()
        people[f"{language} {role}"] = user.username
# A third council, whose act lies on every page about acts from the start.
prefecture = make_town(council_of("09.273"))
act = received_act(prefecture)
plan = documents.store(ContentFile(pdf_of("Zones de la taxe"), "zones.pdf"), council=prefecture.council, title="Zones")
plan.texts.update(places=[[["Zones", 1000, 900, 2400, 1100]]])
Annex.objects.create(act=act, document=plan, position=9, title="Zones", sha256=plan.sha256, is_part=False)
add_items(open_session(prefecture, date(2026, 10, 5)))
for role, user in prefecture.staff.items():
    people[f"prefecture {role}"] = user.username
print(json.dumps(people))
"""


@dataclass
class Site:
    """Where the site answers, where its files lie, and who may sign in: user names by "language role"."""

    address: str
    folder: Path
    environment: dict[str, str]
    people: dict[str, str]

    def manage(self, *arguments: str) -> subprocess.CompletedProcess:
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)

    def run(self, script: str) -> str:
        command = [sys.executable, "-c", script]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def mails(self) -> list[str]:
        return [path.read_text() for path in sorted((self.folder / "mail").glob("*"))]


# Both end with the last test of the browser: Playwright's loop, left running, would stop every later query.
@pytest.fixture(scope="package")
def site(tmp_path_factory, migrated_file):
    folder = tmp_path_factory.mktemp("site")
    database = shutil.copy(migrated_file, folder / "site.sqlite3")
    environment = own_site(database, folder, BASE_URL=f"http://127.0.0.1:{_free_port()}")
    site = Site(environment["BASE_URL"], folder, environment, {})
    site.people = json.loads(site.run(SETTLE).splitlines()[-1])
    # The database was migrated elsewhere, so that its index lies elsewhere too.
    site.manage("rebuild_search")
    serve = [
        "gunicorn",
        "cms.wsgi",
        "--bind",
        site.address.removeprefix("http://"),
        "--threads",
        "4",
        "--log-level",
        "warning",
    ]
    with (folder / "server.log").open("w") as log:
        processes = [
            subprocess.Popen([sys.executable, "-m", *serve], env=environment, cwd=ROOT, stderr=log),
            subprocess.Popen([sys.executable, str(ROOT / "manage.py"), "db_worker"], env=environment, stderr=log),
        ]
        try:
            _wait_for(site.address)
            yield site
        finally:
            for process in processes:
                process.terminate()
                process.wait(20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address: str) -> None:
    for _attempt in range(120):
        try:
            urlopen(f"{address}/fr/", timeout=5)  # noqa: S310 an address of this machine
        except (URLError, TimeoutError):
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(f"Nothing answers at {address}.")


@pytest.fixture(scope="package")
def browser():
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    require_service("Chromium", chromium is not None)
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield browser
        browser.close()


class Person:
    """Somebody at a screen; `name` is who they are in the site, None for a citizen."""

    def __init__(self, browser: Browser, site: Site, name: str | None = None, **screen):
        self.site = site
        self.context = browser.new_context(base_url=site.address, **screen)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        if name is not None:
            self.page.goto("/admin/login/")
            self.page.fill("#id_username", site.people[name])
            self.page.fill("#id_password", PASSWORD)
            self.send("form button[type=submit]")
            assert "/login" not in self.page.url, f"{name} cannot sign in"

    def go(self, address: str) -> "Person":
        response = self.page.goto(address)
        assert response.status == 200, f"{address}: {response.status}"
        return self

    def fill(self, **values) -> "Person":
        """Fill the fields of those names; a choice is given by its value."""
        for name, value in values.items():
            field = self.page.locator(f"main [name='{name}']").first
            if field.get_attribute("type") == "radio":
                self.page.locator(f"main [name='{name}'][value='{value}']").check()
            elif field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        # The admin's date picker stays open over the buttons until it loses the focus.
        self.page.evaluate("document.activeElement.blur()")
        self.page.evaluate("document.querySelectorAll('.xdsoft_datetimepicker').forEach(each => each.remove())")
        return self

    def send(self, button: str = "main form button[type=submit]") -> "Person":
        self.page.locator(button).first.click()
        self.page.wait_for_load_state()
        return self

    @property
    def text(self) -> str:
        return self.page.locator("main").inner_text()

    def press(self, *keys: str) -> "Person":
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def shot(self, name: str) -> None:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


@pytest.fixture
def somebody(browser, site, request):
    """Make people; what they last saw is kept as a picture when the test fails."""
    people: list[Person] = []

    def arrive(name: str | None = None, **screen) -> Person:
        people.append(Person(browser, site, name, **screen))
        return people[-1]

    yield arrive
    failed = getattr(request.node, "failed", False)
    for number, person in enumerate(people):
        if failed:
            person.shot(f"failed-{request.node.name}-{number}")
        person.context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call":
        item.failed = report.failed
    return report
