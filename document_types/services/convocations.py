"""The convocation: prepared from the session, sent to each member at the address declared, published."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import ActKind, ActState, Channel, JournalEvent, SessionKind, SessionState
from document_types.errors import Refusal
from document_types.law.clock import CASABLANCA
from document_types.lifecycle import Step, next_state
from document_types.models import Act, Council, Delivery, Mandate, Session
from document_types.reader import day_words
from document_types.services import calls, numbering, pages, sessions, versions, wording
from document_types.services.journal import record
from document_types.signals import deliveries_queued

# A worker of which nothing was heard for so long is dead: another may take its sending.
ABANDONED_AFTER = timedelta(minutes=10)


@transaction.atomic
def prepare(*, session: Session, meets_on: date | None = None, user=None, at: datetime | None = None) -> Act:
    """Draft the convocation from the session's facts; its text may still be changed before the president approves.

    After a meeting without quorum it is the next call, to the day `meets_on` or the first one that suits the law.
    """
    session = sessions.locked(session)
    if session.acts.of_kind(ActKind.CONVOCATION).filter(state=ActState.DRAFT).exists():
        raise Refusal(_("Une convocation est déjà en préparation : ouvrez-la pour la modifier."))
    following = calls.upcoming(session, clock.today())
    rank = following.rank if following else 1
    _require_to_convene(session, rank)
    if following:
        meets_on = meets_on or following.meets_on
        calls.require_meeting_day(following, meets_on)
    act = pages.make_act(
        session=session,
        kind=ActKind.CONVOCATION,
        session_version=session.version,
        call=rank,
        meets_on=meets_on if following else None,
        **wording.convocation(session, call=rank, meets_on=meets_on if following else None),
    )
    record(
        council=session.council,
        act=act,
        event=JournalEvent.DRAFTED,
        effective_at=at,
        payload={"session": session.pk, "kind": ActKind.CONVOCATION.value, **_meeting(act)},
        user=user,
    )
    return act


def rank_of(act: Act) -> int:
    """Which call it is; a convocation of before the ranks were kept is a first one."""
    return act.call or 1


def _meeting(act: Act) -> dict:
    return {"call": act.call, "meets_on": act.meets_on.isoformat()} if act.meets_on else {}


def _require_to_convene(session: Session, rank: int) -> None:
    if session.state == SessionState.CANCELLED:
        raise Refusal(_("Cette session est annulée : elle ne se convoque plus."))
    if rank > 1:
        _require_next(session, rank)
    elif session.state != SessionState.PLANNED:
        raise Refusal(_("Les convocations de cette session sont déjà envoyées."))
    if session.kind == SessionKind.INSTALLATION:
        raise Refusal(_("L'autorité convoque le conseil à son installation : enregistrez son avis."))
    if not session.items.exists():
        raise Refusal(_("L'ordre du jour est vide : ajoutez au moins un point avant de convoquer."))


def _require_next(session: Session, rank: int) -> calls.NextCall:
    """Refuse a call that no failed quorum asks for any more, or that is already out."""
    following = calls.upcoming(session, clock.today())
    if following is None or following.rank != rank:
        raise Refusal(_("Cette convocation n'a plus d'objet : le conseil s'est réuni depuis."))
    if session.acts.of_kind(ActKind.CONVOCATION).filter(state=ActState.SENT, call=rank).exists():
        raise Refusal(_("La convocation de ce rang est déjà envoyée."))
    return following


def is_stale(act: Act, session: Session) -> bool:
    """Whether the session has changed since the text of this draft was written from it."""
    return act.state == ActState.DRAFT and act.session_version != session.version


@transaction.atomic
def refresh(*, act: Act, meets_on: date | None = None, user=None) -> Act:
    """Write the draft again from the session as it is now; what was written by hand in it gives way."""
    act = pages.locked(act)
    if act.kind != ActKind.CONVOCATION or act.state != ActState.DRAFT:
        raise Refusal(_("Ce document n'est pas un projet de convocation."))
    session, rank = sessions.locked(act.session), rank_of(act)
    _require_to_convene(session, rank)
    if rank > 1:
        act.meets_on = meets_on or act.meets_on
        calls.require_meeting_day(_require_next(session, rank), act.meeting_day)
    sessions.require_no_signature_under_way(session)
    texts = wording.convocation(session, call=rank, meets_on=act.meets_on)
    page = pages.page_of(act).get_latest_revision_as_object()
    for field, value in texts.items():
        setattr(page, field, value)
    page.save_revision(user=user)
    act.session_version = session.version
    act.subject_fr, act.subject_ar = page.subject_fr, page.subject_ar
    pages.save(act, "session_version", "subject_fr", "subject_ar", "meets_on")
    record(
        council=session.council,
        act=act,
        event=JournalEvent.DRAFTED,
        payload={
            "session": session.pk,
            "kind": ActKind.CONVOCATION.value,
            "version": session.version,
            **_meeting(act),
        },
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
    _require_to_convene(session, rank_of(act))
    if is_stale(act, session):
        raise Refusal(
            _(
                "La session a changé depuis que cette convocation a été rédigée : renvoyez-la au secrétariat,"
                " qui la met à jour avant votre signature."
            )
        )
    if rank_of(act) > 1:
        _require_day_of_sending(act, session, sent_on)
    members = members_to_call(act.council, sent_on)
    fix(act, sent_on)
    # The day of the first convocation stays; the session's version rises with each, and agendas follow it.
    session.write(state=SessionState.CONVENED, convened_at=session.convened_at or at)
    queue(act, members)
    versions.lay_agenda_before_council(session=session, at=at, user=user)
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
            **_meeting(act),
        },
        user=user,
    )
    return pages.put_online(act=act, at=at, user=user)


def members_to_call(council: Council, on: date) -> list[Mandate]:
    """Those in office on the day of the sending: they are called, whoever sits on the day of the session (CON-3)."""
    members = list(Mandate.objects.filter(council=council).in_office(on))
    if not members:
        raise Refusal(_("Aucun membre en exercice : enregistrez les mandats du conseil avant de convoquer."))
    return members


def fix(act: Act, sent_on: date, *fields: str) -> None:
    """Number and date what calls the members, and fix its text; `fields` are saved with it."""
    act.state = next_state(act.state, Step.SEND)
    act.dated_on = sent_on
    numbering.give_number(act=act, year=sent_on.year)
    pages.fix_text(act)
    pages.save(act, "state", "dated_on", "number", "number_label", "number_slug", "year", *pages.FIXED, *fields)


def _require_day_of_sending(act: Act, session: Session, sent_on: date) -> None:
    """Too early is refused; too late is told and sent all the same: the members are to be called (QUO-3)."""
    calls.require_sending_day(_require_next(session, rank_of(act)), sent_on)
    if act.meeting_day < sent_on:
        raise Refusal(
            _("La réunion est fixée au %(day)s, avant cet envoi : changez sa date, puis soumettez de nouveau.")
            % {"day": day_words(act.meeting_day)}
        )


def way_to(member: Mandate) -> dict:
    """By e-mail where an address was declared at the council, else on paper (CON-3)."""
    if member.declared_email:
        return {"channel": Channel.EMAIL, "address": member.declared_email}
    return {"channel": Channel.PAPER, "address": member.declared_address}


def queue(act: Act, members) -> None:
    """Queue the act to each member."""
    Delivery.objects.bulk_create(Delivery(act=act, mandate=member, **way_to(member)) for member in members)
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


@transaction.atomic
def hand_over(*, act: Act, member: Mandate, on: date, user=None) -> Delivery:
    """Record the day the paper was put into the member's hands, also where an e-mail came back (CON-3)."""
    act = pages.locked(act)
    if act.dated_on is None:
        raise Refusal(_("Ce document n'est pas encore envoyé : rien ne se remet avant."))
    if on > clock.localdate():
        raise Refusal(_("Cette date est à venir : inscrivez le jour où le papier a été remis."))
    if on < act.dated_on:
        raise Refusal(
            _("Le papier ne peut pas être remis avant l'envoi du document, le %(day)s : vérifiez la date.")
            % {"day": day_words(act.dated_on)}
        )
    delivery, _made = Delivery.objects.get_or_create(
        act=act, mandate=member, channel=Channel.PAPER, defaults={"address": member.declared_address}
    )
    is_today = on == clock.localdate()
    return mark_sent(delivery=delivery, at=clock.now() if is_today else _at_noon(on), user=user)


