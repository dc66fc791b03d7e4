"""What the authority's screens share: who may enter, and a refusal that says why."""

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from document_types.access import OUTSIDE, get_visible, paths_of
from document_types.models import Act
from workflows.listing import received_acts, with_delays

HOME = {"url": reverse_lazy("wagtailadmin_home"), "label": gettext_lazy("Accueil")}
INBOX = {"url": reverse_lazy("review:inbox"), "label": gettext_lazy("Contrôle de légalité")}


def forbidden(request, reason: str):
    """A page that says why, with the status that says no; Wagtail's own answer is a redirect to its home."""
    context = {
        "breadcrumbs_items": [HOME, {"url": "", "label": _("Accès refusé")}],
        "header_title": _("Accès refusé"),
        "header_icon": "lock",
        "reason": reason or _("Vous n'avez pas accès à ce dossier."),
    }
    return TemplateResponse(request, "admin/review/forbidden.html", context, status=403)


class OfficeView(WagtailAdminTemplateMixin):
    """A screen for those who hold one of `capabilities` somewhere in the tree."""

    capabilities = OUTSIDE
    denial = gettext_lazy("Ces écrans sont ceux des autorités de contrôle.")
    breadcrumbs_items = [HOME]

    def dispatch(self, request, *args, **kwargs):
        try:
            if not paths_of(request.user, *self.capabilities):
                raise PermissionDenied(str(self.denial))
            return super().dispatch(request, *args, **kwargs)
        except PermissionDenied as denied:
            return forbidden(request, str(denied))


class ReceivedActView(OfficeView):
    """A screen on one act that the user's authority received."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self._act = None

    @property
    def act(self) -> Act:
        if self._act is None:
            acts = with_delays(received_acts(self.request.user)).select_related("reexamines__council__collectivity")
            self._act = get_visible(acts, pk=self.kwargs["pk"])
        return self._act
