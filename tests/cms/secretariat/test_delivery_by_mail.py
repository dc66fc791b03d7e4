"""The convocation by e-mail, over a real server: one message a member, its proof, its return, its paper instead."""

import io
import sys
from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse
from icalendar import Calendar

from cms.dashboards.clerk import UnprovedPanel
from document_types.enums import Channel, JournalEvent
from document_types.jobs import NOT_SENT_IN_THIS_SCRIPT
from document_types.models import Delivery, JournalEntry, Mandate
from document_types.services import bounces, convocations
from tests.cms.secretariat.post_office import free_port, post_office, report
from tests.cms.secretariat.screens import as_user, page
from tests.factories import add_items, convene, make_town, open_session

pytestmark = pytest.mark.django_db

ARABIC = "السعدية@مجلس.المغرب"


@pytest.fixture
def port(settings):
    """Messages go to the port of a server that may or may not be there."""
    settings.EMAIL_BACKEND = "cms.mail.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_port(), 5
    settings.DEFAULT_FROM_EMAIL = "Majaliss <convocations@conseil.example>"
    settings.BOUNCE_ADDRESS = "bounce@conseil.example"
    return settings.EMAIL_PORT


@pytest.fixture
def call_everyone(django_capture_on_commit_callbacks):
    def call_everyone(town):
        session = open_session(town)
        add_items(session)
        with django_capture_on_commit_callbacks(execute=True):
            convene(town, session)
        return session

    return call_everyone


@pytest.fixture
def receive(monkeypatch):
    """Give a message to the command, as the pipe of a mail server does."""

    def receive(raw: bytes, **options):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        call_command("receive_mail", **options)

    return receive


def of(member) -> Delivery:
    return Delivery.objects.get(mandate=member, channel=Channel.EMAIL)


def events(delivery, event):
    return JournalEntry.objects.filter(act=delivery.act, event=event).count()


def declare(member, address):
    Mandate.objects.filter(pk=member.pk).update(declared_email=address)


def convocation_page(client, town, session):
    return page(as_user(client, town.clerk).get(reverse("secretariat:convocation", args=[session.pk])))


def test_thirty_five_members_get_one_message_each_and_each_receipt_is_right(db, client, port, call_everyone, receive):
    town = make_town(how_many=35)
    refused, bounced, confirmed, in_arabic = town.members[3], town.members[4], town.members[5], town.members[6]
    declare(in_arabic, ARABIC)

    with post_office(port, refused={refused.declared_email}) as office:
        session = call_everyone(town)

    assert len(office.letters) == 34
    assert len({message["Message-ID"] for _from, _to, message, _envelope in office.letters}) == 34
    assert len({sender for sender, *_rest in office.letters}) == 34
    assert office.asked.count("NOTIFY=SUCCESS,FAILURE") == 35
    for _sender, _to, message, _envelope in office.letters:
        [part] = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
        assert (part.get_param("method"), part.get_content_charset()) == ("PUBLISH", "utf-8")
        calendar = Calendar.from_ical(part.get_payload(decode=True))
        [event] = calendar.walk("VEVENT")
        assert (calendar["METHOD"], event["ORGANIZER"]) == ("PUBLISH", "mailto:convocations@conseil.example")

    sender, message = office.letter_to(bounced.declared_email)
    receive(report(sender, "failed", diagnostic="552 5.2.2 Mailbox full"))
    sender, message = office.letter_to(confirmed.declared_email)
    receive(report("postmaster@conseil.example", "delivered", message, status="2.0.0"))

    assert of(refused).bounced_at and of(refused).sent_at is None
    assert "550 5.1.1 User unknown" in of(refused).bounce
    assert of(bounced).bounced_at and of(bounced).sent_at and of(bounced).bounce == "552 5.2.2 Mailbox full"
    assert of(confirmed).confirmed_at and of(confirmed).bounced_at is None
    assert of(in_arabic).sent_at
    assert Delivery.objects.filter(sent_at__isnull=False, bounced_at=None).count() == 33
    assert (events(of(refused), JournalEvent.BOUNCED), events(of(refused), JournalEvent.CONFIRMED)) == (2, 1)

    text = convocation_page(client, town, session)
    assert "Remis par le serveur du destinataire le" in text
    assert "552 5.2.2 Mailbox full" in text and "User unknown" in text
    assert text.count("À faire : remettre le papier en main propre.") == 2
    assert "2 envois sans preuve" in page(client.get(reverse("secretariat:session", args=[session.pk])))


