"""Every situation of an act, by every step, by everyone: done, or refused in words and nothing written.

The tables are read from the organic laws (113-14 a.114 to 118, a.191; 111-14 a.112 to 115), not from the code.
"""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from document_types import clock
from document_types.enums import ActState as S
from document_types.enums import Reexamination
from document_types.errors import Refusal
from document_types.models import Act
from tests.factories import at, sign_both, transmit
from tests.workflows.room import (
    GRANTS,
    GROUND,
    RATES,
    VOW,
    database_of_the_module,
    make_room,
    put_point,
    undone,
)
from workflows.actions import ACTIONS
from workflows.enums import ClockKind, ProceedingKind, SignatoryOffice
from workflows.services import proceedings, reexamination, review, signature, transmission

pytestmark = pytest.mark.django_db

# Received on a Friday: the opposition runs to Wednesday 13 May, the visa to 28 May, a feast, and so to the 29th.
ADOPTED, RECEIVED, IN_TIME = date(2026, 5, 7), date(2026, 5, 8), date(2026, 5, 11)
AGAIN, FILED, RULED, AFTERWARDS = date(2026, 6, 4), date(2026, 6, 8), date(2026, 6, 9), date(2026, 6, 15)
TODAY, NEXT_SESSION = date(2026, 6, 30), date(2026, 7, 6)

