"""The acts of a session: every version of their text, their annexes and signed copies, and to whom they were sent."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from wagtail.models import Revision

from cms.archive.dossier.facts import member
from cms.archive.dossier.piece import Piece, file_name, of_bytes, of_file, of_json, of_rows, safe_name
from document_types.enums import ActKind, Edition, VersionStage
from document_types.models import Act, ActVersion, Annex, CouncilDocument, Delivery, Session
from document_types.models.pages import PAGE_OF_KIND
from document_types.reader import LANGUAGES
from workflows.models import Signature

ACTS = "06 actes"
FOLDERS = {ActKind.CONVOCATION: "03 convocations"}
# Names in the ZIP are the same in whichever language the screen is read.
KINDS = {
    ActKind.DELIBERATION: "deliberation",
    ActKind.CONVOCATION: "convocation",
    ActKind.MINUTES: "proces-verbal",
}
STAGES = {VersionStage.DRAFT: "projet", VersionStage.ADOPTED: "adopte", VersionStage.RECTIFIED: "rectifie"}
DELIVERIES = (
    *("member_fr", "member_ar", "channel", "address", "queued_at", "sent_at", "error", "confirmed_at", "bounced_at"),
    *("bounce", "opened_at", "acknowledged_at", "excused_at", "excuse"),
)


@dataclass
class Rows:
    """What the acts of a session have, each kind of row from one query."""

    acts: list[Act]
    versions: dict[int, list[ActVersion]] = field(default_factory=dict)
    annexes: dict[int, list[Annex]] = field(default_factory=dict)
    deliveries: dict[int, list[Delivery]] = field(default_factory=dict)
    signatures: dict[int, list[Signature]] = field(default_factory=dict)
    revisions: dict[int, Revision] = field(default_factory=dict)

    @classmethod
    def of(cls, session: Session) -> "Rows":
        acts = list(session.acts.with_council().select_related("page").order_by("kind", "number", "pk"))
        of_acts = {"act__in": acts}
        rows = cls(
            acts,
            _by_act(ActVersion.objects.filter(**of_acts).select_related("revision").order_by("rank")),
            _by_act(Annex.objects.filter(**of_acts).select_related("document").order_by("position")),
            _by_act(
                Delivery.objects.filter(**of_acts)
                .select_related("mandate__councillor")
                .order_by("mandate__rank", "channel", "pk")
            ),
            _by_act(Signature.objects.filter(**of_acts).select_related("scan", "signer__councillor").order_by("pk")),
        )
        wanted = [act.revision_id or act.page.latest_revision_id for act in acts if act.pk not in rows.versions]
        rows.revisions = Revision.objects.in_bulk([pk for pk in wanted if pk])
        return rows


def _by_act(rows) -> dict[int, list]:
    found = defaultdict(list)
    for row in rows:
        found[row.act_id].append(row)
    return dict(found)


def folder_of(act: Act) -> str:
    """ "06 actes/deliberation 12-2026 Approbation du budget": the key keeps acts without a number apart."""
    number = act.number_label or f"projet {act.pk}"
    subject = act.subject_in(act.authentic_language)[:50]
    return f"{FOLDERS.get(act.kind, ACTS)}/{safe_name(KINDS[ActKind(act.kind)], number, subject)}"


def pieces(rows: Rows) -> Iterator[Piece]:
    for act in rows.acts:
        folder = folder_of(act)
        yield of_json(f"{folder}/acte.json", "act", _label(act), act.dated_on, _facts(act, rows))
        yield from _texts(act, folder, rows)
        yield from _annexes(act, folder, rows.annexes.get(act.pk, ()))
        for rank, signature in enumerate(rows.signatures.get(act.pk, ()), start=1):
            if signature.scan and signature.scan.is_of(act.council_id):
                title = _("Copie signée (%(office)s)") % {"office": signature.get_office_display()}
                yield of_document(folder, 50 + rank, "signed_copy", title, signature.signed_on, signature.scan)
        if deliveries := rows.deliveries.get(act.pk):
            yield _deliveries(act, folder, deliveries)


def _label(act: Act) -> str:
    return " ".join(filter(None, (str(act.get_kind_display()), act.number_label, act.subject)))


def _facts(act: Act, rows: Rows) -> dict:
    names = ("kind", "number_label", "year", "state", "origin", "matter", "content_hash", "reference")
    moments = ("dated_on", "posted_on", "online_at", "received_at", "executory_at", "gazetted_on")
    return {
        **{name: getattr(act, name) for name in names},
        **{name: value.isoformat() if (value := getattr(act, name)) else None for name in moments},
        "subject": {"fr": act.subject_fr, "ar": act.subject_ar},
        "authentic_language": act.authentic_language,
        "versions": [
            {
                "rank": version.rank,
                "stage": version.stage,
                "content_hash": version.content_hash,
                "effective_at": version.effective_at.isoformat(),
                "reference": version.reference,
                "reasons": {"fr": version.reasons_fr, "ar": version.reasons_ar},
            }
            for version in rows.versions.get(act.pk, ())
        ],
        "signatures": [
            {
                "office": each.office,
                "signer": each.signer.councillor.name_fr if each.signer else "",
                "signed_on": each.signed_on.isoformat(),
                "is_paper": each.is_paper,
                "content_hash": each.content_hash,
            }
            for each in rows.signatures.get(act.pk, ())
        ],
    }


def _texts(act: Act, folder: str, rows: Rows) -> Iterator[Piece]:
    """Each version in each language it is written in, as plain text; an act without versions has its one text."""
    versions = [
        (
            f"version {each.rank} {STAGES[VersionStage(each.stage)]}",
            each.get_stage_display(),
            each.effective_at.date(),
            each.revision,
        )
        for each in rows.versions.get(act.pk, ())
    ]
    if not versions:
        revision = rows.revisions.get(act.revision_id or act.page.latest_revision_id)
        versions = [("texte", _("Texte"), act.dated_on, revision)]
    for name, stage, day, revision in versions:
        if revision is None:
            continue
        text = PAGE_OF_KIND[ActKind(act.kind)].from_serializable_data(revision.content, check_fks=False)
        for language in LANGUAGES:
            subject, body = getattr(text, f"subject_{language}"), text.text_in(language)
            if subject or body:
                content = f"{subject}\n\n{body}\n".encode()
                yield of_bytes(
                    f"{folder}/{name} ({language}).txt", "text", f"{stage} ({Edition(language).label})", day, content
                )


def _annexes(act: Act, folder: str, annexes: list[Annex]) -> Iterator[Piece]:
    for annex in annexes:
        # A file of another council is no paper of this one, whatever act carries it.
        if annex.document.is_of(act.council_id):
            title, digest = annex.title, annex.sha256
            yield of_document(folder, annex.position, "annex", title, act.dated_on, annex.document, digest)


def of_document(
    folder: str, rank: int, kind: str, title: str, day, document: CouncilDocument, digest: str = ""
) -> Piece:
    file = document.file
    path = f"{folder}/{file_name(rank, title, document.filename)}"
    return of_file(path, kind, title, day, storage=file.storage, name=file.name, digest=digest or document.sha256)


def _deliveries(act: Act, folder: str, deliveries: list[Delivery]) -> Piece:
    rows = [
        (
            *member(each.mandate),
            *(getattr(each, name) for name in DELIVERIES[2:]),
        )
        for each in deliveries
    ]
    title = _("Preuves de l'envoi aux membres")
    return of_rows(f"{folder}/envois.csv", "deliveries", title, act.dated_on, DELIVERIES, rows)