def test_an_address_in_arabic_script_travels_as_it_is_written(town, port, call_everyone):
    declare(town.members[2], ARABIC)

    with post_office(port) as office:
        call_everyone(town)

    [envelope] = [envelope for _from, to, _message, envelope in office.letters if to == ARABIC]
    assert envelope.smtp_utf8
    assert f"\r\nTo: {ARABIC}\r\n".encode() in envelope.content


def test_a_server_of_latin_letters_alone_leaves_that_member_to_paper(client, town, port, call_everyone):
    arabic, latin = town.members[2], town.members[3]
    declare(arabic, ARABIC)
    # Only the domain is in Arabic script: it has a Latin form.
    declare(latin, "souad@مجلس.المغرب")

    with post_office(port, utf8=False) as office:
        session = call_everyone(town)

    assert of(arabic).error == NOT_SENT_IN_THIS_SCRIPT and not of(arabic).bounced_at
    assert of(latin).sent_at and len(office.letters) == 8
    assert any(to.startswith("souad@xn--") for _from, to, _message, _envelope in office.letters)
    text = convocation_page(client, town, session)
    assert "n'accepte pas les adresses en lettres arabes : remettez la convocation sur papier" in text


def test_when_the_server_is_back_what_failed_is_sent_again_at_once(
    client, town, port, call_everyone, django_capture_on_commit_callbacks
):
    session = call_everyone(town)
    assert Delivery.objects.exclude(error="").count() == 9
    act = session.acts.get(kind="convocation")
    assert "Renvoyer tous les courriels en échec" in convocation_page(client, town, session)

    with post_office(port) as office, django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("secretariat:send_all_again", args=[act.pk]))

    assert len(office.letters) == 9
    assert not Delivery.objects.filter(sent_at=None).exists()


@pytest.mark.parametrize(
    "answer", ["451 4.7.1 Try again later", "452 4.2.2 Mailbox full", "550 5.7.1 Relaying denied", "554 5.7.1 Refused"]
)
def test_what_may_pass_later_is_a_failure_that_is_sent_again(town, port, call_everyone, answer):
    member = town.members[1]

    with post_office(port, refused={member.declared_email}, answer=answer):
        call_everyone(town)

    assert (of(member).bounced_at, of(member).error) == (None, answer)
    convocations.send_again(delivery=of(member))
    assert of(member).error == ""


