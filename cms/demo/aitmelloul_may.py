"""Aït Melloul's ordinary session of May 2026, the one in progress on the reference day."""

from datetime import date

from . import recitals
from .model import DemoAct, DemoItem, DemoSession, SessionState, Stage, Votes

_ACTION_PROGRAMME = DemoAct(
    slug="aitmelloul-action-programme",
    matter="programme.action",
    stage=Stage.SECOND_SITTING,
    subject_fr=(
        "Délibération portant approbation de l'actualisation du programme d'action de la commune pour la "
        "période 2022-2027"
    ),
    subject_ar="مقرر يقضي بالموافقة على تحيين برنامج عمل الجماعة للفترة الممتدة من 2022 إلى 2027",
    recitals=(recitals.COMMUNES, recitals.ACTION_PROGRAMME, recitals.FINANCE_COMMITTEE),
    articles_fr=(
        (
            "Est approuvée l'actualisation du programme d'action de la commune, qui porte le nombre des "
            "projets de 46 à 52 et leur coût prévisionnel à 418 000 000,00 DH."
        ),
        (
            "Six projets sont ajoutés, dont la protection des quartiers riverains de l'oued Souss, une "
            "crèche communale et la réhabilitation du marché hebdomadaire."
        ),
        (
            "La part de la commune est limitée à 127 000 000,00 DH ; les autres ressources proviennent de "
            "conventions de partenariat."
        ),
        "Un rapport d'avancement est présenté au conseil à chaque session d'octobre.",
    ),
    articles_ar=(
        (
            "يوافق المجلس على تحيين برنامج عمل الجماعة، الذي يرفع عدد المشاريع من 46 إلى 52 مشروعا وكلفتها "
            "التقديرية إلى 418.000.000,00 درهم."
        ),
        (
            "تضاف ستة مشاريع، من بينها حماية الأحياء المجاورة لوادي سوس، وإحداث حضانة جماعية، وإعادة تأهيل "
            "السوق الأسبوعي."
        ),
        "تحدد مساهمة الجماعة في 127.000.000,00 درهم كحد أقصى، وتعبأ الموارد الأخرى عن طريق اتفاقيات الشراكة.",
        "يعرض على المجلس تقرير حول تقدم الإنجاز في كل دورة من دورات أكتوبر.",
    ),
)

_LIGHTING_COMPANY = DemoAct(
    slug="aitmelloul-lighting-company",
    matter="companies.creation",
    stage=Stage.SIGNED,
    subject_fr=(
        "Délibération portant création de la société de développement local « Melloul Lumière » chargée de "
        "l'éclairage public"
    ),
    subject_ar="مقرر يقضي بإحداث شركة التنمية المحلية «ملول إنارة» المكلفة بالإنارة العمومية",
    recitals=(recitals.COMMUNES, recitals.COMPANIES, recitals.SERVICES_COMMITTEE),
    articles_fr=(
        (
            "Est approuvée la création d'une société anonyme de développement local dénommée « Melloul "
            "Lumière », dont l'objet se limite à la gestion et à l'entretien de l'éclairage public."
        ),
        "Le capital social est fixé à 10 000 000,00 DH ; la commune en souscrit 51 %, soit 5 100 000,00 DH.",
        (
            "La société remplace en quatre ans 9 400 points lumineux par des luminaires à diodes, en vue "
            "de réduire d'au moins 45 % la consommation d'électricité."
        ),
        (
            "Les statuts et la convention de gestion, annexés, sont approuvés. Les procès-verbaux des "
            "organes de la société sont communiqués au conseil."
        ),
    ),
    articles_ar=(
        (
            "يوافق المجلس على إحداث شركة مساهمة للتنمية المحلية تحمل اسم «ملول إنارة»، ينحصر غرضها في "
            "تدبير الإنارة العمومية وصيانتها."
        ),
        "يحدد رأسمال الشركة في 10.000.000,00 درهم، تكتتب الجماعة نسبة 51% منه، أي 5.100.000,00 درهم.",
        (
            "تعوض الشركة خلال أربع سنوات 9.400 نقطة ضوئية بمصابيح من نوع الصمام الثنائي، بهدف خفض استهلاك "
            "الكهرباء بنسبة لا تقل عن 45%."
        ),
        "يوافق المجلس على النظام الأساسي واتفاقية التدبير المرفقين بهذا المقرر. وتبلغ محاضر أجهزة الشركة إلى المجلس.",
    ),
)

