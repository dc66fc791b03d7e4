"""What this site adds to the law's own table: announced closing days, and the readings it has chosen."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ClosingDay(models.Model):
    """A correction of the calendar: closed by decision, or a holiday that was moved away (decree 2.05.916, a.3)."""

    day = models.DateField(_("jour"), unique=True)
    is_open = models.BooleanField(_("jour ouvré malgré le calendrier"), default=False)
    name_fr = models.CharField(_("motif en français"), max_length=120)
    name_ar = models.CharField(_("motif en arabe"), max_length=120)
    # The first day computed for the lunar feast that this row announces; none for any other closing.
    feast_on = models.DateField(_("fête calculée le"), null=True, blank=True, editable=False, db_index=True)

    class Meta:
        verbose_name = _("jour de fermeture")
        verbose_name_plural = _("jours de fermeture")
        ordering = ["-day"]

    def __str__(self):
        return f"{self.day:%d/%m/%Y} {self.name_fr}"


class ReadingChoice(models.Model):
    """The option chosen for one reading of the law; without a row, the cautious default (law.md 15)."""

    reading = models.SlugField(_("lecture"), max_length=40, unique=True)
    option = models.SlugField(_("option retenue"), max_length=40)

    class Meta:
        verbose_name = _("lecture de la loi")
        verbose_name_plural = _("lectures de la loi")

    def __str__(self):
        return f"{self.reading}: {self.option}"
