"""Inezgane's ordinary session of February 2026."""

from datetime import date

from document_types.law.wording import Bilingual

from . import recitals
from .model import DemoAct, DemoItem, DemoSession, SessionState, Stage, Votes

_WEEKLY_MARKET = DemoAct(
    slug="inezgane-weekly-market",
    matter="services.operation",
    stage=Stage.REEXAMINED_AMENDED,
    subject_fr="Délibération portant approbation du règlement du marché hebdomadaire",
    subject_ar="مقرر يقضي بالموافقة على نظام سير السوق الأسبوعي",
    recitals=(recitals.COMMUNES, recitals.SERVICES_COMMITTEE),
    articles_fr=(
        (
            "Est approuvé le règlement du marché hebdomadaire, qui fixe les jours et heures d'ouverture, "
            "le plan des allées et les règles d'hygiène."
        ),
        "Les emplacements sont réservés aux seuls commerçants domiciliés dans la commune.",
        "Le nettoyage du marché est assuré chaque soir avant 21 h par le service communal de la propreté.",
    ),
    articles_ar=(
        "يوافق المجلس على نظام سير السوق الأسبوعي، الذي يحدد أيام وأوقات فتحه وتصميم ممراته وقواعد حفظ الصحة به.",
        "تخصص أماكن العرض للتجار القاطنين بالجماعة دون سواهم.",
        "تتولى المصلحة الجماعية للنظافة تنظيف السوق كل مساء قبل الساعة 21.",
    ),
)

_SERVICES = DemoAct(
    slug="inezgane-services-2026",
    matter="organisation.administration",
    stage=Stage.VISA_REFUSED,
    subject_fr="Délibération portant organisation de l'administration de la commune et fixant ses attributions",
    subject_ar="مقرر يقضي بتنظيم إدارة الجماعة وتحديد اختصاصاتها",
    recitals=(
        recitals.COMMUNES,
        recitals.FINANCE_COMMITTEE,
        Bilingual(
            "Vu l'état des effectifs de l'administration communale au 1er janvier 2026 ;",
            "وبعد الاطلاع على لائحة موظفي إدارة الجماعة إلى غاية فاتح يناير 2026؛",
        ),
    ),
    articles_fr=(
        (
            "L'administration de la commune comprend, outre la direction des services, cinq divisions et "
            "dix-neuf services, selon l'organigramme annexé."
        ),
        "Une division des systèmes d'information et de l'administration numérique est créée.",
        (
            "Les attributions de chaque service sont définies par les fiches annexées ; les chefs de "
            "service sont nommés par arrêté de la présidente."
        ),
    ),
    articles_ar=(
        "تتكون إدارة الجماعة، علاوة على مديرية المصالح، من خمسة أقسام وتسع عشرة مصلحة، وفق الهيكل التنظيمي المرفق.",
        "يحدث قسم لنظم المعلومات والإدارة الرقمية.",
        "تحدد اختصاصات كل مصلحة في البطاقات المرفقة، ويعين رؤساء المصالح بقرار للرئيسة.",
    ),
)

_TWINNING = DemoAct(
    slug="inezgane-twinning",
    matter="cooperation.foreign",
    stage=Stage.ABANDONED,
    subject_fr="Délibération portant approbation d'un accord de jumelage avec la ville étrangère de Port-Clairval",
    subject_ar="مقرر يقضي بالموافقة على اتفاق توأمة مع مدينة بور كليرفال الأجنبية",
    recitals=(recitals.COMMUNES, recitals.CULTURE_COMMITTEE),
    articles_fr=(
        (
            "Est approuvé l'accord de jumelage avec la ville de Port-Clairval, conclu pour cinq ans dans "
            "les domaines des marchés de gros, de la jeunesse et du patrimoine."
        ),
        "Une délégation de quatre membres participe à la cérémonie de signature, dans la limite de 90 000,00 DH.",
        "La présidente du conseil rend compte chaque année de l'exécution de l'accord.",
    ),
    articles_ar=(
        (
            "يوافق المجلس على اتفاق التوأمة مع مدينة بور كليرفال، المبرم لمدة خمس سنوات في مجالات أسواق "
            "الجملة والشباب والتراث."
        ),
        "يشارك وفد من أربعة أعضاء في حفل التوقيع، في حدود مبلغ 90.000,00 درهم.",
        "تقدم رئيسة المجلس كل سنة تقريرا عن تنفيذ الاتفاق.",
    ),
)

