"""Sessions and sittings (SES): when the ordinary ones are held, how long, and what belongs to each."""

from ..citation import Law
from ..facts import FirstWeek, NthWeekday, SessionMonths
from ..offices import Office
from ..reading_table import FIRST_WEEK
from ..rule import Direction, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, everywhere, rows

MONDAY = 0

SESSIONS: tuple[Rule, ...] = (
    *rows(
        "SES-1",
        Bilingual(
            "Le conseil tient obligatoirement trois sessions ordinaires par an, aux mois suivants : {months}.",
            "يعقد المجلس وجوبا ثلاث دورات عادية في السنة، خلال الأشهر التالية: {months}.",
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
        region=238,
    ),
    *rows(
        "SES-18",
        Bilingual(
            "Le président informe le conseil des actions en justice, à la première session qui suit ; leur objet est"
            " aussi publié au siège.",
            "يخبر الرئيس المجلس بالدعاوى القضائية المرفوعة، خلال الدورة الموالية، وينشر موضوعها أيضا بالمقر.",
        ),
        province=208,
    ),
    *rows(
        "SES-22",
        Bilingual(
            "Usage de règlements intérieurs : une session ordinaire qui n'a pu se tenir en son temps cède la place à"
            " une session extraordinaire pour les points urgents, le reste va à la session suivante.",
            "عرف في أنظمة داخلية: إذا تعذر عقد الدورة العادية في أجلها، درست النقط المستعجلة في دورة استثنائية وأحيل"
            " الباقي على الدورة الموالية.",
        ),
        commune=at(law=Law.INTERNAL_REGULATIONS),
    ),
    *everywhere(
        "SES-23",
        Bilingual(
            "La loi ne règle pas la suspension d'une séance : le règlement intérieur le fait.",
            "لا ينظم القانون رفع الجلسة مؤقتا، وإنما ينظمه النظام الداخلي.",
        ),
        law=Law.INTERNAL_REGULATIONS,
    ),
)
