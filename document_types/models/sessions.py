"""Sessions, their sittings and agenda, as facts; the session's page holds only what is written about it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from document_types.enums import AskedBy, ItemOrigin, ItemOutcome, SessionKind, SessionState
from document_types.law.day_names import day_and_month, month_in_words
from document_types.law.majorities import Call
from document_types.law.matters import MATTERS
from document_types.models.bilingual import in_language
from document_types.models.council import Council, Mandate
from document_types.models.versions import Versioned

MATTER_CHOICES = [(code, matter.label.in_language("fr")) for code, matter in MATTERS.items()]


class SessionQuerySet(models.QuerySet):
    def to_come(self, day):
        """Convened sessions whose first sitting is on `day` or later, soonest first."""
        return self.filter(state__in=[SessionState.CONVENED, SessionState.OPEN], opens_on__gte=day).order_by(
            "opens_on", "pk"
        )

    def with_council(self):
        return self.select_related("council__collectivity", "council__page", "page")


class Session(Versioned):
    """A session of a council: one or several sittings on one agenda (113-14 a.33, 112-14 a.34, 111-14 a.36)."""

    page = models.OneToOneField("document_types.SessionPage", models.PROTECT, related_name="session")
    council = models.ForeignKey(Council, models.PROTECT, related_name="sessions")
    kind = models.CharField(_("nature"), max_length=16, choices=SessionKind.choices)
    state = models.CharField(_("état"), max_length=12, choices=SessionState.choices, default=SessionState.PLANNED)
    opens_on = models.DateField(_("date d'ouverture"))
    starts_at = models.TimeField(_("heure"), null=True, blank=True)
    place_fr = models.CharField(_("lieu, en français"), max_length=255, blank=True)
    place_ar = models.CharField(_("lieu, en arabe"), max_length=255, blank=True)
    agenda_sent_at = models.DateTimeField(_("ordre du jour adressé à l'autorité"), null=True, blank=True)
    agenda_received_at = models.DateTimeField(_("ordre du jour reçu par l'autorité"), null=True, blank=True)
    agenda_receipt = models.CharField(_("récépissé de l'ordre du jour"), max_length=60, blank=True)
    convened_at = models.DateTimeField(_("convocations envoyées"), null=True, blank=True)
    # The decision of the president that makes it longer, once (SES-6).
    extended_on = models.DateField(_("prolongée le"), null=True, blank=True)
    extended_until = models.DateField(_("prolongée jusqu'au"), null=True, blank=True)
    # Of an installation session: the day from which its delay runs (CON-8).
    elected_on = models.DateField(_("conseil élu le"), null=True, blank=True)
    closed_on = models.DateField(_("close le"), null=True, blank=True)
    is_imported = models.BooleanField(_("reprise des archives"), default=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        indexes = [models.Index(fields=["council", "-opens_on"], name="session_council_date")]

    def __str__(self):
        return self.title

    @property
    def year(self) -> int:
        return self.opens_on.year

    @property
    def title(self) -> str:
        return self.title_in(get_language())

    @property
    def is_year_of_archives(self) -> bool:
        """Stands for all the imported acts of a year whose day is not known; `opens_on` is then no day of a sitting."""
        return self.is_imported and self.closed_on is None

    def title_in(self, language: str) -> str:
        """Return "Session ordinaire de mai 2026" in the language asked for."""
        if self.is_year_of_archives:
            return f"أرشيف سنة {self.year}" if language == "ar" else f"Archives de {self.year}"
        return session_title(self.kind, self.opens_on, language, is_imported=self.is_imported)

    def place_in(self, language: str) -> str:
        return in_language(self, "place", language)


_TITLES = {
    "fr": {
        SessionKind.ORDINARY: "Session ordinaire",
        SessionKind.EXTRAORDINARY: "Session extraordinaire",
        SessionKind.ON_REQUEST: "Session à la demande de l'autorité",
        SessionKind.INSTALLATION: "Session d'installation",
        None: "Session",
    },
    "ar": {
        SessionKind.ORDINARY: "الدورة العادية",
        SessionKind.EXTRAORDINARY: "الدورة الاستثنائية",
        SessionKind.ON_REQUEST: "دورة بطلب من السلطة",
        SessionKind.INSTALLATION: "دورة تنصيب المجلس",
        None: "دورة",
    },
}


def session_title(kind, opens_on, language, *, is_imported=False) -> str:
    """Return the session's name; one found only by its date in an old register is named by that date."""
    language = "ar" if language == "ar" else "fr"
    month = month_in_words(opens_on.month).in_language(language)
    words = _TITLES[language][None if is_imported else SessionKind(kind)]
    if is_imported:
        day = day_and_month(opens_on.month, opens_on.day).in_language(language)
        return f"{words} {'du ' if language == 'fr' else ''}{day} {opens_on.year}"
    if language == "ar":
        return f"{words} لشهر {month} {opens_on.year}"
    link = "d'" if month[0] in "ao" else "de "
    return f"{words} {link}{month} {opens_on.year}"