_SOCIAL_CENTRE = DemoAct(
    slug="inezgane-social-centre",
    matter="cooperation.agreement",
    stage=Stage.UPHELD,
    subject_fr=(
        "Délibération portant approbation d'une convention de partenariat relative au fonctionnement du "
        "centre social de proximité"
    ),
    subject_ar="مقرر يقضي بالموافقة على اتفاقية شراكة تتعلق بتسيير المركز الاجتماعي للقرب",
    recitals=(recitals.COMMUNES, recitals.CULTURE_COMMITTEE),
    articles_fr=(
        (
            "Est approuvée la convention de partenariat conclue avec une association locale pour l'accueil "
            "des personnes âgées et l'alphabétisation des femmes au centre social de proximité."
        ),
        "La commune met les locaux à disposition pendant deux ans, sans contribution financière.",
        "Un comité de suivi, présidé par la présidente du conseil, se réunit chaque trimestre.",
    ),
    articles_ar=(
        (
            "يوافق المجلس على اتفاقية الشراكة المبرمة مع جمعية محلية من أجل استقبال المسنين ومحو الأمية "
            "لدى النساء بالمركز الاجتماعي للقرب."
        ),
        "تضع الجماعة المقر رهن الإشارة لمدة سنتين، دون أي مساهمة مالية.",
        "تجتمع لجنة للتتبع، تترأسها رئيسة المجلس، مرة كل ثلاثة أشهر.",
    ),
)

FEBRUARY_2026 = DemoSession(
    kind="ordinary",
    opens_on=date(2026, 2, 4),
    closes_on=date(2026, 2, 11),
    state=SessionState.CLOSED,
    items=(
        DemoItem(
            title_fr="Rapport de la présidente sur les actions accomplies entre les deux sessions",
            title_ar="تقرير إخباري لرئيسة المجلس حول الأعمال المنجزة بين الدورتين",
        ),
        DemoItem(
            title_fr="Règlement du marché hebdomadaire",
            title_ar="نظام سير السوق الأسبوعي",
            act=_WEEKLY_MARKET,
            votes=Votes(8, 3, 1),
            debate_fr=(
                "Les avis se sont partagés sur la réservation des emplacements aux commerçants de la "
                "commune. La rédaction de la commission a été retenue."
            ),
            debate_ar="تباينت الآراء حول تخصيص أماكن العرض لتجار الجماعة. وتم الاحتفاظ بصيغة اللجنة.",
        ),
        DemoItem(
            title_fr="Organisation de l'administration communale",
            title_ar="تنظيم إدارة الجماعة",
            act=_SERVICES,
            votes=Votes(9, 2, 1),
            debate_fr=(
                "Un membre a relevé que le nombre de divisions dépasse celui de communes comparables. La "
                "présidente a fait valoir la charge des marchés."
            ),
            debate_ar=(
                "لاحظ أحد الأعضاء أن عدد الأقسام يفوق نظيره بجماعات مماثلة. واستدلت الرئيسة بحجم أعباء تدبير الأسواق."
            ),
        ),
        DemoItem(
            title_fr="Accord de jumelage avec une ville étrangère",
            title_ar="اتفاق توأمة مع مدينة أجنبية",
            act=_TWINNING,
            votes=Votes(10, 1, 1),
            debate_fr=(
                "Les membres ont souhaité que l'accord profite d'abord aux jeunes. Des échanges scolaires "
                "y ont été ajoutés."
            ),
            debate_ar="عبر الأعضاء عن رغبتهم في أن يستفيد الشباب من الاتفاق بالأولوية. وأضيفت إليه تبادلات مدرسية.",
        ),
        DemoItem(
            title_fr="Convention relative au centre social de proximité",
            title_ar="اتفاقية تتعلق بالمركز الاجتماعي للقرب",
            act=_SOCIAL_CENTRE,
            votes=Votes(11, 0, 1),
            debate_fr=(
                "Le rapporteur a exposé le bilan de la première convention. Aucune observation n'a été "
                "faite sur le fond."
            ),
            debate_ar="قدم المقرر حصيلة الاتفاقية الأولى. ولم تسجل أي ملاحظة حول الموضوع.",
        ),
    ),
)
