"""What committees tell the council about a point, and the points they told it nothing about (COMM-5, AGE-13)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.enums import (
    CommitteeKind,
    CommitteeOffice,
    ItemOutcome,
    JournalEvent,
    Opinion,
    PollKind,
    SessionKind,
    SessionState,
)
from document_types.errors import Refusal
from document_types.models import AgendaItem, Committee, CommitteeReport, CommitteeSeat, Mandate, Session
from document_types.services import committees, sessions
from document_types.services.journal import record

_OVER = (SessionState.CLOSED, SessionState.CANCELLED)


@transaction.atomic
def lodge(
    *,
    item: AgendaItem,
    committee: Committee,
    opinion: Opinion,
    reported_on: date,
    rapporteur: Mandate | None = None,
    text_fr: str = "",
    text_ar: str = "",
    user=None,
) -> CommitteeReport:
    """Enter a committee's report on a point, its chair being the rapporteur unless another is named (COMM-5).

    Lodged again before the point is decided, it takes the place of the first.
    """
    session = sessions.locked(item.session)
    committee = committees.locked(committee)
    item = AgendaItem.objects.get(pk=item.pk)
    _require_reportable(session, item, committee, reported_on)
    if opinion == Opinion.WITH_REMARKS and not (text_fr.strip() or text_ar.strip()):
        raise Refusal(_("Un avis avec observations porte ces observations : écrivez-les dans une langue au moins."))
    rapporteur = _rapporteur(committee, rapporteur, reported_on)
    report, is_new = CommitteeReport.objects.update_or_create(
        item=item,
        committee=committee,
        defaults={
            "opinion": opinion,
            "rapporteur": rapporteur,
            "text_fr": text_fr,
            "text_ar": text_ar,
            "reported_on": reported_on,
        },
    )
    if item.committee_id is None:
        item.write(committee=committee)
    _record(report, session, is_new, user)
    return report


def _require_reportable(session: Session, item: AgendaItem, committee: Committee, reported_on: date) -> None:
    if committee.council_id != session.council_id:
        raise Refusal(_("Cette commission est celle d'un autre conseil : elle n'a pas d'avis à donner ici."))
    if item.outcome != ItemOutcome.PENDING or session.state in _OVER:
        raise Refusal(_("Le point est déjà décidé : un rapport s'enregistre avant que le conseil n'en délibère."))
    if reported_on < committee.created_on or (committee.ended_on and committee.ended_on < reported_on):
        raise Refusal(_("La commission n'existait pas à cette date : vérifiez la date du rapport."))


def _rapporteur(committee: Committee, named: Mandate | None, day: date) -> Mandate:
    seats = committees.sitting_on(CommitteeSeat.objects.filter(committee=committee), day).select_related("mandate")
    if named is None:
        chair = seats.filter(office=CommitteeOffice.CHAIR).first()
        if chair is None:
            raise Refusal(_("La commission n'a pas de président à cette date : nommez le rapporteur."))
        return chair.mandate
    if not seats.filter(mandate=named).exists():
        raise Refusal(_("Le rapporteur doit siéger dans la commission à la date du rapport."))
    return named


def _record(report: CommitteeReport, session: Session, is_new: bool, user) -> None:
    record(
        council=session.council,
        act=report.item.act,
        event=JournalEvent.COMMITTEE_REPORTED,
        payload={
            "session": session.pk,
            "item": report.item_id,
            "position": report.item.position,
            "committee": report.committee_id,
            "opinion": str(report.opinion),
            "rapporteur": report.rapporteur_id,
            "reported_on": report.reported_on.isoformat(),
            "replaces": not is_new,
        },
        user=user,
    )


def asks_for_reports(session: Session) -> bool:
    """Extraordinary sessions and those asked for by the authority go without (AGE-13), as does an installation.

    A council whose standing committees are not entered here has nobody to report: nothing is asked of it.
    """
    if session.kind != SessionKind.ORDINARY or session.is_imported:
        return False
    return Committee.objects.filter(council=session.council_id, kind=CommitteeKind.STANDING).exists()


def items_without_report(session: Session) -> list[AgendaItem]:
    """The points to be debated that no standing committee has reported on (AGE-13, COMM-6)."""
    if not asks_for_reports(session):
        return []
    return list(
        session.items.filter(act__isnull=False, outcome=ItemOutcome.PENDING)
        .exclude(pk__in=_studied(session))
        .order_by("position")
    )


def _studied(session: Session):
    reports = CommitteeReport.objects.filter(item__session=session, committee__kind=CommitteeKind.STANDING)
    return reports.values("item")


def needs_decision_without_report(item: AgendaItem) -> bool:
    """Whether the council has still to decide, without debate, that it deliberates on this point (AGE-13)."""
    if item.act_id is None or item.outcome != ItemOutcome.PENDING or not asks_for_reports(item.session):
        return False
    if item.reports.filter(committee__kind=CommitteeKind.STANDING).exists():
        return False
    return not item.polls.filter(kind=PollKind.WITHOUT_REPORT, events__isnull=False).exists()
