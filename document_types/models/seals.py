"""What lets anyone prove a journal from outside: its published roots, and time stamps of third parties."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from document_types.enums import RootPeriod, StampedKind
from document_types.models.journal import JournalHead


class JournalRoot(models.Model):
    """One hash over the heads of all journals at the end of a day or of a year (Casablanca)."""

    period = models.CharField(_("période"), max_length=4, choices=RootPeriod.choices)
    starts_on = models.DateField(_("premier jour"))
    hash = models.CharField(_("empreinte"), max_length=64)
    entries = models.PositiveBigIntegerField(_("entrées de la période"))
    published_at = models.DateTimeField(_("publiée le"))

    class Meta:
        verbose_name = _("empreinte des journaux")
        verbose_name_plural = _("empreintes des journaux")
        ordering = ["-starts_on", "period"]
        constraints = [models.UniqueConstraint(fields=["period", "starts_on"], name="journal_root_once")]

    def __str__(self):
        return f"{self.get_period_display()} {self.starts_on}"


class JournalLeaf(models.Model):
    """Where one journal stood in a root: its last sequence and hash; one that had not moved is there too."""

    root = models.ForeignKey(JournalRoot, models.CASCADE, related_name="leaves")
    head = models.ForeignKey(JournalHead, models.PROTECT, related_name="leaves")
    sequence = models.PositiveBigIntegerField(_("rang"))
    hash = models.CharField(_("empreinte"), max_length=64)

    class Meta:
        verbose_name = _("journal dans une empreinte")
        verbose_name_plural = _("journaux dans une empreinte")
        constraints = [models.UniqueConstraint(fields=["root", "head"], name="journal_leaf_once")]

    def __str__(self):
        return f"{self.root}: {self.head}"


class TimeStamp(models.Model):
    """A token of a time-stamping authority (RFC 3161) over a digest of ours."""

    kind = models.CharField(_("objet"), max_length=12, choices=StampedKind.choices)
    object_id = models.PositiveBigIntegerField()
    digest = models.CharField(_("empreinte"), max_length=64)
    # DER of the TimeStampToken; None while none was obtained.
    token = models.BinaryField(null=True, blank=True)
    authority = models.CharField(_("autorité d'horodatage"), max_length=255, blank=True)
    stamped_at = models.DateTimeField(_("horodaté le"), null=True, blank=True)
    asked_at = models.DateTimeField(_("demandé le"), auto_now_add=True)
    error = models.TextField(_("échec"), blank=True)

    class Meta:
        verbose_name = _("horodatage")
        verbose_name_plural = _("horodatages")
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="time_stamp_once")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.object_id}"
