"""The agenda: its points, their order, and what the law asks for each."""

from django.http import JsonResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cms.screens import OnlyPost, WithForm
from cms.secretariat import points
from cms.secretariat.forms.agenda import DELIBERATION, ChangeItemForm, ItemForm, OrderForm
from cms.secretariat.views.base import OnSession, find_session
from document_types import access
from document_types.enums import SessionState
from document_types.errors import Refusal
from document_types.law.statutes import rule
from document_types.models import AgendaItem, ItemRequest, ItemTemplate, Session
from document_types.reader import language
from document_types.rights import Capability
from document_types.services import agenda, item_requests, item_templates, minutes_followup, postponed, sessions


def agenda_url(session: Session, item: AgendaItem | None = None) -> str:
    """The address of the agenda, or of one point on it: a reader without script finds the point moved."""
    url = reverse("secretariat:agenda", args=[session.pk])
    return f"{url}#point-{item.pk}" if item else url


def find_item(user, pk: int) -> AgendaItem:
    """A point of a session the user may see; a hidden one and a missing one answer alike."""
    items = AgendaItem.objects.select_related("act__page", "session__council__collectivity", "session__council__page")
    return access.get_visible(items.filter(session__in=access.visible_sessions(user)), pk=pk)


def prepared_item(user, pk: int) -> AgendaItem:
    """A point that the user prepares."""
    item = find_item(user, pk)
    access.require(user, Capability.PREPARE, item.session.council)
    return item


def warn_of_twin(request, item: AgendaItem) -> None:
    """Two points with one title are most often one point entered twice."""
    if place := points.twin_of(item, item.session.items.order_by("position")):
        words = _("Le point %(place)s a déjà le même objet : retirez l'un des deux s'il est de trop.")
        messages.warning(request, words % {"place": place})


