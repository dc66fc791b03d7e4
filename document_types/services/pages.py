"""Making the pages of sessions and acts, fixing an adopted text, and putting it online."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypedDict

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from document_types import clock
from document_types.enums import ActKind, JournalEvent, Origin
from document_types.errors import Refusal
from document_types.models import Act, ActPage, Annex, Council, Session
from document_types.models.pages import PAGE_OF_KIND
from document_types.services.journal import record
from document_types.signals import act_changed, acts_changed
from search.prepared import prepared


class Project(TypedDict, total=False):
    """What a project of deliberation says and carries beside its subject and matter."""

    body_fr: Iterable
    body_ar: Iterable
    annexes: Iterable
    authentic_language: str
    has_financial_effect: bool | None
    reexamines: Act | None
    reexamination: str


def locked(act: Act) -> Act:
    """Return the act as it is now, locked until the transaction ends."""
    [found] = _acts(acts=[act.pk])
    [found.council] = _councils(councils=[found.council_id])
    return found


def locked_all(acts: Iterable[Act]) -> list[Act]:
    """The acts as they are now, each once, locked in the order of their keys until the transaction ends.

    Two hundred of them share one session and one council, read once.
    """
    found = _acts(acts={act.pk for act in acts})
    councils = {each.pk: each for each in _councils(councils={act.council_id for act in found})}
    sessions = {each.pk: each for each in _sessions(sessions={act.session_id for act in found} - {None})}
    for act in found:
        act.council, act.session = councils[act.council_id], sessions.get(act.session_id)
    return found


@prepared
def _acts(acts):
    return Act.objects.select_for_update().filter(pk__in=acts).order_by("pk")


@prepared
def _councils(councils):
    return Council.objects.with_place().filter(pk__in=councils)


@prepared
def _sessions(sessions):
    return Session.objects.filter(pk__in=sessions)


def save(act: Act, *fields: str) -> None:
    """Write the named facts if nobody wrote the act since it was read, and queue it for the index."""
    act.write(**{field: getattr(act, field) for field in fields})
    act_changed.send(sender=Act, act=act)


def save_all(acts: Sequence[Act], *fields: str) -> None:
    """`save` for many acts: those that get the same values are written together, each from the version in hand."""
    alike: dict[tuple, list[Act]] = defaultdict(list)
    for act in acts:
        alike[act.version, *(getattr(act, field) for field in fields)].append(act)
    for (version, *values), group in alike.items():
        Act.write_all(group, version, **dict(zip(fields, values, strict=True)))
    acts_changed.send(sender=Act, acts=acts)


@transaction.atomic
def make_act(
    *,
    session: Session,
    kind: ActKind,
    subject_fr: str = "",
    subject_ar: str = "",
    body_fr=(),
    body_ar=(),
    annexes=(),
    **facts,
) -> Act:
    """Create the page of an act below its session, with its first revision, and its row.

    The page has no owner: Wagtail lets an owner withdraw a page from review.
    """
    page = PAGE_OF_KIND[kind](
        subject_fr=subject_fr,
        subject_ar=subject_ar,
        body_fr=list(body_fr),
        body_ar=list(body_ar),
        annexes=list(annexes),
        slug=_free_slug(session.page, kind),
        live=False,
        owner=None,
    )
    # numchild may have moved since the session was read.
    Page.objects.get(pk=session.page_id).add_child(instance=page)
    page.save_revision()
    act = Act.objects.create(
        page=page,
        kind=kind,
        council=session.council,
        session=session,
        subject_fr=subject_fr,
        subject_ar=subject_ar,
        **facts,
    )
    act_changed.send(sender=Act, act=act)
    return act


def _free_slug(parent: Page, kind: ActKind) -> str:
    taken = Act.objects.filter(session__page=parent, kind=kind).count()
    return f"{kind.value}-{taken + 1}"


def page_of(act: Act) -> ActPage:
    return PAGE_OF_KIND[ActKind(act.kind)].objects.get(pk=act.page_id)


def text_of(act: Act) -> ActPage:
    """The act's page as fixed at adoption, or as last written where nothing is fixed yet."""
    page = page_of(act)
    revision = act.revision or page.latest_revision
    return revision.as_object() if revision else page


