"""Further papers that the authority asks the council for, and the council's answer.

The organic laws know no such request: it stops no delay, and both sides read that on their screens.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.access import holds, require
from document_types.enums import JournalEvent
from document_types.errors import Refusal
from document_types.models import Act, CouncilDocument
from document_types.reader import day_words
from document_types.rights import Capability
from document_types.services import pages
from document_types.services.journal import record
from workflows.models import PaperRequest
from workflows.services.desks import require_desk
from workflows.services.moments import moment_of


@transaction.atomic
def ask(*, act: Act, user, asked_fr: str = "", asked_ar: str = "", at: datetime | None = None) -> PaperRequest:
    """Ask the council for papers on an act that was received; its secretariat is told."""
    act = pages.locked(act)
    authority = require_desk(act, user)
    asked_fr, asked_ar, at = asked_fr.strip(), asked_ar.strip(), moment_of(at)
    if not (asked_fr or asked_ar):
        raise Refusal(_("Dites quelles pièces vous demandez, dans une langue au moins."))
    request = PaperRequest.objects.create(
        act=act, authority=authority, asked_fr=asked_fr, asked_ar=asked_ar, asked_at=at, asked_by=user
    )
    payload = {"request": request.pk, "authority": authority.pk, "asked_fr": asked_fr, "asked_ar": asked_ar}
    record(council=act.council, act=act, event=JournalEvent.PAPERS_ASKED, effective_at=at, payload=payload, user=user)
    return request


@transaction.atomic
def answer(
    *,
    request: PaperRequest,
    user,
    text: str = "",
    documents: Sequence[CouncilDocument] = (),
    at: datetime | None = None,
) -> PaperRequest:
    """Send files of the council, or say why there are none; from then on the authority that asked may open them."""
    act = pages.locked(request.act)
    request = PaperRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if user is not None:
        require(user, Capability.PREPARE, act.council)
    text, at = text.replace("\0", "").strip(), moment_of(at)
    if request.answered_at:
        raise Refusal(
            _("La réponse à cette demande est déjà partie, le %(day)s : l'autorité peut en faire une autre.")
            % {"day": day_words(request.answered_at)}
        )
    if not (text or documents):
        raise Refusal(_("Joignez les pièces demandées, ou écrivez pourquoi elles manquent."))
    if any(not document.is_of(act.council_id) for document in documents):
        raise Refusal(_("Une pièce vient d'un autre conseil : seuls vos propres fichiers peuvent être adressés."))
    request.answer, request.answered_at, request.answered_by = text, at, user
    request.save(update_fields=["answer", "answered_at", "answered_by"])
    request.papers.set(documents)
    sent = [{"document": document.pk, "sha256": document.sha256} for document in documents]
    payload = {"request": request.pk, "authority": request.authority_id, "answer": text, "papers": sent}
    record(council=act.council, act=act, event=JournalEvent.PAPERS_SENT, effective_at=at, payload=payload, user=user)
    return request


def was_sent_to(user, document: CouncilDocument) -> bool:
    """Whether the council sent this file to the user's office, which asked for it."""
    if not document.council_id or not holds(user, Capability.REVIEW, document.council.page):
        return False
    asked = PaperRequest.objects.filter(
        papers=document, act__council=document.council_id, answered_at__isnull=False, authority__group__user=user
    )
    return asked.exists()
