"""Days announced as closed or open: each entry is written through the calendar's service, which journals it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from document_types.models import ClosingDay
from document_types.services.calendar import set_closing_day


class ClosingDayForm(WagtailAdminModelForm):
    class Meta:
        model = ClosingDay
        fields = ["day", "is_open", "name_fr", "name_ar"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["day"].disabled = True

    def save(self, commit=True):
        names = ("day", "is_open", "name_fr", "name_ar")
        closing = set_closing_day(**{name: self.cleaned_data[name] for name in names}, user=self.for_user)
        self.instance.pk = closing.pk
        self.instance._state.adding = False
        return closing


class NothingIsRemoved(ModelPermissionPolicy):
    """What was entered is corrected, never removed: the journal keeps both."""

    def user_has_permission(self, user, action):
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return super().user_has_any_permission(user, set(actions) - {"delete"})


class ClosingDayViewSet(ModelViewSet):
    model = ClosingDay
    icon = "calendar"
    menu_label = _("Jours de fermeture")
    menu_name = "closing-days"
    menu_order = 210
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = ["day", "name_fr", "name_ar", "is_open"]
    ordering = "-day"
    panels = [
        HelpPanel(
            content=_(
                "<p>Une fête annoncée ou déplacée change les délais calculés à partir de ce jour ; les délais déjà "
                "en cours gardent la date notifiée. Chaque saisie est inscrite au journal de la plateforme.</p>"
            )
        ),
        FieldPanel("day"),
        FieldPanel("is_open"),
        FieldRowPanel([FieldPanel("name_ar", attrs={"dir": "rtl", "lang": "ar"}), FieldPanel("name_fr")]),
    ]

    def get_edit_handler(self):
        handler = ObjectList(self.panels, base_form_class=ClosingDayForm)
        return handler.bind_to_model(self.model)
