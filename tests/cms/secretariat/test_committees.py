"""Committees on the clerk's screens: created, filled, convened, heard; and what the agenda shows of them."""

from datetime import date

import pytest
from django.urls import reverse

from document_types.enums import CommitteeKind, CommitteeOffice, Opinion
from document_types.models import Committee, CommitteeCall, CommitteeMeeting, CommitteeReport, CommitteeSeat, Mandate
from document_types.services import committee_meetings, committee_reports, committees
from tests.cms.secretariat.screens import as_user, page
from tests.factories import INEZGANE, add_items, convene, make_commune, make_town, open_session

pytestmark = pytest.mark.django_db

CREATED = date(2026, 1, 10)
MET = date(2026, 4, 20)


@pytest.fixture(autouse=True)
def _the_day(settings):
    settings.DEMO_TODAY = date(2026, 4, 22)


@pytest.fixture
def committee(town):
    made = committees.create(
        council=town.council, kind=CommitteeKind.STANDING, name_fr="Budget", name_ar="الميزانية", created_on=CREATED
    )
    for mandate, office in zip(town.members[2:7], [CommitteeOffice.CHAIR] + [CommitteeOffice.MEMBER] * 4, strict=True):
        committees.seat(committee=made, mandate=mandate, starts_on=CREATED, office=office)
    return made


@pytest.fixture
def session(town):
    session = open_session(town)
    add_items(session)
    return session


def test_a_clerk_creates_a_committee_and_seats_a_member(client, town):
    as_user(client, town.clerk)
    client.post(
        reverse("secretariat:add_committee", args=[town.council.pk]),
        {"name_ar": "المرافق العمومية", "name_fr": "", "kind": "standing", "created_on": "2026-01-10", "askers": ""},
    )
    committee = Committee.objects.get()

    client.post(
        reverse("secretariat:seat_member", args=[committee.pk]),
        {"mandate": town.members[3].pk, "office": "chair", "starts_on": "2026-01-10"},
    )

    text = page(client.get(reverse("secretariat:committees", args=[town.council.pk])))
    assert CommitteeSeat.objects.get().mandate == town.members[3]
    assert "المرافق العمومية" in text and "Membre 4</bdi> (président de la commission)" in text
    assert "Le conseil a 1 commission permanente." in text
    assert "La commission compte 1 membre : il en faut 5 au moins" in text


def test_a_member_of_another_standing_committee_is_refused_in_words(client, town, committee):
    other = committees.create(council=town.council, kind=CommitteeKind.STANDING, name_fr="Services", created_on=CREATED)

    response = as_user(client, town.clerk).post(
        reverse("secretariat:seat_member", args=[other.pk]),
        {"mandate": town.members[3].pk, "office": "member", "starts_on": "2026-02-01"},
    )

    assert response.status_code == 422
    assert "siège déjà dans la commission permanente « Budget »" in page(response)


def test_a_committee_is_convened_attends_and_reports(client, town, committee, session):
    Mandate.objects.filter(pk=town.members[6].pk).update(declared_email="")
    as_user(client, town.clerk)
    item = session.items.first()
    client.post(
        reverse("secretariat:convene_committee", args=[committee.pk]),
        {"items": [item.pk], "held_on": "2026-04-20", "starts_at": "10:00", "place_ar": "", "place_fr": "Salle 2"},
    )
    meeting = CommitteeMeeting.objects.get()
    call = CommitteeCall.objects.get(channel="paper")
    client.post(reverse("secretariat:committee_call_handed_over", args=[call.pk]))
    came = {f"m{each.pk}": "present" for each in town.members[2:7]}
    client.post(reverse("secretariat:committee_presences", args=[meeting.pk]), came)
    shown = page(client.get(reverse("secretariat:committee_meeting", args=[meeting.pk])))

    client.post(
        reverse("secretariat:committee_report", args=[item.pk]),
        {
            "committee": committee.pk,
            "opinion": "with_remarks",
            "rapporteur": "",
            "reported_on": "2026-04-21",
            "text_ar": "",
            "text_fr": "Revoir le chapitre 20.",
        },
    )

    call.refresh_from_db()
    assert call.sent_at and call.attendance == "present"
    assert "Corriger les présences" in shown and "Salle 2" in shown
    assert CommitteeReport.objects.get().rapporteur == town.members[2]
    text = page(client.get(reverse("secretariat:agenda", args=[session.pk])))
    assert "Commission compétente" in text
    assert "favorable avec observations" in text and "Revoir le chapitre 20." in text
    assert text.count("Sans rapport de commission") == 2


def test_the_points_without_report_stand_on_the_committees_screen_with_their_article(client, town, committee, session):
    studied, *rest = session.items.order_by("position")
    committee_reports.lodge(item=studied, committee=committee, opinion=Opinion.FAVOURABLE, reported_on=MET)

    text = page(as_user(client, town.clerk).get(reverse("secretariat:committees", args=[town.council.pk])))

    assert "Points sans rapport de commission" in text and "art. 28" in text
    assert all(item.title_fr in text for item in rest)
    assert studied.title_fr not in text


