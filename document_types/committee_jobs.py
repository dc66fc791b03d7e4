"""The background function that calls a member to a committee; it may run twice, and tolerates a vanished row."""

import logging

from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django_tasks import task

from document_types.enums import Channel
from document_types.law.day_names import day_in_words
from document_types.law.statutes import rule
from document_types.models import CommitteeCall
from document_types.reader import LANGUAGES
from document_types.services import committee_meetings, wording

logger = logging.getLogger(__name__)


def enqueue_calls(meeting_id: int) -> None:
    """Hand over what waits; what failed waits for the clerk to ask again."""
    waiting = CommitteeCall.objects.filter(meeting=meeting_id, channel=Channel.EMAIL, sent_at=None, error="")
    for pk in waiting.values_list("pk", flat=True):
        call_member.enqueue(pk)


@task()
def call_member(call_id: int) -> None:
    """Call one member, once; a failure stays on the row, where the clerk sees it and may try again."""
    with transaction.atomic():
        # Held while the message leaves: another worker waits here, then finds it sent.
        call = CommitteeCall.objects.select_for_update(of=("self",)).filter(pk=call_id, sent_at=None).first()
        if call is None:
            return
        try:
            message_for(call).send()
        except OSError as error:
            logger.warning("Call %s to a committee failed: %s", call.pk, error)
            committee_meetings.mark_failed(call=call, error=str(error) or type(error).__name__)
            return
        committee_meetings.mark_sent(call=call)


def message_for(call: CommitteeCall) -> EmailMessage:
    """The message in Arabic, then in French."""
    meeting = call.meeting
    committee, council = meeting.committee, meeting.committee.council
    languages = LANGUAGES[::-1]
    return EmailMessage(
        subject=" / ".join(f"{council.name_in(each)}: {committee.name_in(each)}" for each in languages),
        body="\n\n".join(_body(call, each) for each in languages),
        to=[call.address],
    )


def _body(call: CommitteeCall, language: str) -> str:
    meeting = call.meeting
    council = meeting.committee.council
    items = list(meeting.items.select_related("session").order_by("session__opens_on", "position"))
    context = {
        "member": call.mandate.councillor,
        "language": language,
        "article": rule("COMM-5", council.level, meeting.held_on).citation.label(language),
        "council_name": wording.lowered(council.name_in(language)),
        "committee_name": meeting.committee.name_in(language),
        "day": day_in_words(meeting.held_on).in_language(language),
        "time": meeting.starts_at.strftime("%H:%M") if meeting.starts_at else "",
        "place": meeting.place_in(language),
        "points": [(item.title_in(language), wording.lowered(item.session.title_in(language))) for item in items],
    }
    with translation.override(language):
        return render_to_string("email/committee_call.txt", context).strip()
