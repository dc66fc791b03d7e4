"""The outbox: what has changed and is not yet in the index; and how far a rebuild has come."""

from django.db import models


class PendingChange(models.Model):
    """One row per change, without uniqueness: a row added while its key is being written must survive."""

    key = models.CharField(max_length=255)
    created_at = models.DateTimeField(auto_now_add=True)
    error = models.TextField(blank=True)
    # Written to the index that is read, and kept for the one that a rebuild is making.
    is_written = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.key


class Rebuild(models.Model):
    """The rebuild that is under way or was broken off; there is one at the most."""

    position = models.CharField(max_length=255, blank=True)
    written = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.position