def _at_noon(day: date) -> datetime:
    """A paper bears a day, not an hour."""
    return datetime.combine(day, time(12), tzinfo=CASABLANCA)


def claim(delivery_id: int) -> bool:
    """Take a sending upon oneself; return whether nobody else sends it, or has sent it."""
    moment = timezone.now()
    free = Q(claimed_at=None) | Q(claimed_at__lt=moment - ABANDONED_AFTER)
    waiting = Delivery.objects.filter(free, pk=delivery_id, sent_at=None, bounced_at=None)
    return bool(waiting.exclude(act__state=ActState.CANCELLED).update(claimed_at=moment))


def mark_failed(*, delivery: Delivery, error: str) -> None:
    """Keep the reason on the row, where the clerk sees it and may send again."""
    Delivery.objects.filter(pk=delivery.pk, sent_at=None).update(error=error, claimed_at=None)


def send_again(*, delivery: Delivery) -> None:
    """Forget a failure: the next worker tries anew."""
    if delivery.sent_at or delivery.bounced_at or delivery.channel != Channel.EMAIL:
        raise Refusal(_("Seul un courriel qui n'est pas parti se renvoie."))
    Delivery.objects.filter(pk=delivery.pk, sent_at=None).update(error="")
    deliveries_queued.send(sender=Act, act=delivery.act)


def send_all_again(*, act: Act) -> int:
    """Forget every failure of an act's messages, as after a breakdown of the mail server; return how many."""
    failed = act.deliveries.filter(channel=Channel.EMAIL, sent_at=None, bounced_at=None).exclude(error="")
    count = failed.update(error="")
    if not count:
        raise Refusal(_("Aucun courriel en échec : il n'y a rien à renvoyer."))
    deliveries_queued.send(sender=Act, act=act)
    return count


def newest(session: Session) -> Act | None:
    """The last convocation sent, which takes the place of those before it."""
    return session.acts.of_kind(ActKind.CONVOCATION).filter(state=ActState.SENT).order_by("-pk").first()