# What may happen to an act, and what it becomes. Whatever is not named here is refused to everyone.
ON_OPPOSITION = {
    "withdraw": S.WITHDRAWN,
    "replace": S.REPLACED,
    "maintain": S.MAINTAINED,
    "bring back to withdraw": S.OPPOSED,
    "bring back to replace": S.OPPOSED,
    "bring back to maintain": S.OPPOSED,
    "seek_nullity": S.OPPOSED,
}
JUDGMENT = {"annul": S.ANNULLED, "uphold": S.UPHELD}
LAWFUL: dict[str, dict[str, S]] = {
    # MIN-3: the president and the secretary sign; this is the president's signature, the first of the two.
    "adopted": {"sign": S.ADOPTED, "sign on paper": S.ADOPTED},
    # TRA-1: nothing runs before the receipt.
    "signed": {"transmit": S.TRANSMITTED, "transmit on paper": S.TRANSMITTED},
    # LEG-3 and EXE-1; LEG-2: the court at any time.
    "transmitted": {"oppose": S.OPPOSED, "confirm silence": S.EXECUTORY, "seek_nullity": S.TRANSMITTED},
    # VIS-4: of a doubtful matter the authority says whether it is under visa.
    "transmitted, said to cost nothing": {
        "oppose": S.OPPOSED,
        "require_visa": S.AWAITING_VISA,
        "confirm silence": S.EXECUTORY,
        "seek_nullity": S.TRANSMITTED,
    },
    "transmitted, nullity sought": {
        "oppose": S.OPPOSED,
        "confirm silence": S.NULLITY_SOUGHT,
        "annul": S.ANNULLED,
        "uphold": S.TRANSMITTED,
    },
    # VIS-20 to VIS-22; 15.9: open to opposition too, in the first three working days.
    "awaiting visa": {
        "oppose": S.OPPOSED,
        "grant_visa": S.EXECUTORY,
        "refuse_visa": S.VISA_REFUSED,
        "confirm silence": S.EXECUTORY,
        "seek_nullity": S.AWAITING_VISA,
    },
    "awaiting visa, doubtful": {
        "oppose": S.OPPOSED,
        "grant_visa": S.EXECUTORY,
        "refuse_visa": S.VISA_REFUSED,
        "waive_visa": S.TRANSMITTED,
        "confirm silence": S.EXECUTORY,
        "seek_nullity": S.AWAITING_VISA,
    },
    # LEG-2: once in force, the court alone; a paper made in time is none the less in time (see ON_PAPER).
    "executory by silence": {"seek_nullity": S.NULLITY_SOUGHT},
    "executory by silence, said to cost nothing": {"seek_nullity": S.NULLITY_SOUGHT},
    "executory by visa": {"seek_nullity": S.NULLITY_SOUGHT},
    "executory by tacit visa": {"seek_nullity": S.NULLITY_SOUGHT},
    "executory by tacit visa, doubtful": {"seek_nullity": S.NULLITY_SOUGHT},
    # VIS-22, VIS-23: without visa there is nothing to maintain; another text, or none.
    "visa refused": {
        "replace": S.REPLACED,
        "bring back to replace": S.VISA_REFUSED,
        "abandon": S.ABANDONED,
        "seek_nullity": S.VISA_REFUSED,
    },
    # LEG-4.
    "opposed": ON_OPPOSITION,
    # LEG-5: not executory, and the judge is asked; LEG-2.
    "maintained": {"refer": S.REFERRED, "seek_nullity": S.MAINTAINED},
    "referred": {"order_suspension": S.SUSPENDED, "refuse_suspension": S.SUSPENSION_REFUSED},
    # VIS-22: what the judge lets stand still lacks its visa.
    "referred, under visa": {"order_suspension": S.SUSPENDED, "refuse_suspension": S.AWAITING_VISA},
    "suspended, under visa": {"annul": S.ANNULLED, "uphold": S.AWAITING_VISA},
    # Opposed once, it is not opposed again; its nullity is before the court whatever becomes of the visa.
    "awaiting visa again": {
        "grant_visa": S.NULLITY_SOUGHT,
        "refuse_visa": S.VISA_REFUSED,
        "confirm silence": S.NULLITY_SOUGHT,
        "annul": S.ANNULLED,
        "uphold": S.AWAITING_VISA,
    },
    "awaiting visa again, doubtful": {
        "grant_visa": S.NULLITY_SOUGHT,
        "refuse_visa": S.VISA_REFUSED,
        "confirm silence": S.NULLITY_SOUGHT,
        "annul": S.ANNULLED,
        "uphold": S.AWAITING_VISA,
    },
    # LEG-6, LEG-7.
    "suspended": JUDGMENT,
    "suspension refused": JUDGMENT,
    "nullity sought": JUDGMENT,
    # Ended, or judged.
    "withdrawn": {},
    "replaced": {},
    "abandoned": {},
    "annulled": {},
    "upheld": {},
}
# A paper dated within the delay prevails over the silence recorded since: it says the same, and more (15.18).
ON_PAPER: dict[str, dict[str, S]] = {
    "executory by silence": {"oppose": S.OPPOSED},
    "executory by silence, said to cost nothing": {"oppose": S.OPPOSED, "require_visa": S.AWAITING_VISA},
    "executory by tacit visa": {"oppose": S.OPPOSED, "refuse_visa": S.VISA_REFUSED},
    # That the court was asked besides changes nothing in it.
    "nullity sought": {"oppose": S.OPPOSED},
    # Its opposition has run to its end too.
    "executory by tacit visa, doubtful": {
        "oppose": S.OPPOSED,
        "refuse_visa": S.VISA_REFUSED,
        "waive_visa": S.EXECUTORY,
    },
}
REVIEW = ("oppose", "grant_visa", "refuse_visa", "require_visa", "waive_visa")
OF_VISA = REVIEW[1:]
FILINGS = ("refer", "seek_nullity")
RULINGS = ("order_suspension", "refuse_suspension", "annul", "uphold")
ANSWERS = ("withdraw", "replace", "maintain", "abandon")
BACK = ("bring back to withdraw", "bring back to replace", "bring back to maintain")


def each(steps, *who: str) -> dict[str, set[str]]:
    """The system enters what was already proved, whatever it is."""
    return {step: {"system", *who} for step in steps}


