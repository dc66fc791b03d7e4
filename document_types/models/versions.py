"""Rows that two people may have open at once: the second to write is told, and loses nothing of the first."""

from django.db import models

from document_types.errors import Conflict
from search import prepared


class Versioned(models.Model):
    version = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    def write(self, version: int | None = None, **values) -> None:
        """Write these facts if nobody wrote the row since `version`, by default the one in hand; else `Conflict`."""
        expected = self.version if version is None else version
        values["version"] = expected + 1
        if prepared.update(type(self), {"pk": self.pk, "version": expected}, **values) != 1:
            raise Conflict
        for name, value in values.items():
            setattr(self, name, value)

    @classmethod
    def write_all(cls, rows, version: int, **values) -> None:
        """`write` for rows that were all read at `version` and get the same values."""
        values["version"] = version + 1
        written = prepared.update(cls, {"pk__in": [row.pk for row in rows], "version": version}, **values)
        if written != len(rows):
            raise Conflict
        for row in rows:
            for name, value in values.items():
                setattr(row, name, value)
