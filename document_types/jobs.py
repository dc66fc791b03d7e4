"""Background functions of the domain: each takes keys, may run twice, and tolerates a vanished row."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django_tasks import task

from document_types.enums import ActKind, Channel
from document_types.indexing import address
from document_types.law.day_names import day_in_words
from document_types.law.statutes import rule
from document_types.models import Delivery
from document_types.services import convocations, pages, proofs, wording
from document_types.services.invitations import invitation

logger = logging.getLogger(__name__)

_TEMPLATES = {ActKind.CONVOCATION: "email/convocation.txt", ActKind.MINUTES: "email/minutes.txt"}
# By what article each is sent to the members.
_RULES = {ActKind.CONVOCATION: "CON-2", ActKind.MINUTES: "MIN-6"}


def enqueue_deliveries(act_id: int) -> None:
    """Hand over what waits; what failed waits for the clerk to ask again."""
    waiting = Delivery.objects.filter(act=act_id, channel=Channel.EMAIL, sent_at=None, error="")
    for pk in waiting.values_list("pk", flat=True):
        deliver.enqueue(pk)


@task()
def deliver(delivery_id: int) -> None:
    """Send one act to one member, once; a failure stays on the row, where the clerk sees it and may try again."""
    if not convocations.claim(delivery_id):
        return
    delivery = Delivery.objects.select_related(
        "act__council__collectivity", "act__council__page", "act__session", "mandate__councillor"
    ).get(pk=delivery_id)
    try:
        message_for(delivery).send()
    except OSError as error:
        logger.warning("Delivery %s failed: %s", delivery.pk, error)
        convocations.mark_failed(delivery=delivery, error=str(error) or type(error).__name__)
        return
    convocations.mark_sent(delivery=delivery)


def message_for(delivery: Delivery) -> EmailMessage:
    """The message in the authentic language first, then in the other one."""
    act = delivery.act
    languages = ("ar", "fr") if act.authentic_language == "ar" else ("fr", "ar")
    member, text = delivery.mandate.councillor, pages.text_of(act)
    message = EmailMessage(
        subject=" / ".join(
            f"{act.council.name_in(language)}: {act.session.title_in(language)}" for language in languages
        ),
        body="\n\n".join(_body(delivery, language, member, text) for language in languages),
        to=[delivery.address],
    )
    if act.kind == ActKind.CONVOCATION:
        content = invitation(act.session, languages[0], made_at=timezone.now())
        message.attach("session.ics", content.decode(), "text/calendar")
    return message


def personal_link(delivery: Delivery, language: str) -> str:
    """The address of a member's own convocation, to be sent to them and to nobody else."""
    return f"{settings.BASE_URL.rstrip('/')}/{language}/convocation/{proofs.token_of(delivery)}/"


def _body(delivery: Delivery, language: str, member, text) -> str:
    act = delivery.act
    session = act.session
    row = rule(_RULES[ActKind(act.kind)], act.council.level, session.opens_on)
    other = "fr" if language == "ar" else "ar"
    context = {
        "act": act,
        "member": member,
        "language": language,
        "article": row.citation.label(language),
        "council_name": wording.lowered(act.council.name_in(language)),
        "session_name": wording.lowered(session.title_in(language)),
        "day": day_in_words(session.opens_on).in_language(language),
        "time": session.starts_at.strftime("%H:%M") if session.starts_at else "",
        "place": session.place_in(language),
        "titles": [item.title_in(language) for item in session.items.order_by("position")],
        "text": text.text_in(language) or text.text_in(other),
        "personal": personal_link(delivery, language) if act.kind == ActKind.CONVOCATION else "",
        "address": f"{settings.BASE_URL.rstrip('/')}/{language}/{address(act)}" if act.is_online else "",
    }
    with translation.override(language):
        return render_to_string(_TEMPLATES[ActKind(act.kind)], context).strip()
