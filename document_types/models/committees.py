"""The council's committees: who sits in them, when they met, what they advise on a point (113-14 a.25 to 30)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from document_types.enums import Attendance, Channel, CommitteeKind, CommitteeOffice, Opinion
from document_types.models.bilingual import in_language
from document_types.models.council import Council, Mandate
from document_types.models.sessions import AgendaItem


class Committee(models.Model):
    council = models.ForeignKey(Council, models.PROTECT, related_name="committees")
    kind = models.CharField(_("nature"), max_length=10, choices=CommitteeKind.choices, default=CommitteeKind.STANDING)
    name_fr = models.CharField(_("nom en français"), max_length=200, blank=True)
    name_ar = models.CharField(_("nom en arabe"), max_length=200, blank=True)
    created_on = models.DateField(_("créée le"))
    ended_on = models.DateField(_("prend fin le"), null=True, blank=True)

    class Meta:
        verbose_name = _("commission")
        verbose_name_plural = _("commissions")
        ordering = ["council", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(name_fr="") | ~Q(name_ar=""), name="committee_has_a_name")]

    def __str__(self):
        return self.name_in(get_language())

    def name_in(self, language: str) -> str:
        return in_language(self, "name", language)


class CommitteeSeat(models.Model):
    """A member's place in a committee, from a day to a day."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="seats")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="committee_seats", verbose_name=_("membre"))
    office = models.CharField(
        _("qualité"), max_length=12, choices=CommitteeOffice.choices, default=CommitteeOffice.MEMBER
    )
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"), null=True, blank=True)

    class Meta:
        verbose_name = _("siège de commission")
        verbose_name_plural = _("sièges de commission")
        ordering = ["committee", "mandate__rank", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "mandate"], condition=Q(ends_on__isnull=True), name="committee_seat_once"
            )
        ]

    def __str__(self):
        return f"{self.committee}: {self.mandate}"


class CommitteeMeeting(models.Model):
    """A meeting of a committee on points that an agenda will carry (COMM-5)."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="meetings")
    held_on = models.DateField(_("date"))
    starts_at = models.TimeField(_("heure"), null=True, blank=True)
    place_fr = models.CharField(_("lieu, en français"), max_length=255, blank=True)
    place_ar = models.CharField(_("lieu, en arabe"), max_length=255, blank=True)
    items = models.ManyToManyField(AgendaItem, related_name="committee_meetings", verbose_name=_("points"))
    convened_at = models.DateTimeField(_("convocations envoyées"), null=True, blank=True)

    class Meta:
        verbose_name = _("réunion de commission")
        verbose_name_plural = _("réunions de commission")
        ordering = ["-held_on", "-pk"]

    def __str__(self):
        return f"{self.committee}, {self.held_on}"

    def place_in(self, language: str) -> str:
        return in_language(self, "place", language)


class CommitteeCall(models.Model):
    """A meeting announced to one member, and whether the member came."""

    meeting = models.ForeignKey(CommitteeMeeting, models.PROTECT, related_name="calls")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="committee_calls", verbose_name=_("membre"))
    channel = models.CharField(_("voie"), max_length=8, choices=Channel.choices)
    address = models.CharField(_("adresse"), max_length=255, blank=True)
    sent_at = models.DateTimeField(_("envoyé le"), null=True, blank=True)
    error = models.TextField(_("échec"), blank=True)
    attendance = models.CharField(_("présence"), max_length=8, choices=Attendance.choices, blank=True)

    class Meta:
        verbose_name = _("convocation à une commission")
        verbose_name_plural = _("convocations à une commission")
        ordering = ["meeting", "mandate__rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "mandate"], name="committee_call_once")]

    def __str__(self):
        return f"{self.meeting}: {self.mandate}"


class CommitteeReport(models.Model):
    """What a committee tells the council about a point; without it, the council decides whether to debate (AGE-13)."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="reports", verbose_name=_("point"))
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="reports", verbose_name=_("commission"))
    rapporteur = models.ForeignKey(
        Mandate, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("rapporteur")
    )
    opinion = models.CharField(_("avis"), max_length=12, choices=Opinion.choices)
    text_fr = models.TextField(_("rapport, en français"), blank=True)
    text_ar = models.TextField(_("rapport, en arabe"), blank=True)
    reported_on = models.DateField(_("rendu le"))

    class Meta:
        verbose_name = _("rapport de commission")
        verbose_name_plural = _("rapports de commission")
        ordering = ["item", "reported_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["item", "committee"], name="one_report_of_a_committee")]

    def __str__(self):
        return f"{self.committee}: {self.item}"

    def text_in(self, language: str) -> str:
        return in_language(self, "text", language)
