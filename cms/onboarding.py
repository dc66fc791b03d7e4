"""Connecting a council to the platform: from this day its groups exist and its acts are born here."""

from datetime import date

from django.db import transaction

from cms.roles import make_council_groups
from document_types.enums import CouncilState, JournalEvent
from document_types.models import Council
from document_types.services.journal import record


@transaction.atomic
def connect_council(*, council: Council, since: date, is_authority_on_paper: bool = False, user=None) -> Council:
    council = Council.objects.select_for_update(of=("self",)).with_names().get(pk=council.pk)
    council.state = CouncilState.PAPER_AUTHORITY if is_authority_on_paper else CouncilState.ACTIVE
    council.active_since = since
    council.save(update_fields=["state", "active_since"])
    make_council_groups(council)
    record(
        council=council,
        event=JournalEvent.COUNCIL_ACTIVATED,
        payload={"since": since.isoformat(), "state": str(council.state)},
        user=user,
    )
    return council
