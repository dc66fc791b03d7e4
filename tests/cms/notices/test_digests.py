"""One message for many events, in the language of its reader; what failed stays and is tried again."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from wagtail.users.models import UserProfile

from cms.notices import digests
from document_types.enums import JournalEvent
from document_types.models import Message, Notification
from document_types.services import item_requests
from document_types.services.journal import record
from tests.factories import INEZGANE, TITLES, held_session, make_commune, make_town, open_session, received_act
from workflows.services import review, signature
from workflows.services.decision import Decision

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 11, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def with_address(user, language="fr"):
    user.email = f"{user.username}@conseil.example"
    user.first_name, user.last_name = "Salma", "Idrissi"
    user.save()
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    return user


@pytest.fixture
def clerk(town):
    return with_address(town.clerk)


def ask(session, title="Éclairage", user=None):
    item_requests.receive(
        session=session, title_fr=title, asked_by="Un membre", received_on=date(2026, 4, 1), user=user
    )


def digests_sent():
    """The members have their convocations by the same way."""
    return [sent for sent in mail.outbox if sent.subject.startswith("Majaliss")]


class TestWhenItIsTime:
    @pytest.mark.parametrize(
        ("since", "is_urgent", "expected"),
        [
            (None, False, True),
            (timedelta(hours=3, minutes=59), False, False),
            (4 * HOUR, False, True),
            (timedelta(minutes=14), True, False),
            (timedelta(minutes=15), True, True),
        ],
    )
    def test_one_message_in_four_hours_or_in_a_quarter_for_what_is_urgent(self, since, is_urgent, expected):
        last = NOON - since if since is not None else None

        assert digests.is_time(NOON, last, is_urgent=is_urgent, hours=4) is expected

    def test_a_shorter_delay_of_the_site_holds_for_urgent_things_too(self):
        assert digests.is_time(NOON, NOON, is_urgent=True, hours=0)


class TestOneMessage:
    def test_many_events_make_one_message_by_council_and_session(self, town, clerk, committed):
        with committed():
            held_session(town, TITLES[:2])
            ask(open_session(town, date(2026, 10, 1)))

        [message] = digests.run()

        [sent] = digests_sent()
        assert sent.to == [clerk.email]
        assert sent.subject == "Majaliss : 2 événements vous concernent"
        assert "Bonjour Salma Idrissi," in sent.body
        assert sent.body.index("Session ordinaire de mai 2026") < sent.body.index("Session ordinaire d'octobre 2026")
        assert "Convocation envoyée" in sent.body
        assert "point demandé par des membres" in sent.body
        assert f"/admin/sessions/{Notification.objects.last().session_id}/" in sent.body
        assert message.sent_at
        assert set(Notification.objects.filter(recipient=clerk).values_list("message", flat=True)) == {message.pk}

    def test_who_has_left_the_council_since_is_told_nothing_of_it(self, town, clerk, committed):
        with committed():
            ask(open_session(town, date(2026, 10, 1)))
        assert Notification.objects.filter(recipient=clerk).exists()
        clerk.groups.clear()

        digests.run()

        assert digests_sent() == []
        assert not Notification.objects.filter(recipient=clerk).exists()

    def test_it_says_who_what_on_which_act_why_and_until_when(self, town, clerk, committed):
        with committed():
            act = received_act(town)
        Notification.objects.exclude(event=JournalEvent.RECEIVED).delete()

        digests.run()

        body = digests_sent()[0].body.replace("\N{NO-BREAK SPACE}", " ")
        assert f"Délibération n° {act.number_label}, point 1 : Vœu sur l'éclairage du quartier" in body
        assert "Pourquoi vous : reçu par l'autorité : son délai court, jusqu'au mercredi 13 mai 2026" in body
        assert f"/admin/actes/{act.pk}/" in body

    def test_the_authority_is_led_to_its_own_screen(self, town, committed):
        with_address(town.officer)
        with committed():
            act = received_act(town)

        digests.run()

        assert f"/admin/legalite/{act.pk}/" in digests_sent()[0].body

    def test_it_is_written_in_the_language_the_person_chose(self, town, committed):
        with_address(town.clerk, "ar")
        with committed():
            ask(open_session(town))

        [message] = digests.run()

        assert message.language == "ar"
        assert "الدورة العادية لشهر ماي 2026" in digests_sent()[0].body
        assert town.council.name_in("ar") in digests_sent()[0].body
        assert "Session ordinaire" not in digests_sent()[0].body

    def test_what_happens_soon_after_waits_and_leaves_later(self, town, clerk, committed):
        session = open_session(town)
        with committed():
            ask(session)
        now = datetime.now(UTC)
        digests.run(now)
        with committed():
            ask(session, "Voirie")

        assert digests.run(now + HOUR) == []
        assert len(digests.run(now + 4 * HOUR)) == 1

    def test_an_opposition_does_not_wait(self, town, clerk, committed):
        act = received_act(town)
        with committed():
            ask(open_session(town, date(2026, 10, 1)))
        digests.run(datetime.now(UTC) - HOUR)
        mail.outbox.clear()

        with committed():
            decision = Decision(reference="12", reasons_fr="Hors compétence.", at=act.received_at + HOUR)
            review.oppose(act=act, ground="outside_powers", decision=decision)

        # The worker was called at once.
        [sent] = digests_sent()
        assert "le conseil doit délibérer de nouveau" in sent.body

    def test_what_was_done_meanwhile_is_asked_of_nobody(self, town, committed):
        president, secretary = with_address(town.president), with_address(town.secretary)
        with committed():
            _session, [act] = held_session(town, TITLES[1:2])
        signature.sign(act=act, office="president", user=president, at=act.received_at)

        [message] = digests.run()

        # The president has signed both the convocation and the act.
        assert message.recipient == secretary
        assert "à signer par vous" in message.body
        assert not Notification.objects.filter(recipient=president).exists()

    def test_who_has_no_address_or_a_closed_account_is_left_out(self, town, committed):
        president = with_address(town.president)
        with committed():
            ask(open_session(town))
        president.is_active = False
        president.save()

        assert digests.run() == []
        assert Notification.objects.filter(message=None).count() == 2

    def test_fifty_lines_cost_as_many_queries_as_five(self, town, clerk, committed, queries_of):
        session, acts = held_session(town, TITLES)
        event = JournalEvent.EXCUSED
        few = [Notification(event=event, reason="excused", act=act, session=session) for act in acts]
        _wait(clerk, few)
        now = datetime.now(UTC)
        one = queries_of(lambda: digests.run(now))

        _wait(clerk, few * 17)

        assert queries_of(lambda: digests.run(now + 5 * HOUR)) == one
        assert Message.objects.first().notifications.count() == 51


def _wait(user, notifications):
    now = datetime.now(UTC)
    Notification.objects.bulk_create(
        Notification(recipient=user, event=n.event, reason=n.reason, act=n.act, session=n.session, created_at=now)
        for n in notifications
    )


class Refusing(EmailBackend):
    """A mail server that refuses everything."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("serveur injoignable")


