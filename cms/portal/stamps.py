"""The time stamp of what is published, read in the same query as the act."""

from django.db.models import OuterRef, QuerySet, Subquery

from document_types.enums import StampedKind
from document_types.models import JournalEntry, TimeStamp
from document_types.services.integrity import FIXING


def with_stamp(acts: QuerySet) -> QuerySet:
    """Each act with `stamped_at` and `stamped_by`, those of its last publication; None where it has no token."""
    entries = JournalEntry.objects.filter(act=OuterRef(OuterRef("pk")), event__in=FIXING).values("pk")
    stamps = TimeStamp.objects.filter(kind=StampedKind.PUBLICATION, object_id__in=entries, token__isnull=False)
    last = stamps.order_by("-object_id")
    return acts.annotate(
        stamped_at=Subquery(last.values("stamped_at")[:1]), stamped_by=Subquery(last.values("authority")[:1])
    )
