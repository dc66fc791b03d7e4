"""What became of each sending, in words with their moments: sent, delivered, come back, opened, acknowledged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from document_types.enums import Channel
from document_types.models import Delivery
from document_types.reader import day_words
from document_types.services.timely_calls import has_reached


@dataclass(frozen=True)
class State:
    words: str
    is_bad: bool = False
    # The answer of a server, in the server's own language.
    reason: str = ""


def in_words(deliveries: Sequence[Delivery]) -> None:
    """Give each delivery its `states`, and say of each whether a paper is to be handed over in its place."""
    reached = {delivery.mandate_id for delivery in deliveries if has_reached(delivery)}
    on_paper = {delivery.mandate_id for delivery in deliveries if delivery.channel == Channel.PAPER}
    for delivery in deliveries:
        delivery.states = list(states_of(delivery))
        failed = delivery.bounced_at or delivery.error
        delivery.asks_for_paper = bool(failed) and delivery.mandate_id not in reached | on_paper


def states_of(delivery: Delivery):
    if delivery.channel == Channel.PAPER:
        yield _paper(delivery)
    else:
        yield from _mail(delivery)
    for moment, words in (
        (delivery.opened_at, _("Ouvert le %(moment)s")),
        (delivery.acknowledged_at, _("Accusé de réception le %(moment)s")),
    ):
        if moment:
            yield State(words % {"moment": in_full(moment)})


def _paper(delivery: Delivery) -> State:
    """A paper bears a day, not an hour."""
    if delivery.sent_at:
        return State(_("Remis en main propre le %(day)s") % {"day": day_words(delivery.sent_at)})
    return State(_("À remettre en main propre"))


def _mail(delivery: Delivery):
    if delivery.sent_at:
        yield State(_("Envoyé le %(moment)s") % {"moment": in_full(delivery.sent_at)})
    if delivery.confirmed_at:
        words = _("Remis par le serveur du destinataire le %(moment)s")
        yield State(words % {"moment": in_full(delivery.confirmed_at)})
    if delivery.bounced_at:
        words = _("Revenu sans être remis le %(moment)s") % {"moment": in_full(delivery.bounced_at)}
        yield State(words, is_bad=True, reason=delivery.bounce)
    elif delivery.error:
        # Of our own sentences the catalogue knows the other language; of a server's, none.
        yield State(_("Échec de l'envoi"), is_bad=True, reason=_(delivery.error))
    elif not delivery.sent_at:
        yield State(_("En file d'envoi"))


def in_full(moment: datetime) -> str:
    """ "lundi 11 mai 2026 à 10:00", by the clock of Casablanca."""
    hour = time_format(timezone.localtime(moment), "H:i")
    return _("%(day)s à %(hour)s") % {"day": day_words(moment), "hour": hour}
