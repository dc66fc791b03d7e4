"""Every date the law sets around a session, in date order, beside what was done: done on, days left, or late.

The dates are those of the plan of a session (`document_types.law.planning`), told with what is known of this one; the
delays that run for each act, petition or referral come from the same table.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.secretariat.facts import Facts
from cms.secretariat.terms import due
from document_types.enums import SessionKind
from document_types.law.clock import legal_day
from document_types.law.explanations import basis_sentence
from document_types.law.planning import Plan, PlannedSession, Step
from document_types.law.planning.steps import step_of
from document_types.law.planning.words import POSTING, TRANSMISSION
from document_types.law.posting import posting_rule
from document_types.law.reckoner import Reckoner
from document_types.law.rule import Rule
from document_types.law.statutes import rule
from document_types.law.triggers import Trigger
from document_types.law.wording import Bilingual
from document_types.models import Act
from document_types.reader import day_words
from document_types.services import plans

SECOND_SITTING = Bilingual(
    "Deuxième séance, pour les points sans majorité des membres en exercice",
    "الجلسة الثانية، بالنسبة إلى النقط التي لم تحصل على أغلبية الأعضاء المزاولين مهامهم",
)
MINUTES_SENT = Bilingual("Procès-verbal à l'autorité", "توجيه المحضر إلى السلطة")
POSTED = Bilingual("Affichage de la délibération n° {number}", "تعليق المقرر رقم {number}")
PETITION = Bilingual("Réponse du bureau à la pétition : {title}", "جواب المكتب على العريضة: {title}")
RULING = Bilingual("Décision du juge des référés sur le point {position}", "حكم القضاء الاستعجالي في النقطة {position}")
INSTALLATION = Bilingual("Première session, convoquée par l'autorité", "الدورة الأولى، باستدعاء من السلطة")

# The authority calls the first session: nothing of its agenda or of its notice is the president's (CON-8).
_NOT_OF_INSTALLATION = {"AGE-2", "AGE-3", "AGE-10", "QUE-1", "CON-2"}
# What starts with the receipt by the authority runs for each act, on the act's own page.
_OF_EACH_ACT = {"LEG-3", "LEG-8", "EXE-1", "EXE-2", "VIS-20", "BUD-7", "MIN-7"}


@dataclass(frozen=True)
class Standing:
    """Where a duty or a delay stands, in words."""

    words: str
    is_done: bool = False
    is_late: bool = False


@dataclass(frozen=True)
class Entry:
    step: Step
    standing: Standing


def planned(facts: Facts) -> PlannedSession:
    """The session as the planner takes it: what was recorded too late to be a date before it is left out."""
    known = plans.planned_from(facts.session)
    early = {name: getattr(known, name) for name in ("agenda_sent_on", "agenda_received_on")}
    kept = {name: day if day and day <= known.opens_on else None for name, day in early.items()}
    return replace(known, second_meeting_on=facts.second_meeting_on, **kept)


class Deadlines:
    """The entries of one session on one day; raises ImpossiblePlan as the planner does."""

    def __init__(self, facts: Facts, here: Reckoner, today: date):
        self.facts, self.session, self.here, self.today = facts, facts.session, here, today
        self.level = self.session.council.level
        # Without a day: what is too late is told beside what was done.
        self.plan: Plan = here.plan(planned(facts))

    def entries(self) -> list[Entry]:
        return sorted(self._all(), key=lambda entry: entry.step.day)

    def _all(self) -> Iterator[Entry]:
        for step in self.plan.steps:
            if self._concerns(step) and (standing := self._standing(step)):
                yield Entry(step, standing)
        if self.session.kind == SessionKind.INSTALLATION and self.session.elected_on:
            step = self._from("CON-8", self.session.elected_on, INSTALLATION)
            yield Entry(step, self._duty(step, self.facts.opened_on))
        yield from self._second_sitting()
        yield from self._postings()
        yield from self._minutes_to_the_authority()
        yield from self._petitions()
        yield from self._rulings()

    def _concerns(self, step: Step) -> bool:
        is_installation = self.session.kind == SessionKind.INSTALLATION
        if step.rule.id in _OF_EACH_ACT or is_installation and step.rule.id in _NOT_OF_INSTALLATION:
            return False
        # A delay after a sitting without quorum concerns the session that had one.
        failed = {"QUO-3": 1, "QUO-4": 2}
        if step.rule.id == "SES-14" and step.rule.part != "quorum":
            return self.facts.failed(1) is not None
        return step.rule.id not in failed or self.facts.failed(failed[step.rule.id]) is not None

    def _standing(self, step: Step) -> Standing | None:
        """None: the step is not of this session."""
        told = {
            "AGE-2": self._agenda,
            "AGE-3": self._additions,
            "AGE-10": self._oppositions,
            "QUE-1": self._questions,
            "CON-2": self._convocation,
            "CON-5": self._convocation,
            "SES-2": self._opening,
            "QUO-2": self._quorum,
            "QUO-3": self._second_notice,
            "QUO-4": lambda step: self._meeting(step, 3),
            "SES-14": self._on_request,
            "SES-5": self._end,
            "SES-11": self._end,
            "SES-6": self._extension,
            "MIN-6": lambda step: self._duty(step, self.facts.minutes.reached_on),
            "TRA-1": self._transmission,
        }
        return told.get(step.rule.id, self._unrecorded)(step)

    def _duty(self, step: Step, done_on: date | None) -> Standing:
        """What the council has to do by the last day."""
        if done_on is None and step.assumption:
            return Standing(_("Ne court pas encore : le départ est supposé"))
        limit = due(step.deadline, self.today, done_on) if step.deadline else None
        if done_on is None:
            return Standing(limit.lateness if limit else "", is_late=bool(limit and limit.is_late))
        words = _("Fait le %(day)s") % {"day": day_words(done_on)}
        if limit and limit.is_late:
            return Standing(limit.lateness, is_done=True, is_late=True)
        return Standing(words, is_done=True)

    def _window(self, step: Step, count: int, used: str) -> Standing:
        """What others may do until the last day: nobody is late when they do not."""
        if count:
            return Standing(used, is_done=self.today > step.last_on)
        if self.today > step.last_on:
            return Standing(_("Délai échu"), is_done=True)
        return Standing(due(step.deadline, self.today).lateness)

    def _unrecorded(self, step: Step) -> Standing:
        return Standing(_("L'envoi ne s'enregistre pas ici : gardez-en la preuve"))

    def _agenda(self, step: Step) -> Standing:
        notified = self.session.agenda_received_at or self.session.agenda_sent_at
        return self._duty(step, legal_day(notified) if notified else None)

    def _additions(self, step: Step) -> Standing:
        count = self.facts.added_by_authority
        words = ngettext("%(count)s point ajouté", "%(count)s points ajoutés", count) % {"count": count}
        return self._window(step, count, words)

    def _oppositions(self, step: Step) -> Standing:
        count = self.facts.opposed
        words = ngettext("%(count)s point opposé", "%(count)s points opposés", count) % {"count": count}
        return self._window(step, count, words)

    def _questions(self, step: Step) -> Standing:
        count = self.facts.questions
        words = ngettext("%(count)s question inscrite", "%(count)s questions inscrites", count) % {"count": count}
        return self._window(step, count, words)

    def _convocation(self, step: Step) -> Standing:
        return self._sending(step, 1)

    def _second_notice(self, step: Step) -> Standing:
        if (held := self.facts.held(2)) and 2 not in self.facts.convocations:
            words = _("Réunion tenue le %(day)s, sans convocation enregistrée ici")
            return Standing(words % {"day": day_words(held.held_on)}, is_done=True)
        return self._sending(step, 2)

    def _sending(self, step: Step, call: int) -> Standing:
        """Each member is to be reached: one sending without proof leaves the duty open."""
        sending = self.facts.convocations.get(call)
        if sending and sending.is_sent and sending.reached_on is None:
            return Standing(_("Des envois sont sans preuve"), is_late=self.today > step.last_on)
        return self._duty(step, sending.reached_on if sending else None)

    def _opening(self, step: Step) -> Standing:
        opened = self.facts.opened_on
        words = _("Ouverte le %(day)s") if opened else _("Prévue le %(day)s")
        return Standing(words % {"day": day_words(opened or self.session.opens_on)}, is_done=opened is not None)

    def _quorum(self, step: Step) -> Standing:
        return self._meeting(step, 1)

    def _on_request(self, step: Step) -> Standing:
        return self._meeting(step, 1 if step.rule.part == "quorum" else 2)

    def _meeting(self, step: Step, call: int) -> Standing:
        sitting = self.facts.held(call)
        if sitting is None:
            return Standing(_("Réunion à tenir"), is_late=self.today > step.last_on)
        words = _("Quorum atteint le %(day)s") if sitting.is_quorate else _("Quorum non atteint le %(day)s")
        return Standing(words % {"day": day_words(sitting.held_on)}, is_done=True, is_late=not sitting.is_quorate)

    def _end(self, step: Step) -> Standing:
        until = self.session.extended_until
        if until and (self.session.closed_on is None or self.session.closed_on > step.last_on):
            return Standing(_("Prolongée jusqu'au %(day)s") % {"day": day_words(until)}, is_done=True)
        return self._close(step)

    def _extension(self, step: Step) -> Standing | None:
        return self._close(step) if self.session.extended_until else None

    def _close(self, step: Step) -> Standing:
        closed_on = self.session.closed_on
        if closed_on and closed_on <= step.last_on:
            return Standing(_("Close le %(day)s") % {"day": day_words(closed_on)}, is_done=True)
        return self._duty(replace(step, assumption=None), closed_on)

    def _transmission(self, step: Step) -> Standing | None:
        if not self.facts.acts and self.session.closed_on:
            return Standing(_("Aucune délibération à transmettre"), is_done=True)
        return self._duty(step, self.facts.transmitted_on)

    def _rule(self, rule_id: str, on: date, part: str = "") -> Rule:
        return rule(rule_id, self.level, on, part)

    def _from(self, rule_id: str, start: date, label: Bilingual) -> Step:
        return step_of(self.here.due(self._rule(rule_id, start), start), label)

    def _second_sitting(self) -> Iterator[Entry]:
        """The law sets the sitting no day of its own: it is held before the session ends (VOT-4)."""
        waiting = self.facts.second_sitting
        if not (waiting or self.facts.second_votes):
            return
        ends = [step for step in self.plan.steps if step.rule.id in ("SES-5", "SES-11", "SES-6")]
        end = ends[-1] if self.session.extended_until else ends[0]
        row = self._rule("VOT-4", self.session.opens_on)
        words = ngettext("%(count)s point attend", "%(count)s points attendent", waiting) % {"count": waiting}
        standing = Standing(words, is_late=self.today > end.last_on) if waiting else Standing(_("Tenue"), is_done=True)
        sentences = (row.wording, basis_sentence(row), *end.sentences)
        yield Entry(Step(rule=row, label=SECOND_SITTING, last_on=end.last_on, sentences=sentences), standing)

    def _postings(self) -> Iterator[Entry]:
        """One for each decision, from the event that the chosen reading starts the delay with (15.12)."""
        if not self.facts.acts and not self.session.closed_on:
            step = next(step for step in self.plan.steps if step.rule.id == "MIN-7")
            yield Entry(replace(step, label=POSTING), self._duty(step, None))
        for act in self.facts.acts:
            row = posting_rule(self.level, self.here.readings, act.dated_on or self.session.opens_on)
            if start := self._posting_start(row, act):
                step = step_of(self.here.due(row, start), POSTED.format(number=act.number_label))
                yield Entry(step, self._duty(step, act.posted_on))

    def _posting_start(self, row: Rule, act: Act) -> date | None:
        return {
            Trigger.ADOPTION: act.dated_on,
            Trigger.SESSION_CLOSING: self.session.closed_on,
            Trigger.EXECUTORY: act.executory_at and legal_day(act.executory_at),
        }[row.trigger]

    def _minutes_to_the_authority(self) -> Iterator[Entry]:
        sent = next(step for step in self.plan.steps if step.label == TRANSMISSION)
        step = replace(sent, label=MINUTES_SENT)
        yield Entry(step, self._duty(step, self.facts.minutes_received_on))

    def _petitions(self) -> Iterator[Entry]:
        for petition in self.facts.petitions:
            titles = Bilingual(petition.title_in("fr"), petition.title_in("ar"))
            step = self._from("PET-9", petition.received_on, PETITION.format(title=titles))
            yield Entry(step, self._duty(step, petition.decided_on))

    def _rulings(self) -> Iterator[Entry]:
        for opposition in self.facts.referrals:
            row = self._rule("AGE-10", legal_day(opposition.referred_at), "ruling")
            label = RULING.format(position=opposition.item.position)
            step = step_of(self.here.due(row, opposition.referred_at), label)
            is_ruled = opposition.ruled_on is not None
            words = _("Rendue le %(day)s") % {"day": day_words(opposition.ruled_on)} if is_ruled else _("Attendue")
            yield Entry(step, Standing(words, is_done=is_ruled))
