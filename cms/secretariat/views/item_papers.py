"""What is joined to a point while it is prepared: its papers, and the model kept of it for other sessions."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import OnlyPost, WithForm
from cms.secretariat.forms.agenda import PaperForm, TemplateForm
from cms.secretariat.views.agenda import OnItem, agenda_url, prepared_item
from cms.secretariat.views.base import find_session
from document_types import access
from document_types.models import ItemTemplate
from document_types.rights import Capability
from document_types.services import item_papers, item_templates


class AddPaper(WithForm, OnItem):
    form_class = PaperForm
    template_name = "admin/secretariat/on_item.html"
    submit_label = gettext_lazy("Joindre cette pièce")
    success_message = gettext_lazy("La pièce est jointe au point.")

    def get_page_title(self):
        return _("Joindre une pièce au point %(position)s") % {"position": self.item.position}

    def carry_out(self, form):
        item_papers.add(item=self.item, user=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return agenda_url(self.session, self.item)


class TakeOffPaper(OnlyPost):
    success_message = gettext_lazy("La pièce n'est plus jointe au point ; son fichier reste parmi ceux du conseil.")

    def carry_out(self, request, pk, key):
        item = prepared_item(request.user, pk)
        item_papers.take_off(item=item, key=key, user=request.user)
        return agenda_url(item.session, item)


class KeepTemplate(WithForm, OnItem):
    form_class = TemplateForm
    template_name = "admin/secretariat/on_item.html"
    submit_label = gettext_lazy("Garder ce modèle")
    success_message = gettext_lazy("Le modèle est gardé : il est proposé quand on inscrit un point.")

    def get_page_title(self):
        return _("Garder le point %(position)s comme modèle") % {"position": self.item.position}

    def carry_out(self, form):
        item_templates.keep(item=self.item, **form.cleaned_data)

    def get_success_url(self):
        return agenda_url(self.session, self.item)


class DeleteTemplate(OnlyPost):
    """From the form that offers the models: back to it, without this one."""

    success_message = gettext_lazy("Le modèle est supprimé ; le point dont il venait ne change pas.")

    def carry_out(self, request, pk, template):
        session = find_session(request.user, pk)
        access.require(request.user, Capability.PREPARE, session.council)
        found = access.get_visible(ItemTemplate.objects.filter(council=session.council), pk=template)
        item_templates.delete(template=found)
        return reverse("secretariat:add_item", args=[session.pk])
