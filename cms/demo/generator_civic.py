"""The generated deliberations on associations, names, property, rates, schools and culture."""

from document_types.law.wording import Bilingual

from .generator_parts import AGREEMENT, GRANT, INCOME, PROGRAMMED, PROPERTY, SPENDING, Theme

CIVIC_THEMES = (
    Theme(
        "culture.association_grants",
        Bilingual(
            (
                "Délibération portant attribution d'une subvention à l'association « {association} » au "
                "titre de l'année {year}"
            ),
            "مقرر يقضي بمنح دعم مالي لجمعية «{association}» برسم سنة {year}",
        ),
        Bilingual(
            (
                "Une subvention de {grant},00 DH est attribuée à l'association « {association} » pour ses "
                "activités au {quarter} pendant l'année {year}."
            ),
            "يمنح لجمعية «{association}» دعم مالي قدره {grant},00 درهم لأنشطتها ب{quarter} خلال سنة {year}.",
        ),
        GRANT,
        SPENDING,
    ),
    Theme(
        "naming.ordinary",
        Bilingual(
            "Délibération portant dénomination de deux voies au {quarter} : {street} et {other_street}",
            "مقرر يقضي بتسمية طريقين ب{quarter}: {street} و{other_street}",
        ),
        Bilingual(
            (
                "Au {quarter}, deux voies reçoivent les noms suivants : {street} et {other_street}, ainsi "
                "que le montre le plan annexé."
            ),
            "يطلق على طريقين ب{quarter} الاسمان التاليان: {street} و{other_street}، وفق التصميم المرفق.",
        ),
        (
            Bilingual(
                (
                    "Les plaques portent les deux langues officielles et sont posées dans un délai de "
                    "{duration} ; la poste et les services de secours en sont informés."
                ),
                "تكتب اللوحات باللغتين الرسميتين وتوضع داخل أجل {duration}، وتخبر بذلك مصالح البريد والإسعاف.",
            ),
            Bilingual(
                (
                    "La numérotation des immeubles est refaite sur {count} mètres et le plan d'adressage "
                    "est mis à jour avec {partner}."
                ),
                "يعاد ترقيم البنايات على طول {count} مترا، ويحين مخطط العنونة بتنسيق مع {partner}.",
            ),
        ),
        SPENDING,
    ),
    Theme(
        "property.lease",
        Bilingual(
            "Délibération portant location de locaux commerciaux au marché du {quarter}",
            "مقرر يقضي بكراء محلات تجارية بسوق {quarter}",
        ),
        Bilingual(
            (
                "Les locaux commerciaux du marché du {quarter} sont loués par adjudication publique, pour "
                "une durée de {duration}, au loyer mensuel de {price},00 DH au moins."
            ),
            (
                "تكرى المحلات التجارية بسوق {quarter} عن طريق السمسرة العمومية لمدة {duration}، بسومة "
                "شهرية لا تقل عن {price},00 درهم."
            ),
        ),
        (
            Bilingual(
                (
                    "Les travaux de remise en état, évalués à {grant},00 DH, précèdent la remise des "
                    "clés ; le cahier des charges fixe les activités permises."
                ),
                (
                    "تنجز أشغال الإصلاح، المقدرة في {grant},00 درهم، قبل تسليم المفاتيح، ويحدد كناش "
                    "التحملات الأنشطة المسموح بها."
                ),
            ),
            Bilingual(
                (
                    "Un tiers des locaux est réservé aux coopératives de femmes et de jeunes ; la "
                    "sous-location est interdite."
                ),
                "يخصص ثلث المحلات للتعاونيات النسائية والشبابية، ويمنع الكراء من الباطن.",
            ),
        ),
        INCOME,
    ),
    Theme(
        "property.disposal",
        Bilingual(
            "Délibération portant cession d'une parcelle située au {quarter}, près de {street}",
            "مقرر يقضي بتفويت قطعة أرضية تقع ب{quarter} قرب {street}",
        ),
        Bilingual(
            (
                "Est approuvée la cession, par voie d'adjudication, d'une parcelle du domaine privé située "
                "au {quarter}, dont le produit attendu est de {amount},00 DH."
            ),
            (
                "يوافق المجلس على تفويت قطعة أرضية من الملك الخاص تقع ب{quarter}، عن طريق السمسرة، ويقدر "
                "منتوجها في {amount},00 درهم."
            ),
        ),
        PROPERTY,
        INCOME,
    ),
    Theme(
        "finance.tax_rates",
        Bilingual(
            "Délibération fixant les droits de stationnement et d'occupation à {street} à compter de l'année {year}",
            "مقرر يقضي بتحديد حقوق الوقوف والاحتلال المؤقت ب{street} ابتداء من سنة {year}",
        ),
        Bilingual(
            (
                "Les droits d'occupation du domaine public à {street} et à {other_street} sont fixés à "
                "{price},00 DH par mètre carré et par trimestre."
            ),
            (
                "تحدد حقوق احتلال الملك العمومي ب{street} وب{other_street} في {price},00 درهم للمتر المربع "
                "عن كل ثلاثة أشهر."
            ),
        ),
        (
            Bilingual(
                (
                    "Les commerçants du {quarter} dont l'étal couvre moins de deux mètres carrés en sont "
                    "exonérés pendant {duration}."
                ),
                "يعفى من هذه الحقوق، لمدة {duration}، تجار {quarter} الذين تقل مساحة عرضهم عن مترين مربعين.",
            ),
            Bilingual(
                "Le recouvrement est assuré par la régie de recettes ; le produit annuel est estimé à {grant},00 DH.",
                "تتولى شساعة المداخيل عملية الاستخلاص، ويقدر المنتوج السنوي في {grant},00 درهم.",
            ),
        ),
        INCOME,
    ),
    Theme(
        "cooperation.agreement",
        Bilingual(
            "Délibération portant approbation d'une convention relative au transport scolaire depuis le {quarter}",
            "مقرر يقضي بالموافقة على اتفاقية تتعلق بالنقل المدرسي انطلاقا من {quarter}",
        ),
        Bilingual(
            (
                "Est approuvée la convention conclue avec {partner} et l'association « {association} » "
                "pour le transport de {count} élèves domiciliés au {quarter}."
            ),
            (
                "يوافق المجلس على الاتفاقية المبرمة مع {partner} وجمعية «{association}» من أجل نقل {count} "
                "تلميذا من القاطنين ب{quarter}."
            ),
        ),
        AGREEMENT,
        SPENDING,
    ),
    Theme(
        "culture.events",
        Bilingual(
            "Délibération portant organisation d'une semaine culturelle et sportive au {quarter} en {year}",
            "مقرر يقضي بتنظيم أسبوع ثقافي ورياضي ب{quarter} سنة {year}",
        ),
        Bilingual(
            (
                "Une semaine culturelle et sportive est organisée au {quarter} avec l'association "
                "« {association} » ; un crédit de {grant},00 DH lui est consacré."
            ),
            (
                "ينظم ب{quarter} أسبوع ثقافي ورياضي بشراكة مع جمعية «{association}»، ويرصد له اعتماد قدره "
                "{grant},00 درهم."
            ),
        ),
        GRANT,
        SPENDING,
    ),
    Theme(
        "finance.accounts",
        Bilingual(
            (
                "Délibération portant programmation d'une part de l'excédent au profit du {quarter} au "
                "titre de l'année {year}"
            ),
            "مقرر يقضي ببرمجة جزء من الفائض لفائدة {quarter} برسم سنة {year}",
        ),
        Bilingual(
            (
                "Sur l'excédent constaté, une somme de {amount},00 DH est programmée au profit du "
                "{quarter}, dont {share},00 DH pour {street}."
            ),
            (
                "يبرمج من الفائض المسجل مبلغ قدره {amount},00 درهم لفائدة {quarter}، منه {share},00 درهم "
                "لفائدة {street}."
            ),
        ),
        (
            Bilingual(
                (
                    "Les opérations portent sur {count} mètres de voies et sur la construction d'un "
                    "bâtiment destiné à accueillir {facility} ; elles durent {duration}."
                ),
                "تهم العمليات {count} مترا من الطرق وتشييد بناية مخصصة لاحتضان {facility}، وتستغرق {duration}.",
            ),
            Bilingual(
                (
                    "Les crédits non engagés dans un délai de {duration} reviennent devant le conseil, qui "
                    "en décide l'emploi."
                ),
                "تعرض من جديد على المجلس الاعتمادات غير الملتزم بها داخل أجل {duration} لتقرير أوجه صرفها.",
            ),
        ),
        PROGRAMMED,
    ),
)
