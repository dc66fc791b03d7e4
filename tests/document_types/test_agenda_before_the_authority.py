"""The authority before the agenda: its receipt, its points in time and too late, its oppositions, the notices."""

from datetime import date, timedelta

import pytest
from django.core import mail

from document_types import clock
from document_types.additive import message_for, tell_of_additions
from document_types.enums import ItemOrigin, ItemOutcome, JournalEvent
from document_types.errors import Conflict, Refusal
from document_types.models import Delivery, JournalEntry
from document_types.services import (
    additions,
    agenda_authority,
    convocations,
    debates,
    item_oppositions,
    postponed,
    sessions,
    voting,
)
from tests.factories import add_items, at, ballots, convene, open_session, sit
from workflows.services import signature

pytestmark = pytest.mark.django_db

# Eight days from Friday 10 April 2026 end on Saturday 18: the authority has until Monday 20 (law.md §15, row 29).
RECEIVED = date(2026, 4, 10)
MONDAY = date(2026, 4, 20)
TUESDAY = date(2026, 4, 21)
REASONS = {"reference": "12/2026", "reasons_fr": "Hors des attributions de la commune."}


@pytest.fixture
def session(town):
    """Its agenda went to the authority on a Thursday, and was received on the Friday."""
    session = open_session(town)
    add_items(session)
    sessions.send_agenda(session=session, at=at(RECEIVED - timedelta(days=1)))
    return agenda_authority.receive(session=session, receipt="7/2026", at=at(RECEIVED))


@pytest.fixture
def convened(town, session):
    convene(town, session, MONDAY)
    return session


def add(session, on=RECEIVED, **facts):
    return agenda_authority.add_point(session=session, **{"title_fr": "Lutte contre l'incendie", "at": at(on), **facts})


def entries(event):
    return JournalEntry.objects.filter(event=event)


class TestTheReceipt:
    def test_it_is_kept_with_its_number_and_the_delay_runs_from_it(self, session):
        session.refresh_from_db()

        assert (session.agenda_received_at, session.agenda_receipt) == (at(RECEIVED), "7/2026")
        assert agenda_authority.delay(session).due_on == MONDAY
        assert entries(JournalEvent.AGENDA_RECEIVED).get().effective_at == at(RECEIVED)

    def test_it_is_recorded_once(self, session):
        with pytest.raises(Refusal, match="déjà enregistrée, le vendredi 10 avril 2026"):
            agenda_authority.receive(session=session, receipt="8/2026", at=at(RECEIVED))

    def test_it_follows_the_sending(self, town):
        session = open_session(town)
        add_items(session)

        with pytest.raises(Refusal, match="pas encore adressé"):
            agenda_authority.receive(session=session, receipt="7/2026", at=at(RECEIVED))

        sessions.send_agenda(session=session, at=at(RECEIVED))
        with pytest.raises(Refusal, match="ne peut pas précéder l'envoi"):
            agenda_authority.receive(session=session, receipt="7/2026", at=at(RECEIVED - timedelta(days=1)))

    def test_without_it_no_point_is_added(self, town):
        session = open_session(town)
        add_items(session)
        sessions.send_agenda(session=session, at=at(RECEIVED))

        with pytest.raises(Refusal, match="accusé réception"):
            add(session)


