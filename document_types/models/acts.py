"""The one table that listings, facets, dashboards and the portal read: an act as a legal fact."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from document_types.enums import (
    ActKind,
    ActState,
    AuthenticLanguage,
    Channel,
    ForceBasis,
    Origin,
    Reexamination,
)
from document_types.lifecycle import IN_FORCE, WRITABLE, ImpossibleStep, Step, steps_from
from document_types.models.bilingual import in_language
from document_types.models.council import Council, Mandate
from document_types.models.sessions import MATTER_CHOICES, Session
from document_types.models.versions import Versioned


class ActQuerySet(models.QuerySet):
    def online(self):
        """Those a citizen may read."""
        return self.filter(online_at__isnull=False)

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def under(self, page):
        return self.filter(council__page__path__startswith=page.path)

    def with_council(self):
        return self.select_related("council__collectivity", "council__page", "session")

    def newest_first(self):
        return self.order_by("-dated_on", "-pk")


class Act(Versioned):
    """A deliberation, a convocation or minutes. Services alone write it; its text lies in its page's revisions."""

    page = models.OneToOneField(Page, models.PROTECT, related_name="act")
    kind = models.CharField(_("nature"), max_length=16, choices=ActKind.choices)
    council = models.ForeignKey(Council, models.PROTECT, related_name="acts", verbose_name=_("conseil"))
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="acts")
    origin = models.CharField(_("origine"), max_length=10, choices=Origin.choices, default=Origin.BORN_HERE)
    state = models.CharField(_("état"), max_length=20, choices=ActState.choices, default=ActState.DRAFT)
    matter = models.CharField(_("matière"), max_length=40, choices=MATTER_CHOICES, blank=True)

    # None: not said; a doubtful matter is then treated as needing a visa (VIS-4).
    has_financial_effect = models.BooleanField(_("effet sur les dépenses ou les recettes"), null=True, blank=True)

    subject_fr = models.TextField(_("objet, en français"), blank=True)
    subject_ar = models.TextField(_("objet, en arabe"), blank=True)
    authentic_language = models.CharField(
        _("langue faisant foi"), max_length=2, choices=AuthenticLanguage.choices, default=AuthenticLanguage.AR
    )

    number = models.PositiveIntegerField(_("numéro"), null=True, blank=True)
    number_label = models.CharField(_("numéro complet"), max_length=40, blank=True)
    number_slug = models.CharField(max_length=60, blank=True)
    year = models.PositiveSmallIntegerField(_("année"), null=True, blank=True)
    dated_on = models.DateField(_("date"), null=True, blank=True)

    revision = models.ForeignKey(
        "wagtailcore.Revision",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("version"),
    )
    content_hash = models.CharField(_("empreinte"), max_length=64, blank=True)
    posted_on = models.DateField(_("affiché le"), null=True, blank=True)
    online_at = models.DateTimeField(_("en ligne depuis"), null=True, blank=True)
    received_at = models.DateTimeField(_("reçu par l'autorité le"), null=True, blank=True)
    executory_at = models.DateTimeField(_("exécutoire depuis"), null=True, blank=True)
    force_basis = models.CharField(_("fondement"), max_length=20, choices=ForceBasis.choices, blank=True)
    gazetted_on = models.DateField(_("publié au bulletin officiel le"), null=True, blank=True)
    reexamines = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reexaminations",
        verbose_name=_("réexamine"),
    )
    # Of a new deliberation: what it does to the act that came back, once adopted (LEG-4).
    reexamination = models.CharField(_("réexamen"), max_length=10, choices=Reexamination.choices, blank=True)
    # Of a convocation: which call it is: the second and third follow a sitting without quorum (QUO-3, QUO-4).
    call = models.PositiveSmallIntegerField(_("rang de la convocation"), null=True, blank=True)
    # Of a second or third convocation: the day of its own meeting; the first calls to the day the session opens.
    meets_on = models.DateField(_("réunion le"), null=True, blank=True)
    # Of a convocation: the version of the session that its text was written from.
    session_version = models.PositiveIntegerField(null=True, blank=True, editable=False)
    reference = models.CharField(_("cote"), max_length=120, blank=True)

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = _("acte")
        verbose_name_plural = _("actes")
        constraints = [
            models.UniqueConstraint(
                fields=["council", "kind", "year", "number_slug"],
                condition=~Q(number_slug=""),
                name="act_number_once",
            ),
            models.CheckConstraint(
                condition=Q(online_at__isnull=True) | ~Q(number_slug=""), name="act_online_has_an_address"
            ),
            models.CheckConstraint(
                condition=~Q(state=ActState.EXECUTORY) | Q(executory_at__isnull=False),
                name="act_executory_has_its_instant",
            ),
        ]
        indexes = [
            models.Index(fields=["council", "kind", "-year", "-number"], name="act_register"),
            models.Index(fields=["state", "kind"], name="act_state"),
            models.Index(fields=["-dated_on", "-id"], name="act_newest", condition=Q(online_at__isnull=False)),
            models.Index(fields=["session", "kind"], name="act_session"),
        ]

    def __str__(self):
        return f"{self.number_label} {self.subject}".strip()

    @property
    def subject(self) -> str:
        return self.subject_in(get_language())

    def subject_in(self, language: str) -> str:
        """The subject in `language`, or in the other one where there is no translation."""
        return in_language(self, "subject", language)

    def subject_language(self, language: str) -> str:
        """The language that `subject_in` really answers in, for `lang` and `dir`."""
        mine, other = ("ar", "fr") if language == "ar" else ("fr", "ar")
        return mine if getattr(self, f"subject_{mine}") else other

    @property
    def key(self) -> str:
        """The key of this act in the search index and in journal payloads."""
        return f"act:{self.pk}"

    @property
    def meeting_day(self):
        """Of a convocation: the day it calls the members to."""
        return self.meets_on or self.session.opens_on

    @property
    def is_writable(self) -> bool:
        return self.state in WRITABLE

    @property
    def is_in_force(self) -> bool:
        return self.state in IN_FORCE

    @property
    def is_online(self) -> bool:
        return self.online_at is not None

    def may(self, step: Step) -> bool:
        return step in steps_from(self.state)

    def check_may(self, step: Step) -> None:
        if not self.may(step):
            raise ImpossibleStep(ActState(self.state), step)


