"""From agenda to force: what the services write, and what they refuse."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from document_types.enums import ActState, ItemOutcome, SessionState
from document_types.errors import Refusal
from document_types.models import Act, Delivery, JournalEntry
from document_types.services import agenda, convocations, minutes, pages, publication, sessions, voting
from tests.factories import (
    INEZGANE,
    TITLES,
    add_items,
    adopt,
    at,
    ballots,
    convene,
    held_session,
    make_commune,
    make_town,
    on_paper,
    open_session,
    post,
    received_act,
    scan_for,
    sign_both,
    sit,
    transmit,
)
from workflows import deadlines
from workflows.enums import OppositionGround, ProceedingKind
from workflows.services import proceedings, review, signature, transmission
from workflows.services.decision import Decision

pytestmark = pytest.mark.django_db


def oppose(act, user=None, **facts):
    return review.oppose(
        act=act,
        ground=OppositionGround.BREACH_OF_LAW,
        decision=Decision(user=user, reference="77", reasons_fr="Hors attributions.", **facts),
    )


def test_adopted_deliberations_are_numbered_in_the_order_of_their_votes(town):
    session = open_session(town)
    first, second, third = add_items(session)
    convene(town, session)
    sitting = sit(town, session)

    numbers = [adopt(town, item, sitting).number_label for item in (second, first, third)]

    assert numbers == ["1/2026", "2/2026", "3/2026"]


def test_a_rejected_deliberation_takes_no_number(town):
    session = open_session(town)
    rejected, adopted, _ = add_items(session)
    convene(town, session)
    sitting = sit(town, session)

    voting.vote(item=rejected, sitting=sitting, choices=ballots(town, 2, 7))
    act = adopt(town, adopted, sitting)

    assert Act.objects.get(item=rejected).state == ActState.REJECTED
    assert Act.objects.get(item=rejected).number is None
    assert act.number_label == "1/2026"


def test_a_vote_short_of_the_members_in_office_goes_to_a_second_sitting(town):
    session = open_session(town)
    [item] = add_items(session, [("Programme d'action", "برنامج العمل", "programme.action")])
    convene(town, session)
    first = sit(town, session, present=6)
    choices = ballots(town, 4, 2)

    voting.vote(item=item, sitting=first, choices=choices)
    item.refresh_from_db()
    assert item.outcome == ItemOutcome.SECOND_SITTING

    with pytest.raises(Refusal, match="deuxième séance"):
        voting.vote(item=item, sitting=first, choices=choices)
    with pytest.raises(Refusal, match="Programme d'action"):
        sessions.close_session(session=session, on=session.opens_on)

    second = sit(town, session, held_on=session.opens_on + timedelta(days=7), present=6)
    voting.vote(item=item, sitting=second, choices=choices)
    item.refresh_from_db()
    assert item.outcome == ItemOutcome.ADOPTED


def test_the_second_vote_is_not_entered_in_a_sitting_before_the_first(town):
    session = open_session(town)
    [item] = add_items(session, [("Programme d'action", "برنامج العمل", "programme.action")])
    convene(town, session)
    earlier, later = sit(town, session, present=6), sit(town, session, present=6)
    voting.vote(item=item, sitting=later, choices=ballots(town, 4, 2))

    with pytest.raises(Refusal, match="deuxième séance"):
        voting.vote(item=item, sitting=earlier, choices=ballots(town, 4, 2))

    assert item.vote_events.count() == 1


def test_more_voices_than_members_present_are_refused(town):
    session = open_session(town)
    item, *_ = add_items(session)
    convene(town, session)
    sitting = sit(town, session, present=5)

    with pytest.raises(Refusal, match="Plus de voix"):
        voting.vote(item=item, sitting=sitting, choices=ballots(town, 9))

    assert not item.vote_events.exists()


def test_without_quorum_the_council_does_not_deliberate(town):
    session = open_session(town)
    item, *_ = add_items(session)
    convene(town, session)
    sitting = sit(town, session, present=4)

    assert not sitting.is_quorate
    with pytest.raises(Refusal, match="quorum"):
        voting.vote(item=item, sitting=sitting, choices=ballots(town, 4))


def test_leaving_after_the_opening_does_not_undo_the_quorum(town):
    session = open_session(town)
    add_items(session)
    convene(town, session)
    sit(town, session, present=5)

    later = sit(town, session, held_on=session.opens_on + timedelta(days=1), present=2)

    assert later.is_quorate


def test_the_convocation_reaches_every_member_in_office_by_mail(town, mailoutbox, django_capture_on_commit_callbacks):
    session = open_session(town)
    add_items(session)

    with django_capture_on_commit_callbacks(execute=True):
        act = convene(town, session)

    assert act.state == ActState.SENT and act.is_online
    assert {mail.to[0] for mail in mailoutbox} == {member.declared_email for member in town.members}
    assert Delivery.objects.filter(act=act, sent_at__isnull=False).count() == len(town.members)
    assert session.state == SessionState.CONVENED


def test_a_member_without_declared_mail_gets_paper(town):
    town.members[3].declared_email = ""
    town.members[3].save()
    session = open_session(town)
    add_items(session)
    act = convene(town, session)

    delivery = act.deliveries.get(mandate=town.members[3])
    convocations.mark_sent(delivery=delivery, user=town.clerk)

    assert delivery.channel == "paper"
    with pytest.raises(Refusal, match="déjà enregistré"):
        convocations.mark_sent(delivery=delivery)


def test_an_unsigned_deliberation_is_neither_posted_nor_transmitted(town):
    _session, [act] = held_session(town, TITLES[:1])

    with pytest.raises(Refusal, match="signer"):
        post(act)
    with pytest.raises(Refusal, match="pas prêt"):
        transmit(act, on=act.dated_on)

    act.refresh_from_db()
    assert act.posted_on is None and act.received_at is None


def test_posting_puts_exactly_the_adopted_revision_online(town):
    _session, [act] = held_session(town, TITLES[:1])
    page = pages.page_of(act)
    adopted = act.revision_id
    page.subject_fr = "Un autre texte"
    page.save_revision()

    sign_both_despite_later_draft(act)
    post(act)

    page = pages.page_of(act)
    assert page.live and page.live_revision_id == adopted
    assert page.subject_fr == TITLES[0][0]


def sign_both_despite_later_draft(act):
    """Someone wrote a later revision behind the lock's back: the signature refuses until it is gone."""
    with pytest.raises(Refusal, match="a changé"):
        sign_both(act)
    page = pages.page_of(act)
    page.latest_revision.delete()
    page.refresh_from_db()
    page.latest_revision = act.revision
    page.save(update_fields=["latest_revision"])
    sign_both(act)


