"""The minutes: drafted from what was entered, established by the council's secretary, sent to the members."""

import json
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from document_types import clock
from document_types.chain import canonical_json, sha256
from document_types.enums import ActKind, ActState, JournalEvent, SessionState
from document_types.errors import Refusal
from document_types.lifecycle import Step, next_state
from document_types.models import Act, Mandate, MinutesPage, Session
from document_types.services import convocations, minutes_wording, numbering, pages, sessions, sitting_secretary
from document_types.services.journal import record


@transaction.atomic
def draft(*, session: Session, user=None, at: datetime | None = None) -> Act:
    """Write the minutes of a closed session from its facts; the secretary completes the text (MIN-1, MIN-5)."""
    session = sessions.locked(session)
    if session.state != SessionState.CLOSED:
        raise Refusal(_("Le procès-verbal se rédige une fois la session close."))
    if session.acts.of_kind(ActKind.MINUTES).exists():
        raise Refusal(_("Le procès-verbal de cette session existe déjà : ouvrez-le pour le compléter."))
    sitting_secretary.settle(session=session, user=user)
    texts = minutes_wording.minutes(session)
    act = pages.make_act(session=session, kind=ActKind.MINUTES, **texts)
    _record_draft(act, texts, user, at)
    return act


@transaction.atomic
def refresh(*, act: Act, user=None) -> Act:
    """Write the draft again from the session as it is now; what was written by hand in it gives way."""
    act = pages.locked(act)
    if act.kind != ActKind.MINUTES:
        raise Refusal(_("Ce document n'est pas un procès-verbal."))
    session = sessions.locked(act.session)
    page = pages.page_of(act)
    if act.state != ActState.DRAFT:
        raise Refusal(_("Le procès-verbal est établi : son texte ne change plus."))
    if page.workflow_in_progress:
        raise Refusal(_("Le procès-verbal est à la signature : faites-le renvoyer pour correction d'abord."))
    sitting_secretary.settle(session=session, user=user)
    page, texts = page.get_latest_revision_as_object(), minutes_wording.minutes(session)
    for field, value in texts.items():
        setattr(page, field, value)
    page.save_revision(user=user)
    act.subject_fr, act.subject_ar = page.subject_fr, page.subject_ar
    pages.save(act, "subject_fr", "subject_ar")
    _record_draft(act, texts, user)
    return act


def is_stale(act: Act) -> bool:
    """Whether the facts tell another story than when this draft was last written from them."""
    written = _written_from(act)
    return act.state == ActState.DRAFT and bool(written) and written != _digest(minutes_wording.minutes(act.session))


def is_changed_by_hand(act: Act) -> bool:
    """Whether the draft says something else than what was written from the facts."""
    text = pages.page_of(act).get_latest_revision_as_object()
    return _written_from(act) != _digest_of(text)


def _record_draft(act: Act, texts: dict, user, at: datetime | None = None) -> None:
    record(
        council=act.council,
        act=act,
        event=JournalEvent.DRAFTED,
        effective_at=at,
        payload={"session": act.session_id, "kind": ActKind.MINUTES.value, "text": _digest(texts)},
        user=user,
    )


def _written_from(act: Act) -> str:
    """What the last drafting wrote, as the journal keeps it."""
    drafted = act.journal_entries.filter(event=JournalEvent.DRAFTED).order_by("-sequence").first()
    return json.loads(drafted.payload).get("text", "") if drafted else ""


def _digest(texts: dict) -> str:
    return _digest_of(MinutesPage(**texts))


def _digest_of(page: MinutesPage) -> str:
    """Of the words alone: the editor writes its own marks into a text that nobody changed."""
    words = [page.subject_fr, page.subject_ar, page.text_in("fr"), page.text_in("ar")]
    return sha256(canonical_json([" ".join(each.split()) for each in words]))


@transaction.atomic
def establish(*, act: Act, at: datetime | None = None, user=None) -> Act:
    """Fix and number the minutes; called once the secretary has signed them."""
    act = pages.locked(act)
    at = at or clock.now()
    act.state = next_state(act.state, Step.ESTABLISH)
    act.dated_on = timezone.localdate(at)
    numbering.give_number(act=act, year=act.session.year)
    pages.fix_text(act)
    pages.save(act, "state", "dated_on", "number", "number_label", "number_slug", "year", *pages.FIXED)
    record(
        council=act.council,
        act=act,
        event=JournalEvent.ESTABLISHED,
        effective_at=at,
        payload={"session": act.session_id, "number": act.number_label, "hash": act.content_hash},
        user=user,
    )
    return act


def _require_established(act: Act) -> None:
    if act.state != ActState.ESTABLISHED:
        raise Refusal(_("Le procès-verbal n'est pas encore établi par le secrétaire du conseil."))


@transaction.atomic
def send_to_members(*, act: Act, at: datetime | None = None, user=None) -> Act:
    """Queue a copy to each member in office (MIN-6: within 15 days after the session closes)."""
    act = pages.locked(act)
    _require_established(act)
    if act.deliveries.exists():
        raise Refusal(_("Le procès-verbal est déjà adressé aux membres."))
    day = timezone.localdate(at) if at else clock.localdate()
    convocations.queue(act, list(Mandate.objects.filter(council=act.council).in_office(day)))
    record(
        council=act.council,
        act=act,
        event=JournalEvent.DELIVERED,
        effective_at=at,
        payload={"session": act.session_id, "number": act.number_label},
        user=user,
    )
    return act


@transaction.atomic
def publish(*, act: Act, at: datetime | None = None, user=None) -> Act:
    """Put the minutes online: no rule asks for it, the council chooses."""
    _require_established(act)
    return pages.put_online(act=act, at=at, user=user)