class TestAdditions:
    def test_a_point_of_the_authority_enters_by_force_of_law(self, session):
        item = add(session, MONDAY, matter="council.motion", reference="45")

        assert (item.origin, item.is_late, item.position) == (ItemOrigin.AUTHORITY, False, 4)
        assert item.act.state == "on_agenda" and item.act.matter == "council.motion"
        entry = entries(JournalEvent.ITEM_ADDED).get()
        assert entry.act == item.act and '"reference":"45"' in entry.payload
        assert agenda_authority.days_added(session, [item]) == {item.pk: MONDAY}

    def test_the_day_after_the_delay_is_too_late_and_the_article_is_named(self, session):
        with pytest.raises(Refusal, match=r"a pris fin le lundi 20 avril 2026 \(.*art\. 39"):
            add(session, TUESDAY)

        assert session.items.count() == 3

    def test_a_point_told_before_the_receipt_is_a_wrong_date(self, session):
        with pytest.raises(Refusal, match="précède la réception"):
            add(session, RECEIVED - timedelta(days=1))

    def test_a_point_for_information_has_no_project(self, session):
        assert add(session, is_deliberation=False).act is None

    def test_the_same_form_sent_twice_enters_one_point(self, session):
        session.refresh_from_db()
        version = session.version
        add(session, version=version)

        with pytest.raises(Conflict):
            add(session, version=version)

        assert session.items.count() == 4

    def test_a_convocation_at_the_presidents_is_written_again_with_the_point(self, town, session):
        act = signature_asked(town, session)
        add(session)

        with pytest.raises(Refusal, match="a changé depuis"):
            signature.sign(act=act, office="president", user=town.president)

    def test_nothing_enters_once_the_session_is_open(self, town, convened):
        sit(town, convened)

        with pytest.raises(Refusal, match="ne reçoit plus de point"):
            add(convened, MONDAY)


def signature_asked(town, session):
    act = convocations.prepare(session=session)
    signature.request(act=act, user=town.clerk)
    return act


class TestTheNotice:
    @pytest.fixture(autouse=True)
    def _sent(self, convened, django_capture_on_commit_callbacks):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            self.item = add(convened, MONDAY, title_ar="مكافحة الحرائق")

    def test_a_late_point_tells_every_member_called_once(self, town, convened):
        assert self.item.is_late
        assert sorted(message.to[0] for message in mail.outbox) == sorted(m.declared_email for m in town.members)

        tell_of_additions.call(convened.pk)

        assert len(mail.outbox) == len(town.members)
        assert not any(notice.owed for notice in additions.notices(convened))

    def test_the_journal_proves_it_for_each_member_with_the_point(self, town):
        told = [entry for entry in entries(JournalEvent.DELIVERED) if f'"items":[{self.item.pk}]' in entry.payload]

        assert len(told) == len(town.members)

    def test_it_says_the_point_in_both_languages_and_leaves_the_convocation_as_it_was(self, convened):
        body = mail.outbox[0].body

        assert "4. Lutte contre l'incendie" in body and "4. مكافحة الحرائق" in body
        assert "additif à l'ordre du jour" in mail.outbox[0].subject
        assert convened.acts.get(kind="convocation").state == "sent"

    def test_a_second_point_is_told_alone(self, convened, django_capture_on_commit_callbacks):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            add(convened, MONDAY, title_fr="Second ajout", is_deliberation=False)

        assert "Second ajout" in mail.outbox[0].body
        assert "incendie" not in mail.outbox[0].body

    def test_a_member_on_paper_is_told_by_the_clerk_once(self, town, convened):
        on_paper = Delivery.objects.filter(mandate=town.members[4])
        on_paper.update(channel="paper")
        add(convened, MONDAY, title_fr="Second ajout", is_deliberation=False)
        tell_of_additions.call(convened.pk)

        [notice] = [notice for notice in additions.notices(convened) if notice.owed]
        assert notice.mandate == town.members[4] and not notice.is_by_email
        additions.mark_told(notice=notice, session=convened, user=town.clerk)
        with pytest.raises(Refusal, match="déjà avisé"):
            additions.mark_told(notice=notice, session=convened, user=town.clerk)

    def test_a_message_has_one_line_for_each_point(self, convened):
        notice = additions.notices(convened)[0]

        assert message_for(convened, notice).to == ["membre1@membre.example"]


