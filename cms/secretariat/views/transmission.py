"""Sending a session's acts to the authority, one or all, and the receipt that starts the clocks."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.portal.addresses import absolute
from cms.screens import Screen, WithForm
from cms.secretariat import timeline
from cms.secretariat.forms.acts import BatchTransmissionForm
from cms.secretariat.views.base import OnSession
from cms.secretariat.views.printing import OfSession, Printed
from cms.secretariat.views.sessions import step_of
from document_types import access
from document_types.clock import now
from document_types.codes import printed
from document_types.enums import ActKind, ActState, StampedKind
from document_types.errors import Refusal
from document_types.law.clock import legal_day
from document_types.law.reckoner import Reckoner
from document_types.models import Act, Session
from document_types.reader import comma
from document_types.services import time_stamps
from document_types.services.reckoning import reckoner
from workflows import receipts, slips
from workflows.models import Transmission
from workflows.scans import documents_of
from workflows.services import lateness, transmission
from workflows.services.issuing import receipt_as_issued, slip_as_issued


def ready_acts(session: Session):
    """What may leave today, with the number and the weight of its annexes."""
    acts = session.acts.filter(received_at=None).with_council()
    ready = acts.filter(kind=ActKind.DELIBERATION, state=ActState.SIGNED)
    ready |= acts.filter(kind=ActKind.MINUTES, state=ActState.ESTABLISHED)
    counted = ready.annotate(annex_count=Count("annexes"), annex_weight=Sum("annexes__document__file_size"))
    return counted.order_by("kind", "year", "number", "pk")


@dataclass(frozen=True)
class Awaited:
    """An act of the session that cannot leave yet, and what it waits for."""

    name: str
    missing: str


def awaited_acts(session: Session) -> list[Awaited]:
    """Each act that cannot leave yet, the minutes of a closed session included."""
    unsigned = session.acts.filter(kind=ActKind.DELIBERATION, state=ActState.ADOPTED)
    lines = [timeline.line(act) for act in unsigned.prefetch_related("signatures", "clocks", "transmitted_in")]
    lines.sort(key=lambda line: (line.act.year or 0, line.act.number or 0))
    found = [Awaited(receipts.name_of(line.act), _signatures(line.missing)) for line in lines]
    if session.closed_on and not session.acts.filter(kind=ActKind.MINUTES, state=ActState.ESTABLISHED).exists():
        is_drafted = session.acts.filter(kind=ActKind.MINUTES, state=ActState.DRAFT).exists()
        missing = (
            _("signature du secrétaire du conseil attendue") if is_drafted else _("à rédiger, puis à faire signer")
        )
        found.append(Awaited(_("Procès-verbal de la session"), missing))
    return found


def _signatures(offices: list[str]) -> str:
    return _("signature attendue : %(offices)s") % {"offices": comma().join(str(office) for office in offices)}


def _choice(box, act: Act, at: datetime, here: Reckoner) -> dict:
    """A line of the table: its box to tick, its annexes, and what its receipt today would lead to."""
    return {
        "box": box,
        "act": act,
        "name": receipts.name_of(act),
        "annexes": act.annex_count,
        "weight": act.annex_weight,
        "force_at": transmission.foreseen(act, at, here),
    }


class SendToAuthority(WithForm, OnSession):
    """One slip for one act or for the whole session; the receipt starts the clocks, on paper as on screen."""

    page_title = gettext_lazy("Transmission à l'autorité")
    form_class = BatchTransmissionForm
    submit_label = gettext_lazy("Transmettre")
    success_message = gettext_lazy("La transmission est faite : voici son récépissé.")
    template_name = "admin/secretariat/transmission.html"

    @cached_property
    def acts(self) -> list[Act]:
        return list(ready_acts(self.session))

    def get_form_kwargs(self):
        council = self.session.council
        return {
            "acts": ready_acts(self.session),
            "documents": documents_of(council),
            "is_on_paper": council.is_authority_on_paper,
            **super().get_form_kwargs(),
        }

    def get_context_data(self, form, **kwargs):
        here, at = reckoner(), now()
        deadline = lateness.limit(self.session, self.session.council.level, here) if self.acts else None
        sent = Transmission.objects.filter(transmitted_acts__act__session=self.session).distinct()
        return super().get_context_data(
            form=form,
            row=step_of(self.session, "transmission"),
            choices=[_choice(box, act, at, here) for box, act in zip(form["acts"], self.acts, strict=True)],
            awaited=awaited_acts(self.session),
            late=lateness.Lateness(deadline, legal_day(at)) if deadline else None,
            is_early=bool(self.acts) and self.session.closed_on is None,
            sent=sent.annotate(act_count=Count("transmitted_acts")).order_by("received_at", "pk"),
            **kwargs,
        )

    def carry_out(self, form):
        title = _("Récépissé : %(session)s") % {"session": self.session.title}
        data = form.decision(self.session.council, title, self.request.user)
        self.slip = transmission.transmit(acts=list(data.pop("acts")), user=self.request.user, **data)

    def get_success_url(self):
        return reverse("secretariat:receipt", args=[self.slip.pk])


def find_slip(user, pk: int) -> Transmission:
    """For the council's own people and for the authority that received it."""
    slips = Transmission.objects.select_related("council__collectivity", "council__page", "authority", "sent_by")
    councils = access.councils_for(user, *access.INSIDE, *access.OUTSIDE)
    return access.get_visible(slips.filter(council__in=councils), pk=pk)


