"""Sending acts to the authority: all or none, once, in time or late, as Wagtail's workflow and the journal know it."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageLogEntry, TaskState, WorkflowState
from wagtail.signals import task_approved, task_submitted, workflow_approved

from document_types.codes import ALPHABET, printed
from document_types.enums import ActState, JournalEvent
from document_types.errors import Refusal
from document_types.law.levels import Level
from document_types.law.reckoner import Reckoner
from document_types.law.statutes import rule
from document_types.models import Act, JournalEntry, Notification
from document_types.services import minutes
from document_types.services.journal import verify
from document_types.services.sessions import close_session
from search.models import PendingChange
from tests.conftest import ROOT, own_site
from tests.factories import (
    INEZGANE,
    TITLES,
    at,
    held_session,
    make_commune,
    make_town,
    on_paper,
    scan_for,
    sign_both,
    transmit,
)
from workflows.enums import ClockKind, SignatoryOffice
from workflows.models import Clock, Transmission, TransmittedAct
from workflows.services import handle, receipt_codes, review, signature, transmission
from workflows.services.decision import Decision

pytestmark = pytest.mark.django_db

RECEIVED = date(2026, 5, 11)
CLOSED = date(2026, 5, 7)
# Fifteen working days after Thursday 7 May: 8, 11-15, 18-22, 25 and 26; the 27th and 28th are Aïd al-Adha; 29; 1 June.
LAST_DAY = date(2026, 6, 1)


@pytest.fixture
def signed(town):
    _session, acts = held_session(town, TITLES)
    return [sign_both(act) for act in acts]


def closed(act, on=CLOSED):
    return close_session(session=act.session, on=on)


def established_minutes(town, session):
    act = minutes.draft(session=session, user=town.clerk)
    signature.request(act=act, user=town.clerk)
    signature.sign(act=act, office=SignatoryOffice.SECRETARY, user=town.secretary)
    act.refresh_from_db()
    return act


def received_payload(act) -> dict:
    return json.loads(JournalEntry.objects.get(act=act, event=JournalEvent.RECEIVED).payload)


class TestASession:
    def test_is_sent_whole_with_its_minutes_in_one_slip(self, town, signed):
        session = closed(signed[0])
        written = established_minutes(town, session)

        slip = transmission.transmit(acts=[*signed, written], user=town.clerk)

        assert slip.transmitted_acts.count() == 4
        written.refresh_from_db()
        assert (written.state, written.received_at) == (ActState.ESTABLISHED, slip.received_at)

    def test_each_act_gets_its_state_its_clocks_and_its_entry(self, town, signed):
        budget, motion, _rates = signed
        transmit(*signed, on=RECEIVED)

        assert (budget.state, motion.state) == (ActState.AWAITING_VISA, ActState.TRANSMITTED)
        kinds = {act.pk: set(Clock.objects.filter(act=act).values_list("kind", flat=True)) for act in (budget, motion)}
        with_visa = {ClockKind.OPPOSITION, ClockKind.VISA, ClockKind.BUDGET_REFUSAL}
        assert kinds == {budget.pk: with_visa, motion.pk: {ClockKind.OPPOSITION}}
        for act in signed:
            sent = TransmittedAct.objects.get(act=act)
            assert (sent.revision_id, sent.content_hash) == (act.revision_id, act.content_hash)
            assert received_payload(act)["hash"] == act.content_hash

    def test_the_journal_stays_whole(self, town, signed):
        transmit(*signed, on=RECEIVED)

        assert verify(town.council.journal_head) is None

    def test_each_act_waits_for_the_index(self, town, signed):
        PendingChange.objects.all().delete()

        transmit(*signed, on=RECEIVED)

        assert sorted(PendingChange.objects.values_list("key", flat=True)) == sorted(act.key for act in signed)

    def test_each_act_is_told_to_the_authority_and_to_the_president(
        self, town, signed, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            transmission.transmit(acts=signed, user=town.clerk)

        for person in (town.officer, town.president):
            told = Notification.objects.filter(recipient=person, event=JournalEvent.RECEIVED)
            assert set(told.values_list("act", flat=True)) == {act.pk for act in signed}
        assert not Notification.objects.filter(recipient=town.clerk, event=JournalEvent.RECEIVED).exists()

    def test_more_acts_ask_hardly_more_queries(self, town, queries_of):
        _session, acts = held_session(town, [TITLES[0], TITLES[1], TITLES[0], TITLES[1], TITLES[0], TITLES[1]])
        for act in acts:
            sign_both(act)
        transmit(acts[0], acts[1], on=RECEIVED)

        two = queries_of(lambda: transmission.transmit(acts=acts[2:4], user=None, at=at(RECEIVED)))
        one_more = queries_of(lambda: transmission.transmit(acts=acts[4:5], user=None, at=at(RECEIVED)))

        # The state is written twice where the steps differ.
        assert two - one_more <= 1


@pytest.fixture
def queries_of():
    def count(action) -> int:
        with CaptureQueriesContext(connection) as captured:
            action()
        return len(captured)

    return count


def test_a_step_of_one_act_asks_few_queries(town, queries_of):
    """Each is a part of the law's own write: lock, right, receipt, delays, entry, follow-up, workflow, index."""
    _session, acts = held_session(town, [("Budget", "الميزانية", "finance.budget")] * 2)
    # Where rows can be locked, those of the follow-up are, in their order, before they are counted anew.
    locks = 4 if connection.features.has_select_for_update else 0
    steps = (
        (34 + locks, lambda act: transmission.transmit(acts=[act], user=town.clerk)),
        (39 + locks, lambda act: review.grant_visa(act=act, decision=Decision(user=town.officer))),
    )
    for act in acts:
        sign_both(act)
    for bound, step in steps:
        # The first asks for what Django keeps from then on: types of content, rights of the user.
        step(acts[0])
        assert queries_of(lambda step=step: step(acts[1])) <= bound


