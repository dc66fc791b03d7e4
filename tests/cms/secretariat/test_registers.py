"""The registers of a council on screen, and the copy that the president certifies at the end of the mandate."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from document_types import clock
from document_types.enums import JournalEvent, Register
from document_types.errors import Refusal
from document_types.intake.signatures import found_in
from document_types.models import JournalEntry
from document_types.services import certified_registers
from tests.certificates import write_certificate
from tests.cms.secretariat.screens import as_user, page, said
from tests.factories import TITLES, held_session, sign_both
from tests.papers import says, words_of

pytestmark = pytest.mark.django_db

AT = datetime(2026, 12, 31, 10, tzinfo=ZoneInfo("Africa/Casablanca"))


@pytest.fixture
def act(town):
    _session, [act] = held_session(town, TITLES[1:2])
    return sign_both(act)


def screen(town) -> str:
    return reverse("secretariat:registers", args=[town.council.pk])


def certify(client, user, town, **data):
    address = reverse("secretariat:certify_register", args=[town.council.pk])
    return as_user(client, user).post(address, {"register": "decisions", "year": "2026"} | data, follow=True)


def copy_of(client, town, day="2026-12-31", register="decisions", **asked) -> bytes:
    address = reverse("secretariat:certified_register", args=[town.council.pk, register, 2026, day])
    response = client.get(address, asked)
    return b"".join(response.streaming_content) if response.streaming else b""


def test_the_year_has_both_registers_and_the_president_alone_certifies(client, town, act):
    for user, may in ((town.clerk, False), (town.president, True)):
        shown = page(as_user(client, user).get(screen(town)))
        assert "Registre des délibérations" in shown and "Registre des procès-verbaux" in shown
        assert ("Certifier une copie" in shown) is may

    assert certify(client, town.clerk, town).status_code == 403
    assert not JournalEntry.objects.filter(event=JournalEvent.PAPER_ISSUED, payload__contains="register:").exists()


def test_a_copy_certified_says_so_and_stays_whatever_is_entered_after(client, town, act):
    with clock.pretend(AT):
        certify(client, town.president, town)
    first = copy_of(client, town)
    words = words_of(first)
    assert "Copie certifiée conforme" in words and "31 décembre 2026" in words and act.number_label in words

    type(town.council.collectivity).objects.update(name_fr="Autre nom")

    assert copy_of(client, town) == first
    both = copy_of(client, town, edition="fr-ar")
    assert says(both, f"Copie certifiée {act.subject_fr} {act.subject_ar}")
    assert "Copie du jeudi 31 décembre 2026" in page(client.get(screen(town)))
    entry = JournalEntry.objects.get(event=JournalEvent.PAPER_ISSUED, payload__contains="register:")
    assert set(certified_registers.issued_papers.hashes_in(entry)) == {"fr", "ar", "fr-ar"}


def test_certified_again_the_same_day_it_is_the_same_copy_and_another_day_another(client, town, act):
    for moment in (AT, AT, AT.replace(year=2027, month=1, day=4)):
        with clock.pretend(moment):
            certify(client, town.president, town)

    assert [copy.on for copy in certified_registers.copies_of(town.council)] == [date(2027, 1, 4), date(2026, 12, 31)]


@pytest.mark.parametrize(
    "asked", [{"register": "arms"}, {"year": "x"}, {"year": ""}, {"year": "9" * 30}, {"register": ""}]
)
def test_what_is_no_register_is_not_found(client, town, act, asked):
    assert certify(client, town.president, town, **asked).status_code == 404
    assert certified_registers.copies_of(town.council) == []


def test_the_attendance_of_a_year_is_copied_too_and_sealed(client, town, act, settings, tmp_path):
    settings.SEALS_DIR = str(tmp_path)
    write_certificate(tmp_path / f"{town.council.code}.p12", "Commune")
    with clock.pretend(AT):
        certify(client, town.president, town, register="attendance")

    copy = tmp_path / "copie.pdf"
    copy.write_bytes(copy_of(client, town, register="attendance"))

    words = words_of(copy.read_bytes())
    assert "Registre de présence" in words and "Session ordinaire de mai 2026" in words and "Paraphe" in words
    assert "Copie certifiée conforme" in words and town.members[0].councillor.name in words
    assert [(each["signer"], each["is_intact"]) for each in found_in(str(copy))] == [("Commune", True)]


def test_a_certificate_that_fails_is_said_and_nothing_is_kept(client, town, act, settings, tmp_path):
    settings.SEALS_DIR = str(tmp_path)
    write_certificate(tmp_path / f"{town.council.code}.p12", "Commune").with_suffix(".pass").write_text("autre chose")

    assert any("ne s'ouvre pas" in each for each in said(certify(client, town.president, town)))
    assert certified_registers.copies_of(town.council) == []


def test_an_empty_register_is_not_certified(client, town, act):
    with pytest.raises(Refusal, match="vide"):
        certified_registers.certify(council=town.council, register=Register.MINUTES, year=2026, user=town.president)
    assert any("vide" in each for each in said(certify(client, town.president, town, register="minutes")))


@pytest.mark.parametrize("day", ["2026-12-30", "hier", "2026-13-45"])
def test_a_copy_never_made_is_not_found(client, town, act, day):
    as_user(client, town.president)

    assert copy_of(client, town, day) == b""


def test_a_council_without_acts_is_told_when_its_registers_open(client, town):
    assert "première délibération" in page(as_user(client, town.clerk).get(screen(town)))
