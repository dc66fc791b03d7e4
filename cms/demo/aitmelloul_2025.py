"""Aït Melloul in 2025: the ordinary session of October and the extraordinary one of December."""

from datetime import date

from . import recitals
from .model import DemoAct, DemoItem, DemoSession, SessionState, Stage, Votes

_BUDGET_RECITALS = (
    recitals.COMMUNES,
    recitals.LOCAL_TAXES,
    recitals.ACCOUNTS_OF_COMMUNES,
    recitals.FINANCE_COMMITTEE,
)

_BUDGET = DemoAct(
    slug="aitmelloul-budget-2026",
    matter="finance.budget",
    stage=Stage.VISA_REFUSED,
    subject_fr="Délibération portant approbation du budget de la commune d'Aït Melloul au titre de l'année 2026",
    subject_ar="مقرر يقضي بالموافقة على ميزانية جماعة أيت ملول برسم سنة 2026",
    recitals=_BUDGET_RECITALS,
    articles_fr=(
        (
            "Sont approuvées, par un vote global, les recettes du budget de la commune au titre de l'année "
            "2026, évaluées à 148 250 000,00 DH pour la première partie et à 16 350 000,00 DH pour la "
            "deuxième partie."
        ),
        (
            "Sont approuvées, chapitre par chapitre, les dépenses de fonctionnement, arrêtées à "
            "131 900 000,00 DH, dont 68 400 000,00 DH pour les traitements et indemnités du personnel."
        ),
        (
            "L'excédent prévisionnel de la première partie, soit 16 350 000,00 DH, est versé à la deuxième "
            "partie et affecté à la voirie, à l'éclairage public et aux espaces verts."
        ),
        (
            "Le président du conseil soumet la présente délibération au visa du gouverneur de la "
            "préfecture avant le 20 novembre 2025."
        ),
    ),
    articles_ar=(
        (
            "يوافق المجلس، بتصويت إجمالي، على مداخيل ميزانية الجماعة برسم سنة 2026، المقدرة في "
            "148.250.000,00 درهم بالنسبة للجزء الأول وفي 16.350.000,00 درهم بالنسبة للجزء الثاني."
        ),
        (
            "يوافق المجلس، بابا بابا، على نفقات التسيير المحصورة في 131.900.000,00 درهم، منها "
            "68.400.000,00 درهم لأجور الموظفين وتعويضاتهم."
        ),
        (
            "يحول الفائض التقديري للجزء الأول، وقدره 16.350.000,00 درهم، إلى الجزء الثاني، ويخصص للطرق "
            "والإنارة العمومية والمساحات الخضراء."
        ),
        "يعرض رئيس المجلس هذا المقرر على تأشيرة عامل العمالة قبل 20 نونبر 2025.",
    ),
)

_UNBUILT_LAND = DemoAct(
    slug="aitmelloul-unbuilt-land-2026",
    matter="finance.tax_rates",
    stage=Stage.EXECUTORY_TACIT_VISA,
    subject_fr=(
        "Délibération fixant les tarifs de la taxe sur les terrains urbains non bâtis à compter de l'année 2026"
    ),
    subject_ar="مقرر يقضي بتحديد أسعار الرسم على الأراضي الحضرية غير المبنية ابتداء من سنة 2026",
    recitals=(recitals.COMMUNES, recitals.LOCAL_TAXES, recitals.FINANCE_COMMITTEE),
    articles_fr=(
        (
            "Les tarifs de la taxe sur les terrains urbains non bâtis sont fixés, par mètre carré et par "
            "an, à 20,00 DH dans les zones bien équipées, à 8,00 DH dans les zones moyennement équipées et "
            "à 1,00 DH dans les zones faiblement équipées."
        ),
        (
            "La carte des zones, annexée à la présente délibération, tient lieu de référence pour "
            "l'application de ces tarifs."
        ),
        (
            "Ces tarifs s'appliquent à compter du 1er janvier 2026 ; ils remplacent ceux que fixait la "
            "délibération antérieure ayant le même objet."
        ),
        (
            "Le président du conseil prend l'arrêté fiscal nécessaire et le fait publier au Bulletin "
            "officiel des collectivités territoriales."
        ),
    ),
    articles_ar=(
        (
            "تحدد أسعار الرسم على الأراضي الحضرية غير المبنية، عن كل متر مربع في السنة، في 20,00 درهما "
            "بالمناطق المجهزة تجهيزا جيدا، و8,00 دراهم بالمناطق متوسطة التجهيز، ودرهم واحد بالمناطق ضعيفة "
            "التجهيز."
        ),
        "تعتمد خريطة المناطق الملحقة بهذا المقرر مرجعا لتطبيق هذه الأسعار.",
        "تطبق هذه الأسعار ابتداء من فاتح يناير 2026، وتحل محل الأسعار المحددة في المقرر السابق المتعلق بنفس الموضوع.",
        "يتخذ رئيس المجلس القرار الجبائي اللازم ويعمل على نشره بالجريدة الرسمية للجماعات الترابية.",
    ),
)

