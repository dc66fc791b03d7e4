"""The words by which a refused point is notified to those who asked for it, in both languages (AGE-5)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from document_types.errors import Refusal
from document_types.law.day_names import day_in_words
from document_types.law.statutes import rule
from document_types.law.wording import Bilingual
from document_types.models import ItemRequest
from document_types.reader import LANGUAGES
from document_types.services.wording import lowered

_TO = Bilingual("À : {who}", "إلى: {who}")
_SUBJECT = Bilingual(
    "Objet : refus d'inscrire un point à l'ordre du jour de la {session}",
    "الموضوع: رفض إدراج نقطة في جدول أعمال {session}",
)
_ASKED = Bilingual(
    "Par votre demande écrite reçue le {day}, vous avez demandé l'inscription du point suivant : {title}.",
    "بطلبكم الكتابي المتوصل به يوم {day}، طلبتم إدراج النقطة التالية: {title}.",
)
_REFUSED = Bilingual(
    "En application de la {article}, il vous est notifié que ce point n'est pas inscrit, pour les motifs suivants :",
    "طبقا لمقتضيات {article}، نبلغكم أنه تقرر عدم إدراج هذه النقطة للأسباب التالية:",
)
_TOLD = Bilingual(
    "Le conseil en sera informé sans débat à l'ouverture de la session, et le procès-verbal le dira ({article}).",
    "سيحاط المجلس علما بذلك، دون مناقشة، عند افتتاح الدورة، ويدون ذلك في المحضر ({article}).",
)
_SIGNED = Bilingual("Le {day}, le président du {council}", "حرر يوم {day}، رئيس {council}")


@dataclass(frozen=True)
class Letter:
    language: str
    to: str
    subject: str
    paragraphs: tuple[str, ...]
    reasons: str
    told: str
    signed: str


def letters(request: ItemRequest) -> list[Letter]:
    """The notification of a refusal, once in each language."""
    if request.refused_on is None:
        raise Refusal(_("Cette demande n'est pas refusée : il n'y a rien à notifier."))
    return [_letter(request, language) for language in LANGUAGES]


def _letter(request: ItemRequest, language: str) -> Letter:
    session = request.session
    council = session.council

    def say(wording: Bilingual, **values) -> str:
        return wording.in_language(language).format(**values)

    def article(rule_id: str) -> str:
        return rule(rule_id, council.level, session.opens_on).citation.label(language)

    def day(on) -> str:
        return day_in_words(on).in_language(language)

    return Letter(
        language=language,
        to=say(_TO, who=request.asked_by),
        subject=say(_SUBJECT, session=lowered(session.title_in(language))),
        paragraphs=(
            say(_ASKED, day=day(request.received_on), title=request.title_in(language)),
            say(_REFUSED, article=article("AGE-5")),
        ),
        reasons=request.reasons_in(language),
        told=say(_TOLD, article=article("AGE-6")),
        signed=say(_SIGNED, day=day(request.refused_on), council=lowered(council.name_in(language))),
    )
