"""One message for all that awaits a person, in that person's language; what failed is tried again (cron or worker)."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, Subquery
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext

from cms.notices.lines import Words, absolute, with_facts
from document_types.law.reckoner import Reckoner
from document_types.models import Message, Notification
from document_types.reader import LANGUAGES
from document_types.services.reckoning import reckoner
from workflows.notices import URGENT_EVENTS
from workflows.services.notifications import is_moot

logger = logging.getLogger(__name__)

# Several urgent things in a row still make one message.
URGENT_GAP = timedelta(minutes=15)
# A run of which nothing was heard for so long is dead: the next one takes its messages.
ABANDONED_AFTER = timedelta(minutes=10)


def is_time(now: datetime, last: datetime | None, *, is_urgent: bool, hours: int) -> bool:
    """Whether a person last written to at `last` may be written to again."""
    if last is None:
        return True
    return now - last >= (min(URGENT_GAP, timedelta(hours=hours)) if is_urgent else timedelta(hours=hours))


def run(now: datetime | None = None) -> list[Message]:
    """Send what is due, and again what failed before; the messages attempted, each with its fate."""
    now = now or timezone.now()
    again = [message for message in _failed(now) if _claim(message, now)]
    here = reckoner()
    fresh = [message for person in _due(now) if (message := _prepare(person, now, here))]
    for message in (*again, *fresh):
        _send(message)
    return [*again, *fresh]


def language_of(user) -> str:
    """The language a person chose for the administration, or the site's."""
    profile = getattr(user, "wagtail_userprofile", None)
    chosen = (profile.preferred_language if profile else "") or settings.LANGUAGE_CODE
    return chosen if chosen in LANGUAGES else "fr"


def _due(now: datetime) -> list:
    """Those with something waiting, an address and an open account, whose hour has come."""
    waiting = Notification.objects.filter(recipient=OuterRef("pk"), message=None)
    last = (
        Message.objects.filter(recipient=OuterRef("pk")).order_by().values("recipient").annotate(at=Max("created_at"))
    )
    people = (
        get_user_model()
        .objects.filter(Exists(waiting), is_active=True)
        .exclude(email="")
        .annotate(is_urgent=Exists(waiting.filter(event__in=URGENT_EVENTS)), last=Subquery(last.values("at")))
        .select_related("wagtail_userprofile")
        .order_by("pk")
    )
    return [
        person
        for person in people
        if is_time(now, person.last, is_urgent=person.is_urgent, hours=settings.DIGEST_HOURS)
    ]


@transaction.atomic
def _prepare(person, now: datetime, here: Reckoner) -> Message | None:
    """Take what waits into a message, so that nobody else sends it; None where another run was quicker."""
    waiting = _still_to_tell(person)
    if not waiting:
        return None
    language = language_of(person)
    with translation.override(language):
        subject, body = compose(person, waiting, here)
    message = Message.objects.create(
        recipient=person, address=person.email, language=language, subject=subject, body=body, created_at=now
    )
    Notification.objects.filter(pk__in=[each.pk for each in waiting]).update(message=message)
    return message


def _still_to_tell(person) -> list[Notification]:
    """What waits for a person; what was done meanwhile is asked of nobody any more."""
    locked = Notification.objects.filter(recipient=person, message=None).select_for_update(of=("self",))
    waiting = list(with_facts(locked).prefetch_related("act__signatures"))
    for each in waiting:
        each.recipient = person
    moot = {each.pk for each in waiting if is_moot(each)}
    Notification.objects.filter(pk__in=moot).delete()
    return [each for each in waiting if each.pk not in moot]


def compose(person, notifications, here: Reckoner) -> tuple[str, str]:
    """Subject and text, in the language that is active."""
    groups = Words(person, here).groups(notifications)
    count = sum(len(group.lines) for group in groups)
    subject = ngettext(
        "%(site)s : %(count)s événement vous concerne", "%(site)s : %(count)s événements vous concernent", count
    ) % {"site": settings.WAGTAIL_SITE_NAME, "count": count}
    context = {
        "name": person.get_full_name() or person.get_username(),
        "groups": groups,
        "site": absolute(""),
        "mine": absolute(reverse("notices:mine")),
    }
    return subject, render_to_string("email/digest.txt", context).strip() + "\n"


def _failed(now: datetime):
    stuck = Q(created_at__lt=now - ABANDONED_AFTER)
    unsent = Message.objects.filter(~Q(error="") | stuck, sent_at=None, recipient__is_active=True)
    return unsent.select_related("recipient").order_by("created_at", "pk")


def _claim(message: Message, now: datetime) -> bool:
    """Take a message upon oneself, to where its reader is reached today; of two runs, one finds it changed."""
    same = Message.objects.filter(pk=message.pk, sent_at=None, error=message.error, created_at=message.created_at)
    message.address = message.recipient.email or message.address
    return bool(same.update(created_at=now, address=message.address))


def _send(message: Message) -> None:
    """A failure stays on the message, with its reason, until it has left."""
    try:
        EmailMessage(subject=message.subject, body=message.body, to=[message.address]).send()
    except OSError as error:
        logger.warning("Message %s failed: %s", message.pk, error)
        message.error = str(error) or type(error).__name__
    else:
        message.sent_at, message.error = timezone.now(), ""
    message.save(update_fields=["sent_at", "error"])
