"""The file of a session in one PDF: convocation, agenda, the text and annexes of each point (CON-4)."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pikepdf
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from document_types.enums import ActKind, ActState, Edition, ItemOrigin
from document_types.models import AgendaItem, CouncilDocument, Session
from document_types.printing.annexes import SHEETS, PageCopier, prepared
from document_types.printing.content import blocks_of
from document_types.printing.overlays import lay
from document_types.printing.typesetting import Typeset, head, in_edition, typeset_part, typeset_with_marks
from document_types.printing.words import cited, fact
from document_types.reader import comma, day_words, language
from document_types.services import pages

# Of a foot, in points: where the number of an inserted sheet is laid.
STAMP = pikepdf.Rectangle(0, 14, 255, 31)


def session_file(session: Session, *, with_confidential: bool = False, edition: Edition | None = None) -> BinaryIO:
    """The file, open at its beginning; the caller closes it. Confidential papers are in it only when asked for."""
    with tempfile.TemporaryDirectory(prefix="session-file-") as folder:
        made = _SessionFile(session, Path(folder), with_confidential)
        data = in_edition(edition, made.said)
        return made.bound(data, typeset_with_marks("session_file", data))


class _SessionFile:
    def __init__(self, session: Session, folder: Path, with_confidential: bool):
        self.session = session
        self.folder = folder
        self.with_confidential = with_confidential
        self.left_out = 0
        # By its key: the sheets of each annex, copied once, and what is said at their foot in the first language.
        self.copied: dict[str, dict] = {}
        self.stamps: dict[str, str] = {}

    def said(self) -> dict:
        session = self.session
        self.left_out = 0
        with PageCopier() as copier:
            points = [self._point(item, copier) for item in _items(session)]
        data = head(session.council, title=_("Dossier de session"), subtitle=session.title, day=session.opens_on)
        data["words"] |= {
            "annexes": _("Annexes"),
            "pages": _("pages {first} à {last}"),
            "one_page": _("page {first}"),
            "confidential": _("Confidentiel"),
        }
        return data | {
            "facts": _session_facts(session),
            "left_out": self._left_out(),
            "contents": _("Sommaire"),
            "convocation": _convocation(session),
            "agenda": {
                "title": _("Ordre du jour"),
                "articles": [cited("CON-4", session.council, session.opens_on)],
                "empty": _("Aucun point n'est inscrit à l'ordre du jour."),
                "no_text": _("Aucun texte n'est préparé pour ce point."),
            },
            "points": points,
        }

    def _left_out(self) -> str:
        count = self.left_out
        if not count:
            return ""
        sentence = ngettext(
            "%(count)s pièce confidentielle n'est pas jointe.",
            "%(count)s pièces confidentielles ne sont pas jointes.",
            count,
        )
        return sentence % {"count": count}

    def _point(self, item: AgendaItem, copier: PageCopier) -> dict:
        page = pages.text_of(item.act) if item.act else None
        title = item.title_in(language())
        return {
            "position": item.position,
            "title": title,
            "heading": _("Point %(number)s. %(title)s") % {"number": item.position, "title": title},
            "facts": list(_item_facts(item)),
            "blocks": blocks_of(page, language()) if page else [],
            "annexes": list(self._annexes(item, page.annex_documents(), copier)) if page else [],
        }

    def _annexes(self, item: AgendaItem, annexes, copier: PageCopier) -> Iterator[dict]:
        for number, written in enumerate(annexes, start=1):
            if written.document.is_confidential and not self.with_confidential:
                self.left_out += 1
                continue
            yield self._annex(item, number, written.document, written.title, copier)

    def _annex(self, item: AgendaItem, number: int, document: CouncilDocument, title: str, copier: PageCopier) -> dict:
        key = f"{item.position}-{number}"
        self.stamps.setdefault(
            key,
            _("Point {point}, annexe {annex}, page {page} / {total}")
            .replace("{point}", str(item.position))
            .replace("{annex}", str(number)),
        )
        return {
            "key": key,
            "label": _("Annexe %(number)s. %(title)s") % {"number": number, "title": title},
            "is_confidential": document.is_confidential,
            **(self.copied.get(key) or self._prepared(key, document, copier)),
        }

    def _prepared(self, key: str, document: CouncilDocument, copier: PageCopier) -> dict:
        made = prepared(document, self.session.council_id, self._sheets(key), copier)
        if made["kind"] == SHEETS:
            self.copied[key] = made
        return made

    def _sheets(self, key: str) -> Path:
        return self.folder / f"{key}.pdf"

    def bound(self, data: dict, paper: Typeset) -> BinaryIO:
        """Insert the sheets where the marks say, each with its number at its foot."""
        typeset_file = self.folder / "typeset.pdf"
        typeset_file.write_bytes(paper.pdf)
        with pikepdf.open(typeset_file) as whole:
            if paper.marks:
                self._insert(whole, data, paper.marks)
            file = tempfile.TemporaryFile()  # noqa: SIM115 whoever asked for it closes it
            whole.save(file, deterministic_id=True)
        file.seek(0)
        return file

    def _insert(self, whole: pikepdf.Pdf, data: dict, marks: list[dict]) -> None:
        total = len(whole.pages) + sum(mark["count"] for mark in marks)
        places = []
        before = 0
        for mark in marks:
            first = mark["page"] + before
            before += mark["count"]
            with pikepdf.open(self._sheets(mark["key"])) as sheets:
                for offset, sheet in enumerate(sheets.pages):
                    whole.pages.insert(first + offset, sheet)
                    places.append((first + offset, self.stamps[mark["key"]]))
        self._stamp(whole, data, places, total)

    def _stamp(self, whole: pikepdf.Pdf, data: dict, places: list[tuple[int, str]], total: int) -> None:
        stamps = [stamp.format(page=place + 1, total=total) for place, stamp in places]
        (self.folder / "stamps.pdf").write_bytes(typeset_part("stamps", data | {"stamps": stamps}))
        with pikepdf.open(self.folder / "stamps.pdf") as feet:
            for (place, _stamp), foot in zip(places, feet.pages, strict=True):
                page = whole.pages[place]
                width = float(page.mediabox[2])
                half = min(float(STAMP.urx), width * 0.9) / 2
                lay(page, foot, pikepdf.Rectangle(width / 2 - half, STAMP.lly, width / 2 + half, STAMP.ury), "/Foot")


def _items(session: Session):
    items = session.items.select_related("act__revision", "act__page", "committee").order_by("position")
    return items.prefetch_related("reports__committee")


def _session_facts(session: Session) -> list[dict]:
    facts = [fact(_("Ouverture"), day_words(session.opens_on))]
    facts += [fact(_("Heure"), time_format(session.starts_at, "H:i"))] if session.starts_at else []
    return facts + ([fact(_("Lieu"), session.place_in(language()))] if session.place_in(language()) else [])


def _convocation(session: Session) -> dict | None:
    """The last one that was not cancelled, as written."""
    papers = session.acts.of_kind(ActKind.CONVOCATION).exclude(state=ActState.CANCELLED)
    act = papers.select_related("revision", "page").order_by("-pk").first()
    if act is None:
        return None
    return {"title": str(act.get_kind_display()), "blocks": blocks_of(pages.text_of(act), language())}


def _item_facts(item: AgendaItem) -> Iterator[dict]:
    if item.origin != ItemOrigin.PRESIDENT:
        yield fact(_("Inscrit par"), item.get_origin_display())
    if item.is_late:
        yield fact(_("Inscription"), _("ajouté après la convocation"))
    if item.committee:
        yield fact(_("Commission"), item.committee.name_in(language()))
    for report in item.reports.all():
        words = f"{report.get_opinion_display()}{comma()}{day_words(report.reported_on)}"
        yield fact(_("Avis de la commission"), f"{report.committee.name_in(language())}{comma()}{words}")