class NumberCounter(models.Model):
    """The last number given to a council's acts of a kind in a year; locked while the next is given."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=ActKind.choices)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "kind", "year"], name="one_counter")]

    def __str__(self):
        return f"{self.council_id} {self.kind} {self.year}: {self.last}"


class Delivery(models.Model):
    """An act sent to one member: where, when, or why it failed (CON-3, MIN-6); and what the member answered."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="deliveries")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="deliveries")
    channel = models.CharField(_("voie"), max_length=8, choices=Channel.choices)
    address = models.CharField(_("adresse"), max_length=255, blank=True)
    queued_at = models.DateTimeField(_("mis en file le"), auto_now_add=True)
    claimed_at = models.DateTimeField(_("pris en charge le"), null=True, blank=True)
    sent_at = models.DateTimeField(_("envoyé le"), null=True, blank=True)
    error = models.TextField(_("échec"), blank=True)
    # What the recipient's server answered after the message had left.
    confirmed_at = models.DateTimeField(_("remise confirmée le"), null=True, blank=True)
    bounced_at = models.DateTimeField(_("revenu le"), null=True, blank=True)
    bounce = models.TextField(_("motif du retour"), blank=True)
    opened_at = models.DateTimeField(_("ouvert le"), null=True, blank=True)
    acknowledged_at = models.DateTimeField(_("accusé de réception le"), null=True, blank=True)
    excused_at = models.DateTimeField(_("absence annoncée le"), null=True, blank=True)
    excuse = models.TextField(_("motif de l'absence annoncée"), blank=True)

    class Meta:
        verbose_name = _("envoi")
        verbose_name_plural = _("envois")
        constraints = [models.UniqueConstraint(fields=["act", "mandate", "channel"], name="delivery_once")]

    def __str__(self):
        return f"{self.act_id} → {self.mandate}"
