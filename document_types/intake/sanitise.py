"""Takes out of a PDF whatever acts by itself or brings another file: what is served only shows.

ISO 32000-2 names the places: actions (12.6), the catalogue and its names (7.7), annotations (12.5), file
specifications (7.11) and streams whose data lie elsewhere (7.3.8). Each object is walked into, since an action may
stand inline where no list of objects shows it.
"""

from collections.abc import Iterator
from enum import StrEnum

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

# The keys under which a viewer looks for an action, or for the next one of a chain.
TRIGGERS = ("/A", "/PA", "/Next", "/OpenAction")
# Actions that only move about, or lead to an address that the reader sees and chooses to follow.
TURNS = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"}
SCHEMES = ("http://", "https://", "mailto:", "tel:", "#")
MEDIA = {"/Movie", "/Sound", "/Screen", "/RichMedia", "/3D", "/Projection"}
ELSEWHERE = ("/F", "/FFilter", "/FDecodeParms")
DEEPEST = 200


class Removed(StrEnum):
    """What was taken out, as the reader is told of it."""

    SCRIPT = "script"
    LAUNCH = "launch"
    ACTION = "action"
    LINK = "link"
    FILE = "file"
    FORM = "form"
    MEDIA = "media"
    OUTSIDE = "outside"
    ENCRYPTION = "encryption"


_OF_ACTION = {
    "/JavaScript": Removed.SCRIPT,
    "/Launch": Removed.LAUNCH,
    "/GoToR": Removed.LAUNCH,
    "/GoToE": Removed.LAUNCH,
    "/ImportData": Removed.LAUNCH,
    "/Rendition": Removed.MEDIA,
    "/Movie": Removed.MEDIA,
    "/Sound": Removed.MEDIA,
    "/RichMediaExecute": Removed.MEDIA,
    "/URI": Removed.LINK,
}


class TooDeep(ValueError):
    """Objects within objects beyond what any writer makes."""


def sanitise(pdf: pikepdf.Pdf) -> set[Removed]:
    """Change `pdf` in place and return what was removed; empty where it was harmless as it came."""
    removed: set[Removed] = set()
    removed |= _clean_catalogue(pdf.Root)
    for indirect in [pdf.trailer, *pdf.objects]:
        for each in _within(indirect):
            removed |= _clean(each)
    return removed


def is_signed(pdf: pikepdf.Pdf) -> bool:
    """Whether a signature covers its bytes: saved again, it would no longer."""
    return any(
        isinstance(each, Dictionary) and "/ByteRange" in each and "/Contents" in each
        for indirect in pdf.objects
        for each in _within(indirect)
    )


def _within(indirect: Object) -> Iterator[Object]:
    """The object and everything that stands directly in it, each dictionary, array and stream once."""
    waiting = [(indirect, 0)]
    while waiting:
        each, depth = waiting.pop()
        if depth > DEEPEST:
            raise TooDeep
        yield each
        children: Iterator[Object] = iter(())
        if isinstance(each, Stream | Dictionary):
            children = (each.get(key) for key in list(each.keys()))
        elif isinstance(each, Array):
            children = iter(each)
        nested = [child for child in children if isinstance(child, Dictionary | Array)]
        waiting += [(child, depth + 1) for child in nested if not child.is_indirect]


def _clean(each: Object) -> set[Removed]:
    if not isinstance(each, Dictionary | Stream):
        return set()
    removed = _clean_actions(each) | _clean_files(each)
    if "/Annots" in each:
        removed |= _clean_annotations(each)
    if isinstance(each, Stream):
        removed |= _clean_stream(each)
    return removed


def _clean_catalogue(root: Object) -> set[Removed]:
    removed = set()
    names = root.get("/Names")
    if isinstance(names, Dictionary):
        removed |= _drop(names, "/JavaScript", Removed.SCRIPT) | _drop(names, "/EmbeddedFiles", Removed.FILE)
        removed |= _drop(names, "/Renditions", Removed.MEDIA)
    form = root.get("/AcroForm")
    if isinstance(form, Dictionary):
        removed |= _drop(form, "/XFA", Removed.FORM)
    removed |= _drop(root, "/Collection", Removed.FILE)
    return removed | _drop(root, "/NeedsRendering", Removed.FORM)


def _clean_actions(each: Object) -> set[Removed]:
    removed = _drop(each, "/AA", Removed.ACTION)
    for key in TRIGGERS:
        if key in each and (reason := _danger_of(each.get(key))):
            del each[key]
            removed.add(reason)
    # A script stands in an action, or in a list of names: nowhere else would a viewer run it.
    return removed | (_drop(each, "/JS", Removed.SCRIPT) if each.get("/S") == Name.JavaScript else set())


def _danger_of(value: Object) -> Removed | None:
    """Why an action is not kept; None for those that are, and for what is no action."""
    if isinstance(value, Array):
        # A destination, or a chain of actions.
        return next((reason for part in value if (reason := _danger_of(part))), None)
    if not isinstance(value, Dictionary) or "/S" not in value or "/O" in value:
        return None
    kind = str(value.get("/S"))
    if kind == "/GoTo":
        return None
    if kind == "/Named" and str(value.get("/N")) in TURNS:
        return None
    if kind == "/URI" and _text(value.get("/URI")).strip().lower().startswith(SCHEMES):
        return None
    return _OF_ACTION.get(kind, Removed.ACTION)


def _clean_files(each: Object) -> set[Removed]:
    removed = _drop(each, "/EF", Removed.FILE) | _drop(each, "/AF", Removed.FILE) | _drop(each, "/RF", Removed.FILE)
    # A page shown out of another document, an image of another system.
    if str(each.get("/Subtype", "")) in ("/Form", "/Image"):
        removed |= _drop(each, "/Ref", Removed.OUTSIDE) | _drop(each, "/OPI", Removed.OUTSIDE)
    return removed


def _clean_annotations(page: Object) -> set[Removed]:
    notes = page.get("/Annots")
    if not isinstance(notes, Array):
        return set()
    removed, kept = set(), []
    for note in notes:
        subtype = str(note.get("/Subtype", "")) if isinstance(note, Dictionary) else ""
        if subtype == "/FileAttachment":
            removed.add(Removed.FILE)
        elif subtype in MEDIA:
            removed.add(Removed.MEDIA)
        else:
            kept.append(note)
    if removed:
        page.Annots = Array(kept)
    return removed


def _clean_stream(stream: Stream) -> set[Removed]:
    removed = set()
    # Of a stream, /F says in which file its data lie.
    for key in ELSEWHERE:
        removed |= _drop(stream, key, Removed.OUTSIDE)
    return removed


def _drop(where: Object, key: str, reason: Removed) -> set[Removed]:
    if key not in where:
        return set()
    del where[key]
    return {reason}


def _text(value: Object | None) -> str:
    try:
        return str(value) if value is not None else ""
    except UnicodeDecodeError:
        return ""
