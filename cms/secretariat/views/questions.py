"""Written questions of a council's members: those received on paper entered, those put to a session answered."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import OnlyPost, WithForm
from cms.secretariat.forms.questions import AnswerForm, QuestionForm
from cms.secretariat.views.members import OnCouncil
from document_types import access
from document_types.enums import SessionState
from document_types.errors import Refusal
from document_types.models import Council, Session, WrittenQuestion
from document_types.rights import Capability
from document_types.services import questions


def questions_url(council: Council) -> str:
    return reverse("secretariat:questions", args=[council.pk])


def find_question(user, pk: int) -> WrittenQuestion:
    found = WrittenQuestion.objects.filter(council__in=access.visible_councils(user))
    found = found.select_related("council__collectivity", "council__page", "session", "asked_by__councillor")
    return access.get_visible(found, pk=pk)


class Questions(OnCouncil):
    page_title = gettext_lazy("Questions écrites")
    template_name = "admin/secretariat/questions.html"
    header_icon = "help"

    def get_context_data(self, **kwargs):
        rows = WrittenQuestion.objects.filter(council=self.council).select_related(
            "session", "answered_in", "asked_by__councillor"
        )
        asked = list(rows.order_by("answered_in", "received_on", "pk"))
        for question in asked:
            question.standing = questions.standing(question)
        return super().get_context_data(
            asked=[question for question in asked if question.standing != questions.Standing.ANSWERED],
            answered=[question for question in asked if question.standing == questions.Standing.ANSWERED][:100],
            ready=self._ready() if any(q.standing == questions.Standing.WAITING for q in asked) else [],
            **kwargs,
        )

    def _ready(self) -> list[Session]:
        """The sessions in preparation that may have a question which still waits."""
        planned = self.council.sessions.filter(state=SessionState.PLANNED, kind__in=questions.KINDS)
        rows = planned.select_related("council__collectivity").order_by("opens_on", "pk")
        return [session for session in rows if questions.waiting_for(session).exists()]


class ReceiveQuestion(WithForm, OnCouncil):
    page_title = gettext_lazy("Enregistrer une question écrite")
    form_class = QuestionForm
    submit_label = gettext_lazy("Enregistrer la question")
    success_message = gettext_lazy("La question est enregistrée.")

    def get_trail(self):
        return [*super().get_trail(), (_("Questions écrites"), questions_url(self.council))]

    def get_form_kwargs(self):
        return {"council": self.council, **super().get_form_kwargs()}

    def carry_out(self, form):
        questions.receive(council=self.council, user=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return questions_url(self.council)


class AnswerQuestion(WithForm, OnCouncil):
    page_title = gettext_lazy("Répondre à une question écrite")
    form_class = AnswerForm
    submit_label = gettext_lazy("Consigner la réponse")
    success_message = gettext_lazy("La réponse est consignée : le membre la lit dans son espace.")
    template_name = "admin/secretariat/answer_question.html"

    @cached_property
    def question(self) -> WrittenQuestion:
        return find_question(self.request.user, self.kwargs["pk"])

    def get_council(self):
        return self.question.council

    def get_trail(self):
        return [*super().get_trail(), (_("Questions écrites"), questions_url(self.council))]

    def get_form_kwargs(self):
        return {"question": self.question, **super().get_form_kwargs()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(question=self.question, **kwargs)

    def carry_out(self, form):
        data = form.cleaned_data
        questions.answer(
            question=self.question,
            sitting=data["sitting"],
            answer_fr=data["answer_fr"],
            answer_ar=data["answer_ar"],
            read=(data["read_fr"], data["read_ar"]),
            user=self.request.user,
        )

    def get_success_url(self):
        return questions_url(self.council)


class CarryQuestion(OnlyPost):
    success_message = gettext_lazy("La question passe à la session suivante, à la demande du membre.")

    def carry_out(self, request, pk):
        question = find_question(request.user, pk)
        access.require(request.user, Capability.PREPARE, question.council)
        questions.carry(question=question, user=request.user)
        return questions_url(question.council)


class AttachQuestions(OnlyPost):
    """Put what waits to a session that can take it now: its date moved, or its convocation came back."""

    success_message = gettext_lazy("Les questions sont inscrites à l'ordre du jour de cette session.")

    def carry_out(self, request, pk):
        session = access.get_visible(access.visible_sessions(request.user).with_council(), pk=pk)
        access.require(request.user, Capability.PREPARE, session.council)
        if not questions.attach_waiting(session=session, user=request.user):
            raise Refusal(_("Rien n'est inscrit : la convocation est chez le président, ou plus rien n'attend."))
        return questions_url(session.council)
