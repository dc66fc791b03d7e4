"""Print the table of law, or how much of the reference it covers."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from document_types.law.coverage import Covered, coverage
from document_types.law.levels import Level
from document_types.law.rule import Rule
from document_types.law.statutes import rules
from document_types.reader import LANGUAGES, article, colon, language


class Command(BaseCommand):
    help = "Print every row of the law that the product computes or tells, with its article."

    def add_arguments(self, parser):
        parser.add_argument("--level", choices=[level.value for level in Level], help="only the rows of this level")
        parser.add_argument("--coverage", action="store_true", help="how many rows of each chapter compute or inform")
        parser.add_argument("--language", choices=LANGUAGES, default="fr")
        parser.add_argument("--json", action="store_true", help="print a list of objects")

    def handle(self, *, level, language, **options):
        if level and options["coverage"]:
            raise CommandError(_("La couverture porte sur tous les niveaux : retirez --level."))
        with translation.override(language):
            if options["coverage"]:
                self._cover(as_json=options["json"])
            else:
                self._list(rules(Level(level) if level else None), as_json=options["json"])

    def _list(self, rows: tuple[Rule, ...], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps([_as_object(row) for row in rows], ensure_ascii=False, indent=1))
            return
        for row in rows:
            self.stdout.write(f"{row.name:22} {row.level.value:14} {row.status.value:9} {article(row)}")
            self.stdout.write(f"{'':22} {row.wording.in_language(language())}")

    def _cover(self, *, as_json: bool) -> None:
        covered = list(coverage())
        if as_json:
            chapters = [
                {
                    "chapter": each.chapter.number,
                    "title": each.chapter.title.in_language(language()),
                    "rows": len(each.chapter.ids),
                    "computes": list(each.computes),
                    "informs": list(each.informs),
                    "left_out": dict(each.left_out),
                }
                for each in covered
            ]
            self.stdout.write(json.dumps(chapters, ensure_ascii=False, indent=1))
            return
        for each in covered:
            title = each.chapter.title.in_language(language())
            self.stdout.write(f"{each.chapter.number:2}. {title}{colon()}{_figures([each])}")
            for rule_id, reason in each.left_out.items():
                self.stdout.write(f"    {rule_id}: {reason}")
        self.stdout.write(f"{_('En tout')}{colon()}{_figures(covered)}")


def _figures(covered: list[Covered]) -> str:
    return _("lignes, %(rows)d ; calculées, %(computes)d ; dites, %(informs)d ; omises, %(left)d") % {
        "rows": sum(len(each.chapter.ids) for each in covered),
        "computes": sum(len(each.computes) for each in covered),
        "informs": sum(len(each.informs) for each in covered),
        "left": sum(len(each.left_out) for each in covered),
    }


def _as_object(row: Rule) -> dict[str, object]:
    return {
        "rule": row.id,
        "part": row.part,
        "level": row.level.value,
        "law": row.citation.law.value,
        "articles": list(row.citation.articles),
        "article": article(row),
        "status": row.status.value,
        "fr": row.wording.fr,
        "ar": row.wording.ar,
        "computes": row.computes,
        "trigger": row.trigger and row.trigger.value,
        "amount": row.amount,
        "unit": row.unit and row.unit.value,
        "direction": row.direction and row.direction.value,
        "not_before": row.not_before,
        "party": row.party.value,
        "silence_has_effect": row.silence is not None,
        "office": row.office and row.office.value,
        "reading": row.reading and row.reading.key,
        "in_force_from": row.in_force_from.isoformat(),
        "in_force_to": row.in_force_to and row.in_force_to.isoformat(),
    }
