"""The steps of the workflows by which people act; what the law makes of it is written by the services."""

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Task, TaskState

from document_types.access import holds, paths_of
from document_types.models import Act
from document_types.rights import Capability
from document_types.services import signatories
from workflows import forms
from workflows.actions import OF_REVIEW
from workflows.enums import SignatoryOffice
from workflows.services import offices, signature, transmission


class LegalTask(Task):
    """A step with actions of its own: none is called "approve", which Wagtail treats as a right to cancel."""

    actions: dict[str, tuple] = {}

    class Meta:
        abstract = True

    @property
    def capability(self) -> Capability:
        raise NotImplementedError

    def user_may_act(self, page, user) -> bool:
        return holds(user, self.capability, page)

    def locked_for_user(self, obj, user):
        return True

    def get_actions(self, obj, user):
        if not self.user_may_act(obj, user):
            return []
        return [(name, label, True) for name, (label, _form) in self.actions.items()]

    def get_form_for_action(self, action):
        if action not in self.actions:
            raise PermissionDenied(_("Cette étape n'existe pas."))
        return self.actions[action][1]

    @transaction.atomic
    def on_action(self, task_state, user, action_name, **kwargs):
        page = task_state.workflow_state.content_object
        if action_name not in {name for name, *_rest in self.get_actions(page, user)}:
            raise PermissionDenied(_("Cette étape ne vous revient pas."))
        act = Act.objects.get(page_id=page.pk)
        self.do(action_name, act, user, **kwargs)

    def do(self, action_name: str, act: Act, user, **data) -> None:
        """Carry out one of the step's actions."""
        getattr(self, f"do_{action_name}")(act, user, **data)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        """Those of the acts lying where the user holds this step's capability."""
        states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task=self.task_ptr)
        condition = models.Q(pk__in=[])
        for path in paths_of(user, self.capability):
            condition |= models.Q(page__path__startswith=path)
        pages = Act.objects.filter(condition).annotate(key=models.functions.Cast("page_id", models.CharField()))
        return states.filter(workflow_state__object_id__in=pages.values("key"))

    def deactivate(self, user=None):
        raise PermissionDenied(_("Cette étape est celle de la loi : la désactiver annulerait les dossiers en cours."))


class SignatureState(TaskState):
    """A signature awaited or given."""


class SignatureTask(LegalTask):
    """The signature of the president or of the council's secretary (MIN-3); one's own text may be signed (a.47)."""

    office = models.CharField(gettext_lazy("qualité"), max_length=12, choices=SignatoryOffice.choices)

    task_state_class = SignatureState
    admin_form_fields = [*Task.admin_form_fields, "office"]
    actions = {
        "sign": (gettext_lazy("Signer"), forms.SignatureForm),
        "send_back": (gettext_lazy("Renvoyer pour correction"), forms.ReasonForm),
    }

    class Meta:
        verbose_name = gettext_lazy("signature")
        verbose_name_plural = gettext_lazy("signatures")

    @property
    def capability(self):
        return {
            SignatoryOffice.PRESIDENT: Capability.SIGN_PRESIDENT,
            SignatoryOffice.SECRETARY: Capability.SIGN_SECRETARY,
        }[SignatoryOffice(self.office)]

    def user_may_act(self, page, user):
        # The clerk records a signature given on paper.
        return super().user_may_act(page, user) or holds(user, Capability.PREPARE, page) or self._is_theirs(page, user)

    def _is_theirs(self, page, user) -> bool:
        act = Act.objects.filter(page_id=page.pk).select_related("council__page").first()
        return act is not None and signatories.may_sign(user, act, SignatoryOffice(self.office))

    def get_actions(self, obj, user):
        act = Act.objects.filter(page_id=obj.pk).first()
        actions = super().get_actions(obj, user)
        if act is None or not act.is_writable or not self._is_theirs(obj, user):
            # What the council has adopted is not the signatory's to correct.
            actions = [action for action in actions if action[0] != "send_back"]
        return actions

    def do_sign(self, act, user, **data):
        signature.sign(act=act, office=SignatoryOffice(self.office), user=user, **data)

    def do_send_back(self, act, user, reasons, **data):
        signature.send_back(act=act, reasons=reasons, user=user)


class TransmissionState(TaskState):
    """A transmission awaited or done."""


class TransmissionTask(LegalTask):
    """Waits for the clerk to send the act: no clock starts before the receipt (TRA-1)."""

    task_state_class = TransmissionState
    actions = {"transmit": (gettext_lazy("Transmettre à l'autorité"), forms.TransmissionForm)}

    class Meta:
        verbose_name = gettext_lazy("transmission")
        verbose_name_plural = gettext_lazy("transmissions")

    capability = Capability.PREPARE

    def do_transmit(self, act, user, **data):
        transmission.transmit(acts=[act], user=user, **data)


class LegalityReviewState(TaskState):
    """A review by the authority, open until a decision or until silence takes effect."""


class LegalityReviewTask(LegalTask):
    """The control of legality; one task serves every authority: who may act follows from the tree."""

    task_state_class = LegalityReviewState
    actions = {key: (action.label, action.form) for key, action in OF_REVIEW.items()}

    class Meta:
        verbose_name = gettext_lazy("contrôle de légalité")
        verbose_name_plural = gettext_lazy("contrôles de légalité")

    capability = Capability.REVIEW

    def get_actions(self, obj, user):
        act = Act.objects.filter(page_id=obj.pk).select_related("council__collectivity", "council__page").first()
        lawful = offices.lawful_actions(act, user) if act else set()
        return [action for action in super().get_actions(obj, user) if action[0] in lawful]

    def do(self, action_name, act, user, **data):
        OF_REVIEW[action_name].take(act, user, data)
