"""Committees: who sits, who is called to what, what they tell the council before it debates (COMM, AGE-13)."""

import json
from datetime import date

import pytest
from django.core import mail

from document_types.enums import (
    Attendance,
    CommitteeKind,
    CommitteeOffice,
    JournalEvent,
    MandateOffice,
    Opinion,
    SessionKind,
)
from document_types.errors import Refusal
from document_types.models import CommitteeReport, JournalEntry, Mandate
from document_types.services import committee_cautions, committee_meetings, committee_reports, committees, sessions
from tests.factories import INEZGANE, TITLES, add_items, adopt, at, convene, make_commune, make_town, open_session, sit

pytestmark = pytest.mark.django_db

CREATED = date(2026, 1, 10)
MET = date(2026, 4, 20)


def make(town, name="Budget et finances", **facts):
    plain = {"kind": CommitteeKind.STANDING, "name_fr": name, "created_on": CREATED}
    return committees.create(council=town.council, **(plain | facts))


def fill(committee, members, chair=True):
    offices = [CommitteeOffice.CHAIR] if chair else []
    offices += [CommitteeOffice.MEMBER] * len(members)
    for mandate, office in zip(members, offices, strict=False):
        committees.seat(committee=committee, mandate=mandate, starts_on=CREATED, office=office)
    return committee


@pytest.fixture
def committee(town):
    return fill(make(town), town.members[2:7])


def last_entry(event) -> dict:
    return json.loads(JournalEntry.objects.filter(event=event).latest("sequence").payload)


def test_a_committee_is_created_renamed_and_ended_with_its_seats(town, committee):
    committees.rename(committee=committee, name_fr="Finances", name_ar="المالية")
    ended = committees.end(committee=committee, ended_on=date(2026, 6, 1))

    assert (ended.name_ar, ended.ended_on) == ("المالية", date(2026, 6, 1))
    assert set(committee.seats.values_list("ends_on", flat=True)) == {date(2026, 6, 1)}
    assert last_entry(JournalEvent.COMMITTEE_CHANGED)["what"] == "ended"
    with pytest.raises(Refusal, match="a pris fin"):
        committees.rename(committee=committee, name_fr="Autre")


def test_a_member_belongs_to_one_standing_committee_only(town, committee):
    other = make(town, "Services publics")

    with pytest.raises(Refusal, match="n'appartient qu'à une seule.*art. 25"):
        committees.seat(committee=other, mandate=town.members[3], starts_on=CREATED)

    temporary = make(town, "Zone d'activités", kind=CommitteeKind.TEMPORARY)
    assert committees.seat(committee=temporary, mandate=town.members[3], starts_on=CREATED).pk
    committees.end_seat(seat=committee.seats.get(mandate=town.members[3]), ends_on=date(2026, 2, 1))
    assert committees.seat(committee=other, mandate=town.members[3], starts_on=date(2026, 2, 2)).pk


def test_the_president_chairs_no_committee_and_nobody_chairs_beside_the_chair(town, committee):
    other = make(town, "Services publics")

    with pytest.raises(Refusal, match="art. 26"):
        committees.seat(committee=other, mandate=town.members[0], starts_on=CREATED, office=CommitteeOffice.VICE_CHAIR)
    with pytest.raises(Refusal, match="est déjà la qualité de Membre 3"):
        committees.seat(committee=committee, mandate=town.members[7], starts_on=CREATED, office=CommitteeOffice.CHAIR)


def test_a_vice_president_who_chairs_is_told_of_and_not_refused(town):
    Mandate.objects.filter(pk=town.members[4].pk).update(office=MandateOffice.VICE_PRESIDENT)
    town.members[4].refresh_from_db()
    fill(make(town), [town.members[4]])
    [shown] = committees.of_council(town.council, MET)

    said = committee_cautions.of_committee(town.council, shown, MET)

    assert "La commission compte 1 membre : il en faut 5 au moins" in said[0]
    assert "Membre 5 est membre du bureau" in said[1]


