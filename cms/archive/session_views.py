"""One session in one list, each piece of it, and one ZIP of them all."""

from itertools import chain, groupby
from mimetypes import guess_type

from django.core.exceptions import PermissionDenied
from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.generic import View

from cms.archive.base import ArchiveView, row_of
from cms.archive.dossier.bundle import stream
from cms.archive.dossier.collect import pieces_of
from cms.archive.dossier.piece import Piece
from document_types.access import get_visible
from document_types.errors import Refusal
from document_types.models import Session
from document_types.reader import day_words

SECTIONS = {
    "01 session": gettext_lazy("Session"),
    "02 ordre-du-jour": gettext_lazy("Ordre du jour"),
    "03 convocations": gettext_lazy("Convocations et preuves d'envoi"),
    "04 presences": gettext_lazy("Présences"),
    "05 votes": gettext_lazy("Votes"),
    "06 actes": gettext_lazy("Actes : versions, annexes, exemplaires"),
    "07 autorite": gettext_lazy("Autorité : récépissés, décisions, lettres"),
    "08 journal": gettext_lazy("Journal"),
}


class OneSession(ArchiveView):
    @property
    def session(self) -> Session:
        sessions = Session.objects.filter(council__in=self.councils()).with_council()
        return get_visible(sessions, pk=self.kwargs["pk"])


class SessionView(OneSession):
    """What was on the agenda, what came out of it, and every piece that there is of it."""

    template_name = "admin/archive/session.html"

    def get(self, request, *args, **kwargs):
        self.object = self.session
        return super().get(request, *args, **kwargs)

    def get_page_title(self):
        return self.object.title

    def get_context_data(self, **kwargs):
        session = self.object
        sittings = session.sittings.order_by("number")
        acts = session.acts.with_council().order_by("kind", "number", "pk")
        return super().get_context_data(
            session=session,
            opens=day_words(session.opens_on),
            closed=day_words(session.closed_on) if session.closed_on else "",
            sittings=[{"sitting": each, "day": day_words(each.held_on)} for each in sittings],
            items=session.items.select_related("act").order_by("position"),
            rows=[row_of(act) for act in acts],
            sections=_sections(session),
            zip_url=reverse("archive:session_zip", args=[session.pk]),
            **kwargs,
        )


def _sections(session: Session) -> list[dict]:
    """The pieces by section, and inside a section by folder: an act with what belongs to it."""
    address = reverse("archive:piece", args=[session.pk])
    found = pieces_of(session)
    acts = {_folder(piece): piece.title for piece in found if piece.kind == "act"}
    return [
        {
            "title": SECTIONS[section],
            "folders": [
                {"name": acts.get(folder, folder), "pieces": [_shown(piece, address) for piece in pieces]}
                for folder, pieces in groupby(of_section, key=_folder)
            ],
        }
        for section, of_section in groupby(found, key=lambda piece: piece.section)
    ]


def _folder(piece: Piece) -> str:
    return "/".join(piece.path.split("/")[1:-1])


def _shown(piece: Piece, address: str) -> dict:
    return {
        "title": piece.title,
        "name": piece.path.rpartition("/")[2],
        "day": day_words(piece.day) if piece.day else "",
        "sha256": piece.sha256,
        "url": f"{address}?{urlencode({'nom': piece.path})}",
    }


def _kept(content, content_type: str, name: str) -> StreamingHttpResponse:
    """To be kept, never shown: whatever hides in a file runs nothing here."""
    response = StreamingHttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "private, no-store"
    # Said to be as it is, so that what is already compressed is not compressed again on its way.
    response["Content-Encoding"] = "identity"
    return response


class SessionZip(OneSession, View):
    """Written as it is sent: the size of a session is no matter for the memory of the server."""

    def get(self, request, *args, **kwargs):
        session = self.session
        with override("fr"):
            pieces = pieces_of(session)
        name = f"session-{session.council.code}-{session.opens_on.isoformat()}-{session.kind}.zip"
        return _kept(stream(pieces, session.title_in("fr")), "application/zip", name)


class PieceView(OneSession, View):
    def get(self, request, *args, **kwargs):
        path = request.GET.get("nom", "")
        piece = next((each for each in pieces_of(self.session) if each.path == path), None)
        if piece is None:
            raise PermissionDenied(_("Cette pièce n'est pas dans le dossier de la session."))
        content = piece.read()
        try:
            first = next(content, b"")
        except OSError as error:
            raise Refusal(_("Le fichier de cette pièce manque : prévenez l'administrateur.")) from error
        name = path.rpartition("/")[2]
        return _kept(chain((first,), content), guess_type(name)[0] or "application/octet-stream", name)