_SLAUGHTERHOUSE = DemoAct(
    slug="aitmelloul-slaughterhouse",
    financial_effect=True,
    matter="services.management",
    stage=Stage.POSTPONED,
    subject_fr="Délibération fixant le mode de gestion de l'abattoir communal",
    subject_ar="مقرر يقضي بتحديد طريقة تدبير المجزرة الجماعية",
    recitals=(recitals.COMMUNES, recitals.SERVICES_COMMITTEE),
    articles_fr=(
        "L'abattoir communal est exploité en régie directe à compter du 1er janvier 2027.",
        (
            "Un crédit initial de 2 400 000,00 DH est ouvert pour la mise à niveau de la chaîne du froid "
            "et du traitement des effluents."
        ),
        "Le cahier des charges sanitaires, annexé, s'impose à tous les usagers.",
    ),
    articles_ar=(
        "تستغل المجزرة الجماعية عن طريق التدبير المباشر ابتداء من فاتح يناير 2027.",
        "يفتح اعتماد أولي قدره 2.400.000,00 درهم لتأهيل سلسلة التبريد ومعالجة المقذوفات السائلة.",
        "يلتزم جميع المرتفقين بمقتضيات كناش التحملات الصحية المرفق.",
    ),
)

_LAND_SALE = DemoAct(
    slug="aitmelloul-land-sale",
    matter="property.disposal",
    stage=Stage.REJECTED,
    subject_fr="Délibération portant cession d'une parcelle communale de 1 850 m² sise dans la zone industrielle",
    subject_ar="مقرر يقضي بتفويت قطعة أرضية جماعية مساحتها 1.850 مترا مربعا بالمنطقة الصناعية",
    recitals=(recitals.COMMUNES, recitals.REAL_ESTATE, recitals.FINANCE_COMMITTEE),
    articles_fr=(
        (
            "Est approuvée la cession, par appel à la concurrence, d'une parcelle du domaine privé "
            "communal d'une superficie de 1 850 m²."
        ),
        "La mise à prix est fixée à 1 100,00 DH le mètre carré, conformément à l'avis de la commission d'expertise.",
        (
            "L'acquéreur édifie son unité de production dans les vingt-quatre mois, faute de quoi la "
            "commune reprend le bien."
        ),
    ),
    articles_ar=(
        "يوافق المجلس على تفويت قطعة أرضية من الملك الخاص الجماعي مساحتها 1.850 مترا مربعا، عن طريق المنافسة.",
        "يحدد الثمن الافتتاحي في 1.100,00 درهم للمتر المربع، طبقا لرأي لجنة الخبرة.",
        "يلتزم المقتني بتشييد وحدته الإنتاجية داخل أجل أربعة وعشرين شهرا، وإلا استرجعت الجماعة العقار.",
    ),
)

_REPRESENTATIVES = DemoAct(
    slug="aitmelloul-representatives",
    matter="council.designation",
    stage=Stage.ADOPTED,
    subject_ar="مقرر يقضي بانتداب ممثلي المجلس لدى هيئات التعاون والمؤسسات العمومية",
    recitals=(recitals.COMMUNES, recitals.INTERNAL_REGULATIONS),
    articles_ar=(
        "تنتدب السيدة خديجة أوركان ممثلة للمجلس لدى مجموعة الجماعات الترابية المكلفة بتدبير المطرح المراقب.",
        "ينتدب السيد عمر أوغبالو ممثلا للمجلس لدى المجلس الإداري للمركز الاستشفائي للعمالة.",
        "تنتهي مدة الانتداب بانتهاء مدة انتداب المجلس، ويقدم كل منتدب تقريرا سنويا عن مهمته.",
    ),
)

