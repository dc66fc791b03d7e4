"""Inezgane's ordinary session of October 2025, that of the budget."""

from datetime import date

from . import recitals
from .model import DemoAct, DemoItem, DemoSession, SessionState, Stage, Votes

_BUDGET = DemoAct(
    slug="inezgane-budget-2026",
    matter="finance.budget",
    stage=Stage.EXECUTORY_TACIT_VISA,
    subject_fr="Délibération portant approbation du budget de la commune d'Inezgane au titre de l'année 2026",
    subject_ar="مقرر يقضي بالموافقة على ميزانية جماعة إنزكان برسم سنة 2026",
    recitals=(
        recitals.COMMUNES,
        recitals.LOCAL_TAXES,
        recitals.ACCOUNTS_OF_COMMUNES,
        recitals.FINANCE_COMMITTEE,
    ),
    articles_fr=(
        (
            "Est approuvé le budget de la commune au titre de l'année 2026, équilibré en recettes et en "
            "dépenses à 126 900 000,00 DH."
        ),
        (
            "Les recettes de fonctionnement comprennent 34 200 000,00 DH de droits perçus dans les marchés "
            "et à la gare routière."
        ),
        (
            "Les dépenses de fonctionnement sont arrêtées à 112 300 000,00 DH et les dépenses d'équipement "
            "à 14 600 000,00 DH."
        ),
        "Le budget visé est déposé au siège de la commune, où chacun peut le consulter.",
    ),
    articles_ar=(
        "يوافق المجلس على ميزانية الجماعة برسم سنة 2026، المتوازنة في مداخيلها ونفقاتها بمبلغ 126.900.000,00 درهم.",
        "تشمل مداخيل التسيير مبلغ 34.200.000,00 درهم من الحقوق المستخلصة بالأسواق والمحطة الطرقية.",
        "تحصر نفقات التسيير في 112.300.000,00 درهم ونفقات التجهيز في 14.600.000,00 درهم.",
        "تودع الميزانية المؤشر عليها بمقر الجماعة، حيث يمكن للعموم الاطلاع عليها.",
    ),
)

OCTOBER_2025 = DemoSession(
    kind="ordinary",
    opens_on=date(2025, 10, 2),
    closes_on=date(2025, 10, 8),
    state=SessionState.CLOSED,
    items=(
        DemoItem(
            title_fr="Examen et vote du budget de la commune au titre de l'année 2026",
            title_ar="دراسة ميزانية الجماعة برسم سنة 2026 والتصويت عليها",
            act=_BUDGET,
            votes=Votes(10, 2, 1),
            debate_fr=(
                "Les membres ont demandé une hausse des crédits d'entretien des marchés. La présidente a "
                "proposé de l'examiner lors de la programmation de l'excédent."
            ),
            debate_ar="طالب الأعضاء بالرفع من اعتمادات صيانة الأسواق. واقترحت الرئيسة دراسة ذلك عند برمجة الفائض.",
        ),
    ),
)
