"""The outbox: what has changed and is not yet in the index."""

from django.db import models


class PendingChange(models.Model):
    """One row per change, without uniqueness: a row added while its key is being written must survive."""

    key = models.CharField(max_length=255)
    created_at = models.DateTimeField(auto_now_add=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.key
