"""What the authorities write about the demonstration acts: oppositions, refusals of visa, observations."""

from datetime import date

from document_types.law.wording import Bilingual

from .model import DemoLetter, Stage

OPPOSITIONS = (
    DemoLetter(
        "aitmelloul-grants-2026",
        date(2026, 2, 18),
        Stage.OPPOSED,
        Bilingual(
            (
                "Une association inscrite au tableau des subventions compte parmi les membres de son "
                "bureau un membre du conseil. La délibération est ainsi contraire à l'article 65 de la loi "
                "organique n° 113-14, qui interdit de lier des intérêts privés avec la commune et étend "
                "cette interdiction au financement des projets d'associations. Le conseil est invité à "
                "procéder à une nouvelle délibération."
            ),
            (
                "تضم إحدى الجمعيات الواردة في جدول الدعم، ضمن أعضاء مكتبها، عضوا بالمجلس. وعليه فإن المقرر "
                "مخالف للمادة 65 من القانون التنظيمي رقم 113.14، التي تمنع ربط مصالح خاصة مع الجماعة وتسري "
                "أحكامها على تمويل مشاريع الجمعيات. والمجلس مدعو إلى إجراء مداولة جديدة."
            ),
        ),
    ),
    DemoLetter(
        "aitmelloul-heavy-traffic",
        date(2026, 2, 18),
        Stage.OPPOSED,
        Bilingual(
            (
                "La réglementation de la circulation relève de la police administrative, que l'article 100 "
                "de la loi organique n° 113-14 confie au président du conseil et qui s'exerce par arrêté. "
                "En édictant lui-même l'interdiction, y compris sur une route nationale, le conseil a "
                "excédé ses attributions."
            ),
            (
                "يندرج تنظيم السير ضمن الشرطة الإدارية التي تخولها المادة 100 من القانون التنظيمي رقم "
                "113.14 لرئيس المجلس، والتي تمارس بواسطة قرارات. وباتخاذه المنع بنفسه، بما في ذلك على طريق "
                "وطنية، يكون المجلس قد تجاوز صلاحياته."
            ),
        ),
    ),
    DemoLetter(
        "inezgane-weekly-market",
        date(2026, 2, 17),
        Stage.OPPOSED,
        Bilingual(
            (
                "En réservant les emplacements aux seuls commerçants domiciliés dans la commune, l'article "
                "2 méconnaît la liberté d'entreprendre garantie par l'article 35 de la Constitution et "
                "l'égal accès aux services publics prévu par son article 154."
            ),
            (
                "إن المادة 2، بتخصيصها أماكن العرض للتجار القاطنين بالجماعة دون سواهم، تخالف حرية المبادرة "
                "والمقاولة المضمونة بالفصل 35 من الدستور ومبدأ المساواة في الولوج إلى المرافق العمومية "
                "المنصوص عليه في الفصل 154 منه."
            ),
        ),
    ),
    DemoLetter(
        "inezgane-social-centre",
        date(2026, 2, 17),
        Stage.OPPOSED,
        Bilingual(
            (
                "L'article 149 de la loi organique n° 113-14 réserve les conventions de coopération ou de "
                "partenariat aux associations reconnues d'utilité publique. Le dossier ne justifie pas que "
                "l'association contractante le soit."
            ),
            (
                "تحصر المادة 149 من القانون التنظيمي رقم 113.14 اتفاقيات التعاون أو الشراكة في الجمعيات "
                "المعترف لها بصفة المنفعة العامة. ولا يتضمن الملف ما يثبت توفر الجمعية المتعاقدة على هذه "
                "الصفة."
            ),
        ),
    ),
    DemoLetter(
        "inezgane-internal-regulations",
        date(2026, 5, 7),
        Stage.OPPOSED,
        Bilingual(
            (
                "L'article 6 de la loi organique n° 113-14 fait du vote public la règle pour toutes les "
                "délibérations. Le règlement intérieur ne peut instituer un scrutin secret ; l'article 2 "
                "de la délibération est donc contraire à la loi."
            ),
            (
                "تجعل المادة 6 من القانون التنظيمي رقم 113.14 التصويت العلني قاعدة لاتخاذ جميع المقررات. "
                "ولا يمكن للنظام الداخلي أن يحدث اقتراعا سريا، مما يجعل المادة 2 من المقرر مخالفة للقانون."
            ),
        ),
    ),
    DemoLetter(
        "prefecture-sports-league",
        date(2026, 1, 26),
        Stage.OPPOSED,
        Bilingual(
            (
                "Le soutien au sport professionnel ne figure pas parmi les compétences de la préfecture, "
                "que les articles 78 et 79 de la loi organique n° 112-14 rattachent au développement "
                "social. La délibération est prise hors des attributions du conseil."
            ),
            (
                "لا يندرج دعم الرياضة الاحترافية ضمن اختصاصات العمالة، التي تربطها المادتان 78 و79 من "
                "القانون التنظيمي رقم 112.14 بالتنمية الاجتماعية. وعليه فقد اتخذ المقرر خارج صلاحيات "
                "المجلس."
            ),
        ),
    ),
    DemoLetter(
        "prefecture-flood-protection",
        date(2026, 1, 26),
        Stage.OPPOSED,
        Bilingual(
            (
                "La protection contre les inondations est une compétence partagée entre l'État et la "
                "région, selon l'article 91 de la loi organique n° 111-14. La préfecture ne peut y prendre "
                "part sans contrat conclu avec l'État."
            ),
            (
                "تعد الحماية من الفيضانات من الاختصاصات المشتركة بين الدولة والجهة، وفق المادة 91 من "
                "القانون التنظيمي رقم 111.14. ولا يمكن للعمالة أن تساهم فيها دون عقد مبرم مع الدولة."
            ),
        ),
    ),
    DemoLetter(
        "region-national-road",
        date(2026, 3, 17),
        Stage.OPPOSED,
        Bilingual(
            (
                "L'entretien des routes nationales incombe à l'État et n'a pas été transféré à la région. "
                "La délibération engage des crédits hors des compétences définies par la loi organique "
                "n° 111-14."
            ),
            (
                "تقع صيانة الطرق الوطنية على عاتق الدولة، ولم تنقل إلى الجهة. وعليه فإن المقرر يرصد "
                "اعتمادات خارج الاختصاصات المحددة في القانون التنظيمي رقم 111.14."
            ),
        ),
    ),
    DemoLetter(
        "region-agency-staff",
        date(2026, 3, 17),
        Stage.OPPOSED,
        Bilingual(
            (
                "L'article 134 de la loi organique n° 111-14 confie au comité de supervision et de "
                "contrôle le statut du personnel de l'agence, et l'article 140 réserve les nominations à "
                "son directeur. Le conseil ne peut exercer ces attributions à leur place."
            ),
            (
                "تسند المادة 134 من القانون التنظيمي رقم 111.14 تحديد النظام الأساسي لمستخدمي الوكالة إلى "
                "لجنة الإشراف والمراقبة، وتخول المادة 140 التعيين لمديرها. ولا يمكن للمجلس ممارسة هذه "
                "الصلاحيات مكانهما."
            ),
        ),
    ),
)

