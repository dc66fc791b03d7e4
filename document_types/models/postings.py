"""The proof that decisions were posted at the seat of the council (MIN-7, MIN-13)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from document_types.models.acts import Act
from document_types.models.council import Council


class PostingCertificate(models.Model):
    """The president certifies that these acts were posted from a day to a day; numbered by council and year."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="posting_certificates")
    number = models.PositiveIntegerField(_("numéro"))
    year = models.PositiveSmallIntegerField(_("année"))
    acts = models.ManyToManyField(Act, related_name="posting_certificates", verbose_name=_("actes"))
    posted_on = models.DateField(_("affichés du"))
    posted_until = models.DateField(_("au"))
    issued_on = models.DateField(_("certifié le"))

    class Meta:
        verbose_name = _("certificat d'affichage")
        verbose_name_plural = _("certificats d'affichage")
        ordering = ["council", "-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["council", "year", "number"], name="posting_certificate_number_once"),
            models.CheckConstraint(condition=Q(posted_until__gte=F("posted_on")), name="posting_ends_after_start"),
        ]

    def __str__(self):
        return f"{self.number}/{self.year}"
