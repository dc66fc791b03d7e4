"""Background functions of the domain: each takes keys, may run twice, and tolerates a vanished row."""

import logging
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_noop
from django_tasks import task

from document_types.enums import ActKind, ActState, Channel
from document_types.indexing import address
from document_types.law.day_names import day_in_words
from document_types.law.statutes import rule
from document_types.law.wording import Bilingual
from document_types.models import Act, Delivery
from document_types.services import bounces, cancellation, convocations, pages, proofs, wording
from document_types.services.invitations import invitation, method_of

logger = logging.getLogger(__name__)

_TEMPLATES = {ActKind.CONVOCATION: "email/convocation.txt", ActKind.MINUTES: "email/minutes.txt"}
_CANCELLED = Bilingual("Annulation", "إلغاء")
# Kept in French, said in the reader's language.
NOT_SENT_IN_THIS_SCRIPT = gettext_noop(
    "Le serveur de courriel n'accepte pas les adresses en lettres arabes :"
    " remettez la convocation sur papier à ce membre."
)
# By what article each is sent to the members.
_RULES = {ActKind.CONVOCATION: "CON-2", ActKind.MINUTES: "MIN-6"}


def enqueue_deliveries(act_id: int) -> None:
    """Hand over what waits; what failed waits for the clerk to ask again."""
    waiting = Delivery.objects.filter(act=act_id, channel=Channel.EMAIL, sent_at=None, bounced_at=None, error="")
    for pk in waiting.values_list("pk", flat=True):
        deliver.enqueue(pk)


@task()
def deliver(delivery_id: int) -> None:
    """Send one act to one member, once; a failure stays on the row, where the clerk sees it and may try again."""
    if not convocations.claim(delivery_id):
        return
    delivery = _with_words().get(pk=delivery_id)
    try:
        message_for(delivery).send()
    except smtplib.SMTPNotSupportedError:
        convocations.mark_failed(delivery=delivery, error=NOT_SENT_IN_THIS_SCRIPT)
    except smtplib.SMTPRecipientsRefused as error:
        _refused(delivery, *error.recipients.popitem()[1])
    except (OSError, ValueError) as error:
        logger.warning("Delivery %s failed: %s", delivery.pk, error)
        convocations.mark_failed(delivery=delivery, error=str(error) or type(error).__name__)
    else:
        convocations.mark_sent(delivery=delivery)


def _refused(delivery: Delivery, code: int, answer: bytes | str) -> None:
    """No such mailbox: the message has come back at once. Full for now, or our own server unwelcome: a failure."""
    said = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    sentence = f"{code} {said}"
    # 5.7 is about who sends, not about who receives: every member's message would meet the same answer.
    if code in (550, 551, 553, 556) and not said.startswith("5.7"):
        bounces.mark_bounced(delivery=delivery, reason=sentence)
        return
    logger.warning("Delivery %s failed: %s", delivery.pk, sentence)
    convocations.mark_failed(delivery=delivery, error=sentence)


def enqueue_cancellations(act_id: int) -> None:
    """Tell the members called by e-mail that the session is cancelled."""
    act = Act.objects.filter(pk=act_id, state=ActState.CANCELLED).first()
    for delivery in cancellation.to_tell(act) if act else ():
        tell_of_cancellation.enqueue(delivery.pk)


@task()
def tell_of_cancellation(delivery_id: int) -> None:
    """Send one member the notice that the session is cancelled; who was not told stays on the clerk's list."""
    delivery = _with_words().get(pk=delivery_id)
    if delivery.pk not in {each.pk for each in cancellation.to_tell(delivery.act)}:
        return
    try:
        message_for(delivery).send()
    except (OSError, ValueError) as error:
        logger.warning("The notice of cancellation of delivery %s failed: %s", delivery.pk, error)
    else:
        cancellation.mark_told(delivery=delivery)


def _with_words():
    return Delivery.objects.select_related(
        "act__council__collectivity", "act__council__page", "act__session__council", "mandate__councillor"
    )


def message_for(delivery: Delivery) -> EmailMessage:
    """The message in the authentic language first, then in the other one."""
    act = delivery.act
    languages = ("ar", "fr") if act.authentic_language == "ar" else ("fr", "ar")
    member, text = delivery.mandate.councillor, pages.text_of(act)
    returns = bounces.return_path(delivery)
    message = EmailMessage(
        subject=" / ".join(_subject(act, language) for language in languages),
        body="\n\n".join(_body(delivery, language, member, text) for language in languages),
        from_email=returns or None,
        to=[delivery.address],
        headers={"From": settings.DEFAULT_FROM_EMAIL, "Message-ID": bounces.message_id(delivery)},
    )
    if returns:
        message.envelope_id = bounces.token_of(delivery)
    if act.kind == ActKind.CONVOCATION:
        content = invitation(act, languages[0], made_at=timezone.now())
        message.attach("session.ics", content.decode(), f"text/calendar; method={method_of(act)}")
    return message


def _subject(act: Act, language: str) -> str:
    what = f"{_CANCELLED.in_language(language)}: " if act.state == ActState.CANCELLED else ""
    return f"{what}{act.council.name_in(language)}: {act.session.title_in(language)}"


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
        "day": day_in_words(act.meeting_day if act.kind == ActKind.CONVOCATION else session.opens_on).in_language(
            language
        ),
        "follows": wording.called_again(act, language),
        "time": session.starts_at.strftime("%H:%M") if session.starts_at else "",
        "place": session.place_in(language),
        "titles": [item.title_in(language) for item in session.items.order_by("position")],
        "text": text.text_in(language) or text.text_in(other),
        "personal": personal_link(delivery, language) if act.kind == ActKind.CONVOCATION else "",
        "address": f"{settings.BASE_URL.rstrip('/')}/{language}/{address(act)}" if act.is_online else "",
    }
    template = _TEMPLATES[ActKind(act.kind)]
    if act.state == ActState.CANCELLED:
        template, context["reason"] = "email/cancellation.txt", cancellation.reason_of(act)
    with translation.override(language):
        return render_to_string(template, context).strip()
