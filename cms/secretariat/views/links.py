"""The acts that a project of deliberation amends or replaces, chosen while it is written."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import OnlyPost
from cms.secretariat.views.agenda import OnItem, agenda_url, prepared_item
from document_types import access
from document_types.enums import LinkKind
from document_types.models import Act, ActLink
from document_types.services import links


class Links(OnItem):
    """What the project is tied to, and a search among the decided acts of the council."""

    template_name = "admin/secretariat/links.html"
    page_title = gettext_lazy("Acte modifié ou remplacé")

    def check_right(self):
        super().check_right()
        if self.item.act is None:
            raise PermissionDenied(_("Ce point est pour information : il n'a pas de projet à lier à un acte."))

    def get_trail(self):
        return [*super().get_trail(), (_("Point %(position)s") % {"position": self.item.position}, self.agenda())]

    def agenda(self) -> str:
        return agenda_url(self.session, self.item)

    def get_context_data(self, **kwargs):
        asked = self.request.GET.get("mots", "")
        made = [each for each in links.links_of(self.item.act) if each.later_id == self.item.act_id]
        return super().get_context_data(
            asked=asked,
            found=links.search(self.session.council, asked),
            made=made,
            kinds=LinkKind.choices,
            can_change=self.item.act.is_writable,
            agenda=self.agenda(),
            **kwargs,
        )


class AddLink(OnlyPost):
    success_message = gettext_lazy("Le lien est enregistré : il prend effet quand le nouvel acte est exécutoire.")

    def carry_out(self, request, pk, earlier):
        item = prepared_item(request.user, pk)
        kind = request.POST.get("kind")
        if item.act is None or kind not in LinkKind.values:
            raise PermissionDenied(_("Ce lien n'existe pas."))
        found = access.get_visible(Act.objects.filter(council=item.session.council_id), pk=earlier)
        links.link(later=item.act, earlier=found, kind=LinkKind(kind), user=request.user)
        return reverse("secretariat:links", args=[item.pk])


class RemoveLink(OnlyPost):
    success_message = gettext_lazy("Le lien est retiré.")

    def carry_out(self, request, pk, link):
        item = prepared_item(request.user, pk)
        found = access.get_visible(ActLink.objects.select_related("later").filter(later=item.act_id), pk=link)
        links.unlink(found=found, user=request.user)
        return reverse("secretariat:links", args=[item.pk])