def test_a_council_may_wait_for_force_before_going_online(town):
    town.council.online_from = "force"
    town.council.save()

    act = received_act(town)
    assert not act.is_online

    deadlines.run(date(2026, 5, 14))
    act.refresh_from_db()
    assert act.is_online and act.state == ActState.EXECUTORY


def test_silence_makes_the_transmitted_revision_executory_at_midnight_after_three_working_days(town):
    act = received_act(town, on=date(2026, 5, 8))

    assert deadlines.run(date(2026, 5, 13)) == []
    [lapsed] = deadlines.run(date(2026, 5, 14))

    act.refresh_from_db()
    assert lapsed.act == act
    assert act.executory_at == at(date(2026, 5, 14), 0)
    assert act.transmitted_in.get().revision_id == act.revision_id


def test_running_the_deadlines_late_or_twice_gives_the_same_dates(town):
    act = received_act(town, on=date(2026, 5, 8))

    deadlines.run(date(2026, 6, 30))
    again = deadlines.run(date(2026, 6, 30))

    act.refresh_from_db()
    assert again == []
    assert act.executory_at == at(date(2026, 5, 14), 0)
    assert act.journal_entries.filter(event="executory").count() == 1


def test_an_opposition_within_the_delay_stops_the_clock(town):
    act = received_act(town)

    oppose(act, user=town.officer, at=at(date(2026, 5, 13), 23))

    act.refresh_from_db()
    assert act.state == ActState.OPPOSED
    assert deadlines.run(date(2026, 7, 1)) == []
    assert act.is_online


def test_an_opposition_after_the_delay_is_refused_with_its_article(town):
    act = received_act(town)

    with pytest.raises(Refusal, match="117"):
        oppose(act, user=town.officer, at=at(date(2026, 5, 14), 0))

    act.refresh_from_db()
    assert act.state == ActState.TRANSMITTED


def test_an_opposition_needs_reasons(town):
    act = received_act(town)

    with pytest.raises(Refusal, match="motivée"):
        review.oppose(
            act=act, ground=OppositionGround.BREACH_OF_LAW, decision=Decision(user=town.officer, reference="1")
        )


def test_a_budget_waits_for_its_visa_and_silence_of_twenty_days_grants_it(town):
    act = received_act(town, TITLES[:1], on=date(2026, 5, 8))
    assert act.state == ActState.AWAITING_VISA

    deadlines.run(date(2026, 5, 20))
    act.refresh_from_db()
    assert act.state == ActState.AWAITING_VISA

    deadlines.run(date(2026, 6, 30))
    act.refresh_from_db()
    assert (act.state, act.force_basis) == (ActState.EXECUTORY, "tacit_visa")


