"""The agenda of a session as a paper of its own (AGE-1), in one language or both side by side."""

from collections.abc import Iterator

from django.utils.formats import time_format
from django.utils.translation import gettext as _

from document_types.enums import Edition, ItemOrigin
from document_types.models import AgendaItem, Session
from document_types.printing.typesetting import head, in_edition, typeset
from document_types.printing.words import cited, fact, signatories
from document_types.reader import day_words, language


def agenda(session: Session, edition: Edition | None = None) -> bytes:
    """The points in their order as they stand now; a project until it went to the authority."""
    items = list(session.items.select_related("committee").order_by("position"))
    return typeset("agenda", in_edition(edition, lambda: _said(session, items)))


def _said(session: Session, items: list[AgendaItem]) -> dict:
    return head(session.council, title=_("Ordre du jour"), subtitle=session.title, day=session.opens_on) | {
        "draft": "" if session.agenda_sent_at else _("PROJET"),
        "facts": list(_facts(session)),
        "articles": [cited("AGE-1", session.council, session.opens_on)],
        "points": [{"title": item.title_in(language()), "facts": list(_item_facts(item))} for item in items],
        "empty": _("Aucun point n'est inscrit à l'ordre du jour."),
        "signatures": signatories(session.council, session.opens_on)[:1],
    }


def _facts(session: Session) -> Iterator[dict[str, str]]:
    yield fact(_("Ouverture"), day_words(session.opens_on))
    if session.starts_at:
        yield fact(_("Heure"), time_format(session.starts_at, "H:i"))
    if place := session.place_in(language()):
        yield fact(_("Lieu"), place)


def _item_facts(item: AgendaItem) -> Iterator[dict[str, str]]:
    if item.origin != ItemOrigin.PRESIDENT:
        yield fact(_("Inscrit par"), item.get_origin_display())
    if item.committee:
        yield fact(_("Commission"), item.committee.name_in(language()))