class TestTheWorkflow:
    """What is approved for many at once is what Wagtail approves for one."""

    def picture(self, act) -> dict:
        state = WorkflowState.objects.get(object_id=str(act.page_id))
        tasks = state.task_states.order_by("pk")
        entry = PageLogEntry.objects.filter(page=act.page_id, action="wagtail.workflow.approve").latest("pk")
        entry.data["workflow"].pop("task_state_id")
        return {
            "state": (state.status, state.current_task_state == tasks.last()),
            "tasks": [
                (
                    each.status,
                    each.task_id,
                    each.content_type_id,
                    type(each.specific),
                    each.revision_id == act.revision_id,
                    each.finished_by_id,
                    each.finished_at is not None,
                    each.comment,
                )
                for each in tasks
            ],
            "log": (entry.data, entry.user_id, entry.revision_id == act.revision_id, entry.content_type_id),
            "label": entry.label == act.subject_fr,
        }

    def test_leaves_the_same_rows_and_the_same_log(self, town, signed):
        theirs, ours, _rest = signed

        handle.current_state(theirs).approve(user=town.clerk)
        handle.approve_all([ours], town.clerk)

        assert self.picture(ours) == self.picture(theirs)

    def test_ends_the_same_way(self, town, signed):
        theirs, ours, _rest = signed
        for act in (theirs, ours):
            handle.approve_all([act], town.clerk)

        handle.current_state(theirs).approve(user=town.officer)
        handle.approve_all([ours], town.officer)

        assert self.picture(ours) == self.picture(theirs)
        assert WorkflowState.objects.get(object_id=str(ours.page_id)).status == WorkflowState.STATUS_APPROVED

    def test_sends_the_same_signals(self, town, signed):
        theirs, ours, _rest = signed
        heard = []

        def hear(signal, name):
            def listener(sender, instance, user, **kwargs):
                heard.append((name, sender, type(instance), instance.status, user))

            signal.connect(listener, weak=False, dispatch_uid=f"test.{name}")

        signals = {"approved": task_approved, "submitted": task_submitted, "finished": workflow_approved}
        for name, signal in signals.items():
            hear(signal, name)
        try:
            for _step in range(2):
                handle.current_state(theirs).approve(user=town.clerk)
            expected = list(heard)
            heard.clear()
            for _step in range(2):
                handle.approve_all([ours], town.clerk)
        finally:
            for name, signal in signals.items():
                signal.disconnect(dispatch_uid=f"test.{name}")

        assert heard == expected
        assert {name for name, *_rest in heard} == set(signals)

    def test_what_waits_at_no_step_is_left_alone(self, town, signed):
        first, second, _rest = signed
        transmit(first, on=RECEIVED)
        before = TaskState.objects.count()
        WorkflowState.objects.filter(object_id=str(second.page_id)).update(status=WorkflowState.STATUS_CANCELLED)

        handle.approve_all([second], town.clerk)

        assert TaskState.objects.count() == before