_SCHOOL_TRANSPORT = DemoAct(
    slug="aitmelloul-school-transport",
    financial_effect=True,
    matter="cooperation.agreement",
    stage=Stage.ON_AGENDA,
    subject_fr=(
        "Délibération portant approbation d'une convention de partenariat relative au transport des élèves "
        "des quartiers périphériques"
    ),
    subject_ar="مقرر يقضي بالموافقة على اتفاقية شراكة تتعلق بنقل تلاميذ الأحياء الهامشية",
    recitals=(recitals.COMMUNES, recitals.CULTURE_COMMITTEE),
    articles_fr=(
        (
            "Est approuvée la convention de partenariat conclue avec le conseil préfectoral et une "
            "association de parents d'élèves, pour les années scolaires 2026-2027 à 2028-2029."
        ),
        "La commune met à disposition trois véhicules et verse une contribution annuelle de 380 000,00 DH.",
        "La participation des familles ne peut dépasser 60,00 DH par mois et par élève.",
    ),
    articles_ar=(
        (
            "يوافق المجلس على اتفاقية الشراكة المبرمة مع مجلس العمالة وجمعية لآباء وأمهات التلاميذ، لثلاثة "
            "مواسم دراسية ابتداء من شتنبر 2026."
        ),
        "تضع الجماعة رهن الإشارة ثلاث مركبات، وتؤدي مساهمة سنوية قدرها 380.000,00 درهم.",
        "لا يمكن أن تتجاوز مساهمة الأسر 60,00 درهما في الشهر عن كل تلميذ.",
    ),
)

MAY_2026 = DemoSession(
    kind="ordinary",
    opens_on=date(2026, 5, 5),
    state=SessionState.OPEN,
    items=(
        DemoItem(
            title_fr="Rapport du président sur les actions accomplies entre les deux sessions",
            title_ar="تقرير إخباري لرئيس المجلس حول الأعمال المنجزة بين الدورتين",
        ),
        DemoItem(
            title_fr="Actualisation du programme d'action de la commune",
            title_ar="تحيين برنامج عمل الجماعة",
            act=_ACTION_PROGRAMME,
            votes=Votes(7, 4, 2),
            debate_fr=(
                "Des membres ont demandé que la crèche communale passe avant la réhabilitation du marché. Le "
                "président a répondu que les deux projets avaient leur financement."
            ),
            debate_ar=(
                "طالب بعض الأعضاء بإعطاء الأسبقية للحضانة الجماعية على إعادة تأهيل السوق. وأجاب الرئيس بأن "
                "تمويل المشروعين معا متوفر."
            ),
        ),
        DemoItem(
            title_fr="Création d'une société de développement local pour l'éclairage public",
            title_ar="إحداث شركة للتنمية المحلية للإنارة العمومية",
            act=_LIGHTING_COMPANY,
            votes=Votes(11, 2, 1),
            debate_fr=(
                "Les membres ont demandé ce que deviendraient les agents de l'atelier communal. Le président a répondu "
                "que la convention de gestion pouvait prévoir leur reprise."
            ),
            debate_ar=(
                "تساءل الأعضاء عن مصير أعوان الورشة الجماعية. وأجاب الرئيس بأن اتفاقية التدبير يمكن أن تنص على إلحاقهم "
                "بالشركة."
            ),
        ),
        DemoItem(
            title_fr="Mode de gestion de l'abattoir communal",
            title_ar="طريقة تدبير المجزرة الجماعية",
            act=_SLAUGHTERHOUSE,
            debate_fr=(
                "L'étude sanitaire n'est pas encore parvenue au conseil : plusieurs membres ont demandé à l'attendre."
            ),
            debate_ar="لم يتوصل المجلس بعد بالدراسة الصحية، وطالب عدد من الأعضاء بانتظارها.",
        ),
        DemoItem(
            title_fr="Cession d'une parcelle communale dans la zone industrielle",
            title_ar="تفويت قطعة أرضية جماعية بالمنطقة الصناعية",
            act=_LAND_SALE,
            votes=Votes(5, 8, 1),
            debate_fr="La majorité a préféré conserver la parcelle pour y construire une crèche communale.",
            debate_ar="فضلت الأغلبية الاحتفاظ بالقطعة الأرضية لبناء حضانة جماعية.",
        ),
        DemoItem(
            title_fr="Désignation des représentants du conseil dans les organismes extérieurs",
            title_ar="انتداب ممثلي المجلس لدى الهيئات الخارجية",
            act=_REPRESENTATIVES,
            debate_fr="Deux candidatures ont été présentées pour chacun des deux sièges. Le conseil vote publiquement.",
            debate_ar="قدم ترشيحان لكل مقعد من المقعدين. ويجري التصويت علنيا.",
        ),
        DemoItem(
            title_fr="Convention de partenariat relative au transport scolaire",
            title_ar="اتفاقية شراكة تتعلق بالنقل المدرسي",
            act=_SCHOOL_TRANSPORT,
        ),
    ),
)
