"""Whatever lawful or unlawful things happen to acts, in whatever order: what stands in their rows remains true.

The rules try; the services do or refuse. What must hold is said apart, with a reckoning of its own.
"""

import json
from contextlib import ExitStack
from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from document_types import clock
from document_types.enums import ActState as S
from document_types.enums import ForceBasis, Reexamination
from document_types.errors import Refusal
from document_types.lifecycle import IN_FORCE
from document_types.models import Act, JournalEntry, JournalHead
from document_types.services import journal
from tests.factories import CASABLANCA, at, sign_both, transmit
from tests.workflows.room import (
    BUDGET,
    COMPANY,
    GRANTS,
    GROUND,
    RATES,
    REGULATIONS,
    VOW,
    database_of_the_module,
    make_room,
    put_point,
    undone,
)
from workflows import deadlines
from workflows.actions import ACTIONS
from workflows.enums import ClockKind, ClockState, ProceedingKind
from workflows.services import reexamination, review

pytestmark = pytest.mark.django_db

ADOPTED = date(2026, 5, 7)
# Days off that a history may meet: the feast of the sacrifice, 1 Moharram, the feast of the throne, and August.
FEASTS = {date(2026, *day) for day in ((5, 27), (5, 28), (6, 16), (7, 30), (8, 14), (8, 20), (8, 21), (8, 25), (8, 26))}
KINDS = {
    "vow": (VOW, None),
    "rates": (RATES, None),
    "grants": (GRANTS, None),
    "grants that cost nothing": (GRANTS, False),
    "budget": (BUDGET, None),
    "regulations": (REGULATIONS, None),
    "company": (COMPANY, None),
}
OFFICES = {
    "commune": {"visa": "officer", "court": "officer"},
    "commune on paper": {"visa": "officer", "court": "officer"},
    "region": {"visa": "interior", "court": "interior"},
}


def is_worked(day: date) -> bool:
    return day.weekday() < 5 and day not in FEASTS


def worked_from(day: date) -> date:
    while not is_worked(day):
        day += timedelta(days=1)
    return day


def third_working_day_after(day: date) -> date:
    for _each in range(3):
        day = worked_from(day + timedelta(days=1))
    return day


def midnight_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=CASABLANCA)


# LEG-3, VIS-20, LEG-8, BUD-7, from the day of receipt, which is not counted; CAL-10 and 15.29.
DUE = {
    ClockKind.OPPOSITION: third_working_day_after,
    ClockKind.VISA: lambda day: worked_from(day + timedelta(days=20)),
    ClockKind.ENTRY_INTO_FORCE: lambda day: worked_from(day + timedelta(days=8)),
    ClockKind.BUDGET_REFUSAL: lambda day: worked_from(day + timedelta(days=15)),
}


class Replay:
    """The state of an act as its journal alone tells it."""

    def __init__(self):
        self.state, self.executory_at, self.basis, self.is_nullity_sought = None, None, "", False

    def read(self, entry: JournalEntry) -> None:
        told = getattr(self, f"_{entry.event}", None)
        if told:
            told(json.loads(entry.payload), entry.effective_at)

    def _placed(self, _payload, _at):
        self.state = S.ON_AGENDA

    def _adopted(self, _payload, _at):
        self.state = S.ADOPTED
        self.signed = set()

    def _signed(self, payload, _at):
        self.signed.add(payload["office"])
        if len(self.signed) == 2:
            self.state = S.SIGNED

    def _received(self, payload, _at):
        self.state = S.AWAITING_VISA if payload["awaits_visa"] else S.TRANSMITTED

    def _reclassified(self, payload, _at):
        self.state = S.AWAITING_VISA if payload["kind"] == ProceedingKind.VISA_REQUIRED else S.TRANSMITTED

    def _opposed(self, _payload, _at):
        self.state = S.OPPOSED

    def _visa_refused(self, _payload, _at):
        self.state = S.VISA_REFUSED

    def _executory(self, payload, at):
        self.state = S.NULLITY_SOUGHT if self.is_nullity_sought else S.EXECUTORY
        self.executory_at, self.basis = at, payload["basis"]

    def _force_corrected(self, payload, _at):
        self.executory_at, self.basis = None, ""
        self.state = {
            "correct": S.OPPOSED,
            "correct_visa": S.VISA_REFUSED,
            "correct_to_visa": S.AWAITING_VISA,
            "correct_to_no_visa": S.TRANSMITTED,
        }[payload["step"]]

    def _reexamined(self, payload, _at):
        self.state = S.WITHDRAWN if payload["kind"] == ProceedingKind.WITHDRAWN else S.REPLACED

    def _maintained(self, _payload, _at):
        self.state = S.MAINTAINED

    def _abandoned(self, _payload, _at):
        self.state = S.ABANDONED

    def _referred(self, _payload, _at):
        self.state, self.is_nullity_sought = S.REFERRED, True

    def _suspension_ruled(self, payload, at):
        is_ordered = payload["kind"] == ProceedingKind.SUSPENSION_ORDERED
        self.state = S.SUSPENDED if is_ordered else S.SUSPENSION_REFUSED
        if payload.get("awaits_visa"):
            self.state = S.AWAITING_VISA
        elif not is_ordered:
            self.executory_at = self.executory_at or at

    def _nullity_sought(self, _payload, _at):
        self.is_nullity_sought = True
        if self.state == S.EXECUTORY:
            self.state = S.NULLITY_SOUGHT

    def _judged(self, payload, at):
        self.is_nullity_sought = False
        if payload["kind"] == ProceedingKind.ANNULLED:
            self.state = S.ANNULLED
        elif payload.get("awaits_visa"):
            self.state = S.AWAITING_VISA
        elif self.state in (S.SUSPENDED, S.SUSPENSION_REFUSED, S.NULLITY_SOUGHT):
            self.state = S.UPHELD
            self.executory_at = self.executory_at or at


