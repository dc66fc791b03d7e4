"""The letter that notifies an opposition or a refusal of visa: both languages, one sheet, to be printed."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import override
from django.views.generic import TemplateView

from document_types.access import get_visible, visible_acts
from document_types.law.clock import legal_day
from document_types.law.day_names import day_in_words
from document_types.law.statutes import rule
from document_types.law.wording import Bilingual
from workflows.enums import OppositionGround, ProceedingKind
from workflows.models import Proceeding
from workflows.views.base import forbidden

LANGUAGES = ("ar", "fr")

_TITLE = {
    ProceedingKind.OPPOSITION: Bilingual("Opposition à une délibération", "تعرض على مقرر"),
    ProceedingKind.VISA_REFUSED: Bilingual("Refus de visa", "رفض التأشيرة"),
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
_DECISION = {
    ProceedingKind.OPPOSITION: Bilingual(
        "En application de la {article}, je m'oppose à cette délibération, sur le fondement suivant : {ground}.",
        "طبقا لمقتضيات {article}، أتعرض على هذا المقرر للسبب التالي: {ground}.",
    ),
    ProceedingKind.VISA_REFUSED: Bilingual(
        "En application de la {article}, le visa est refusé à cette délibération.",
        "طبقا لمقتضيات {article}، ترفض التأشيرة على هذا المقرر.",
    ),
}
_REASONS = Bilingual("Motifs", "التعليل")
_OTHER_LANGUAGE = Bilingual("Motifs écrits en arabe", "التعليل محرر بالفرنسية")
_EFFECT = {
    ProceedingKind.OPPOSITION: Bilingual(
        "Le conseil est appelé à délibérer de nouveau ({article}).",
        "وعلى المجلس أن يجري مداولة جديدة في شأنه ({article}).",
    ),
    ProceedingKind.VISA_REFUSED: Bilingual(
        "La délibération n'est pas exécutoire ({article}).", "ولا يكون المقرر قابلا للتنفيذ ({article})."
    ),
}
_RULES = {ProceedingKind.OPPOSITION: ("LEG-3", "LEG-4"), ProceedingKind.VISA_REFUSED: ("VIS-20", "VIS-22")}


def letter(proceeding: Proceeding, language: str) -> dict:
    """The sentences of the letter in one language."""
    act = proceeding.act
    slip = act.transmitted_in.select_related("transmission").first()
    kind = ProceedingKind(proceeding.kind)
    article, effect = (rule(key, act.council.level, act.dated_on).citation.label(language) for key in _RULES[kind])
    mine = getattr(proceeding, f"reasons_{language}")
    with override(language):
        ground = str(OppositionGround(proceeding.ground).label) if proceeding.ground else ""
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
    receipt = {"day": _day(act.received_at, language), "receipt": slip.transmission.receipt_number if slip else "—"}
    return {
        "language": language,
        "direction": "rtl" if language == "ar" else "ltr",
        "authority": proceeding.authority.name_in(language) if proceeding.authority else "",
        "title": _TITLE[kind].in_language(language),
        "lines": [_say(line, language, facts) for line in (_TO, _REFERENCE, _ACT)]
        + [_say(_RECEIVED, language, receipt), _say(_DECISION[kind], language, facts)],
        "reasons_title": (_REASONS if mine else _OTHER_LANGUAGE).in_language(language),
        "reasons": mine or proceeding.reasons_in(language),
        "reasons_language": language if mine else ("fr" if language == "ar" else "ar"),
        "reasons_direction": "rtl" if (language == "ar") == bool(mine) else "ltr",
        "effect": _say(_EFFECT[kind], language, {"article": effect}),
    }


def _say(wording: Bilingual, language: str, facts: dict) -> str:
    return wording.in_language(language).format(**facts)


def _day(moment, language: str) -> str:
    return day_in_words(legal_day(moment)).in_language(language)


class LetterView(TemplateView):
    """For the authority that wrote it and for the council it is addressed to."""

    template_name = "admin/review/letter.html"

    def dispatch(self, request, *args, **kwargs):
        try:
            acts = visible_acts(request.user).filter(received_at__isnull=False)
            letters = Proceeding.objects.filter(act__in=acts, act=kwargs["pk"], kind__in=_TITLE)
            letters = letters.select_related("authority", "act__council__collectivity")
            self.proceeding = get_visible(letters, pk=kwargs["proceeding"])
        except PermissionDenied as denied:
            return forbidden(request, str(denied))
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        letters = [letter(self.proceeding, language) for language in LANGUAGES]
        return super().get_context_data(letters=letters, **kwargs)