# Who takes each step: LEG-1, LEG-2, LEG-5 and VIS name the authority; the council's clerk enters what is the council's.
OF_THE_COUNCIL = (
    {"sign": {"system", "president"}, "sign on paper": {"system", "president", "clerk"}}
    | each(ANSWERS, "clerk")
    | each(BACK, "clerk")
)
OFFICER_ON_PAPER = {f"{step} on paper": {"system"} for step in REVIEW}
WHO: dict[str, dict[str, set[str]]] = {
    # 113-14 a.115, 117, 118: the governor for everything.
    "commune": OF_THE_COUNCIL
    | each(("transmit",), "clerk")
    | {"transmit on paper": set(), "confirm silence": set()}
    | each(REVIEW, "officer")
    | OFFICER_ON_PAPER
    | each(FILINGS, "officer")
    | each(RULINGS, "officer", "clerk"),
    # The same, of which the clerk enters the papers; an officer who is there decides online all the same.
    "commune on paper": OF_THE_COUNCIL
    | {"transmit": {"system"}, "transmit on paper": {"system", "clerk"}, "confirm silence": {"clerk"}}
    | each(REVIEW, "officer")
    | {f"{step} on paper": {"system", "clerk"} for step in REVIEW}
    | each(FILINGS, "officer", "clerk")
    | each(RULINGS, "officer", "clerk"),
    # 111-14 a.112, 114, 115: the wali opposes; the Interior visas, refers and goes to court.
    "region": OF_THE_COUNCIL
    | each(("transmit",), "clerk")
    | {"transmit on paper": set(), "confirm silence": set()}
    | each(("oppose",), "officer")
    | each(OF_VISA, "interior")
    | OFFICER_ON_PAPER
    | each(FILINGS, "interior")
    | each(RULINGS, "interior", "clerk"),
}
EVERYONE = (
    "clerk",
    "president",
    "secretary",
    "member",
    "archivist",
    "officer",
    "officer elsewhere",
    "interior",
    "observer",
    "administrator",
    "superuser",
    "system",
)
# The article that a refusal names where the act's state is the reason: in the communes' law, in the regions'.
ARTICLES = (
    {"sign": (47, 50), "transmit": (116, 113), "oppose": (117, 114), "confirm silence": (117, 114)}
    | dict.fromkeys(OF_VISA, (118, 115))
    | dict.fromkeys(("withdraw", "replace", "maintain"), (117, 114))
    | dict.fromkeys(BACK, (117, 114))
    | {"abandon": (118, 115), "refer": (117, 114), "seek_nullity": (115, 112)}
    | dict.fromkeys(("order_suspension", "refuse_suspension", "annul", "uphold"), (117, 114))
)


# What went to the judge, and how he has ruled so far.
IN_COURT = {
    "referred": [],
    "suspended": [ProceedingKind.SUSPENSION_ORDERED],
    "suspension refused": [ProceedingKind.SUSPENSION_REFUSED],
    "annulled": [ProceedingKind.SUSPENSION_ORDERED, ProceedingKind.ANNULLED],
    "upheld": [ProceedingKind.SUSPENSION_REFUSED, ProceedingKind.UPHELD],
    "referred, under visa": [],
    "suspended, under visa": [ProceedingKind.SUSPENSION_ORDERED],
    "awaiting visa again": [ProceedingKind.SUSPENSION_REFUSED],
    "awaiting visa again, doubtful": [ProceedingKind.SUSPENSION_REFUSED],
}


