"""The personal link of a member called to a session: opening it, acknowledging, excusing an absence (CON-2, CON-3).

What counts for the law is the sending in time; these are proofs beside it, and no more.
"""

from datetime import datetime

from django.core import signing
from django.db import transaction
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import ActKind, ActState, JournalEvent, SessionState
from document_types.errors import Refusal
from document_types.models import Act, Delivery
from document_types.reader import day_words
from document_types.services import convocations
from document_types.services.journal import record

# One purpose: a token made for anything else is not read here.
_SALT = "majaliss.convocation"
LONGEST_REASON = 500


class LinkIsDead(Refusal):
    """The link was altered, or belongs to nothing any more; `newer` is what the member was sent in its place."""

    newer: Delivery | None = None


def token_of(delivery: Delivery) -> str:
    """What identifies a member's own convocation; whoever holds it may read and answer in the member's name."""
    return signing.Signer(salt=_SALT).sign(str(delivery.pk)).replace(":", ".")


def delivery_of(token: str) -> Delivery:
    """The delivery behind a personal link, while its session lasts; the link dies with it."""
    try:
        pk = signing.Signer(salt=_SALT).unsign(token.replace(".", ":"))
    except signing.BadSignature as error:
        raise LinkIsDead(
            _("Cette adresse est incomplète ou fausse : recopiez-la telle qu'elle vous a été envoyée.")
        ) from error
    found = Delivery.objects.select_related(
        "act__council__collectivity", "act__council__page", "act__session__page", "mandate__councillor"
    )
    calls = Act.objects.of_kind(ActKind.CONVOCATION).filter(state=ActState.SENT, session=OuterRef("act__session"))
    found = found.annotate(newest_id=Subquery(calls.order_by("-pk").values("pk")[:1]))
    delivery = found.filter(pk=pk, act__kind=ActKind.CONVOCATION).first()
    if delivery is None or delivery.act.state != ActState.SENT:
        raise LinkIsDead(_("Cette convocation est annulée : attendez la suivante, ou appelez le secrétariat."))
    if delivery.act.session.state == SessionState.CLOSED:
        raise LinkIsDead(_("La session est close : ce lien n'a plus d'objet. Ses actes se lisent sur le site."))
    # A call that follows a failed quorum takes the place of the one before it, and of its link.
    if delivery.newest_id != delivery.act_id:
        raise _replaced(delivery, Act.objects.select_related("session").get(pk=delivery.newest_id))
    return delivery


def _replaced(delivery: Delivery, newest: Act) -> LinkIsDead:
    dead = LinkIsDead(
        _("Une nouvelle convocation remplace celle-ci : le conseil se réunit le %(day)s.")
        % {"day": day_words(newest.meeting_day)}
    )
    dead.newer = newest.deliveries.filter(mandate=delivery.mandate_id).order_by("channel").first()
    return dead


@transaction.atomic
def mark_opened(delivery: Delivery) -> None:
    """The first time the member's page was seen; later ones change nothing."""
    if delivery.opened_at is None:
        _write(delivery, JournalEvent.OPENED, opened_at=clock.now())


@transaction.atomic
def acknowledge(delivery: Delivery) -> None:
    """The member states having the convocation; once said, it stays said."""
    delivery = _locked(delivery)
    if delivery.acknowledged_at is None:
        _write(delivery, JournalEvent.ACKNOWLEDGED, acknowledged_at=clock.now())


@transaction.atomic
def excuse(delivery: Delivery, reason: str) -> None:
    """The member says beforehand that they will be absent, and why; the council judges the reason (SES-19)."""
    delivery = _locked(delivery)
    # No database keeps the sign of no character, which only a program sends.
    reason = reason.replace("\0", "").strip()
    if not reason:
        raise Refusal(_("Écrivez le motif de l'absence : le conseil en juge."))
    if len(reason) > LONGEST_REASON:
        raise Refusal(_("Le motif est trop long : %(most)s signes au plus.") % {"most": LONGEST_REASON})
    if not is_open_to_excuse(delivery):
        raise Refusal(_("La session est ouverte : prévenez le secrétariat, qui note les présences."))
    _write(delivery, JournalEvent.EXCUSED, excused_at=clock.now(), excuse=reason)


def is_open_to_excuse(delivery: Delivery) -> bool:
    """Until the meeting that this convocation calls to: the one before it failed its quorum, and is over."""
    rank = convocations.rank_of(delivery.act)
    return not delivery.act.session.sittings.filter(Q(is_quorate=True) | Q(call__gte=rank)).exists()


def _locked(delivery: Delivery) -> Delivery:
    return (
        Delivery.objects.select_for_update(of=("self",))
        .select_related("act__council", "act__session")
        .get(pk=delivery.pk)
    )


def _write(delivery: Delivery, event: JournalEvent, **facts: datetime | str) -> None:
    for name, value in facts.items():
        setattr(delivery, name, value)
    delivery.save(update_fields=[*facts])
    record(
        council=delivery.act.council,
        act=delivery.act,
        event=event,
        # The reason of an absence is the member's own affair: it stays out of what can never be erased.
        payload={"mandate": delivery.mandate_id},
    )


def days_left(delivery: Delivery) -> int:
    """How many days remain before the session opens; 0 on the day itself and after."""
    return max((delivery.act.meeting_day - timezone.localdate()).days, 0)
