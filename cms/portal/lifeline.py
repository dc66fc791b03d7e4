"""The life of an act, step by step: what the journal says has happened, and what is expected by when."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from document_types.clock import today
from document_types.enums import ActKind, ForceBasis, JournalEvent, Origin
from document_types.law.actors import controller
from document_types.law.clock import legal_day
from document_types.law.levels import Level
from document_types.law.statutes import NoSuchRule, rule
from document_types.law.wording import Bilingual
from document_types.lifecycle import Step
from document_types.reader import language
from workflows.enums import ClockKind, ClockState, SignatoryOffice

E = JournalEvent

# What a citizen reads; deliveries to members and returns for correction stay inside the council.
PUBLIC = frozenset(
    {
        E.PLACED,
        E.ADOPTED,
        E.REJECTED,
        E.POSTPONED,
        E.SECOND_SITTING,
        E.SIGNED,
        E.POSTED,
        E.PUT_ONLINE,
        E.RECEIVED,
        E.OPPOSED,
        E.RECLASSIFIED,
        E.VISA_GRANTED,
        E.VISA_REFUSED,
        E.VISA_TACIT,
        E.EXECUTORY,
        E.FORCE_CORRECTED,
        E.REEXAMINED,
        E.MAINTAINED,
        E.ABANDONED,
        E.REFERRED,
        E.SUSPENSION_RULED,
        E.NULLITY_SOUGHT,
        E.JUDGED,
        E.CHANGED,
        E.RECTIFIED,
        E.CONVOKED,
        E.CANCELLED,
        E.ESTABLISHED,
        E.APPROVED,
        E.IMPORTED,
    }
)
OF_A_JUDGE = frozenset({E.SUSPENSION_RULED, E.JUDGED})
RULES = {
    E.SIGNED: "MIN-3",
    E.POSTED: "MIN-7",
    E.RECEIVED: "TRA-1",
    E.OPPOSED: "LEG-3",
    E.RECLASSIFIED: "VIS-4",
    E.VISA_GRANTED: "VIS-20",
    E.VISA_REFUSED: "VIS-20",
    E.VISA_TACIT: "VIS-21",
    E.REEXAMINED: "LEG-4",
    E.MAINTAINED: "LEG-4",
    E.REFERRED: "LEG-5",
    E.SUSPENSION_RULED: "LEG-5",
    E.NULLITY_SOUGHT: "LEG-2",
    E.JUDGED: "LEG-6",
    E.CONVOKED: "CON-2",
    E.ESTABLISHED: "MIN-1",
}
RULE_OF_FORCE = {ForceBasis.OPPOSITION_LAPSED: "EXE-1", ForceBasis.VISA: "EXE-2", ForceBasis.TACIT_VISA: "EXE-2"}

_RECEIVED = Bilingual("Reçue par {the}", "توصل به {the}")
_MINUTES_RECEIVED = Bilingual("Reçu par {the}", "توصل به {the}")
_OPPOSED = Bilingual("Opposition {of}", "تعرض {of}")
_GAZETTED = Bilingual("Publiée au bulletin officiel", "منشور بالجريدة الرسمية")
_SIGNED = {
    SignatoryOffice.PRESIDENT: Bilingual("Signature du président du conseil", "توقيع رئيس المجلس"),
    SignatoryOffice.SECRETARY: Bilingual("Signature du secrétaire du conseil", "توقيع كاتب المجلس"),
}
_RULINGS = {
    "suspension_ordered": Bilingual("Sursis à exécution ordonné", "أمر بإيقاف التنفيذ"),
    "suspension_refused": Bilingual("Sursis à exécution refusé", "رفض إيقاف التنفيذ"),
    "annulled": Bilingual("Annulation par le tribunal", "حكم بالبطلان"),
    "visa_required": Bilingual("Visa jugé nécessaire par l'autorité", "اعتبرت السلطة التأشيرة ضرورية"),
    "visa_waived": Bilingual("Visa jugé non nécessaire par l'autorité", "اعتبرت السلطة التأشيرة غير ضرورية"),
    "upheld": Bilingual("Légalité confirmée par le tribunal", "حكم بالصحة"),
    "withdrawn": Bilingual("Retrait par le conseil", "سحبه من طرف المجلس"),
    "amended": Bilingual("Remplacement par une nouvelle délibération", "تعويضه بمداولة جديدة"),
    "amends": Bilingual("Modifiée par un acte postérieur", "غيره مقرر لاحق"),
    "replaces": Bilingual("Remplacée par un acte postérieur", "عوضه مقرر لاحق"),
}
_EXPECTED = {
    ClockKind.OPPOSITION: Bilingual("Opposition possible", "إمكانية التعرض"),
    ClockKind.VISA: Bilingual("Visa attendu", "في انتظار التأشيرة"),
    ClockKind.ENTRY_INTO_FORCE: Bilingual("Entrée en vigueur attendue", "في انتظار الدخول حيز التنفيذ"),
    ClockKind.BUDGET_REFUSAL: Bilingual("Refus du visa possible", "إمكانية رفض التأشيرة"),
    ClockKind.SECOND_BUDGET: Bilingual("Nouveau vote du budget attendu", "في انتظار التصويت من جديد على الميزانية"),
    ClockKind.SUSPENSION_RULING: Bilingual(
        "Décision du juge sur le sursis attendue", "في انتظار البت في إيقاف التنفيذ"
    ),
    ClockKind.JUDGMENT: Bilingual("Jugement attendu", "في انتظار الحكم"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One step; `status` is "happened", "expected" or "judged". `explanation` tells how a date was computed."""

    label: str
    status: str
    day: date | None
    article: str = ""
    number: str = ""
    late_on: date | None = None
    until: str = ""
    explanation: tuple[str, ...] = ()
    is_current: bool = False


