"""Check that no register was altered since it was written."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.archive.integrity import altered_texts, name_of, reason
from document_types.models import Act, Council, JournalHead
from document_types.services.journal import verify


class Command(BaseCommand):
    help = "Walk every journal, the site's included, and name the first broken entry of each broken one."

    def add_arguments(self, parser):
        parser.add_argument("--council", metavar="CODE", help="only this council, by its collectivity's code")
        parser.add_argument("--texts", action="store_true", help="also compare each fixed text with its hash")

    def handle(self, council, texts, **options):
        broken = sum(not self.holds(head) for head in _heads(council))
        altered = sum(self.reports(act) for act in altered_texts(_acts(council))) if texts else 0
        if broken or altered:
            raise CommandError(_("La vérification a échoué : voir les lignes ci-dessus."))

    def holds(self, head: JournalHead) -> bool:
        found = verify(head)
        sentence = reason(found) if found else _whole(head)
        self.stdout.write(_("%(journal)s : %(sentence)s") % {"journal": _title(head), "sentence": sentence})
        return found is None

    def reports(self, act: Act) -> bool:
        self.stdout.write(
            _("%(council)s, n° %(number)s : le texte ne correspond plus à son empreinte.")
            % {"council": act.council.name_in("fr"), "number": act.number_label or "—"}
        )
        return True


def _title(head: JournalHead) -> str:
    """The council's code too: names repeat across the country."""
    return f"{head.council.code} {name_of(head)}" if head.council else name_of(head)


def _whole(head: JournalHead) -> str:
    return ngettext("%(entries)d entrée, intact.", "%(entries)d entrées, intact.", head.sequence) % {
        "entries": head.sequence
    }


def _heads(code: str | None):
    heads = JournalHead.objects.select_related("council__collectivity").order_by(
        "-is_site", "council__collectivity__code"
    )
    return heads.filter(council=_council(code)) if code else heads


def _acts(code: str | None):
    return Act.objects.filter(council=_council(code)) if code else Act.objects.all()


def _council(code: str) -> Council:
    council = Council.objects.filter(collectivity__code=code).first()
    if council is None:
        raise CommandError(_("Aucun conseil ne porte le code « %(code)s ».") % {"code": code})
    return council
