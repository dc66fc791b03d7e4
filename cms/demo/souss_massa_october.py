"""The region's ordinary session of October 2025, that of the budget."""

from datetime import date

from . import recitals
from .model import DemoAct, DemoItem, DemoSession, SessionState, Stage, Votes

_BUDGET = DemoAct(
    slug="region-budget-2026",
    matter="finance.budget",
    stage=Stage.VISA_GRANTED,
    subject_fr="Délibération portant approbation du budget de la région Souss-Massa au titre de l'année 2026",
    subject_ar="مقرر يقضي بالموافقة على ميزانية جهة سوس ماسة برسم سنة 2026",
    recitals=(recitals.REGIONS, recitals.ACCOUNTS_OF_REGIONS, recitals.FINANCE_COMMITTEE),
    articles_fr=(
        "Est approuvé le budget de la région au titre de l'année 2026, arrêté en recettes à 912 000 000,00 DH.",
        (
            "Les dépenses de fonctionnement sont fixées à 187 000 000,00 DH et les dépenses d'équipement à "
            "725 000 000,00 DH."
        ),
        (
            "Les crédits d'équipement sont affectés par priorité aux routes rurales, à l'eau, à l'emploi "
            "des jeunes et à l'agriculture de montagne."
        ),
        (
            "Le président du conseil soumet la présente délibération au visa de l'autorité gouvernementale "
            "chargée de l'intérieur avant le 20 novembre 2025."
        ),
    ),
    articles_ar=(
        "يوافق المجلس على ميزانية الجهة برسم سنة 2026، المحصورة مداخيلها في 912.000.000,00 درهم.",
        "تحدد نفقات التسيير في 187.000.000,00 درهم ونفقات التجهيز في 725.000.000,00 درهم.",
        "تخصص اعتمادات التجهيز بالأولوية للطرق القروية والماء وتشغيل الشباب والفلاحة الجبلية.",
        "يعرض رئيس المجلس هذا المقرر على تأشيرة السلطة الحكومية المكلفة بالداخلية قبل 20 نونبر 2025.",
    ),
)

OCTOBER_2025 = DemoSession(
    kind="ordinary",
    opens_on=date(2025, 10, 6),
    closes_on=date(2025, 10, 13),
    state=SessionState.CLOSED,
    items=(
        DemoItem(
            title_fr="Examen et vote du budget de la région au titre de l'année 2026",
            title_ar="دراسة ميزانية الجهة برسم سنة 2026 والتصويت عليها",
            act=_BUDGET,
            votes=Votes(10, 2, 1),
            debate_fr=(
                "Les membres ont débattu du partage des crédits entre les provinces. La répartition a été "
                "rattachée aux besoins en eau et en routes."
            ),
            debate_ar=(
                "ناقش الأعضاء توزيع الاعتمادات بين العمالات والأقاليم. وتم ربط هذا التوزيع بالحاجيات في "
                "مجالي الماء والطرق."
            ),
        ),
    ),
)
