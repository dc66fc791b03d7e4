"""The convocation and the minutes, from the project to the proof of each sending."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from document_types import jobs
from document_types.enums import ActState, Channel, SessionState
from document_types.models import Act, Delivery, Mandate
from document_types.services import bounces, convocations, minutes, sessions
from tests.cms.secretariat.screens import as_user, page
from tests.factories import INEZGANE, add_items, at, convene, held_session, make_commune, make_town, open_session
from workflows.enums import SignatoryOffice
from workflows.models import Signature
from workflows.services import signature

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(town):
    session = open_session(town)
    add_items(session)
    return session


@pytest.fixture
def submitted(client, town, session):
    """A convocation prepared and submitted by the clerk, through the screens."""
    as_user(client, town.clerk).post(reverse("secretariat:prepare_convocation", args=[session.pk]))
    act = Act.objects.get(kind="convocation")
    client.post(reverse("secretariat:submit", args=[act.pk]))
    return act


@pytest.fixture
def closed(town):
    session, _acts = held_session(town)
    return sessions.close_session(session=session, on=date(2026, 5, 7))


def test_a_convocation_that_the_session_has_left_behind_is_brought_up_to_date_by_a_button(client, town):
    session = open_session(town)
    add_items(session)
    act = convocations.prepare(session=session)
    sessions.add_item(session=session, title_fr="Point ajouté")
    address = reverse("secretariat:convocation", args=[session.pk])
    refresh = reverse("secretariat:refresh_convocation", args=[act.pk])
    submit = reverse("secretariat:submit", args=[act.pk])

    stale = page(as_user(client, town.clerk).get(address))
    client.post(refresh)
    fresh = page(client.get(address))

    assert refresh in stale and submit not in stale
    assert refresh not in fresh and submit in fresh and "Point ajouté" in fresh


def test_the_president_reads_the_convocation_then_signs_it(client, town, session, submitted):
    address = reverse("secretariat:sign", args=[submitted.pk])
    as_user(client, town.president)

    shown = page(client.get(address))
    client.post(address, {"action": "sign"})

    session.refresh_from_db()
    assert "sont convoqués" in shown
    assert session.state == SessionState.CONVENED
    assert Signature.objects.get().is_paper is False


def test_the_president_sends_it_back_with_reasons_that_the_clerk_reads(client, town, session, submitted):
    as_user(client, town.president).post(
        reverse("secretariat:sign", args=[submitted.pk]),
        {"action": "send_back", "send_back-reasons": "Le lieu a changé."},
    )

    text = page(as_user(client, town.clerk).get(reverse("secretariat:convocation", args=[session.pk])))

    assert "Renvoyé pour correction : Le lieu a changé." in text
    assert "Soumettre au président" in text


def test_sending_back_asks_for_reasons(client, town, submitted):
    response = as_user(client, town.president).post(
        reverse("secretariat:sign", args=[submitted.pk]), {"action": "send_back", "send_back-reasons": ""}
    )

    assert response.status_code == 422
    assert submitted.page.specific.workflow_in_progress


def test_the_clerk_records_a_signature_given_on_paper(client, town, submitted):
    address = reverse("secretariat:sign", args=[submitted.pk])
    data = {"action": "sign", "sign-decided_on": "2026-04-24"}

    without_scan = as_user(client, town.clerk).post(address, data)
    file = SimpleUploadedFile("signe.txt", b"Sign\xc3\xa9")
    client.post(address, data | {"sign-scan_files": file})

    assert without_scan.status_code == 422 and "Joignez la copie numérisée" in page(without_scan)
    recorded = Signature.objects.get()
    assert (recorded.is_paper, recorded.signed_on) == (True, date(2026, 4, 24))
    assert recorded.scan.council == town.council


def test_a_paper_signature_asks_for_its_date(client, town, submitted):
    response = as_user(client, town.clerk).post(reverse("secretariat:sign", args=[submitted.pk]), {"action": "sign"})

    assert response.status_code == 422
    assert not Signature.objects.exists()


def test_a_scan_that_is_no_document_is_refused_and_nothing_is_signed(client, town, submitted):

    file = SimpleUploadedFile("scan.pdf", b"MZ not a pdf")

    response = as_user(client, town.clerk).post(
        reverse("secretariat:sign", args=[submitted.pk]),
        {"action": "sign", "sign-decided_on": "2026-04-24", "sign-scan_files": file},
    )

    assert response.status_code == 422
    assert not Signature.objects.exists()


@pytest.mark.parametrize("role", ["member", "secretary", "officer"])
def test_nobody_else_signs_the_convocation(client, town, submitted, role):
    response = as_user(client, getattr(town, role)).post(
        reverse("secretariat:sign", args=[submitted.pk]), {"action": "sign"}
    )

    assert response.status_code == 403
    assert not Signature.objects.exists()


def test_a_text_changed_since_it_was_submitted_is_not_signed(client, town, submitted):
    submitted.page.specific.save_revision()

    response = as_user(client, town.president).post(
        reverse("secretariat:sign", args=[submitted.pk]), {"action": "sign"}
    )

    assert "Le texte a changé" in page(response)
    assert not Signature.objects.exists()


def test_a_member_without_email_gets_paper_that_is_handed_over(client, town, session):
    Mandate.objects.filter(pk=town.members[3].pk).update(declared_email="")
    convene(town, session)
    delivery = Delivery.objects.get(channel=Channel.PAPER)
    address = reverse("secretariat:convocation", args=[session.pk])
    as_user(client, town.clerk)

    before = page(client.get(address))
    client.post(reverse("secretariat:handed_over", args=[delivery.pk]), {"day": "2026-04-27"})

    delivery.refresh_from_db()
    assert "9 envois sans preuve" in before
    assert "Remis en main propre" in before
    assert timezone.localdate(delivery.sent_at) == date(2026, 4, 27)
    assert "Remis en main propre le lundi 27 avril 2026" in page(client.get(address))


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-04-24", "avant l'envoi du document, le samedi 25 avril 2026"),
        ("2099-01-01", "à venir"),
        ("", "Papier remis le"),
    ],
)
def test_a_paper_is_handed_over_on_a_day_between_the_sending_and_today(client, town, session, day, sentence):
    Mandate.objects.filter(pk=town.members[3].pk).update(declared_email="")
    convene(town, session)
    delivery = Delivery.objects.get(channel=Channel.PAPER)

    response = as_user(client, town.clerk).post(reverse("secretariat:handed_over", args=[delivery.pk]), {"day": day})

    delivery.refresh_from_db()
    assert response.status_code == 422 and sentence in page(response)
    assert delivery.sent_at is None


def test_the_sheet_to_print_names_those_who_get_a_paper_and_nobody_else(client, town, session):
    Mandate.objects.filter(pk=town.members[3].pk).update(declared_email="", declared_address="12, rue des Écoles")
    act = convene(town, session)
    lost = Delivery.objects.get(mandate=town.members[4])
    bounces.mark_bounced(delivery=lost, reason="550 No such user")
    url = reverse("secretariat:delivery_sheet", args=[act.pk])

    french = page(as_user(client, town.clerk).get(url))
    UserProfile.objects.update_or_create(user=town.clerk, defaults={"preferred_language": "ar"})
    arabic = page(client.get(url))

    assert "Signature du membre" in french and "12, rue des Écoles" in french
    assert ["Membre 4" in french, "Membre 5" in french, "Membre 6" in french] == [True, True, False]
    assert 'dir="rtl"' in arabic and "العضو 4" in arabic
    assert as_user(client, town.president).get(url).status_code == 403


def test_a_failed_email_is_sent_again(client, town, session, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        convene(town, session)
    delivery, other = Delivery.objects.filter(channel=Channel.EMAIL)[:2]
    Delivery.objects.filter(pk__in=[delivery.pk, other.pk]).update(error="boîte pleine", sent_at=None, claimed_at=None)
    as_user(client, town.clerk)
    mail.outbox.clear()

    shown = page(client.get(reverse("secretariat:convocation", args=[session.pk])))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("secretariat:send_again", args=[delivery.pk]))

    delivery.refresh_from_db()
    assert "boîte pleine" in shown
    assert (delivery.error, len(mail.outbox)) == ("", 1)


def test_two_workers_send_a_message_once(town, session):
    convene(town, session)
    delivery = Delivery.objects.filter(channel=Channel.EMAIL).first()
    mail.outbox.clear()

    assert convocations.claim(delivery.pk)
    jobs.deliver.call(delivery.pk)
    assert not mail.outbox

    long_ago = timezone.now() - convocations.ABANDONED_AFTER - timedelta(minutes=1)
    Delivery.objects.filter(pk=delivery.pk).update(claimed_at=long_ago)
    jobs.deliver.call(delivery.pk)
    jobs.deliver.call(delivery.pk)
    assert len(mail.outbox) == 1


def test_the_message_is_formal_and_in_both_languages(client, town, session, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        convene(town, session)

    body = mail.outbox[0].body
    assert len(mail.outbox) == len(town.members)
    assert "j'ai l'honneur de vous convoquer à la session ordinaire de mai 2026, le jeudi 7 mai 2026 à 10:00" in body
    assert "أتشرف باستدعائكم" in body
    assert body.index("أتشرف") < body.index("j'ai l'honneur")
    assert "/fr/actes/" in body


def test_minutes_are_drafted_submitted_signed_and_sent(client, town, closed, django_capture_on_commit_callbacks):
    as_user(client, town.clerk).post(reverse("secretariat:draft_minutes", args=[closed.pk]))
    act = Act.objects.get(kind="minutes")
    client.post(reverse("secretariat:submit", args=[act.pk]))
    as_user(client, town.secretary).post(reverse("secretariat:sign", args=[act.pk]), {"action": "sign"})
    act.refresh_from_db()
    assert act.state == ActState.ESTABLISHED

    as_user(client, town.clerk)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("secretariat:send_minutes", args=[act.pk]))

    assert len(mail.outbox) == len(town.members)
    assert "copie du procès-verbal" in mail.outbox[0].body


def test_minutes_are_published_by_the_councils_choice(client, town, closed):
    act = minutes.draft(session=closed)
    signature.request(act=act, user=town.clerk)
    signature.sign(act=act, office=SignatoryOffice.SECRETARY, user=None, at=at(date(2026, 5, 9)))
    as_user(client, town.clerk)

    shown = page(client.get(reverse("secretariat:minutes", args=[closed.pk])))
    client.post(reverse("secretariat:publish_minutes", args=[act.pk]))

    act.refresh_from_db()
    assert "La loi n'impose pas la mise en ligne" in shown
    assert act.is_online


def test_another_councils_clerk_touches_no_paper(client, town, session, submitted):
    foreign = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).clerk
    as_user(client, foreign)

    answers = [
        client.get(reverse("secretariat:convocation", args=[session.pk])),
        client.get(reverse("secretariat:sign", args=[submitted.pk])),
        client.post(reverse("secretariat:submit", args=[submitted.pk])),
        client.post(reverse("secretariat:prepare_convocation", args=[session.pk])),
    ]

    assert [answer.status_code for answer in answers] == [403] * 4


def test_the_deliveries_ask_the_same_queries_however_many_members(client, town, session, queries_of):
    convene(town, session)
    act = Act.objects.get(kind="convocation")
    address = reverse("secretariat:convocation", args=[session.pk])
    as_user(client, town.clerk)
    client.get(address)
    many = queries_of(lambda: client.get(address))

    Delivery.objects.filter(act=act, mandate__in=town.members[4:]).delete()

    assert queries_of(lambda: client.get(address)) <= many


def test_every_form_of_a_paper_carries_its_token(client, town, session):
    Mandate.objects.filter(pk=town.members[3].pk).update(declared_email="")
    address = reverse("secretariat:convocation", args=[session.pk])
    as_user(client, town.clerk)

    before = page(client.get(address))
    convene(town, session)
    Delivery.objects.filter(channel=Channel.EMAIL).update(error="boîte pleine")
    after = page(client.get(address))

    for text in (before, after):
        forms = text.count('<form method="post"')
        assert 0 < forms == text.count('name="csrfmiddlewaretoken"')


def test_a_late_convocation_is_signed_after_a_warning(client, town, session, submitted, settings):
    settings.DEMO_TODAY = date(2026, 5, 1)

    text = page(as_user(client, town.president).get(reverse("secretariat:sign", args=[submitted.pk])))

    assert "En retard de 4 jours" in text
    assert "la signature reste possible" in text


@pytest.mark.parametrize("name", ["refresh_convocation", "refresh_minutes"])
def test_a_button_of_another_document_rewrites_nothing(client, town, session, name):
    convocation, project = convocations.prepare(session=session), session.items.first().act
    others = {"refresh_convocation": [project], "refresh_minutes": [project, convocation]}[name]
    before = [(act.subject_fr, act.page.latest_revision_id) for act in others]
    as_user(client, town.clerk)

    answers = [client.post(reverse(f"secretariat:{name}", args=[act.pk])) for act in others]

    assert {answer.status_code for answer in answers} == {302}
    others = [Act.objects.select_related("page").get(pk=act.pk) for act in others]
    assert [(act.subject_fr, act.page.latest_revision_id) for act in others] == before