class Scene:
    """One room with an act in each situation, each brought there by the services."""

    def __init__(self, kind: str):
        self.kind = kind
        self.room = room = make_room(kind)
        # Who decides where nothing else is said; on paper the clerk enters it.
        self.is_paper = kind == "commune on paper"
        self.acts: dict[str, Act] = {}
        with clock.pretend(at(TODAY)):
            self._adopt()
            for name in LAWFUL:
                getattr(self, f"_make_{_slug(name)}", lambda act: None)(self.acts[name])
            self._answer()
            for name in IN_COURT:
                self._go_to_court(name)
            self.next_session = room.session(NEXT_SESSION)
            for act in self.acts.values():
                act.refresh_from_db()

    def _adopt(self):
        session = self.room.session(ADOPTED)
        for name in LAWFUL:
            facts = {"has_financial_effect": False} if "cost nothing" in name else {}
            put_point(session, name.capitalize(), _matter(name), **facts)
        self.acts = dict(zip(LAWFUL, self.room.hold(session), strict=True))
        for name, act in self.acts.items():
            if name != "adopted":
                sign_both(act)
        received = [act for name, act in self.acts.items() if name not in ("adopted", "signed")]
        transmit(*received, on=RECEIVED)

    def _silence(self, act):
        for delay in act.clocks.filter(has_effect=True).order_by("effect_at"):
            review.lapse(clock=delay)

    _make_executory_by_silence = _make_executory_by_silence_said_to_cost_nothing = _silence
    _make_executory_by_tacit_visa = _make_executory_by_tacit_visa_doubtful = _silence

    def _seek_nullity(self, act):
        proceedings.seek_nullity(act=act, decision=self.room.decision("system", IN_TIME))

    _make_transmitted_nullity_sought = _seek_nullity

    def _make_nullity_sought(self, act):
        self._silence(act)
        self._seek_nullity(act)

    def _make_executory_by_visa(self, act):
        review.grant_visa(act=act, decision=self.room.decision("system", IN_TIME))

    def _make_visa_refused(self, act):
        review.refuse_visa(act=act, decision=self.room.decision("system", IN_TIME))

    def _make_abandoned(self, act):
        self._make_visa_refused(act)
        reexamination.abandon(act=act, decision=self.room.decision("system", AGAIN))

    def _oppose(self, act):
        review.oppose(act=act, ground=GROUND, decision=self.room.decision("system", IN_TIME))

    _make_opposed = _make_withdrawn = _make_replaced = _make_maintained = _make_referred = _oppose
    _make_suspended = _make_suspension_refused = _make_annulled = _make_upheld = _oppose
    _make_referred_under_visa = _make_suspended_under_visa = _oppose
    _make_awaiting_visa_again = _make_awaiting_visa_again_doubtful = _oppose

    def _answer(self):
        """The council's session after the oppositions: each act that is to be in another situation is voted on."""
        session = self.room.session(AGAIN, "extraordinary")
        outcomes = {"withdrawn": Reexamination.WITHDRAWN, "replaced": Reexamination.AMENDED}
        for name in ("withdrawn", "replaced", "maintained", *IN_COURT):
            outcome = outcomes.get(name, Reexamination.MAINTAINED)
            reexamination.bring_back(act=self.acts[name], session=session, outcome=outcome)
        # A deliberation that says of no act what becomes of it: for the steps taken by hand.
        put_point(session, "Nouvelle délibération", VOW, reexamines=self.acts["opposed"])
        *_answers, self.new_deliberation = self.room.hold(session)

    def _go_to_court(self, name):
        act = self.acts[name]
        proceedings.refer(act=act, decision=self.room.decision("system", FILED))
        for outcome in IN_COURT[name]:
            proceedings.rule_on(act=act, outcome=outcome, decision=self.room.decision("system", RULED))

    def take(self, step: str, act: Act, who: str) -> None:
        STEPS[step](self, act, who)

    def answer(self, act: Act, who: str, outcome: ProceedingKind):
        """The new deliberation is made to be one on this very act: what is tried is the answer, not the link."""
        Act.objects.filter(pk=self.new_deliberation.pk).update(reexamines=act)
        self.new_deliberation.reexamines = act
        decision = self.room.decision(who, AFTERWARDS)
        proceedings.reexamine(act=act, by=self.new_deliberation, outcome=outcome, decision=decision)


def _matter(name: str) -> str:
    if "doubtful" in name or "cost nothing" in name:
        return GRANTS
    return RATES if "visa" in name or name == "abandoned" else VOW


def _slug(name: str) -> str:
    return name.replace(",", "").replace(" ", "_")


def _sign(scene: Scene, act: Act, who: str, *, is_paper: bool = False):
    paper = {"is_paper": True, "decided_on": RECEIVED, "scan": scene.room.scan} if is_paper else {}
    user = scene.room.people[who]
    signature.sign(act=act, office=SignatoryOffice.PRESIDENT, user=user, at=at(RECEIVED), **paper)


def _transmit(scene: Scene, act: Act, who: str, *, is_paper: bool = False):
    paper = {"is_paper": True, "decided_on": RECEIVED, "scan": scene.room.scan, "receipt_number": "900"}
    user = scene.room.people[who]
    transmission.transmit(acts=[act], user=user, at=at(RECEIVED), **(paper if is_paper else {}))