def life_of(act, entries: Iterable, clocks: Iterable) -> list[Item]:
    """The steps by day, in the order they were recorded, the expected ones last; one is where the act stands today."""
    entries = [entry for entry in entries if entry.event in PUBLIC and not _is_undoing(entry)]
    ordered = sorted(entries, key=lambda entry: (legal_day(entry.effective_at), entry.sequence))
    happened = [_from_entry(act, entry) for entry in ordered]
    happened += _from_columns(act, {entry.event for entry in entries})
    happened.sort(key=lambda item: item.day)
    expected = [_from_clock(clock) for clock in clocks if clock.state == ClockState.RUNNING]
    return _with_current(happened, sorted(expected, key=lambda item: item.day))


def _is_undoing(entry) -> bool:
    """A change that its author's lost force undid: the act's own banner tells what came of it."""
    return entry.event == E.CHANGED and json.loads(entry.payload).get("is_undone", False)


def _with_current(happened: list[Item], expected: list[Item]) -> list[Item]:
    if expected:
        return [*happened, replace(expected[0], is_current=True), *expected[1:]]
    if happened:
        return [*happened[:-1], replace(happened[-1], is_current=True)]
    return []


def _from_entry(act, entry) -> Item:
    facts = json.loads(entry.payload)
    day = legal_day(entry.effective_at)
    recorded_on = legal_day(entry.recorded_at)
    return Item(
        label=_label(act, entry.event, facts),
        status="judged" if entry.event in OF_A_JUDGE else "happened",
        day=day,
        article=_article(act, entry.event, facts),
        number=str(facts.get("receipt") or facts.get("reference") or ""),
        late_on=recorded_on if recorded_on > day else None,
    )


def _label(act, event: str, facts: dict) -> str:
    office = controller(act.council.level)
    of = Bilingual(f"du {office.label.fr}", office.definite_label.ar)
    if event == E.RECEIVED:
        wording = _RECEIVED if act.kind == ActKind.DELIBERATION else _MINUTES_RECEIVED
    elif event == E.OPPOSED:
        wording = _OPPOSED
    elif event == E.SIGNED and facts.get("office") in _SIGNED:
        wording = _SIGNED[facts["office"]]
    elif facts.get("kind") in _RULINGS:
        wording = _RULINGS[facts["kind"]]
    else:
        return str(JournalEvent(event).label)
    return wording.format(the=office.definite_label, of=of).in_language(language())


def _article(act, event: str, facts: dict) -> str:
    if event in (E.ADOPTED, E.REJECTED, E.SECOND_SITTING):
        return _citation(facts.get("rule", ""), act.council.level)
    if event == E.EXECUTORY:
        return _citation(RULE_OF_FORCE.get(facts.get("basis") or act.force_basis, ""), act.council.level)
    if event == E.CONVOKED and facts.get("by_authority"):
        return _citation("CON-8", act.council.level)
    if event == E.FORCE_CORRECTED:
        late = E.VISA_REFUSED if facts.get("step") == Step.CORRECT_VISA else E.OPPOSED
        return _citation(RULES[late], act.council.level)
    return _citation(RULES.get(event, ""), act.council.level)


def _citation(rule_id: str, level: Level) -> str:
    try:
        return rule(rule_id, level).citation.label(language())
    except NoSuchRule:
        return ""


def _from_columns(act, known: set[str]) -> list[Item]:
    """What the act's own row knows and the journal does not, as for acts imported from the archives."""
    adopted = E.ADOPTED if act.origin == Origin.BORN_HERE and act.kind == ActKind.DELIBERATION else None
    columns = (
        (adopted, act.dated_on),
        (E.RECEIVED, act.received_at),
        (E.EXECUTORY, act.executory_at),
        (E.POSTED, act.posted_on),
        (E.PUT_ONLINE, act.online_at),
    )
    steps = [
        Item(_label(act, event, {}), "happened", legal_day(value), _article(act, event, {}))
        for event, value in columns
        if event and value and event not in known
    ]
    if act.gazetted_on:
        steps.append(Item(_GAZETTED.in_language(language()), "happened", act.gazetted_on))
    return steps


def _from_clock(clock) -> Item:
    return Item(
        label=_EXPECTED[clock.kind].in_language(language()),
        status="expected",
        day=clock.due_on,
        article=clock.citation_in(language()),
        until=_until(clock),
        explanation=tuple(clock.explanation.get(language(), ())),
    )


def _until(clock) -> str:
    """The words before the last day: what may still come, or what has run out."""
    if clock.due_on < today():
        return _("échu le")
    may_come = clock.kind in (ClockKind.OPPOSITION, ClockKind.BUDGET_REFUSAL)
    return _("jusqu'au") if may_come else _("au plus tard le")
