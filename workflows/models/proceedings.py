"""Signatures, clocks and outcomes, as rows keyed by the act: they outlive the workflow."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from document_types.models import Act, Authority, CouncilDocument, Mandate
from search.prepared import prepared
from workflows.enums import ClockKind, ClockState, OppositionGround, ProceedingKind, SignatoryOffice


class SignatureQuerySet(models.QuerySet):
    def last_days(self, acts) -> dict[int, date]:
        """The day of the last signature there is, by the key of each of these acts."""
        days: dict[int, date] = {}
        for act, day in _signed_on(acts=acts):
            days[act] = max(day, days.get(act, day))
        return days


@prepared
def _signed_on(acts):
    return Signature.objects.filter(act__in=acts).order_by().values_list("act_id", "signed_on")


class Signature(models.Model):
    """Who signed an act in which office, when, on screen or on paper (MIN-3)."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="signatures")
    office = models.CharField(_("qualité"), max_length=12, choices=SignatoryOffice.choices)
    signer = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="+", verbose_name=_("signataire"))
    signed_on = models.DateField(_("signé le"))
    is_paper = models.BooleanField(_("sur papier"), default=False)
    scan = models.ForeignKey(CouncilDocument, models.PROTECT, null=True, blank=True, related_name="+")
    content_hash = models.CharField(max_length=64, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = SignatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [models.UniqueConstraint(fields=["act", "office"], name="one_signature_per_office")]

    def __str__(self):
        return f"{self.act}: {self.get_office_display()}"


class ClockQuerySet(models.QuerySet):
    def running(self):
        return self.filter(state=ClockState.RUNNING)

    def lapsed_before(self, instant):
        """Those whose silence has taken effect at `instant`, oldest first."""
        return self.running().filter(has_effect=True, effect_at__lte=instant).order_by("effect_at", "pk")


class Clock(models.Model):
    """A delay that runs on an act; `effect_at` is when silence takes effect, however late that is recorded."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="clocks")
    kind = models.CharField(_("délai"), max_length=20, choices=ClockKind.choices)
    rule_id = models.CharField(_("règle"), max_length=8)
    citation_fr = models.CharField(max_length=120)
    citation_ar = models.CharField(max_length=120)
    started_at = models.DateTimeField(_("court depuis"))
    due_on = models.DateField(_("dernier jour"))
    effect_at = models.DateTimeField(_("effet du silence"))
    explanation = models.JSONField(_("explication"), default=dict)
    # Where nothing follows from silence, the end of the delay only says who is late.
    has_effect = models.BooleanField(_("le silence a un effet"), default=True)
    reminded_at = models.DateTimeField(_("rappelé le"), null=True, blank=True)
    state = models.CharField(_("état"), max_length=8, choices=ClockState.choices, default=ClockState.RUNNING)
    ended_at = models.DateTimeField(_("arrêté le"), null=True, blank=True)

    objects = ClockQuerySet.as_manager()

    class Meta:
        verbose_name = _("délai")
        verbose_name_plural = _("délais")
        constraints = [models.UniqueConstraint(fields=["act", "kind"], name="one_clock_per_kind")]
        indexes = [models.Index(fields=["effect_at"], name="clock_running", condition=Q(state=ClockState.RUNNING))]

    def __str__(self):
        return f"{self.act}: {self.get_kind_display()} {self.due_on:%d/%m/%Y}"

    def citation_in(self, language: str) -> str:
        """The article the delay rests on, as it was cited when the delay began."""
        return getattr(self, f"citation_{language}")


class Proceeding(models.Model):
    """A decision of the authority, the council or the court on an act, with its own date, number and reasons."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="proceedings")
    kind = models.CharField(_("décision"), max_length=20, choices=ProceedingKind.choices)
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, blank=True, related_name="proceedings")
    effective_at = models.DateTimeField(_("prend effet le"))
    recorded_at = models.DateTimeField(_("enregistrée le"), auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reference = models.CharField(_("numéro"), max_length=80, blank=True)
    # Its number in the register of arrivals of the side that recorded it.
    register_number = models.CharField(_("numéro au bureau d'ordre"), max_length=80, blank=True)
    # The new deliberation by which the council answered.
    answer = models.ForeignKey(Act, models.PROTECT, null=True, blank=True, related_name="+")
    # In which quality the officer decided, as the delegation of that day says.
    delegation = models.ForeignKey("workflows.Delegation", models.PROTECT, null=True, blank=True, related_name="+")
    ground = models.CharField(_("fondement"), max_length=24, choices=OppositionGround.choices, blank=True)
    reasons_fr = models.TextField(_("motifs, en français"), blank=True)
    reasons_ar = models.TextField(_("motifs, en arabe"), blank=True)
    is_paper = models.BooleanField(_("sur papier"), default=False)
    scan = models.ForeignKey(CouncilDocument, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("décision")
        verbose_name_plural = _("décisions")
        ordering = ["act", "effective_at", "pk"]

    def __str__(self):
        return f"{self.act}: {self.get_kind_display()}"

    def reasons_in(self, language: str) -> str:
        return (self.reasons_ar or self.reasons_fr) if language == "ar" else (self.reasons_fr or self.reasons_ar)