def _action(key: str, *, is_paper: bool = False) -> Callable:
    def take(scene: Scene, act: Act, who: str):
        day = _day(key, act)
        data = {"reference": "77/2026", "reasons_fr": "Motif.", "at": at(day)}
        if is_paper:
            data |= {"is_paper": True, "decided_on": day, "scan": scene.room.scan}
        if key == "oppose":
            data["ground"] = GROUND
        ACTIONS[key].take(act, scene.room.people[who], data)

    return take


def _day(key: str, act: Act) -> date:
    """Within the delay that runs on the act, where one does: after it, silence would have decided first."""
    is_awaited_again = act.clocks.filter(started_at__date=RULED).exists()
    if key in REVIEW:
        return AFTERWARDS if is_awaited_again and key in OF_VISA else IN_TIME
    return IN_TIME if act.state in (S.TRANSMITTED, S.AWAITING_VISA) and not is_awaited_again else AFTERWARDS


def _confirm(scene: Scene, act: Act, who: str):
    last = act.clocks.filter(has_effect=True).order_by("effect_at").last()
    review.confirm_silence(clock=last, user=scene.room.people[who])


def _answer(outcome: ProceedingKind) -> Callable:
    return lambda scene, act, who: scene.answer(act, who, outcome)


def _bring_back(outcome: Reexamination) -> Callable:
    def take(scene: Scene, act: Act, who: str):
        user = scene.room.people[who]
        reexamination.bring_back(act=act, session=scene.next_session, outcome=outcome, user=user)

    return take


STEPS: dict[str, Callable] = {
    "sign": _sign,
    "sign on paper": lambda *args: _sign(*args, is_paper=True),
    "transmit": _transmit,
    "transmit on paper": lambda *args: _transmit(*args, is_paper=True),
    "confirm silence": _confirm,
    "withdraw": _answer(ProceedingKind.WITHDRAWN),
    "replace": _answer(ProceedingKind.AMENDED),
    "maintain": _answer(ProceedingKind.MAINTAINED),
    "abandon": lambda scene, act, who: reexamination.abandon(act=act, decision=scene.room.decision(who, AFTERWARDS)),
    "bring back to withdraw": _bring_back(Reexamination.WITHDRAWN),
    "bring back to replace": _bring_back(Reexamination.AMENDED),
    "bring back to maintain": _bring_back(Reexamination.MAINTAINED),
    **{step: _action(step) for step in REVIEW},
    **{f"{step} on paper": _action(step, is_paper=True) for step in REVIEW},
    # What the court was asked and answered bears its own date on paper, whoever enters it.
    **{step: _action(step, is_paper=True) for step in (*FILINGS, *RULINGS)},
}


@pytest.fixture(scope="module", params=WHO)
def scene(request, django_db_setup, django_db_blocker) -> Iterator[Scene]:
    with database_of_the_module(django_db_blocker):
        yield Scene(request.param)


def test_the_tables_name_every_step_that_the_product_offers():
    assert set(ACTIONS) <= set(STEPS)
    for who in WHO.values():
        assert set(who) == set(STEPS)
        assert set().union(*who.values()) <= set(EVERYONE)
    known = {step for steps in LAWFUL.values() for step in steps}
    assert known <= set(STEPS)


# Every state that a deliberation may be in once the council has adopted it.
AFTER_THE_VOTE = set(S) - {S.DRAFT, S.ON_AGENDA, S.POSTPONED, S.SECOND_SITTING, S.REJECTED}
OF_OTHER_KINDS = {S.SENT, S.CANCELLED, S.ESTABLISHED, S.ARCHIVED}


def test_the_scene_has_an_act_in_every_state(scene):
    assert {act.state for act in scene.acts.values()} == AFTER_THE_VOTE - OF_OTHER_KINDS


def becomes(situation: str, step: str) -> S | None:
    """What the step makes of an act in this situation; None where there is no such step."""
    key = step.removesuffix(" on paper") if step.removesuffix(" on paper") in REVIEW else step
    corrected = ON_PAPER.get(situation, {}).get(key) if step != key else None
    return corrected or LAWFUL[situation].get(key)