REVIEW = ("oppose", "grant_visa", "refuse_visa", "require_visa", "waive_visa")
JUDGMENT = ("annul", "uphold")
# What the histories are led to, so that they go far; what is tried besides is left to chance.
LIKELY = {
    S.TRANSMITTED: ("oppose", "require_visa", "confirm", "seek_nullity"),
    S.AWAITING_VISA: ("confirm", "grant_visa", "refuse_visa", "waive_visa", "oppose", "seek_nullity"),
    S.EXECUTORY: ("oppose", "refuse_visa", "require_visa", "waive_visa", "seek_nullity"),
    S.OPPOSED: ("maintained", "withdrawn", "amended", "seek_nullity", "maintained"),
    S.VISA_REFUSED: ("amended", "abandon", "seek_nullity"),
    S.MAINTAINED: ("refer", "seek_nullity", "refer"),
    S.REFERRED: ("order_suspension", "refuse_suspension"),
    S.SUSPENDED: JUDGMENT,
    S.SUSPENSION_REFUSED: JUDGMENT,
    S.NULLITY_SOUGHT: (*JUDGMENT, "oppose"),
}
EVERYTHING = sorted({*ACTIONS, *Reexamination.values, "confirm", "abandon"})
some_act = st.integers(0, 3)


class Histories(RuleBasedStateMachine):
    """One council, one authority, one act to begin with; what is opposed may come back and be received in its turn."""

    rooms: dict = {}

    def __init__(self):
        super().__init__()
        self.undoing = ExitStack()
        self.undoing.enter_context(undone())

    def teardown(self):

        for head in JournalHead.objects.filter(council__in=[room.council for room, _acts in self.rooms.values()]):
            assert journal.verify(head) is None
        self.undoing.close()

    @initialize(
        where=st.sampled_from(sorted(OFFICES)),
        kind=st.sampled_from(sorted(KINDS)),
        wait=st.integers(1, 22),
        begun=st.sampled_from(["received", "opposed", "maintained", "silent", "silent"]),
    )
    def begin(self, where, kind, wait, begun):
        """Most of a history lies after what is done first: some begin there."""
        self.room, acts = self.rooms[where]
        self.offices, self.is_paper = OFFICES[where], where == "commune on paper"
        if kind == "company":
            self.offices = self.offices | {"visa": "interior"}
        self.today = ADOPTED + timedelta(days=wait)
        self.acts = [acts[kind]]
        transmit(self.acts[0], on=self.today)
        if begun in ("opposed", "maintained"):
            self.decide("oppose", "system", self.acts[0], self.today, is_paper=False)
            assert self.acts[0].state == S.OPPOSED
        if begun == "maintained":
            self.come_back(self.acts[0], Reexamination.MAINTAINED)
            assert self.acts[0].state == S.MAINTAINED
        if begun == "silent":
            self.today += timedelta(days=23)
            self.attempt(lambda: deadlines.run(self.today))

    # What people try.

    def attempt(self, call):
        """Done, or refused in words with nothing written: no third thing is lawful."""
        before = self.written()
        with clock.pretend(at(self.today, 18)):
            try:
                call()
            except (Refusal, PermissionDenied) as refusal:
                assert str(refusal).strip()
                assert self.written() == before
        for act in self.acts:
            act.refresh_from_db()

    def written(self):
        head = JournalHead.objects.get(council=self.room.council)
        return head.sequence, [(act.version, act.state) for act in Act.objects.filter(pk__in=self.pks).order_by("pk")]

    @property
    def pks(self):
        return [act.pk for act in self.acts]

    def take(self, key: str, who: str, act: Act, day: date, *, is_paper: bool):
        if key in Reexamination.values:
            self.come_back(act, Reexamination(key))
        elif key == "confirm":
            self.confirm(act, who)
        elif key == "abandon":
            self.attempt(lambda: reexamination.abandon(act=act, decision=self.room.decision(who, self.today)))
        else:
            self.decide(key, who, act, day, is_paper=is_paper)

    def decide(self, key: str, who: str, act: Act, day: date, *, is_paper: bool):
        data = {"reference": "77/2026", "reasons_fr": "Motif.", "at": at(day)}
        if is_paper:
            data |= {"is_paper": True, "decided_on": day, "scan": self.room.scan}
        if key == "oppose":
            data["ground"] = GROUND
        self.attempt(lambda: ACTIONS[key].take(act, self.room.people[who], data))

    def confirm(self, act: Act, who: str):
        delays = act.clocks.filter(has_effect=True)
        delay = delays.filter(state=ClockState.RUNNING).order_by("effect_at").first() or delays.first()
        self.attempt(lambda: review.confirm_silence(clock=delay, user=self.room.people[who]))

    def come_back(self, act: Act, outcome: Reexamination):
        """The council votes again, on what came back; what it voted is received in its turn."""
        if len(self.acts) > 2:
            return
        self.today += timedelta(days=1)
        session = self.room.session(self.today, "extraordinary")
        clerk = self.room.people["clerk"]
        self.attempt(lambda: reexamination.bring_back(act=act, session=session, outcome=outcome, user=clerk))
        if session.items.exists():
            [new] = self.room.hold(session)
            sign_both(new)
            transmit(new, on=self.today)
            self.acts.append(new)
        for each in self.acts:
            each.refresh_from_db()

    @rule(days=st.integers(1, 6))
    def wait(self, days):
        self.today += timedelta(days=days)

    @rule(which=some_act, nth=st.integers(0, 9), after=st.integers(0, 22))
    def go_on(self, which, nth, after):
        """One of the steps that the law knows for the act as it stands; a paper bears a day since the receipt."""
        act = self.acts[which % len(self.acts)]
        likely = LIKELY.get(act.state)
        if likely:
            key = likely[nth % len(likely)]
            who, is_paper = self.whose(key)
            since = min(self.today, act.received_at.date() + timedelta(days=after))
            self.take(key, who, act, since if is_paper and key in REVIEW else self.today, is_paper=is_paper)

    @rule(which=some_act, nth=st.integers(0, 9), after=st.integers(0, 22))
    def go_further(self, which, nth, after):
        self.go_on(which, nth, after)

    def whose(self, key: str) -> tuple[str, bool]:
        """Who takes this step here, and whether from a paper."""
        if key in ("refer", "seek_nullity"):
            return self.offices["court"], True
        if key not in REVIEW:
            return "clerk", True
        who = "officer" if key == "oppose" else self.offices["visa"]
        return ("clerk", True) if self.is_paper and who == "officer" else (who, False)

    @rule(
        key=st.sampled_from(EVERYTHING),
        who=st.sampled_from(["officer", "interior", "clerk", "president"]),
        which=some_act,
        back=st.integers(0, 25),
        is_paper=st.booleans(),
    )
    def try_anything(self, key, who, which, back, is_paper):
        day = self.today - timedelta(days=back if is_paper else 0)
        self.take(key, who, self.acts[which % len(self.acts)], day, is_paper=is_paper)

    @rule(twice=st.booleans())
    def let_silence_take_effect(self, twice):
        for _run in range(1 + twice):
            self.attempt(lambda: deadlines.run(self.today))
        assert deadlines.run(self.today) == [], "A second run finds nothing to do."

    @rule()
    def run_late(self):
        """An outage of three days: what is then found is what would have been written day by day."""
        days = [self.today + timedelta(days=late) for late in range(4)]
        with undone():
            for day in days:
                deadlines.run(day)
            day_by_day = self.effects()
        self.today = days[-1]
        self.attempt(lambda: deadlines.run(self.today))
        assert self.effects() == day_by_day

    def effects(self):
        acts = Act.objects.filter(pk__in=self.pks).order_by("pk")
        return [
            (
                act.state,
                act.executory_at,
                act.force_basis,
                list(act.clocks.order_by("kind").values_list("kind", "state", "ended_at", "effect_at")),
                list(act.proceedings.values_list("kind", "effective_at")),
            )
            for act in acts
        ]

    # What must hold.

    @invariant()
    def the_journal_explains_every_state(self):
        for act in self.started():
            replay = Replay()
            for entry in JournalEntry.objects.filter(act=act).order_by("sequence"):
                replay.read(entry)
            assert (replay.state, replay.executory_at, replay.basis) == (act.state, act.executory_at, act.force_basis)

    @invariant()
    def in_force_only_by_a_lawful_way(self):
        for act in self.started():
            if act.executory_at is None:
                assert act.state not in IN_FORCE and not act.force_basis
            else:
                assert act.executory_at in self.lawful_ways(act)

    def lawful_ways(self, act) -> set[datetime]:
        """The instants at which the law may give this act its force, on the ground it says."""
        delays = {delay.kind: delay for delay in act.clocks.all()}
        kinds = {ProceedingKind(row.kind): row.effective_at for row in act.proceedings.order_by("effective_at", "pk")}
        received, asked = act.received_at.date(), visa_asked_on(act)
        silent = {
            kind
            for kind, delay in delays.items()
            if delay.state == ClockState.LAPSED and delay.ended_at == delay.effect_at
        }
        match act.force_basis:
            case ForceBasis.VISA:
                granted = kinds[ProceedingKind.VISA_GRANTED]
                assert granted < midnight_after(DUE[ClockKind.VISA](asked))
                return {granted}
            case ForceBasis.TACIT_VISA:
                assert ClockKind.VISA in silent
                return {midnight_after(DUE[ClockKind.VISA](asked))}
            case ForceBasis.OPPOSITION_LAPSED:
                assert ClockKind.OPPOSITION in silent
                ends = [midnight_after(DUE[kind](received)) for kind in silent if kind in WAITED_FOR]
                return {max([*ends, kinds.get(ProceedingKind.VISA_WAIVED, ends[0])])}
        # Whatever the court says, what is under visa awaits it (VIS-22).
        assert ClockKind.VISA not in delays or ProceedingKind.VISA_WAIVED in kinds
        by_the_court = (ProceedingKind.SUSPENSION_REFUSED, ProceedingKind.UPHELD)
        return {kinds[kind] for kind in by_the_court if kind in kinds}

    @invariant()
    def no_two_delays_contradict(self):
        for act in self.started():
            rows = list(act.clocks.all())
            assert len({row.kind for row in rows}) == len(rows)
            awaited = [row for row in rows if row.state == ClockState.RUNNING and row.has_effect]
            if act.state == S.TRANSMITTED:
                assert awaited and {row.kind for row in awaited} <= WAITED_FOR
            elif act.state == S.AWAITING_VISA:
                assert awaited and {row.kind for row in awaited} <= {ClockKind.OPPOSITION, ClockKind.VISA}
            else:
                assert not awaited
            for row in rows:
                if row.kind in DUE:
                    since = visa_asked_on(act) if row.kind in OF_VISA else act.received_at.date()
                    assert row.due_on == DUE[ClockKind(row.kind)](since)

    @invariant()
    def what_came_back_is_not_executed(self):
        for act in self.started():
            if act.state in NOT_EXECUTED:
                assert act.executory_at is None

    def started(self):
        return getattr(self, "acts", [])


