"""The words the generator draws from: places, associations, partners, reasons, months and laws."""

from document_types.law.wording import Bilingual

Pool = tuple[Bilingual, ...]


def _pool(*pairs: tuple[str, str]) -> Pool:
    return tuple(Bilingual(french, arabic) for french, arabic in pairs)


STREETS = _pool(
    ("la rue des Amandiers", "زنقة اللوز"),
    ("la rue des Arganiers", "زنقة الأركان"),
    ("la rue des Tanneurs", "زنقة الدباغين"),
    ("la rue des Potiers", "زنقة الفخارين"),
    ("la rue du Figuier", "زنقة شجرة التين"),
    ("la rue de la Source", "زنقة العين"),
    ("la rue des Palmiers", "زنقة النخيل"),
    ("la rue des Hirondelles", "زنقة الخطاف"),
    ("la rue du Vieux Puits", "زنقة البئر القديم"),
    ("l'avenue de la Palmeraie", "شارع الواحة"),
    ("l'avenue des Oliviers", "شارع الزيتون"),
    ("l'avenue du Littoral", "شارع الساحل"),
    ("l'avenue de l'Atlas", "شارع الأطلس"),
    ("l'avenue des Remparts", "شارع الأسوار"),
    ("l'avenue de la Gare", "شارع المحطة"),
    ("l'avenue de l'Oued", "شارع الوادي"),
    ("l'avenue de la Bibliothèque", "شارع الخزانة"),
    ("l'avenue du Marché", "شارع السوق"),
    ("la rue des Forgerons", "زنقة الحدادين"),
    ("la rue du Grand Four", "زنقة الفرن الكبير"),
    ("l'avenue du Stade", "شارع الملعب"),
    ("l'avenue des Lauriers", "شارع الدفلى"),
)
SQUARES = _pool(
    ("la place des Artisans", "ساحة الصناع"),
    ("la place de la Fontaine", "ساحة السقاية"),
    ("la place du Caroubier", "ساحة شجرة الخروب"),
    ("la route de la Vallée verte", "طريق الوادي الأخضر"),
    ("la route des Vergers", "طريق البساتين"),
    ("l'allée des Jasmins", "ممر الياسمين"),
    ("l'allée des Grenadiers", "ممر الرمان"),
    ("la place du Souk", "ساحة السوق"),
    ("la place des Pigeons", "ساحة الحمام"),
    ("l'allée des Cyprès", "ممر السرو"),
    ("la route du Plateau", "طريق الهضبة"),
)
_QUARTERS = _pool(
    ("quartier Essalam", "حي السلام"),
    ("quartier El Amal", "حي الأمل"),
    ("quartier Ennahda", "حي النهضة"),
    ("quartier El Wifaq", "حي الوفاق"),
    ("quartier Tilila", "حي تيليلا"),
    ("quartier Takaddoum", "حي التقدم"),
    ("quartier El Fath", "حي الفتح"),
    ("quartier Ennakhil", "حي النخيل"),
    ("quartier Tassila", "حي تاسيلا"),
    ("quartier El Massira", "حي المسيرة"),
    ("quartier Errahma", "حي الرحمة"),
    ("quartier Ezzaitoune", "حي الزيتون"),
    ("quartier El Houda", "حي الهدى"),
    ("quartier El Qods", "حي القدس"),
    ("quartier Tamount", "حي تامونت"),
    ("quartier Ibn Zaïdoun", "حي ابن زيدون"),
    ("quartier El Bassatine", "حي البساتين"),
    ("quartier Assaka", "حي أساكا"),
    ("quartier El Inbiâat", "حي الانبعاث"),
    ("quartier Oued Eddahab", "حي وادي الذهب"),
    ("quartier El Irfane", "حي العرفان"),
    ("quartier Riad", "حي الرياض"),
    ("quartier Tafoukt", "حي تافوكت"),
)
QUARTERS = _QUARTERS + tuple(
    Bilingual(f"{quarter.fr} {part}", f"{quarter.ar} {part}") for part in range(2, 8) for quarter in _QUARTERS
)
ASSOCIATIONS = _pool(
    ("Tifaouine pour le développement", "تيفاوين للتنمية"),
    ("Les Amis du livre", "أصدقاء الكتاب"),
    ("Anou pour l'eau et l'environnement", "أنو للماء والبيئة"),
    ("Main dans la main", "يدا في يد"),
    ("Tissage et mémoire", "النسيج والذاكرة"),
    ("Le Foyer de la mère et de l'enfant", "دار الأم والطفل"),
    ("Jeunesse et avenir", "الشباب والمستقبل"),
    ("Club des coureurs de la plaine", "نادي عدائي السهل"),
    ("Amal pour les personnes en situation de handicap", "أمل للأشخاص في وضعية إعاقة"),
    ("Théâtre de la place", "مسرح الساحة"),
    ("Les Jardiniers du quartier", "بستانيو الحي"),
    ("Izlan pour la musique amazighe", "إزلان للموسيقى الأمازيغية"),
    ("Solidarité des retraités", "تضامن المتقاعدين"),
    ("Parents pour l'école", "آباء من أجل المدرسة"),
    ("Patrimoine des ksour", "تراث القصور"),
    ("Donneurs de sang volontaires", "المتبرعون بالدم المتطوعون"),
    ("Échecs pour tous", "الشطرنج للجميع"),
    ("Coopérer pour l'emploi", "التعاون من أجل التشغيل"),
    ("Les Gardiens de la forêt", "حراس الغابة"),
)
FACILITIES = _pool(
    ("une crèche", "حضانة"),
    ("une bibliothèque de quartier", "خزانة للحي"),
    ("une maison de jeunes", "دار للشباب"),
    ("un centre de santé", "مركز صحي"),
    ("un foyer pour étudiantes", "دار للطالبة"),
    ("un terrain de sport", "ملعب رياضي"),
    ("une salle couverte", "قاعة مغطاة"),
    ("un centre social", "مركز اجتماعي"),
    ("une piscine", "مسبح"),
    ("un espace d'exposition artisanale", "فضاء لعرض منتوجات الصناعة التقليدية"),
    ("un jardin public", "حديقة عمومية"),
)
PARTNERS = _pool(
    ("les services de l'État concernés", "مصالح الدولة المعنية"),
    ("l'établissement public compétent", "المؤسسة العمومية المختصة"),
    ("une collectivité territoriale voisine", "جماعة ترابية مجاورة"),
    ("un groupement de collectivités territoriales", "مجموعة للجماعات الترابية"),
    ("l'agence de développement compétente", "وكالة التنمية المختصة"),
    ("la société de développement compétente", "شركة التنمية المختصة"),
)
DURATIONS = _pool(
    ("six mois", "ستة أشهر"),
    ("neuf mois", "تسعة أشهر"),
    ("douze mois", "اثني عشر شهرا"),
    ("quinze mois", "خمسة عشر شهرا"),
    ("dix-huit mois", "ثمانية عشر شهرا"),
    ("vingt-quatre mois", "أربعة وعشرين شهرا"),
    ("trois ans", "ثلاث سنوات"),
)
COMMITTEES = _pool(
    ("du budget et des affaires financières", "المكلفة بالميزانية والشؤون المالية"),
    ("des services publics et des prestations", "المكلفة بالمرافق العمومية والخدمات"),
    ("des affaires sociales, culturelles et sportives", "المكلفة بالشؤون الاجتماعية والثقافية والرياضية"),
    ("de l'aménagement et de l'environnement", "المكلفة بإعداد التراب والبيئة"),
    ("du développement économique", "المكلفة بالتنمية الاقتصادية"),
)
REASONS = _pool(
    (
        "les demandes répétées des habitants et l'état actuel des équipements",
        "الطلبات المتكررة للساكنة والحالة الراهنة للتجهيزات",
    ),
    ("la nécessité de rapprocher les services publics des familles", "ضرورة تقريب المرافق العمومية من الأسر"),
    (
        "les priorités inscrites au programme d'action et les crédits disponibles",
        "الأولويات المدرجة في برنامج العمل والاعتمادات المتوفرة",
    ),
    ("l'avis favorable des services concernés", "الرأي الموافق للمصالح المعنية"),
    ("l'extension de l'habitat et la croissance de la population", "توسع السكن وتزايد عدد السكان"),
    ("le souci de soutenir l'emploi et le commerce de proximité", "الحرص على دعم الشغل وتجارة القرب"),
    (
        "les conclusions de la visite effectuée par les membres du conseil",
        "خلاصات الزيارة الميدانية لأعضاء المجلس",
    ),
    (
        "la volonté de préserver l'eau, les sols et les espaces plantés",
        "الرغبة في المحافظة على الماء والتربة والمساحات المغروسة",
    ),
    ("l'engagement d'assurer l'égalité entre les quartiers", "الالتزام بتحقيق المساواة بين الأحياء"),
)
FUNDS = _pool(
    ("sur les crédits d'équipement", "من اعتمادات التجهيز"),
    ("sur les crédits de fonctionnement", "من اعتمادات التسيير"),
    ("sur l'excédent de l'exercice précédent", "من فائض السنة المالية السابقة"),
    (
        "sur le compte d'affectation spéciale ouvert à cette fin",
        "من الحساب المرصد لأمور خصوصية المفتوح لهذا الغرض",
    ),
    (
        "sur la part du produit de la taxe sur la valeur ajoutée",
        "من الحصة من حصيلة الضريبة على القيمة المضافة",
    ),
)
FOLLOW_UPS = _pool(
    (
        "Un comité de suivi se réunit chaque trimestre et remet ses comptes rendus au conseil",
        "تجتمع لجنة للتتبع كل ثلاثة أشهر وترفع تقاريرها إلى المجلس",
    ),
    (
        "Un rapport d'exécution est présenté à la dernière session ordinaire de l'année",
        "يعرض تقرير عن التنفيذ خلال آخر دورة عادية من السنة",
    ),
    (
        "Les résultats sont portés à la connaissance du public par affichage et sur le site du conseil",
        "تنشر النتائج للعموم عن طريق التعليق وعلى موقع المجلس",
    ),
    (
        "Le service concerné tient un état de l'opération, ouvert aux membres du conseil",
        "تمسك المصلحة المعنية بيانا للعملية يمكن لأعضاء المجلس الاطلاع عليه",
    ),
    (
        "Les intéressés sont informés par écrit des suites qui les concernent",
        "يخبر المعنيون بالأمر كتابة بالإجراءات التي تهمهم",
    ),
    (
        "Toute modification de plus de dix pour cent du coût revient devant le conseil",
        "يعرض من جديد على المجلس كل تغيير يفوق عشرة في المائة من الكلفة",
    ),
    (
        "Les pièces justificatives sont conservées et peuvent être consultées au siège",
        "تحفظ الوثائق المثبتة ويمكن الاطلاع عليها بالمقر",
    ),
)

