"""Sessions and sittings (SES-1 to SES-18, SES-22, SES-23): when, how long, at whose request."""

from ..facts import AnyNumber, Base, FirstWeek, NthWeekday, SessionMonths, Share
from ..offices import Office
from ..reading_table import FIRST_WEEK, MAJORITY_REQUEST
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
        "SES-3",
        Bilingual(
            "La session compte une ou plusieurs séances ; son calendrier donne les points de chacune.",
            "تتكون الدورة من جلسة أو عدة جلسات، وتحدد لها جدولة زمنية تبين نقط كل جلسة.",
        ),
        commune=33,
        province=34,
        region=36,
        arrondissement=Status.READING,
    ),
    *rows(
        "SES-4",
        Bilingual(
            "Le règlement intérieur fixe la durée et les heures des séances.",
            "يحدد النظام الداخلي مدة الجلسات وتوقيتها.",
        ),
        commune=33,
        province=34,
        region=36,
        arrondissement=Status.READING,
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
        "SES-7",
        Bilingual(
            "La décision de prolonger la session est notifiée dès qu'elle est prise à l'autorité suivante : {office}.",
            "يبلغ قرار تمديد الدورة فور اتخاذه إلى السلطة التالية: {office}.",
        ),
        commune=at(34, office=Office.GOVERNOR),
        province=at(35, office=Office.GOVERNOR),
        region=at(37, office=Office.WALI),
        arrondissement=Status.READING,
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
        fact=Share(1, 2, must_be_exceeded=True, base=Base.MEMBERS),
        reading=MAJORITY_REQUEST,
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
        "SES-15",
        Bilingual(
            "Après le rejet du budget, le conseil tient une session extraordinaire dans les {delay} de la"
            " réunion qui l'a rejeté.",
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
            "Un vice-président qui cesse ses fonctions est mis en demeure de les reprendre dans les {delay} ;"
            " sinon une session extraordinaire est convoquée pour le démettre.",
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
    *rows(
        "SES-17",
        Bilingual(
            "Le président présente un rapport d'activité au début de chaque session ordinaire.",
            "يقدم الرئيس تقريرا إخباريا عن أعماله عند بداية كل دورة عادية.",
        ),
        commune=106,
        province=104,
        region=110,
    ),
    *rows(
        "SES-18",
        Bilingual(
            "Le président informe le conseil des actions en justice, à la première session qui suit.",
            "يخبر الرئيس المجلس بالدعاوى القضائية المرفوعة، خلال الدورة الموالية.",
        ),
        commune=264,
        province=208,
        region=238,
    ),
    *rows(
        "SES-22",
        Bilingual(
            "Usage de règlements intérieurs : une session ordinaire qui n'a pu se tenir en son temps cède la"
            " place à une session extraordinaire pour les points urgents, le reste va à la session suivante.",
            "عرف في أنظمة داخلية: إذا تعذر عقد الدورة العادية في أجلها، درست النقط المستعجلة في دورة"
            " استثنائية وأحيل الباقي على الدورة الموالية.",
        ),
        commune=32,
    ),
    *rows(
        "SES-23",
        Bilingual(
            "La loi ne règle pas la suspension d'une séance : le règlement intérieur le fait.",
            "لا ينظم القانون رفع الجلسة مؤقتا، وإنما ينظمه النظام الداخلي.",
        ),
        commune=32,
        province=33,
        region=35,
        arrondissement=Status.READING,
    ),
)
