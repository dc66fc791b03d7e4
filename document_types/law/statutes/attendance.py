"""Attendance (SES-19 to SES-21): a duty, its register, and what missing sessions leads to."""

from ..facts import Absences
from ..rule import Direction, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import rows

ATTENDANCE: tuple[Rule, ...] = (
    *rows(
        "SES-19",
        Bilingual(
            "La présence est obligatoire : trois sessions de suite ou cinq non consécutives manquées sans motif"
            " accepté par le conseil valent démission d'office, que le conseil constate.",
            "الحضور إجباري: من تغيب عن ثلاث دورات متتالية أو خمس متقطعة دون مبرر يقبله المجلس اعتبر مقالا بحكم"
            " القانون، ويعاين المجلس ذلك.",
        ),
        commune=67,
        province=68,
        region=70,
        arrondissement=Status.READING,
        fact=Absences(consecutive=3, in_all=5),
    ),
    *rows(
        "SES-20",
        Bilingual(
            "Le président tient un registre de présence à l'ouverture de chaque session et annonce les absents.",
            "يمسك الرئيس سجلا للحضور عند افتتاح كل دورة، ويعلن أسماء المتغيبين.",
        ),
        commune=67,
        province=68,
        region=70,
        arrondissement=Status.READING,
    ),
    *rows(
        "SES-21",
        Bilingual(
            "Une copie du registre de présence est adressée à l'autorité dans les {delay} de la clôture de la"
            " session ; une démission d'office se signale dans le même délai.",
            "توجه نسخة من سجل الحضور إلى السلطة داخل {delay} من اختتام الدورة، وتبلغ الإقالة الحكمية داخل الأجل نفسه.",
        ),
        commune=67,
        province=68,
        region=70,
        arrondissement=Status.READING,
        trigger=Trigger.SESSION_CLOSING,
        amount=5,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
)
