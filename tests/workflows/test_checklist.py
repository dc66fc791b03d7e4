"""The checklist: for each question the answer that the facts give, its dates, its article."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from document_types.enums import ActKind, CommitteeKind, CommitteeOffice, Opinion
from document_types.models import Act, Delivery, ItemOpposition, Vote
from document_types.services import (
    committee_reports,
    committees,
    convocations,
    minutes,
    sessions,
    voting,
)
from document_types.services.reckoning import reckoner
from tests.factories import (
    SESSION_DAY,
    TITLES,
    add_items,
    adopt,
    at,
    ballots,
    convene,
    council_of,
    held_session,
    make_town,
    open_session,
    received_act,
    sign_both,
    sit,
    transmit,
)
from workflows.checklist import LINES, OF_MINUTES, Answer, checklist

pytestmark = pytest.mark.django_db
YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


def lines(act: Act, on: date = SESSION_DAY + timedelta(days=2)) -> dict:
    return {line.key: line for line in checklist(Act.objects.with_council().get(pk=act.pk), reckoner(), on)}


def said(line) -> str:
    return " ".join(line.evidence)


def deliver(session, sent_on: date) -> None:
    for delivery in Delivery.objects.filter(act__session=session, act__kind=ActKind.CONVOCATION):
        convocations.mark_sent(delivery=delivery, at=at(sent_on, 11))


def test_an_act_adopted_in_order_has_its_lines_in_order(town):
    act = received_act(town)
    deliver(act.session, SESSION_DAY - timedelta(days=12))

    found = lines(act)

    assert list(found) == list(LINES)
    regular = ("served", "on_agenda", "not_opposed", "quorum", "majority", "named_votes", "signatures", "powers")
    assert {key: found[key].answer for key in regular} == dict.fromkeys(regular, YES)
    assert all(line.evidence for line in found.values())
    assert "art. 35" in found["served"].article and "art. 43" in found["majority"].article


def test_members_called_too_late_are_named(town):
    act = received_act(town)
    deliver(act.session, SESSION_DAY - timedelta(days=9))

    line = lines(act)["served"]

    assert line.answer == NO
    assert "au plus tard le lundi 27 avril 2026" in said(line)
    assert "Convoqués après le terme : Membre 1, Membre 2" in said(line)


def test_a_member_whom_no_sending_reached_is_named(town):
    act = received_act(town)
    deliver(act.session, SESSION_DAY - timedelta(days=12))
    unreached = Delivery.objects.filter(act__session=act.session, mandate=town.members[4])
    unreached.update(bounced_at=at(SESSION_DAY - timedelta(days=11)))

    line = lines(act)["served"]

    assert line.answer == NO
    assert "8 membres sur 9" in said(line) and "Sans envoi qui leur soit parvenu : Membre 5." in said(line)


@pytest.mark.parametrize(("days_before", "answer"), [(20, YES), (19, NO)])
def test_the_agenda_goes_to_the_authority_twenty_days_before(town, days_before, answer):
    session = open_session(town)
    [item] = add_items(session, TITLES[1:2])
    sessions.send_agenda(session=session, at=at(SESSION_DAY - timedelta(days=days_before)))
    convene(town, session)
    act = adopt(town, item, sit(town, session))

    line = lines(act)["agenda_sent"]

    assert line.answer == answer
    assert "vendredi 17 avril 2026" in said(line) and "art. 38" in line.article


def test_an_agenda_of_which_no_sending_is_known_is_told(town):
    line = lines(received_act(town))["agenda_sent"]

    assert line.answer == NO and "Aucun envoi" in said(line)


def test_a_point_debated_before_the_judge_ruled_is_told(town):
    session = open_session(town)
    [item] = add_items(session, TITLES[1:2])
    sessions.send_agenda(session=session, at=at(SESSION_DAY - timedelta(days=25)))
    convene(town, session)
    act = adopt(town, item, sit(town, session))
    opposed = at(SESSION_DAY - timedelta(days=24))
    item_opposition = ItemOpposition.objects.create(
        item=item, opposed_on=opposed.date(), reasons_fr="Hors des attributions.", referred_at=opposed
    )

    waiting = lines(act)["not_opposed"]
    item_opposition.ruled_on, item_opposition.is_upheld = SESSION_DAY + timedelta(days=1), False
    item_opposition.save()
    too_early = lines(act)["not_opposed"]
    item_opposition.ruled_on = SESSION_DAY - timedelta(days=1)
    item_opposition.save()
    in_order = lines(act)["not_opposed"]

    assert waiting.answer == NO and "décision n'est pas enregistrée" in said(waiting)
    assert too_early.answer == NO and "Le conseil en a délibéré avant" in said(too_early)
    assert in_order.answer == YES and "art. 41" in in_order.article


def committee_of(town):
    created_on = date(2026, 1, 5)
    finance = committees.create(
        council=town.council, kind=CommitteeKind.STANDING, name_fr="Finances", created_on=created_on
    )
    seats = [CommitteeOffice.CHAIR, *[CommitteeOffice.MEMBER] * 4]
    for mandate, office in zip(town.members[2:7], seats, strict=True):
        committees.seat(committee=finance, mandate=mandate, starts_on=created_on, office=office)
    return finance


def test_the_committee_s_report_answers_for_its_point(town):
    finance, session = committee_of(town), open_session(town)
    studied, other = add_items(session, TITLES[:2])
    committee_reports.lodge(
        item=studied, committee=finance, opinion=Opinion.FAVOURABLE, reported_on=SESSION_DAY - timedelta(days=5)
    )

    assert lines(studied.act)["committee"].answer == YES
    missing = lines(other.act)["committee"]
    assert missing.answer == NO and "art. 28" in missing.article
    assert "Finances" in said(lines(studied.act)["committee"])


def test_without_committees_entered_nothing_is_said_of_them(town):
    assert lines(received_act(town))["committee"].answer == UNKNOWN


def test_a_quorum_that_failed_is_told_with_its_numbers(town):
    session = open_session(town)
    [item] = add_items(session, TITLES[1:2])
    convene(town, session)
    act = adopt(town, item, sit(town, session))
    sitting = session.sittings.get()
    sitting.present_at_opening, sitting.is_quorate = 4, False
    sitting.save()

    line = lines(act)["quorum"]

    assert line.answer == NO
    assert "présents, 4 sur 9" in said(line) and "art. 42" in line.article


def test_a_rejected_text_has_no_majority(town):
    session = open_session(town)
    [item] = add_items(session, TITLES[1:2])
    convene(town, session)
    sitting = sit(town, session)
    voting.vote(item=item, sitting=sitting, choices=ballots(town, 3, 6), at=at(SESSION_DAY, 12))

    line = lines(Act.objects.get(item=item))["majority"]

    assert line.answer == NO and "Rejeté" in said(line)


def test_a_majority_that_is_not_the_one_of_the_matter_is_left_to_the_officer(town):
    act = received_act(town)
    Act.objects.filter(pk=act.pk).update(matter="finance.budget")
    act.item.vote_events.update(majority="relative")

    line = lines(act)["majority"]

    assert line.answer == UNKNOWN and "n'est pas celle" in said(line)


def test_a_vote_without_its_names_is_told(town):
    act = received_act(town)
    assert "9 votes nominatifs sur 9" in said(lines(act)["named_votes"])

    Vote.objects.filter(event__item__act=act, mandate=town.members[0]).delete()

    line = lines(act)["named_votes"]
    assert line.answer == NO and "8 votes nominatifs sur 9" in said(line)


def test_a_signature_that_lacks_is_named(town):
    _session, [act] = held_session(town, TITLES[:1])

    line = lines(act)["signatures"]

    assert line.answer == NO
    assert "Signature absente : président du conseil." in said(line) and "art. 47" in line.article


def test_a_late_transmission_is_told_with_its_delay(town):
    session, [act] = held_session(town, TITLES[1:2])
    sessions.close_session(session=session, on=SESSION_DAY)
    sign_both(act)
    transmit(act, on=SESSION_DAY + timedelta(days=32))

    line = lines(act)["transmission"]

    assert line.answer == NO
    assert "Retard :" in said(line) and "art. 116" in line.article


def test_the_minutes_are_awaited_then_late_then_there(town):
    session, [act] = held_session(town, TITLES[1:2])
    assert lines(act)["minutes"].answer == UNKNOWN

    sessions.close_session(session=session, on=SESSION_DAY)
    assert lines(act)["minutes"].answer == UNKNOWN
    assert lines(act, on=SESSION_DAY + timedelta(days=40))["minutes"].answer == NO


def test_a_text_that_speaks_of_an_annex_without_one_is_told(town):
    act = received_act(town)

    line = lines(act)["annexes"]

    assert line.answer == NO and "annex" in said(line)


def test_a_public_service_in_arabic_is_no_annex(town):
    session = open_session(town)
    body = [("recital", "بناء على مقتضيات تدبير المرفق العمومي؛")]
    item = sessions.add_item(session=session, title_ar="تدبير المرفق", matter="council.motion", body_ar=body)

    assert lines(item.act)["annexes"].answer == YES


def test_a_text_missing_in_the_language_that_counts_is_told(town):
    session = open_session(town)
    body = [("recital", "Vu la loi ;")]
    item = sessions.add_item(session=session, title_fr="Vœu", matter="council.motion", body_fr=body)

    assert lines(item.act)["authentic_text"].answer == NO


def test_minutes_are_asked_only_what_is_of_theirs(town):
    session, _acts = held_session(town, TITLES[1:2])
    sessions.close_session(session=session, on=SESSION_DAY)
    written = minutes.draft(session=session)
    minutes.establish(act=written, at=at(SESSION_DAY + timedelta(days=1)))

    found = lines(written)

    assert sorted(found) == sorted(OF_MINUTES)


def test_the_lines_speak_arabic_and_hold_for_another_level(town):
    region = make_town(council_of("09"), how_many=5)
    act = received_act(region)

    with translation.override("ar"):
        found = lines(act)
        assert "المادة" in found["quorum"].article

    assert len(found) == len(LINES)


def test_a_long_file_asks_no_more_than_a_short_one(town):
    short = received_act(town)
    counts = [queries_of(short)]
    for mandate in town.members:
        Delivery.objects.create(act=short.session.acts.get(kind=ActKind.CONVOCATION), mandate=mandate, channel="paper")
    deliver(short.session, SESSION_DAY - timedelta(days=12))
    finance = committee_of(town)
    short.item.reports.create(committee=finance, opinion=Opinion.FAVOURABLE, reported_on=SESSION_DAY)
    counts.append(queries_of(short))

    assert counts[0] == counts[1] < 35


def queries_of(act: Act) -> int:
    act = Act.objects.with_council().get(pk=act.pk)
    here = reckoner()
    with CaptureQueriesContext(connection) as queries:
        checklist(act, here, SESSION_DAY)
    return len(queries)