class AgendaScreen(OnSession):
    readers = ()
    page_title = gettext_lazy("Ordre du jour")
    template_name = "admin/secretariat/agenda.html"

    def get_context_data(self, **kwargs):
        session, user, council = self.session, self.request.user, self.session.council
        is_inside = access.holds_any(user, access.INSIDE, council.page)
        is_of_council = is_inside or access.holds(user, Capability.ATTEND, council.page)
        shown = points.of_session(session, is_of_council=is_of_council, has_papers=is_inside)
        can_prepare = access.holds(user, Capability.PREPARE, council.page)
        is_planned = session.state == SessionState.PLANNED
        is_awaited = is_planned and sessions.convocation_under_signature(session)
        can_change = can_prepare and is_planned and not is_awaited
        return super().get_context_data(
            points=shown,
            total_time=points.total_time(shown),
            asked=self._asked() if can_prepare else None,
            within_powers=points.powers_words(session),
            can_prepare=can_prepare,
            can_change=can_change,
            is_awaited=is_awaited,
            is_over=can_prepare and session.state == SessionState.CLOSED,
            report_rule=rule("AGE-13", council.level, session.opens_on),
            to_approve=self._to_approve() if can_change else (),
            put_off=postponed.awaiting(session) if can_change else (),
            **kwargs,
        )

    def _to_approve(self) -> list[tuple]:
        """The minutes of earlier sessions that no agenda has placed yet, each with the title of its point."""
        waiting = minutes_followup.awaiting_approval(self.session)
        return [(act, minutes_followup.point_of(act).in_language(language())) for act in waiting]

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
    template_name = "admin/secretariat/add_item.html"
    submit_label = gettext_lazy("Inscrire ce point")
    success_message = gettext_lazy("Le point est inscrit à l'ordre du jour.")

    @cached_property
    def templates(self) -> list[ItemTemplate]:
        return list(item_templates.of_council(self.session.council))

    @cached_property
    def template(self) -> ItemTemplate | None:
        """The model the point begins with, named in the address of the form."""
        wanted = self.request.GET.get("modele")
        return next((each for each in self.templates if str(each.pk) == wanted), None)

    def get_trail(self):
        return [*super().get_trail(), (_("Ordre du jour"), agenda_url(self.session))]

    def get_form_kwargs(self):
        initial = {"version": self.session.version}
        if self.template:
            initial |= ItemForm.initial_of(self.template.item, agenda.copied(self.template.item, self.session))
        return {"initial": initial, "committees": sessions.committees_of(self.session), **super().get_form_kwargs()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(templates=self.templates, template=self.template, **kwargs)

    def carry_out(self, form):
        text = item_templates.project_of(self.template) if self.template else {}
        item = sessions.add_item(
            session=self.session,
            version=form.cleaned_data["version"],
            is_deliberation=form.cleaned_data["kind"] == DELIBERATION,
            user=self.request.user,
            **(text | form.facts()),
        )
        warn_of_twin(self.request, item)

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
        initial = ItemForm.initial_of(self.item, agenda.copied(self.item, self.session))
        initial |= {"version": self.item.version}
        return {"initial": initial, "committees": sessions.committees_of(self.session), **super().get_form_kwargs()}

    def carry_out(self, form):
        version = form.cleaned_data["version"]
        agenda.change_item(item=self.item, version=version, user=self.request.user, **form.facts())

    def get_success_url(self):
        return agenda_url(self.session, self.item)


class MoveItem(OnlyPost):
    """Up or down by one place."""

    def carry_out(self, request, pk):
        item = prepared_item(request.user, pk)
        step = -1 if request.POST.get("direction") == "up" else 1
        version = request.POST.get("version")
        agenda.move_item(
            item=item,
            to=max(1, item.position + step),
            version=int(version) if version and version.isdecimal() and len(version) < 10 else None,
            user=request.user,
        )
        return agenda_url(item.session, item)


class Reorder(OnlyPost):
    """The whole order at once, as typed place by place or as a script sends it, which reads the answer as JSON."""

    def post(self, request, *args, **kwargs):
        if request.headers.get("Accept", "").startswith("application/json"):
            session, item = self.reordered(request, **kwargs)
            return JsonResponse({"version": session.version, "message": self.said(session, item)})
        return super().post(request, *args, **kwargs)

    def carry_out(self, request, pk):
        session, item = self.reordered(request, pk)
        messages.success(request, self.said(session, item))
        return agenda_url(session, item)

    def reordered(self, request, pk) -> tuple[Session, AgendaItem | None]:
        """The session, and the first of the points that moved, as it is now."""
        session = find_session(request.user, pk)
        access.require(request.user, Capability.PREPARE, session.council)
        form = OrderForm(request.POST, items=list(session.items.order_by("position")))
        if not form.is_valid():
            raise Refusal(_("Donnez à chaque point une place en chiffres, à partir de 1."))
        moved = [item for _place, item in form.moved()]
        agenda.reorder(session=session, order=form.order(), version=form.cleaned_data["version"], user=request.user)
        session.refresh_from_db(fields=["version"])
        chosen = request.POST.get("moved")
        item = next((each for each in moved if str(each.pk) == chosen), moved[0] if moved else None)
        if item:
            item.refresh_from_db(fields=["position"])
        return session, item

    def said(self, session: Session, item: AgendaItem | None) -> str:
        if item is None:
            return _("L'ordre des points n'a pas changé.")
        facts = {"title": f"\u2068{item}\u2069", "place": item.position, "count": session.items.count()}
        return _("« %(title)s » est maintenant le point %(place)s sur %(count)s.") % facts


class CarryOver(OnlyPost):
    """Take up a point that another session put off."""

    success_message = gettext_lazy("Le point reporté est repris, avec son texte et ses annexes.")

    def carry_out(self, request, pk, item):
        session = access.get_visible(access.visible_sessions(request.user), pk=pk)
        access.require(request.user, Capability.PREPARE, session.council)
        taken = postponed.carry_over(item=find_item(request.user, item), session=session, user=request.user)
        warn_of_twin(request, taken)
        return agenda_url(session)


class RemoveItem(OnlyPost):
    success_message = gettext_lazy("Le point est retiré de l'ordre du jour ; son projet redevient un brouillon.")

    def carry_out(self, request, pk):
        item = prepared_item(request.user, pk)
        agenda.remove_item(item=item, user=request.user)
        return agenda_url(item.session)
