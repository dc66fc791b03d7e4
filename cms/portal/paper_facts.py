"""What anybody who holds an act's paper may be told of it."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from document_types import trust
from document_types.enums import ActKind, JournalEvent
from document_types.intake.signatures import found_in, is_signed
from document_types.intake.words import signature_words
from document_types.models import Act, IssuedPaper, JournalEntry
from document_types.services import act_papers
from document_types.services.act_papers import PaperFile
from document_types.services.documents import on_disk
from workflows.force import Force, force_of
from workflows.models import Clock
from workflows.receipts import name_of


@dataclass(frozen=True)
class ShownFile:
    """A file of a paper; `is_served` where anybody may fetch it."""

    file: PaperFile
    is_served: bool

    @property
    def words(self) -> str:
        """What a file of this hash is."""
        if self.file.entry.event == JournalEvent.PAPER_SIGNED:
            words = _("C'est l'exemplaire signé par certificat électronique (%(language)s), inchangé.")
        else:
            words = _("C'est l'exemplaire établi par la plateforme (%(language)s), inchangé.")
        return words % {"language": self.file.edition.label}

    @cached_property
    def signatures(self) -> list[str]:
        """Who sealed and signed it: the bytes as they are now, the certificates as on the day the journal has."""
        kept = act_papers.opened(self.file)
        if kept is None:
            return []
        with kept, on_disk(kept) as path:
            if not is_signed(path):
                return []
            found = found_in(str(path), trust.roots(), self.file.entry.recorded_at)
            return [signature_words(each) for each in found]


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
    def files(self) -> list[ShownFile]:
        """What was issued in each language, then what was signed since; of each, the last one is served."""
        found = act_papers.files_of(self.paper)
        served = {each.edition: each for each in found}
        is_open = self.is_public and self.is_latest
        return [ShownFile(each, is_open and served[each.edition] is each) for each in found]

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
        known = {each.file.digest: each.words for each in self.files}
        item = getattr(self.act, "item", None)
        if self.is_public and not (item and item.is_closed):
            words = _("C'est une annexe de cet acte, inchangée : %(annex)s.")
            annexes = self.act.annexes.select_related("document", "act")
            known |= {each.sha256: words % {"annex": each.title} for each in annexes if each.is_publishable}
        return known
