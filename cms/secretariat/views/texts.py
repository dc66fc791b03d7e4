"""The versions of an act for the council's people: compared, and a slip of the pen mended under two signatures."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import OnlyPost, Screen, WithForm
from cms.secretariat.forms.texts import RectificationForm
from cms.secretariat.views.base import find_act
from document_types import access
from document_types.corrections import passages_of
from document_types.enums import MandateOffice
from document_types.models import Act, ActVersion, PendingRectification
from document_types.reader import language
from document_types.rights import Capability
from document_types.services import comparisons, links, rectification, versions
from document_types.services.signatories import CAPABILITIES

# A form of more passages than these is no form any more: the clerk searches the faulty words first.
SHOWN_AT_MOST = 200


def texts_story(act: Act, user) -> dict:
    """What the screen of an act says of its versions, for the council's own people; nothing for the others."""
    if not access.holds_any(user, access.INSIDE, act.council.page):
        return {}
    history = versions.history(act)
    can_prepare = access.holds(user, Capability.PREPARE, act.council.page)
    return {
        "history": list(zip([None, *history], history, strict=False)),
        "links": links.links_of(act),
        "pending": PendingRectification.objects.filter(act=act).first(),
        "can_rectify": can_prepare and not rectification.why_not(act),
        "why_not_rectified": rectification.why_not(act) if can_prepare and act.number_slug else "",
    }


class OnAct(Screen):
    """A screen on one act, for those who hold one of `readers` over its council."""

    header_icon = "doc-full"
    readers: tuple[Capability, ...] = access.INSIDE

    @cached_property
    def act(self) -> Act:
        return find_act(self.request.user, self.kwargs["pk"])

    def check_right(self):
        if not access.holds_any(self.request.user, self.readers, self.act.council.page):
            raise PermissionDenied(_("Les versions de travail d'un texte sont celles du conseil qui l'écrit."))

    def get_trail(self):
        return [
            (_("Sessions"), reverse("secretariat:sessions")),
            (str(self.act), reverse("secretariat:act", args=[self.act.pk])),
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(act=self.act, session=self.act.session, council=self.act.council, **kwargs)

    def get_success_url(self):
        return reverse("secretariat:act", args=[self.act.pk])


class CompareVersions(OnAct):
    """Two versions of a text, the one laid before the council among them."""

    page_title = gettext_lazy("Ce qui a changé")
    template_name = "admin/secretariat/comparison.html"

    def version(self, rank: int) -> ActVersion:
        found = next((each for each in versions.history(self.act) if each.rank == rank), None)
        if found is None:
            raise PermissionDenied(_("Cette version n'existe pas."))
        return found

    def get_context_data(self, **kwargs):
        older, newer = self.version(self.kwargs["old"]), self.version(self.kwargs["new"])
        texts = versions.read(older.revision), versions.read(newer.revision)
        return super().get_context_data(
            older=older,
            newer=newer,
            sides=comparisons.compared(*texts, first=language()),
            is_beside=self.request.GET.get("vue") == "cote",
            **kwargs,
        )


class Rectify(WithForm, OnAct):
    """The clerk writes the words as they should read, and says why; nothing changes before both signatures."""

    readers = (Capability.PREPARE,)
    page_title = gettext_lazy("Rectifier une erreur matérielle")
    template_name = "admin/secretariat/rectify.html"
    submit_label = gettext_lazy("Soumettre aux deux signataires")
    success_message = gettext_lazy("La rectification attend la confirmation du président et du secrétaire du conseil.")

    def check_right(self):
        access.require(self.request.user, Capability.PREPARE, self.act.council)
        if reason := rectification.why_not(self.act):
            raise PermissionDenied(reason)

    @property
    def asked(self) -> str:
        return self.request.GET.get("mots", "").strip()

    @cached_property
    def passages(self):
        wanted = self.asked.casefold()
        return [each for each in passages_of(self.act.revision.as_object()) if wanted in each.text.casefold()]

    def get_form(self):
        return RectificationForm(passages=self.passages[:SHOWN_AT_MOST], **self.get_form_kwargs())

    def get_context_data(self, **kwargs):
        facts = {"asked": self.asked, "hidden": max(0, len(self.passages) - SHOWN_AT_MOST), "found": self.passages}
        return super().get_context_data(**facts, **kwargs)

    def carry_out(self, form):
        data = form.cleaned_data
        rectification.prepare(
            act=self.act,
            corrections=form.corrections(),
            user=self.request.user,
            **{name: data[name] for name in ("reference", "reasons_fr", "reasons_ar")},
        )

    def get_success_url(self):
        return reverse("secretariat:rectification", args=[self.act.pk])


class ReadRectification(OnAct):
    """The comparison, which whoever confirms sees first."""

    page_title = gettext_lazy("Rectification à confirmer")
    template_name = "admin/secretariat/rectification.html"

    @cached_property
    def pending(self) -> PendingRectification:
        found = PendingRectification.objects.select_related("revision", "president", "secretary").filter(act=self.act)
        return access.get_visible(found)

    def check_right(self):
        super().check_right()
        return self.pending

    def get_context_data(self, **kwargs):
        pending, user = self.pending, self.request.user
        offices = [
            (office, getattr(pending, f"{office}_at"), access.holds(user, capability, self.act.council.page))
            for office, capability in CAPABILITIES.items()
        ]
        return super().get_context_data(
            pending=pending,
            offices=[(office.value, office.label, at, mine and not at) for office, at, mine in offices],
            sides=comparisons.compared(
                versions.read(pending.revision), rectification.rectified_text(pending), first=language()
            ),
            is_beside=self.request.GET.get("vue") == "cote",
            reason=rectification.why_not(self.act),
            can_give_up=access.holds(user, Capability.PREPARE, self.act.council.page),
            **kwargs,
        )


def _pending(request, pk: int) -> PendingRectification:
    act = find_act(request.user, pk)
    return access.get_visible(PendingRectification.objects.select_related("act__council__page").filter(act=act))


class ConfirmRectification(OnlyPost):
    success_message = gettext_lazy("Votre confirmation est enregistrée.")

    def carry_out(self, request, pk, office):
        if office not in MandateOffice.values or MandateOffice(office) not in CAPABILITIES:
            raise PermissionDenied(_("Cette signature n'existe pas."))
        pending = rectification.confirm(pending=_pending(request, pk), office=MandateOffice(office), user=request.user)
        return reverse("secretariat:act" if pending.is_confirmed else "secretariat:rectification", args=[pk])


class GiveUpRectification(OnlyPost):
    success_message = gettext_lazy("La rectification est abandonnée : le texte reste tel qu'il est.")

    def carry_out(self, request, pk):
        rectification.give_up(pending=_pending(request, pk), user=request.user)
        return reverse("secretariat:act", args=[pk])
