"""Petitions of citizens and associations (PET), written questions of members (QUE)."""

from ..facts import Count, Signatures
from ..rule import Direction, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, rows

PETITIONS: tuple[Rule, ...] = (
    *rows(
        "PET-1",
        Bilingual(
            "Une pétition demande au conseil d'inscrire un point de sa compétence ; elle ne touche pas aux"
            " constantes de l'article premier de la Constitution.",
            "تروم العريضة مطالبة المجلس بإدراج نقطة تدخل في صلاحياته، ولا تمس بالثوابت المنصوص عليها في الفصل الأول"
            " من الدستور.",
        ),
        commune=121,
        province=112,
        region=118,
    ),
    *rows(
        "PET-2",
        Bilingual(
            "Les pétitionnaires habitent le territoire ou y exercent une activité.",
            "يقطن أصحاب العريضة بالنفوذ الترابي أو يمارسون به نشاطا.",
        ),
        commune=123,
        province=114,
        region=120,
    ),
    *rows(
        "PET-3",
        Bilingual(
            "Les pétitionnaires remplissent les conditions d'inscription sur les listes électorales.",
            "تتوفر في أصحاب العريضة شروط التسجيل في اللوائح الانتخابية.",
        ),
        commune=123,
        province=114,
    ),
    *rows(
        "PET-4",
        Bilingual(
            "Les pétitionnaires ont un intérêt commun.",
            "تكون لأصحاب العريضة مصلحة مشتركة.",
        ),
        province=114,
    ),
    *rows(
        "PET-4",
        Bilingual("Les pétitionnaires ont un intérêt commun et direct.", "تكون لأصحاب العريضة مصلحة مشتركة ومباشرة."),
        commune=123,
        region=120,
    ),
    *rows(
        "PET-5",
        Bilingual(
            "La pétition porte au moins 100 signatures sous 35 000 habitants, 200 au-delà, 400 dans les communes à"
            " arrondissements.",
            "يوقع العريضة ما لا يقل عن 100 شخص إذا قل عدد السكان عن 35000 نسمة، و200 فيما عدا ذلك، و400 في الجماعات"
            " ذات المقاطعات.",
        ),
        commune=at(123, fact=Signatures(((0, 100), (35_000, 200)), with_arrondissements=400)),
    ),
    *rows(
        "PET-5",
        Bilingual(
            "La pétition porte au moins 300 signatures.",
            "يوقع العريضة ما لا يقل عن 300 شخص.",
        ),
        province=at(114, fact=Signatures(((0, 300),))),
    ),
    *rows(
        "PET-5",
        Bilingual(
            "La pétition porte au moins 300 signatures sous un million d'habitants, 400 jusqu'à trois millions, 500"
            " au-delà, dont, dans chaque préfecture ou province, au moins cinq pour cent du nombre exigé.",
            "يوقع العريضة ما لا يقل عن 300 شخص إذا قل عدد السكان عن مليون نسمة، و400 إلى ثلاثة ملايين، و500 فوق ذلك،"
            " على ألا يقل عددهم في كل عمالة أو إقليم عن خمسة في المائة من العدد المطلوب.",
        ),
        region=at(120, fact=Signatures(((0, 300), (1_000_000, 400), (3_000_001, 500)), percent_in_each=5)),
    ),
    *rows(
        "PET-6",
        Bilingual(
            "L'association est reconnue, en situation régulière, fondée au Maroc depuis plus de trois ans, présente"
            " sur le territoire, et son activité tient à l'objet de la pétition.",
            "تكون الجمعية معترفا بها وفي وضعية قانونية سليمة ومؤسسة بالمغرب لأزيد من ثلاث سنوات، ولها مقر أو فرع"
            " بالنفوذ الترابي، ونشاطها مرتبط بموضوع العريضة.",
        ),
        commune=124,
        region=121,
    ),
    *rows(
        "PET-6",
        Bilingual(
            "L'association est reconnue, en situation régulière, fondée au Maroc depuis plus de trois ans, présente"
            " sur le territoire, compte plus de cent membres, et son activité tient à l'objet de la pétition.",
            "تكون الجمعية معترفا بها وفي وضعية قانونية سليمة ومؤسسة بالمغرب لأزيد من ثلاث سنوات، ولها مقر أو فرع"
            " بالنفوذ الترابي وأكثر من مائة منخرط، ونشاطها مرتبط بموضوع العريضة.",
        ),
        province=at(115, fact=Count(101)),
    ),
    *rows(
        "PET-7",
        Bilingual(
            "La pétition est déposée auprès du président contre récépissé immédiat ; le bureau la vérifie.",
            "تودع العريضة لدى الرئيس مقابل وصل يسلم فورا، ويتحقق منها المكتب.",
        ),
        commune=125,
        province=116,
        region=122,
    ),
    *rows(
        "PET-8",
        Bilingual(
            "La pétition acceptée va à la commission compétente puis à la session ordinaire suivante ; le mandataire"
            " en est informé.",
            "إذا قبلت العريضة أحيلت على اللجنة المختصة ثم على الدورة العادية الموالية، ويخبر الوكيل بذلك.",
        ),
        commune=125,
        province=116,
        region=122,
    ),
    *rows(
        "PET-9",
        Bilingual(
            "Le refus motivé d'une pétition est notifié dans les {delay} de sa réception.",
            "يبلغ رفض العريضة معللا داخل {delay} من التوصل بها.",
        ),
        commune=at(125, amount=3),
        province=at(116, amount=2),
        region=at(122, amount=2),
        trigger=Trigger.PETITION_RECEIVED,
        unit=Unit.MONTHS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "PET-10",
        Bilingual(
            "La forme de la pétition et ses pièces sont fixées par décret.",
            "يحدد شكل العريضة ووثائقها بمرسوم.",
        ),
        commune=125,
        province=116,
        region=122,
    ),
    *rows(
        "QUE-1",
        Bilingual(
            "Une question écrite reçue au moins {delay} avant la session est inscrite à son ordre du jour.",
            "يدرج السؤال الكتابي في جدول أعمال الدورة إذا تم التوصل به قبل انعقادها بما لا يقل عن {delay}.",
        ),
        commune=46,
        province=47,
        region=49,
        arrondissement=Status.READING,
        trigger=Trigger.SESSION_OPENING,
        amount=1,
        unit=Unit.MONTHS,
        direction=Direction.AT_LEAST_BEFORE,
    ),
    *rows(
        "QUE-2",
        Bilingual(
            "Une séance par session est réservée aux réponses ; une question sans réponse passe, à la demande du"
            " membre, à la session suivante.",
            "تخصص جلسة واحدة في كل دورة للأجوبة، والسؤال الذي لم يجب عنه يدرج بطلب من العضو في الدورة الموالية.",
        ),
        commune=46,
        province=47,
        region=49,
        arrondissement=Status.READING,
    ),
    *rows(
        "QUE-3",
        Bilingual(
            "Le règlement intérieur fixe la publication des questions et des réponses.",
            "يحدد النظام الداخلي كيفيات نشر الأسئلة والأجوبة.",
        ),
        commune=46,
        province=47,
        region=49,
        arrondissement=Status.READING,
    ),
)
