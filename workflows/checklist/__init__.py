"""What the product can say of an act's regularity: a question a line, its answer, the evidence, the article.

It gives evidence and decides nothing: the officer judges, and concludes beside each line.
"""

from collections.abc import Iterator
from datetime import date

from document_types.enums import ActKind
from document_types.law.reckoner import Reckoner
from document_types.models import Act
from workflows.checklist.facts import Dossier, dossier_of
from workflows.checklist.line import LINES, Answer, Line
from workflows.checklist.of_act import OF_ACT
from workflows.checklist.of_session import OF_SESSION

__all__ = ["LINES", "OF_MINUTES", "Answer", "Line", "checklist"]

# Minutes carry no vote and no matter of their own.
OF_MINUTES = ("served", "agenda_sent", "quorum", "signatures", "transmission", "authentic_text")
_CHECKS = OF_SESSION | OF_ACT


def checklist(act: Act, here: Reckoner, today: date, page=None) -> list[Line]:
    """The lines of one act, in a fixed number of queries; `page` is the text as it was received."""
    return list(_lines(dossier_of(act, here, today, page)))


def _lines(dossier: Dossier) -> Iterator[Line]:
    is_minutes = dossier.act.kind == ActKind.MINUTES
    for key, question in LINES.items():
        if is_minutes and key not in OF_MINUTES:
            continue
        answer, evidence, row = _CHECKS[key](dossier)
        yield Line(key, str(question), answer, tuple(evidence), row)
