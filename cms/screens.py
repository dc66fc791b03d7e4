"""What every screen of ours shares: the right asked for first, and refusals said beside what was typed."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from document_types.errors import Refusal, impossible
from document_types.lifecycle import ImpossibleStep
from workflows.views.base import forbidden


class RefusesInWords:
    """Wagtail answers a missing right with a silent redirect: here it is a page that says which right is missing."""

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except PermissionDenied as refusal:
            return forbidden(request, str(refusal))


class Screen(RefusesInWords, WagtailAdminTemplateMixin, View):
    """A page of the secretariat; `trail` lists the (label, url) pairs that lead to it."""

    header_icon = "calendar-alt"
    trail: list[tuple[str, str]] = []

    def get_trail(self):
        return self.trail

    def get_breadcrumbs_items(self):
        links = [{"url": url, "label": label} for label, url in self.get_trail()]
        return [*self.breadcrumbs_items, *links, {"url": "", "label": self.get_page_title()}]

    def check_right(self):
        """Ask for what it takes to see this screen; every screen says it."""
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        self.check_right()
        return self.render_to_response(self.get_context_data(**kwargs))


class WithForm:
    """A screen with one form: a refusal of the domain is an error of the form, and what was typed stays.

    The screen says what it carries out, and in `get_success_url` where it goes then.
    """

    form_class = None
    submit_label = ""
    success_message = ""
    # A long entry is kept in the browser until the server has it.
    keeps_draft = False
    template_name = "admin/secretariat/form.html"

    def get_form_kwargs(self):
        if self.request.method == "POST":
            return {"data": self.request.POST, "files": self.request.FILES}
        return {}

    def get_form(self):
        return self.form_class(**self.get_form_kwargs())

    def get(self, request, *args, **kwargs):
        self.check_right()
        return self.render_form(self.get_form())

    def post(self, request, *args, **kwargs):
        self.check_right()
        form = self.get_form()
        if form.is_valid() and self.carried_out(form):
            if message := self.get_success_message(form):
                messages.success(request, message)
            return redirect(self.get_success_url())
        return self.render_form(form)

    def carried_out(self, form) -> bool:
        try:
            with transaction.atomic():
                self.carry_out(form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        except ImpossibleStep as step:
            form.add_error(None, str(impossible(step)))
        else:
            return True
        return False

    def render_form(self, form):
        context = self.get_context_data(
            form=form, media=form.media, submit_label=self.submit_label, keeps_draft=self.keeps_draft
        )
        return self.render_to_response(context, status=422 if form.is_bound else 200)

    def get_success_message(self, form):
        return self.success_message

    def carry_out(self, form):
        raise NotImplementedError


class OnlyPost(RefusesInWords, View):
    """A button: does one thing, then goes back; a refusal is said on the page one came from."""

    http_method_names = ["post"]
    success_message = ""

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            url = self.carry_out(request, **kwargs)
        if self.success_message:
            messages.success(request, self.success_message)
        return redirect(url)
