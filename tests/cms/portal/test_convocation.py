"""A member's own convocation, by a personal link: read, acknowledged, an absence announced; proof, and no more."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from icalendar import Calendar

from document_types.enums import JournalEvent
from document_types.jobs import message_for
from document_types.models import Delivery, JournalEntry
from document_types.services import cancellation, convocations, proofs
from tests.cms.secretariat.screens import as_user, page
from tests.factories import SESSION_DAY, add_items, at, convene, open_session, sit

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(town):
    session = open_session(town)
    add_items(session)
    convene(town, session)
    session.refresh_from_db()
    return session


@pytest.fixture
def delivery(session):
    return Delivery.objects.filter(act__session=session).order_by("mandate__rank").first()


def address_of(delivery, language="fr"):
    return f"/{language}/convocation/{proofs.token_of(delivery)}/"


def events(delivery):
    return list(JournalEntry.objects.filter(act=delivery.act, event__in=("opened", "acknowledged", "excused")))


class TestTheLink:
    def test_it_shows_the_convocation_without_a_password_in_both_languages(self, client, delivery):
        french = page(client.get(address_of(delivery)))
        arabic = page(client.get(address_of(delivery, "ar")))

        assert delivery.mandate.councillor.name_fr in french
        assert "Accuser réception" in french
        assert "Vœu sur l'éclairage du quartier" in french
        assert delivery.mandate.councillor.name_ar in arabic
        assert 'dir="rtl"' in arabic

    def test_it_is_neither_kept_by_a_cache_nor_found_by_a_search_engine(self, client, delivery):
        response = client.get(address_of(delivery))

        assert "no-store" in response["Cache-Control"]
        assert 'content="noindex, nofollow"' in page(response)
        assert 'rel="canonical"' not in page(response)

    def test_opening_is_kept_once_with_its_moment(self, client, delivery):
        client.head(address_of(delivery))
        delivery.refresh_from_db()
        assert delivery.opened_at is None

        client.get(address_of(delivery))
        client.get(address_of(delivery))

        delivery.refresh_from_db()
        assert delivery.opened_at
        assert [entry.event for entry in events(delivery)] == [JournalEvent.OPENED]

    def test_acknowledging_is_kept_once_and_stays_said(self, client, delivery):
        for _time in range(2):
            response = client.post(address_of(delivery), {"answer": "acknowledge"}, follow=True)

        delivery.refresh_from_db()
        assert delivery.acknowledged_at
        assert "Vous avez accusé réception" in page(response)
        assert [entry.event for entry in events(delivery)].count(JournalEvent.ACKNOWLEDGED) == 1

    def test_it_answers_for_one_member_only(self, client, delivery):
        client.post(address_of(delivery), {"answer": "acknowledge"})

        others = Delivery.objects.filter(act=delivery.act).exclude(pk=delivery.pk)
        assert not others.exclude(acknowledged_at=None).exists()

    @pytest.mark.parametrize("spoil", [lambda token: token[:-1], lambda token: f"9{token}", lambda token: "x"])
    def test_an_altered_link_leads_nowhere_and_says_so(self, client, delivery, spoil):
        response = client.get(f"/fr/convocation/{spoil(proofs.token_of(delivery))}/")

        assert response.status_code == 404
        assert "incomplète ou fausse" in page(response)
        assert not events(delivery)

    def test_its_address_is_told_to_no_other_site_and_its_buttons_still_say_where_they_stand(self, client, delivery):
        """With "no-referrer" a browser sends the form without its origin, and the answer is refused."""
        assert '<meta name="referrer" content="same-origin">' in client.get(address_of(delivery)).content.decode()

    def test_it_dies_with_a_cancelled_session(self, client, town, session, delivery):
        cancellation.cancel_session(session=session, reason="Deuil.", user=town.clerk)

        response = client.get(address_of(delivery))

        assert response.status_code == 404
        assert "Cette convocation est annulée" in page(response)

    def test_it_asks_few_queries(self, client, delivery, django_assert_max_num_queries):
        client.get(address_of(delivery))

        with django_assert_max_num_queries(13):
            client.get(address_of(delivery))


class TestAnAbsence:
    def test_it_is_announced_with_its_reason_which_the_journal_does_not_keep(self, client, delivery):
        client.post(address_of(delivery), {"answer": "excuse", "reason": "Hospitalisation."})

        delivery.refresh_from_db()
        assert delivery.excuse == "Hospitalisation."
        [entry] = events(delivery)
        assert entry.event == JournalEvent.EXCUSED
        assert "Hospitalisation" not in entry.payload

    @pytest.mark.parametrize(("reason", "sentence"), [("  ", "Écrivez le motif"), ("x" * 501, "trop long")])
    def test_without_a_reason_nothing_is_written_and_what_was_typed_stays(self, client, delivery, reason, sentence):
        response = client.post(address_of(delivery), {"answer": "excuse", "reason": reason})

        assert response.status_code == 422
        assert sentence in page(response)
        assert reason.strip() in page(response)
        delivery.refresh_from_db()
        assert delivery.excused_at is None

    def test_once_the_session_is_open_the_secretariat_notes_the_presences(self, client, town, session, delivery):
        sit(town, session)

        response = client.post(address_of(delivery), {"answer": "excuse", "reason": "En retard."})

        assert "prévenez le secrétariat" in page(response)

    def test_the_clerk_finds_it_noted_in_the_first_sitting(self, client, town, session, delivery):
        proofs.excuse(delivery, "Voyage.")

        response = as_user(client, town.clerk).get(reverse("secretariat:new_sitting", args=[session.pk]))

        form = response.context["form"]
        assert form[f"m{delivery.mandate_id}"].initial == "excused"
        others = [member for member in town.members if member.pk != delivery.mandate_id]
        assert {form[f"m{member.pk}"].initial for member in others} == {None}


class TestTheMessage:
    def test_it_carries_the_personal_link_in_both_languages_and_an_invitation(self, delivery):
        message = message_for(delivery)

        for language in ("fr", "ar"):
            assert f"{language}/convocation/{proofs.token_of(delivery)}/" in message.body
        [(name, content, kind)] = message.attachments
        assert (name, kind) == ("session.ics", "text/calendar; method=PUBLISH")
        [event] = Calendar.from_ical(content).walk("VEVENT")
        # Ten in the morning at Casablanca in May is nine in universal time.
        assert event["DTSTART"].dt == datetime(SESSION_DAY.year, SESSION_DAY.month, SESSION_DAY.day, 9, tzinfo=UTC)

    def test_the_invitation_is_on_the_members_page_too(self, client, delivery):
        response = client.get(f"{address_of(delivery)}seance.ics")

        [event] = Calendar.from_ical(response.content).walk("VEVENT")
        assert "Salle des réunions" in event["LOCATION"]
        assert "1. " in event["DESCRIPTION"]


class TestTheClerksPage:
    def url(self, session):
        return reverse("secretariat:convocation", args=[session.pk])

    def test_it_says_that_every_member_was_called_in_time(self, client, town, session):
        for delivery in Delivery.objects.filter(act__session=session, sent_at=None):
            convocations.mark_sent(delivery=delivery, at=at(date(2026, 4, 20)))

        notice = as_user(client, town.clerk).get(self.url(session)).context["notice"]

        assert notice.is_lawful
        assert notice.deadline.rule.id == "CON-2"

    def test_it_names_who_is_missing_and_who_was_called_too_late(self, client, town, session):
        waiting, late, *others = Delivery.objects.filter(act__session=session).order_by("pk")
        Delivery.objects.filter(pk=waiting.pk).update(sent_at=None)
        Delivery.objects.filter(pk=late.pk).update(sent_at=at(date(2026, 5, 1)))
        Delivery.objects.filter(pk__in=[each.pk for each in others]).update(sent_at=at(date(2026, 4, 20)))

        response = as_user(client, town.clerk).get(self.url(session))

        notice = response.context["notice"]
        assert (notice.missing, notice.late) == ([waiting.mandate], [late])
        assert not notice.is_lawful
        assert "Appelés à temps : 7 membres sur 9" in page(response).replace("\u00a0", " ")

    def test_it_shows_each_answer_and_the_link_to_copy(self, client, town, session, delivery):
        proofs.acknowledge(delivery)

        text = page(as_user(client, town.clerk).get(self.url(session)))

        assert "Accusé de réception le" in text
        assert proofs.token_of(delivery) in text

    @pytest.mark.parametrize("role", ["president", "secretary", "archivist"])
    def test_the_links_are_the_clerks_alone(self, client, town, session, delivery, role):
        text = page(as_user(client, getattr(town, role)).get(self.url(session)))

        assert delivery.mandate.councillor.name_fr in text
        assert proofs.token_of(delivery) not in text
