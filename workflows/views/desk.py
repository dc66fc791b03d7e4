"""What the screens at an office's desk share: one act, and the one authority whose officer the user is."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from document_types.models import ActVersion, Authority
from document_types.reader import language
from document_types.rights import Capability
from document_types.services import versions
from workflows.services.desks import require_desk
from workflows.views import words
from workflows.views.base import INBOX, ReceivedActView
from workflows.views.reading import texts_of


class AtDesk(ReceivedActView):
    """A screen about one act for the office that studies it, and for no other."""

    capabilities = (Capability.REVIEW,)
    header_icon = "clipboard-list"

    @cached_property
    def authority(self) -> Authority:
        return require_desk(self.act, self.request.user)

    def get(self, request, *args, **kwargs):
        self.check()
        return super().get(request, *args, **kwargs)

    def check(self) -> None:
        """Finding the authority asks for the right."""
        if not self.authority:
            raise PermissionDenied

    @property
    def url(self) -> str:
        return reverse("review:examination", args=[self.act.pk])

    def get_breadcrumbs_items(self):
        act = {"url": reverse("review:act", args=[self.act.pk]), "label": words.kind_and_number(self.act)}
        return [*self.breadcrumbs_items, INBOX, act, *self.trail(), {"url": "", "label": self.get_page_title()}]

    def trail(self) -> list[dict]:
        return [{"url": self.url, "label": _("Examen du dossier")}]

    def mine(self, model):
        return model.objects.filter(act=self.act, authority=self.authority)

    def text_received(self):
        """The text as the slip brought it; None where it came without one."""
        slip = next(iter(self.act.transmitted_in.all()), None)
        return slip.revision.as_object() if slip else None


class VersionView(AtDesk, TemplateView):
    """A text that the act has or had since its adoption; the project before it is for the council's own people."""

    template_name = "admin/review/office/version.html"

    @cached_property
    def version(self) -> ActVersion:
        known = {version.rank: version for version in versions.public_history(self.act)}
        if self.kwargs["rank"] not in known:
            raise PermissionDenied(_("Vous n'avez pas accès à ce dossier, ou il n'existe pas."))
        return known[self.kwargs["rank"]]

    def get_page_title(self):
        return self.version.get_stage_display()

    def get_context_data(self, **kwargs):
        page = versions.read(self.version.revision)
        return super().get_context_data(
            act=self.act,
            number=words.kind_and_number(self.act),
            version=self.version,
            reasons=self.version.reasons_in(language()),
            texts=texts_of(page, self.act.authentic_language),
            **kwargs,
        )