class TestAReport:
    @pytest.fixture
    def delivery(self, town, session):
        return Delivery.objects.filter(act__session=session).order_by("pk").first()

    @pytest.fixture
    def session(self, settings, town, call_everyone):
        settings.BOUNCE_ADDRESS = "bounce@conseil.example"
        return call_everyone(town)

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda delivery: f"bounce+{delivery.pk}-{'0' * 32}@conseil.example",
            lambda delivery: f"bounce+{delivery.pk + 1}-{bounces.token_of(delivery).partition('-')[2]}@conseil.example",
            lambda delivery: "bounce@conseil.example",
        ],
        ids=["forged", "of another member", "without token"],
    )
    def test_that_is_forged_changes_nothing_and_leaves_a_line_in_the_log(self, delivery, receive, caplog, spoil):
        receive(report(spoil(delivery), "failed"))

        assert not Delivery.objects.exclude(bounced_at=None).exists()
        assert not events(delivery, JournalEvent.BOUNCED)
        assert "no token of ours" in caplog.text

    def test_received_twice_is_recorded_once(self, delivery, receive):
        for _time in range(2):
            receive(report(bounces.return_path(delivery), "failed"))

        delivery.refresh_from_db()
        assert delivery.bounced_at
        assert events(delivery, JournalEvent.BOUNCED) == 1

    @pytest.mark.parametrize("action", ["delayed", "relayed", "expanded"])
    def test_that_decides_nothing_records_nothing(self, delivery, receive, action):
        receive(report(bounces.return_path(delivery), action))

        delivery.refresh_from_db()
        assert (delivery.bounced_at, delivery.confirmed_at) == (None, None)

    def test_is_known_by_the_address_that_the_mail_server_names(self, delivery, receive):
        receive(report("undisclosed:;", "failed"), recipient=bounces.return_path(delivery).upper())

        delivery.refresh_from_db()
        assert delivery.bounced_at

    @pytest.mark.parametrize(
        "raw",
        [
            b"",
            b"\xff\xfe\x00",
            b"Subject: Absent\nAuto-Submitted: auto-replied\n\nEn voyage.",
            b"Content-Type: multipart/report; report-type=delivery-status\n\n",
            b"Content-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\n\n--b--\n",
        ],
    )
    def test_other_mail_to_the_same_address_is_left_aside(self, delivery, receive, raw):
        receive(b"To: " + bounces.return_path(delivery).encode() + b"\n" + raw)

        assert not events(delivery, JournalEvent.BOUNCED)

    def test_written_for_addresses_in_any_script_is_read_too(self, delivery, receive):
        raw = report(bounces.return_path(delivery), "failed", diagnostic="550 5.1.1 علبة غير موجودة")

        receive(raw.replace(b"message/delivery-status", b"message/global-delivery-status"))

        delivery.refresh_from_db()
        assert delivery.bounce == "550 5.1.1 علبة غير موجودة"

    def test_is_not_asked_for_where_no_address_takes_it(self, settings, delivery):
        settings.BOUNCE_ADDRESS = ""

        assert bounces.return_path(delivery) == ""


class TestTheDeclaredAddress:
    URL = "secretariat:change_member"

    def change(self, client, town, address):
        member = town.members[5]
        url = reverse(self.URL, args=[member.pk])
        form = as_user(client, town.clerk).get(url).context["form"]
        data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
        return client.post(url, data | {"declared_email": address, "read": form["read"].value()})

    def test_may_be_written_in_arabic_script(self, client, town):
        response = self.change(client, town, f"\u200f{ARABIC} ")

        assert response.status_code == 302
        assert Mandate.objects.get(pk=town.members[5].pk).declared_email == ARABIC

    @pytest.mark.parametrize("address", ["السعدية", "السعدية المجلس@x.ma", "a@b", "x@@y.ma", "@مجلس.المغرب"])
    def test_that_is_wrong_is_refused_in_a_sentence_and_stays_typed(self, client, town, address):
        response = self.change(client, town, address)

        assert response.status_code == 422
        text = page(response)
        assert "écrivez-la sous la forme nom@domaine" in text and address in text
        assert Mandate.objects.get(pk=town.members[5].pk).declared_email != address


def test_the_deadline_of_a_notice_counts_the_paper_after_a_return(client, town, settings, call_everyone):
    settings.DEMO_TODAY = date(2026, 4, 26)
    session = call_everyone(town)
    Delivery.objects.update(sent_at="2026-04-25T10:00:00Z")
    lost = Delivery.objects.order_by("pk").first()
    bounces.mark_bounced(delivery=lost, reason="550 No such user")
    url = reverse("secretariat:convocation", args=[session.pk])

    before = as_user(client, town.clerk).get(url).context["notice"]
    waiting = [line.detail for line in UnprovedPanel(town.clerk).find()]
    client.post(reverse("secretariat:handed_over", args=[lost.pk]), {"day": "2026-04-26"})
    after = client.get(url).context["notice"]

    assert (before.missing, before.bounced, before.is_lawful) == ([lost.mandate], [lost], False)
    assert waiting == ["1 membre, 1 échec"] and not list(UnprovedPanel(town.clerk).find())
    assert (after.missing, after.is_lawful, after.total) == ([], True, 9)
    assert "Envoyé à 9 membres" in page(client.get(reverse("secretariat:session", args=[session.pk])))
