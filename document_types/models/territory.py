"""The tree of the territory: regions, prefectures and provinces, communes, arrondissements, each with its council."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page
from wagtail.search import index

from document_types.law.levels import Level
from document_types.rights import FactPagePermissions

LEVEL_CHOICES = [(level.value, level.label.in_language("fr")) for level in Level]


def paths_above(page: Page) -> list[str]:
    """The paths of the pages from the root down to this one, itself included."""
    return [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]


class KeepsFacts:
    """Page mixin: the fields named in `fact_fields` never come back from an old revision or a stale form."""

    fact_fields: tuple[str, ...] = ()

    def with_content_json(self, content):
        page = super().with_content_json(content)
        # From the database: the page in hand may itself have been read long ago.
        facts = type(self).objects.filter(pk=self.pk).values(*self.fact_fields).first() or {}
        for name, value in facts.items():
            setattr(page, name, value)
        return page

    def permissions_for_user(self, user):
        return FactPagePermissions(user, self)


class CollectivityPage(KeepsFacts, Page):
    """A territorial collectivity; the law table holds what differs by level."""

    level = models.CharField(_("niveau"), max_length=16, choices=LEVEL_CHOICES)
    code = models.CharField(_("code HCP"), max_length=24, unique=True)
    iso_code = models.CharField(_("code ISO 3166-2"), max_length=8, blank=True)
    name_fr = models.CharField(_("nom en français"), max_length=120)
    name_ar = models.CharField(_("nom en arabe"), max_length=120)
    name_zgh = models.CharField(_("nom en amazighe (tifinagh)"), max_length=120, blank=True)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)

    fact_fields = (
        "level",
        "code",
        "iso_code",
        "name_fr",
        "name_ar",
        "population",
        "title",
        "slug",
        "url_path",
    )
    content_panels = [
        FieldRowPanel([FieldPanel("name_fr", read_only=True), FieldPanel("name_ar", read_only=True)]),
        FieldRowPanel([FieldPanel("code", read_only=True), FieldPanel("population", read_only=True)]),
        FieldPanel("name_zgh"),
    ]
    promote_panels = []
    settings_panels = []
    search_auto_update = False
    search_fields = [*Page.search_fields, index.SearchField("name_ar"), index.FilterField("code")]
    parent_page_types = ["cms.HomePage", "document_types.CollectivityPage"]
    subpage_types = ["document_types.CollectivityPage", "document_types.CouncilPage"]
    is_creatable = False

    class Meta:
        verbose_name = _("collectivité territoriale")
        verbose_name_plural = _("collectivités territoriales")

    @property
    def law_level(self) -> Level:
        return Level(self.level)

    @property
    def name(self) -> str:
        return self.name_in(get_language())

    def name_in(self, language: str) -> str:
        return self.name_ar if language == "ar" else self.name_fr


class CouncilPage(KeepsFacts, Page):
    """The place of a council in the tree: its sessions lie below it and its rights are given at it."""

    seat_fr = models.CharField(_("siège, en français"), max_length=255, blank=True)
    seat_ar = models.CharField(_("siège, en arabe"), max_length=255, blank=True)
    email = models.EmailField(_("courriel du conseil"), blank=True)
    phone = models.CharField(_("téléphone"), max_length=32, blank=True)

    fact_fields = ("title", "slug", "url_path")
    content_panels = [
        FieldRowPanel([FieldPanel("seat_fr"), FieldPanel("seat_ar")]),
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
    ]
    promote_panels = []
    settings_panels = []
    search_auto_update = False
    parent_page_types = ["document_types.CollectivityPage"]
    subpage_types = ["document_types.SessionPage"]
    is_creatable = False
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("conseil")
        verbose_name_plural = _("conseils")
