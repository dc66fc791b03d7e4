"""The recitals that the demonstration acts share, in both languages."""

from document_types.law.wording import Bilingual

COMMUNES = Bilingual(
    (
        "Vu la loi organique n° 113-14 relative aux communes, promulguée par le dahir n° 1-15-85 du 20 "
        "ramadan 1436 (7 juillet 2015) ;"
    ),
    (
        "بناء على القانون التنظيمي رقم 113.14 المتعلق بالجماعات، الصادر بتنفيذه الظهير الشريف رقم 1.15.85 "
        "بتاريخ 20 من رمضان 1436 (7 يوليوز 2015)؛"
    ),
)
PREFECTURES = Bilingual(
    (
        "Vu la loi organique n° 112-14 relative aux préfectures et provinces, promulguée par le dahir "
        "n° 1-15-84 du 20 ramadan 1436 (7 juillet 2015) ;"
    ),
    (
        "بناء على القانون التنظيمي رقم 112.14 المتعلق بالعمالات والأقاليم، الصادر بتنفيذه الظهير الشريف "
        "رقم 1.15.84 بتاريخ 20 من رمضان 1436 (7 يوليوز 2015)؛"
    ),
)
REGIONS = Bilingual(
    (
        "Vu la loi organique n° 111-14 relative aux régions, promulguée par le dahir n° 1-15-83 du 20 "
        "ramadan 1436 (7 juillet 2015) ;"
    ),
    (
        "بناء على القانون التنظيمي رقم 111.14 المتعلق بالجهات، الصادر بتنفيذه الظهير الشريف رقم 1.15.83 "
        "بتاريخ 20 من رمضان 1436 (7 يوليوز 2015)؛"
    ),
)
LOCAL_TAXES = Bilingual(
    (
        "Vu la loi n° 47-06 relative à la fiscalité des collectivités locales, promulguée par le dahir "
        "n° 1-07-195 du 19 kaada 1428 (30 novembre 2007), telle qu'elle a été modifiée et complétée ;"
    ),
    (
        "وبناء على القانون رقم 47.06 المتعلق بجبايات الجماعات المحلية، الصادر بتنفيذه الظهير الشريف رقم "
        "1.07.195 بتاريخ 19 من ذي القعدة 1428 (30 نونبر 2007)، كما وقع تغييره وتتميمه؛"
    ),
)
DELEGATED_MANAGEMENT = Bilingual(
    (
        "Vu la loi n° 54-05 relative à la gestion déléguée des services publics, promulguée par le dahir "
        "n° 1-06-15 du 15 moharrem 1427 (14 février 2006) ;"
    ),
    (
        "وبناء على القانون رقم 54.05 المتعلق بالتدبير المفوض للمرافق العامة، الصادر بتنفيذه الظهير الشريف "
        "رقم 1.06.15 بتاريخ 15 من محرم 1427 (14 فبراير 2006)؛"
    ),
)
REAL_ESTATE = Bilingual(
    (
        "Vu la loi n° 57-19 relative au régime des biens immobiliers des collectivités territoriales, "
        "promulguée par le dahir n° 1-21-74 du 3 hija 1442 (14 juillet 2021) ;"
    ),
    (
        "وبناء على القانون رقم 57.19 المتعلق بنظام الأملاك العقارية للجماعات الترابية، الصادر بتنفيذه "
        "الظهير الشريف رقم 1.21.74 بتاريخ 3 ذي الحجة 1442 (14 يوليوز 2021)؛"
    ),
)
COMPANIES = Bilingual(
    "Vu la loi n° 17-95 relative aux sociétés anonymes, telle qu'elle a été modifiée et complétée ;",
    "وبناء على القانون رقم 17.95 المتعلق بشركات المساهمة، كما وقع تغييره وتتميمه؛",
)
ACTION_PROGRAMME = Bilingual(
    (
        "Vu le décret n° 2-16-301 du 23 ramadan 1437 (29 juin 2016) fixant la procédure d'élaboration du "
        "programme d'action de la commune, de son suivi, de son actualisation et de son évaluation ;"
    ),
    (
        "وبناء على المرسوم رقم 2.16.301 بتاريخ 23 من رمضان 1437 (29 يونيو 2016) بتحديد مسطرة إعداد برنامج "
        "عمل الجماعة وتتبعه وتحيينه وتقييمه؛"
    ),
)
REGIONAL_PROGRAMME = Bilingual(
    (
        "Vu le décret n° 2-16-299 du 23 ramadan 1437 (29 juin 2016) fixant la procédure d'élaboration du "
        "programme de développement régional, de son suivi, de son actualisation et de son évaluation ;"
    ),
    (
        "وبناء على المرسوم رقم 2.16.299 بتاريخ 23 من رمضان 1437 (29 يونيو 2016) بتحديد مسطرة إعداد برنامج "
        "التنمية الجهوية وتتبعه وتحيينه وتقييمه؛"
    ),
)
ACCOUNTS_OF_COMMUNES = Bilingual(
    (
        "Vu le décret n° 2-17-451 du 4 rabii I 1439 (23 novembre 2017) portant règlement de la "
        "comptabilité publique des communes et des établissements de coopération intercommunale ;"
    ),
    (
        "وبناء على المرسوم رقم 2.17.451 بتاريخ 4 ربيع الأول 1439 (23 نونبر 2017) بسن نظام للمحاسبة "
        "العمومية للجماعات ومؤسسات التعاون بين الجماعات؛"
    ),
)
ACCOUNTS_OF_PREFECTURES = Bilingual(
    (
        "Vu le décret n° 2-17-450 du 4 rabii I 1439 (23 novembre 2017) portant règlement de la "
        "comptabilité publique des préfectures et des provinces ;"
    ),
    (
        "وبناء على المرسوم رقم 2.17.450 بتاريخ 4 ربيع الأول 1439 (23 نونبر 2017) بسن نظام للمحاسبة "
        "العمومية للعمالات والأقاليم؛"
    ),
)
ACCOUNTS_OF_REGIONS = Bilingual(
    (
        "Vu le décret n° 2-17-449 du 4 rabii I 1439 (23 novembre 2017) portant règlement de la "
        "comptabilité publique des régions ;"
    ),
    "وبناء على المرسوم رقم 2.17.449 بتاريخ 4 ربيع الأول 1439 (23 نونبر 2017) بسن نظام للمحاسبة العمومية للجهات؛",
)
INTERNAL_REGULATIONS = Bilingual(
    "Vu le règlement intérieur du conseil ;",
    "وبناء على النظام الداخلي للمجلس؛",
)
FINANCE_COMMITTEE = Bilingual(
    "Vu le rapport de la commission permanente chargée du budget, des affaires financières et de la programmation ;",
    "وبعد الاطلاع على تقرير اللجنة الدائمة المكلفة بالميزانية والشؤون المالية والبرمجة؛",
)
SERVICES_COMMITTEE = Bilingual(
    "Vu le rapport de la commission permanente chargée des services publics et des prestations ;",
    "وبعد الاطلاع على تقرير اللجنة الدائمة المكلفة بالمرافق العمومية والخدمات؛",
)
CULTURE_COMMITTEE = Bilingual(
    "Vu le rapport de la commission permanente chargée des affaires sociales, culturelles et sportives ;",
    "وبعد الاطلاع على تقرير اللجنة الدائمة المكلفة بالشؤون الاجتماعية والثقافية والرياضية؛",
)
DEVELOPMENT_COMMITTEE = Bilingual(
    "Vu le rapport de la commission permanente chargée du développement et de l'aménagement du territoire ;",
    "وبعد الاطلاع على تقرير اللجنة الدائمة المكلفة بالتنمية وإعداد التراب؛",
)