class TestInTimeOrLate:
    def test_on_the_last_day_it_is_in_time(self, signed):
        closed(signed[0])
        transmit(signed[1], on=LAST_DAY)

        assert received_payload(signed[1])["due_on"] == LAST_DAY.isoformat()
        assert received_payload(signed[1])["days_late"] == 0

    def test_the_day_after_it_is_late_by_a_day_and_the_journal_says_so(self, signed):
        closed(signed[0])
        transmit(signed[1], on=date(2026, 6, 2))

        assert received_payload(signed[1])["days_late"] == 1

    def test_before_the_session_closes_no_delay_runs(self, signed):
        transmit(signed[1], on=RECEIVED)

        assert "due_on" not in received_payload(signed[1])

    def test_a_region_has_ten_working_days(self):
        assert Reckoner().due(rule("TRA-1", Level.REGION, CLOSED), CLOSED).due_on < LAST_DAY


class TestWhatIsRefused:
    def unchanged(self, *acts):
        assert not Transmission.objects.filter(transmitted_acts__act__in=acts, is_paper=False).exists()
        assert all(Act.objects.get(pk=act.pk).received_at is None for act in acts)

    def test_the_same_act_twice(self, town, signed):
        act = signed[1]
        slip = transmission.transmit(acts=[act], user=town.clerk)
        entries = JournalEntry.objects.count()

        with pytest.raises(Refusal, match="déjà transmis"):
            transmission.transmit(acts=[act], user=town.clerk)

        assert Transmission.objects.get() == slip
        assert JournalEntry.objects.count() == entries

    def test_the_same_act_named_twice_in_a_slip_is_sent_once(self, town, signed):
        slip = transmission.transmit(acts=[signed[1], signed[1]], user=town.clerk)

        assert slip.transmitted_acts.count() == 1

    def test_one_act_already_sent_holds_back_the_whole_slip(self, town, signed):
        transmission.transmit(acts=signed[:1], user=town.clerk)

        with pytest.raises(Refusal, match="déjà transmis"):
            transmission.transmit(acts=signed, user=town.clerk)

        self.unchanged(*signed[1:])

    def test_an_act_of_another_council_in_the_slip(self, town, signed):
        other = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
        _session, [stranger] = held_session(other, TITLES[1:2])
        sign_both(stranger)

        with pytest.raises(Refusal, match="un seul conseil"):
            transmission.transmit(acts=[signed[0], stranger], user=town.clerk)

        self.unchanged(signed[0], stranger)

    def test_an_act_that_lacks_a_signature(self, town):
        _session, [act] = held_session(town, TITLES[:1])

        with pytest.raises(Refusal, match="n'est pas prêt"):
            transmission.transmit(acts=[act], user=town.clerk)

        self.unchanged(act)

    def test_a_day_before_the_act(self, signed):
        with pytest.raises(Refusal, match="précéder la date de l'acte"):
            transmission.transmit(acts=signed, user=None, at=at(date(2026, 5, 6)))

        self.unchanged(*signed)

    def test_whoever_does_not_prepare_the_councils_acts(self, town, signed):
        with pytest.raises(PermissionDenied):
            transmission.transmit(acts=signed, user=town.officer)

        self.unchanged(*signed)

    def test_no_act_at_all(self, town):
        with pytest.raises(Refusal, match="Choisissez au moins un acte"):
            transmission.transmit(acts=[], user=town.clerk)

    def test_a_paper_receipt_entered_for_other_acts(self, town, signed):
        on_paper(town)
        facts = {"is_paper": True, "receipt_number": "118/2026", "decided_on": RECEIVED}
        scan = scan_for(town.council)
        transmission.transmit(acts=signed[:1], user=town.clerk, scan=scan, **facts)

        with pytest.raises(Refusal, match="118/2026 est déjà enregistré"):
            transmission.transmit(acts=signed[1:], user=town.clerk, scan=scan, **facts)

        self.unchanged(*signed[1:])

    def test_a_paper_receipt_dated_before_the_act_or_to_come(self, town, signed):
        on_paper(town)
        facts = {"is_paper": True, "receipt_number": "118/2026", "scan": scan_for(town.council)}

        for day, words in ((date(2026, 5, 6), "précéder"), (date(2999, 1, 1), "à venir")):
            with pytest.raises(Refusal, match=words):
                transmission.transmit(acts=signed, user=town.clerk, decided_on=day, **facts)

        self.unchanged(*signed)