OCTOBER_2025 = DemoSession(
    kind="ordinary",
    opens_on=date(2025, 10, 2),
    closes_on=date(2025, 10, 9),
    state=SessionState.CLOSED,
    items=(
        DemoItem(
            title_fr="Rapport du président sur les actions accomplies entre les deux sessions",
            title_ar="تقرير إخباري لرئيس المجلس حول الأعمال المنجزة بين الدورتين",
        ),
        DemoItem(
            title_fr="Examen et vote du budget de la commune au titre de l'année 2026",
            title_ar="دراسة ميزانية الجماعة برسم سنة 2026 والتصويت عليها",
            act=_BUDGET,
            votes=Votes(10, 3, 1),
            debate_fr=(
                "Plusieurs membres ont jugé optimiste l'estimation du produit des taxes locales. Le "
                "président a répondu que le recensement des redevables venait d'être mis à jour."
            ),
            debate_ar=(
                "اعتبر عدد من الأعضاء أن تقدير مداخيل الرسوم المحلية متفائل. وأجاب الرئيس بأن إحصاء "
                "الملزمين قد تم تحيينه مؤخرا."
            ),
        ),
        DemoItem(
            title_fr="Fixation des tarifs de la taxe sur les terrains urbains non bâtis",
            title_ar="تحديد أسعار الرسم على الأراضي الحضرية غير المبنية",
            act=_UNBUILT_LAND,
            votes=Votes(11, 2, 1),
            debate_fr=(
                "Le débat a porté sur le classement des lotissements dont les équipements ne sont pas "
                "encore reçus. Ils ont été maintenus en zone moyennement équipée."
            ),
            debate_ar=(
                "انصب النقاش على تصنيف التجزئات التي لم يتم بعد تسلم تجهيزاتها. وتقرر الإبقاء عليها ضمن "
                "المناطق متوسطة التجهيز."
            ),
        ),
    ),
)

_REVISED_BUDGET = DemoAct(
    slug="aitmelloul-budget-2026-revised",
    follows="aitmelloul-budget-2026",
    matter="finance.budget",
    stage=Stage.VISA_GRANTED,
    subject_fr=(
        "Délibération portant approbation, après modification, du budget de la commune d'Aït Melloul au "
        "titre de l'année 2026"
    ),
    subject_ar="مقرر يقضي بالموافقة، بعد التعديل، على ميزانية جماعة أيت ملول برسم سنة 2026",
    recitals=_BUDGET_RECITALS,
    articles_fr=(
        (
            "Les recettes de la première partie du budget de l'année 2026 sont ramenées à "
            "141 750 000,00 DH, afin de tenir compte des motifs du refus de visa."
        ),
        (
            "Les dépenses de fonctionnement sont arrêtées à 133 400 000,00 DH ; elles comprennent "
            "1 500 000,00 DH supplémentaires pour l'exécution des jugements et le règlement des annuités "
            "d'emprunt."
        ),
        "L'excédent prévisionnel versé à la deuxième partie est fixé à 8 350 000,00 DH.",
        "La délibération du 2 octobre 2025 ayant le même objet est remplacée par la présente délibération.",
    ),
    articles_ar=(
        "تخفض مداخيل الجزء الأول من ميزانية سنة 2026 إلى 141.750.000,00 درهم، أخذا بعين الاعتبار أسباب رفض التأشيرة.",
        (
            "تحصر نفقات التسيير في 133.400.000,00 درهم، وتشمل مبلغا إضافيا قدره 1.500.000,00 درهم لتنفيذ "
            "الأحكام القضائية وأداء أقساط القروض."
        ),
        "يحدد الفائض التقديري المحول إلى الجزء الثاني في 8.350.000,00 درهم.",
        "يحل هذا المقرر محل المقرر المتخذ بتاريخ 2 أكتوبر 2025 في نفس الموضوع.",
    ),
)

DECEMBER_2025 = DemoSession(
    kind="extraordinary",
    called_by="authority",
    opens_on=date(2025, 12, 9),
    closes_on=date(2025, 12, 9),
    state=SessionState.CLOSED,
    items=(
        DemoItem(
            title_fr="Nouvel examen du budget de l'année 2026 à la suite du refus de visa",
            title_ar="إعادة دراسة ميزانية سنة 2026 على إثر رفض التأشيرة عليها",
            act=_REVISED_BUDGET,
            votes=Votes(12, 1, 0),
            debate_fr=(
                "Le président a présenté les motifs du refus et les corrections proposées. Les membres ont "
                "demandé un suivi trimestriel du recouvrement."
            ),
            debate_ar="عرض الرئيس أسباب الرفض والتصحيحات المقترحة. وطالب الأعضاء بتتبع فصلي لعملية التحصيل.",
        ),
    ),
)
