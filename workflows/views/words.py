"""The standing of a received act and each of its delays, in whole sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from document_types.enums import ActKind, ActState, ForceBasis, JournalEvent
from document_types.families import FAMILY_OF
from document_types.law.actors import controller
from document_types.law.calendar import WorkingCalendar
from document_types.law.clock import legal_day
from document_types.law.matters import visa_requirement
from document_types.models import Act
from document_types.reader import day_words, language
from workflows.enums import ClockKind, ClockState, ProceedingKind
from workflows.force import force_of
from workflows.models import Clock

# Working days left from which a delay is said to be near; a moved holiday changes the colour, never the date.
NEAR = 2
_CALENDAR = WorkingCalendar()


def kind_and_number(act: Act) -> str:
    if not act.number_label:
        return act.get_kind_display()
    words = {
        ActKind.DELIBERATION: _("Délibération n° %(number)s"),
        ActKind.CONVOCATION: _("Convocation n° %(number)s"),
        ActKind.MINUTES: _("Procès-verbal n° %(number)s"),
    }
    return words[ActKind(act.kind)] % {"number": f"\u2066{act.number_label}\u2069"}


def article_of(clock: Clock) -> str:
    return clock.citation_in(language())


@dataclass(frozen=True)
class Chip:
    """One delay: `sentence` alone is enough, `details` explain it."""

    clock: Clock
    sentence: str
    tone: str
    details: tuple[str, ...] = ()


def is_silent(clock: Clock, today: date) -> bool:
    """Whether silence has answered: recorded or not, its effect does not wait for us."""
    if clock.state == ClockState.LAPSED:
        return True
    if not clock.has_effect:
        return False
    return clock.state == ClockState.RUNNING and legal_day(clock.effect_at) <= today


def is_near(due_on: date, today: date) -> bool:
    if due_on - today > timedelta(days=14):
        return False
    left = (due_on - today).days
    return sum(_CALENDAR.is_working(today + timedelta(days=n)) for n in range(1, left + 1)) <= NEAR


def chip(clock: Clock, today: date) -> Chip:
    details = tuple(clock.explanation.get(language(), ()))
    if is_silent(clock, today):
        return Chip(clock, _silence_sentence(clock), "past", details)
    if clock.state == ClockState.RUNNING:
        tone = "near" if is_near(clock.due_on, today) else "running"
        return Chip(clock, _running_sentence(clock, today), tone, details)
    words = {
        ClockState.USED: _("%(delay)s : une décision est intervenue le %(day)s."),
        ClockState.STOPPED: _("%(delay)s : sans objet depuis le %(day)s."),
    }
    sentence = words[ClockState(clock.state)] % {
        "delay": clock.get_kind_display(),
        "day": day_words(clock.ended_at or clock.effect_at),
    }
    return Chip(clock, sentence, "ended", details)


def _running_sentence(clock: Clock, today: date) -> str:
    facts = {"day": day_words(clock.due_on), "effect": day_words(clock.effect_at)}
    if not clock.has_effect:
        return _awaited_sentence(clock, today) % facts
    if clock.due_on < today:
        return _("Le dernier jour était le %(day)s ; le silence aura son effet le %(effect)s à 0 heure.") % facts
    if clock.due_on == today:
        words = {
            ClockKind.OPPOSITION: _("Opposition possible aujourd'hui encore, %(day)s : dernier jour."),
            ClockKind.VISA: _("Visa : réponse attendue aujourd'hui, %(day)s, dernier jour."),
            ClockKind.ENTRY_INTO_FORCE: _("Entrée en vigueur : le délai prend fin aujourd'hui, %(day)s."),
        }
    else:
        words = {
            ClockKind.OPPOSITION: _("Opposition possible jusqu'au %(day)s."),
            ClockKind.VISA: _("Visa : réponse attendue jusqu'au %(day)s."),
            ClockKind.ENTRY_INTO_FORCE: _("Entrée en vigueur : le délai court jusqu'au %(day)s."),
        }
    return words[ClockKind(clock.kind)] % facts


def _awaited_sentence(clock: Clock, today: date) -> str:
    """A delay whose end has no effect of its own: what is awaited, and from when it is late."""
    late, awaited = {
        ClockKind.BUDGET_REFUSAL: (
            _("Refus du visa du budget : il n'est plus possible depuis le %(day)s."),
            _("Refus du visa du budget : possible jusqu'au %(day)s."),
        ),
        ClockKind.SECOND_BUDGET: (
            _("Nouveau vote du budget : attendu du conseil, en retard depuis le %(day)s."),
            _("Nouveau vote du budget : attendu du conseil jusqu'au %(day)s."),
        ),
        ClockKind.SUSPENSION_RULING: (
            _("Décision du juge des référés sur le sursis : attendue depuis le %(day)s."),
            _("Décision du juge des référés sur le sursis : attendue jusqu'au %(day)s."),
        ),
        ClockKind.JUDGMENT: (
            _("Jugement sur la nullité : attendu depuis le %(day)s."),
            _("Jugement sur la nullité : attendu jusqu'au %(day)s."),
        ),
    }[ClockKind(clock.kind)]
    return late if clock.due_on < today else awaited


def _silence_sentence(clock: Clock) -> str:
    words = {
        ClockKind.OPPOSITION: _("Délai échu le %(day)s : aucune opposition n'a été formée."),
        ClockKind.VISA: _("Délai échu le %(day)s : sans réponse, le visa est réputé accordé depuis le %(effect)s."),
        ClockKind.ENTRY_INTO_FORCE: _("Délai échu le %(day)s : sans opposition, en vigueur depuis le %(effect)s."),
    }
    return words[ClockKind(clock.kind)] % {"day": day_words(clock.due_on), "effect": day_words(clock.effect_at)}


@dataclass(frozen=True)
class Standing:
    """Where the act stands today: the answer, why, what comes next, and its family of colours and borders."""

    family: str
    heading: str
    why: str = ""


def controller_words(act: Act) -> str:
    return controller(act.council.level).definite_label.in_language(language())


def visa_office_words(act: Act) -> str:
    office = visa_requirement(act.matter, act.council.level, act.dated_on).office if act.matter else None
    return office.definite_label.in_language(language()) if office else controller_words(act)


def standing(act: Act, today: date) -> Standing:
    """Read from the act, its clocks and its proceedings, all of them prefetched by the listing."""
    clocks = {ClockKind(clock.kind): clock for clock in act.clocks.all()}
    state = ActState(act.state)
    if state is ActState.TRANSMITTED and clocks:
        return _without_visa(act, list(clocks.values()), today)
    if state is ActState.AWAITING_VISA and ClockKind.VISA in clocks:
        return _with_visa(act, clocks[ClockKind.VISA], today)
    if state is ActState.EXECUTORY:
        return _in_force(act, clocks)
    if state is ActState.OPPOSED:
        return _opposed(act, clocks)
    if state is ActState.VISA_REFUSED:
        return _refused(act)
    force = force_of(act, clocks.values(), [Happened(EVENT_OF[kind], at) for kind, at in _decided(act)])
    why = " ".join(each.in_language(language()) for each in (force.why, force.next) if each)
    return Standing(FAMILY_OF[state], force.heading.in_language(language()), why)


@dataclass(frozen=True)
class Happened:
    """A decision as the words of the force read it, where the journal itself is not at hand."""

    event: JournalEvent
    effective_at: datetime


EVENT_OF = {
    ProceedingKind.OPPOSITION: JournalEvent.OPPOSED,
    ProceedingKind.VISA_REFUSED: JournalEvent.VISA_REFUSED,
    ProceedingKind.WITHDRAWN: JournalEvent.REEXAMINED,
    ProceedingKind.AMENDED: JournalEvent.REEXAMINED,
    ProceedingKind.MAINTAINED: JournalEvent.MAINTAINED,
    ProceedingKind.ABANDONED: JournalEvent.ABANDONED,
    ProceedingKind.REFERRAL: JournalEvent.REFERRED,
    ProceedingKind.SUSPENSION_ORDERED: JournalEvent.SUSPENSION_RULED,
    ProceedingKind.SUSPENSION_REFUSED: JournalEvent.SUSPENSION_RULED,
    ProceedingKind.NULLITY_SOUGHT: JournalEvent.NULLITY_SOUGHT,
    ProceedingKind.ANNULLED: JournalEvent.JUDGED,
    ProceedingKind.UPHELD: JournalEvent.JUDGED,
}


def _decided(act: Act):
    return [(each.kind, each.effective_at) for each in act.proceedings.all() if each.kind in EVENT_OF]


def _without_visa(act: Act, clocks: list[Clock], today: date) -> Standing:
    # A visa that was waived left its delay behind: it no longer decides.
    deciding = (clock for clock in clocks if clock.has_effect and clock.kind != ClockKind.VISA)
    last = max(deciding, key=lambda clock: clock.effect_at)
    facts = {
        "day": day_words(last.due_on),
        "effect": day_words(last.effect_at),
        "received": day_words(act.received_at),
        "office": controller_words(act),
        "article": article_of(last),
    }
    if is_silent(last, today):
        return Standing(
            "force",
            _("Exécutoire depuis le %(effect)s, par l'effet du silence.") % facts,
            _("Aucune opposition dans le délai, échu le %(day)s (%(article)s). L'effet est à inscrire au journal.")
            % facts,
        )
    return Standing(
        "waiting",
        _("Pas encore en vigueur : le délai d'opposition court jusqu'au %(day)s.") % facts,
        _(
            "Acte reçu le %(received)s par l'autorité suivante : %(office)s. "
            "Sans opposition, il est exécutoire le %(effect)s (%(article)s)."
        )
        % facts,
    )


def _with_visa(act: Act, clock: Clock, today: date) -> Standing:
    facts = {
        "day": day_words(clock.due_on),
        "effect": day_words(clock.effect_at),
        "office": visa_office_words(act),
        "article": article_of(clock),
    }
    if is_silent(clock, today):
        return Standing(
            "force",
            _("Exécutoire depuis le %(effect)s : visa réputé accordé par l'effet du silence.") % facts,
            _("Aucune réponse dans le délai, échu le %(day)s (%(article)s). L'effet est à inscrire au journal.")
            % facts,
        )
    return Standing(
        "waiting",
        _("Pas encore en vigueur : visa attendu au plus tard le %(day)s.") % facts,
        _("Visa de l'autorité suivante : %(office)s. Sans réponse, il est réputé accordé le %(effect)s (%(article)s).")
        % facts,
    )


def _in_force(act: Act, clocks: dict[ClockKind, Clock]) -> Standing:
    kind = ClockKind.OPPOSITION if act.force_basis == ForceBasis.OPPOSITION_LAPSED else ClockKind.VISA
    clock = clocks.get(kind)
    why = {
        ForceBasis.OPPOSITION_LAPSED: _("Aucune opposition dans le délai (%(article)s)."),
        ForceBasis.VISA: _("Le visa a été accordé (%(article)s)."),
        ForceBasis.TACIT_VISA: _("Sans réponse dans le délai, le visa est réputé accordé (%(article)s)."),
    }.get(act.force_basis)
    return Standing(
        "force",
        _("Exécutoire depuis le %(day)s.") % {"day": day_words(act.executory_at)},
        why % {"article": article_of(clock)} if why and clock else "",
    )


def _last(act: Act, kind: ProceedingKind):
    return max(
        (each for each in act.proceedings.all() if each.kind == kind), key=lambda each: each.effective_at, default=None
    )


def _opposed(act: Act, clocks: dict[ClockKind, Clock]) -> Standing:
    opposition = _last(act, ProceedingKind.OPPOSITION)
    clock = clocks.get(ClockKind.OPPOSITION)
    if not (opposition and clock):
        return Standing("stopped", act.get_state_display())
    return Standing(
        "stopped",
        _("Pas en vigueur : opposition du %(day)s.") % {"day": day_words(opposition.effective_at)},
        _("Le conseil doit en délibérer de nouveau (%(article)s). La loi ne fixe pas de délai pour le faire.")
        % {"article": article_of(clock)},
    )


def _refused(act: Act) -> Standing:
    refusal = _last(act, ProceedingKind.VISA_REFUSED)
    if refusal is None:
        return Standing("stopped", act.get_state_display())
    return Standing(
        "stopped",
        _("Pas en vigueur : visa refusé le %(day)s.") % {"day": day_words(refusal.effective_at)},
        _("Le conseil peut en délibérer de nouveau ou abandonner le projet."),
    )


def chips(clocks: Iterable[Clock], today: date) -> list[Chip]:
    return [chip(clock, today) for clock in sorted(clocks, key=lambda clock: (clock.effect_at, clock.pk))]
