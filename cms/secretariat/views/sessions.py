"""The list of sessions, a new session, and the workspace where a clerk lives for weeks."""

import django_filters
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import HeaderButton

from cms.law.simulator import address_of
from cms.screens import RefusesInWords, Screen, WithForm
from cms.secretariat import progress, steps, windows
from cms.secretariat.forms.sessions import CancelSessionForm, ChangeSessionForm, DayForm, NewSessionForm
from cms.secretariat.views import printing
from cms.secretariat.views.base import OfCouncil, OnSession, councils_to_prepare
from cms.secretariat.views.extension import is_extendable
from document_types import access
from document_types.clock import today
from document_types.enums import SessionKind, SessionState
from document_types.models import Council, Session
from document_types.reader import day_words, language
from document_types.rights import Capability
from document_types.services import cancellation, installation, postponed, sessions
from document_types.services.reckoning import reckoner
from workflows.services.moments import moment_of


class SessionFilters(WagtailFilterSet):
    council = django_filters.ModelChoiceFilter(label=gettext_lazy("Conseil"), queryset=Council.objects.none())
    state = django_filters.ChoiceFilter(label=gettext_lazy("État"), choices=SessionState.choices)
    year = django_filters.ChoiceFilter(label=gettext_lazy("Année"), field_name="opens_on", lookup_expr="year")

    class Meta:
        model = Session
        fields = ["council", "state"]

    def __init__(self, data=None, queryset=None, *, request=None, prefix=None):
        super().__init__(data, queryset, request=request, prefix=prefix)
        councils = access.visible_councils(request.user)
        years = access.visible_sessions(request.user).dates("opens_on", "year", order="DESC")
        self.filters["year"].extra["choices"] = [(day.year, day.year) for day in years]
        self.filters["council"].queryset = councils
        if len(councils) < 2:
            del self.filters["council"]


class SessionList(RefusesInWords, BaseListingView):
    model = Session
    page_title = gettext_lazy("Sessions")
    header_icon = "calendar-alt"
    paginate_by = 20
    filterset_class = SessionFilters
    index_url_name = "secretariat:sessions"
    index_results_url_name = "secretariat:sessions_results"
    default_ordering = "-opens_on"
    verbose_name_plural = gettext_lazy("sessions")
    columns = [
        TitleColumn(
            "title",
            label=gettext_lazy("Session"),
            accessor=lambda session: session.title,
            get_url=lambda session: reverse("secretariat:session", args=[quote(session.pk)]),
        ),
        Column("council", label=gettext_lazy("Conseil"), accessor=lambda session: session.council.name),
        Column(
            "opens_on",
            label=gettext_lazy("Ouverture"),
            accessor=lambda session: day_words(session.opens_on),
            sort_key="opens_on",
        ),
        Column("state", label=gettext_lazy("État"), accessor="get_state_display"),
        Column(
            "convened_at",
            label=gettext_lazy("Convocations envoyées"),
            accessor=lambda session: day_words(session.convened_at) if session.convened_at else "",
        ),
    ]

    def get_base_queryset(self):
        return access.visible_sessions(self.request.user).with_council()

    def order_queryset(self, queryset):
        return super().order_queryset(queryset).order_by(self.ordering, "-pk")

    def get_header_buttons(self):
        if not access.paths_of(self.request.user, Capability.PREPARE):
            return []
        return [HeaderButton(_("Ouvrir une session"), reverse("secretariat:new_session"), icon_name="plus")]


class NewSession(WithForm, Screen):
    page_title = gettext_lazy("Ouvrir une session")
    form_class = NewSessionForm
    submit_label = gettext_lazy("Ouvrir la session")
    template_name = "admin/secretariat/new_session.html"

    def get_trail(self):
        return [(_("Sessions"), reverse("secretariat:sessions"))]

    def check_right(self):
        self.councils = councils_to_prepare(self.request.user).connected()
        if not self.councils:
            raise PermissionDenied(
                _("Ouvrir une session revient au secrétariat d'un conseil connecté à la plateforme.")
            )

    @cached_property
    def last(self) -> Session | None:
        """The last session of the council the address names, or of the only one."""
        wanted = self.request.GET.get("conseil")
        chosen = [each for each in self.councils if str(each.pk) == wanted] or self.councils
        return sessions.last_of(chosen[0]) if len(chosen) == 1 else None

    def get_form_kwargs(self):
        kept = ("council", "starts_at", "place_ar", "place_fr")
        initial = {name: getattr(self.last, name) for name in kept} if self.last else {}
        return {"councils": self.councils, "initial": initial, **super().get_form_kwargs()}

    def get_context_data(self, **kwargs):
        levels = {council.level for council in self.councils}
        day, here = today(), reckoner()
        calendars = [
            (level.label.in_language(language()), windows.windows_of(level, (day.year, day.year + 1), here, day))
            for level in sorted(levels)
        ]
        return super().get_context_data(calendars=calendars, last=self.last, **kwargs)

    def carry_out(self, form):
        facts = dict(form.cleaned_data)
        if facts["kind"] == SessionKind.INSTALLATION:
            del facts["kind"]
            self.session = installation.open_installation(user=self.request.user, **facts)
        else:
            self.session = sessions.open_session(user=self.request.user, **facts)
        warn_outside_window(self.request, self.session)

    def get_success_message(self, form):
        opened = _("%(session)s est ouverte à la préparation.") % {"session": self.session.title}
        waiting = postponed.awaiting(self.session).count()
        if not waiting:
            return opened
        return f"{opened} " + ngettext(
            "Un point reporté est à reprendre à son ordre du jour.",
            "%(count)s points reportés sont à reprendre à son ordre du jour.",
            waiting,
        ) % {"count": waiting}

    def get_success_url(self):
        return reverse("secretariat:session", args=[self.session.pk])


