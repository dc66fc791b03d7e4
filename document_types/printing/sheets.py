"""The sheets of the posting: decisions to pin up, and the certificate that they were (MIN-7)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from document_types.enums import Edition
from document_types.law.posting import posting_rule
from document_types.law.triggers import Trigger
from document_types.models import Act, PostingCertificate, Session, VoteEvent
from document_types.printing.typesetting import head, in_edition, typeset
from document_types.printing.words import cited, number_words, signatories, tally
from document_types.reader import article, day_words, language
from document_types.services.reckoning import reckoner


def posting_list(session: Session, acts: Iterable[Act], edition: Edition | None = None) -> bytes:
    """The page pinned at the seat: what the council decided, in order of number; made before the posting is entered."""
    acts = list(acts)
    return typeset("posting", in_edition(edition, lambda: _said_of_list(session, acts)))


def _said_of_list(session: Session, acts: list[Act]) -> dict:
    votes = _votes(acts)
    title = _("Affichage des délibérations")
    return head(session.council, title=title, subtitle=session.title, day=session.opens_on) | {
        "sentences": [_("Délibérations du conseil affichées au siège en application de la loi.")],
        "columns": [_("Numéro"), _("Objet"), _("Date"), _("Vote")],
        "widths": [24, 0, 40, 36],
        "rows": [
            [number_words(act.number_label), act.subject_in(language()), _day(act.dated_on), votes.get(act.pk, "")]
            for act in acts
        ],
        "notes": [
            cited("MIN-7", session.council, session.opens_on),
            _("Affiché du .................... au ...................."),
        ],
        "signatures": signatories(session.council, session.opens_on)[:1],
    }


def _votes(acts: list[Act]) -> dict[int, str]:
    """The last vote on the text of each."""
    events = VoteEvent.objects.filter(item__act__in=acts, poll=None).select_related("item").order_by("round")
    return {event.item.act_id: tally(event) for event in events}


def _day(day: date | None) -> str:
    return day_words(day) if day else ""


def certificate(certificate: PostingCertificate, edition: Edition | None = None) -> bytes:
    """The proof of the posting, to be signed and sealed by the president (MIN-7, MIN-13)."""
    return typeset("posting", in_edition(edition, lambda: _said_of_certificate(certificate)))


def _said_of_certificate(certificate: PostingCertificate) -> dict:
    council = certificate.council
    here = reckoner()
    acts = certificate.acts.select_related("session").order_by("year", "number", "pk")
    number = f"{certificate.number}/{certificate.year}"
    sentence = _(
        "Le président du conseil certifie que les délibérations ci-dessous ont été affichées au siège du conseil du "
        "%(start)s au %(end)s."
    ) % {"start": day_words(certificate.posted_on), "end": day_words(certificate.posted_until)}
    row = posting_rule(council.level, here.readings, certificate.posted_on)
    title = _("Certificat d'affichage %(number)s") % {"number": number_words(number)}
    return head(council, title=title, day=certificate.issued_on) | {
        "sentences": [sentence],
        "columns": [_("Numéro"), _("Objet"), _("Date"), _("À afficher au plus tard"), _("Délai")],
        "widths": [24, 0, 34, 38, 24],
        "rows": [_certified(act, row, here) for act in acts],
        "notes": [
            f"{row.wording.in_language(language())} ({article(row)})",
            cited("MIN-13", council, certificate.issued_on),
            _("Fait le %(day)s.") % {"day": day_words(certificate.issued_on)},
        ],
        "signatures": signatories(council, certificate.issued_on)[:1],
    }


def _certified(act: Act, row, here) -> list[str]:
    deadline = (start := _start(act, row.trigger)) and here.due(row, start)
    kept = "" if not deadline else _("respecté") if act.posted_on <= deadline.due_on else _("dépassé")
    limit = day_words(deadline.due_on) if deadline else ""
    return [number_words(act.number_label), act.subject_in(language()), _day(act.dated_on), limit, kept]


def _start(act: Act, trigger: Trigger) -> date | datetime | None:
    """The event from which the delay of posting runs, by the reading that was chosen."""
    return {
        Trigger.ADOPTION: act.dated_on,
        Trigger.SESSION_CLOSING: act.session and act.session.closed_on,
        Trigger.EXECUTORY: act.executory_at,
    }[trigger]
