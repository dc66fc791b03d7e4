"""Inside the authority's office: who decides in its name, who studies which act, what is noted, asked and advised.

Nothing of this is the council's to see, but a request for papers and its answer.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from document_types.models import Act, Authority, CouncilDocument
from document_types.models.bilingual import in_language
from workflows.enums import Advice, DelegationQuality, Verdict


class Delegation(models.Model):
    """Who may decide in the name of an authority, from when to when: its holder, who acts for him, a delegate."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="delegations", verbose_name=_("autorité"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("personne"))
    quality = models.CharField(_("à titre de"), max_length=10, choices=DelegationQuality.choices)
    reference = models.CharField(_("acte de nomination ou de délégation"), max_length=120, blank=True)
    starts_on = models.DateField(_("à partir du"))
    ends_on = models.DateField(_("jusqu'au"), null=True, blank=True)

    class Meta:
        verbose_name = _("délégation")
        verbose_name_plural = _("délégations")
        ordering = ["authority", "-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")), name="delegation_ends_after"
            )
        ]

    def __str__(self):
        return f"{self.authority}: {self.user}"

    def is_in_force(self, day) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class Assignment(models.Model):
    """The officer who studies an act for an authority."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="assignments")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("agent"))
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(_("confié le"))

    class Meta:
        verbose_name = _("dossier confié")
        verbose_name_plural = _("dossiers confiés")
        constraints = [models.UniqueConstraint(fields=["act", "authority"], name="one_officer_an_act")]

    def __str__(self):
        return f"{self.act}: {self.officer}"


class InternalNote(models.Model):
    """A word of one officer to the others of the office."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="internal_notes")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField(_("note"))
    written_at = models.DateTimeField(_("écrite le"))

    class Meta:
        verbose_name = _("note interne")
        verbose_name_plural = _("notes internes")
        ordering = ["act", "written_at", "pk"]

    def __str__(self):
        return f"{self.act}: {self.written_at}"


class Finding(models.Model):
    """What an officer concludes on one line of the checklist, beside the evidence the product gives."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="findings")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    line = models.CharField(_("point de contrôle"), max_length=24)
    verdict = models.CharField(_("conclusion"), max_length=10, choices=Verdict.choices)
    note = models.TextField(_("précision"), blank=True)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    found_at = models.DateTimeField(_("conclu le"))

    class Meta:
        verbose_name = _("conclusion d'un contrôle")
        verbose_name_plural = _("conclusions d'un contrôle")
        constraints = [models.UniqueConstraint(fields=["act", "authority", "line"], name="one_finding_a_line")]

    def __str__(self):
        return f"{self.act}: {self.line}"


class Examination(models.Model):
    """The office has studied the act and sees no ground of opposition: kept inside, it stops no delay."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="examinations")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(_("terminé le"))

    class Meta:
        verbose_name = _("examen terminé")
        verbose_name_plural = _("examens terminés")
        constraints = [models.UniqueConstraint(fields=["act", "authority"], name="one_examination_an_act")]

    def __str__(self):
        return f"{self.act}: {self.ended_at}"


class OpinionRequest(models.Model):
    """The advice of another service of the State on an act, asked for with a delay of the office's own."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="opinion_requests")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    service = models.CharField(_("service consulté"), max_length=200)
    question = models.TextField(_("ce qui lui est demandé"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_on = models.DateField(_("demandé le"))
    due_on = models.DateField(_("attendu pour le"))
    answered_on = models.DateField(_("reçu le"), null=True, blank=True)
    advice = models.CharField(_("avis"), max_length=12, choices=Advice.choices, blank=True)
    answer = models.TextField(_("teneur de l'avis"), blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("avis demandé")
        verbose_name_plural = _("avis demandés")
        ordering = ["act", "asked_on", "pk"]

    def __str__(self):
        return f"{self.act}: {self.service}"


class PaperRequest(models.Model):
    """Further papers that the authority asks the council for, and the council's answer; no delay stops for it."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="paper_requests")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="paper_requests")
    asked_fr = models.TextField(_("pièces demandées, en français"), blank=True)
    asked_ar = models.TextField(_("pièces demandées, en arabe"), blank=True)
    asked_at = models.DateTimeField(_("demandées le"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answer = models.TextField(_("réponse du conseil"), blank=True)
    answered_at = models.DateTimeField(_("réponse le"), null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    papers = models.ManyToManyField(CouncilDocument, related_name="+", verbose_name=_("pièces"))

    class Meta:
        verbose_name = _("demande de pièces")
        verbose_name_plural = _("demandes de pièces")
        ordering = ["act", "asked_at", "pk"]

    def __str__(self):
        return f"{self.act}: {self.asked_at}"

    def asked_in(self, language: str) -> str:
        return in_language(self, "asked", language)