_PREFECTURES = Bilingual(
    "Vu la loi organique n° 112-14 relative aux préfectures et provinces ;",
    "بناء على القانون التنظيمي رقم 112.14 المتعلق بالعمالات والأقاليم؛",
)
_SESSIONS_OF_PREFECTURES = _pool(("de janvier", "يناير"), ("de juin", "يونيو"), ("de septembre", "شتنبر"))
LAWS = {
    "commune": Bilingual(
        "Vu la loi organique n° 113-14 relative aux communes ;",
        "بناء على القانون التنظيمي رقم 113.14 المتعلق بالجماعات؛",
    ),
    "prefecture": _PREFECTURES,
    "province": _PREFECTURES,
    "region": Bilingual(
        "Vu la loi organique n° 111-14 relative aux régions ;",
        "بناء على القانون التنظيمي رقم 111.14 المتعلق بالجهات؛",
    ),
}
MONTHS = {
    "commune": _pool(("de février", "فبراير"), ("de mai", "ماي"), ("d'octobre", "أكتوبر")),
    "prefecture": _SESSIONS_OF_PREFECTURES,
    "province": _SESSIONS_OF_PREFECTURES,
    "region": _pool(("de mars", "مارس"), ("de juillet", "يوليوز"), ("d'octobre", "أكتوبر")),
}

POOLS: tuple[tuple[str, Pool], ...] = (
    ("street", STREETS),
    ("other_street", SQUARES),
    ("quarter", QUARTERS),
    ("association", ASSOCIATIONS),
    ("facility", FACILITIES),
    ("partner", PARTNERS),
    ("duration", DURATIONS),
)
OTHER_POOLS: tuple[tuple[str, Pool], ...] = (
    ("committee", COMMITTEES),
    ("reason", REASONS),
    ("funds", FUNDS),
    ("follow_up", FOLLOW_UPS),
)
