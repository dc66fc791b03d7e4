"""Councils, those who sit in them, and the authorities that control them."""

from datetime import date
from operator import attrgetter

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from document_types.enums import CouncilState, MandateOffice, OnlineFrom
from document_types.law.offices import Office
from document_types.models.territory import CollectivityPage, CouncilPage, paths_above
from document_types.names import council_name
from search.prepared import prepared

OFFICE_CHOICES = [(office.value, office.label.in_language("fr")) for office in Office]


# The place in the tree, which rights follow, and what the collectivity is.
_PLACE = (
    "page__path",
    "page__depth",
    "collectivity__level",
    "collectivity__code",
    "collectivity__name_fr",
    "collectivity__name_ar",
)


class CouncilQuerySet(models.QuerySet):
    def under(self, page):
        """Those of the collectivity at `page` and of everything below it in the tree."""
        return self.filter(page__path__startswith=page.path)

    def connected(self):
        return self.exclude(state=CouncilState.NOT_CONNECTED)

    def with_names(self):
        return self.select_related("collectivity", "page")

    def with_place(self):
        """`with_names`, and of the two pages only what the law reads; their other columns when they are asked for."""
        own = (field.name for field in self.model._meta.concrete_fields)
        return self.with_names().only(*own, *_PLACE)


class Council(models.Model):
    """A council as a fact: its state, seats and publication choices; its page holds only what is written."""

    page = models.OneToOneField(CouncilPage, models.PROTECT, related_name="council")
    collectivity = models.OneToOneField(CollectivityPage, models.PROTECT, related_name="council")
    state = models.CharField(_("état"), max_length=16, choices=CouncilState.choices, default=CouncilState.NOT_CONNECTED)
    active_since = models.DateField(_("actif depuis"), null=True, blank=True)
    wave = models.PositiveSmallIntegerField(_("vague de déploiement"), null=True, blank=True)
    seats = models.PositiveSmallIntegerField(_("nombre de sièges"), null=True, blank=True)
    online_from = models.CharField(
        _("mise en ligne des actes"), max_length=8, choices=OnlineFrom.choices, default=OnlineFrom.POSTING
    )

    # At the head of its papers.
    arms = models.ForeignKey(
        "document_types.CouncilImage",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("armoiries"),
    )
    has_hijri_dates = models.BooleanField(_("date hégirienne sur les papiers"), default=False)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        verbose_name = _("conseil")
        verbose_name_plural = _("conseils")

    def __str__(self):
        return self.name

    @property
    def level(self):
        return self.collectivity.law_level

    @property
    def code(self) -> str:
        return self.collectivity.code

    @property
    def name(self) -> str:
        return self.name_in(get_language() or "fr")

    def name_in(self, language: str) -> str:
        """Return "Conseil de la commune d'Aït Melloul" in the language asked for."""
        return council_name(self.level, self.collectivity.name_in(language), language)

    @property
    def is_authority_on_paper(self) -> bool:
        return self.state == CouncilState.PAPER_AUTHORITY


class Councillor(models.Model):
    name_fr = models.CharField(_("nom en français"), max_length=120)
    name_ar = models.CharField(_("nom en arabe"), max_length=120)
    # The youngest is preferred on a tie (VOT-6); the oldest chairs the first session (CON-8).
    born_on = models.DateField(_("né le"), null=True, blank=True)
    phone = models.CharField(_("téléphone"), max_length=32, blank=True)

    class Meta:
        verbose_name = _("élu")
        verbose_name_plural = _("élus")

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        return self.name_in(get_language())

    def name_in(self, language: str) -> str:
        return self.name_ar if language == "ar" else self.name_fr


class MandateQuerySet(models.QuerySet):
    def in_office(self, day: date):
        """Those who count as members in office on `day` (113-14 a.9, 112-14 a.10, 111-14 a.11)."""
        return self.filter(starts_on__lte=day).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))

    def in_protocol_order(self):
        return self.select_related("councillor").order_by("rank", "councillor__name_fr", "pk")


class Mandate(models.Model):
    """Who sits where, from, to, in what office, and the address declared at the council (CON-3)."""

    councillor = models.ForeignKey(Councillor, models.PROTECT, related_name="mandates", verbose_name=_("élu"))
    council = models.ForeignKey(Council, models.PROTECT, related_name="mandates", verbose_name=_("conseil"))
    office = models.CharField(_("qualité"), max_length=20, choices=MandateOffice.choices, default=MandateOffice.MEMBER)
    rank = models.PositiveSmallIntegerField(_("rang protocolaire"), default=99)
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"), null=True, blank=True)
    declared_email = models.EmailField(_("courriel déclaré au conseil"), blank=True)
    declared_address = models.CharField(_("adresse déclarée au conseil"), max_length=255, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandat")
        verbose_name_plural = _("mandats")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="mandate_ends_after_start",
            ),
            models.UniqueConstraint(fields=["council", "councillor", "starts_on"], name="mandate_once_per_start"),
        ]

    def __str__(self):
        return f"{self.councillor} ({self.get_office_display()})"


class AuthorityQuerySet(models.QuerySet):
    def over(self, council: Council, office: Office) -> "Authority | None":
        """The authority holding `office` whose territory contains the council."""
        found = _authorities_at(office=office, paths=paths_above(council.page))
        return min(found, key=attrgetter("pk"), default=None)


@prepared
def _authorities_at(office, paths):
    return Authority.objects.filter(office=office, page__path__in=paths)


class Authority(models.Model):
    """An authority of control (governor, wali, Interior) and the place of the tree where its right is given."""

    office = models.CharField(_("fonction"), max_length=16, choices=OFFICE_CHOICES)
    name_fr = models.CharField(_("nom en français"), max_length=160)
    name_ar = models.CharField(_("nom en arabe"), max_length=160)
    page = models.ForeignKey(Page, models.PROTECT, related_name="authorities", verbose_name=_("territoire"))
    group = models.OneToOneField("auth.Group", models.PROTECT, null=True, blank=True, related_name="authority")
    email = models.EmailField(_("courriel"), blank=True)

    objects = AuthorityQuerySet.as_manager()

    class Meta:
        verbose_name = _("autorité de contrôle")
        verbose_name_plural = _("autorités de contrôle")
        constraints = [models.UniqueConstraint(fields=["office", "page"], name="one_authority_per_place")]

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        return self.name_in(get_language())

    def name_in(self, language: str) -> str:
        return self.name_ar if language == "ar" else self.name_fr
