"""Quorum (QUO)."""

from ..facts import AnyNumber, Share
from ..reading_table import SECOND_NOTICE, THIRD_CALL
from ..rule import Direction, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, rows

MORE_THAN_HALF = Share(1, 2, must_be_exceeded=True)

QUORUM: tuple[Rule, ...] = (
    *rows(
        "QUO-2",
        Bilingual(
            "Le conseil délibère si plus de la moitié des membres en exercice est présente à l'ouverture"
            " de la session.",
            "يتداول المجلس إذا حضر عند افتتاح الدورة أكثر من نصف الأعضاء المزاولين مهامهم.",
        ),
        commune=at(42),
        province=at(43),
        region=at(45),
        arrondissement=Status.VERIFIED,
        fact=MORE_THAN_HALF,
    ),
    *rows(
        "QUO-3",
        Bilingual(
            "Sans quorum, une deuxième convocation est envoyée trois jours au plus tôt et {delay} au plus"
            " tard après le jour fixé pour la première réunion ; il faut de nouveau plus de la moitié des"
            " membres en exercice.",
            "إذا لم يكتمل النصاب، وجه استدعاء ثان بعد ثلاثة أيام على الأقل و{delay} على الأكثر من اليوم"
            " المحدد للاجتماع الأول، ويشترط من جديد حضور أكثر من نصف الأعضاء المزاولين مهامهم.",
        ),
        commune=at(42),
        province=at(43),
        region=at(45),
        arrondissement=Status.VERIFIED,
        trigger=Trigger.FIRST_MEETING,
        amount=5,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
        not_before=3,
        fact=MORE_THAN_HALF,
        reading=SECOND_NOTICE,
    ),
    *rows(
        "QUO-4",
        Bilingual(
            "Sans quorum à la deuxième réunion, le conseil se réunit au même lieu et à la même heure après"
            " le troisième jour ouvrable suivant, quel que soit le nombre des présents.",
            "إذا لم يكتمل النصاب في الاجتماع الثاني، اجتمع المجلس في نفس المكان والساعة بعد يوم العمل"
            " الثالث الموالي، أيا كان عدد الحاضرين.",
        ),
        commune=at(42),
        province=at(43),
        region=at(45),
        arrondissement=Status.VERIFIED,
        trigger=Trigger.SECOND_MEETING,
        amount=3,
        unit=Unit.WORKING_DAYS,
        direction=Direction.AFTER,
        fact=AnyNumber(),
        reading=THIRD_CALL,
    ),
)
