"""Sessions and sittings (SES) and the sessions of arrondissements (ARR)."""

from ..facts import AnyNumber, FirstWeek, NthWeekday, SessionMonths, Share
from ..reading_table import FIRST_WEEK
from ..rule import Direction, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, rows

MONDAY = 0

SESSIONS: tuple[Rule, ...] = (
    *rows(
        "SES-1",
        Bilingual(
            "Le conseil tient obligatoirement trois sessions ordinaires par an, aux mois fixés.",
            "يعقد المجلس وجوبا ثلاث دورات عادية في السنة، خلال الأشهر المحددة.",
        ),
        commune=at(33, fact=SessionMonths((2, 5, 10))),
        province=at(34, fact=SessionMonths((1, 6, 9))),
        region=at(36, fact=SessionMonths((3, 7, 10))),
        arrondissement=at(225, 226, fact=SessionMonths((1, 6, 9))),
    ),
    *rows(
        "SES-2",
        Bilingual(
            "La session ordinaire s'ouvre la première semaine du mois.",
            "تفتتح الدورة العادية خلال الأسبوع الأول من الشهر.",
        ),
        commune=at(33),
        arrondissement=Status.READING,
        fact=FirstWeek(),
        reading=FIRST_WEEK,
    ),
    *rows(
        "SES-2",
        Bilingual(
            "La session ordinaire s'ouvre le deuxième lundi du mois ; si ce jour est férié, le jour ouvrable suivant.",
            "تفتتح الدورة العادية يوم الاثنين الثاني من الشهر، وإذا صادف عطلة ففي يوم العمل الموالي.",
        ),
        province=at(34, fact=NthWeekday(2, MONDAY)),
    ),
    *rows(
        "SES-2",
        Bilingual(
            "La session ordinaire s'ouvre le premier lundi du mois ; si ce jour est férié, le jour ouvrable suivant.",
            "تفتتح الدورة العادية يوم الاثنين الأول من الشهر، وإذا صادف عطلة ففي يوم العمل الموالي.",
        ),
        region=at(36, fact=NthWeekday(1, MONDAY)),
    ),
    *rows(
        "SES-5",
        Bilingual("La session ordinaire dure au plus {delay}.", "لا تتجاوز مدة الدورة العادية {delay}."),
        commune=at(34),
        province=at(35),
        region=at(37),
        arrondissement=Status.READING,
        trigger=Trigger.SESSION_OPENING,
        amount=15,
        unit=Unit.CONSECUTIVE_DAYS,
        direction=Direction.LASTS_AT_MOST,
    ),
    *rows(
        "SES-6",
        Bilingual(
            "Le président peut prolonger la session ordinaire une seule fois, de {delay} au plus.",
            "يمكن للرئيس تمديد الدورة العادية مرة واحدة، لمدة لا تتجاوز {delay}.",
        ),
        commune=at(34, amount=7, unit=Unit.CONSECUTIVE_WORKING_DAYS),
        province=at(35, amount=15, unit=Unit.CONSECUTIVE_DAYS),
        region=at(37, amount=15, unit=Unit.CONSECUTIVE_DAYS),
        arrondissement=Status.READING,
        trigger=Trigger.EXTENSION_OPENING,
        direction=Direction.LASTS_AT_MOST,
    ),
    *rows(
        "SES-8",
        Bilingual(
            "Le président convoque une session extraordinaire quand il le faut, de lui-même ou à la"
            " demande du tiers au moins des membres en exercice ; la demande porte les points à examiner.",
            "يستدعي الرئيس المجلس لدورة استثنائية كلما دعت الضرورة، تلقائيا أو بطلب من ثلث الأعضاء المزاولين"
            " مهامهم على الأقل، ويتضمن الطلب النقط المراد دراستها.",
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
            "Le président qui refuse la demande du tiers notifie sa décision motivée aux demandeurs dans"
            " les {delay} de la réception.",
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
            "La session demandée par la majorité absolue des membres se tient obligatoirement dans les"
            " {delay} de la demande, sur un ordre du jour précis.",
            "تعقد وجوبا الدورة التي تطلبها الأغلبية المطلقة للأعضاء داخل {delay} من الطلب، وفق جدول أعمال محدد.",
        ),
        commune=at(36, amount=15),
        province=at(37, amount=15),
        region=at(39, amount=30),
        arrondissement=Status.READING,
        trigger=Trigger.REQUEST_RECEIVED,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
        fact=Share(1, 2, must_be_exceeded=True),
    ),
    *rows(
        "SES-11",
        Bilingual(
            "La session extraordinaire se clôt avec son ordre du jour, et au plus tard après {delay} ;"
            " elle ne se prolonge pas.",
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
        "SES-13",
        Bilingual(
            "La session demandée par l'autorité, avec les points proposés et leurs documents, se tient de"
            " plein droit dans les {delay} de la demande.",
            "تعقد الدورة بحكم القانون بطلب من السلطة مرفق بالنقط المقترحة ووثائقها، داخل {delay} من الطلب.",
        ),
        commune=at(37),
        province=at(38),
        region=at(40),
        arrondissement=Status.READING,
        trigger=Trigger.REQUEST_OF_AUTHORITY,
        amount=10,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "SES-14",
        Bilingual(
            "Si plus de la moitié des membres en exercice n'y est pas, la session demandée par l'autorité"
            " est reportée au jour ouvrable suivant et se tient quel que soit le nombre des présents.",
            "إذا لم يحضر الدورة المنعقدة بطلب من السلطة أكثر من نصف الأعضاء المزاولين مهامهم، أجلت إلى يوم"
            " العمل الموالي وانعقدت أيا كان عدد الحاضرين.",
        ),
        commune=at(37),
        province=at(38),
        region=at(40),
        arrondissement=Status.READING,
        trigger=Trigger.POSTPONED_MEETING,
        amount=1,
        unit=Unit.WORKING_DAYS,
        direction=Direction.ON_DAY,
        fact=AnyNumber(),
    ),
    *rows(
        "SES-21",
        Bilingual(
            "Une copie du registre de présence est adressée à l'autorité dans les {delay} de la clôture de la session.",
            "توجه نسخة من سجل الحضور إلى السلطة داخل {delay} من اختتام الدورة.",
        ),
        commune=at(67),
        province=at(68),
        region=at(70),
        arrondissement=Status.READING,
        trigger=Trigger.SESSION_CLOSING,
        amount=5,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "ARR-1",
        Bilingual(
            "Les conseils d'arrondissement suivent les règles communales sur l'ordre du jour, la"
            " convocation, le quorum, le procès-verbal, la publication et le contrôle.",
            "تطبق على مجالس المقاطعات القواعد الجارية على الجماعة في جدول الأعمال والاستدعاء والنصاب والمحضر"
            " والنشر والمراقبة.",
        ),
        arrondissement=at(225, 226),
    ),
)
