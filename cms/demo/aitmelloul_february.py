"""Aït Melloul's ordinary session of February 2026, closed and settled."""

from datetime import date

from document_types.law.wording import Bilingual

from . import recitals
from .model import DemoAct, DemoItem, DemoSession, SessionState, Stage, Votes

_SURPLUS = DemoAct(
    slug="aitmelloul-surplus-2025",
    financial_effect=True,
    matter="finance.accounts",
    stage=Stage.VISA_GRANTED,
    subject_fr="Délibération portant programmation de l'excédent budgétaire dégagé au titre de l'année 2025",
    subject_ar="مقرر يقضي ببرمجة الفائض الحقيقي المسجل برسم السنة المالية 2025",
    recitals=(recitals.COMMUNES, recitals.ACCOUNTS_OF_COMMUNES, recitals.FINANCE_COMMITTEE),
    articles_fr=(
        (
            "L'excédent constaté à la clôture de l'exercice 2025, soit 11 480 000,00 DH, est programmé "
            "dans la deuxième partie du budget."
        ),
        (
            "Il est réparti comme suit : 6 200 000,00 DH pour le revêtement des rues des quartiers El "
            "Mazar et Assaka, 3 100 000,00 DH pour le réseau des eaux pluviales et 2 180 000,00 DH pour "
            "l'achat de matériel de propreté."
        ),
        "Les crédits qui n'auraient pas été engagés au 31 décembre 2027 sont soumis de nouveau au conseil.",
    ),
    articles_ar=(
        "يبرمج الفائض المسجل عند حصر السنة المالية 2025، وقدره 11.480.000,00 درهم، في الجزء الثاني من الميزانية.",
        (
            "يوزع هذا الفائض كما يلي: 6.200.000,00 درهم لتعبيد أزقة حيي المزار وأساكا، و3.100.000,00 درهم "
            "لشبكة تصريف مياه الأمطار، و2.180.000,00 درهم لاقتناء آليات النظافة."
        ),
        "تعرض من جديد على المجلس الاعتمادات التي لم يلتزم بها إلى غاية 31 دجنبر 2027.",
    ),
)

_STREETS = DemoAct(
    slug="aitmelloul-street-names",
    matter="naming.honour",
    stage=Stage.EXECUTORY_TACIT_VISA,
    subject_fr=(
        "Délibération portant dénomination de voies et d'une place publique rappelant des événements de "
        "l'histoire nationale"
    ),
    subject_ar="مقرر يقضي بتسمية شوارع وساحة عمومية تذكيرا بأحداث من التاريخ الوطني",
    recitals=(recitals.COMMUNES, recitals.CULTURE_COMMITTEE),
    articles_fr=(
        (
            "La voie reliant la gare routière au complexe sportif est dénommée « avenue du 11 janvier », "
            "en mémoire du Manifeste de l'Indépendance."
        ),
        "La place située devant la bibliothèque communale est dénommée « place de la Marche verte ».",
        (
            "Les plaques sont posées dans les trois mois, en langues arabe et amazighe, et le plan "
            "d'adressage est mis à jour."
        ),
    ),
    articles_ar=(
        (
            "يطلق على الطريق الرابط بين المحطة الطرقية والمركب الرياضي اسم «شارع 11 يناير»، تخليدا لذكرى "
            "تقديم وثيقة المطالبة بالاستقلال."
        ),
        "يطلق على الساحة المقابلة للخزانة الجماعية اسم «ساحة المسيرة الخضراء».",
        "توضع اللوحات داخل أجل ثلاثة أشهر باللغتين العربية والأمازيغية، ويحين مخطط العنونة تبعا لذلك.",
    ),
)

