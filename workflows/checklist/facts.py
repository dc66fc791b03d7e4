"""The facts that the checklist reads, asked for once: as many queries for a short file as for a long one."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from document_types.enums import ActKind, ActState, CommitteeKind, PollKind
from document_types.law.reckoner import Reckoner
from document_types.law.rule import Rule
from document_types.models import Act, AgendaItem, Annex, Committee, CommitteeReport, Mandate, Session, VoteEvent
from document_types.services import pages
from document_types.services.committees import row_of
from document_types.services.timely_calls import Notice, notice_of


@dataclass(frozen=True)
class Dossier:
    act: Act
    session: Session | None
    page: object
    here: Reckoner
    today: date
    item: AgendaItem | None
    # The convocation that the sitting of the vote answers, and what became of its sendings.
    call: Act | None
    notice: Notice | None
    reports: list[CommitteeReport]
    has_committees: bool
    event: VoteEvent | None
    sitting: object | None
    signatures: list
    annexes: list[Annex]
    minutes: Act | None

    @property
    def on(self) -> date:
        """The day whose law counts."""
        return self.session.opens_on if self.session else self.act.dated_on or self.today

    def row(self, rule_id: str, part: str = "") -> Rule | None:
        return row_of(rule_id, self.act.council, self.on, part)


def dossier_of(act: Act, here: Reckoner, today: date, page=None) -> Dossier:
    item = _item(act)
    event = _event(item)
    session = act.session
    sitting = event.sitting if event else _sitting(session)
    call = _call(session, sitting)
    return Dossier(
        act=act,
        session=session,
        page=page or pages.text_of(act),
        here=here,
        today=today,
        item=item,
        call=call,
        notice=_notice(call, here, today) if call else None,
        reports=list(item.reports.select_related("committee").order_by("reported_on")) if item else [],
        has_committees=Committee.objects.filter(council=act.council_id, kind=CommitteeKind.STANDING).exists(),
        event=event,
        sitting=sitting,
        signatures=list(act.signatures.select_related("signer__councillor").order_by("signed_on", "pk")),
        annexes=list(act.annexes.select_related("document").order_by("position")),
        minutes=session.acts.of_kind(ActKind.MINUTES).order_by("-pk").first() if session else None,
    )


def _item(act: Act) -> AgendaItem | None:
    decided = Q(polls__kind=PollKind.WITHOUT_REPORT, polls__events__isnull=False)
    items = AgendaItem.objects.filter(act=act).select_related("session", "opposition", "committee")
    return items.annotate(decided_without=Count("polls", filter=decided, distinct=True)).first()


def _event(item: AgendaItem | None) -> VoteEvent | None:
    """The vote on the text that settled it: the last round."""
    if item is None:
        return None
    events = VoteEvent.objects.filter(item=item, poll=None).select_related("sitting__session")
    return events.annotate(named=Count("votes", filter=~Q(votes__choice=""))).order_by("-round").first()


def _sitting(session: Session | None):
    if session is None:
        return None
    return session.sittings.filter(is_quorate=True).select_related("session").order_by("number").first()


def _call(session: Session | None, sitting) -> Act | None:
    """That of the sitting's own rank; the law asks for none before a third meeting, which may have had none."""
    if session is None:
        return None
    calls = session.acts.of_kind(ActKind.CONVOCATION).filter(state=ActState.SENT).select_related("session", "council")
    found = sorted(calls, key=lambda call: (call.call or 1, call.pk))
    rank = sitting.call if sitting else 1
    return next((call for call in reversed(found) if (call.call or 1) <= rank), None)


def _notice(call: Act, here: Reckoner, today: date) -> Notice:
    deliveries = list(call.deliveries.select_related("mandate__councillor").order_by("mandate__rank", "pk"))
    called = {delivery.mandate_id for delivery in deliveries}
    in_office = Mandate.objects.filter(council=call.council_id).in_office(call.dated_on).in_protocol_order()
    without = [mandate for mandate in in_office if mandate.pk not in called]
    return notice_of(call, deliveries, without, here, today)
