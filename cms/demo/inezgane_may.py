"""Inezgane's ordinary session of May 2026, closed, its acts on their way."""

from datetime import date

from . import recitals
from .model import DemoAct, DemoItem, DemoSession, SessionState, Stage, Votes

_CLEANING = DemoAct(
    slug="inezgane-cleaning",
    matter="services.delegated",
    stage=Stage.AWAITING_VISA,
    subject_fr=(
        "Délibération portant approbation de la gestion déléguée du service de la collecte des déchets "
        "ménagers et de la propreté"
    ),
    subject_ar="مقرر يقضي بالموافقة على التدبير المفوض لمرفق جمع النفايات المنزلية والنظافة",
    recitals=(recitals.COMMUNES, recitals.DELEGATED_MANAGEMENT, recitals.SERVICES_COMMITTEE),
    articles_fr=(
        (
            "Le service de la collecte des déchets ménagers et du nettoiement des voies est confié à un "
            "délégataire choisi après appel à la concurrence, pour une durée de sept ans."
        ),
        (
            "Sont approuvés le projet de convention, le cahier des charges et ses annexes. La rémunération "
            "annuelle du délégataire ne peut dépasser 28 600 000,00 DH hors taxes."
        ),
        "Les agents affectés au service sont maintenus dans leurs droits ; leur liste est annexée à la convention.",
        "Le service communal de contrôle remet au conseil un rapport semestriel sur la qualité des prestations.",
    ),
    articles_ar=(
        "يعهد بمرفق جمع النفايات المنزلية وتنظيف الطرق إلى مفوض إليه يختار بعد الدعوة إلى المنافسة، لمدة سبع سنوات.",
        (
            "يوافق المجلس على مشروع العقد وكناش التحملات وملحقاته. ولا يمكن أن تتجاوز الأجرة السنوية "
            "للمفوض إليه 28.600.000,00 درهم دون احتساب الرسوم."
        ),
        "يحتفظ الأعوان العاملون بالمرفق بحقوقهم المكتسبة، وترفق لائحتهم بالعقد.",
        "ترفع المصلحة الجماعية للمراقبة إلى المجلس تقريرا نصف سنوي حول جودة الخدمات.",
    ),
)

_ROADS = DemoAct(
    slug="inezgane-roads",
    matter="cooperation.agreement",
    stage=Stage.TRANSMITTED,
    subject_fr=(
        "Délibération portant approbation d'une convention de partenariat relative à la réhabilitation de la voirie"
    ),
    subject_ar="مقرر يقضي بالموافقة على اتفاقية شراكة تتعلق بتأهيل الطرق الحضرية",
    recitals=(recitals.COMMUNES, recitals.DEVELOPMENT_COMMITTEE),
    articles_fr=(
        (
            "Est approuvée la convention de partenariat conclue avec la région et la préfecture pour la "
            "réhabilitation de 14 km de voies urbaines."
        ),
        (
            "Le coût global, de 42 000 000,00 DH, est supporté par la région et la préfecture. La commune "
            "apporte les études déjà réalisées et l'emprise des voies, sans contribution financière."
        ),
        "La maîtrise d'ouvrage déléguée est confiée à la région, qui présente un état d'avancement chaque semestre.",
    ),
    articles_ar=(
        "يوافق المجلس على اتفاقية الشراكة المبرمة مع الجهة والعمالة من أجل تأهيل 14 كيلومترا من الطرق الحضرية.",
        (
            "تتحمل الجهة والعمالة الكلفة الإجمالية البالغة 42.000.000,00 درهم. وتساهم الجماعة بالدراسات "
            "المنجزة وبمسار الطرق، دون أي مساهمة مالية."
        ),
        "يعهد بالإشراف المنتدب على المشروع إلى الجهة، التي تقدم بيانا عن تقدم الأشغال كل ستة أشهر.",
    ),
)