def test_nobody_of_another_council_sits_in_a_committee(town, committee):
    foreign = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))

    with pytest.raises(Refusal, match="pas membre en exercice"):
        committees.seat(committee=committee, mandate=foreign.members[3], starts_on=CREATED)


@pytest.mark.parametrize(("number", "is_lawful"), [(1, False), (2, True), (5, True), (6, False)])
def test_a_commune_has_two_to_five_standing_committees(town, number, is_lawful):
    for each in range(number):
        make(town, f"Commission {each}")
    make(town, "Thème", kind=CommitteeKind.TEMPORARY)

    said = committee_cautions.of_council(town.council, committees.of_council(town.council, MET), MET)

    assert (said == []) is is_lawful
    assert is_lawful or "art. 25" in said[0]


def test_a_committee_of_inquiry_takes_half_of_the_members_in_office(town):
    with pytest.raises(Refusal, match="5 membres sur 9.*art. 215"):
        make(town, "Enquête", kind=CommitteeKind.INQUIRY, askers=4)

    assert make(town, "Enquête", kind=CommitteeKind.INQUIRY, askers=5).pk


def test_the_members_are_called_by_email_where_they_declared_one_else_on_paper(
    town, committee, django_capture_on_commit_callbacks
):
    Mandate.objects.filter(pk=town.members[6].pk).update(declared_email="", declared_address="Rue 5")
    items = add_items(open_session(town), TITLES[:2])

    with django_capture_on_commit_callbacks(execute=True):
        meeting = committee_meetings.convene(committee=committee, items=items, held_on=MET, place_fr="Salle 2")

    calls = {call.mandate_id: call for call in meeting.calls.all()}
    assert [calls[each.pk].channel for each in town.members[2:7]] == ["email"] * 4 + ["paper"]
    assert all(calls[each.pk].sent_at for each in town.members[2:6])
    assert {address for message in mail.outbox for address in message.to} == {
        each.declared_email for each in town.members[2:6]
    }
    body = mail.outbox[0].body
    assert TITLES[0][0] in body and TITLES[0][1] in body and "lundi 20 avril 2026, Salle 2" in body
    assert last_entry(JournalEvent.COMMITTEE_CONVENED)["items"] == [item.pk for item in items]
    items[0].refresh_from_db()
    assert items[0].committee == committee

    handed = committee_meetings.mark_sent(call=calls[town.members[6].pk])
    assert handed.sent_at
    with pytest.raises(Refusal, match="déjà enregistré"):
        committee_meetings.mark_sent(call=handed)


def test_a_call_that_failed_keeps_its_reason_and_leaves_again(
    town, committee, settings, django_capture_on_commit_callbacks
):
    items = add_items(open_session(town), TITLES[:1])
    backend, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "tests.document_types.broken_mail.EmailBackend"
    with django_capture_on_commit_callbacks(execute=True):
        meeting = committee_meetings.convene(committee=committee, items=items, held_on=MET)
    call = meeting.calls.first()
    failed = (call.sent_at, call.error)
    settings.EMAIL_BACKEND = backend

    with django_capture_on_commit_callbacks(execute=True):
        committee_meetings.send_again(call=call)

    call.refresh_from_db()
    assert failed == (None, "Serveur injoignable")
    assert (call.error, len(mail.outbox)) == ("", 1)
    assert call.sent_at


def test_a_committee_is_called_to_points_of_the_agenda_and_before_the_session(town, committee):
    items = add_items(open_session(town), TITLES[:1])
    foreign = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
    elsewhere = add_items(open_session(foreign), TITLES[:1])

    with pytest.raises(Refusal, match="Choisissez au moins un point"):
        committee_meetings.convene(committee=committee, items=elsewhere, held_on=MET)
    with pytest.raises(Refusal, match="n'est plus à étudier"):
        committee_meetings.convene(committee=committee, items=[*items, *elsewhere], held_on=MET)
    with pytest.raises(Refusal, match="avant la session, qui s'ouvre le jeudi 7 mai 2026"):
        committee_meetings.convene(committee=committee, items=items, held_on=date(2026, 5, 8))
    with pytest.raises(Refusal, match="Personne ne siège"):
        committee_meetings.convene(committee=make(town, "Vide"), items=items, held_on=MET)


