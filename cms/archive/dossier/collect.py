"""Everything of one session, in the order of its life; a fixed number of queries, whatever it holds."""

from collections.abc import Iterable

from cms.archive.dossier import acts, authority, facts, register
from cms.archive.dossier.piece import Piece
from document_types.models import Session


def pieces_of(session: Session) -> list[Piece]:
    """The pieces, each path once; sections begin with their number, so that every tool lists them in this order."""
    rows = acts.Rows.of(session)
    slips = authority.slips_of(rows.acts)
    entries = register.entries_of(session, rows.acts, slips)
    found = [
        *facts.pieces(session),
        *acts.pieces(rows),
        *authority.pieces(session, rows.acts, slips),
        *register.pieces(session, entries),
    ]
    return sorted(_apart(found), key=lambda piece: piece.path)


def _apart(pieces: Iterable[Piece]) -> list[Piece]:
    """Paths that differ by more than case alone: on Windows the second would write over the first."""
    apart: dict[str, Piece] = {}
    for piece in pieces:
        path, count = piece.path, 1
        while path.casefold() in apart:
            count += 1
            stem, dot, ending = piece.path.rpartition(".")
            path = f"{stem} ({count}){dot}{ending}"
        apart[path.casefold()] = Piece(path, piece.kind, piece.title, piece.day, piece.read, piece.sha256)
    return list(apart.values())
