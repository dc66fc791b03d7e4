"""The convocation: prepared from the session, sent to each member at the address declared, published."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import ActKind, ActState, Channel, JournalEvent, SessionKind, SessionState
from document_types.errors import Refusal
from document_types.lifecycle import Step, next_state
from document_types.models import Act, Delivery, Mandate, Session
from document_types.services import numbering, pages, sessions, wording
from document_types.services.journal import record
from document_types.signals import deliveries_queued

# A worker of which nothing was heard for so long is dead: another may take its sending.
ABANDONED_AFTER = timedelta(minutes=10)


@transaction.atomic
def prepare(*, session: Session, user=None, at: datetime | None = None) -> Act:
    """Draft the convocation from the session's facts; its text may still be changed before the president approves."""
    session = sessions.locked(session)
    _require_to_convene(session)
    if session.acts.of_kind(ActKind.CONVOCATION).filter(state=ActState.DRAFT).exists():
        raise Refusal(_("Une convocation est déjà en préparation : ouvrez-la pour la modifier."))
    texts = wording.convocation(session)
    act = pages.make_act(session=session, kind=ActKind.CONVOCATION, session_version=session.version, **texts)
    record(
        council=session.council,
        act=act,
        event=JournalEvent.DRAFTED,
        effective_at=at,
        payload={"session": session.pk, "kind": ActKind.CONVOCATION.value},
        user=user,
    )
    return act


def _require_to_convene(session: Session) -> None:
    if session.state == SessionState.CANCELLED:
        raise Refusal(_("Cette session est annulée : elle ne se convoque plus."))
    if session.state != SessionState.PLANNED:
        raise Refusal(_("Les convocations de cette session sont déjà envoyées."))
    if session.kind == SessionKind.INSTALLATION:
        raise Refusal(_("L'autorité convoque le conseil à son installation : enregistrez son avis."))
    if not session.items.exists():
        raise Refusal(_("L'ordre du jour est vide : ajoutez au moins un point avant de convoquer."))


def is_stale(act: Act, session: Session) -> bool:
    """Whether the session has changed since the text of this draft was written from it."""
    return act.state == ActState.DRAFT and act.session_version != session.version


@transaction.atomic
def refresh(*, act: Act, user=None) -> Act:
    """Write the draft again from the session as it is now; what was written by hand in it gives way."""
    act = pages.locked(act)
    session = sessions.locked(act.session)
    _require_to_convene(session)
    sessions.require_preparation(session)
    texts = wording.convocation(session)
    page = pages.page_of(act).get_latest_revision_as_object()
    for field, value in texts.items():
        setattr(page, field, value)
    page.save_revision(user=user)
    act.session_version = session.version
    act.subject_fr, act.subject_ar = page.subject_fr, page.subject_ar
    pages.save(act, "session_version", "subject_fr", "subject_ar")
    record(
        council=session.council,
        act=act,
        event=JournalEvent.DRAFTED,
        payload={"session": session.pk, "kind": ActKind.CONVOCATION.value, "version": session.version},
        user=user,
    )
    return act


@transaction.atomic
def send(*, act: Act, at: datetime | None = None, user=None) -> Act:
    """Number, fix and publish the convocation, and queue it to every member in office on that day (CON-1 to CON-4)."""
    act = pages.locked(act)
    at = at or clock.now()
    sent_on = timezone.localdate(at)
    session = sessions.locked(act.session)
    _require_to_convene(session)
    if is_stale(act, session):
        raise Refusal(
            _(
                "La session a changé depuis que cette convocation a été rédigée : renvoyez-la au secrétariat,"
                " qui la met à jour avant votre signature."
            )
        )
    members = list(Mandate.objects.filter(council=act.council).in_office(sent_on))
    if not members:
        raise Refusal(_("Aucun membre en exercice : enregistrez les mandats du conseil avant de convoquer."))
    act.state = next_state(act.state, Step.SEND)
    act.dated_on = sent_on
    numbering.give_number(act=act, year=sent_on.year)
    pages.fix_text(act)
    pages.save(act, "state", "dated_on", "number", "number_label", "number_slug", "year", *pages.FIXED)
    session.write(state=SessionState.CONVENED, convened_at=at)
    queue(act, members)
    record(
        council=act.council,
        act=act,
        event=JournalEvent.CONVOKED,
        effective_at=at,
        payload={
            "session": session.pk,
            "number": act.number_label,
            "hash": act.content_hash,
            "members": sorted(member.pk for member in members),
        },
        user=user,
    )
    return pages.put_online(act=act, at=at, user=user)


def queue(act: Act, members) -> None:
    """Queue the act to each member: by e-mail where an address was declared, else on paper."""
    Delivery.objects.bulk_create(
        Delivery(
            act=act,
            mandate=member,
            channel=Channel.EMAIL if member.declared_email else Channel.PAPER,
            address=member.declared_email or member.declared_address,
        )
        for member in members
    )
    deliveries_queued.send(sender=Act, act=act)


@transaction.atomic
def mark_sent(*, delivery: Delivery, at: datetime | None = None, user=None) -> Delivery:
    """Record that the act left for the declared address, or was handed over on paper (CON-2: sending counts)."""
    delivery = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
    if delivery.sent_at:
        raise Refusal(_("Cet envoi est déjà enregistré."))
    delivery.sent_at, delivery.error = at or clock.now(), ""
    delivery.save(update_fields=["sent_at", "error"])
    record(
        council=delivery.act.council,
        act=delivery.act,
        event=JournalEvent.DELIVERED,
        effective_at=delivery.sent_at,
        payload={
            "mandate": delivery.mandate_id,
            "channel": str(delivery.channel),
            "address": delivery.address,
        },
        user=user,
    )
    return delivery


def claim(delivery_id: int) -> bool:
    """Take a sending upon oneself; return whether nobody else sends it, or has sent it."""
    moment = timezone.now()
    free = Q(claimed_at=None) | Q(claimed_at__lt=moment - ABANDONED_AFTER)
    return bool(Delivery.objects.filter(free, pk=delivery_id, sent_at=None).update(claimed_at=moment))


def mark_failed(*, delivery: Delivery, error: str) -> None:
    """Keep the reason on the row, where the clerk sees it and may send again."""
    Delivery.objects.filter(pk=delivery.pk, sent_at=None).update(error=error, claimed_at=None)


def send_again(*, delivery: Delivery) -> None:
    """Forget a failure: the next worker tries anew."""
    if delivery.sent_at or delivery.channel != Channel.EMAIL:
        raise Refusal(_("Seul un courriel qui n'est pas parti se renvoie."))
    Delivery.objects.filter(pk=delivery.pk, sent_at=None).update(error="")
    deliveries_queued.send(sender=Act, act=delivery.act)