_RULES = DemoAct(
    slug="inezgane-internal-regulations",
    matter="council.internal_regulations",
    stage=Stage.OPPOSED,
    subject_fr="Délibération portant modification du règlement intérieur du conseil",
    subject_ar="مقرر يقضي بتعديل النظام الداخلي للمجلس",
    recitals=(recitals.COMMUNES, recitals.INTERNAL_REGULATIONS),
    articles_fr=(
        "Le temps de parole de chaque membre est porté à cinq minutes par point de l'ordre du jour.",
        "À la demande du tiers des membres présents, les délibérations sont adoptées au scrutin secret.",
        "Le procès-verbal est adressé à chaque membre par voie électronique, à l'adresse qu'il a déclarée.",
    ),
    articles_ar=(
        "ترفع مدة تدخل كل عضو إلى خمس دقائق عن كل نقطة من نقط جدول الأعمال.",
        "تتخذ المقررات عن طريق الاقتراع السري إذا طلب ذلك ثلث الأعضاء الحاضرين.",
        "يوجه المحضر إلى كل عضو بالطريقة الإلكترونية، إلى العنوان الذي صرح به.",
    ),
)

_FESTIVAL = DemoAct(
    slug="inezgane-festival",
    financial_effect=True,
    matter="culture.events",
    stage=Stage.POSTED,
    subject_ar="مقرر يقضي بتنظيم الدورة الثالثة للمهرجان الثقافي للأسواق والحرف",
    recitals=(recitals.COMMUNES, recitals.CULTURE_COMMITTEE),
    articles_ar=(
        "تنظم الجماعة الدورة الثالثة للمهرجان الثقافي للأسواق والحرف من 20 إلى غاية 26 يوليوز 2026.",
        "يرصد للمهرجان مبلغ 450.000,00 درهم من الاعتمادات المفتوحة بميزانية سنة 2026.",
        "تحدث لجنة تنظيمية تضم أعضاء من المجلس وممثلين عن الصناع التقليديين والجمعيات الثقافية.",
        "يعرض على المجلس تقرير أدبي ومالي خلال دورة أكتوبر 2026.",
    ),
)

MAY_2026 = DemoSession(
    kind="ordinary",
    opens_on=date(2026, 5, 4),
    closes_on=date(2026, 5, 4),
    state=SessionState.CLOSED,
    items=(
        DemoItem(
            title_fr="Rapport de la présidente sur les actions accomplies entre les deux sessions",
            title_ar="تقرير إخباري لرئيسة المجلس حول الأعمال المنجزة بين الدورتين",
        ),
        DemoItem(
            title_fr="Gestion déléguée de la collecte des déchets ménagers et de la propreté",
            title_ar="التدبير المفوض لجمع النفايات المنزلية والنظافة",
            act=_CLEANING,
            votes=Votes(9, 3, 1),
            debate_fr=(
                "Les membres ont comparé le coût de la régie et celui de la délégation. Ils ont demandé "
                "des pénalités plus fortes en cas de retard de collecte."
            ),
            debate_ar=(
                "قارن الأعضاء بين كلفة التدبير المباشر وكلفة التدبير المفوض. وطالبوا بتشديد الغرامات في "
                "حالة التأخر عن الجمع."
            ),
        ),
        DemoItem(
            title_fr="Convention relative à la réhabilitation de la voirie",
            title_ar="اتفاقية تتعلق بتأهيل الطرق الحضرية",
            act=_ROADS,
            votes=Votes(13),
            debate_fr="Le tracé des voies a été présenté sur plan. Le vote a été unanime.",
            debate_ar="قدم تصميم الطرق المعنية. وتم التصويت بالإجماع.",
        ),
        DemoItem(
            title_fr="Modification du règlement intérieur du conseil",
            title_ar="تعديل النظام الداخلي للمجلس",
            act=_RULES,
            votes=Votes(8, 4, 1),
            debate_fr=(
                "Le scrutin secret a été défendu comme une garantie de sincérité. D'autres membres ont "
                "rappelé la règle du vote public."
            ),
            debate_ar="دافع بعض الأعضاء عن الاقتراع السري باعتباره ضمانة للنزاهة. وذكر آخرون بقاعدة التصويت العلني.",
        ),
        DemoItem(
            title_fr="Festival culturel des marchés et des métiers",
            title_ar="المهرجان الثقافي للأسواق والحرف",
            act=_FESTIVAL,
            votes=Votes(11, 1, 1),
            debate_fr=(
                "Les membres ont demandé que les artisans exposent sans frais. La présidente a donné son accord."
            ),
            debate_ar="طالب الأعضاء بإعفاء الصناع التقليديين من مصاريف العرض. ووافقت الرئيسة على ذلك.",
        ),
    ),
)
