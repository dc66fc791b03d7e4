"""The named versions of an act's text: laid before the council, adopted, rectified; and what they hold in words."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from html import unescape

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Revision

from document_types.articles import numbered
from document_types.comparison import Paragraph
from document_types.enums import ActKind, VersionStage
from document_types.law.wording import Bilingual
from document_types.models import Act, ActPage, ActVersion, Session
from document_types.models.pages import PAGE_OF_KIND

# The text laid before the council is for its own people; what it decided is for everyone.
PUBLIC_STAGES = (VersionStage.ADOPTED, VersionStage.RECTIFIED)
SUBJECT = Bilingual("Objet", "الموضوع")
ANNEX = Bilingual("Annexe", "ملحق")
_BREAK = re.compile(r"</?(?:p|li|ul|ol|br|h\d)\b[^>]*>")


@transaction.atomic
def lay_before_council(*, acts: Iterable[Act], at: datetime, user=None) -> list[ActVersion]:
    """Keep the text of each project as the council is first given it: sent with its convocation, or put to a vote."""
    projects = [act for act in acts if act.kind == ActKind.DELIBERATION and act.revision_id is None]
    known = set(ActVersion.objects.filter(act__in=projects).values_list("act", flat=True))
    laid = [_draft(act, at, user) for act in projects if act.pk not in known and act.page.latest_revision_id]
    return ActVersion.objects.bulk_create(laid)


def lay_agenda_before_council(*, session: Session, at: datetime, user=None) -> list[ActVersion]:
    """The projects of the points that the members are called to, as the convocation carries them."""
    acts = session.acts.of_kind(ActKind.DELIBERATION).filter(item__session=session)
    acts = acts.select_related("page__latest_revision", "council__collectivity")
    return lay_before_council(acts=acts, at=at, user=user)


def _draft(act: Act, at: datetime, user) -> ActVersion:
    text = read(act.page.latest_revision)
    annexes = [written.document.sha256 for written in text.annex_documents() if written.is_part]
    fingerprint = text.content_hash(number=act.number_label, council=act.council.code, annexes=annexes)
    return ActVersion(
        act=act,
        rank=1,
        stage=VersionStage.DRAFT,
        revision=act.page.latest_revision,
        content_hash=fingerprint,
        effective_at=at,
        recorded_by=user,
    )


@transaction.atomic
def keep(*, act: Act, stage: VersionStage, at: datetime, user=None, **facts) -> ActVersion:
    """Give a name to the text that the act holds now."""
    last = act.versions.aggregate(last=Max("rank"))["last"] or 0
    return ActVersion.objects.create(
        act=act,
        rank=last + 1,
        stage=stage,
        revision=act.revision,
        content_hash=act.content_hash,
        effective_at=at,
        recorded_by=user,
        **facts,
    )


def name_adopted(act: Act, user=None) -> None:
    """Give an act of before versions were kept the row of the text it was adopted with."""
    if not act.versions.filter(stage=VersionStage.ADOPTED).exists():
        keep(act=act, stage=VersionStage.ADOPTED, at=_adopted_at(act), user=user)


def _adopted_at(act: Act) -> datetime:
    day = act.dated_on or timezone.localdate(act.revision.created_at)
    return datetime.combine(day, time(12), tzinfo=timezone.get_default_timezone())


def history(act: Act) -> list[ActVersion]:
    """Every version, the oldest first; an act without a row has the one text that it holds."""
    found = list(act.versions.select_related("revision").order_by("rank"))
    if not any(version.stage in PUBLIC_STAGES for version in found):
        found += without_rows(act, rank=len(found) + 1)
    for version in found:
        version.act = act
    return found


def without_rows(act: Act, rank: int = 1) -> list[ActVersion]:
    """The text that the act holds, as if it were its only version; nothing where none is fixed yet."""
    if not act.revision_id:
        return []
    held = {"revision": act.revision, "content_hash": act.content_hash, "effective_at": _adopted_at(act)}
    return [ActVersion(act=act, rank=rank, stage=VersionStage.ADOPTED, **held)]


def public_history(act: Act) -> list[ActVersion]:
    """The versions that a citizen may read, of an act that is online; and the authority, of one it received."""
    return [version for version in history(act) if version.stage in PUBLIC_STAGES]


def read(revision: Revision) -> ActPage:
    """What a revision says, from its content alone: nothing is asked of the page as it is today."""
    kind = ActKind(revision.content_type.model.removesuffix("page"))
    return PAGE_OF_KIND[kind].from_serializable_data(revision.content, check_fks=False)


def paragraphs_of(page: ActPage, language: str) -> list[Paragraph]:
    """The subject, the blocks and the titles of the annexes of a text in one language, each with its place."""
    return [paragraph for paragraph in _paragraphs(page, language) if paragraph.text]


def _paragraphs(page: ActPage, language: str) -> Iterator[Paragraph]:
    subject, body = getattr(page, f"subject_{language}").strip(), page.body_in(language)
    yield Paragraph(subject, SUBJECT.in_language(language))
    for label, block in numbered(body, language):
        yield from _of_block(block, label)
    if subject or len(body):
        for written in page.annex_documents():
            yield Paragraph(written.title.strip(), ANNEX.in_language(language))


def _of_block(block, label: str) -> Iterator[Paragraph]:
    value = block.value
    if block.block_type == "article":
        yield Paragraph(value["heading"].strip(), label)
        yield from (Paragraph(text, label) for text in _rich(value["text"].source))
    elif block.block_type == "paragraph":
        yield from (Paragraph(text) for text in _rich(value.source))
    elif block.block_type == "table":
        yield Paragraph(" | ".join(column["heading"] for column in value.columns).strip())
        yield from (Paragraph(" | ".join(str(cell.value) for cell in row)) for row in value.rows)
    else:
        yield Paragraph(value.strip())


def _rich(source: str) -> Iterator[str]:
    return (unescape(strip_tags(part)).strip() for part in _BREAK.split(source))
