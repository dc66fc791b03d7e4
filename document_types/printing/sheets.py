"""The sheets of a session: attendance to sign (SES-20), decisions to pin up and their certificate (MIN-7)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.formats import time_format
from django.utils.translation import gettext as _

from document_types.law.posting import posting_rule
from document_types.law.triggers import Trigger
from document_types.models import Act, Mandate, PostingCertificate, Session, Sitting, VoteEvent
from document_types.printing.typesetting import head, typeset
from document_types.printing.words import cited, fact, number_words, signatories, tally
from document_types.reader import article, day_words, language
from document_types.services.reckoning import reckoner


def attendance(session: Session, *, is_blank: bool = False) -> bytes:
    """The register of a session, sitting by sitting; blank, the sheet that members sign on the day."""
    sittings = [] if is_blank else list(session.sittings.order_by("number"))
    opening = _(
        "Registre coté et paraphé de la première à la dernière page par le président et le secrétaire du conseil. "
        "Nombre de pages : {pages}."
    )
    data = head(session.council, title=_("Registre de présence"), subtitle=session.title, day=session.opens_on) | {
        "opening": opening,
        "articles": [cited("SES-20", session.council, session.opens_on)],
        "sittings": [_sitting(each) for each in sittings] or [_blank_sitting(session)],
        "signatures": signatories(session.council, session.opens_on),
    }
    return typeset("attendance", data)


def _blank_sitting(session: Session) -> dict:
    members = Mandate.objects.filter(council=session.council).in_office(session.opens_on).in_protocol_order()
    return {
        "is_blank": True,
        "title": _("Séance du %(day)s") % {"day": day_words(session.opens_on)},
        "facts": _where(session),
        "columns": ["", _("Membre"), _("Qualité"), _("Signature")],
        "members": [
            [str(rank), each.councillor.name, each.get_office_display(), ""]
            for rank, each in enumerate(members, start=1)
        ],
        "sentence": "",
    }


def _where(session: Session) -> list[dict]:
    facts = [fact(_("Lieu"), session.place_in(language()))] if session.place_in(language()) else []
    return facts + ([fact(_("Heure"), time_format(session.starts_at, "H:i"))] if session.starts_at else [])


def _sitting(sitting: Sitting) -> dict:
    presences = sitting.presences.select_related("mandate__councillor")
    presences = presences.order_by("mandate__rank", "mandate__councillor__name_fr", "pk")
    hours = [(_("Ouverte à"), sitting.opened_at), (_("Levée à"), sitting.closed_at)]
    return {
        "is_blank": False,
        "title": _("Séance %(number)s, %(day)s") % {"number": sitting.number, "day": day_words(sitting.held_on)},
        "facts": [fact(label, time_format(moment, "H:i")) for label, moment in hours if moment],
        "columns": ["", _("Membre"), _("Qualité"), _("Présence"), _("Arrivée"), _("Départ"), _("Signature")],
        "members": [_presence(rank, each) for rank, each in enumerate(presences, start=1)],
        "sentence": _("Membres en exercice : %(members)s ; présents à l'ouverture : %(present)s.")
        % {"members": sitting.members_in_office, "present": sitting.present_at_opening},
    }


def _presence(rank: int, presence) -> list[str]:
    mandate = presence.mandate
    hours = [time_format(each, "H:i") if each else "" for each in (presence.arrived_at, presence.left_at)]
    return [str(rank), mandate.councillor.name, mandate.get_office_display(), presence.get_status_display(), *hours, ""]


def posting_list(session: Session, acts: Iterable[Act]) -> bytes:
    """The page pinned at the seat: what the council decided, in order of number; made before the posting is entered."""
    acts = list(acts)
    votes = _votes(acts)
    title = _("Affichage des délibérations")
    data = head(session.council, title=title, subtitle=session.title, day=session.opens_on) | {
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
    return typeset("posting", data)


def _votes(acts: list[Act]) -> dict[int, str]:
    """The last vote on the text of each."""
    events = VoteEvent.objects.filter(item__act__in=acts, poll=None).select_related("item").order_by("round")
    return {event.item.act_id: tally(event) for event in events}


def _day(day: date | None) -> str:
    return day_words(day) if day else ""


def certificate(certificate: PostingCertificate) -> bytes:
    """The proof of the posting, to be signed and sealed by the president (MIN-7, MIN-13)."""
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
    data = head(council, title=title, day=certificate.issued_on) | {
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
    return typeset("posting", data)


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
