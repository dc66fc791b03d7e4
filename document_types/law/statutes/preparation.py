"""Agenda (AGE) and convocation (CON)."""

from ..reading_table import CONVOCATION_DATE
from ..rule import Direction, Party, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, rows

PREPARATION: tuple[Rule, ...] = (
    *rows(
        "AGE-2",
        Bilingual(
            "Le président notifie l'ordre du jour à l'autorité {delay} au moins avant la session.",
            "يبلغ الرئيس جدول الأعمال إلى السلطة قبل الدورة بما لا يقل عن {delay}.",
        ),
        commune=at(38),
        province=at(39),
        region=at(41),
        arrondissement=Status.VERIFIED,
        trigger=Trigger.SESSION_OPENING,
        amount=20,
        unit=Unit.DAYS,
        direction=Direction.AT_LEAST_BEFORE,
    ),
    *rows(
        "AGE-3",
        Bilingual(
            "Les points que l'autorité ajoute entrent de plein droit à l'ordre du jour si le président en"
            " est avisé dans les {delay} de la réception de celui-ci par l'autorité.",
            "تدرج بحكم القانون في جدول الأعمال النقط التي تضيفها السلطة إذا أخبر بها الرئيس داخل {delay}"
            " من توصلها بجدول الأعمال.",
        ),
        commune=at(39),
        province=at(40),
        region=at(42),
        arrondissement=Status.VERIFIED,
        trigger=Trigger.AGENDA_RECEIVED,
        amount=8,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
        party=Party.AUTHORITY,
        silence=Bilingual(
            "Sans ajout de l'autorité, l'ordre du jour est arrêté le {day} à 0 heure.",
            "إذا لم تضف السلطة أي نقطة، حصر جدول الأعمال يوم {day} على الساعة الصفر.",
        ),
    ),
    *rows(
        "CON-2",
        Bilingual(
            "Les membres sont convoqués {delay} au moins avant la session.",
            "يستدعى الأعضاء قبل الدورة بما لا يقل عن {delay}.",
        ),
        commune=at(35, amount=10),
        province=at(36, amount=7),
        region=at(38, amount=7),
        arrondissement=Status.VERIFIED,
        trigger=Trigger.SESSION_OPENING,
        unit=Unit.DAYS,
        direction=Direction.AT_LEAST_BEFORE,
        reading=CONVOCATION_DATE,
    ),
    *rows(
        "CON-5",
        Bilingual(
            "Pour une session demandée par l'autorité, les membres sont convoqués {delay} au moins avant,"
            " avec l'ordre du jour.",
            "في الدورة المنعقدة بطلب من السلطة، يستدعى الأعضاء قبلها بما لا يقل عن {delay}، مع إرفاق جدول الأعمال.",
        ),
        commune=at(37),
        province=at(38),
        region=at(40),
        arrondissement=Status.VERIFIED,
        trigger=Trigger.SESSION_OPENING,
        amount=3,
        unit=Unit.DAYS,
        direction=Direction.AT_LEAST_BEFORE,
        reading=CONVOCATION_DATE,
    ),
)