# What a level or a paper changes nothing in is tried once, in the commune whose authority is online.
TRIED = {
    "commune": (tuple(STEPS), EVERYONE),
    "commune on paper": (
        tuple(step for step in STEPS if step not in OF_THE_COUNCIL),
        ("clerk", "president", "officer", "interior", "observer", "system"),
    ),
    "region": (
        ("transmit", *REVIEW, *FILINGS, *RULINGS),
        ("clerk", "president", "officer", "officer elsewhere", "interior", "system"),
    ),
}


@pytest.mark.parametrize("situation", LAWFUL)
def test_every_step_by_everyone(scene, situation):
    trial, (steps, people) = Trial(scene, situation), TRIED[scene.kind]
    whole = whole_of(trial.act)

    with clock.pretend(at(TODAY)):
        found = [trial.found(step, who) for step in steps for who in people if trial.is_open(step, who)]

    wrong = [words for words in found if words]
    assert not wrong, "\n".join(wrong)
    assert whole_of(trial.act) == whole, "A refusal left a trace."


class Trial:
    """One act in one situation, and what each step does to it by each person."""

    def __init__(self, scene: Scene, situation: str):
        self.scene, self.situation, self.act = scene, situation, scene.acts[situation]
        self.before = facts_of(self.act)
        self.has_delays = self.act.clocks.exists()

    def is_open(self, step: str, who: str) -> bool:
        """Silence is confirmed of a delay, and by somebody: by itself it needs nobody's word."""
        return step != "confirm silence" or (self.has_delays and who != "system")

    def becomes(self, step: str, who: str) -> S | None:
        """What the tables say the act becomes; None where the step is refused."""
        if who not in WHO[self.scene.kind][step]:
            return None
        key = step.removesuffix(" on paper") if step.removesuffix(" on paper") in REVIEW else step
        corrected = ON_PAPER.get(self.situation, {}).get(key) if step != key else None
        return corrected or LAWFUL[self.situation].get(key)

    def found(self, step: str, who: str) -> str:
        """What is not as the tables say, if anything."""
        expected = self.becomes(step, who)
        with undone():
            try:
                self.scene.take(step, self.act, who)
            except (Refusal, PermissionDenied) as refusal:
                wrong = f"refused: {refusal}" if expected else self.wrong_refusal(step, who, str(refusal))
            else:
                wrong = self.wrong_step(expected)
        return wrong and f"{step} by {who}: {wrong}"

    def wrong_step(self, expected: S | None) -> str:
        sequence, _version, state, *_force = facts_of(self.act)
        if expected is None:
            return f"done, and the act is {state}"
        if sequence == self.before[0]:
            return "done without a word in the journal"
        return "" if state == expected else f"the act is {state} and not {expected}"

    def wrong_refusal(self, step: str, who: str, words: str) -> str:
        """A refusal writes nothing and says something; to whoever has the right, it names the article."""
        if facts_of(self.act) != self.before:
            return "refused, and something is written"
        if not words.strip().endswith("."):
            return f"refused without a sentence: {words!r}"
        article = self.article(step)
        if who in WHO[self.scene.kind][step] and f"art. {article})" not in words:
            return f"refused without its article {article}: {words}"
        return ""

    def article(self, step: str) -> int:
        step = step.removesuffix(" on paper")
        if step == "confirm silence" and self.act.clocks.filter(kind=ClockKind.VISA).exists():
            step = "grant_visa"
        of_communes, of_regions = ARTICLES[step]
        return of_regions if self.scene.kind == "region" else of_communes


def facts_of(act: Act) -> tuple:
    """How long the journal is, and the act itself."""
    facts = ("council__journal_head__sequence", "version", "state", "executory_at", "force_basis")
    return Act.objects.values_list(*facts).get(pk=act.pk)


def whole_of(act: Act) -> dict:
    """Every row that belongs to the act."""
    names = ("proceedings", "clocks", "signatures", "transmitted_in", "reexaminations", "deliveries", "journal_entries")
    return {name: list(getattr(act, name).order_by("pk").values()) for name in names}
