"""The sentences that the themes of the generator share."""

from dataclasses import dataclass

from document_types.law.wording import Bilingual


@dataclass(frozen=True, slots=True)
class Theme:
    matter: str
    subject: Bilingual
    decision: Bilingual
    details: tuple[Bilingual, ...]
    money: Bilingual


OPENINGS = (
    Bilingual(
        (
            "Le conseil, réuni en session ordinaire du mois {month} {year} ; {law} Vu le rapport de la "
            "commission permanente chargée {committee} ; Considérant {reason} ; Après avoir délibéré et "
            "procédé au vote public, décide :"
        ),
        (
            "إن المجلس، المجتمع في دورته العادية لشهر {month} {year}؛ {law} وبعد الاطلاع على تقرير اللجنة "
            "الدائمة {committee}؛ واعتبارا لما يلي: {reason}؛ وبعد المداولة والتصويت العلني، يقرر ما يلي:"
        ),
    ),
    Bilingual(
        (
            "En sa séance publique de la session ordinaire {month} {year}, le conseil ; {law} Sur "
            "proposition de la commission permanente chargée {committee} ; Considérant {reason} ; Décide, "
            "à la majorité des suffrages exprimés :"
        ),
        (
            "إن المجلس، في جلسته العلنية المنعقدة في إطار الدورة العادية لشهر {month} {year}؛ {law} "
            "وباقتراح من اللجنة الدائمة {committee}؛ واعتبارا لما يلي: {reason}؛ يقرر بأغلبية الأصوات "
            "المعبر عنها ما يلي:"
        ),
    ),
)
CLOSINGS = (
    Bilingual(
        (
            "{follow_up}. Le président du conseil est chargé de l'exécution de la présente délibération, "
            "qui est affichée et transmise dans les délais prévus par la loi."
        ),
        "{follow_up}. ويعهد إلى رئيس المجلس بتنفيذ هذا المقرر، الذي يعلق ويبلغ داخل الآجال المنصوص عليها في القانون.",
    ),
    Bilingual(
        (
            "{follow_up}. Le président est autorisé à signer les actes nécessaires et en rend compte à la "
            "session suivante du conseil."
        ),
        "{follow_up}. ويؤذن للرئيس بتوقيع الوثائق اللازمة، على أن يخبر المجلس بذلك في الدورة الموالية.",
    ),
)

SPENDING = Bilingual("La dépense est imputée {funds}.", "تقتطع النفقة {funds}.")
PROGRAMMED = Bilingual(
    "Les crédits sont ouverts au budget de l'année {year} après le visa prévu par la loi.",
    "تفتح الاعتمادات في ميزانية سنة {year} بعد التأشيرة المنصوص عليها في القانون.",
)
INCOME = Bilingual(
    "La recette est versée au budget de l'année {year} et affectée à l'entretien des équipements.",
    "تدرج المداخيل في ميزانية سنة {year} وتخصص لصيانة التجهيزات.",
)

WORKS = (
    Bilingual(
        (
            "Les travaux commencent à {street} et se poursuivent jusqu'à {other_street} ; ils durent "
            "{duration} au plus, sans interruption de l'accès aux habitations."
        ),
        (
            "تنطلق الأشغال من {street} وتتواصل إلى غاية {other_street}، ولا تتجاوز مدتها {duration}، دون "
            "عرقلة الولوج إلى المساكن."
        ),
    ),
    Bilingual(
        (
            "Le marché est passé par appel d'offres ouvert ; le délai d'exécution est de {duration} et la "
            "garantie court un an après la réception provisoire."
        ),
        (
            "تبرم الصفقة بناء على طلب عروض مفتوح، ويحدد أجل التنفيذ في {duration}، ويسري الضمان سنة واحدة "
            "بعد التسلم المؤقت."
        ),
    ),
    Bilingual(
        (
            "La priorité est donnée à {street}, où la circulation des piétons est la plus dense, puis à "
            "{other_street} ; les arbres existants sont conservés."
        ),
        "تعطى الأولوية ل{street}، حيث تكثر حركة الراجلين، ثم ل{other_street}، مع الحفاظ على الأشجار الموجودة.",
    ),
)
AGREEMENT = (
    Bilingual(
        (
            "La convention est conclue pour {duration}. La part du conseil, soit {share},00 DH, est versée "
            "en deux tranches égales."
        ),
        "تبرم الاتفاقية لمدة {duration}. وتؤدى مساهمة المجلس، وقدرها {share},00 درهم، على دفعتين متساويتين.",
    ),
    Bilingual(
        (
            "Le partenaire apporte les études et le suivi technique ; le conseil apporte ses moyens et une "
            "contribution de {share},00 DH."
        ),
        "يساهم الشريك بالدراسات والتتبع التقني، ويساهم المجلس بوسائله وبمبلغ {share},00 درهم.",
    ),
    Bilingual(
        (
            "Chaque partie désigne un interlocuteur ; les différends se règlent d'abord à l'amiable, dans "
            "un délai de {duration}."
        ),
        "يعين كل طرف مخاطبا عنه، وتسوى الخلافات بالتراضي أولا داخل أجل {duration}.",
    ),
)
GRANT = (
    Bilingual(
        (
            "Le bénéficiaire remet, dans un délai de {duration}, un rapport moral et un rapport financier "
            "accompagnés des pièces justificatives."
        ),
        "يدلي المستفيد، داخل أجل {duration}، بتقرير أدبي وتقرير مالي مرفقين بالوثائق المثبتة.",
    ),
    Bilingual(
        (
            "La moitié des activités se tient au {quarter} ; l'accès en est gratuit pour les enfants et "
            "les personnes âgées."
        ),
        "ينظم نصف الأنشطة ب{quarter}، ويكون الولوج إليها مجانيا للأطفال والمسنين.",
    ),
)
PROPERTY = (
    Bilingual(
        (
            "La parcelle, d'une superficie de {count} mètres carrés, donne sur {street} ; le plan et "
            "l'avis de la commission d'expertise sont annexés."
        ),
        (
            "تطل القطعة الأرضية، البالغة مساحتها {count} مترا مربعا، على {street}، ويرفق بهذا المقرر "
            "التصميم ورأي لجنة الخبرة."
        ),
    ),
    Bilingual(
        (
            "Le prix, conforme à l'estimation jointe, est payé en une fois avant la signature de l'acte, "
            "dans un délai de {duration}."
        ),
        "يؤدى الثمن، المطابق للتقدير المرفق، دفعة واحدة قبل توقيع العقد داخل أجل {duration}.",
    ),
)
