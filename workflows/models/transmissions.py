"""The sending of acts to the authority and its receipt, from which every clock runs (TRA-1)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from document_types.models import Act, Authority, Council, CouncilDocument


class ReceiptCounter(models.Model):
    """The last receipt number an authority gave in a year; locked while the next is given."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "year"], name="one_receipt_counter")]

    def __str__(self):
        return f"{self.authority_id} {self.year}: {self.last}"


class Transmission(models.Model):
    """One slip: what was sent, by whom, and the authority's numbered, time-stamped receipt."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="transmissions")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="transmissions")
    sent_at = models.DateTimeField(_("envoyée le"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField(_("reçue le"))
    receipt_number = models.CharField(_("récépissé n°"), max_length=40)
    # What the receipt bears for whoever verifies it.
    code = models.CharField(_("code de vérification"), max_length=16, blank=True)
    council_reference = models.CharField(_("numéro d'envoi du conseil"), max_length=80, blank=True)
    authority_reference = models.CharField(_("numéro d'ordre de l'autorité"), max_length=80, blank=True)
    is_paper = models.BooleanField(_("sur papier"), default=False)
    scan = models.ForeignKey(CouncilDocument, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(_("enregistrée le"), auto_now_add=True)

    class Meta:
        verbose_name = _("transmission")
        verbose_name_plural = _("transmissions")
        # The platform numbers for an authority; on paper each council enters what it was handed.
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "receipt_number"], condition=Q(is_paper=False), name="online_receipt_once"
            ),
            models.UniqueConstraint(
                fields=["council", "receipt_number"], condition=Q(is_paper=True), name="paper_receipt_once"
            ),
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="verification_code_once"),
        ]

    def __str__(self):
        return f"{self.council}: {self.receipt_number}"


class TransmittedAct(models.Model):
    """An act in a slip, with the very revision and hash that were sent."""

    transmission = models.ForeignKey(Transmission, models.PROTECT, related_name="transmitted_acts")
    act = models.ForeignKey(Act, models.PROTECT, related_name="transmitted_in")
    revision = models.ForeignKey("wagtailcore.Revision", models.PROTECT, related_name="+")
    content_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("acte transmis")
        verbose_name_plural = _("actes transmis")
        constraints = [models.UniqueConstraint(fields=["act"], name="act_transmitted_once")]

    def __str__(self):
        return f"{self.transmission.receipt_number}: {self.act}"