def test_an_express_visa_gives_force_on_the_day_it_bears(town):
    act = received_act(on_paper(town), TITLES[:1])

    review.grant_visa(
        act=act,
        decision=Decision(
            user=town.clerk,
            reference="V-12",
            is_paper=True,
            decided_on=date(2026, 5, 15),
            scan=scan_for(town.council),
            at=at(date(2026, 5, 16)),
        ),
    )

    act.refresh_from_db()
    assert act.force_basis == "visa"
    assert act.executory_at.date() == date(2026, 5, 15)


def test_a_maintained_act_is_not_executory_until_the_judge_has_ruled(town):
    act = received_act(town)
    oppose(act, at=at(date(2026, 5, 12)))
    session = open_session(town, date(2026, 6, 4))
    item = sessions.add_item(
        session=session,
        title_fr="Nouvelle délibération",
        title_ar="مداولة جديدة",
        reexamines=act,
        matter="council.motion",
    )
    convene(town, session)
    again = adopt(town, item, sit(town, session))

    proceedings.reexamine(
        act=act, by=again, outcome=ProceedingKind.MAINTAINED, decision=Decision(at=at(date(2026, 6, 4)))
    )
    act.refresh_from_db()
    assert act.state == ActState.MAINTAINED and not act.is_in_force

    proceedings.refer(act=act, decision=Decision(reference="R1", at=at(date(2026, 6, 8))))
    proceedings.rule_on(
        act=act,
        outcome=ProceedingKind.SUSPENSION_ORDERED,
        decision=Decision(reference="T1", at=at(date(2026, 6, 10)), reasons_fr="."),
    )
    act.refresh_from_db()
    assert act.state == ActState.SUSPENDED


def test_the_minutes_carry_presence_votes_by_name_and_numbers(town):
    session, [act] = held_session(town, TITLES[:1])
    sessions.close_session(session=session, on=session.opens_on)

    draft = minutes.draft(session=session)

    text = pages.text_of(draft).text_in("fr")
    assert "Membre 9" in text and act.number_label in text and "Quorum atteint" in text
    assert "العضو 9" in pages.text_of(draft).text_in("ar")


def test_minutes_are_established_by_the_secretary_then_sent_and_published_only_if_the_council_chooses(
    town, mailoutbox, django_capture_on_commit_callbacks
):
    session, _acts = held_session(town, TITLES[:1])
    sessions.close_session(session=session, on=session.opens_on)
    act = minutes.draft(session=session)
    with pytest.raises(Refusal, match="établi"):
        minutes.publish(act=act)

    signature.request(act=act, user=town.clerk)
    signature.sign(act=act, office="secretary", user=town.secretary)
    act.refresh_from_db()
    transmit(act, on=act.dated_on, hour=23)
    with django_capture_on_commit_callbacks(execute=True):
        minutes.send_to_members(act=act, user=town.clerk)

    assert act.state == ActState.ESTABLISHED and not act.is_online
    assert len(mailoutbox) >= len(town.members)
    minutes.publish(act=act)
    act.refresh_from_db()
    assert act.is_online


def test_a_session_with_open_points_does_not_close(town):
    session = open_session(town)
    add_items(session)
    convene(town, session)
    sit(town, session)
    session.refresh_from_db()

    with pytest.raises(Refusal, match="sans issue"):
        sessions.close_session(session=session, on=session.opens_on)


def test_the_agenda_is_closed_once_the_convocation_is_sent(town):
    session = open_session(town)
    add_items(session)
    convene(town, session)

    with pytest.raises(Refusal, match="ne change plus"):
        sessions.add_item(session=session, title_fr="Trop tard")


def test_moving_a_point_renumbers_the_agenda_without_gaps(town):
    session = open_session(town)
    first, second, third = add_items(session)

    agenda.move_item(item=third, to=1)

    assert [item.pk for item in session.items.order_by("position")] == [third.pk, first.pk, second.pk]
    assert list(session.items.order_by("position").values_list("position", flat=True)) == [1, 2, 3]


def test_a_clerk_of_another_council_transmits_nothing_here(town):
    stranger = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
    _session, [act] = held_session(town, TITLES[:1])
    sign_both(act)

    with pytest.raises(PermissionDenied):
        transmission.transmit(acts=[act], user=stranger.clerk)


def test_each_legal_event_has_its_journal_entry(town):
    act = received_act(town)
    deadlines.run(date(2026, 5, 14))

    events = list(JournalEntry.objects.filter(act=act).order_by("sequence").values_list("event", flat=True))

    assert events == ["placed", "adopted", "signed", "signed", "posted", "put_online", "received", "executory"]


def test_a_refused_step_writes_nothing_at_all(town):
    _session, acts = held_session(town, TITLES[:2])
    sign_both(acts[0])
    before = JournalEntry.objects.count()

    with pytest.raises(Refusal):
        publication.post(acts=acts, posted_on=acts[0].dated_on)

    acts[0].refresh_from_db()
    assert acts[0].posted_on is None
    assert JournalEntry.objects.count() == before
