"""Wagtail's own modals for the steps of an act: the same forms and refusals as our screens, and nothing silent."""

from functools import partial

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views.pages.workflow import CollectWorkflowActionDataView, WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet

from document_types.access import OUTSIDE, holds_any
from document_types.errors import Refusal
from document_types.models import Act
from document_types.models.pages import PAGE_OF_KIND
from workflows.actions import OF_REVIEW
from workflows.models import LegalityReviewTask
from workflows.models.tasks import LegalTask
from workflows.views.base import HOME
from workflows.views.decision_words import why_not
from workflows.views.decisions import form_of, take


class SaysWhy:
    """Wagtail answers a refused action with a bare "no", and an invalid form with nothing: here both speak."""

    def get_form_class(self):
        form_class = super().get_form_class()
        act = Act.objects.with_council().filter(page_id=self.object.pk).first()
        if act is None or not isinstance(self.task, LegalTask):
            return form_class
        return partial(_form, form_class, act, self.request.user)

    def get_redirect_url(self):
        act = Act.objects.filter(page_id=self.object.pk, received_at__isnull=False).first()
        if act and holds_any(self.request.user, OUTSIDE, self.object):
            return reverse("review:act", args=[act.pk])
        return super().get_redirect_url()

    @property
    def is_modal(self) -> bool:
        return self.request.headers.get("x-requested-with") == "XMLHttpRequest"

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except Refusal as refusal:
            return self.refuse(str(refusal))
        except PermissionDenied as denied:
            return self.refuse(str(denied) or self.why_not())

    def why_not(self) -> str:
        act = Act.objects.with_council().filter(page_id=self.object.pk).first()
        if act and isinstance(self.task, LegalityReviewTask) and self.action_name in OF_REVIEW:
            return why_not(act, self.action_name, self.request.user)
        return _("Cette étape ne vous revient pas.")

    def refuse(self, sentence: str):
        if self.is_modal:
            context = {"sentence": sentence}
            data = {"step": "action"}
            return render_modal_workflow(self.request, "admin/review/modal_refusal.html", None, context, json_data=data)
        messages.error(self.request, sentence)
        return redirect(self.redirect_url)

    def show(self, form):
        if self.is_modal:
            return self.render_modal_form(self.request, form)
        context = self.get_context_data(form=form) | {
            "breadcrumbs_items": [HOME, {"url": "", "label": self.action_verbose_name}],
            "header_title": self.action_verbose_name,
            "header_icon": "clipboard-list",
            "form": form,
            "back_url": self.redirect_url,
        }
        return TemplateResponse(self.request, "admin/review/action.html", context)


def _form(form_class, act, user, data=None):
    return form_of(form_class, act, user, data)


class LegalActionView(SaysWhy, WorkflowActionView):
    def post(self, request, *args, **kwargs):
        form = self.form_class(request.POST)
        if not form.is_valid() or not take(self.task_state, request.user, self.action_name, form):
            return self.show(form)
        if self.is_modal:
            return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
        messages.success(request, _("C'est enregistré : « %(action)s ».") % {"action": self.action_verbose_name})
        return redirect(self.redirect_url)


class LegalActionDataView(SaysWhy, CollectWorkflowActionDataView):
    """Gives back what was typed, as JSON can carry it; nothing is decided here."""

    def get_submit_url(self):
        return reverse(self.submit_url_name, args=(quote(self.object.pk), self.action_name, self.task_state.pk))

    def post(self, request, *args, **kwargs):
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.show(form)
        typed = {name: value.pk if isinstance(value, Model) else value for name, value in form.cleaned_data.items()}
        return self.render_modal_json(request, {"step": "success", "cleaned_data": typed})


class ActPageViewSet(PageViewSet):
    """For the pages of acts of one kind."""

    workflow_action_view_class = LegalActionView
    collect_workflow_action_data_view_class = LegalActionDataView
    # The pages of acts lie beside one another below a session: the explorer keeps its own listing.
    parent_models = ()


def page_viewsets() -> list[ActPageViewSet]:
    return [ActPageViewSet(model.__name__, model=model) for model in PAGE_OF_KIND.values()]
