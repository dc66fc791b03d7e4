"""Check that no register was altered since it was written, and that what is published is what it says."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.archive.integrity import reason
from document_types.models import Act, Council, JournalHead, JournalRoot
from document_types.services import integrity
from document_types.services.integrity import Fault
from document_types.services.journal import verify
from workflows.services.integrity import scan_faults, slip_faults, stamp_faults


class Command(BaseCommand):
    help = (
        "Walk every journal, the site's included, and compare the published texts, the slips and the published roots"
        " with them; name the first broken thing of each council. Exit code 1 where anything is broken."
    )

    def add_arguments(self, parser):
        parser.add_argument("--council", metavar="CODE", help="only this council, by its collectivity's code")
        parser.add_argument(
            "--texts", action="store_true", help="also compare the fixed texts that are not online, and each version"
        )
        parser.add_argument("--files", action="store_true", help="also read every file again: annexes and scans")
        parser.add_argument("--stamps", action="store_true", help="also verify the token of each time stamp")

    def handle(self, council, texts, files, stamps, **options):
        only = _council(council) if council else None
        heads = JournalHead.objects.select_related("council__collectivity")
        heads = heads.order_by("-is_site", "council__collectivity__code")
        broken = sum(not self.holds(head) for head in (heads.filter(council=only) if only else heads))
        found = self.tell(_faults(only, texts=texts, files=files, stamps=stamps))
        if only is None:
            self.sum_up()
        if broken or found:
            raise CommandError(_("La vérification a échoué : voir les lignes ci-dessus."))

    def holds(self, head: JournalHead) -> bool:
        found = verify(head)
        self.say(_title(head.council), reason(found) if found else _whole(head))
        return found is None

    def tell(self, faults: Iterator[Fault]) -> bool:
        """Say the first fault of each council, then how many more it has."""
        found = False
        for fault, others in integrity.first_of_each(faults):
            found = True
            self.say(_title(fault.council), _others(others) if others else fault.sentence)
        return found

    def say(self, journal: str, sentence: str) -> None:
        self.stdout.write(_("%(journal)s : %(sentence)s") % {"journal": journal, "sentence": sentence})

    def sum_up(self):
        online, roots = Act.objects.online().count(), JournalRoot.objects.count()
        self.stdout.write(
            ngettext("%(count)d texte en ligne comparé.", "%(count)d textes en ligne comparés.", online)
            % {"count": online}
        )
        self.stdout.write(
            ngettext("%(count)d racine publiée recalculée.", "%(count)d racines publiées recalculées.", roots)
            % {"count": roots}
        )


def _faults(council: Council | None, *, texts: bool, files: bool, stamps: bool) -> Iterator[Fault]:
    acts = Act.objects.filter(council=council) if council else Act.objects.all()
    yield from integrity.root_faults(council)
    yield from integrity.published_faults(acts)
    yield from slip_faults(council)
    yield from scan_faults(council)
    if texts:
        yield from integrity.altered_texts(acts)
        yield from integrity.version_faults(council)
    if files:
        yield from integrity.file_faults(council)
        yield from integrity.paper_faults(council)
    if stamps:
        yield from stamp_faults(council)


def _title(council: Council | None) -> str:
    """The council's code too: names repeat across the country."""
    return f"{council.code} {council.name_in('fr')}" if council else _("Journal de la plateforme")


def _whole(head: JournalHead) -> str:
    return ngettext("%(entries)d entrée, intact.", "%(entries)d entrées, intact.", head.sequence) % {
        "entries": head.sequence
    }


def _others(count: int) -> str:
    return ngettext("et %(count)d autre anomalie.", "et %(count)d autres anomalies.", count) % {"count": count}


def _council(code: str) -> Council:
    council = Council.objects.with_names().filter(collectivity__code=code).first()
    if council is None:
        raise CommandError(_("Aucun conseil ne porte le code « %(code)s ».") % {"code": code})
    return council
