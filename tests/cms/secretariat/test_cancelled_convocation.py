"""A session given up after its convocation: the notice stays, the members who were called are told."""

import pytest
from django.core import mail
from django.urls import reverse
from icalendar import Calendar

from document_types.indexing import address
from document_types.models import Delivery, Mandate
from document_types.services import convocations
from tests.cms.secretariat.screens import as_user, page
from tests.factories import add_items, convene, open_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(town, django_capture_on_commit_callbacks):
    """Convened by e-mail, but for one member on paper and one whose e-mail came back."""
    Mandate.objects.filter(pk=town.members[3].pk).update(declared_email="")
    session = open_session(town)
    add_items(session)
    with django_capture_on_commit_callbacks(execute=True):
        act = convene(town, session)
    on_paper = town.members[3]
    convocations.hand_over(act=act, member=on_paper, on=act.dated_on)
    mail.outbox.clear()
    return session


def cancel(client, town, session, callbacks):
    session.refresh_from_db()
    data = {"reason": "Deuil national.", "version": session.version}
    with callbacks(execute=True):
        response = as_user(client, town.clerk).post(reverse("secretariat:cancel_session", args=[session.pk]), data)
    return client.get(response.url)


def test_who_was_called_by_e_mail_is_told_with_the_reason(client, town, session, django_capture_on_commit_callbacks):
    response = cancel(client, town, session, django_capture_on_commit_callbacks)

    assert len(mail.outbox) == 8
    [message] = [each for each in mail.outbox if each.to == ["membre1@membre.example"]]
    assert "est annulée" in message.body and "إلغاء" in message.body
    assert "Motif : Deuil national." in message.body and "السبب: Deuil national." in message.body
    assert "Annulation" in message.subject
    text = page(response)
    assert "8 membres prévenus par courriel" in text
    assert "À prévenir par le secrétariat, convoqués sur papier :</strong> <bdi>Membre 4</bdi></p>" in text


def test_the_meeting_leaves_the_agendas(client, town, session, django_capture_on_commit_callbacks):
    cancel(client, town, session, django_capture_on_commit_callbacks)

    [(_name, content, kind)] = mail.outbox[0].attachments
    calendar = Calendar.from_ical(content)
    [event] = calendar.walk("VEVENT")
    assert (kind, calendar["METHOD"], event["STATUS"]) == ("text/calendar; method=CANCEL", "CANCEL", "CANCELLED")
    assert event["UID"] == f"session-{session.pk}@majaliss"


def test_whom_the_notice_did_not_reach_is_told_again(
    client, town, session, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "cms.mail.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    text = page(cancel(client, town, session, django_capture_on_commit_callbacks))
    act = session.acts.get(kind="convocation")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("secretariat:tell_again", args=[act.pk]))
    again = client.post(reverse("secretariat:tell_again", args=[act.pk]), follow=True)

    assert "Courriel d'annulation pas encore parti" in text and "Renvoyer l'avis d'annulation" in text
    assert len(mail.outbox) == 8
    assert "déjà prévenus" in page(again)


def test_the_convocation_stays_online_with_its_notice(client, town, session, django_capture_on_commit_callbacks):
    cancel(client, town, session, django_capture_on_commit_callbacks)
    act = session.acts.get(kind="convocation")

    assert "Convocation annulée" in page(client.get(f"/fr/{address(act)}"))
    assert act.deliveries.count() == 9


def test_nothing_waiting_leaves_as_a_convocation_any_more(client, town, session, django_capture_on_commit_callbacks):
    waiting = Delivery.objects.filter(channel="email").first()
    Delivery.objects.filter(pk=waiting.pk).update(sent_at=None, claimed_at=None)

    cancel(client, town, session, django_capture_on_commit_callbacks)

    assert not convocations.claim(waiting.pk)
    assert len(mail.outbox) == 7
