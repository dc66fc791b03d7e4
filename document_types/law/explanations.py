"""The sentences that explain a computed date."""

from collections.abc import Iterable
from datetime import date, datetime

from .calendar import SkippedDay
from .clock import legal_day
from .day_names import day_in_words
from .reading_table import Option, Reading
from .rule import Direction, Rule
from .wording import Bilingual

_START = {
    Direction.AT_LEAST_BEFORE: Bilingual(
        "Date de référence : {trigger}, le {day}.", "التاريخ المرجعي: {trigger}، يوم {day}."
    ),
}
_START_OTHERWISE = Bilingual("Point de départ : {trigger}, le {day}.", "بداية الأجل: {trigger}، يوم {day}.")

_DELAYS = {
    Direction.WITHIN: Bilingual("Délai : {delay}.", "الأجل: {delay}."),
    Direction.AT_LEAST_BEFORE: Bilingual(
        "Délai : {delay} au moins avant cette date.", "الأجل: {delay} على الأقل قبل هذا التاريخ."
    ),
    Direction.LASTS_AT_MOST: Bilingual("Durée : {delay} au plus.", "المدة: {delay} على الأكثر."),
    Direction.ON_DAY: Bilingual("Délai : {delay} après cette date.", "الأجل: {delay} بعد هذا التاريخ."),
    Direction.AFTER: Bilingual("Délai : après {delay}.", "الأجل: بعد {delay}."),
}

_FIRST_COUNTED = {
    True: Bilingual("Le premier jour est compté.", "يحتسب اليوم الأول."),
    False: Bilingual("Le jour de départ n'est pas compté.", "لا يحتسب يوم البداية."),
}

_MOVED = Bilingual(
    "Le dernier jour tombe un jour non ouvrable ({days}) : le délai passe au jour ouvrable suivant.",
    "صادف آخر يوم يوما غير يوم عمل ({days})، فأجل إلى يوم العمل الموالي.",
)
_SKIPPED = Bilingual("Jours non comptés : {days}.", "أيام غير محتسبة: {days}.")
_ONE_SKIPPED = Bilingual("{day} ({reason})", "{day} ({reason})")
_ONE_ESTIMATED = Bilingual("{day} ({reason}, date estimée)", "{day} ({reason}، تاريخ تقديري)")

_LAST_DAY = Bilingual("Dernier jour : {day}.", "آخر يوم: {day}.")
_THE_DAY = Bilingual("Date : {day}.", "التاريخ: {day}.")
_LAST_HOUR = Bilingual("Dernier moment : {day} à {hour}.", "آخر لحظة: {day} على الساعة {hour}.")
_BASIS = Bilingual("Règle {rule} : {citation}.", "القاعدة \u2066{rule}\u2069: {citation}.")
_CHOSEN = Bilingual(
    "Lecture retenue ; le texte ne précise pas : {question} ? Ici, {option}.",
    "تأويل معتمد؛ النص لا يحدد ذلك: {question}؟ والمعتمد هنا: {option}.",
)
_OTHERWISE = Bilingual("Autre lecture, {option} : {day}.", "تأويل آخر، {option}: {day}.")
_ESTIMATED = Bilingual(
    "Une fête lunaire non encore annoncée peut changer cette date.",
    "قد يغير هذا التاريخ عيد ديني لم يعلن بعد عن يومه.",
)


def start_sentence(rule: Rule, trigger: date) -> Bilingual:
    label = rule.trigger.label if rule.trigger else rule.wording
    sentence = _START.get(rule.direction or Direction.WITHIN, _START_OTHERWISE)
    return sentence.format(trigger=label, day=day_in_words(trigger))


def delay_sentence(rule: Rule) -> Bilingual:
    return _DELAYS[rule.direction or Direction.WITHIN].format(delay=rule.delay)


def first_day_sentence(is_counted: bool) -> Bilingual:
    return _FIRST_COUNTED[is_counted]


def moved_sentence(skipped: Iterable[SkippedDay]) -> Bilingual:
    return _MOVED.format(days=_listed(skipped))


def skipped_sentence(skipped: Iterable[SkippedDay]) -> Bilingual:
    return _SKIPPED.format(days=_listed(skipped))


def _listed(skipped: Iterable[SkippedDay]) -> Bilingual:
    days = [_skipped_day(each) for each in skipped]
    return Bilingual(", ".join(day.fr for day in days), "، ".join(day.ar for day in days))


def _skipped_day(skipped: SkippedDay) -> Bilingual:
    sentence = _ONE_ESTIMATED if skipped.is_estimated else _ONE_SKIPPED
    return sentence.format(day=day_in_words(skipped.day), reason=skipped.reason)


def result_sentence(rule: Rule, due_on: date) -> Bilingual:
    is_one_day = rule.direction in {Direction.ON_DAY, Direction.AFTER}
    return (_THE_DAY if is_one_day else _LAST_DAY).format(day=day_in_words(due_on))


def last_day_sentence(day: date) -> Bilingual:
    return _LAST_DAY.format(day=day_in_words(day))


def hour_sentence(due_at: datetime) -> Bilingual:
    return _LAST_HOUR.format(day=day_in_words(legal_day(due_at)), hour=f"{due_at:%H:%M}")


def silence_sentence(silence: Bilingual, effect_at: datetime) -> Bilingual:
    return silence.format(day=day_in_words(legal_day(effect_at)))


def basis_sentence(rule: Rule) -> Bilingual:
    return _BASIS.format(rule=rule.id, citation=rule.citation.wording)


def reading_sentence(reading: Reading, option: Option) -> Bilingual:
    return _CHOSEN.format(question=reading.question, option=option.label)


def other_reading_sentence(option: Option, day: date) -> Bilingual:
    return _OTHERWISE.format(option=option.label, day=day_in_words(day))


def estimate_sentence() -> Bilingual:
    return _ESTIMATED