def warn_outside_window(request, session: Session) -> None:
    warning = windows.warning_for(session.kind, session.council.level, session.opens_on, reckoner(), session.elected_on)
    if warning:
        messages.warning(request, _("%(warning)s La date est enregistrée.") % {"warning": warning})


class Workspace(OfCouncil):
    """Everything a session still asks for, in legal order, and the next thing to do."""

    readers = access.INSIDE
    template_name = "admin/secretariat/workspace.html"

    def get_session(self):
        return progress.progress_of(super().get_session())

    def get_page_title(self):
        return self.session.title

    def get_trail(self):
        return [(_("Sessions"), reverse("secretariat:sessions"))]

    def get_context_data(self, **kwargs):
        session, here, day = self.session, reckoner(), today()
        # Nothing is asked of a cancelled session, nor of one that an older law governed.
        is_over = session.state == SessionState.CANCELLED or session.is_imported
        rows = [] if is_over else steps.rows(session, reckoner=here, today=day)
        can_prepare = access.holds(self.request.user, Capability.PREPARE, session.council.page)
        is_planned = session.state == SessionState.PLANNED
        return super().get_context_data(
            rows=rows,
            # The dates of an installation are the authority's to keep: the plan has none of them.
            plan_url="" if is_over or session.kind == SessionKind.INSTALLATION else address_of(session),
            next=steps.next_step(rows) if can_prepare else None,
            waiting=[row for row in rows if row.standing is steps.Standing.WAITING],
            warning=windows.warning_for(session.kind, session.council.level, session.opens_on, here, session.elected_on)
            if is_planned
            else "",
            papers=printing.papers_of(self.request.user, session),
            printed_acts=printing.acts_to_print(self.request.user, session),
            can_prepare=can_prepare,
            can_change=can_prepare and is_planned,
            can_extend=can_prepare and is_extendable(session),
            can_cancel=can_prepare and session.state in (SessionState.PLANNED, SessionState.CONVENED),
            **kwargs,
        )


class ChangeSession(WithForm, OnSession):
    page_title = gettext_lazy("Date, heure et lieu")
    form_class = ChangeSessionForm
    submit_label = gettext_lazy("Enregistrer")
    success_message = gettext_lazy("La session est modifiée.")

    def get_form_kwargs(self):
        fields = ("opens_on", "starts_at", "place_ar", "place_fr", "version")
        return {"initial": {name: getattr(self.session, name) for name in fields}, **super().get_form_kwargs()}

    def carry_out(self, form):
        changed = sessions.change_session(session=self.session, user=self.request.user, **form.cleaned_data)
        warn_outside_window(self.request, changed)

    def get_success_url(self):
        return reverse("secretariat:session", args=[self.session.pk])


class CancelSession(WithForm, OnSession):
    page_title = gettext_lazy("Annulation de la session")
    form_class = CancelSessionForm
    submit_label = gettext_lazy("Annuler la session")
    success_message = gettext_lazy(
        "La session est annulée : sa convocation reste en ligne avec cette mention, les membres appelés par courriel"
        " sont prévenus ; prévenez les autres."
    )

    def get_form_kwargs(self):
        return {"initial": {"version": self.session.version}, **super().get_form_kwargs()}

    def carry_out(self, form):
        cancellation.cancel_session(session=self.session, user=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        page = "convocation" if self.session.convened_at else "session"
        return reverse(f"secretariat:{page}", args=[self.session.pk])


class SendAgenda(WithForm, OnSession):
    page_title = gettext_lazy("Envoi de l'ordre du jour à l'autorité")
    form_class = DayForm
    submit_label = gettext_lazy("Enregistrer l'envoi")
    success_message = gettext_lazy("L'envoi de l'ordre du jour à l'autorité est enregistré.")
    template_name = "admin/secretariat/send_agenda.html"

    def get_form_kwargs(self):
        return {"label": _("Adressé à l'autorité le"), **super().get_form_kwargs()}

    def get_context_data(self, **kwargs):
        row = step_of(self.session, "sending")
        items = self.session.items.order_by("position")
        return super().get_context_data(row=row, items=items, **kwargs)

    def carry_out(self, form):
        day = form.cleaned_data["day"]
        sessions.send_agenda(session=self.session, at=moment_of(None, day), user=self.request.user)

    def get_success_url(self):
        return reverse("secretariat:session", args=[self.session.pk])


class CloseSession(WithForm, OnSession):
    page_title = gettext_lazy("Clôture de la session")
    form_class = DayForm
    submit_label = gettext_lazy("Clore la session")
    success_message = gettext_lazy(
        "La session est close : les délais de transmission et d'envoi du procès-verbal courent de cette date."
    )
    template_name = "admin/secretariat/close_session.html"

    def get_form_kwargs(self):
        return {"label": _("Close le"), **super().get_form_kwargs()}

    def get_context_data(self, **kwargs):
        still_open = sessions.open_items(self.session)
        return super().get_context_data(row=step_of(self.session, "closing"), still_open=still_open, **kwargs)

    def carry_out(self, form):
        sessions.close_session(session=self.session, on=form.cleaned_data["day"], user=self.request.user)

    def get_success_url(self):
        return reverse("secretariat:session", args=[self.session.pk])


def step_of(session: Session, key: str) -> steps.Row:
    """One row of the task list, for the screen that carries it out."""
    session = progress.progress_of(session)
    found = steps.rows(session, reckoner=reckoner(), today=today())
    return next(row for row in found if row.key == key)
