"""The background function that tells members called what the authority added to their agenda since."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django_tasks import task

from document_types.errors import Refusal
from document_types.law.day_names import day_in_words
from document_types.law.statutes import rule
from document_types.law.wording import Bilingual
from document_types.models import Session
from document_types.services import additions, proofs, wording

logger = logging.getLogger(__name__)

_SUBJECT = Bilingual("additif à l'ordre du jour", "ملحق بجدول الأعمال")
_LANGUAGES = ("ar", "fr")


@task()
def tell_of_additions(session_id: int) -> None:
    """One message to each member who has not had it; a failure leaves the member to be told, as the screen shows."""
    session = Session.objects.with_council().filter(pk=session_id).first()
    if session is None:
        return
    for notice in additions.notices(session):
        if notice.owed and notice.is_by_email:
            _tell(session, notice)


def _tell(session: Session, notice: additions.Notice) -> None:
    try:
        message_for(session, notice).send()
        additions.mark_told(notice=notice, session=session)
    except OSError as error:
        logger.warning("Notice of additions to mandate %s failed: %s", notice.mandate.pk, error)
    except Refusal:
        logger.info("Mandate %s was told of the additions meanwhile.", notice.mandate.pk)


def message_for(session: Session, notice: additions.Notice) -> EmailMessage:
    """The points added, in Arabic then in French."""
    subjects = (
        f"{session.council.name_in(language)}: {_SUBJECT.in_language(language)}, {session.title_in(language)}"
        for language in _LANGUAGES
    )
    return EmailMessage(
        subject=" / ".join(subjects),
        body="\n\n".join(_body(session, notice, language) for language in _LANGUAGES),
        to=[notice.delivery.address],
    )


def _body(session: Session, notice: additions.Notice, language: str) -> str:
    row = rule("AGE-3", session.council.level, session.opens_on)
    base = settings.BASE_URL.rstrip("/")
    context = {
        "language": language,
        "member": notice.mandate.councillor,
        "council_name": wording.lowered(session.council.name_in(language)),
        "session_name": wording.lowered(session.title_in(language)),
        "article": row.citation.label(language),
        "day": day_in_words(session.opens_on).in_language(language),
        "points": [(item.position, item.title_in(language)) for item in notice.owed],
        "number": notice.delivery.act.number_label,
        "personal": f"{base}/{language}/convocation/{proofs.token_of(notice.delivery)}/",
    }
    with translation.override(language):
        return render_to_string("email/additions.txt", context).strip()