_GRANTS = DemoAct(
    slug="aitmelloul-grants-2026",
    financial_effect=True,
    matter="culture.association_grants",
    stage=Stage.REEXAMINED_WITHDRAWN,
    subject_fr="Délibération portant répartition des subventions aux associations au titre de l'année 2026",
    subject_ar="مقرر يقضي بتوزيع الدعم المالي على الجمعيات برسم سنة 2026",
    recitals=(recitals.COMMUNES, recitals.CULTURE_COMMITTEE),
    articles_fr=(
        (
            "Une enveloppe de 1 200 000,00 DH est répartie entre vingt-quatre associations sportives, "
            "culturelles et sociales, selon le tableau annexé."
        ),
        (
            "La subvention de chaque association est versée en deux tranches, la seconde après remise d'un "
            "compte rendu de l'emploi de la première."
        ),
        "Le président du conseil est autorisé à signer les conventions correspondantes.",
    ),
    articles_ar=(
        "يوزع غلاف مالي قدره 1.200.000,00 درهم على أربع وعشرين جمعية رياضية وثقافية واجتماعية، وفق الجدول المرفق.",
        "يصرف الدعم المخصص لكل جمعية على دفعتين، ولا تصرف الثانية إلا بعد الإدلاء بتقرير حول أوجه صرف الأولى.",
        "يؤذن لرئيس المجلس بتوقيع الاتفاقيات المتعلقة بذلك.",
    ),
)

_SPORTS_GROUNDS = DemoAct(
    slug="aitmelloul-sports-grounds",
    matter="cooperation.agreement",
    stage=Stage.EXECUTORY,
    subject_fr=(
        "Délibération portant approbation d'une convention de partenariat relative à la gestion des "
        "terrains de sport de proximité"
    ),
    subject_ar="مقرر يقضي بالموافقة على اتفاقية شراكة تتعلق بتدبير ملاعب القرب",
    recitals=(recitals.COMMUNES, recitals.CULTURE_COMMITTEE),
    articles_fr=(
        (
            "Est approuvée la convention de partenariat conclue pour trois ans avec l'administration "
            "chargée de la jeunesse et des sports, en vue de la gestion de huit terrains de proximité."
        ),
        (
            "La commune met les terrains à disposition ; le partenaire assure le gardiennage et "
            "l'encadrement technique. La convention n'entraîne aucune charge nouvelle pour le budget "
            "communal."
        ),
        (
            "L'accès est gratuit pour les élèves des établissements publics, aux heures que fixe le "
            "calendrier affiché sur place."
        ),
    ),
    articles_ar=(
        (
            "يوافق المجلس على اتفاقية الشراكة المبرمة لمدة ثلاث سنوات مع الإدارة المكلفة بالشباب والرياضة، "
            "من أجل تدبير ثمانية ملاعب للقرب."
        ),
        (
            "تضع الجماعة الملاعب رهن الإشارة، ويتولى الشريك الحراسة والتأطير التقني. ولا تترتب عن "
            "الاتفاقية أي نفقات جديدة على ميزانية الجماعة."
        ),
        "يكون الولوج مجانيا لتلاميذ المؤسسات التعليمية العمومية، في الأوقات المحددة في البرنامج المعلق بعين المكان.",
    ),
)

_HEAVY_TRAFFIC = DemoAct(
    slug="aitmelloul-heavy-traffic",
    matter="services.operation",
    stage=Stage.ANNULLED,
    subject_fr="Délibération interdisant la traversée du centre-ville aux véhicules de plus de huit tonnes",
    subject_ar="مقرر يقضي بمنع مرور العربات التي يفوق وزنها ثمانية أطنان بوسط المدينة",
    recitals=(
        recitals.COMMUNES,
        Bilingual(
            "Considérant l'accroissement du trafic de transit et la gêne qu'il cause aux riverains ;",
            "واعتبارا لتزايد حركة المرور العابر وما تسببه من إزعاج للساكنة المجاورة؛",
        ),
        recitals.SERVICES_COMMITTEE,
    ),
    articles_fr=(
        (
            "La circulation des véhicules dont le poids total en charge dépasse huit tonnes est interdite "
            "au centre-ville de 6 h à 22 h, y compris sur la section urbaine de la route nationale."
        ),
        "Les contrevenants sont poursuivis conformément à la réglementation en vigueur.",
        "La présente délibération s'applique dès son affichage.",
    ),
    articles_ar=(
        (
            "يمنع سير العربات التي يتجاوز وزنها الإجمالي بالحمولة ثمانية أطنان بوسط المدينة من الساعة 6 "
            "إلى الساعة 22، بما في ذلك المقطع الحضري من الطريق الوطنية."
        ),
        "يتابع المخالفون طبقا للأنظمة الجاري بها العمل.",
        "يسري مفعول هذا المقرر ابتداء من تاريخ تعليقه.",
    ),
)

