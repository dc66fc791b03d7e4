"""What the matter of a point entails: the majority the council needs, the visa that will follow."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from document_types.law.levels import Level
from document_types.law.majorities import Majority
from document_types.law.matters import MATTERS, Need, majority_rule, required_majority, visa_requirement
from document_types.law.statutes import rule
from document_types.models import AgendaItem
from document_types.reader import article, language


@dataclass(frozen=True)
class Requirements:
    """In words, each with its article; `visa` is empty where the law asks for none."""

    matter: str
    majority: str
    majority_article: str
    visa: str
    visa_article: str


def majority_words(majority: Majority) -> str:
    return {
        Majority.VOTES_CAST: _("majorité absolue des suffrages exprimés"),
        Majority.MEMBERS_IN_OFFICE: _("majorité absolue des membres en exercice"),
        Majority.RELATIVE: _("majorité relative des suffrages exprimés"),
    }[majority]


def of_item(item: AgendaItem, level: Level) -> Requirements | None:
    """None for a point of information: nothing is voted, nothing is transmitted."""
    if item.act_id is None:
        return None
    on = item.session.opens_on
    if not item.matter:
        majority = majority_words(Majority.VOTES_CAST)
        return Requirements("", majority, article(rule("VOT-3", level, on)), "", "")
    visa = visa_requirement(item.matter, level, on)
    return Requirements(
        matter=MATTERS[item.matter].label.in_language(language()),
        majority=majority_words(required_majority(item.matter, level, on)),
        majority_article=article(majority_rule(item.matter, level, on)),
        visa=_visa_words(visa, item.act.has_financial_effect),
        visa_article=article(visa.rule) if visa.rule else "",
    )


def _visa_words(visa, has_financial_effect: bool | None) -> str:
    office = visa.office.definite_label.in_language(language()) if visa.office else ""
    if visa.need is Need.NEEDED:
        return _("visa nécessaire : %(office)s") % {"office": office}
    if visa.need is Need.DOUBTFUL and has_financial_effect is not False:
        return _("visa nécessaire si l'effet sur les finances est confirmé : %(office)s") % {"office": office}
    return ""