def project_of(act: Act | None) -> Project:
    """What the act's project says as last written, for another act to begin with; nothing of none."""
    if act is None:
        return {}
    text = text_of(act)
    return {
        "has_financial_effect": act.has_financial_effect,
        "authentic_language": act.authentic_language,
        "reexamines": act.reexamines,
        "reexamination": act.reexamination,
        "body_fr": _blocks(text.body_fr),
        "body_ar": _blocks(text.body_ar),
        "annexes": _blocks(text.annexes),
    }


def _blocks(stream) -> list[tuple]:
    return [(block.block_type, block.value) for block in stream]


def fix_text(act: Act) -> Revision:
    """Tie the act to the revision that was decided on, its annexes and its hash; the caller saves the act."""
    page = page_of(act).get_latest_revision_as_object()
    revision = page.latest_revision or page.save_revision()
    _refuse_foreign_files(act, page)
    annexes = [
        Annex(
            act=act,
            document=written.document,
            position=position,
            role=written.role,
            title=written.title,
            sha256=written.document.sha256,
            is_public=written.is_public and not written.document.is_confidential,
            is_part=written.is_part,
        )
        for position, written in enumerate(page.annex_documents(), start=1)
    ]
    Annex.objects.filter(act=act).delete()
    Annex.objects.bulk_create(annexes)
    act.revision = revision
    act.subject_fr, act.subject_ar = page.subject_fr, page.subject_ar
    act.content_hash = page.content_hash(
        number=act.number_label, council=act.council.code, annexes=[annex.sha256 for annex in annexes if annex.is_part]
    )
    return revision


def _refuse_foreign_files(act: Act, page: ActPage) -> None:
    """An act publishes its own council's files: by the annex of another nobody opens what is not his."""
    for written in page.annex_documents():
        if not written.document.is_of(act.council_id):
            raise Refusal(
                _(
                    "L'annexe « %(title)s » est un fichier qui n'appartient pas à ce conseil. Retirez-la du texte de "
                    "l'acte « %(act)s », ou déposez le fichier parmi ceux du conseil, puis recommencez."
                )
                % {"title": written.title, "act": page.title}
            )


FIXED = ("revision", "subject_fr", "subject_ar", "content_hash")


@transaction.atomic
def put_online(*, act: Act, at=None, user=None) -> Act:
    """Publish exactly the revision that was decided on, whatever has been written since; once."""
    act = locked(act)
    if act.is_online:
        return act
    _publish(act)
    act.online_at = at or clock.now()
    save(act, "online_at")
    if act.origin == Origin.BORN_HERE:
        record(
            council=act.council,
            act=act,
            event=JournalEvent.PUT_ONLINE,
            effective_at=act.online_at,
            payload={"number": act.number_label, "hash": act.content_hash},
            user=user,
        )
    return act


def put_online_again(act: Act) -> None:
    """An act that was rectified shows its new text where citizens read it; it stays online since the same day."""
    if act.is_online:
        _publish(act)


def _publish(act: Act) -> None:
    act.revision.publish(skip_permission_checks=True)


def fix_rectified_text(act: Act, page: ActPage, user=None) -> None:
    """Tie the act to the same text with its slips mended; its number and its annexes stay. The caller saves the act."""
    act.revision = page.save_revision(user=user)
    act.subject_fr, act.subject_ar = page.subject_fr, page.subject_ar
    annexes = list(act.annexes.order_by("position").values_list("sha256", flat=True))
    act.content_hash = page.content_hash(number=act.number_label, council=act.council.code, annexes=annexes)
