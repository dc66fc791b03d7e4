"""Two texts that the authority received, side by side; or what it received of an act and its text rectified since."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.models import Revision

from document_types.access import get_visible
from document_types.enums import VersionStage
from document_types.models import Act
from document_types.reader import day_words, language
from document_types.services import comparisons, versions
from workflows.listing import received_acts, with_delays
from workflows.views import words
from workflows.views.base import INBOX, ReceivedActView


def comparisons_of(act: Act, received: list[Act]) -> list[tuple[str, str]]:
    """The (label, url) pairs of what the authority may compare with this act, of the others that it received."""
    found = [
        (_("Comparer avec %(act)s") % {"act": words.kind_and_number(other)}, other.pk)
        for other in received
        if other.pk != act.pk
    ]
    if act.versions.filter(stage=VersionStage.RECTIFIED, effective_at__gte=act.received_at).exists():
        found.insert(0, (_("Texte rectifié depuis sa réception : comparer les deux versions"), act.pk))
    return [(label, reverse("review:compare", args=[act.pk, pk])) for label, pk in found]


class ComparisonView(ReceivedActView, TemplateView):
    template_name = "admin/review/comparison.html"
    header_icon = "doc-full"
    page_title = gettext_lazy("Ce qui a changé")

    @cached_property
    def other(self) -> Act:
        return get_visible(with_delays(received_acts(self.request.user)), pk=self.kwargs["other"])

    def get_breadcrumbs_items(self):
        here = {"url": reverse("review:act", args=[self.act.pk]), "label": words.kind_and_number(self.act)}
        return [*self.breadcrumbs_items, INBOX, here, {"url": "", "label": str(self.page_title)}]

    def pair(self) -> list[tuple[str, str, Revision, str]]:
        """(name, day, revision, hash) of both texts, the older one first."""
        if self.other.pk == self.act.pk:
            return [_received(self.act), self.rectified()]
        both = sorted((self.act, self.other), key=lambda act: (act.received_at, act.pk))
        return [_received(act) for act in both]

    def rectified(self):
        newest = versions.public_history(self.act)[-1]
        if newest.stage != VersionStage.RECTIFIED:
            raise PermissionDenied(_("Le texte de cet acte n'a pas été rectifié depuis sa réception."))
        day = day_words(newest.effective_at)
        return newest.get_stage_display(), day, newest.revision, newest.content_hash

    def get_context_data(self, **kwargs):
        pair = self.pair()
        texts = [versions.read(revision) for _name, _day, revision, _hash in pair]
        return super().get_context_data(
            act=self.act,
            pair=[(name, day, fingerprint) for name, day, _revision, fingerprint in pair],
            sides=comparisons.compared(*texts, first=language()),
            is_beside=self.request.GET.get("vue") == "cote",
            **kwargs,
        )


def _received(act: Act):
    slip = next(iter(act.transmitted_in.all()), None)
    if slip is None:
        raise PermissionDenied(_("Le texte de cet acte n'est pas parvenu par la plateforme."))
    return words.kind_and_number(act), day_words(act.received_at), slip.revision, slip.content_hash