def test_a_paper_receipt_keeps_the_number_of_the_authoritys_register(town, signed):
    on_paper(town)

    slip = transmission.transmit(
        acts=signed,
        user=town.clerk,
        is_paper=True,
        receipt_number="118/2026",
        authority_reference=" BO 4521/26 ",
        decided_on=RECEIVED,
        scan=scan_for(town.council),
    )

    assert (slip.receipt_number, slip.authority_reference) == ("118/2026", "BO 4521/26")


class TestTheCode:
    def test_each_receipt_bears_one_of_its_own(self, town, signed):
        slips = [transmission.transmit(acts=[act], user=town.clerk) for act in signed]

        codes = {slip.code for slip in slips}
        assert len(codes) == 3
        assert all(len(code) == 12 and set(code) <= set(ALPHABET) for code in codes)

    def test_it_is_found_however_it_is_typed(self, town, signed):
        slip = transmission.transmit(acts=signed, user=town.clerk)

        for typed in (slip.code, printed(slip.code), f" {slip.code.lower()} "):
            assert receipt_codes.find(typed) == slip
        for wrong in ("", "ABCD", slip.code + "X", "É" * 12, "2" * 12):
            assert receipt_codes.find(wrong) is None


MAKE = """
import django
django.setup()
from tests.factories import TITLES, held_session, make_town, sign_both
town = make_town()
_session, [act] = held_session(town, TITLES[1:2])
print(sign_both(act).pk)
"""
SEND = """
import django, sys
django.setup()
from document_types.errors import Refusal
from document_types.models import Act
from workflows.services import transmission
try:
    transmission.transmit(acts=[Act.objects.get(pk=sys.argv[1])], user=None)
except Refusal:
    print("refused")
else:
    print("sent")
"""
COUNT = """
import django
django.setup()
from workflows.models import Transmission, TransmittedAct
from document_types.models import JournalEntry
received = JournalEntry.objects.filter(event="received")
print(Transmission.objects.count(), TransmittedAct.objects.count(), received.count())
"""


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a copy of an SQLite file; PostgreSQL locks the rows")
def test_of_three_who_send_the_same_act_at_once_one_gets_the_receipt(tmp_path, migrated_file):
    database = shutil.copy(migrated_file, tmp_path / "sending.sqlite3")
    environment = own_site(database, tmp_path)

    def said(program, *arguments):
        command = [sys.executable, "-c", program, *arguments]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, cwd=os.fspath(ROOT))

    act = said(MAKE).communicate()[0].split()[-1]
    senders = [said(SEND, act) for _sender in range(3)]

    assert sorted(sender.communicate()[0].split()[-1] for sender in senders) == ["refused", "refused", "sent"]
    assert said(COUNT).communicate()[0].split()[-3:] == ["1", "1", "1"]
