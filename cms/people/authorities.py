"""The authorities of control: which office, over which place; entering one gives it its group and its right."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page

from cms.models import HomePage
from cms.roles import make_authority_group
from document_types.law.levels import Level
from document_types.law.offices import Office
from document_types.models import Authority, CollectivityPage, Council


def places() -> list[tuple[str, list[tuple[int, str]]]]:
    """Where the law sets an office: a governor over a prefecture or province, a wali over a region's council."""
    provinces = CollectivityPage.objects.filter(level__in=[Level.PREFECTURE, Level.PROVINCE]).order_by("title")
    regions = Council.objects.filter(collectivity__level=Level.REGION).with_names().order_by("collectivity__title")
    return [
        ("", [("", "—")]),
        (_("Préfectures et provinces (gouverneur)"), [(page.pk, page.name) for page in provinces]),
        (_("Conseils de région (wali)"), [(council.page_id, council.name) for council in regions]),
        (_("Royaume (ministère de l'intérieur)"), [(page.pk, _("Royaume")) for page in HomePage.objects.all()]),
    ]


_OFFICES = {
    Office.GOVERNOR: lambda page: CollectivityPage.objects.filter(
        pk=page.pk, level__in=[Level.PREFECTURE, Level.PROVINCE]
    ),
    Office.WALI: lambda page: Council.objects.filter(page_id=page.pk, collectivity__level=Level.REGION),
    Office.INTERIOR: lambda page: HomePage.objects.filter(pk=page.pk),
}


def place_of(authority: Authority) -> str:
    """A wali's right is given at the region's council, whose page is only called "Conseil"."""
    council = Council.objects.filter(page_id=authority.page_id).with_names().first()
    if council:
        return council.name
    return _("Royaume") if authority.office == Office.INTERIOR else authority.page.title


class AuthorityForm(WagtailAdminModelForm):
    page = forms.ModelChoiceField(label=gettext_lazy("Territoire"), queryset=Page.objects.all(), widget=forms.Select)

    class Meta:
        model = Authority
        fields = ["office", "page", "name_fr", "name_ar", "email"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["page"].choices = places()
        if self.instance.pk:
            # Its group and its receipts are tied to its place.
            self.fields["office"].disabled = self.fields["page"].disabled = True

    def clean(self):
        data = super().clean()
        office, page = data.get("office"), data.get("page")
        if office and page and not _OFFICES[Office(office)](page).exists():
            self.add_error("page", _("La loi ne place pas cette fonction auprès de ce territoire."))
        return data

    def save(self, commit=True):
        authority = super().save(commit=commit)
        make_authority_group(authority)
        return authority


class AuthorityViewSet(ModelViewSet):
    model = Authority
    icon = "group"
    menu_label = gettext_lazy("Autorités de contrôle")
    menu_name = "authorities"
    menu_order = 220
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = [
        "name_fr",
        "name_ar",
        "office",
        Column("place", accessor=place_of, label=gettext_lazy("Territoire")),
    ]
    search_fields = ["name_fr", "name_ar"]
    search_backend_name = None
    ordering = "name_fr"
    panels = [
        FieldRowPanel([FieldPanel("office"), FieldPanel("page")]),
        FieldRowPanel([FieldPanel("name_ar", attrs={"dir": "rtl", "lang": "ar"}), FieldPanel("name_fr")]),
        FieldPanel("email"),
    ]

    def get_edit_handler(self):
        handler = ObjectList(self.panels, base_form_class=AuthorityForm)
        return handler.bind_to_model(self.model)
