"""The annexes of a point as they go into the file of a session: sheets to insert, a text to set, or why neither."""

from pathlib import Path

from django.utils.translation import gettext as _

from document_types.intake.reader import FAILURES, Child
from document_types.intake.sniff import PDF, TEXT
from document_types.models import CouncilDocument
from document_types.printing.content import plain_blocks
from document_types.services import documents

SHEETS = "sheets"
# Seconds for one file: longer, and it is taken to be broken.
COPYING = 60.0


class PageCopier(Child):
    """A child that copies what is seen of one file after another."""

    module = "document_types.printing.child"

    def copy(self, path: Path, out: Path) -> dict:
        """Return {"pages"} or {"problem"}; one that hangs or dies says that the file is broken."""
        try:
            return self.ask({"path": str(path), "out": str(out)}, COPYING)
        except FAILURES:
            self.close()
            return {"problem": "broken"}


def prepared(document: CouncilDocument, council_id: int, out: Path, copier: PageCopier) -> dict:
    """What becomes of the document: its sheets are at `out`, or its text or the reason for neither is in the answer."""
    if not document.is_of(council_id):
        return _refused(_("Ce fichier n'appartient pas à ce conseil."))
    media_type = document.media_type or document.content_type
    if media_type == TEXT:
        blocks = [block for text in document.texts.order_by("number") for block in plain_blocks(text.text)]
        return {"kind": "text", "blocks": blocks}
    if media_type != PDF:
        return _refused(_("Ce fichier n'est ni un PDF ni un texte."))
    try:
        with documents.on_disk(document.file) as path:
            answer = copier.copy(path, out)
    except (OSError, ValueError):
        return _refused(_("Le fichier n'est plus là où il était gardé."))
    finally:
        document.file.close()
    if "problem" in answer:
        return _refused(_reason(answer["problem"]))
    return {"kind": SHEETS, "count": answer["pages"]}


def _refused(reason: str) -> dict:
    sentence = _("Cette pièce n'a pas pu être jointe : %(reason)s Demandez-la au secrétariat du conseil.")
    return {"kind": "refused", "reason": sentence % {"reason": reason}}


def _reason(problem: str) -> str:
    reasons = {
        "encrypted": _("Ce PDF est protégé par un mot de passe."),
        "empty": _("Ce PDF n'a aucune page."),
    }
    return reasons.get(problem) or _("Ce PDF est abîmé et ne s'ouvre pas.")
