"""The prefecture's ordinary session of June 2026, still in preparation."""

from datetime import date

from . import recitals
from .model import DemoAct, DemoItem, DemoSession, SessionState, Stage

_WATER = DemoAct(
    slug="prefecture-village-water",
    financial_effect=True,
    matter="cooperation.agreement",
    stage=Stage.ON_AGENDA,
    subject_fr=(
        "Délibération portant approbation d'une convention de partenariat relative à l'alimentation en eau "
        "potable de onze douars"
    ),
    subject_ar="مقرر يقضي بالموافقة على اتفاقية شراكة تتعلق بتزويد أحد عشر دوارا بالماء الصالح للشرب",
    recitals=(recitals.PREFECTURES, recitals.DEVELOPMENT_COMMITTEE),
    articles_fr=(
        (
            "Est approuvée la convention de partenariat conclue avec l'établissement public chargé de "
            "l'eau potable et les communes concernées, au profit de onze douars et de 4 300 habitants."
        ),
        (
            "La préfecture contribue à hauteur de 3 200 000,00 DH ; le branchement des mosquées et des "
            "écoles est gratuit."
        ),
        "Les travaux commencent au quatrième trimestre de l'année 2026 et s'achèvent dans les quatorze mois.",
    ),
    articles_ar=(
        (
            "يوافق المجلس على اتفاقية الشراكة المبرمة مع المؤسسة العمومية المكلفة بالماء الصالح للشرب "
            "والجماعات المعنية، لفائدة أحد عشر دوارا و4.300 نسمة."
        ),
        "تساهم العمالة بمبلغ 3.200.000,00 درهم، ويكون ربط المساجد والمدارس مجانيا.",
        "تنطلق الأشغال خلال الفصل الرابع من سنة 2026، وتنتهي داخل أجل أربعة عشر شهرا.",
    ),
)

_AMENDING_BUDGET = DemoAct(
    slug="prefecture-amending-budget-2026",
    matter="finance.amending_budget",
    stage=Stage.DRAFT,
    subject_fr="Délibération portant modification du budget de la préfecture au titre de l'année 2026",
    subject_ar="مقرر يقضي بتعديل ميزانية العمالة برسم سنة 2026",
    recitals=(recitals.PREFECTURES, recitals.ACCOUNTS_OF_PREFECTURES, recitals.FINANCE_COMMITTEE),
    articles_fr=(
        (
            "Les recettes du budget de l'année 2026 sont majorées de 2 750 000,00 DH, provenant du produit "
            "complémentaire de la taxe sur la valeur ajoutée."
        ),
        (
            "Ce montant est ouvert en dépenses pour l'acquisition de quatre ambulances destinées aux "
            "communes rurales et pour l'équipement de deux dispensaires."
        ),
        "Le président du conseil soumet la présente délibération au visa du gouverneur de la préfecture.",
    ),
    articles_ar=(
        (
            "يرفع مبلغ مداخيل ميزانية سنة 2026 بما قدره 2.750.000,00 درهم، متأتية من الحصة التكميلية من "
            "حصيلة الضريبة على القيمة المضافة."
        ),
        "يفتح هذا المبلغ في باب النفقات لاقتناء أربع سيارات إسعاف لفائدة الجماعات القروية ولتجهيز مستوصفين.",
        "يعرض رئيس المجلس هذا المقرر على تأشيرة عامل العمالة.",
    ),
)

JUNE_2026 = DemoSession(
    kind="ordinary",
    opens_on=date(2026, 6, 8),
    state=SessionState.PLANNED,
    items=(
        DemoItem(
            title_fr="Rapport du président sur les actions accomplies entre les deux sessions",
            title_ar="تقرير إخباري لرئيس المجلس حول الأعمال المنجزة بين الدورتين",
        ),
        DemoItem(
            title_fr="Convention relative à l'alimentation en eau potable de onze douars",
            title_ar="اتفاقية تتعلق بتزويد أحد عشر دوارا بالماء الصالح للشرب",
            act=_WATER,
        ),
        DemoItem(
            title_fr="Modification du budget de l'année 2026",
            title_ar="تعديل ميزانية سنة 2026",
            act=_AMENDING_BUDGET,
        ),
    ),
)