LAW_CALLS = {1: Call.FIRST, 2: Call.SECOND, 3: Call.THIRD}
# A session that the authority asked for is put off once, then held whatever the number (SES-14).
LAW_CALLS_ON_REQUEST = {1: Call.REQUESTED, 2: Call.POSTPONED}
# The president is elected before the majority of the members in office, whenever they meet (QUO-7).
LAW_CALLS_TO_INSTALL = {1: Call.INSTALLATION}


def law_calls(kind: str) -> dict[int, Call]:
    """The convocations that a session of this kind may know, by their rank."""
    return {SessionKind.ON_REQUEST: LAW_CALLS_ON_REQUEST, SessionKind.INSTALLATION: LAW_CALLS_TO_INSTALL}.get(
        kind, LAW_CALLS
    )


class Sitting(Versioned):
    """One meeting of a session; the quorum counts at its session's opening only (QUO-2, QUO-5)."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="sittings")
    number = models.PositiveSmallIntegerField(_("rang"), default=1)
    call = models.PositiveSmallIntegerField(_("convocation"), default=1)
    held_on = models.DateField(_("tenue le"))
    opened_at = models.TimeField(_("ouverte à"), null=True, blank=True)
    closed_at = models.TimeField(_("levée à"), null=True, blank=True)
    members_in_office = models.PositiveSmallIntegerField(_("membres en exercice"))
    present_at_opening = models.PositiveSmallIntegerField(_("présents à l'ouverture"))
    is_quorate = models.BooleanField(_("quorum atteint"))
    is_public = models.BooleanField(_("séance publique"), default=True)
    chaired_by = models.ForeignKey(
        Mandate, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("présidée par")
    )
    # Who writes the minutes of this sitting, and why it is not the council's secretary (MIN-4).
    secretary = models.ForeignKey(
        Mandate, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("secrétaire de séance")
    )
    secretary_reason_fr = models.TextField(_("motif du remplacement, en français"), blank=True)
    secretary_reason_ar = models.TextField(_("motif du remplacement, en arabe"), blank=True)

    class Meta:
        verbose_name = _("séance")
        verbose_name_plural = _("séances")
        ordering = ["session", "number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="sitting_number_once"),
            models.CheckConstraint(
                condition=Q(present_at_opening__lte=models.F("members_in_office")),
                name="sitting_present_within_office",
            ),
        ]

    def __str__(self):
        return f"{self.session}, {self.held_on}"

    @property
    def law_call(self) -> Call:
        return law_calls(self.session.kind)[self.call]


class AgendaItem(Versioned):
    """A point of the agenda, with the act it may lead to and what was said and decided."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField(_("rang"))
    title_fr = models.TextField(_("objet, en français"), blank=True)
    title_ar = models.TextField(_("objet, en arabe"), blank=True)
    matter = models.CharField(_("matière"), max_length=40, choices=MATTER_CHOICES, blank=True)
    act = models.OneToOneField("document_types.Act", models.PROTECT, null=True, blank=True, related_name="item")
    outcome = models.CharField(_("issue"), max_length=16, choices=ItemOutcome.choices, default=ItemOutcome.PENDING)
    origin = models.CharField(_("inscrit par"), max_length=12, choices=ItemOrigin.choices, default=ItemOrigin.PRESIDENT)
    committee = models.ForeignKey(
        "document_types.Committee",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("commission compétente"),
    )
    estimated_minutes = models.PositiveSmallIntegerField(_("durée prévue, en minutes"), null=True, blank=True)
    closed_asked_by = models.CharField(
        _("séance non publique proposée par"), max_length=10, choices=AskedBy.choices, blank=True
    )
    # The council decided to debate it behind closed doors (PUB-2): its debate is for members, its decision for all.
    is_closed = models.BooleanField(_("débattu en séance non publique"), default=False)
    # Entered after the members were called, by right of the authority alone (AGE-3).
    is_late = models.BooleanField(_("ajouté après la convocation"), default=False)
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to", verbose_name=_("reporté de")
    )
    debate_fr = models.TextField(_("débat, en français"), blank=True)
    debate_ar = models.TextField(_("débat, en arabe"), blank=True)

    class Meta:
        verbose_name = _("point de l'ordre du jour")
        verbose_name_plural = _("points de l'ordre du jour")
        ordering = ["session", "position"]
        constraints = [
            models.UniqueConstraint(fields=["session", "position"], name="agenda_position_once"),
            models.CheckConstraint(condition=~Q(title_fr="") | ~Q(title_ar=""), name="agenda_item_has_a_title"),
        ]

    def __str__(self):
        return self.title_in(get_language())

    def title_in(self, language: str) -> str:
        return in_language(self, "title", language)
