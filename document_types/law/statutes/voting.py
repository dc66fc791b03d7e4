"""Voting (VOT)."""

from ..facts import Majority, MajorityFor
from ..reading_table import VOTES_BY_NAME, VOTES_CAST
from ..rule import Rule, Status
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
        "VOT-3",
        Bilingual(
            "Les délibérations sont prises à la majorité absolue des suffrages exprimés.",
            "تتخذ المقررات بالأغلبية المطلقة للأصوات المعبر عنها.",
        ),
        commune=at(43),
        province=at(44),
        region=at(46),
        arrondissement=Status.READING,
        fact=MajorityFor(Majority.VOTES_CAST),
        reading=VOTES_CAST,
    ),
    *rows(
        "VOT-4",
        Bilingual(
            "Pour les matières énumérées, il faut la majorité absolue des membres en exercice ; à défaut"
            " au premier vote, une deuxième séance décide à la majorité absolue des suffrages exprimés.",
            "تشترط في القضايا المحددة الأغلبية المطلقة للأعضاء المزاولين مهامهم، وإذا تعذر ذلك في التصويت"
            " الأول اتخذ المقرر في جلسة ثانية بالأغلبية المطلقة للأصوات المعبر عنها.",
        ),
        commune=at(43),
        province=at(44),
        region=at(46),
        arrondissement=Status.READING,
        fact=MajorityFor(Majority.MEMBERS_IN_OFFICE, LISTED_FOR_ALL),
    ),
    *rows(
        "VOT-4a",
        Bilingual(
            "Matières énumérées : programme, sociétés de développement, modes de gestion des services"
            " publics, partenariat avec le secteur privé, contrats sur les compétences partagées ou"
            " transférées.",
            "القضايا المحددة: البرنامج، وشركات التنمية، وطرق تدبير المرافق العمومية، والشراكة مع القطاع"
            " الخاص، والعقود المتعلقة بالاختصاصات المشتركة والمنقولة.",
        ),
        commune=at(43),
        province=at(44),
        arrondissement=Status.READING,
        fact=MajorityFor(Majority.MEMBERS_IN_OFFICE, LISTED_FOR_ALL),
    ),
    *rows(
        "VOT-4a",
        Bilingual(
            "Matières énumérées : programme, schéma régional d'aménagement du territoire, sociétés de"
            " développement, modes de gestion des services publics, partenariat avec le secteur privé,"
            " contrats sur les compétences partagées ou transférées.",
            "القضايا المحددة: البرنامج، والتصميم الجهوي لإعداد التراب، وشركات التنمية، وطرق تدبير المرافق"
            " العمومية، والشراكة مع القطاع الخاص، والعقود المتعلقة بالاختصاصات المشتركة والمنقولة.",
        ),
        region=at(46),
        fact=MajorityFor(Majority.MEMBERS_IN_OFFICE, LISTED_FOR_ALL | {"programme.land_use"}),
    ),
    *rows(
        "VOT-5",
        Bilingual(
            "En cas de partage des voix, le côté où se trouve le président l'emporte ; le procès-verbal"
            " porte le vote de chacun.",
            "عند تعادل الأصوات يرجح الجانب الذي يكون فيه الرئيس، ويدون في المحضر تصويت كل مصوت.",
        ),
        commune=at(43),
        province=at(44),
        region=at(46),
        arrondissement=Status.READING,
        reading=VOTES_BY_NAME,
    ),
    *rows(
        "VOT-6",
        Bilingual(
            "Les membres délégués dans d'autres instances sont désignés à la majorité relative des"
            " suffrages exprimés ; à égalité, le plus jeune, puis le tirage au sort ; le procès-verbal"
            " nomme les votants.",
            "ينتدب الأعضاء لدى هيئات أخرى بالأغلبية النسبية للأصوات المعبر عنها، وعند التعادل يقدم الأصغر"
            " سنا ثم يلجأ إلى القرعة، وتدون في المحضر أسماء المصوتين.",
        ),
        commune=at(45),
        province=at(46),
        region=at(48),
        arrondissement=Status.READING,
        fact=MajorityFor(Majority.RELATIVE, frozenset({"council.designation"})),
    ),
    *rows(
        "VOT-9",
        Bilingual(
            "Les recettes du budget se votent avant les dépenses : un vote d'ensemble sur les recettes, un"
            " vote par chapitre sur les dépenses.",
            "يصوت على مداخيل الميزانية قبل نفقاتها: تصويت إجمالي على المداخيل وتصويت على النفقات بابا بابا.",
        ),
        commune=at(186),
        province=at(177),
        region=at(199),
    ),
)
