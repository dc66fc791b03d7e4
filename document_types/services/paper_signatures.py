"""A signatory's own certificate on an issued paper: taken away, signed by any software, brought back, and checked."""

from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from document_types import trust
from document_types.enums import Edition, JournalEvent
from document_types.errors import Refusal
from document_types.intake import sniff
from document_types.intake.reader import PdfReader
from document_types.intake.signatures import found_in
from document_types.models import Act, IssuedPaper
from document_types.services import act_papers, issued_papers, pages, signatories
from document_types.services.documents import on_disk
from document_types.services.journal import record


def add(*, paper: IssuedPaper, edition: Edition, path: Path, user) -> dict[str, Any]:
    """Keep the paper as its signatory brought it back, and return what its signature says: `signer`, `at`, `is_intact`.

    It begins with the very bytes that were issued, and adds to them nothing but one more whole signature.
    """
    act = paper.act
    require_signatory(user, act)
    last = act_papers.last_file(paper, edition)
    before = act_papers.opened(last)
    if last is None or before is None:
        raise Refusal(_("Cet exemplaire n'a pas été établi : il ne peut pas être signé."))
    with before, on_disk(before) as issued:
        signature = _added(path, issued)
    with transaction.atomic():
        pages.locked(act)
        if act_papers.last_file(paper, edition) != last:
            raise Refusal(_("Une autre signature a été déposée entre-temps : téléchargez de nouveau l'exemplaire."))
        facts = {
            "number": act.number_label,
            "code": paper.code,
            "signer": signature["signer"],
            "signs": last.digest,
            "papers": {str(edition): issued_papers.keep(path.read_bytes())},
        }
        record(council=act.council, act=act, event=JournalEvent.PAPER_SIGNED, payload=facts, user=user)
    return signature


def require_signatory(user, act: Act) -> None:
    if not signatories.signs(user, act):
        raise PermissionDenied(_("Cet acte ne porte pas votre signature : un certificat n'y ajouterait rien."))


def _added(path: Path, issued: Path) -> dict[str, Any]:
    """The one signature that the file has more than what was issued, or a refusal in words."""
    signed, before = path.read_bytes(), issued.read_bytes()
    if not signed.startswith(before):
        raise Refusal(
            _(
                "Ce fichier n'est pas l'exemplaire établi, complété d'une signature : téléchargez l'exemplaire, signez-"
                "le sans l'imprimer ni l'enregistrer sous une autre forme, puis déposez-le."
            )
        )
    with PdfReader() as reader:
        earlier, found = (sniff.read(each, "acte.pdf", reader).signatures for each in (issued, path))
    if len(found) != len(earlier) + 1:
        raise Refusal(_("Ce fichier ne porte pas de nouvelle signature : signez-le dans votre logiciel d'abord."))
    if not all(each["is_intact"] for each in found):
        raise Refusal(_("La signature n'est pas valable, ou le fichier a changé par ailleurs : signez de nouveau."))
    return found_in(str(path), trust.roots())[-1]
