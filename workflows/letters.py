"""The letter that notifies a decision of the authority: both languages side by side on one sheet."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from document_types.law.clock import legal_day
from document_types.law.day_names import day_in_words
from document_types.law.statutes import rule
from document_types.law.wording import Bilingual
from document_types.printing.typesetting import head, typeset
from document_types.reader import LANGUAGES
from workflows.enums import OppositionGround, ProceedingKind
from workflows.models import Proceeding


@dataclass(frozen=True)
class Letter:
    """Its title, what is decided by which article, what follows by which article."""

    title: Bilingual
    decision: Bilingual
    decision_rule: str
    effect: Bilingual
    effect_rule: str


LETTERS = {
    ProceedingKind.OPPOSITION: Letter(
        Bilingual("Opposition à une délibération", "تعرض على مقرر"),
        Bilingual(
            "En application de la {article}, je m'oppose à cette délibération, sur le fondement suivant : {ground}.",
            "طبقا لمقتضيات {article}، أتعرض على هذا المقرر للسبب التالي: {ground}.",
        ),
        "LEG-3",
        Bilingual(
            "Le conseil est appelé à délibérer de nouveau ({article}).",
            "وعلى المجلس أن يجري مداولة جديدة في شأنه ({article}).",
        ),
        "LEG-4",
    ),
    ProceedingKind.VISA_GRANTED: Letter(
        Bilingual("Visa d'une délibération", "التأشير على مقرر"),
        Bilingual(
            "En application de la {article}, le visa est accordé à cette délibération.",
            "طبقا لمقتضيات {article}، تم التأشير على هذا المقرر.",
        ),
        "VIS-20",
        Bilingual(
            "La délibération est exécutoire à compter de cette date ({article}).",
            "ويصبح المقرر قابلا للتنفيذ ابتداء من هذا التاريخ ({article}).",
        ),
        "EXE-2",
    ),
    ProceedingKind.VISA_REFUSED: Letter(
        Bilingual("Refus de visa", "رفض التأشيرة"),
        Bilingual(
            "En application de la {article}, le visa est refusé à cette délibération.",
            "طبقا لمقتضيات {article}، ترفض التأشيرة على هذا المقرر.",
        ),
        "VIS-20",
        Bilingual("La délibération n'est pas exécutoire ({article}).", "ولا يكون المقرر قابلا للتنفيذ ({article})."),
        "VIS-22",
    ),
    ProceedingKind.VISA_REQUIRED: Letter(
        Bilingual("Délibération soumise au visa", "مقرر خاضع للتأشيرة"),
        Bilingual(
            "En application de la {article}, cette délibération, qui touche aux dépenses ou aux recettes, est soumise"
            " au visa.",
            "طبقا لمقتضيات {article}، يخضع هذا المقرر للتأشيرة لوقعه المالي على النفقات أو المداخيل.",
        ),
        "VIS-4",
        Bilingual(
            "Elle n'est pas exécutoire avant le visa ({article}).",
            "ولا يكون قابلا للتنفيذ قبل التأشير عليه ({article}).",
        ),
        "VIS-22",
    ),
    ProceedingKind.VISA_WAIVED: Letter(
        Bilingual("Délibération non soumise au visa", "مقرر غير خاضع للتأشيرة"),
        Bilingual(
            "Au regard de la {article}, cette délibération ne touche ni aux dépenses ni aux recettes et n'est pas"
            " soumise au visa.",
            "بالنظر إلى {article}، ليس لهذا المقرر وقع على النفقات أو المداخيل ولا يخضع للتأشيرة.",
        ),
        "VIS-4",
        Bilingual(
            "Elle est exécutoire si aucune opposition n'est formée dans le délai ({article}).",
            "ويصبح قابلا للتنفيذ ما لم يقع تعرض داخل الأجل ({article}).",
        ),
        "EXE-1",
    ),
    ProceedingKind.REFERRAL: Letter(
        Bilingual("Saisine du juge des référés", "إحالة على القضاء الاستعجالي"),
        Bilingual(
            "Le conseil ayant maintenu cette délibération, le juge des référés est saisi, en application de la"
            " {article}.",
            "بعد تشبث المجلس بهذا المقرر، أحيل على القضاء الاستعجالي طبقا لمقتضيات {article}.",
        ),
        "LEG-5",
        Bilingual(
            "La saisine suspend l'exécution jusqu'à ce que le juge statue ({article}).",
            "وتوقف الإحالة التنفيذ إلى حين البت ({article}).",
        ),
        "LEG-5",
    ),
    ProceedingKind.NULLITY_SOUGHT: Letter(
        Bilingual("Demande de nullité", "طلب التصريح بالبطلان"),
        Bilingual(
            "Le tribunal administratif est saisi de la nullité de cette délibération, en application de la {article}.",
            "أحيل طلب التصريح ببطلان هذا المقرر على المحكمة الإدارية طبقا لمقتضيات {article}.",
        ),
        "LEG-2",
        Bilingual(
            "Seul le tribunal peut déclarer la nullité ({article}).", "ويختص القضاء وحده بالتصريح بالبطلان ({article})."
        ),
        "LEG-7",
    ),
}
_TO = Bilingual("À l'attention du président : {council}", "إلى السيد رئيس {council}")
_REFERENCE = Bilingual("N° {reference}, le {day}", "رقم \u2066{reference}\u2069، بتاريخ {day}")
_ACT = Bilingual(
    "Objet : délibération n° {number} du {adopted}, « {subject} ».",
    "الموضوع: المقرر رقم \u2066{number}\u2069 المتخذ يوم {adopted}، «{subject}».",
)
_RECEIVED = Bilingual(
    "Cette délibération a été reçue le {day}, récépissé n° {receipt}.",
    "تم التوصل بهذا المقرر يوم {day}، وصل رقم \u2066{receipt}\u2069.",
)
_REASONS = Bilingual("Motifs", "التعليل")
_OTHER_LANGUAGE = Bilingual("Motifs écrits en arabe", "التعليل محرر بالفرنسية")
_SIGNED = Bilingual("{quality} : {name}", "{quality}: {name}")


def letter(proceeding: Proceeding, language: str) -> dict:
    """The sentences of the letter in one language."""
    act, form = proceeding.act, LETTERS[ProceedingKind(proceeding.kind)]
    article, effect = (_article(act, key, language) for key in (form.decision_rule, form.effect_rule))
    with override(language):
        ground = str(OppositionGround(proceeding.ground).label) if proceeding.ground else ""
        marks = {"kingdom": _("Royaume du Maroc"), "seal": _("Signature et cachet")}
    facts = {
        "council": act.council.name_in(language),
        "reference": proceeding.reference,
        "day": _day(proceeding.effective_at, language),
        "number": act.number_label,
        "adopted": _day(act.dated_on, language),
        "subject": act.subject_in(language),
        "article": article,
        "ground": ground,
    }
    return {
        "language": language,
        "authority": proceeding.authority.name_in(language) if proceeding.authority else "",
        "title": form.title.in_language(language),
        "lines": [_say(line, language, facts) for line in (_TO, _REFERENCE, _ACT)]
        + [_say(_RECEIVED, language, _receipt(act, language)), _say(form.decision, language, facts)],
        "effect": _say(form.effect, language, {"article": effect}),
        "signed": _signed(proceeding, language),
        **marks,
        **_reasons(proceeding, language),
    }


def _article(act, rule_id: str, language: str) -> str:
    return rule(rule_id, act.council.level, act.dated_on).citation.label(language)


def _receipt(act, language: str) -> dict:
    slip = act.transmitted_in.select_related("transmission").first()
    return {"day": _day(act.received_at, language), "receipt": slip.transmission.receipt_number if slip else "—"}


def _reasons(proceeding: Proceeding, language: str) -> dict:
    """The reasons in this language, or in the one they were written in; nothing where the law asks for none."""
    mine = getattr(proceeding, f"reasons_{language}")
    return {
        "reasons_title": (_REASONS if mine else _OTHER_LANGUAGE).in_language(language),
        "reasons": mine or proceeding.reasons_in(language),
    }


def _signed(proceeding: Proceeding, language: str) -> str:
    """Who decided in the authority's name, and in which quality."""
    delegation = proceeding.delegation
    if delegation is None:
        return ""
    with override(language):
        quality = str(delegation.get_quality_display())
    facts = {"quality": quality, "name": delegation.user.get_full_name() or delegation.user.get_username()}
    return _say(_SIGNED, language, facts)


def _say(wording: Bilingual, language: str, facts: dict) -> str:
    return wording.in_language(language).format(**facts)


def _day(moment, language: str) -> str:
    return day_in_words(legal_day(moment)).in_language(language)


def paper(proceeding: Proceeding) -> bytes:
    """The letter as a PDF, the same for whoever asks for it."""
    # A PDF said to read from the right is copied with its French turned around.
    sides = [letter(proceeding, language) for language in LANGUAGES]
    with override(LANGUAGES[0]):
        council = proceeding.act.council
        data = head(council, title=sides[0]["title"], day=legal_day(proceeding.effective_at)) | {
            "council": sides[0]["authority"],
            # The authority writes under its own name, not under the council's arms.
            "arms": "",
            "sides": sides,
        }
        return typeset("letter", data)