class TestOppositions:
    @pytest.fixture
    def item(self, session):
        return session.items.get(position=2)

    @pytest.fixture
    def referred(self, item):
        item_oppositions.oppose(item=item, at=at(MONDAY), **REASONS)
        item_oppositions.refer(item=item, at=at(MONDAY, 14))
        return item

    @pytest.fixture
    def sitting(self, town, session, referred):
        convene(town, session, MONDAY)
        return sit(town, session)

    def test_a_point_is_opposed_with_reasons_until_the_last_day(self, item):
        opposition = item_oppositions.oppose(item=item, at=at(MONDAY), **REASONS)

        assert opposition.opposed_on == MONDAY and not opposition.forbids_debate
        assert entries(JournalEvent.ITEM_OPPOSED).get().act == item.act

    def test_one_day_too_late_without_reasons_or_twice_it_is_refused(self, item):
        with pytest.raises(Refusal, match=r"a pris fin le lundi 20 avril 2026 \(.*art\. 41"):
            item_oppositions.oppose(item=item, at=at(TUESDAY), **REASONS)
        with pytest.raises(Refusal, match="motivée"):
            item_oppositions.oppose(item=item, at=at(MONDAY), reference="12", reasons_fr=" ")
        item_oppositions.oppose(item=item, at=at(MONDAY), **REASONS)
        with pytest.raises(Refusal, match="déjà opposée"):
            item_oppositions.oppose(item=item, at=at(MONDAY), **REASONS)

    def test_the_judge_has_48_hours(self, referred):
        due = item_oppositions.ruling_due(referred.opposition)

        assert due.due_at == at(MONDAY, 14) + timedelta(hours=48)
        assert entries(JournalEvent.ITEM_REFERRED).get().effective_at == at(MONDAY, 14)

    def test_a_referral_and_a_ruling_come_in_their_order(self, item):
        with pytest.raises(Refusal, match="ne s'est pas opposée"):
            item_oppositions.refer(item=item, at=at(MONDAY))
        item_oppositions.oppose(item=item, at=at(MONDAY), **REASONS)
        with pytest.raises(Refusal, match="n'est pas saisi"):
            item_oppositions.rule_on(item=item, ruled_on=TUESDAY, is_upheld=True)
        with pytest.raises(Refusal, match="précéder l'opposition"):
            item_oppositions.refer(item=item, at=at(RECEIVED))
        item_oppositions.refer(item=item, at=at(MONDAY))
        with pytest.raises(Refusal, match="précéder sa saisine"):
            item_oppositions.rule_on(item=item, ruled_on=RECEIVED, is_upheld=True)

    def test_a_point_before_the_judge_is_neither_debated_nor_voted(self, town, referred, sitting):
        with pytest.raises(Refusal, match=r"sous peine de nullité \(.*art\. 41"):
            debates.note_item(item=referred, debate_fr="Débat", version=referred.version)
        with pytest.raises(Refusal, match=r"sous peine de nullité \(.*art\. 41"):
            voting.vote(item=referred, sitting=sitting, choices=ballots(town, 9))

        assert debates.postpone_item(item=referred).outcome == ItemOutcome.POSTPONED

    def test_an_opposition_that_the_judge_dismissed_frees_the_point(self, town, referred, sitting):
        item_oppositions.rule_on(item=referred, ruled_on=TUESDAY, is_upheld=False)

        voting.vote(item=referred, sitting=sitting, choices=ballots(town, 9))

        referred.refresh_from_db()
        assert referred.outcome == ItemOutcome.ADOPTED
        assert '"is_upheld":false' in entries(JournalEvent.ITEM_RULED).get().payload

    def test_a_point_found_outside_the_powers_can_only_be_put_off_for_good(self, town, referred, sitting):
        item_oppositions.rule_on(item=referred, ruled_on=TUESDAY, is_upheld=True)

        with pytest.raises(Refusal, match="hors des attributions"):
            voting.vote(item=referred, sitting=sitting, choices=ballots(town, 9))
        debates.postpone_item(item=referred)

        later = open_session(town, date(2026, 10, 2))
        assert referred not in postponed.awaiting(later)

    def test_an_opposition_that_nobody_referred_forbids_nothing(self, town, session):
        item = session.items.get(position=2)
        item_oppositions.oppose(item=item, at=at(MONDAY), **REASONS)
        convene(town, session, MONDAY)
        sitting = sit(town, session)

        voting.vote(item=item, sitting=sitting, choices=ballots(town, 9))

        with pytest.raises(Refusal, match="déjà son issue"):
            item_oppositions.refer(item=item, at=clock.now())