def visa_asked_on(act: Act) -> date:
    """The day of receipt; of an act that the court let stand, the day of the ruling by which it did."""
    entries = JournalEntry.objects.filter(act=act, event__in=("suspension_ruled", "judged")).order_by("sequence")
    rulings = [entry.effective_at for entry in entries if json.loads(entry.payload).get("awaits_visa")]
    return (rulings[-1] if rulings else act.received_at).date()


OF_VISA = {ClockKind.VISA, ClockKind.BUDGET_REFUSAL}
WAITED_FOR = {ClockKind.OPPOSITION, ClockKind.ENTRY_INTO_FORCE}
NOT_EXECUTED = {S.TRANSMITTED, S.AWAITING_VISA, S.OPPOSED, S.VISA_REFUSED, S.MAINTAINED, S.REFERRED, S.SUSPENDED} | {
    S.WITHDRAWN,
    S.ABANDONED,
}


@pytest.fixture(scope="module")
def rooms(django_db_setup, django_db_blocker):
    """Three councils, each with one signed act of every kind."""
    with database_of_the_module(django_db_blocker):
        yield {where: _signed_acts(where) for where in OFFICES}


def _signed_acts(where: str):
    room = make_room(where)
    session = room.session(ADOPTED)
    for kind, (matter, has_financial_effect) in KINDS.items():
        put_point(session, kind.capitalize(), matter, has_financial_effect=has_financial_effect)
    acts = dict(zip(KINDS, room.hold(session), strict=True))
    for act in acts.values():
        sign_both(act)
    return room, acts


def test_random_histories_keep_what_must_hold(rooms):
    Histories.rooms = rooms
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=60,
            stateful_step_count=20,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
