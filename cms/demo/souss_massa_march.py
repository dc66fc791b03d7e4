"""The region's ordinary session of March 2026."""

from datetime import date

from document_types.law.wording import Bilingual

from . import recitals
from .model import DemoAct, DemoItem, DemoSession, SessionState, Stage, Votes

_DEVELOPMENT_PROGRAMME = DemoAct(
    slug="region-development-programme",
    matter="programme.action",
    stage=Stage.EXECUTORY_TACIT_VISA,
    subject_fr=(
        "Délibération portant approbation de l'actualisation du programme de développement régional pour "
        "la période 2022-2027"
    ),
    subject_ar="مقرر يقضي بالموافقة على تحيين برنامج التنمية الجهوية للفترة الممتدة من 2022 إلى 2027",
    recitals=(recitals.REGIONS, recitals.REGIONAL_PROGRAMME, recitals.DEVELOPMENT_COMMITTEE),
    articles_fr=(
        (
            "Est approuvée l'actualisation du programme de développement régional, qui comprend 118 "
            "projets pour un coût prévisionnel de 9 860 000 000,00 DH."
        ),
        (
            "La contribution de la région est de 2 940 000 000,00 DH ; elle est inscrite aux budgets des "
            "exercices 2026 et 2027."
        ),
        (
            "Quinze projets sont ajoutés dans les domaines du dessalement, de la réutilisation des eaux "
            "usées et de la protection des oasis."
        ),
        "Un comité d'évaluation publie chaque année les indicateurs de réalisation.",
    ),
    articles_ar=(
        (
            "يوافق المجلس على تحيين برنامج التنمية الجهوية، الذي يضم 118 مشروعا بكلفة تقديرية قدرها "
            "9.860.000.000,00 درهم."
        ),
        "تبلغ مساهمة الجهة 2.940.000.000,00 درهم، وتدرج في ميزانيتي سنتي 2026 و2027.",
        "يضاف خمسة عشر مشروعا في مجالات تحلية مياه البحر وإعادة استعمال المياه العادمة وحماية الواحات.",
        "تنشر لجنة للتقييم كل سنة مؤشرات الإنجاز.",
    ),
)

_TRANSPORT = DemoAct(
    slug="region-public-transport",
    matter="cooperation.agreement",
    stage=Stage.NULLITY_SOUGHT,
    subject_fr="Délibération portant approbation d'une convention relative au transport public interurbain",
    subject_ar="مقرر يقضي بالموافقة على اتفاقية تتعلق بالنقل العمومي بين المدن",
    recitals=(recitals.REGIONS, recitals.DEVELOPMENT_COMMITTEE),
    articles_fr=(
        (
            "Est approuvée la convention relative à l'exploitation de six lignes d'autocars entre les "
            "chefs-lieux des provinces de la région."
        ),
        (
            "L'exploitant se rémunère par le produit des billets, dont les tarifs sont annexés ; la région "
            "ne verse aucune contribution."
        ),
        "L'exploitant est retenu pour dix ans ; la convention peut être prolongée d'un commun accord.",
    ),
    articles_ar=(
        "يوافق المجلس على الاتفاقية المتعلقة باستغلال ستة خطوط للحافلات بين مراكز عمالات وأقاليم الجهة.",
        "يستخلص المستغل مقابله من مداخيل التذاكر المحددة تعريفتها في الملحق، ولا تؤدي الجهة أي مساهمة.",
        "يعين المستغل لمدة عشر سنوات، ويمكن تمديد الاتفاقية باتفاق مشترك.",
    ),
)

_TRAINING = DemoAct(
    slug="region-vocational-training",
    financial_effect=True,
    matter="cooperation.agreement",
    stage=Stage.VISA_GRANTED,
    subject_fr=(
        "Délibération portant approbation d'une convention de partenariat relative à la formation "
        "professionnelle aux métiers de l'eau et de l'énergie solaire"
    ),
    subject_ar="مقرر يقضي بالموافقة على اتفاقية شراكة تتعلق بالتكوين المهني في مهن الماء والطاقة الشمسية",
    recitals=(recitals.REGIONS, recitals.CULTURE_COMMITTEE),
    articles_fr=(
        (
            "Est approuvée la convention de partenariat conclue avec l'administration chargée de la "
            "formation professionnelle, pour former 2 400 jeunes en trois ans."
        ),
        (
            "La région finance l'équipement de quatre centres, à hauteur de 36 000 000,00 DH, et une "
            "bourse mensuelle de 600,00 DH par stagiaire issu du milieu rural."
        ),
        "La moitié des places est réservée aux jeunes femmes.",
        "Le taux d'insertion est mesuré un an après la fin de chaque promotion et présenté au conseil.",
    ),
    articles_ar=(
        (
            "يوافق المجلس على اتفاقية الشراكة المبرمة مع الإدارة المكلفة بالتكوين المهني، من أجل تكوين "
            "2.400 شاب وشابة خلال ثلاث سنوات."
        ),
        (
            "تمول الجهة تجهيز أربعة مراكز بمبلغ 36.000.000,00 درهم، ومنحة شهرية قدرها 600,00 درهم لكل "
            "متدرب من الوسط القروي."
        ),
        "تخصص نصف المقاعد للشابات.",
        "تقاس نسبة الإدماج بعد سنة من تخرج كل فوج، وتعرض نتائجها على المجلس.",
    ),
)

