"""Extraordinary sessions (SES-8 to SES-16): at whose request, when, how long, with what quorum."""

from ..facts import AnyNumber, Base, Share
from ..offices import Office
from ..reading_table import MAJORITY_REQUEST
from ..rule import Direction, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, rows

MONDAY = 0

EXTRAORDINARY: tuple[Rule, ...] = (
    *rows(
        "SES-8",
        Bilingual(
            "Le président convoque une session extraordinaire quand il le faut, de lui-même ou à la demande du tiers"
            " au moins des membres en exercice ; la demande porte les points à examiner.",
            "يستدعي الرئيس المجلس لدورة استثنائية كلما دعت الضرورة، تلقائيا أو بطلب من ثلث الأعضاء المزاولين مهامهم"
            " على الأقل، ويتضمن الطلب النقط المراد دراستها.",
        ),
        commune=at(36),
        province=at(37),
        region=at(39),
        arrondissement=Status.READING,
        fact=Share(1, 3),
    ),
    *rows(
        "SES-9",
        Bilingual(
            "Le président qui refuse la demande du tiers notifie sa décision motivée aux demandeurs dans les {delay}"
            " de la réception.",
            "إذا رفض الرئيس طلب الثلث، بلغ قراره المعلل إلى أصحاب الطلب داخل {delay} من التوصل به.",
        ),
        commune=at(36),
        province=at(37),
        region=at(39),
        arrondissement=Status.READING,
        trigger=Trigger.REQUEST_RECEIVED,
        amount=10,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "SES-10",
        Bilingual(
            "La session demandée par la majorité absolue des membres se tient obligatoirement dans les {delay} de la"
            " demande, sur un ordre du jour précis.",
            "تعقد وجوبا الدورة التي تطلبها الأغلبية المطلقة للأعضاء داخل {delay} من الطلب، وفق جدول أعمال محدد.",
        ),
        commune=at(36, amount=15),
        province=at(37, amount=15),
        region=at(39, amount=30),
        arrondissement=Status.READING,
        trigger=Trigger.REQUEST_MADE,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
        fact=Share(1, 2, must_be_exceeded=True, base=Base.MEMBERS),
        reading=MAJORITY_REQUEST,
    ),
    *rows(
        "SES-11",
        Bilingual(
            "La session extraordinaire se clôt avec son ordre du jour, et au plus tard après {delay} ; elle ne se"
            " prolonge pas.",
            "تختتم الدورة الاستثنائية باستنفاد جدول أعمالها، وعلى الأكثر بعد {delay}، ولا تمدد.",
        ),
        commune=at(36, amount=7, unit=Unit.CONSECUTIVE_WORKING_DAYS),
        province=at(37, amount=7, unit=Unit.CONSECUTIVE_DAYS),
        region=at(39, amount=7, unit=Unit.CONSECUTIVE_DAYS),
        arrondissement=at(225, 226, amount=3, unit=Unit.CONSECUTIVE_WORKING_DAYS),
        trigger=Trigger.SESSION_OPENING,
        direction=Direction.LASTS_AT_MOST,
    ),
    *rows(
        "SES-12",
        Bilingual(
            "La session extraordinaire suit les règles ordinaires de convocation et de quorum.",
            "تخضع الدورة الاستثنائية لقواعد الاستدعاء والنصاب الجارية على الدورة العادية.",
        ),
        commune=at(36, 35, 42),
        province=at(37, 36, 43),
        region=at(39, 38, 45),
        arrondissement=Status.READING,
    ),
    *rows(
        "SES-13",
        Bilingual(
            "La session demandée par l'autorité, avec les points proposés et leurs documents, se tient de plein"
            " droit dans les {delay} de la demande.",
            "تعقد الدورة بحكم القانون بطلب من السلطة مرفق بالنقط المقترحة ووثائقها، داخل {delay} من الطلب.",
        ),
        commune=at(37, office=Office.GOVERNOR),
        province=at(38, office=Office.GOVERNOR),
        region=at(40, office=Office.WALI),
        arrondissement=Status.READING,
        trigger=Trigger.REQUEST_OF_AUTHORITY,
        amount=10,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "SES-14",
        Bilingual(
            "La session demandée par l'autorité s'ouvre si plus de la moitié des membres en exercice est présente.",
            "تنعقد الدورة المطلوبة من لدن السلطة إذا حضر أكثر من نصف الأعضاء المزاولين مهامهم.",
        ),
        commune=37,
        province=38,
        region=40,
        arrondissement=Status.VERIFIED,
        part="quorum",
        fact=Share(1, 2, must_be_exceeded=True),
    ),
    *rows(
        "SES-14",
        Bilingual(
            "Si plus de la moitié des membres en exercice n'y est pas, la session demandée par l'autorité est"
            " reportée au jour ouvrable suivant et se tient quel que soit le nombre des présents.",
            "إذا لم يحضر الدورة المنعقدة بطلب من السلطة أكثر من نصف الأعضاء المزاولين مهامهم، أجلت إلى يوم العمل"
            " الموالي وانعقدت أيا كان عدد الحاضرين.",
        ),
        commune=at(37),
        province=at(38),
        region=at(40),
        arrondissement=Status.VERIFIED,
        trigger=Trigger.POSTPONED_MEETING,
        amount=1,
        unit=Unit.WORKING_DAYS,
        direction=Direction.ON_DAY,
        fact=AnyNumber(),
    ),
    *rows(
        "SES-15",
        Bilingual(
            "Après le rejet du budget, le conseil tient une session extraordinaire dans les {delay} de la réunion"
            " qui l'a rejeté.",
            "إذا رفضت الميزانية، عقد المجلس دورة استثنائية داخل {delay} من الاجتماع الذي رفضت فيه.",
        ),
        commune=187,
        province=178,
        region=200,
        trigger=Trigger.BUDGET_REJECTED,
        amount=15,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "SES-16",
        Bilingual(
            "Un vice-président qui cesse ses fonctions est mis en demeure de les reprendre dans les {delay} ; sinon"
            " une session extraordinaire est convoquée pour le démettre.",
            "يعذر نائب الرئيس المنقطع عن مهامه لاستئنافها داخل {delay}، وإلا استدعي المجلس لدورة استثنائية لإقالته.",
        ),
        commune=22,
        province=23,
        region=24,
        trigger=Trigger.FORMAL_NOTICE,
        amount=7,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
)
