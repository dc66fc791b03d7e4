"""What is signed is what members are called to, what is sent twice is written once, and a day that cannot be."""

from datetime import date, timedelta

import pytest

from document_types import clock
from document_types.enums import ActState, ItemOutcome, JournalEvent, SessionKind, SessionState
from document_types.errors import Conflict, Refusal
from document_types.models import JournalEntry
from document_types.services import agenda, cancellation, convocations, debates, pages, sessions
from tests.factories import SESSION_DAY, add_items, convene, open_session, sit
from workflows.services import signature

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(town):
    session = open_session(town)
    add_items(session)
    session.refresh_from_db()
    return session


def changes(session):
    """Each way to change what members are called to."""
    item, other, *_ = session.items.order_by("position")
    return {
        "add": lambda: sessions.add_item(session=session, title_fr="Point ajouté"),
        "move": lambda: agenda.move_item(item=other, to=1),
        "rename": lambda: agenda.change_item(item=item, version=item.version, title_fr="Autre objet", title_ar=""),
        "date": lambda: sessions.change_session(session=session, opens_on=SESSION_DAY + timedelta(days=1)),
    }


CHANGES = ("add", "move", "rename", "date")


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_changes_while_the_president_has_the_convocation(town, session, change):
    signature.request(act=convocations.prepare(session=session), user=town.clerk)

    with pytest.raises(Refusal, match="chez le président"):
        changes(session)[change]()


@pytest.mark.parametrize("change", CHANGES)
def test_a_convocation_written_before_a_change_is_not_sent(town, session, change):
    act = convocations.prepare(session=session)
    changes(session)[change]()
    signature.request(act=act, user=town.clerk)

    with pytest.raises(Refusal, match="a changé depuis"):
        signature.sign(act=act, office="president", user=town.president)

    act.refresh_from_db()
    assert act.state == ActState.DRAFT and not act.is_online


@pytest.mark.parametrize("change", CHANGES)
def test_a_convocation_brought_up_to_date_is_sent(town, session, change):
    act = convocations.prepare(session=session)
    changes(session)[change]()

    convocations.refresh(act=act, user=town.clerk)
    signature.request(act=act, user=town.clerk)
    signature.sign(act=act, office="president", user=town.president)

    act.refresh_from_db()
    assert act.state == ActState.SENT


def test_bringing_up_to_date_writes_the_text_again(town, session):
    act = convocations.prepare(session=session)
    sessions.add_item(session=session, title_fr="Point ajouté")

    convocations.refresh(act=act)

    assert "Point ajouté" in pages.text_of(act).text_in("fr")


def test_a_text_under_signature_is_not_written_again(town, session):
    act = convocations.prepare(session=session)
    signature.request(act=act, user=town.clerk)

    with pytest.raises(Refusal, match="chez le président"):
        convocations.refresh(act=act)


def test_sending_the_agenda_leaves_the_convocation_as_it_is(town, session):
    act = convocations.prepare(session=session)
    sessions.send_agenda(session=session)

    signature.request(act=act, user=town.clerk)
    signature.sign(act=act, office="president", user=town.president)

    act.refresh_from_db()
    assert act.state == ActState.SENT


def test_a_point_sent_twice_is_written_once(town, session):
    sessions.add_item(session=session, title_fr="Point ajouté", version=session.version)

    with pytest.raises(Conflict):
        sessions.add_item(session=session, title_fr="Point ajouté", version=session.version)

    assert session.items.filter(title_fr="Point ajouté").count() == 1


def test_a_council_has_one_session_of_a_kind_on_a_day(town, session):
    with pytest.raises(Refusal, match="déjà une session de cette nature"):
        open_session(town)

    later = open_session(town, SESSION_DAY + timedelta(days=30))
    with pytest.raises(Refusal, match="déjà une session de cette nature"):
        sessions.change_session(session=later, opens_on=SESSION_DAY)
    sessions.open_session(council=town.council, kind=SessionKind.EXTRAORDINARY, opens_on=SESSION_DAY)


def note(item, text="Un membre demande la parole.", version=None):
    item.refresh_from_db()
    return debates.note_item(item=item, debate_fr=text, version=item.version if version is None else version)


