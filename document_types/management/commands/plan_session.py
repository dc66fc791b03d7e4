"""Print every date the law sets around a session."""

import json
from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.utils import OperationalError, ProgrammingError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from document_types.clock import today
from document_types.law.levels import Level
from document_types.law.planning import ImpossiblePlan, Plan, PlannedSession, Requester
from document_types.law.reckoner import Reckoner
from document_types.models import Council
from document_types.reader import LANGUAGES, article, day_words, language
from document_types.services import plans
from document_types.services.reckoning import reckoner

_DATES = {
    "closes": "the day the session closes",
    "received": "the authority's receipt of the acts",
    "visa-received": "the Interior's own receipt, where the visa is the Interior's",
    "agenda-received": "the authority's receipt of the agenda",
    "requested-on": "the day the session was asked for",
    "second-meeting": "the day of the meeting on the second notice",
}


def day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        message = _("« %(written)s » n'est pas une date : écrivez AAAA-MM-JJ, comme 2026-05-04.")
        raise ArgumentTypeError(message % {"written": written}) from error


class Command(BaseCommand):
    help = "Print every date around a session: agenda, notices, calls, end, minutes, transmission, opposition, visa."

    def add_arguments(self, parser):
        whose = parser.add_mutually_exclusive_group(required=True)
        whose.add_argument("--collectivity", metavar="CODE", help="the council of this collectivity")
        whose.add_argument("--level", choices=[level.value for level in Level], help="any council of this level")
        parser.add_argument("--opens", type=day, required=True, metavar="DATE", help="the day it opens, 2026-05-04")
        for name, words in _DATES.items():
            parser.add_argument(f"--{name}", type=day, metavar="DATE", help=words)
        parser.add_argument("--kind", choices=["ordinary", "extraordinary"], help="ordinary, unless asked for")
        parser.add_argument(
            "--requested-by",
            choices=[requester.value for requester in Requester],
            default=Requester.PRESIDENT.value,
            help="who asked for an extraordinary session",
        )
        parser.add_argument("--matter", default="", metavar="CODE", help="the matter of an act, as finance.budget")
        parser.add_argument("--today", type=day, metavar="DATE", help="what is too late is told from this day")
        parser.add_argument("--language", choices=LANGUAGES, default="fr")
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--json", action="store_true", help="print a list of objects")
        form.add_argument("--ics", action="store_true", help="print an iCalendar")

    def handle(self, **options):
        with translation.override(options["language"]):
            plan = self._plan(options)
            for caution in plan.cautions:
                self.stderr.write(self.style.WARNING(caution.wording.in_language(language())))
            if options["json"]:
                self.stdout.write(json.dumps(plans.as_objects(plan, language()), ensure_ascii=False, indent=1))
            elif options["ics"]:
                title = _("Session du %(day)s") % {"day": day_words(plan.session.opens_on)}
                place = options["collectivity"] or options["level"]
                calendar = plans.as_calendar(plan, language(), title=title, place=place, made_at=timezone.now())
                self.stdout.write(calendar.decode(), ending="")
            else:
                self._print(plan)

    def _plan(self, options: dict[str, Any]) -> Plan:
        here = self._reckoner(is_needed=bool(options["collectivity"]))
        try:
            return here.plan(self._session(options), options["today"] or today())
        except ImpossiblePlan as impossible:
            raise CommandError(impossible.reason.in_language(language())) from impossible

    def _session(self, options: dict[str, Any]) -> PlannedSession:
        asked = Requester(options["requested_by"])
        kind = options["kind"] or ("ordinary" if asked is Requester.PRESIDENT else "extraordinary")
        facts = {
            "opens_on": options["opens"],
            "closes_on": options["closes"],
            "is_ordinary": kind == "ordinary",
            "requested_by": asked,
            "requested_on": options["requested_on"],
            "agenda_received_on": options["agenda_received"],
            "received_on": options["received"],
            "visa_received_on": options["visa_received"],
            "second_meeting_on": options["second_meeting"],
            "matter": options["matter"],
        }
        if options["level"]:
            return PlannedSession(level=Level(options["level"]), **facts)
        return plans.planned(self._council(options["collectivity"]), **facts)

    def _council(self, code: str) -> Council:
        council = Council.objects.with_names().filter(collectivity__code=code).first()
        if council is None:
            raise CommandError(_("Aucun conseil n'est celui d'une collectivité de code %(code)s.") % {"code": code})
        return council

    def _reckoner(self, *, is_needed: bool) -> Reckoner:
        """The law alone answers for a level before the database is made: it then knows no announced day."""
        try:
            return reckoner()
        except (OperationalError, ProgrammingError) as error:
            if is_needed:
                raise CommandError(_("La base n'est pas encore créée : lancez « manage.py migrate ».")) from error
            message = _("La base n'est pas encore créée : calcul sans les jours annoncés ni les lectures choisies.")
            self.stderr.write(self.style.WARNING(message))
            return Reckoner()

    def _print(self, plan: Plan) -> None:
        for step in plan.steps:
            said = step.explain(language())
            self.stdout.write(f"{step.last_on.isoformat()}  {step.rule.id:7} {step.label.in_language(language())}")
            self.stdout.write(f"{'':12}{article(step.rule)}")
            for sentence in said:
                self.stdout.write(f"{'':14}{sentence}")