def test_the_authority_reads_the_agenda_without_the_reports_of_committees(client, town, committee, session):
    item = session.items.first()
    committee_reports.lodge(
        item=item, committee=committee, opinion=Opinion.UNFAVOURABLE, reported_on=MET, text_fr="Trop cher."
    )
    convene(town, session)
    url = reverse("secretariat:agenda", args=[session.pk])

    seen = {role: "Trop cher." in page(as_user(client, getattr(town, role)).get(url)) for role in ("member", "officer")}

    assert seen == {"member": True, "officer": False}


def test_another_councils_clerk_reaches_no_committee(client, town, committee, session):
    meeting = committee_meetings.convene(committee=committee, items=[session.items.first()], held_on=MET)
    as_user(client, make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).clerk)
    call = meeting.calls.first()

    answers = [
        client.get(reverse("secretariat:committees", args=[town.council.pk])),
        client.post(reverse("secretariat:add_committee", args=[town.council.pk]), {}),
        client.get(reverse("secretariat:committee", args=[committee.pk])),
        client.post(reverse("secretariat:rename_committee", args=[committee.pk]), {"name_fr": "Autre"}),
        client.post(reverse("secretariat:end_committee", args=[committee.pk]), {"day": "2026-04-20"}),
        client.post(reverse("secretariat:seat_member", args=[committee.pk]), {}),
        client.post(reverse("secretariat:end_seat", args=[committee.seats.first().pk]), {"day": "2026-04-20"}),
        client.post(reverse("secretariat:convene_committee", args=[committee.pk]), {}),
        client.get(reverse("secretariat:committee_meeting", args=[meeting.pk])),
        client.post(reverse("secretariat:committee_presences", args=[meeting.pk]), {}),
        client.post(reverse("secretariat:committee_call_handed_over", args=[call.pk])),
        client.post(reverse("secretariat:committee_call_again", args=[call.pk])),
        client.post(reverse("secretariat:committee_report", args=[session.items.first().pk]), {}),
    ]

    assert [answer.status_code for answer in answers] == [403] * 13


def test_every_form_of_a_committee_opens(client, town, committee, session):
    as_user(client, town.clerk)
    meeting = committee_meetings.convene(committee=committee, items=[session.items.first()], held_on=MET)
    urls = [
        reverse(f"secretariat:{name}", args=[pk])
        for name, pk in (
            ("add_committee", town.council.pk),
            ("committee", committee.pk),
            ("rename_committee", committee.pk),
            ("end_committee", committee.pk),
            ("seat_member", committee.pk),
            ("end_seat", committee.seats.first().pk),
            ("convene_committee", committee.pk),
            ("committee_presences", meeting.pk),
            ("committee_report", session.items.first().pk),
        )
    ]

    assert {client.get(url).status_code for url in urls} == {200}


def test_lists_ask_the_same_queries_however_long_they_are(client, town, committee, session, queries_of):
    as_user(client, town.clerk)
    items = list(session.items.all())
    meeting = committee_meetings.convene(committee=committee, items=items[:1], held_on=MET)
    urls = [
        reverse("secretariat:committees", args=[town.council.pk]),
        reverse("secretariat:committee", args=[committee.pk]),
        reverse("secretariat:committee_meeting", args=[meeting.pk]),
        reverse("secretariat:agenda", args=[session.pk]),
    ]
    committee_reports.lodge(item=items[0], committee=committee, opinion=Opinion.FAVOURABLE, reported_on=MET)
    few = [queries_of(lambda url=url: client.get(url)) for url in urls]

    for name in ("Services", "Social"):
        other = committees.create(council=town.council, kind=CommitteeKind.TEMPORARY, name_fr=name, created_on=CREATED)
        committees.seat(committee=other, mandate=town.members[2], starts_on=CREATED, office=CommitteeOffice.CHAIR)
        committee_reports.lodge(item=items[0], committee=other, opinion=Opinion.NONE, reported_on=MET)
    committee_reports.lodge(item=items[1], committee=committee, opinion=Opinion.FAVOURABLE, reported_on=MET)
    committees.seat(committee=committee, mandate=town.members[7], starts_on=CREATED)
    meeting.items.add(*items)
    committee_meetings.convene(committee=committee, items=items[1:], held_on=MET)

    assert [queries_of(lambda url=url: client.get(url)) for url in urls] == few


def test_a_committee_called_twice_by_the_same_form_meets_once(client, town, committee, session):
    as_user(client, town.clerk)
    data = {"items": [session.items.first().pk], "held_on": "2026-04-20", "starts_at": "10:00"}
    address = reverse("secretariat:convene_committee", args=[committee.pk])

    first, second = client.post(address, data), client.post(address, data)

    assert (first.status_code, second.status_code) == (302, 422)
    assert "déjà convoquée" in page(second)
    assert (CommitteeMeeting.objects.count(), CommitteeCall.objects.count()) == (1, 5)
