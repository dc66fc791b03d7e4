"""The journal of each council: append-only entries chained by their hashes, one head a council."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from document_types.chain import GENESIS, Link
from document_types.models.council import Council


class JournalHead(models.Model):
    """The last sequence and hash of a journal; locked while an entry is written. No council: the whole site."""

    council = models.OneToOneField(Council, models.PROTECT, null=True, related_name="journal_head")
    is_site = models.BooleanField(default=False)
    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        verbose_name = _("tête de journal")
        verbose_name_plural = _("têtes de journaux")
        constraints = [
            models.UniqueConstraint(fields=["is_site"], condition=models.Q(is_site=True), name="one_site_journal"),
            models.CheckConstraint(
                condition=models.Q(is_site=True, council__isnull=True) | models.Q(is_site=False, council__isnull=False),
                name="journal_of_a_council_or_of_the_site",
            ),
        ]

    def __str__(self):
        return f"{self.council or 'site'}: {self.sequence}"


class AppendOnly(TypeError):
    """An entry of the journal cannot be changed or removed."""


class JournalEntryQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise AppendOnly("A journal entry cannot be changed.")

    def delete(self):
        raise AppendOnly("A journal entry cannot be removed.")


class JournalEntry(models.Model):
    """One legal event; database triggers refuse what the model refuses."""

    head = models.ForeignKey(JournalHead, models.PROTECT, related_name="entries")
    sequence = models.PositiveBigIntegerField(_("rang"))
    event = models.CharField(_("événement"), max_length=40)
    act = models.ForeignKey("document_types.Act", models.PROTECT, null=True, related_name="journal_entries")
    effective_at = models.DateTimeField(_("prend effet le"))
    recorded_at = models.DateTimeField(_("enregistré le"))
    payload = models.TextField(_("contenu"))
    previous_hash = models.CharField(_("empreinte précédente"), max_length=64)
    hash = models.CharField(_("empreinte"), max_length=64)

    objects = JournalEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entrée du journal")
        verbose_name_plural = _("entrées du journal")
        ordering = ["head", "sequence"]
        constraints = [models.UniqueConstraint(fields=["head", "sequence"], name="journal_sequence_once")]

    def __str__(self):
        return f"{self.head_id}/{self.sequence} {self.event}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnly("A journal entry cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnly("A journal entry cannot be removed.")

    def as_link(self, council: str) -> Link:
        return Link(
            council=council,
            sequence=self.sequence,
            event=self.event,
            effective_at=self.effective_at,
            recorded_at=self.recorded_at,
            payload=self.payload,
            previous_hash=self.previous_hash,
            hash=self.hash,
        )