FEBRUARY_2026 = DemoSession(
    kind="ordinary",
    opens_on=date(2026, 2, 3),
    closes_on=date(2026, 2, 12),
    state=SessionState.CLOSED,
    items=(
        DemoItem(
            title_fr="Rapport du président sur les actions accomplies entre les deux sessions",
            title_ar="تقرير إخباري لرئيس المجلس حول الأعمال المنجزة بين الدورتين",
        ),
        DemoItem(
            title_fr="Programmation de l'excédent budgétaire de l'année 2025",
            title_ar="برمجة الفائض الحقيقي للسنة المالية 2025",
            act=_SURPLUS,
            votes=Votes(14),
            debate_fr=(
                "Les membres ont souhaité que les travaux du quartier El Mazar commencent avant la saison "
                "des pluies. Le vote a été unanime."
            ),
            debate_ar="أعرب الأعضاء عن رغبتهم في انطلاق أشغال حي المزار قبل موسم الأمطار. وتم التصويت بالإجماع.",
        ),
        DemoItem(
            title_fr="Dénomination de voies et d'une place publique",
            title_ar="تسمية شوارع وساحة عمومية",
            act=_STREETS,
            votes=Votes(13, 0, 1),
            debate_fr=(
                "Une membre a demandé que l'amazighe figure sur toutes les plaques. L'amendement a été "
                "intégré à l'article 3."
            ),
            debate_ar="طلبت إحدى العضوات إدراج اللغة الأمازيغية في جميع اللوحات. وقد أدرج هذا التعديل في المادة 3.",
        ),
        DemoItem(
            title_fr="Répartition des subventions aux associations",
            title_ar="توزيع الدعم المالي على الجمعيات",
            act=_GRANTS,
            votes=Votes(9, 4, 1),
            debate_fr=(
                "Il a été signalé qu'un membre siège au bureau d'une association inscrite au tableau. Le "
                "tableau a été mis aux voix sans changement."
            ),
            debate_ar=(
                "أثيرت مسألة عضوية أحد المستشارين في مكتب جمعية واردة في الجدول. وعرض الجدول على التصويت دون تغيير."
            ),
        ),
        DemoItem(
            title_fr="Convention de partenariat pour la gestion des terrains de sport de proximité",
            title_ar="اتفاقية شراكة لتدبير ملاعب القرب",
            act=_SPORTS_GROUNDS,
            votes=Votes(13, 0, 1),
            debate_fr=(
                "Les membres ont insisté sur l'accès des filles aux terrains. Un créneau hebdomadaire leur "
                "sera réservé."
            ),
            debate_ar="أكد الأعضاء على تيسير ولوج الفتيات إلى الملاعب. وسيخصص لهن حيز زمني أسبوعي.",
        ),
        DemoItem(
            title_fr="Circulation des véhicules lourds au centre-ville",
            title_ar="سير العربات الثقيلة بوسط المدينة",
            act=_HEAVY_TRAFFIC,
            votes=Votes(8, 5, 1),
            debate_fr=(
                "Des membres ont rappelé que la police de la circulation relève des arrêtés du président. "
                "La majorité a invoqué l'urgence."
            ),
            debate_ar=(
                "ذكر بعض الأعضاء بأن شرطة السير تندرج ضمن قرارات الرئيس. وتمسكت الأغلبية بالطابع الاستعجالي للموضوع."
            ),
        ),
    ),
)
