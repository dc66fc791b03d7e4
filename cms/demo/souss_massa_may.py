"""Souss-Massa's extraordinary session of May 2026: too few members came, and they are called a second time."""

from datetime import date

from . import recitals
from .model import DemoAct, DemoItem, DemoSecondCall, DemoSession, SessionState, Stage

_FOREST_FIRES = DemoAct(
    slug="region-argan-fires",
    financial_effect=True,
    matter="cooperation.agreement",
    stage=Stage.ON_AGENDA,
    subject_fr=(
        "Délibération portant approbation d'une convention de partenariat pour la prévention des incendies de l'arganeraie"
    ),
    subject_ar="مقرر يقضي بالموافقة على اتفاقية شراكة للوقاية من حرائق غابات الأركان",
    recitals=(recitals.REGIONS, recitals.DEVELOPMENT_COMMITTEE),
    articles_fr=(
        (
            "Est approuvée la convention de partenariat conclue avec l'agence chargée des eaux et forêts pour les "
            "étés 2026 à 2028."
        ),
        "La région contribue à hauteur de 6 000 000,00 DH à l'ouverture de tranchées pare-feu et à deux postes de vigie.",
    ),
    articles_ar=(
        "يوافق المجلس على اتفاقية الشراكة المبرمة مع الوكالة المكلفة بالمياه والغابات برسم أصياف 2026 إلى 2028.",
        "تساهم الجهة بمبلغ 6.000.000,00 درهم في فتح الخنادق الواقية من النار وفي إحداث برجين للمراقبة.",
    ),
)

MAY_2026 = DemoSession(
    kind="extraordinary",
    opens_on=date(2026, 5, 4),
    state=SessionState.OPEN,
    second_call=DemoSecondCall(present=6, sent_on=date(2026, 5, 8), meets_on=date(2026, 5, 21)),
    items=(
        DemoItem(
            title_fr="Convention pour la prévention des incendies de l'arganeraie",
            title_ar="اتفاقية الوقاية من حرائق غابات الأركان",
            act=_FOREST_FIRES,
        ),
    ),
)
