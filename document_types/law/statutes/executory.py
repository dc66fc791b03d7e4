"""Executory character, and what follows when nobody executes (EXE)."""

from ..offices import Office
from ..rule import Direction, Party, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, rows

EXECUTORY: tuple[Rule, ...] = (
    *rows(
        "EXE-1",
        Bilingual(
            "La délibération qui ne demande pas de visa devient exécutoire à la fin du délai d'opposition, sans"
            " opposition.",
            "يصبح المقرر غير الخاضع للتأشير قابلا للتنفيذ بانصرام أجل التعرض دون أن يقع تعرض.",
        ),
        commune=117,
        province=108,
        region=114,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "EXE-2",
        Bilingual(
            "La délibération qui demande un visa devient exécutoire par le visa, exprès ou tacite.",
            "يصبح المقرر الخاضع للتأشير قابلا للتنفيذ بالتأشير عليه صراحة أو ضمنا.",
        ),
        commune=118,
        province=109,
        region=115,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "EXE-3",
        Bilingual(
            "Le président exécute les délibérations et prend toutes les mesures pour cela.",
            "ينفذ الرئيس المقررات ويتخذ جميع التدابير لذلك.",
        ),
        commune=94,
        province=95,
        region=101,
    ),
    *rows(
        "EXE-4",
        Bilingual(
            "Le président exerce le pouvoir réglementaire après délibération, par des arrêtés publiés au bulletin"
            " officiel des collectivités.",
            "يمارس الرئيس السلطة التنظيمية بعد مداولات المجلس بقرارات تنشر في الجريدة الرسمية للجماعات الترابية.",
        ),
        commune=95,
        province=96,
        region=102,
    ),
    *rows(
        "EXE-5",
        Bilingual(
            "Si le président n'agit pas, il est mis en demeure ; après {delay}, le juge des référés est saisi par"
            " l'autorité suivante : {office}.",
            "إذا امتنع الرئيس عن القيام بمهامه أعذر، وبعد {delay} تحيل الأمر على القضاء الاستعجالي السلطة التالية:"
            " {office}.",
        ),
        commune=at(76, amount=7, unit=Unit.DAYS, office=Office.GOVERNOR),
        province=at(77, amount=10, unit=Unit.DAYS, office=Office.GOVERNOR),
        region=at(79, amount=15, unit=Unit.WORKING_DAYS, office=Office.INTERIOR),
        trigger=Trigger.FORMAL_NOTICE,
        direction=Direction.WITHIN,
    ),
    *rows(
        "EXE-5",
        Bilingual(
            "Le juge des référés statue dans les {delay} ; s'il constate le refus, l'autorité suivante peut agir à"
            " la place du président : {office}.",
            "يبت القضاء الاستعجالي داخل {delay}؛ وإذا أقر حالة الامتناع جاز أن تحل محل الرئيس السلطة التالية:"
            " {office}.",
        ),
        commune=at(76, office=Office.GOVERNOR),
        province=at(77, office=Office.GOVERNOR),
        region=at(79, office=Office.WALI),
        part="ruling",
        trigger=Trigger.COURT_SEISED,
        amount=48,
        unit=Unit.HOURS,
        direction=Direction.WITHIN,
        party=Party.COURT,
    ),
    *rows(
        "EXE-6",
        Bilingual(
            "Le président qui refuse un paiement dû est mis en demeure ; la substitution peut suivre après {delay}.",
            "يعذر الرئيس الممتنع عن أداء نفقة مستحقة، ويمكن سلوك مسطرة الحلول بعد {delay}.",
        ),
        commune=at(198, amount=7),
        province=at(189, amount=7),
        region=at(211, amount=15),
        trigger=Trigger.FORMAL_NOTICE,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "EXE-7",
        Bilingual(
            "Si le conseil refuse d'assurer ses tâches ou de délibérer du budget ou des services, il est mis en"
            " demeure ; passé le délai suivant ({delay}), le tribunal est saisi par l'autorité suivante : {office}.",
            "إذا رفض المجلس القيام بمهامه أو التداول في الميزانية أو المرافق أعذر؛ وبعد انصرام الأجل التالي"
            " ({delay}) تحيل الأمر على المحكمة السلطة التالية: {office}.",
        ),
        commune=at(73, office=Office.GOVERNOR),
        province=at(74, office=Office.GOVERNOR),
        region=at(76, office=Office.INTERIOR),
        trigger=Trigger.FORMAL_NOTICE,
        amount=1,
        unit=Unit.MONTHS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "EXE-8",
        Bilingual(
            "Le président absent ou empêché plus longtemps que le délai suivant ({delay}) est suppléé par un"
            " vice-président, dans l'ordre.",
            "إذا تغيب الرئيس أو عاقه عائق لمدة تتجاوز الأجل التالي ({delay}) خلفه نائب حسب الترتيب.",
        ),
        commune=109,
        province=105,
        region=111,
        trigger=Trigger.ABSENCE,
        amount=1,
        unit=Unit.MONTHS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "EXE-9",
        Bilingual(
            "Le président délègue par arrêté sa signature ou des pouvoirs à ses vice-présidents, sa signature aux"
            " responsables des services.",
            "يفوض الرئيس بقرار إمضاءه أو بعض صلاحياته إلى نوابه، وإمضاءه إلى مسؤولي المصالح.",
        ),
        commune=at(103, 104, 105),
        province=at(101, 102, 103),
        region=at(107, 108, 109),
    ),
)
