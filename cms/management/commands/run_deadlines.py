"""Let silence take effect, from cron or by hand."""

from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from document_types.law.clock import legal_day
from document_types.law.day_names import day_in_words
from document_types.services.roots import publish_roots
from workflows import deadlines
from workflows.enums import ClockKind
from workflows.models import Clock


class Command(BaseCommand):
    help = "Record the effects of silence that are due, and remind of delays that come to their end. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument("--today", metavar="YYYY-MM-DD", help="the day to stand on; by default today in Casablanca")

    def handle(self, today, **options):
        day = _day(today)
        effects = deadlines.run(day)
        for lapsed in effects:
            self.stdout.write(_line(lapsed))
        awaited = deadlines.awaiting_confirmation(day)
        for clock in awaited:
            self.stdout.write(_awaited(clock))
        # The roots of ended days, whatever day this command was told to stand on.
        publish_roots()
        reminded = deadlines.remind(day)
        if reminded:
            self.stdout.write(_("Rappels envoyés : %(count)d.") % {"count": len(reminded)})
        if not effects and not awaited and not reminded:
            self.stdout.write(_("Aucun délai n'est échu : rien à faire."))


def _day(text: str | None) -> date:
    if text is None:
        return timezone.localdate()
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(
            _("« %(text)s » n'est pas une date : écrivez-la ainsi, 2026-05-12.") % {"text": text}
        ) from error
    if day > timezone.localdate() and not settings.IS_DEVELOPMENT:
        # What it records would stay: a force given before its instant is never taken back by the clock.
        raise CommandError(
            _("Le %(day)s est à venir : aucun silence n'a d'effet avant son jour. Seule une démonstration va en avant.")
            % {"day": day_in_words(day).fr}
        )
    return day


def _line(lapsed: deadlines.Lapsed) -> str:
    act, clock = lapsed.act, lapsed.clock
    sentences = {
        ClockKind.OPPOSITION: _(
            "%(council)s, n° %(number)s : délai d'opposition échu sans opposition, effet le %(day)s (%(article)s)."
        ),
        ClockKind.VISA: _("%(council)s, n° %(number)s : visa réputé accordé, effet le %(day)s (%(article)s)."),
        ClockKind.ENTRY_INTO_FORCE: _(
            "%(council)s, n° %(number)s : en vigueur sans opposition, effet le %(day)s (%(article)s)."
        ),
    }
    return sentences[ClockKind(clock.kind)] % {
        "council": act.council.name_in("fr"),
        "number": act.number_label,
        "day": day_in_words(legal_day(clock.effect_at)).fr,
        "article": clock.citation_fr,
    }


def _awaited(clock: Clock) -> str:
    sentence = _(
        "%(council)s, n° %(number)s : délai échu le %(day)s ; l'autorité travaille sur papier, "
        "le secrétariat doit confirmer son silence ou enregistrer sa décision (%(article)s)."
    )
    return sentence % {
        "council": clock.act.council.name_in("fr"),
        "number": clock.act.number_label,
        "day": day_in_words(clock.due_on).fr,
        "article": clock.citation_fr,
    }
