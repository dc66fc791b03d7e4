"""The papers of acts: which journal entry issued them, and the code that they bear."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from document_types.codes import LENGTH
from document_types.models.acts import Act
from document_types.models.journal import JournalEntry


class IssuedPaper(models.Model):
    """One version of an act's text set on paper, once; the hashes of its files stand in the journal's entry."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="issued_papers", verbose_name=_("acte"))
    revision = models.ForeignKey("wagtailcore.Revision", models.PROTECT, related_name="+", verbose_name=_("version"))
    code = models.CharField(_("code de vérification"), max_length=LENGTH, unique=True)
    entry = models.OneToOneField(JournalEntry, models.PROTECT, related_name="issued_paper", verbose_name=_("entrée"))

    class Meta:
        verbose_name = _("exemplaire d'un acte")
        verbose_name_plural = _("exemplaires des actes")
        constraints = [models.UniqueConstraint(fields=["act", "revision"], name="one_paper_a_version")]

    def __str__(self):
        return f"{self.act}: {self.code}"
