"""Correcting a point of the agenda, or taking it off, while the session is in preparation."""

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.enums import JournalEvent
from document_types.errors import Refusal
from document_types.lifecycle import Step, next_state
from document_types.models import AgendaItem
from document_types.services import pages, sessions
from document_types.services.journal import record


@transaction.atomic
def change_item(
    *,
    item: AgendaItem,
    version: int,
    title_fr: str,
    title_ar: str,
    matter: str = "",
    has_financial_effect: bool | None = None,
    authentic_language: str = "ar",
    user=None,
) -> AgendaItem:
    """Change the title and the matter of a point, unless somebody else just did; its act follows the matter."""
    session = sessions.locked(item.session)
    sessions.require_preparation(session)
    if not (title_fr.strip() or title_ar.strip()):
        raise Refusal(_("Donnez un objet au point, en arabe ou en français."))
    item.write(version, title_fr=title_fr, title_ar=title_ar, matter=matter)
    session.write()
    act = item.act and pages.locked(item.act)
    if act:
        act.matter, act.has_financial_effect = matter, has_financial_effect
        act.authentic_language = authentic_language
        pages.save(act, "matter", "has_financial_effect", "authentic_language")
    record(
        council=session.council,
        act=act,
        event=JournalEvent.AGENDA_CHANGED,
        payload={
            "session": session.pk,
            "position": item.position,
            "title_fr": title_fr,
            "title_ar": title_ar,
            "matter": matter,
        },
        user=user,
    )
    item.refresh_from_db()
    return item


@transaction.atomic
def remove_item(*, item: AgendaItem, user=None) -> None:
    """Take a point off the agenda; the project of its deliberation is a draft again, and the others close ranks."""
    session = sessions.locked(item.session)
    sessions.require_preparation(session)
    act = item.act and pages.locked(item.act)
    if act:
        act.state = next_state(act.state, Step.WITHDRAW_FROM_AGENDA)
        pages.save(act, "state")
    AgendaItem.objects.filter(pk=item.pk).delete()
    sessions.renumber(session, list(session.items.order_by("position")))
    session.write()
    record(
        council=session.council,
        act=act,
        event=JournalEvent.AGENDA_CHANGED,
        payload={
            "session": session.pk,
            "removed": item.position,
            "title_fr": item.title_fr,
            "title_ar": item.title_ar,
        },
        user=user,
    )
