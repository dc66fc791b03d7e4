"""What passed between the council and the authority: slips, receipts, decisions, papers asked for; no office note."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.archive.dossier.acts import of_document
from cms.archive.dossier.piece import Piece, of_rows
from document_types.law.clock import legal_day
from document_types.models import Session
from workflows.models import PaperRequest, Proceeding, Transmission

FOLDER = "07 autorite"
SLIPS = ("receipt", "council_reference", "authority_reference", "sent_at", "received_at", "is_paper", "acts")
PROCEEDINGS = (
    *("act", "decision", "effective_at", "recorded_at", "reference", "register_number", "ground", "reasons_fr"),
    *("reasons_ar", "is_paper"),
)
ASKED = ("act", "asked_at", "asked_fr", "asked_ar", "answered_at", "answer")


def slips_of(acts: list) -> list[Transmission]:
    slips = Transmission.objects.filter(transmitted_acts__act__in=acts).distinct().select_related("scan")
    return list(slips.prefetch_related("transmitted_acts__act").order_by("received_at", "pk"))


def pieces(session: Session, acts: list, slips: list[Transmission]) -> Iterator[Piece]:
    council, day = session.council_id, session.opens_on
    if slips:
        rows, title = map(_slip, slips), _("Transmissions et récépissés")
        yield of_rows(f"{FOLDER}/transmissions.csv", "slips", title, day, SLIPS, rows)
    proceedings = list(
        Proceeding.objects.filter(act__in=acts).select_related("act", "scan").order_by("effective_at", "pk")
    )
    if proceedings:
        rows = map(_proceeding, proceedings)
        yield of_rows(f"{FOLDER}/decisions.csv", "decisions", _("Décisions"), day, PROCEEDINGS, rows)
    requests = list(
        PaperRequest.objects.filter(act__in=acts)
        .select_related("act")
        .prefetch_related("papers")
        .order_by("asked_at", "pk")
    )
    if requests:
        rows = map(_request, requests)
        yield of_rows(f"{FOLDER}/pieces-demandees.csv", "requests", _("Pièces demandées"), day, ASKED, rows)
    scans = [
        *((_("Récépissé %(number)s") % {"number": slip.receipt_number}, slip.received_at, slip.scan) for slip in slips),
        *((str(each.get_kind_display()), each.effective_at, each.scan) for each in proceedings),
        *((paper.title, each.answered_at, paper) for each in requests for paper in each.papers.all()),
    ]
    own = [scan for scan in scans if scan[2] and scan[2].is_of(council)]
    for rank, (title, moment, document) in enumerate(own, start=1):
        yield of_document(FOLDER, rank, "scan", title, legal_day(moment) if moment else None, document)


def _slip(slip: Transmission) -> tuple:
    acts = ", ".join(sorted(each.act.number_label for each in slip.transmitted_acts.all()))
    return (
        *(slip.receipt_number, slip.council_reference, slip.authority_reference, slip.sent_at, slip.received_at),
        *(slip.is_paper, acts),
    )


def _proceeding(each: Proceeding) -> tuple:
    return (
        *(each.act.number_label, each.kind, each.effective_at, each.recorded_at, each.reference),
        *(each.register_number, each.ground, each.reasons_fr, each.reasons_ar, each.is_paper),
    )


def _request(each: PaperRequest) -> tuple:
    return each.act.number_label, each.asked_at, each.asked_fr, each.asked_ar, each.answered_at, each.answer
