"""From facts to pages: a shape of templates/print filled with data, as a PDF that is the same bytes each time."""

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import typst
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from document_types.enums import Edition
from document_types.models import Council
from document_types.printing import fonts
from document_types.reader import language

# For archives, and for whoever listens to it; typst refuses to write a paper that would not hold to both.
STANDARDS = ("a-2a", "ua-1")
SHAPES = settings.BASE_DIR / "templates" / "print"


@dataclass(frozen=True)
class Typeset:
    """A paper set in pages; `marks` is what its shape says of where things came to stand."""

    pdf: bytes
    marks: list[Any]


def head(council: Council, *, title: str, day: date, subtitle: str = "") -> dict[str, Any]:
    """What every paper says of itself; `day` dates the file and never depends on when it is made."""
    return {
        "language": language(),
        "council": council.name_in(language()),
        "kingdom": _("Royaume du Maroc"),
        "title": title,
        "subtitle": subtitle,
        "arms": _picture(council),
        "date": [day.year, day.month, day.day],
        "words": {
            "page": _("Page {page} / {total}"),
            "president": _("Le président du conseil"),
            "secretary": _("Le secrétaire du conseil"),
            "president_initials": _("Paraphe du président"),
            "secretary_initials": _("Paraphe du secrétaire"),
            "seal": _("Signature et cachet"),
            "arms": _("Armoiries"),
        },
    }


def in_edition(edition: Edition | None, said: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What the paper says in each language of its edition, or in the reader's; the head and foot are of the first."""
    sides = []
    for code in edition.languages if edition else (language(),):
        with override(code):
            sides.append(said())
    # The picture is large, and stands once.
    return sides[0] | {"sides": [side | {"arms": ""} for side in sides]}


def _picture(council: Council) -> str:
    """The coat of arms as a picture that goes in with the data; empty where there is none, or its file is gone."""
    if council.arms is None:
        return ""
    try:
        with council.arms.file.open() as file:
            content = b64encode(file.read()).decode()
    except OSError:
        return ""
    width, height = council.arms.width, council.arms.height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{content}"/></svg>'
    )


def typeset(shape: str, data: dict[str, Any]) -> bytes:
    """The whole paper, as PDF/A-2a and PDF/UA-1."""
    return _compiler(shape, data).compile(pdf_standards=list(STANDARDS))


def typeset_part(shape: str, data: dict[str, Any]) -> bytes:
    """Pages to be laid into another file, which then claims no standard."""
    return _compiler(shape, data).compile()


def typeset_with_marks(shape: str, data: dict[str, Any]) -> Typeset:
    """A paper into which the sheets of other files will be put: what they hold, no standard can promise."""
    compiler = _compiler(shape, data)
    pdf = compiler.compile()
    return Typeset(pdf, json.loads(compiler.query("<marks>", field="value", one=True)))


def _compiler(shape: str, data: dict[str, Any]) -> typst.Compiler:
    """Data goes in as JSON and is never part of the program: whatever a user wrote is set as written."""
    return typst.Compiler(
        input=str(SHAPES / f"{shape}.typ"),
        root=str(SHAPES),
        font_paths=list(fonts.folders()),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