class TestFailures:
    @pytest.fixture
    def failed(self, town, clerk, committed, settings):
        with committed():
            ask(open_session(town))
        settings.EMAIL_BACKEND = f"{__name__}.Refusing"
        [message] = digests.run()
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        message.refresh_from_db()
        return message

    def test_a_failure_stays_on_the_message_with_its_reason(self, failed):
        assert failed.sent_at is None
        assert failed.error == "serveur injoignable"

    def test_it_is_tried_again_with_the_next_run_and_only_then_sent(self, failed, clerk):
        clerk.email = "nouvelle@conseil.example"
        clerk.save()

        [again] = digests.run()

        assert again.pk == failed.pk
        assert [sent.to for sent in digests_sent()] == [["nouvelle@conseil.example"]]
        assert digests_sent()[0].body == failed.body
        assert digests.run() == []

    def test_a_message_taken_by_a_run_that_died_is_taken_up(self, failed):
        now = datetime.now(UTC)
        Message.objects.update(error="", created_at=now)

        assert digests.run(now + timedelta(minutes=5)) == []
        assert len(digests.run(now + timedelta(minutes=11))) == 1

    def test_the_command_says_what_left_and_what_did_not(self, failed, settings):
        out = StringIO()
        settings.EMAIL_BACKEND = f"{__name__}.Refusing"
        call_command("send_digests", stdout=out)
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        call_command("send_digests", stdout=out)
        call_command("send_digests", stdout=out)

        lines = out.getvalue().replace("\N{NO-BREAK SPACE}", " ").splitlines()
        assert lines == [
            f"{failed.address} : non envoyé, serveur injoignable",
            f"{failed.address} : envoyé",
            "Aucun message à envoyer.",
        ]


def test_two_councils_of_one_reader_are_kept_apart_in_the_message(town, clerk, committed):
    neighbour = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
    clerk.groups.add(*neighbour.clerk.groups.all())
    with committed():
        for each in (town, neighbour):
            session = open_session(each)
            record(council=each.council, event=JournalEvent.QUESTION_ASKED, payload={"session": session.pk})

    digests.run()

    body = digests_sent()[0].body
    assert body.index("Aït Melloul") < body.index("Inezgane")
    assert body.count("question écrite") == 2
