"""Voting (VOT)."""

from ..facts import Base, ElectedBy, Majority, MajorityFor, Share
from ..reading_table import VOTES_BY_NAME, VOTES_CAST
from ..rule import Direction, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, rows

LISTED_FOR_ALL = frozenset(
    {
        "programme.action",
        "companies.creation",
        "companies.capital",
        "services.management",
        "services.delegated",
        "cooperation.private",
        "cooperation.state_contract",
    }
)

VOTING: tuple[Rule, ...] = (
    *rows(
        "VOT-1",
        Bilingual(
            "Le vote public est la règle pour toute délibération et toute élection du conseil.",
            "التصويت العلني قاعدة لاتخاذ جميع المقررات ولانتخاب أجهزة المجلس.",
        ),
        commune=6,
        province=7,
        region=8,
        arrondissement=Status.READING,
    ),
    *rows(
        "VOT-2",
        Bilingual(
            "Aucun article ne prévoit de scrutin secret pour une délibération.",
            "لا تنص أي مادة على الاقتراع السري لاتخاذ المقررات.",
        ),
        commune=6,
        province=7,
        region=8,
        arrondissement=Status.READING,
    ),
    *rows(
        "VOT-3",
        Bilingual(
            "Les délibérations sont prises à la majorité absolue des suffrages exprimés.",
            "تتخذ المقررات بالأغلبية المطلقة للأصوات المعبر عنها.",
        ),
        commune=43,
        province=44,
        region=46,
        arrondissement=Status.READING,
        fact=MajorityFor(Majority.VOTES_CAST),
        reading=VOTES_CAST,
    ),
    *rows(
        "VOT-4",
        Bilingual(
            "Pour les matières énumérées, il faut la majorité absolue des membres en exercice ; à défaut au premier"
            " vote, une deuxième séance décide à la majorité absolue des suffrages exprimés.",
            "تشترط في القضايا المحددة الأغلبية المطلقة للأعضاء المزاولين مهامهم، وإذا تعذر ذلك في التصويت الأول اتخذ"
            " المقرر في جلسة ثانية بالأغلبية المطلقة للأصوات المعبر عنها.",
        ),
        commune=43,
        province=44,
        region=46,
        arrondissement=Status.READING,
        fact=MajorityFor(Majority.MEMBERS_IN_OFFICE, LISTED_FOR_ALL),
    ),
    *rows(
        "VOT-4a",
        Bilingual(
            "Matières énumérées : programme, sociétés de développement, modes de gestion des services publics,"
            " partenariat avec le secteur privé, contrats sur les compétences partagées ou transférées.",
            "القضايا المحددة: البرنامج، وشركات التنمية، وطرق تدبير المرافق العمومية، والشراكة مع القطاع الخاص،"
            " والعقود المتعلقة بالاختصاصات المشتركة والمنقولة.",
        ),
        commune=43,
        province=44,
        arrondissement=Status.READING,
        fact=MajorityFor(Majority.MEMBERS_IN_OFFICE, LISTED_FOR_ALL),
    ),
    *rows(
        "VOT-4a",
        Bilingual(
            "Matières énumérées : programme, schéma régional d'aménagement du territoire, sociétés de développement,"
            " modes de gestion des services publics, partenariat avec le secteur privé, contrats sur les compétences"
            " partagées ou transférées.",
            "القضايا المحددة: البرنامج، والتصميم الجهوي لإعداد التراب، وشركات التنمية، وطرق تدبير المرافق العمومية،"
            " والشراكة مع القطاع الخاص، والعقود المتعلقة بالاختصاصات المشتركة والمنقولة.",
        ),
        region=46,
        fact=MajorityFor(Majority.MEMBERS_IN_OFFICE, LISTED_FOR_ALL | {"programme.land_use"}),
    ),
    *rows(
        "VOT-5",
        Bilingual(
            "En cas de partage des voix, le côté où se trouve le président l'emporte ; le procès-verbal porte le"
            " vote de chacun.",
            "عند تعادل الأصوات يرجح الجانب الذي يكون فيه الرئيس، ويدون في المحضر تصويت كل مصوت.",
        ),
        commune=43,
        province=44,
        region=46,
        arrondissement=Status.READING,
        reading=VOTES_BY_NAME,
    ),
    *rows(
        "VOT-6",
        Bilingual(
            "Les membres délégués dans d'autres instances sont désignés à la majorité relative des suffrages"
            " exprimés ; à égalité, le plus jeune, puis le tirage au sort ; le procès-verbal nomme les votants.",
            "ينتدب الأعضاء لدى هيئات أخرى بالأغلبية النسبية للأصوات المعبر عنها، وعند التعادل يقدم الأصغر سنا ثم"
            " يلجأ إلى القرعة، وتدون في المحضر أسماء المصوتين.",
        ),
        commune=45,
        province=46,
        region=48,
        arrondissement=Status.READING,
        fact=MajorityFor(Majority.RELATIVE, frozenset({"council.designation"})),
    ),
    *rows(
        "VOT-7",
        Bilingual(
            "Le secrétaire du conseil et son adjoint sont élus à la majorité relative des membres présents ; à"
            " égalité, le plus jeune, puis le tirage au sort.",
            "ينتخب كاتب المجلس ونائبه بالأغلبية النسبية للأعضاء الحاضرين، وعند التعادل يقدم الأصغر سنا ثم يلجأ إلى"
            " القرعة.",
        ),
        commune=at(23, 24),
        province=at(24, 25),
        region=at(25, 26),
        arrondissement=Status.READING,
        fact=ElectedBy(Majority.RELATIVE),
    ),
    *rows(
        "VOT-7",
        Bilingual(
            "Le secrétaire ou son adjoint démis, sur proposition motivée du président, à la majorité absolue des"
            " suffrages exprimés, est remplacé dans les {delay}.",
            "إذا أقيل الكاتب أو نائبه، باقتراح معلل من الرئيس وبالأغلبية المطلقة للأصوات المعبر عنها، انتخب من يخلفه"
            " داخل {delay}.",
        ),
        commune=at(23, 24),
        province=at(24, 25),
        region=at(25, 26),
        arrondissement=Status.READING,
        part="replacement",
        trigger=Trigger.OFFICE_VACANT,
        amount=15,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "VOT-8",
        Bilingual(
            "Le président et le vice-président d'une commission sont élus hors du bureau, dont les membres, le"
            " président excepté, ne se présentent que si personne d'autre ne le fait, à la majorité relative des"
            " membres présents ; ils sont démis à la majorité absolue des suffrages exprimés.",
            "ينتخب رئيس اللجنة ونائبه من خارج المكتب بالأغلبية النسبية للأعضاء الحاضرين، ولا يترشح أعضاء المكتب، دون"
            " الرئيس، إلا إذا لم يترشح غيرهم، ويقالان بالأغلبية المطلقة للأصوات المعبر عنها.",
        ),
        commune=26,
        province=27,
        region=29,
        arrondissement=Status.READING,
        fact=ElectedBy(Majority.RELATIVE),
    ),
    *rows(
        "VOT-9",
        Bilingual(
            "Les recettes du budget se votent avant les dépenses : un vote d'ensemble sur les recettes, un vote par"
            " chapitre sur les dépenses.",
            "يصوت على مداخيل الميزانية قبل نفقاتها: تصويت إجمالي على المداخيل وتصويت على النفقات بابا بابا.",
        ),
        commune=186,
        province=177,
        region=199,
    ),
    *rows(
        "VOT-10",
        Bilingual(
            "Un membre n'est exclu de la séance, après un avertissement vain, que par la majorité absolue des"
            " membres présents, sans débat.",
            "لا يطرد عضو من الجلسة، بعد إنذاره دون جدوى، إلا بالأغلبية المطلقة للأعضاء الحاضرين ودون مناقشة.",
        ),
        commune=48,
        province=49,
        region=51,
        arrondissement=Status.READING,
        fact=Share(1, 2, must_be_exceeded=True, base=Base.PRESENT),
    ),
    *rows(
        "VOT-11",
        Bilingual(
            "Un membre ne lie aucun intérêt privé avec la collectivité ; le texte ne règle pas l'abstention au vote.",
            "لا يربط العضو مصالح خاصة مع الجماعة الترابية، ولم ينظم النص الامتناع عن التصويت.",
        ),
        commune=65,
        province=66,
        region=68,
        arrondissement=Status.READING,
    ),
)