def test_presences_are_recorded_once_the_meeting_is_held(town, committee, settings):
    settings.DEMO_TODAY = MET
    meeting = committee_meetings.convene(
        committee=committee, items=add_items(open_session(town), TITLES[:1]), held_on=MET, at=at(date(2026, 4, 10))
    )
    came = {mandate.pk: Attendance.PRESENT for mandate in town.members[2:5]}
    rest = {mandate.pk: Attendance.ABSENT for mandate in town.members[5:7]}

    committee_meetings.record_presences(meeting=meeting, presences=came | rest)

    assert meeting.calls.filter(attendance=Attendance.PRESENT).count() == 3
    assert last_entry(JournalEvent.COMMITTEE_MET)["present"] == sorted(came)
    with pytest.raises(Refusal, match="n'est pas membre de la commission"):
        committee_meetings.record_presences(meeting=meeting, presences={town.members[0].pk: Attendance.PRESENT})


def test_the_chair_reports_unless_another_member_of_the_committee_does(town, committee):
    item = add_items(open_session(town), TITLES[:1])[0]

    report = committee_reports.lodge(item=item, committee=committee, opinion=Opinion.FAVOURABLE, reported_on=MET)
    again = committee_reports.lodge(
        item=item, committee=committee, opinion=Opinion.UNFAVOURABLE, reported_on=MET, rapporteur=town.members[4]
    )

    assert report.rapporteur == town.members[2]
    assert (again.rapporteur, CommitteeReport.objects.count()) == (town.members[4], 1)
    assert last_entry(JournalEvent.COMMITTEE_REPORTED)["replaces"] is True
    with pytest.raises(Refusal, match="doit siéger"):
        committee_reports.lodge(
            item=item, committee=committee, opinion=Opinion.NONE, reported_on=MET, rapporteur=town.members[8]
        )
    with pytest.raises(Refusal, match="porte ces observations"):
        committee_reports.lodge(item=item, committee=committee, opinion=Opinion.WITH_REMARKS, reported_on=MET)


def test_only_a_committee_of_the_same_council_reports_and_only_before_the_decision(town, committee):
    session = open_session(town, kind=SessionKind.EXTRAORDINARY)
    item = add_items(session, TITLES[1:2])[0]
    foreign = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
    other = fill(make(foreign), foreign.members[2:4])

    with pytest.raises(Refusal, match="d'un autre conseil"):
        committee_reports.lodge(item=item, committee=other, opinion=Opinion.FAVOURABLE, reported_on=MET)
    convene(town, session)
    adopt(town, item, sit(town, session))
    with pytest.raises(Refusal, match="déjà décidé"):
        committee_reports.lodge(item=item, committee=committee, opinion=Opinion.FAVOURABLE, reported_on=MET)


def test_points_without_a_report_of_a_standing_committee_are_the_councils_to_let_in(town, committee):
    session = open_session(town)
    studied, unstudied, by_another = add_items(session)
    sessions.add_item(session=session, title_fr="Information", is_deliberation=False)
    temporary = fill(make(town, "Thème", kind=CommitteeKind.TEMPORARY), town.members[2:3])
    committee_reports.lodge(item=studied, committee=committee, opinion=Opinion.FAVOURABLE, reported_on=MET)
    committee_reports.lodge(item=by_another, committee=temporary, opinion=Opinion.FAVOURABLE, reported_on=MET)

    assert committee_reports.items_without_report(session) == [unstudied, by_another]
    assert [committee_reports.needs_decision_without_report(item) for item in (studied, unstudied, by_another)] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize("kind", [SessionKind.EXTRAORDINARY, SessionKind.ON_REQUEST, SessionKind.INSTALLATION])
def test_other_sessions_than_ordinary_ones_go_without_reports(town, kind):
    session = open_session(town, kind=kind)
    item = add_items(session, TITLES[:1])[0]

    assert committee_reports.items_without_report(session) == []
    assert not committee_reports.needs_decision_without_report(item)
