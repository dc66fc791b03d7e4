"""Background functions of the domain: each takes keys, may run twice, and tolerates a vanished row."""

import logging

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django_tasks import task

from document_types.enums import ActKind, Channel
from document_types.models import Delivery
from document_types.services import convocations

logger = logging.getLogger(__name__)

_TEMPLATES = {ActKind.CONVOCATION: "email/convocation.txt", ActKind.MINUTES: "email/minutes.txt"}


def enqueue_deliveries(act_id: int) -> None:
    waiting = Delivery.objects.filter(act=act_id, channel=Channel.EMAIL, sent_at=None)
    for pk in waiting.values_list("pk", flat=True):
        deliver.enqueue(pk)


@task()
def deliver(delivery_id: int) -> None:
    """Send one act to one member; a failure stays on the row, where the clerk sees it and may try again."""
    delivery = (
        Delivery.objects.select_related(
            "act__council__collectivity", "act__council__page", "act__session", "mandate__councillor"
        )
        .filter(pk=delivery_id, sent_at=None)
        .first()
    )
    if delivery is None:
        return
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
    context = {
        "act": act,
        "session": act.session,
        "council": act.council,
        "member": delivery.mandate.councillor,
    }
    return EmailMessage(
        subject=" / ".join(
            f"{act.council.name_in(language)}: {act.session.title_in(language)}" for language in languages
        ),
        body="\n\n".join(_body(act, language, context) for language in languages),
        to=[delivery.address],
    )


def _body(act, language: str, context) -> str:
    with translation.override(language):
        return render_to_string(_TEMPLATES[ActKind(act.kind)], context | {"language": language})
