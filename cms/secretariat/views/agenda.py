"""The agenda: its points, their order, and what the law asks for each."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import OnlyPost, WithForm
from cms.secretariat import requirements
from cms.secretariat.forms.agenda import DELIBERATION, EFFECTS, ChangeItemForm, ItemForm
from cms.secretariat.views.base import OnSession
from document_types import access
from document_types.enums import SessionState
from document_types.models import AgendaItem, ItemRequest, Session
from document_types.rights import Capability
from document_types.services import agenda, item_requests, postponed, sessions


def agenda_url(session: Session) -> str:
    return reverse("secretariat:agenda", args=[session.pk])


def find_item(user, pk: int) -> AgendaItem:
    """A point of a session the user may see; a hidden one and a missing one answer alike."""
    items = AgendaItem.objects.select_related("act__page", "session__council__collectivity", "session__council__page")
    return access.get_visible(items.filter(session__in=access.visible_sessions(user)), pk=pk)


class AgendaScreen(OnSession):
    readers = ()
    page_title = gettext_lazy("Ordre du jour")
    template_name = "admin/secretariat/agenda.html"

    def get_context_data(self, **kwargs):
        council = self.session.council
        items = list(self.session.items.select_related("act__page", "carried_from__session").order_by("position"))
        for item in items:
            item.needs = requirements.of_item(item, council.level)
        can_prepare = access.holds(self.request.user, Capability.PREPARE, council.page)
        is_planned = self.session.state == SessionState.PLANNED
        is_awaited = is_planned and sessions.convocation_under_signature(self.session)
        return super().get_context_data(
            items=items,
            asked=self._asked() if can_prepare else None,
            can_prepare=can_prepare,
            can_change=can_prepare and is_planned and not is_awaited,
            is_awaited=is_awaited,
            put_off=postponed.awaiting(self.session) if can_prepare and is_planned and not is_awaited else (),
            **kwargs,
        )

    def _asked(self) -> list[ItemRequest]:
        """What members asked for, which is the secretariat's to answer."""
        asked = list(self.session.item_requests.all())
        for each in asked:
            each.session = self.session
            each.is_compulsory = item_requests.is_compulsory(each)
        return asked


class AddItem(WithForm, OnSession):
    page_title = gettext_lazy("Inscrire un point")
    form_class = ItemForm
    submit_label = gettext_lazy("Inscrire ce point")
    success_message = gettext_lazy("Le point est inscrit à l'ordre du jour.")

    def get_trail(self):
        return [*super().get_trail(), (_("Ordre du jour"), agenda_url(self.session))]

    def get_form_kwargs(self):
        return {"initial": {"version": self.session.version}, **super().get_form_kwargs()}

    def carry_out(self, form):
        sessions.add_item(
            session=self.session,
            version=form.cleaned_data["version"],
            is_deliberation=form.cleaned_data["kind"] == DELIBERATION,
            user=self.request.user,
            **form.facts(),
        )

    def get_success_url(self):
        return agenda_url(self.session)


class OnItem(OnSession):
    """A screen about one point of an agenda."""

    @cached_property
    def item(self) -> AgendaItem:
        return find_item(self.request.user, self.kwargs["pk"])

    def get_session(self):
        return self.item.session

    def get_trail(self):
        return [*super().get_trail(), (_("Ordre du jour"), agenda_url(self.session))]

    def get_context_data(self, **kwargs):
        return super().get_context_data(item=self.item, **kwargs)


class ChangeItem(WithForm, OnItem):
    form_class = ChangeItemForm
    submit_label = gettext_lazy("Enregistrer")
    success_message = gettext_lazy("Le point est modifié.")

    def get_page_title(self):
        return _("Point %(position)s") % {"position": self.item.position}

    def get_form_kwargs(self):
        item, act = self.item, self.item.act
        effect = act.has_financial_effect if act else None
        initial = {name: getattr(item, name) for name in ("title_ar", "title_fr", "matter", "version")}
        initial["effect"] = next(key for key, value in EFFECTS.items() if value is effect)
        initial["authentic_language"] = act.authentic_language if act else "ar"
        return {"initial": initial, **super().get_form_kwargs()}

    def carry_out(self, form):
        version = form.cleaned_data["version"]
        agenda.change_item(item=self.item, version=version, user=self.request.user, **form.facts())

    def get_success_url(self):
        return agenda_url(self.session)


class MoveItem(OnlyPost):
    """Up or down by one place."""

    def carry_out(self, request, pk):
        item = find_item(request.user, pk)
        access.require(request.user, Capability.PREPARE, item.session.council)
        step = -1 if request.POST.get("direction") == "up" else 1
        sessions.move_item(item=item, to=max(1, item.position + step), user=request.user)
        return agenda_url(item.session)


class CarryOver(OnlyPost):
    """Take up a point that another session put off."""

    success_message = gettext_lazy("Le point reporté est repris, avec son texte et ses annexes.")

    def carry_out(self, request, pk, item):
        session = access.get_visible(access.visible_sessions(request.user), pk=pk)
        access.require(request.user, Capability.PREPARE, session.council)
        postponed.carry_over(item=find_item(request.user, item), session=session, user=request.user)
        return agenda_url(session)


class RemoveItem(OnlyPost):
    success_message = gettext_lazy("Le point est retiré de l'ordre du jour ; son projet redevient un brouillon.")

    def carry_out(self, request, pk):
        item = find_item(request.user, pk)
        access.require(request.user, Capability.PREPARE, item.session.council)
        agenda.remove_item(item=item, user=request.user)
        return agenda_url(item.session)
