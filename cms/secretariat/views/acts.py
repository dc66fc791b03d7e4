"""The deliberations of a session after the vote: signed, posted; and the reading of one act."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.screens import Screen, WithForm
from cms.secretariat import timeline
from cms.secretariat.forms.acts import PostingForm
from cms.secretariat.texts import texts_of
from cms.secretariat.views.base import OnSession, find_act
from cms.secretariat.views.decisions import decisions_for, silences_for
from cms.secretariat.views.paper_requests import requests_on
from cms.secretariat.views.printing import certificates_of, decided
from cms.secretariat.views.reexamination import answer_to
from cms.secretariat.views.sessions import step_of
from cms.secretariat.views.texts import texts_story
from document_types import access
from document_types.enums import ActKind, ActState
from document_types.lifecycle import DECIDED
from document_types.models import Act, Session
from document_types.rights import Capability
from document_types.services import publication
from workflows.letters import LETTERS


def deliberations(session: Session):
    return session.acts.of_kind(ActKind.DELIBERATION).order_by("number", "pk")


class SessionActs(OnSession):
    readers = ()
    page_title = gettext_lazy("Délibérations")
    template_name = "admin/secretariat/acts.html"

    def get_context_data(self, **kwargs):
        acts = access.visible_acts(self.request.user).filter(session=self.session, kind=ActKind.DELIBERATION)
        acts = acts.prefetch_related("signatures", "clocks", "transmitted_in__transmission").order_by("number", "pk")
        can_prepare = access.holds(self.request.user, Capability.PREPARE, self.session.council.page)
        return super().get_context_data(
            lines=[timeline.line(act) for act in acts],
            can_prepare=can_prepare,
            can_sign=access.holds_any(
                self.request.user,
                (Capability.PREPARE, Capability.SIGN_PRESIDENT, Capability.SIGN_SECRETARY),
                self.session.council.page,
            ),
            **kwargs,
        )


class Posting(WithForm, OnSession):
    """Recording what was posted at the seat, several acts at once."""

    page_title = gettext_lazy("Affichage au siège")
    form_class = PostingForm
    submit_label = gettext_lazy("Enregistrer l'affichage")
    template_name = "admin/secretariat/posting.html"
    step = "posting"

    def acts(self):
        return deliberations(self.session).filter(state__in=DECIDED, posted_on=None).exclude(state=ActState.ADOPTED)

    def get_form_kwargs(self):
        return {"acts": self.acts(), "label": _("Affiché le"), **super().get_form_kwargs()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            row=step_of(self.session, self.step),
            has_acts=self.acts().exists(),
            has_list=decided(self.session).exists(),
            posted=certificates_of(self.session),
            **kwargs,
        )

    def carry_out(self, form):
        data = form.cleaned_data
        publication.post(acts=data["acts"], posted_on=data["day"], user=self.request.user)

    def get_success_message(self, form):
        count = len(form.cleaned_data["acts"])
        sentence = ngettext(
            "L'affichage de %(count)s délibération est enregistré.",
            "L'affichage de %(count)s délibérations est enregistré.",
            count,
        )
        return sentence % {"count": count}

    def get_success_url(self):
        return reverse("secretariat:acts", args=[self.session.pk])


class ReadAct(Screen):
    """One act as the council's people read it: text, signatures, clocks, decisions, journal."""

    template_name = "admin/secretariat/act.html"
    header_icon = "doc-full"

    @cached_property
    def act(self) -> Act:
        return find_act(self.request.user, self.kwargs["pk"])

    def check_right(self):
        """Finding the act asks for the right."""
        return self.act

    def get_page_title(self):
        if self.act.number_label:
            return f"{self.act.get_kind_display()} {self.act.number_label}"
        return self.act.get_kind_display()

    def get_trail(self):
        trail = [(_("Sessions"), reverse("secretariat:sessions"))]
        session = self.act.session
        if session and access.visible_sessions(self.request.user).filter(pk=session.pk).exists():
            trail.append((session.title, reverse("secretariat:session", args=[session.pk])))
        return trail

    def get_context_data(self, **kwargs):
        act = self.act
        inside = access.holds_any(self.request.user, access.INSIDE, act.council.page)
        return super().get_context_data(
            act=act,
            session=act.session,
            council=act.council,
            line=timeline.line(act),
            texts=texts_of(act),
            texts_story=texts_story(act, self.request.user),
            annexes=act.annexes.select_related("document"),
            proceedings=act.proceedings.select_related("authority"),
            slips=act.transmitted_in.select_related("transmission"),
            events=timeline.events(act) if inside else [],
            is_inside=inside,
            paper_decisions=decisions_for(act, self.request.user),
            silences=silences_for(act, self.request.user),
            answer=answer_to(act, self.request.user),
            letters=LETTERS,
            paper_requests=requests_on(act) if inside else [],
            may_answer_papers=access.holds(self.request.user, Capability.PREPARE, act.council.page),
            **kwargs,
        )