VISA_REFUSALS = (
    DemoLetter(
        "aitmelloul-budget-2026",
        date(2025, 12, 1),
        Stage.VISA_REFUSED,
        Bilingual(
            (
                "Le produit attendu des taxes locales augmente de 18 % sans pièce à l'appui : l'équilibre "
                "ne repose pas sur des prévisions sincères. En outre, les crédits destinés aux annuités "
                "d'emprunt et à l'exécution des jugements, dépenses obligatoires, sont insuffisants de "
                "1 500 000,00 DH (articles 189 et 191 de la loi organique n° 113-14)."
            ),
            (
                "ترتفع التقديرات المتعلقة بالرسوم المحلية بنسبة 18% دون وثائق مثبتة، مما يجعل التوازن غير "
                "قائم على تقديرات صادقة. كما أن الاعتمادات المرصودة لأقساط القروض وتنفيذ الأحكام القضائية، "
                "وهي نفقات إجبارية، ناقصة بمبلغ 1.500.000,00 درهم (المادتان 189 و191 من القانون التنظيمي "
                "رقم 113.14)."
            ),
        ),
    ),
    DemoLetter(
        "inezgane-services-2026",
        date(2026, 3, 4),
        Stage.VISA_REFUSED,
        Bilingual(
            (
                "Le nombre de divisions ne correspond pas aux effectifs de l'encadrement, et les "
                "indemnités de responsabilité qui en découlent ne sont pas couvertes par les crédits "
                "ouverts. Le projet d'organigramme est à revoir avant une nouvelle délibération."
            ),
            (
                "لا يتناسب عدد الأقسام مع عدد أطر الجماعة، ولا تغطي الاعتمادات المفتوحة التعويضات عن "
                "المسؤولية المترتبة عنه. ويتعين مراجعة مشروع الهيكل التنظيمي قبل إجراء مداولة جديدة."
            ),
        ),
    ),
    DemoLetter(
        "inezgane-twinning",
        date(2026, 3, 5),
        Stage.ABANDONED,
        Bilingual(
            (
                "L'accord préalable du wali de la région, requis par l'article 92 de la loi organique "
                "n° 113-14, n'a pas été recueilli. Le visa ne peut être accordé."
            ),
            (
                "لم تطلب الموافقة المسبقة لوالي الجهة، التي تشترطها المادة 92 من القانون التنظيمي رقم "
                "113.14. وعليه يتعذر منح التأشيرة."
            ),
        ),
    ),
)
