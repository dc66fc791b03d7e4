"""The prefecture's ordinary sessions of September 2025 and January 2026."""

from datetime import date

from document_types.law.wording import Bilingual

from . import recitals
from .model import DemoAct, DemoItem, DemoSession, SessionState, Stage, Votes

_BUDGET = DemoAct(
    slug="prefecture-budget-2026",
    matter="finance.budget",
    stage=Stage.VISA_GRANTED,
    subject_fr=(
        "Délibération portant approbation du budget de la préfecture d'Inezgane-Aït Melloul au titre de l'année 2026"
    ),
    subject_ar="مقرر يقضي بالموافقة على ميزانية عمالة إنزكان أيت ملول برسم سنة 2026",
    recitals=(recitals.PREFECTURES, recitals.ACCOUNTS_OF_PREFECTURES, recitals.FINANCE_COMMITTEE),
    articles_fr=(
        (
            "Est approuvé le budget de la préfecture au titre de l'année 2026, arrêté en recettes de "
            "fonctionnement à 61 300 000,00 DH et en dépenses de fonctionnement à 52 800 000,00 DH."
        ),
        "L'excédent prévisionnel, soit 8 500 000,00 DH, est versé à la partie d'équipement.",
        (
            "Un crédit de 4 200 000,00 DH est réservé au transport scolaire en milieu rural et un crédit "
            "de 3 600 000,00 DH à l'entretien des pistes."
        ),
    ),
    articles_ar=(
        (
            "يوافق المجلس على ميزانية العمالة برسم سنة 2026، المحصورة مداخيل تسييرها في 61.300.000,00 درهم "
            "ونفقات تسييرها في 52.800.000,00 درهم."
        ),
        "يحول الفائض التقديري، وقدره 8.500.000,00 درهم، إلى جزء التجهيز.",
        (
            "يرصد اعتماد قدره 4.200.000,00 درهم للنقل المدرسي بالوسط القروي، واعتماد قدره 3.600.000,00 "
            "درهم لصيانة المسالك."
        ),
    ),
)

SEPTEMBER_2025 = DemoSession(
    kind="ordinary",
    opens_on=date(2025, 9, 8),
    closes_on=date(2025, 9, 15),
    state=SessionState.CLOSED,
    items=(
        DemoItem(
            title_fr="Examen et vote du budget de la préfecture au titre de l'année 2026",
            title_ar="دراسة ميزانية العمالة برسم سنة 2026 والتصويت عليها",
            act=_BUDGET,
            votes=Votes(9, 1, 1),
            debate_fr=(
                "Les membres ont approuvé la priorité donnée aux communes rurales. Ils ont demandé un "
                "tableau de suivi des pistes."
            ),
            debate_ar="نوه الأعضاء بالأولوية الممنوحة للجماعات القروية. وطالبوا بجدول لتتبع المسالك.",
        ),
    ),
)

_SCHOOL_TRANSPORT = DemoAct(
    slug="prefecture-school-transport",
    matter="cooperation.agreement",
    stage=Stage.EXECUTORY,
    subject_fr=(
        "Délibération portant approbation d'une convention de partenariat relative au transport scolaire "
        "en milieu rural"
    ),
    subject_ar="مقرر يقضي بالموافقة على اتفاقية شراكة تتعلق بالنقل المدرسي بالوسط القروي",
    recitals=(recitals.PREFECTURES, recitals.CULTURE_COMMITTEE),
    articles_fr=(
        (
            "Est approuvée la convention de partenariat conclue avec les communes de Temsia et d'Oulad "
            "Dahou et deux associations, pour le transport de 1 240 élèves."
        ),
        (
            "La préfecture affecte au service dix-huit véhicules dont elle est déjà propriétaire ; les "
            "frais de fonctionnement sont à la charge des communes et des associations."
        ),
        (
            "La convention prend effet le 1er février 2026 pour trois ans ; elle n'est renouvelée que par "
            "une décision expresse du conseil."
        ),
    ),
    articles_ar=(
        (
            "يوافق المجلس على اتفاقية الشراكة المبرمة مع جماعتي التمسية وأولاد دحو وجمعيتين، من أجل نقل "
            "1.240 تلميذا وتلميذة."
        ),
        "تخصص العمالة لهذا المرفق ثماني عشرة مركبة في ملكيتها، وتتحمل الجماعات والجمعيات مصاريف التسيير.",
        "يسري مفعول الاتفاقية ابتداء من فاتح فبراير 2026 لمدة ثلاث سنوات، ولا تجدد إلا بمقرر صريح للمجلس.",
    ),
)

