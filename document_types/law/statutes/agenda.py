"""The agenda (AGE): who draws it up, who may add to it, what may be debated."""

from ..offices import Office
from ..rule import Direction, Party, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, rows

AGENDA: tuple[Rule, ...] = (
    *rows(
        "AGE-1",
        Bilingual(
            "Le président établit l'ordre du jour avec les membres du bureau.",
            "يعد الرئيس جدول الأعمال بتعاون مع أعضاء المكتب.",
        ),
        commune=38,
        province=39,
        region=41,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "AGE-2",
        Bilingual(
            "Le président notifie l'ordre du jour à l'autorité {delay} au moins avant la session.",
            "يبلغ الرئيس جدول الأعمال إلى السلطة قبل الدورة بما لا يقل عن {delay}.",
        ),
        commune=38,
        province=39,
        region=41,
        arrondissement=Status.VERIFIED,
        trigger=Trigger.SESSION_OPENING,
        amount=20,
        unit=Unit.DAYS,
        direction=Direction.AT_LEAST_BEFORE,
    ),
    *rows(
        "AGE-3",
        Bilingual(
            "Les points que l'autorité ajoute entrent de plein droit à l'ordre du jour si le président en est avisé"
            " dans les {delay} de la réception de celui-ci par l'autorité.",
            "تدرج بحكم القانون في جدول الأعمال النقط التي تضيفها السلطة إذا أخبر بها الرئيس داخل {delay} من توصلها"
            " بجدول الأعمال.",
        ),
        commune=39,
        province=40,
        region=42,
        arrondissement=Status.VERIFIED,
        trigger=Trigger.AGENDA_RECEIVED,
        amount=8,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
        party=Party.AUTHORITY,
        silence=Bilingual(
            "À défaut, plus aucun point de l'autorité n'entre de plein droit à partir du {day} à 0 heure.",
            "وإلا لم تعد أي نقطة من السلطة تدرج بحكم القانون ابتداء من يوم {day} على الساعة الصفر.",
        ),
    ),
    *rows(
        "AGE-4",
        Bilingual(
            "Un membre en exercice demande par écrit, seul ou avec d'autres, l'inscription d'un point de la"
            " compétence du conseil.",
            "لكل عضو مزاول مهامه أن يطلب كتابة، منفردا أو مع غيره، إدراج نقطة تدخل في صلاحيات المجلس.",
        ),
        province=41,
    ),
    *rows(
        "AGE-4",
        Bilingual(
            "Un membre en exercice demande par écrit, seul ou par son groupe, l'inscription d'un point de la"
            " compétence du conseil.",
            "لكل عضو مزاول مهامه أن يطلب كتابة، منفردا أو عن طريق فريقه، إدراج نقطة تدخل في صلاحيات المجلس.",
        ),
        commune=40,
        region=43,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "AGE-5",
        Bilingual(
            "Le refus d'inscrire un point est motivé et notifié à ceux qui l'ont demandé.",
            "يكون رفض إدراج النقطة معللا ويبلغ إلى من طلبها.",
        ),
        commune=40,
        province=41,
        region=43,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "AGE-6",
        Bilingual(
            "À l'ouverture de la session, le conseil prend acte sans débat de chaque refus, qui figure au"
            " procès-verbal.",
            "يحاط المجلس علما عند افتتاح الدورة، دون مناقشة، بكل رفض، ويدون ذلك في المحضر.",
        ),
        commune=40,
        province=41,
        region=43,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "AGE-9",
        Bilingual(
            "Le conseil et ses commissions ne débattent que de points inscrits à l'ordre du jour et de la compétence"
            " du conseil ; le président du conseil ou de la commission s'oppose à tout autre.",
            "لا يتداول المجلس ولجانه إلا في النقط المدرجة في جدول الأعمال والداخلة في صلاحياته، ويعترض الرئيس أو"
            " رئيس اللجنة على ما سواها.",
        ),
        commune=41,
        province=42,
        region=44,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "AGE-10",
        Bilingual(
            "L'autorité s'oppose à un point hors de la compétence du conseil, par décision motivée, dans les {delay}"
            " de la réception de l'ordre du jour.",
            "تتعرض السلطة بقرار معلل على كل نقطة خارجة عن صلاحيات المجلس داخل {delay} من توصلها بجدول الأعمال.",
        ),
        commune=at(41, office=Office.GOVERNOR),
        province=at(42, office=Office.GOVERNOR),
        region=at(44, office=Office.WALI),
        arrondissement=Status.VERIFIED,
        trigger=Trigger.AGENDA_RECEIVED,
        amount=8,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
        party=Party.AUTHORITY,
    ),
    *rows(
        "AGE-10",
        Bilingual(
            "Saisi de l'opposition à un point, le juge des référés statue dans les {delay}, sans recours.",
            "يبت القضاء الاستعجالي في التعرض على النقطة داخل {delay} من الإحالة، بحكم نهائي.",
        ),
        commune=41,
        province=42,
        region=44,
        arrondissement=Status.VERIFIED,
        part="ruling",
        trigger=Trigger.COURT_RECEIVED,
        amount=48,
        unit=Unit.HOURS,
        direction=Direction.WITHIN,
        party=Party.COURT,
    ),
    *rows(
        "AGE-11",
        Bilingual(
            "Un point frappé d'opposition et déféré au juge ne se débat pas avant sa décision, sous peine de nullité.",
            "لا يتداول في نقطة وقع التعرض عليها وأحيلت على القضاء قبل بته فيها، تحت طائلة البطلان.",
        ),
        commune=41,
        province=42,
        region=44,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "AGE-12",
        Bilingual(
            "Le manquement délibéré expose à la révocation, à la suspension ou à la dissolution.",
            "يعرض الإخلال المتعمد مرتكبه للعزل أو التوقيف، ويعرض المجلس للحل.",
        ),
        commune=at(41, 64, 73),
        province=at(42, 65, 74),
        region=at(44, 67, 76),
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "AGE-13",
        Bilingual(
            "Les points vont d'abord à la commission compétente, sauf en session extraordinaire ; faute d'étude, le"
            " conseil décide sans débat s'il en délibère.",
            "تعرض النقط أولا على اللجنة المختصة ما عدا في الدورة الاستثنائية، وإذا لم تدرسها قرر المجلس دون مناقشة"
            " هل يتداول فيها.",
        ),
        commune=28,
        province=29,
        region=31,
        arrondissement=Status.READING,
    ),
    *rows(
        "AGE-17",
        Bilingual(
            "L'ordre du jour et les dates de la session sont affichés au siège.",
            "يعلق جدول الأعمال وتواريخ الدورة بالمقر.",
        ),
        commune=48,
        province=49,
        region=51,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "AGE-18",
        Bilingual(
            "Par suite : l'ordre du jour part vingt jours avant, les ajouts arrivent dans les huit jours de sa"
            " réception, et la convocation peut encore porter l'ordre du jour définitif.",
            "ومن ثم: يوجه جدول الأعمال قبل عشرين يوما، وترد الإضافات داخل ثمانية أيام من التوصل به، ويمكن للاستدعاء"
            " أن يتضمن جدول الأعمال النهائي.",
        ),
        commune=at(35, 38, 39),
        province=at(36, 39, 40),
        region=at(38, 41, 42),
        arrondissement=Status.READING,
        status=Status.READING,
    ),
)
