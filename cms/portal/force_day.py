"""What an act's force was, is or will be on a day that the reader chooses."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from document_types.clock import today
from document_types.enums import ForceKind
from document_types.force import force_on
from document_types.reader import day_words
from workflows.services.clocks import silence_at

# A reader may look ahead as far as delays run.
AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class ForceDay:
    """`value` is what stands in the field; `sentence` and `error` are empty where no day was asked."""

    value: str = ""
    sentence: str = ""
    error: str = ""
    is_in_force: bool = False


def force_day(act, entries, clocks, asked: str) -> ForceDay:
    if not asked:
        return ForceDay()
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        return ForceDay(asked, error=_("Ce jour ne se lit pas : écrivez-le ainsi, 2026-05-12."))
    if act.dated_on and day < act.dated_on:
        sentence = _("Le %(day)s, l'acte n'existait pas encore : il est du %(adopted)s.")
        return ForceDay(asked, sentence % {"day": day_words(day), "adopted": day_words(act.dated_on)})
    if day > today() + AHEAD:
        return ForceDay(asked, error=_("Choisissez un jour plus proche : nul ne sait ce qu'il en sera."))
    return _on(act, entries, clocks, asked, day)


def _on(act, entries, clocks, asked: str, day: date) -> ForceDay:
    """At the end of the day: an act in force from midnight is in force that day."""
    end = datetime.combine(day, time.max, tzinfo=timezone.get_default_timezone())
    force = force_on(entries, end, silence_at=silence_at(act, clocks))
    facts = {"day": day_words(day), "force": force.kind.label, "since": day_words(force.since) if force.since else ""}
    if day > today():
        sentence = _("Le %(day)s, si rien ne vient d'ici là : %(force)s.")
    elif force.since and force.kind is not ForceKind.NOT_IN_FORCE:
        sentence = _("Le %(day)s : %(force)s, depuis le %(since)s.")
    else:
        sentence = _("Le %(day)s : %(force)s.")
    return ForceDay(asked, sentence % facts, is_in_force=force.kind is ForceKind.IN_FORCE)
