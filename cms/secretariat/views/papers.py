"""The convocation and the minutes of a session: prepared, signed, sent to the members with proof."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TaskState

from cms.screens import OnlyPost
from cms.secretariat.receipts import in_words
from cms.secretariat.texts import texts_of
from cms.secretariat.views.base import OnSession, find_act, find_session
from cms.secretariat.views.next_calls import next_call_label
from cms.secretariat.views.sessions import step_of
from document_types import access
from document_types.clock import today
from document_types.enums import ActKind, ActState, Channel, SessionKind, SessionState
from document_types.errors import Refusal
from document_types.jobs import personal_link
from document_types.models import Act, Mandate, Session
from document_types.reader import language
from document_types.rights import Capability
from document_types.services import cancellation, convocations, minutes
from document_types.services.reckoning import reckoner
from document_types.services.timely_calls import notice_of
from workflows.services import signature

PAGES = {ActKind.CONVOCATION: "convocation", ActKind.MINUTES: "minutes"}


def paper_url(act: Act) -> str:
    return reverse(f"secretariat:{PAGES[ActKind(act.kind)]}", args=[act.session_id])


class Paper(OnSession):
    """One paper of the session: its text, where it stands, to whom it went."""

    readers = access.INSIDE
    closed_to_others = gettext_lazy("Ce projet appartient au conseil qui le prépare.")
    kind: ActKind
    template_name = "admin/secretariat/paper.html"

    def get_context_data(self, **kwargs):
        act = self.paper()
        can_prepare = access.holds(self.request.user, Capability.PREPARE, self.session.council.page)
        return super().get_context_data(
            act=act,
            row=step_of(self.session, PAGES[self.kind]),
            can_prepare=can_prepare,
            is_minutes=self.kind == ActKind.MINUTES,
            **(self.details(act) if act else {}),
            **kwargs,
        )

    def paper(self) -> Act | None:
        papers = self.session.acts.of_kind(self.kind).exclude(state=ActState.CANCELLED)
        return papers.with_council().select_related("page").order_by("-pk").first()

    def details(self, act: Act) -> dict:
        page = act.page.specific
        state = page.current_workflow_state
        task_state = state and state.current_task_state
        return {
            "texts": texts_of(act),
            "is_draft": act.state == ActState.DRAFT,
            "is_submitted": page.workflow_in_progress,
            "is_stale": act.kind == ActKind.CONVOCATION and convocations.is_stale(act, self.session),
            "sent_back": task_state.comment if task_state and task_state.status == TaskState.STATUS_REJECTED else "",
            "signatures": act.signatures.select_related("signer__councillor"),
            **self.sendings(act),
        }

    def sendings(self, act: Act) -> dict:
        """To whom it went; the personal link of each is shown to the clerk alone, who may copy it into a message."""
        deliveries, without = list(deliveries_of(act)), list(members_without(act))
        in_words(deliveries)
        return {
            "deliveries": deliveries,
            "without_delivery": without,
            "has_failures": sum(bool(each.error) for each in deliveries) > 1,
            "has_paper": any(each.asks_for_paper or each.channel == Channel.PAPER for each in deliveries),
        }


def deliveries_of(act: Act):
    return act.deliveries.select_related("mandate__councillor").order_by("mandate__rank", "pk")


def members_without(act: Act):
    """Members in office on the day it was sent, to whom nothing was addressed."""
    if not act.dated_on or not act.deliveries.exists():
        return Mandate.objects.none()
    members = Mandate.objects.filter(council=act.council).in_office(act.dated_on).in_protocol_order()
    return members.exclude(deliveries__act=act)


class Convocation(Paper):
    """The newest call of the session, or of those before it the one asked for by its rank; also once cancelled."""

    page_title = gettext_lazy("Convocation")
    kind = ActKind.CONVOCATION

    def paper(self):
        found = self.session.acts.of_kind(self.kind).with_council().select_related("page", "session__council")
        if self.session.state != SessionState.CANCELLED:
            found = found.exclude(state=ActState.CANCELLED)
        self.papers = list(found.order_by("-pk"))
        rank = self.request.GET.get("rang", "")
        asked = (act for act in self.papers if str(convocations.rank_of(act)) == rank)
        return next(asked, self.papers[0] if self.papers else None)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        others = [act for act in self.papers if act != context["act"]]
        return context | {"others": others, "next_call_label": next_call_label(self.session)}

    def sendings(self, act):
        found = super().sendings(act)
        if not found["deliveries"] or self.session.kind == SessionKind.INSTALLATION:
            # The authority called: neither the council's delay nor its personal links are of this notice.
            return found
        if act.state == ActState.CANCELLED:
            return found | {"cancelled": cancellation.told_of(act, found["deliveries"])}
        if act == self.papers[0] and access.holds(self.request.user, Capability.PREPARE, self.session.council.page):
            for delivery in found["deliveries"]:
                delivery.link = personal_link(delivery, language())
        notice = notice_of(act, found["deliveries"], found["without_delivery"], reckoner(), today())
        return found | {"notice": notice}


class SessionButton(OnlyPost):
    """A button of the clerk's on a session."""

    def carry_out(self, request, pk):
        session = find_session(request.user, pk)
        access.require(request.user, Capability.PREPARE, session.council)
        return self.act_on(session)

    def act_on(self, session: Session) -> str:
        raise NotImplementedError


class PrepareConvocation(SessionButton):
    success_message = gettext_lazy("Le projet de convocation est préparé : relisez-le avant de le soumettre.")

    def act_on(self, session):
        return paper_url(convocations.prepare(session=session, user=self.request.user))


class DraftMinutes(SessionButton):
    success_message = gettext_lazy("Le projet de procès-verbal est rédigé à partir de la séance et des votes.")

    def act_on(self, session):
        return paper_url(minutes.draft(session=session, user=self.request.user))


class ActButton(OnlyPost):
    """A button of the clerk's on an act."""

    def carry_out(self, request, pk):
        act = find_act(request.user, pk)
        access.require(request.user, Capability.PREPARE, act.council)
        self.act_on(act)
        return paper_url(act)

    def act_on(self, act: Act) -> None:
        raise NotImplementedError


class Submit(ActButton):
    success_message = gettext_lazy("Le document est soumis à la signature.")

    def act_on(self, act):
        if act.kind not in PAGES:
            raise Refusal(_("Une délibération passe à la signature d'elle-même, une fois adoptée."))
        signature.request(act=act, user=self.request.user)


class RefreshConvocation(ActButton):
    success_message = gettext_lazy("La convocation est mise à jour : relisez-la avant de la soumettre.")

    def act_on(self, act):
        convocations.refresh(act=act, user=self.request.user)


class SendMinutes(ActButton):
    success_message = gettext_lazy("Le procès-verbal est adressé aux membres.")

    def act_on(self, act):
        minutes.send_to_members(act=act, user=self.request.user)


class PublishMinutes(ActButton):
    success_message = gettext_lazy("Le procès-verbal est en ligne.")

    def act_on(self, act):
        minutes.publish(act=act, user=self.request.user)
