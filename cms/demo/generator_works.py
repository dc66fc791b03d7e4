"""The generated deliberations on works and equipment."""

from document_types.law.wording import Bilingual

from .generator_parts import AGREEMENT, PROPERTY, SPENDING, WORKS, Theme

WORKS_THEMES = (
    Theme(
        "cooperation.agreement",
        Bilingual(
            "Délibération portant approbation d'une convention relative au revêtement de {street} au {quarter}",
            "مقرر يقضي بالموافقة على اتفاقية تتعلق بتعبيد {street} ب{quarter}",
        ),
        Bilingual(
            (
                "Est approuvée la convention conclue avec {partner} pour le revêtement de {street} et la "
                "réfection de {count} mètres de trottoirs, pour un coût de {amount},00 DH."
            ),
            (
                "يوافق المجلس على الاتفاقية المبرمة مع {partner} من أجل تعبيد {street} وإصلاح {count} مترا "
                "من الأرصفة، بكلفة قدرها {amount},00 درهم."
            ),
        ),
        WORKS + AGREEMENT,
        SPENDING,
    ),
    Theme(
        "services.operation",
        Bilingual(
            "Délibération portant extension de l'éclairage public au {quarter}",
            "مقرر يقضي بتوسيع شبكة الإنارة العمومية ب{quarter}",
        ),
        Bilingual(
            (
                "L'éclairage public est étendu au {quarter} par la pose de luminaires à diodes sur {count} "
                "mètres, à partir de {street}, pour un montant de {amount},00 DH."
            ),
            (
                "توسع شبكة الإنارة العمومية ب{quarter} بتركيب مصابيح مقتصدة للطاقة على طول {count} مترا "
                "انطلاقا من {street}، بمبلغ قدره {amount},00 درهم."
            ),
        ),
        WORKS,
        SPENDING,
    ),
    Theme(
        "cooperation.agreement",
        Bilingual(
            (
                "Délibération portant approbation d'une convention relative à l'évacuation des eaux "
                "pluviales au {quarter}"
            ),
            "مقرر يقضي بالموافقة على اتفاقية تتعلق بتصريف مياه الأمطار ب{quarter}",
        ),
        Bilingual(
            (
                "Est approuvée la convention conclue avec {partner} pour la pose de {count} mètres de "
                "conduites d'eaux pluviales au {quarter}, pour un coût de {amount},00 DH."
            ),
            (
                "يوافق المجلس على الاتفاقية المبرمة مع {partner} من أجل وضع {count} مترا من قنوات تصريف "
                "مياه الأمطار ب{quarter}، بكلفة قدرها {amount},00 درهم."
            ),
        ),
        WORKS + AGREEMENT,
        SPENDING,
    ),
    Theme(
        "cooperation.agreement",
        Bilingual(
            (
                "Délibération portant approbation d'une convention relative à la construction "
                "d'équipements au {quarter} : {facility}"
            ),
            "مقرر يقضي بالموافقة على اتفاقية تتعلق ببناء {facility} ب{quarter}",
        ),
        Bilingual(
            (
                "Est approuvée la convention conclue avec {partner} en vue de construire {facility} à "
                "{street}, sur {count} mètres carrés, pour un coût de {amount},00 DH."
            ),
            (
                "يوافق المجلس على الاتفاقية المبرمة مع {partner} قصد بناء {facility} ب{street} على مساحة "
                "{count} مترا مربعا، بكلفة قدرها {amount},00 درهم."
            ),
        ),
        AGREEMENT,
        SPENDING,
    ),
    Theme(
        "property.acquisition",
        Bilingual(
            "Délibération portant acquisition d'un terrain au {quarter} en vue d'y construire {facility}",
            "مقرر يقضي باقتناء قطعة أرضية ب{quarter} قصد بناء {facility}",
        ),
        Bilingual(
            (
                "Est approuvée l'acquisition d'un terrain au {quarter}, destiné à accueillir {facility}, "
                "pour la somme de {amount},00 DH."
            ),
            "يوافق المجلس على اقتناء قطعة أرضية ب{quarter}، مخصصة لاحتضان {facility}، بمبلغ قدره {amount},00 درهم.",
        ),
        PROPERTY,
        SPENDING,
    ),
    Theme(
        "services.operation",
        Bilingual(
            "Délibération portant aménagement d'un jardin public au {quarter}, près de {street}",
            "مقرر يقضي بتهيئة حديقة عمومية ب{quarter} قرب {street}",
        ),
        Bilingual(
            (
                "Un jardin public de {count} mètres carrés est aménagé au {quarter} ; il est planté "
                "d'espèces peu exigeantes en eau, pour un montant de {amount},00 DH."
            ),
            (
                "تهيأ ب{quarter} حديقة عمومية مساحتها {count} مترا مربعا، وتغرس بأصناف قليلة الاستهلاك "
                "للماء، بمبلغ قدره {amount},00 درهم."
            ),
        ),
        WORKS,
        SPENDING,
    ),
    Theme(
        "cooperation.agreement",
        Bilingual(
            (
                "Délibération portant approbation d'une convention relative au raccordement du {quarter} "
                "au réseau d'eau potable"
            ),
            "مقرر يقضي بالموافقة على اتفاقية تتعلق بربط {quarter} بشبكة الماء الصالح للشرب",
        ),
        Bilingual(
            (
                "Est approuvée la convention conclue avec {partner} pour raccorder {count} foyers du "
                "{quarter} au réseau d'eau potable, pour un coût de {amount},00 DH."
            ),
            (
                "يوافق المجلس على الاتفاقية المبرمة مع {partner} من أجل ربط {count} بيتا ب{quarter} بشبكة "
                "الماء الصالح للشرب، بكلفة قدرها {amount},00 درهم."
            ),
        ),
        WORKS + AGREEMENT,
        SPENDING,
    ),
    Theme(
        "services.operation",
        Bilingual(
            "Délibération portant renforcement des moyens de propreté au {quarter}",
            "مقرر يقضي بتعزيز وسائل النظافة ب{quarter}",
        ),
        Bilingual(
            (
                "Des bennes, deux balayeuses et {count} bacs à déchets sont acquis pour le {quarter} et "
                "les voies voisines, pour un montant de {amount},00 DH."
            ),
            (
                "تقتنى شاحنات وآليتان للكنس و{count} حاوية للنفايات لفائدة {quarter} والأزقة المجاورة، "
                "بمبلغ قدره {amount},00 درهم."
            ),
        ),
        (
            Bilingual(
                (
                    "La collecte a lieu chaque jour avant sept heures, de {street} à {other_street} ; le "
                    "service est évalué après {duration}."
                ),
                "يتم الجمع يوميا قبل الساعة السابعة، من {street} إلى {other_street}، ويقيم المرفق بعد {duration}.",
            ),
            Bilingual(
                (
                    "L'association « {association} » conduit dans les écoles une action de sensibilisation "
                    "au tri, sans contrepartie financière."
                ),
                "تقوم جمعية «{association}» بحملة تحسيسية داخل المدارس حول فرز النفايات، دون مقابل مالي.",
            ),
        ),
        SPENDING,
    ),
)