def test_a_point_is_neither_debated_nor_put_off_before_the_council_sits(town, session):
    item = session.items.first()
    for action in (note, lambda item: debates.postpone_item(item=item)):
        with pytest.raises(Refusal, match="ne siège pas encore"):
            action(item)
    convene(town, session)
    with pytest.raises(Refusal, match="ne siège pas encore"):
        note(item)


def test_a_debate_does_not_change_once_the_session_is_closed(town, session):
    convene(town, session)
    sit(town, session)
    for item in session.items.all():
        debates.postpone_item(item=item)
    sessions.close_session(session=session, on=SESSION_DAY)

    with pytest.raises(Refusal, match="est close"):
        note(session.items.first())


def test_a_point_of_information_put_off_is_not_noted_by_its_debate(town, session):
    item = sessions.add_item(session=session, title_fr="Rapport d'activité", is_deliberation=False)
    convene(town, session)
    sit(town, session)
    debates.postpone_item(item=item)

    assert note(item).outcome == ItemOutcome.POSTPONED


def test_a_debate_is_in_the_journal(town, session):
    convene(town, session)
    sit(town, session)

    note(session.items.first())

    assert JournalEntry.objects.filter(event=JournalEvent.DEBATED).count() == 1


def test_a_session_is_not_closed_before_its_last_sitting_nor_in_days_to_come(town, session):
    convene(town, session)
    sit(town, session, held_on=date(2026, 5, 8))
    session.items.update(outcome=ItemOutcome.POSTPONED)

    with pytest.raises(Refusal, match="vendredi 8 mai 2026"):
        sessions.close_session(session=session, on=SESSION_DAY)
    with pytest.raises(Refusal, match="à venir"):
        sessions.close_session(session=session, on=clock.localdate() + timedelta(days=1))

    assert sessions.close_session(session=session, on=date(2026, 5, 8)).closed_on == date(2026, 5, 8)


def test_a_point_taken_off_leaves_its_project_as_a_draft(town, session):
    first, second, third = session.items.order_by("position")
    act = second.act

    agenda.remove_item(item=second, user=town.clerk)

    act.refresh_from_db()
    assert act.state == ActState.DRAFT
    assert list(session.items.order_by("position").values_list("pk", "position")) == [(first.pk, 1), (third.pk, 2)]
    assert JournalEntry.objects.filter(act=act, event=JournalEvent.AGENDA_CHANGED).count() == 1


def test_a_point_is_not_taken_off_once_the_members_are_called(town, session):
    convene(town, session)

    with pytest.raises(Refusal, match="ne change plus"):
        agenda.remove_item(item=session.items.first())

    assert session.items.count() == 3


def test_a_convocation_written_before_a_point_was_taken_off_is_not_sent(town, session):
    act = convocations.prepare(session=session)
    agenda.remove_item(item=session.items.first())
    signature.request(act=act, user=town.clerk)

    with pytest.raises(Refusal, match="a changé depuis"):
        signature.sign(act=act, office="president", user=town.president)


def test_a_cancelled_session_keeps_its_convocation_online_and_gives_its_points_back(town, session):
    act = convene(town, session)

    cancellation.cancel_session(session=session, reason="Inondation de la salle", user=town.clerk)

    act.refresh_from_db()
    session.refresh_from_db()
    assert (session.state, act.state, act.is_online) == (SessionState.CANCELLED, ActState.CANCELLED, True)
    assert {item.act.state for item in session.items.select_related("act")} == {ActState.DRAFT}
    assert JournalEntry.objects.filter(act=act, event=JournalEvent.CANCELLED).count() == 1
    with pytest.raises(Refusal, match="Envoyez d'abord les convocations"):
        sit(town, session)


def test_a_session_cancelled_in_preparation_is_never_convened(town, session):
    act = convocations.prepare(session=session)
    cancellation.cancel_session(session=session, reason="Erreur de date")
    signature.request(act=act, user=town.clerk)

    with pytest.raises(Refusal, match="est annulée"):
        signature.sign(act=act, office="president", user=town.president)

    assert open_session(town).pk != session.pk


@pytest.mark.parametrize("reason", ["", "Trop tard"])
def test_a_session_is_cancelled_for_a_reason_and_before_it_opens(town, session, reason):
    if reason:
        convene(town, session)
        sit(town, session)

    with pytest.raises(Refusal, match="pas encore ouverte" if reason else "motif"):
        cancellation.cancel_session(session=session, reason=reason)
