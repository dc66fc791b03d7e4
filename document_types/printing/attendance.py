"""The register of attendance (SES-20): of one session with its sheet to sign, and of a year with all its sittings."""

from datetime import date

from django.utils.formats import time_format
from django.utils.translation import gettext as _

from document_types.enums import Edition
from document_types.law.rule import PUBLISHED_ON
from document_types.models import Council, Mandate, Session, Sitting
from document_types.printing.typesetting import head, in_edition, typeset
from document_types.printing.words import certified_copy, cited, fact, signatories
from document_types.reader import day_words, language


def of_session(session: Session, *, is_blank: bool = False, edition: Edition | None = None) -> bytes:
    """The register of a session, sitting by sitting; blank, the sheet that members sign on the day."""
    return typeset("attendance", in_edition(edition, lambda: _said_of_session(session, is_blank)))


def of_year(council: Council, year: int, *, certified_on: date | None = None, edition: Edition | None = None) -> bytes:
    """The register of a year, each sitting with its session."""
    return typeset("attendance", in_edition(edition, lambda: _said_of_year(council, year, certified_on)))


def _said_of_session(session: Session, is_blank: bool) -> dict:
    sittings = [] if is_blank else list(session.sittings.order_by("number"))
    return head(session.council, title=_("Registre de présence"), subtitle=session.title, day=session.opens_on) | {
        "opening": _(
            "Registre coté et paraphé de la première à la dernière page par le président et le secrétaire du conseil. "
            "Nombre de pages : {pages}."
        ),
        "articles": [cited("SES-20", session.council, session.opens_on)],
        "sittings": [_sitting(each) for each in sittings] or [_blank_sitting(session)],
        "empty": "",
        "certified": "",
        "signatures": signatories(session.council, session.opens_on),
    }


def _said_of_year(council: Council, year: int, certified_on: date | None) -> dict:
    day = date(year, 12, 31)
    opening = _(
        "Registre de présence de l'année %(year)s, coté et paraphé de la première à la dernière page par le président "
        "et le secrétaire du conseil. Nombre de pages : {pages}."
    )
    sittings = sittings_of(council, year).select_related("session").order_by("held_on", "session", "number")
    return head(council, title=_("Registre de présence"), subtitle=str(year), day=day) | {
        "opening": opening % {"year": year},
        # A register of before the three laws cites none of them.
        "articles": [cited("SES-20", council, day)] if day >= PUBLISHED_ON else [],
        "sittings": [_of_its_session(each) for each in sittings],
        "empty": _("Aucune séance n'est inscrite pour cette année."),
        "certified": certified_copy(certified_on),
        "signatures": signatories(council, certified_on or day),
    }


def sittings_of(council: Council, year: int):
    """Those held in the year, whatever year their session opened in."""
    return Sitting.objects.filter(session__council=council, held_on__year=year)


def _of_its_session(sitting: Sitting) -> dict:
    made = _sitting(sitting)
    return made | {"facts": [fact(_("Session"), sitting.session.title_in(language())), *made["facts"]]}


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