_NATIONAL_ROAD = DemoAct(
    slug="region-national-road",
    financial_effect=True,
    matter="cooperation.agreement",
    stage=Stage.MAINTAINED,
    subject_fr="Délibération portant prise en charge par la région de l'entretien d'une section de route nationale",
    subject_ar="مقرر يقضي بتحمل الجهة لصيانة مقطع من طريق وطنية",
    recitals=(
        recitals.REGIONS,
        recitals.DEVELOPMENT_COMMITTEE,
        Bilingual(
            "Considérant l'importance de cet axe pour la desserte des zones de montagne ;",
            "واعتبارا لأهمية هذا المحور في فك العزلة عن المناطق الجبلية؛",
        ),
    ),
    articles_fr=(
        (
            "La région prend à sa charge l'entretien de 47 km de route nationale, pour un montant annuel "
            "de 23 000 000,00 DH."
        ),
        "Les travaux sont confiés à l'agence régionale d'exécution des projets.",
        "Les crédits sont prélevés sur le chapitre des infrastructures du budget de l'année 2026.",
    ),
    articles_ar=(
        "تتحمل الجهة صيانة 47 كيلومترا من طريق وطنية، بمبلغ سنوي قدره 23.000.000,00 درهم.",
        "يعهد بالأشغال إلى الوكالة الجهوية لتنفيذ المشاريع.",
        "تقتطع الاعتمادات من باب البنيات التحتية بميزانية سنة 2026.",
    ),
)

_AGENCY = DemoAct(
    slug="region-agency-staff",
    matter="services.operation",
    stage=Stage.REFERRED,
    subject_fr=(
        "Délibération fixant les règles de recrutement et de rémunération du personnel de l'agence "
        "régionale d'exécution des projets"
    ),
    subject_ar="مقرر يقضي بتحديد قواعد توظيف مستخدمي الوكالة الجهوية لتنفيذ المشاريع وأجورهم",
    recitals=(recitals.REGIONS, recitals.FINANCE_COMMITTEE),
    articles_fr=(
        "Les emplois de l'agence sont pourvus par une commission que désigne le conseil parmi ses membres.",
        "La rémunération mensuelle des ingénieurs de l'agence est fixée entre 14 000,00 DH et 22 000,00 DH.",
        "Le directeur de l'agence applique ces règles aux contrats en cours dans les trois mois.",
    ),
    articles_ar=(
        "تتولى شغل مناصب الوكالة لجنة يعينها المجلس من بين أعضائه.",
        "تحدد الأجرة الشهرية لمهندسي الوكالة بين 14.000,00 درهم و22.000,00 درهم.",
        "يطبق مدير الوكالة هذه القواعد على العقود الجارية داخل أجل ثلاثة أشهر.",
    ),
)

MARCH_2026 = DemoSession(
    kind="ordinary",
    opens_on=date(2026, 3, 2),
    closes_on=date(2026, 3, 9),
    state=SessionState.CLOSED,
    items=(
        DemoItem(
            title_fr="Rapport du président sur les actions accomplies entre les deux sessions",
            title_ar="تقرير إخباري لرئيس المجلس حول الأعمال المنجزة بين الدورتين",
        ),
        DemoItem(
            title_fr="Actualisation du programme de développement régional",
            title_ar="تحيين برنامج التنمية الجهوية",
            act=_DEVELOPMENT_PROGRAMME,
            votes=Votes(10, 1, 2),
            debate_fr=(
                "L'eau a occupé l'essentiel du débat. La majorité des membres en exercice a été atteinte "
                "au premier vote."
            ),
            debate_ar="استأثر موضوع الماء بأهم النقاش. وتحققت أغلبية الأعضاء المزاولين مهامهم في التصويت الأول.",
        ),
        DemoItem(
            title_fr="Convention relative au transport public interurbain",
            title_ar="اتفاقية تتعلق بالنقل العمومي بين المدن",
            act=_TRANSPORT,
            votes=Votes(8, 3, 2),
            debate_fr=(
                "Des membres ont demandé comment l'exploitant avait été choisi. Il leur a été répondu "
                "qu'une consultation avait eu lieu."
            ),
            debate_ar="تساءل بعض الأعضاء عن كيفية اختيار المستغل. وأجيبوا بأن استشارة قد أجريت في هذا الشأن.",
        ),
        DemoItem(
            title_fr="Convention relative à la formation professionnelle",
            title_ar="اتفاقية تتعلق بالتكوين المهني",
            act=_TRAINING,
            votes=Votes(13),
            debate_fr="Les membres ont souhaité l'ouverture d'un centre en zone de montagne. Le vote a été unanime.",
            debate_ar="التمس الأعضاء فتح مركز بالمنطقة الجبلية. وتم التصويت بالإجماع.",
        ),
        DemoItem(
            title_fr="Entretien d'une section de route nationale",
            title_ar="صيانة مقطع من طريق وطنية",
            act=_NATIONAL_ROAD,
            votes=Votes(9, 3, 1),
            debate_fr=(
                "La majorité a invoqué l'état de la chaussée après les crues. D'autres membres ont rappelé "
                "qu'elle relève de l'État."
            ),
            debate_ar="احتجت الأغلبية بحالة الطريق بعد الفيضانات. وذكر أعضاء آخرون بأنها من اختصاص الدولة.",
        ),
        DemoItem(
            title_fr="Personnel de l'agence régionale d'exécution des projets",
            title_ar="مستخدمو الوكالة الجهوية لتنفيذ المشاريع",
            act=_AGENCY,
            votes=Votes(7, 5, 1),
            debate_fr=(
                "Le débat a porté sur la frontière entre les pouvoirs du conseil et ceux du comité de "
                "supervision et de contrôle de l'agence."
            ),
            debate_ar=(
                "انصب النقاش على الحدود الفاصلة بين صلاحيات المجلس وصلاحيات لجنة الإشراف والمراقبة لدى الوكالة."
            ),
        ),
    ),
)