def verify_address(slip: Transmission) -> str:
    """Where anybody verifies the receipt; nowhere for one that bears no code."""
    return absolute(reverse("verify_code", args=[slip.code])) if slip.code else ""


class Receipt(Screen):
    """The receipt of a slip: number, times, lateness, acts and annexes with their hashes."""

    template_name = "admin/secretariat/receipt.html"

    @cached_property
    def slip(self) -> Transmission:
        return find_slip(self.request.user, self.kwargs["pk"])

    def check_right(self):
        """Finding the slip asks for the right."""
        return self.slip

    def get_page_title(self):
        return _("Récépissé n° %(number)s") % {"number": self.slip.receipt_number}

    def get_context_data(self, **kwargs):
        lines = receipts.lines_of(self.slip)
        return super().get_context_data(
            slip=self.slip,
            council=self.slip.council,
            lines=lines,
            counted=receipts.counted(lines),
            late=receipts.lateness_of(self.slip, lines),
            code=printed(self.slip.code),
            address=verify_address(self.slip),
            stamp=time_stamps.stamp_of(StampedKind.RECEIPT, self.slip.pk),
            **kwargs,
        )


class SlipToSend(OfSession):
    """The slip of the acts chosen among those that may leave, before they do: it goes with the papers."""

    def of(self, session):
        acts = ready_acts(session).prefetch_related("annexes").filter(pk__in=filter(str.isdecimal, self.chosen))
        if not acts:
            raise Refusal(_("Cochez au moins un acte : le bordereau énumère ce qui part."))
        return BytesIO(slips.to_be_sent(acts, self.edition)), f"bordereau-{session.opens_on.isoformat()}"

    @property
    def chosen(self) -> list[str]:
        return self.request.GET.getlist("acts")


class SlipPaper(Printed):
    def paper(self, pk):
        slip = find_slip(self.request.user, pk)
        file = slip_as_issued(slip, self.edition) or BytesIO(slips.sent(slip, self.edition))
        return file, f"bordereau-{slip.receipt_number.replace('/', '-')}"


class ReceiptPaper(Printed):
    def paper(self, pk):
        slip = find_slip(self.request.user, pk)
        name = f"recepisse-{slip.receipt_number.replace('/', '-')}"
        return receipt_as_issued(slip, self.edition) or BytesIO(receipts.paper(slip, self.edition)), name
