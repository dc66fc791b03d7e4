"""The agenda of a session as a paper of its own (AGE-1), in one language or both side by side."""

from collections.abc import Iterator

from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from document_types.enums import Edition, ItemOrigin
from document_types.models import AgendaItem, Session
from document_types.printing.typesetting import head, typeset
from document_types.printing.words import cited, fact, signatories
from document_types.reader import LANGUAGES, day_words, language


def agenda(session: Session, edition: Edition) -> bytes:
    """The points in their order as they stand now; a project until it went to the authority."""
    languages = LANGUAGES if edition == Edition.BOTH else (edition.value,)
    items = list(session.items.select_related("committee").order_by("position"))
    sides = [_side(session, items, each) for each in languages]
    with override(languages[0]):
        title = _("Ordre du jour")
        data = head(session.council, title=title, subtitle=session.title, day=session.opens_on) | {
            "sides": sides,
            "draft": "" if session.agenda_sent_at else _("PROJET"),
        }
    return typeset("agenda", data)


def _side(session: Session, items: list[AgendaItem], code: str) -> dict:
    with override(code):
        return {
            "language": code,
            "kingdom": _("Royaume du Maroc"),
            "council": session.council.name_in(code),
            "title": _("Ordre du jour"),
            "session": session.title,
            "facts": list(_facts(session)),
            "articles": [cited("AGE-1", session.council, session.opens_on)],
            "points": [{"title": item.title_in(code), "facts": list(_item_facts(item))} for item in items],
            "empty": _("Aucun point n'est inscrit à l'ordre du jour."),
            "signatures": signatories(session.council, session.opens_on)[:1],
            "seal": _("Signature et cachet"),
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
