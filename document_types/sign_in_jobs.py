"""The message with a member's sign-in link; its secret is made here, so that no queue ever holds it."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django_tasks import task

from document_types.law.wording import Bilingual
from document_types.services import sign_in
from document_types.services.sign_in import Link

logger = logging.getLogger(__name__)

_SUBJECT = Bilingual("Majaliss : votre lien pour entrer", "مجالس: رابط دخولكم")


@task()
def send_link(email: str, language: str) -> None:
    """Send a link to whoever asked for one and may have it; to anybody else, nothing leaves."""
    link = sign_in.make_link(email=email)
    if link is None:
        return
    try:
        message_for(link, language).send()
    except OSError as error:
        # The member asks again; the secret is lost with this message, and nobody can use it.
        logger.warning("A sign-in link could not be sent: %s", error)


def message_for(link: Link, language: str) -> EmailMessage:
    """The message in the language of who asked, then in the other one."""
    languages = ("ar", "fr") if language == "ar" else ("fr", "ar")
    return EmailMessage(
        subject=" / ".join(_SUBJECT.in_language(each) for each in languages),
        body="\n\n".join(_body(link, each) for each in languages),
        to=[link.address],
    )


def _body(link: Link, language: str) -> str:
    context = {
        "language": language,
        "address": f"{settings.BASE_URL.rstrip('/')}/{language}/membres/entrer/{link.secret}/",
        "minutes": int(sign_in.LIFETIME.total_seconds() // 60),
    }
    with translation.override(language):
        return render_to_string("email/sign_in.txt", context).strip()
