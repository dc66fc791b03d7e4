"""The lines about the session an act was adopted in: convocation, agenda, committee, quorum."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from document_types.enums import SessionKind
from document_types.law.clock import legal_day
from document_types.reader import comma, day_words, language
from document_types.services import wording
from workflows.checklist.facts import Dossier
from workflows.checklist.line import Answer, Found

_CALLED_BY_AUTHORITY = (SessionKind.ON_REQUEST, SessionKind.INSTALLATION)


def _no_session(rule_id: str, dossier: Dossier) -> Found:
    return Answer.UNKNOWN, [_("Aucune session n'est rattachée à l'acte.")], dossier.row(rule_id)


def served(dossier: Dossier) -> Found:
    """By the moment of each sending; opening and acknowledging are proof only (CON-2, CON-5, QUO-3)."""
    session, notice = dossier.session, dossier.notice
    if session is None:
        return _no_session("CON-2", dossier)
    if session.kind == SessionKind.INSTALLATION:
        return Answer.YES, [_("L'autorité a convoqué elle-même le conseil.")], dossier.row("CON-8")
    row = notice.deadline.rule if notice and notice.deadline else dossier.row("CON-2")
    if notice is None:
        return Answer.NO, [_("Aucune convocation envoyée n'est enregistrée.")], row
    if notice.deadline is None:
        return Answer.YES, [_("La loi ne demande pas d'autre convocation à cette réunion.")], row
    facts = {
        "sent": day_words(dossier.call.dated_on),
        "last": day_words(notice.deadline.due_on),
        "meeting": day_words(dossier.call.meeting_day),
    }
    words = _("Convocation du %(sent)s pour la réunion du %(meeting)s : elle devait partir au plus tard le %(last)s.")
    evidence = [words % facts, *_members(notice)]
    return (Answer.YES if notice.is_lawful else Answer.NO), evidence, row


def _members(notice) -> list[str]:
    count = len(notice.in_time)
    said = [
        ngettext(
            "%(count)s membre sur %(total)s convoqué à temps.",
            "%(count)s membres sur %(total)s convoqués à temps.",
            count,
        )
        % {"count": count, "total": notice.total}
    ]
    for sentence, mandates in (
        (_("Convoqués après le terme : %(names)s."), [delivery.mandate for delivery in notice.late]),
        (_("Sans envoi qui leur soit parvenu : %(names)s."), notice.missing),
    ):
        if mandates:
            said.append(sentence % {"names": comma().join(mandate.councillor.name for mandate in mandates)})
    return said


def agenda_sent(dossier: Dossier) -> Found:
    session, row = dossier.session, dossier.row("AGE-2")
    if session is None or row is None:
        return _no_session("AGE-2", dossier)
    if session.kind in _CALLED_BY_AUTHORITY:
        return Answer.YES, [_("Sans objet : la session se tient à la demande de l'autorité.")], row
    deadline = dossier.here.latest_before(row, session.opens_on)
    last = _("Il devait partir au plus tard le %(last)s, la session s'ouvrant le %(opens)s.") % {
        "last": day_words(deadline.due_on),
        "opens": day_words(session.opens_on),
    }
    if session.agenda_sent_at is None:
        return Answer.NO, [_("Aucun envoi de l'ordre du jour à l'autorité n'est enregistré."), last], row
    said = [_("Ordre du jour adressé le %(day)s.") % {"day": day_words(session.agenda_sent_at)}, last]
    if session.agenda_received_at:
        said.append(_("Réception accusée le %(day)s.") % {"day": day_words(session.agenda_received_at)})
    is_in_time = legal_day(session.agenda_sent_at) <= deadline.due_on
    return (Answer.YES if is_in_time else Answer.NO), said, row


def on_agenda(dossier: Dossier) -> Found:
    item, row = dossier.item, dossier.row("AGE-9")
    if item is None:
        return Answer.UNKNOWN, [_("Aucun point de l'ordre du jour n'est rattaché à l'acte.")], row
    facts = {"position": item.position, "origin": item.get_origin_display()}
    said = [_("Point n° %(position)s de l'ordre du jour, inscrit par : %(origin)s.") % facts]
    if item.is_late:
        said.append(_("Il a été ajouté après la convocation, par l'autorité, seule à en avoir le droit."))
    return Answer.YES, said, row


def not_opposed(dossier: Dossier) -> Found:
    """A point referred to the judge is not debated before the ruling, on pain of nullity (AGE-11)."""
    item, row = dossier.item, dossier.row("AGE-11")
    opposition = getattr(item, "opposition", None) if item else None
    if opposition is None:
        return Answer.YES, [_("Aucune opposition à ce point n'est enregistrée.")], row
    said = [_("Opposition au point le %(day)s.") % {"day": day_words(opposition.opposed_on)}]
    if opposition.referred_at is None:
        return Answer.YES, [*said, _("Le juge n'en a pas été saisi.")], row
    said.append(_("Juge des référés saisi le %(day)s.") % {"day": day_words(opposition.referred_at)})
    if opposition.ruled_on is None:
        return Answer.NO, [*said, _("Sa décision n'est pas enregistrée.")], row
    ruled = (
        _("Le juge a confirmé l'opposition le %(day)s.")
        if opposition.is_upheld
        else _("Le juge a écarté l'opposition le %(day)s.")
    )
    said.append(ruled % {"day": day_words(opposition.ruled_on)})
    held_on = dossier.sitting.held_on if dossier.sitting else dossier.act.dated_on
    is_before = bool(held_on and held_on < opposition.ruled_on)
    if is_before:
        said.append(_("Le conseil en a délibéré avant, le %(day)s.") % {"day": day_words(held_on)})
    return (Answer.NO if opposition.is_upheld or is_before else Answer.YES), said, row


def committee(dossier: Dossier) -> Found:
    """Without a report, the council first decides, without debate, that it deliberates all the same (AGE-13)."""
    session, item, row = dossier.session, dossier.item, dossier.row("AGE-13")
    if session is None or item is None:
        return _no_session("AGE-13", dossier)
    reports = [
        _("« %(committee)s » a rendu son rapport le %(day)s : avis %(opinion)s.")
        % {"committee": report.committee, "day": day_words(report.reported_on), "opinion": report.get_opinion_display()}
        for report in dossier.reports
    ]
    if reports:
        return Answer.YES, reports, row
    if session.kind != SessionKind.ORDINARY:
        return Answer.YES, [_("La loi ne l'exige pas pour une session de cette nature.")], row
    if item.decided_without:
        return Answer.YES, [_("Sans rapport : le conseil a voté d'en délibérer tout de même.")], row
    if not dossier.has_committees:
        return Answer.UNKNOWN, [_("Les commissions permanentes de ce conseil ne sont pas enregistrées ici.")], row
    return Answer.NO, [_("Aucun rapport, ni aucun vote d'en délibérer sans rapport, n'est enregistré.")], row


def quorum(dossier: Dossier) -> Found:
    """Counted at the opening of the session only: a later sitting keeps the quorum of the first (QUO-5)."""
    session, sitting = dossier.session, dossier.sitting
    if session is None or sitting is None:
        return Answer.UNKNOWN, [_("Aucune séance tenue n'est enregistrée.")], dossier.row("QUO-2")
    row = sitting.law_call.rule(session.council.level, sitting.held_on)
    said = [
        _("Séance du %(day)s.") % {"day": day_words(sitting.held_on)},
        wording.quorum_sentence(session, sitting, language()),
    ]
    if sitting.number > 1 and sitting.is_quorate:
        said.append(_("Le quorum se compte à l'ouverture de la session : il vaut pour les séances suivantes."))
    return (Answer.YES if sitting.is_quorate else Answer.NO), said, row


OF_SESSION = {
    "served": served,
    "agenda_sent": agenda_sent,
    "on_agenda": on_agenda,
    "not_opposed": not_opposed,
    "committee": committee,
    "quorum": quorum,
}
