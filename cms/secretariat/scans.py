"""The files a council may tie to a decision taken on paper."""

from django.db.models import Q, QuerySet

from document_types.models import Council, CouncilDocument


def documents_of(council: Council) -> QuerySet:
    """The council's own, and those laid in its collection, which bears its code."""
    own = Q(council=council) | Q(collection__name__startswith=f"{council.code} ")
    return CouncilDocument.objects.filter(own).order_by("-created_at")
