"""Committees, groups and consultative bodies (COMM), internal regulations (RI), arrondissements (ARR)."""

from ..citation import Law
from ..facts import Base, Count, Share
from ..rule import Direction, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, everywhere, rows

COMMITTEES: tuple[Rule, ...] = (
    *rows(
        "COMM-1",
        Bilingual(
            "Le conseil crée des commissions permanentes, au nombre suivant : {number}.",
            "يحدث المجلس لجانا دائمة، عددها: {number}.",
        ),
        commune=at(25, fact=Count(2, 5)),
        province=at(26, fact=Count(3)),
        region=at(28, fact=Count(3, 7)),
    ),
    *rows(
        "COMM-2",
        Bilingual(
            "Sujets obligatoires : budget, finances et programmation ; services publics.",
            "المواضيع الإجبارية: الميزانية والشؤون المالية والبرمجة؛ المرافق العمومية.",
        ),
        commune=25,
    ),
    *rows(
        "COMM-2",
        Bilingual(
            "Sujets obligatoires : budget ; développement rural et urbain, investissement, eau, énergie et"
            " environnement ; affaires sociales et famille.",
            "المواضيع الإجبارية: الميزانية؛ التنمية القروية والحضرية والاستثمار والماء والطاقة والبيئة؛ الشؤون"
            " الاجتماعية والأسرة.",
        ),
        province=26,
    ),
    *rows(
        "COMM-2",
        Bilingual(
            "Sujets obligatoires : budget ; développement économique, social, culturel et environnemental ;"
            " aménagement du territoire.",
            "المواضيع الإجبارية: الميزانية؛ التنمية الاقتصادية والاجتماعية والثقافية والبيئية؛ إعداد التراب.",
        ),
        region=28,
    ),
    *rows(
        "COMM-3",
        Bilingual(
            "Les commissions sont créées à la première session après le règlement intérieur ; cinq membres au moins"
            " chacune, une commission par membre.",
            "تحدث اللجان في أول دورة بعد النظام الداخلي، وتضم كل لجنة خمسة أعضاء على الأقل، ولا ينتسب العضو إلى أكثر"
            " من لجنة.",
        ),
        commune=25,
        province=26,
        region=28,
        fact=Count(5),
    ),
    *rows(
        "COMM-4",
        Bilingual(
            "Une présidence de commission revient à l'opposition ; la parité est recherchée.",
            "تخصص رئاسة إحدى اللجان للمعارضة، ويسعى إلى المناصفة.",
        ),
        commune=at(26, 27),
        province=at(27, 28),
        region=at(29, 30),
    ),
    *rows(
        "COMM-5",
        Bilingual(
            "La commission se réunit à la demande du président du conseil, du sien ou du tiers de ses membres ; son"
            " président est son rapporteur.",
            "تجتمع اللجنة بطلب من رئيس المجلس أو رئيسها أو ثلث أعضائها، ورئيسها مقررها.",
        ),
        commune=28,
        province=29,
        region=31,
        arrondissement=Status.READING,
        fact=Share(1, 3, base=Base.COMMITTEE),
    ),
    *rows(
        "COMM-6",
        Bilingual(
            "Une commission temporaire finit au dépôt de son rapport ; elle ne remplace pas une commission permanente.",
            "تنتهي مهام اللجنة المؤقتة بإيداع تقريرها، ولا تحل محل لجنة دائمة.",
        ),
        commune=29,
        province=30,
        region=32,
        arrondissement=Status.READING,
    ),
    *rows(
        "COMM-7",
        Bilingual(
            "Une commission n'exerce aucun pouvoir du conseil ni du président.",
            "لا تمارس اللجان أيا من صلاحيات المجلس أو رئيسه.",
        ),
        commune=30,
        province=31,
        region=33,
        arrondissement=Status.READING,
    ),
    *rows(
        "COMM-8",
        Bilingual(
            "Une commission d'enquête est créée à la demande de la moitié au moins des membres en exercice, hors des"
            " faits poursuivis en justice.",
            "تحدث لجنة للتقصي بطلب من نصف الأعضاء المزاولين مهامهم على الأقل، في غير الوقائع موضوع متابعات قضائية.",
        ),
        commune=215,
        province=206,
        region=228,
        fact=Share(1, 2),
    ),
    *rows(
        "COMM-8",
        Bilingual(
            "La commission d'enquête rend son rapport dans le délai suivant : {delay} ; le conseil en débat et"
            " décide de l'envoyer ou non à la cour régionale des comptes.",
            "تودع لجنة التقصي تقريرها داخل الأجل التالي: {delay}، ويناقشه المجلس ويقرر هل يحيله على المجلس الجهوي"
            " للحسابات.",
        ),
        commune=215,
        province=206,
        region=228,
        part="report",
        trigger=Trigger.INQUIRY_OPENED,
        amount=1,
        unit=Unit.MONTHS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "COMM-9",
        Bilingual(
            "Un groupe compte cinq membres au moins ; sa liste signée est affichée au siège.",
            "يتألف الفريق من خمسة أعضاء على الأقل، وتعلق لائحته الموقعة بالمقر.",
        ),
        region=at(27, fact=Count(5)),
    ),
    *rows(
        "COMM-9",
        Bilingual(
            "Des groupes ne se forment que dans les conseils des communes à arrondissements.",
            "لا تحدث الفرق إلا في مجالس الجماعات ذات المقاطعات.",
        ),
        commune=7,
    ),
    *rows(
        "COMM-10",
        Bilingual(
            "Une instance consultative est créée sur l'équité, l'égalité des chances et l'approche genre.",
            "تحدث هيئة استشارية تختص بالمساواة وتكافؤ الفرص ومقاربة النوع.",
        ),
        commune=120,
        province=111,
    ),
    *rows(
        "COMM-10",
        Bilingual(
            "Trois instances consultatives sont créées : équité, égalité des chances et approche genre ; jeunes ;"
            " acteurs économiques.",
            "تحدث ثلاث هيئات استشارية: المساواة وتكافؤ الفرص ومقاربة النوع، والشباب، والفاعلون الاقتصاديون.",
        ),
        region=117,
    ),
    *rows(
        "RI-1",
        Bilingual(
            "Le président prépare le règlement intérieur avec le bureau ; le conseil le vote à la session qui suit"
            " l'élection du bureau.",
            "يعد الرئيس النظام الداخلي بتعاون مع المكتب، ويصوت عليه المجلس في الدورة الموالية لانتخاب المكتب.",
        ),
        commune=32,
        province=33,
        region=35,
        arrondissement=Status.READING,
    ),
    *rows(
        "RI-2",
        Bilingual(
            "Le règlement intérieur fixe le nombre et les heures des séances, les commissions, les droits de"
            " l'opposition, la publicité des questions, la remise des procès-verbaux.",
            "يحدد النظام الداخلي عدد الجلسات وتوقيتها واللجان وحقوق المعارضة ونشر الأسئلة وكيفية تسليم المحاضر.",
        ),
        commune=at(32, 33, 25, 46, 120, 215, 273),
        province=at(33, 34, 26, 47, 111, 206, 217),
        region=at(35, 36, 28, 49, 117, 228, 247),
    ),
    *everywhere(
        "RI-3",
        Bilingual(
            "Le règlement intérieur traite d'habitude aussi de la suspension, de l'enregistrement, de la lecture des"
            " procès-verbaux et de sa propre modification.",
            "يتناول النظام الداخلي عادة أيضا رفع الجلسات والتسجيل وقراءة المحاضر وتعديله هو نفسه.",
        ),
        law=Law.INTERNAL_REGULATIONS,
    ),
    *rows(
        "ARR-1",
        Bilingual(
            "Les conseils d'arrondissement suivent les règles communales sur l'ordre du jour, la convocation, le"
            " quorum, le procès-verbal, la publication et le contrôle.",
            "تطبق على مجالس المقاطعات القواعد الجارية على الجماعة في جدول الأعمال والاستدعاء والنصاب والمحضر والنشر"
            " والمراقبة.",
        ),
        arrondissement=at(225, 226),
    ),
)
