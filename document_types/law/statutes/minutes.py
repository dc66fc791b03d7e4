"""Minutes, registers, posting and publication (MIN)."""

from ..citation import Law
from ..reading_table import POSTING_START
from ..rule import Direction, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, everywhere, rows

MINUTES: tuple[Rule, ...] = (
    *rows(
        "MIN-1",
        Bilingual(
            "Le secrétaire du conseil rédige et conserve le procès-verbal, qui contient les délibérations prises.",
            "يحرر كاتب المجلس المحضر ويحفظه، ويتضمن المقررات المتخذة.",
        ),
        commune=at(23, 47),
        province=at(24, 48),
        region=at(25, 50),
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "MIN-2",
        Bilingual(
            "Les procès-verbaux sont inscrits dans un registre coté et paraphé par le président et le secrétaire.",
            "تدون المحاضر في سجل مرقم ومؤشر عليه من لدن الرئيس والكاتب.",
        ),
        commune=47,
        province=48,
        region=50,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "MIN-3",
        Bilingual(
            "Les délibérations sont signées par le président et le secrétaire et inscrites au registre par ordre de"
            " date.",
            "يوقع المقررات الرئيس وكاتب المجلس، وتسجل في سجل المقررات حسب تاريخها.",
        ),
        commune=47,
        province=48,
        region=50,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "MIN-4",
        Bilingual(
            "Si le secrétaire est absent, empêché ou refuse, le procès-verbal dit pourquoi et son adjoint signe ; à"
            " défaut, un membre présent que le président désigne.",
            "إذا غاب الكاتب أو عاقه عائق أو امتنع، دون السبب في المحضر ووقع نائبه، وإلا فعضو حاضر يعينه الرئيس.",
        ),
        commune=47,
        province=48,
        region=50,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "MIN-5",
        Bilingual(
            "Le procès-verbal porte les délibérations, les refus d'inscrire un point, le vote de chacun, le nom des"
            " votants aux désignations et le motif d'une signature manquante.",
            "تدون في المحضر المقررات ورفض إدراج النقط وتصويت كل مصوت وأسماء المصوتين في الانتدابات وسبب غياب التوقيع.",
        ),
        commune=at(40, 43, 45, 47),
        province=at(41, 44, 46, 48),
        region=at(43, 46, 48, 50),
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "MIN-6",
        Bilingual(
            "Chaque membre reçoit une copie du procès-verbal dans les {delay} de la clôture de la session.",
            "يتوصل كل عضو بنسخة من المحضر داخل {delay} من اختتام الدورة.",
        ),
        commune=273,
        province=217,
        region=247,
        arrondissement=Status.VERIFIED,
        trigger=Trigger.SESSION_CLOSING,
        amount=15,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "MIN-7",
        Bilingual(
            "Les délibérations sont affichées au siège dans les {delay}.",
            "تعلق المقررات بالمقر داخل {delay}.",
        ),
        commune=at(273, amount=8),
        province=at(217, amount=10),
        region=at(247, amount=10),
        arrondissement=Status.VERIFIED,
        trigger=Trigger.ADOPTION,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
        reading=POSTING_START,
    ),
    *rows(
        "MIN-8",
        Bilingual(
            "Toute personne peut demander à consulter les délibérations, selon les lois en vigueur.",
            "لكل شخص أن يطلب الاطلاع على المقررات وفق التشريع الجاري به العمل.",
        ),
        commune=273,
        province=217,
        region=247,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "MIN-9",
        Bilingual(
            "La collectivité peut publier ses délibérations sur son site.",
            "يمكن نشر المقررات في الموقع الإلكتروني.",
        ),
        province=216,
    ),
    *rows(
        "MIN-10",
        Bilingual(
            "Le président répond du registre des délibérations et le remet, coté et paraphé, à son successeur.",
            "الرئيس مسؤول عن سجل المداولات ويسلمه مرقما ومؤشرا عليه إلى خلفه.",
        ),
        commune=49,
        province=50,
        region=52,
        arrondissement=Status.READING,
    ),
    *rows(
        "MIN-11",
        Bilingual(
            "En fin de mandat, une copie certifiée du registre des délibérations va à l'autorité, témoin de la"
            " passation.",
            "عند انتهاء الولاية توجه نسخة مشهود بصحتها من سجل المداولات إلى السلطة التي تحضر تسليم السلط.",
        ),
        commune=49,
        province=50,
        region=52,
        arrondissement=Status.READING,
    ),
    # The decree on communes was read; of the two others only the title was seen.
    *rows(
        "MIN-12",
        Bilingual(
            "La passation de pouvoirs donne lieu à un procès-verbal avec ses listes ; deux copies vont à l'autorité"
            " dans les {delay}.",
            "يحرر محضر لتسليم السلط مرفق بلوائحه، وتوجه نسختان منه إلى السلطة داخل {delay}.",
        ),
        commune=at(1, 2, 3, 4, 5, 6, law=Law.HANDOVER_IN_COMMUNES),
        province=at(law=Law.HANDOVER_IN_PREFECTURES_AND_PROVINCES, status=Status.RECALLED),
        region=at(law=Law.HANDOVER_IN_REGIONS, status=Status.RECALLED),
        trigger=Trigger.HANDOVER,
        amount=7,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "MIN-12",
        Bilingual(
            "Les réserves faites à la passation de pouvoirs se justifient dans les {delay}.",
            "تبرر التحفظات المقدمة عند تسليم السلط داخل {delay}.",
        ),
        commune=at(1, 2, 3, 4, 5, 6, law=Law.HANDOVER_IN_COMMUNES),
        province=at(law=Law.HANDOVER_IN_PREFECTURES_AND_PROVINCES, status=Status.RECALLED),
        region=at(law=Law.HANDOVER_IN_REGIONS, status=Status.RECALLED),
        part="reservations",
        trigger=Trigger.HANDOVER,
        amount=3,
        unit=Unit.MONTHS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "MIN-13",
        Bilingual(
            "Le président conserve les documents du conseil, les délibérations et arrêtés, et les preuves de leur"
            " notification et publication.",
            "يحفظ الرئيس وثائق المجلس ومقرراته وقراراته وما يثبت تبليغها ونشرها.",
        ),
        commune=97,
        province=98,
        region=104,
    ),
    *rows(
        "MIN-14",
        Bilingual(
            "Les archives suivent la loi n° 69-99.",
            "تخضع الأرشيفات للقانون رقم \u206669-99\u2069.",
        ),
        commune=50,
        province=51,
        region=53,
    ),
    *rows(
        "MIN-15",
        Bilingual(
            "Paraissent au bulletin officiel des collectivités : arrêtés réglementaires, organisation, redevances"
            " pour services, délégations, états comptables et financiers.",
            "تنشر في الجريدة الرسمية للجماعات الترابية القرارات التنظيمية والتنظيم الإداري والأجور عن الخدمات"
            " والتفويضات والقوائم المحاسبية والمالية.",
        ),
        commune=at(95, 277),
        province=at(96, 221),
        region=at(102, 251),
    ),
    *everywhere(
        "MIN-16",
        Bilingual(
            "Le bulletin officiel des collectivités, en arabe seulement, publié par l'Intérieur, donne aussi des"
            " résumés de délibérations.",
            "تصدر وزارة الداخلية الجريدة الرسمية للجماعات الترابية بالعربية فقط، وتنشر فيها أيضا ملخصات المداولات.",
        ),
        1,
        2,
        law=Law.OFFICIAL_BULLETIN,
    ),
    *rows(
        "MIN-17",
        Bilingual(
            "Le budget est déposé au siège dans les {delay} de son visa, à la disposition du public.",
            "تودع الميزانية بالمقر داخل {delay} من التأشير عليها وتوضع رهن إشارة العموم.",
        ),
        commune=194,
        province=185,
        region=207,
        trigger=Trigger.BUDGET_VISA,
        amount=15,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "MIN-18",
        Bilingual(
            "Les états financiers sont établis et publiés dans le délai suivant après le visa du budget : {delay}.",
            "تعد القوائم المالية وتنشر بعد التأشير على الميزانية داخل الأجل التالي: {delay}.",
        ),
        commune=275,
        province=at(219, status=Status.RECALLED),
        region=at(249, status=Status.RECALLED),
        trigger=Trigger.BUDGET_VISA,
        amount=1,
        unit=Unit.MONTHS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "MIN-18",
        Bilingual(
            "Les états financiers sont établis et publiés dans le délai suivant après la clôture du budget : {delay}.",
            "تعد القوائم المالية وتنشر بعد حصر الميزانية داخل الأجل التالي: {delay}.",
        ),
        commune=275,
        province=at(219, status=Status.RECALLED),
        region=at(249, status=Status.RECALLED),
        part="closing",
        trigger=Trigger.BUDGET_CLOSED,
        amount=1,
        unit=Unit.MONTHS,
        direction=Direction.WITHIN,
    ),
    *everywhere(
        "MIN-19",
        Bilingual(
            "La lecture et l'approbation du procès-verbal précédent relèvent du règlement intérieur.",
            "تنظم قراءة المحضر السابق والمصادقة عليه بالنظام الداخلي.",
        ),
        law=Law.INTERNAL_REGULATIONS,
    ),
    *rows(
        "MIN-20",
        Bilingual(
            "Aucun délai n'est fixé pour le procès-verbal, hors la copie aux membres et la transmission.",
            "لم يحدد أجل للمحضر ما عدا توجيه نسخته إلى الأعضاء وتبليغه إلى السلطة.",
        ),
        commune=at(116, 273),
        province=at(107, 217),
        region=at(113, 247),
        arrondissement=Status.VERIFIED,
    ),
)
