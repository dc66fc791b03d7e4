"""How time is counted (CAL): what the texts say, what they leave out, and what is done here."""

from datetime import date

from ..citation import Law
from ..rule import Rule, Status
from ..wording import Bilingual
from .rows import at, everywhere, rows

TIME: tuple[Rule, ...] = (
    *rows(
        "CAL-1",
        Bilingual(
            "Les lois organiques ne disent pas comment compter un délai ; elles disent seulement, article par"
            " article, lesquels sont en jours ouvrables.",
            "لا تحدد القوانين التنظيمية كيفية حساب الآجال، وإنما تبين في كل مادة ما يحسب منها بأيام العمل.",
        ),
        commune=at(116, 117),
        province=at(107, 108),
        region=at(113, 114),
        arrondissement=Status.VERIFIED,
    ),
    *everywhere(
        "CAL-2",
        Bilingual(
            "Les administrations travaillent du lundi au vendredi.",
            "تشتغل الإدارات من الاثنين إلى الجمعة.",
        ),
        1,
        law=Law.WORKING_HOURS,
    ),
    *everywhere(
        "CAL-3",
        Bilingual(
            "Le chef du gouvernement peut décider un jour de fermeture exceptionnel.",
            "يمكن لرئيس الحكومة أن يقرر عطلة استثنائية.",
        ),
        3,
        law=Law.WORKING_HOURS,
    ),
    *everywhere(
        "CAL-4",
        Bilingual(
            "En droit civil, le premier jour ne compte pas et une échéance un jour férié passe au jour ouvrable"
            " suivant ; l'étendre aux délais administratifs est une lecture.",
            "في القانون المدني لا يحتسب اليوم الأول، وإذا صادف الحلول يوم عطلة انتقل إلى يوم العمل الموالي؛ ومده إلى"
            " الآجال الإدارية تأويل.",
        ),
        131,
        133,
        law=Law.CODE_OF_OBLIGATIONS,
    ),
    *everywhere(
        "CAL-5",
        Bilingual(
            "Les délais de la procédure civile sont francs : ni le premier ni le dernier jour ne comptent ; cela ne"
            " vaut que pour elle.",
            "آجال المسطرة المدنية كاملة: لا يحتسب اليوم الأول ولا اليوم الأخير؛ وهذا خاص بها.",
        ),
        512,
        law=Law.CODE_OF_CIVIL_PROCEDURE,
    ),
    *everywhere(
        "CAL-6",
        Bilingual(
            "Jours fériés : nouvel an, 11 janvier, 1er mai, fêtes du Trône, d'Oued Eddahab, du 20 août, de la"
            " Jeunesse, de la Marche verte, de l'Indépendance, et les fêtes religieuses.",
            "أيام العطل: فاتح يناير و11 يناير وفاتح ماي وأعياد العرش ووادي الذهب و20 غشت والشباب والمسيرة الخضراء"
            " والاستقلال والأعياد الدينية.",
        ),
        law=Law.PUBLIC_HOLIDAYS,
    ),
    # The decree was read as a draft adopted by the government; 2024 is the first year the day was observed.
    *everywhere(
        "CAL-7",
        Bilingual(
            "Le 14 janvier, nouvel an amazigh, est férié.",
            "يعد 14 يناير، رأس السنة الأمازيغية، يوم عطلة.",
        ),
        law=Law.PUBLIC_HOLIDAYS,
        in_force_from=date(2024, 1, 1),
    ),
    *everywhere(
        "CAL-8",
        Bilingual(
            "Le 31 octobre, fête de l'Unité, est férié.",
            "يعد 31 أكتوبر، عيد الوحدة، يوم عطلة.",
        ),
        law=Law.UNITY_DAY,
        in_force_from=date(2026, 2, 5),
    ),
    *everywhere(
        "CAL-9",
        Bilingual(
            "Les fêtes religieuses suivent l'annonce officielle : une date calculée n'est qu'une estimation.",
            "تتبع الأعياد الدينية الإعلان الرسمي، والتاريخ المحسوب تقديري فقط.",
        ),
        law=Law.PUBLIC_HOLIDAYS,
        status=Status.RECALLED,
    ),
    *rows(
        "CAL-10",
        Bilingual(
            "Ici : le jour de départ ne compte pas, un « jour » est un jour du calendrier, un jour ouvrable saute"
            " les fins de semaine et les fêtes, et chaque date garde sa règle.",
            "المعتمد هنا: لا يحتسب يوم البداية، و«اليوم» يوم تقويمي، ويوم العمل لا يشمل نهاية الأسبوع والأعياد،"
            " وتحفظ مع كل تاريخ قاعدته.",
        ),
        commune=at(116, 117),
        province=at(107, 108),
        region=at(113, 114),
        arrondissement=Status.READING,
        status=Status.READING,
    ),
)
