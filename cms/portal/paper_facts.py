"""What anybody who holds an act's paper may be told of it."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from document_types.enums import ActKind, Edition
from document_types.models import Act, IssuedPaper, JournalEntry
from document_types.services import act_papers
from workflows.force import Force, force_of
from workflows.models import Clock
from workflows.receipts import name_of


@dataclass(frozen=True)
class PaperFacts:
    """A paper with its act; `is_public` when the act's subject may be told to anybody."""

    paper: IssuedPaper

    @property
    def act(self) -> Act:
        return self.paper.act

    @property
    def entry(self) -> JournalEntry:
        return self.paper.entry

    @property
    def is_public(self) -> bool:
        return self.act.is_online

    @property
    def number(self) -> str:
        return name_of(self.act)

    @cached_property
    def files(self) -> list[tuple[Edition, str]]:
        """Each language it was issued in, with the SHA-256 of the file."""
        return list(act_papers.hashes_of(self.paper).items())

    @property
    def is_latest(self) -> bool:
        """Whether the text was not rectified since."""
        return self.paper.revision_id == self.act.revision_id

    @cached_property
    def force(self) -> Force | None:
        """Its force today, in words; nothing of what is not public, or of what has none."""
        if not self.is_public or self.act.kind != ActKind.DELIBERATION:
            return None
        entries = list(self.act.journal_entries.order_by("effective_at", "sequence"))
        return force_of(self.act, list(Clock.objects.filter(act=self.act)), entries)

    @cached_property
    def known(self) -> dict[str, str]:
        """By hash, what a file or a text of that hash is."""
        words = _("C'est l'exemplaire établi par la plateforme (%(language)s), inchangé.")
        known = {digest: words % {"language": edition.label} for edition, digest in self.files}
        item = getattr(self.act, "item", None)
        if self.is_public and not (item and item.is_closed):
            words = _("C'est une annexe de cet acte, inchangée : %(annex)s.")
            annexes = self.act.annexes.select_related("document", "act")
            known |= {each.sha256: words % {"annex": each.title} for each in annexes if each.is_publishable}
        return known
