"""Whether a paper is that of an act, by what it says of itself: doubts are told, never decided."""

from django.utils.translation import gettext as _

from document_types.errors import Refusal
from document_types.intake.numbers import read_number
from document_types.intake.proposal import propose
from document_types.models import Act, CouncilDocument
from document_types.reader import day_words


def doubts_about(document: CouncilDocument, act: Act) -> list[str]:
    """What the paper says otherwise than the act: its number, its day. Nothing where it says nothing of them."""
    paper = propose(dict(document.texts.values_list("number", "text")))
    doubts = []
    if paper.number and act.number_label and not _is_same_number(paper.number, act):
        doubts.append(
            _("Ce fichier porte le numéro %(paper)s, l'acte le numéro %(act)s : vérifiez que c'est la bonne copie.")
            % {"paper": paper.number, "act": act.number_label}
        )
    if paper.date and act.dated_on and paper.date != act.dated_on:
        doubts.append(
            _("Ce fichier porte la date du %(paper)s, l'acte celle du %(act)s : vérifiez que c'est la bonne copie.")
            % {"paper": day_words(paper.date), "act": day_words(act.dated_on)}
        )
    return doubts


def _is_same_number(written: str, act: Act) -> bool:
    try:
        return read_number(written, act.year).slug == act.number_slug
    except Refusal:
        return False