_LEAGUE = DemoAct(
    slug="prefecture-sports-league",
    financial_effect=True,
    matter="culture.association_grants",
    stage=Stage.SUSPENDED,
    subject_fr="Délibération portant attribution d'une subvention à une association sportive professionnelle",
    subject_ar="مقرر يقضي بمنح دعم مالي لجمعية رياضية احترافية",
    recitals=(recitals.PREFECTURES, recitals.CULTURE_COMMITTEE),
    articles_fr=(
        (
            "Une subvention de 1 500 000,00 DH est attribuée à l'association sportive gérant l'équipe "
            "professionnelle de football, pour la saison 2026-2027."
        ),
        "La subvention est versée en une seule fois à la signature de la convention.",
        "L'association porte les couleurs de la préfecture lors des rencontres nationales.",
    ),
    articles_ar=(
        (
            "يمنح دعم مالي قدره 1.500.000,00 درهم للجمعية الرياضية المسيرة لفريق كرة القدم الاحترافي، برسم "
            "الموسم الرياضي المقبل."
        ),
        "يصرف الدعم دفعة واحدة عند توقيع الاتفاقية.",
        "تحمل الجمعية شعار العمالة خلال المباريات الوطنية.",
    ),
)

_FLOODS = DemoAct(
    slug="prefecture-flood-protection",
    matter="cooperation.agreement",
    stage=Stage.SUSPENSION_REFUSED,
    subject_fr=(
        "Délibération portant approbation d'une convention de partenariat relative à la protection contre "
        "les inondations de l'oued Souss"
    ),
    subject_ar="مقرر يقضي بالموافقة على اتفاقية شراكة تتعلق بالحماية من فيضانات وادي سوس",
    recitals=(
        recitals.PREFECTURES,
        recitals.DEVELOPMENT_COMMITTEE,
        Bilingual(
            "Considérant les dégâts causés par les crues aux douars et aux terres riverains de l'oued ;",
            "واعتبارا للأضرار التي ألحقتها الفيضانات بالدواوير والأراضي المجاورة للوادي؛",
        ),
    ),
    articles_fr=(
        (
            "Est approuvée la convention de partenariat conclue avec la région, l'agence du bassin "
            "hydraulique et trois communes, pour la construction de 6,5 km de digues."
        ),
        (
            "Le coût total, de 74 000 000,00 DH, est supporté par la région et l'agence. La préfecture met "
            "à disposition les études et coordonne l'information des riverains."
        ),
        "Un comité de pilotage arrête l'ordre des travaux, en commençant par les sections les plus exposées.",
    ),
    articles_ar=(
        (
            "يوافق المجلس على اتفاقية الشراكة المبرمة مع الجهة ووكالة الحوض المائي وثلاث جماعات، من أجل "
            "إنجاز 6,5 كيلومترات من حواجز الوقاية."
        ),
        (
            "تتحمل الجهة والوكالة الكلفة الإجمالية البالغة 74.000.000,00 درهم. وتضع العمالة الدراسات رهن "
            "الإشارة وتتولى تنسيق إخبار الساكنة المجاورة."
        ),
        "تحدد لجنة القيادة ترتيب إنجاز الأشغال، بدءا بالمقاطع الأكثر عرضة للخطر.",
    ),
)

JANUARY_2026 = DemoSession(
    kind="ordinary",
    opens_on=date(2026, 1, 12),
    closes_on=date(2026, 1, 19),
    state=SessionState.CLOSED,
    items=(
        DemoItem(
            title_fr="Rapport du président sur les actions accomplies entre les deux sessions",
            title_ar="تقرير إخباري لرئيس المجلس حول الأعمال المنجزة بين الدورتين",
        ),
        DemoItem(
            title_fr="Convention relative au transport scolaire en milieu rural",
            title_ar="اتفاقية تتعلق بالنقل المدرسي بالوسط القروي",
            act=_SCHOOL_TRANSPORT,
            votes=Votes(11),
            debate_fr=(
                "Les membres ont salué la baisse de l'abandon scolaire des filles. Ils ont souhaité des "
                "horaires adaptés aux lycées."
            ),
            debate_ar="نوه الأعضاء بتراجع الهدر المدرسي في صفوف الفتيات. والتمسوا ملاءمة التوقيت مع أوقات الثانويات.",
        ),
        DemoItem(
            title_fr="Subvention à une association sportive",
            title_ar="دعم مالي لجمعية رياضية",
            act=_LEAGUE,
            votes=Votes(6, 4, 1),
            debate_fr=(
                "Des membres ont douté que ce soutien entre dans les compétences de la préfecture. La "
                "majorité y a vu un moyen de promouvoir le territoire."
            ),
            debate_ar=(
                "أبدى بعض الأعضاء شكهم في اندراج هذا الدعم ضمن اختصاصات العمالة. ورأت فيه الأغلبية وسيلة "
                "للتعريف بالمجال الترابي."
            ),
        ),
        DemoItem(
            title_fr="Convention relative à la protection contre les inondations",
            title_ar="اتفاقية تتعلق بالحماية من الفيضانات",
            act=_FLOODS,
            votes=Votes(10, 0, 1),
            debate_fr=(
                "La présentation technique a précisé l'emplacement des digues. Les membres ont demandé "
                "l'indemnisation des riverains."
            ),
            debate_ar="حدد العرض التقني مواقع الحواجز. وطالب الأعضاء بتعويض المجاورين.",
        ),
    ),
)
