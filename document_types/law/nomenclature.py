"""The two-level nomenclature of the matters a council deliberates on."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .wording import Bilingual


@dataclass(frozen=True, slots=True)
class Matter:
    code: str
    label: Bilingual

    @property
    def group(self) -> str:
        return self.code.partition(".")[0]


MATTER_GROUPS: Mapping[str, Bilingual] = MappingProxyType(
    {
        "programme": Bilingual("Programmes et aménagement", "البرامج وإعداد التراب"),
        "finance": Bilingual("Finances", "المالية"),
        "property": Bilingual("Patrimoine", "الممتلكات"),
        "organisation": Bilingual("Administration", "الإدارة"),
        "services": Bilingual("Services publics", "المرافق العمومية"),
        "companies": Bilingual("Sociétés de développement", "شركات التنمية"),
        "cooperation": Bilingual("Coopération et partenariats", "التعاون والشراكات"),
        "naming": Bilingual("Dénominations", "التسميات"),
        "culture": Bilingual("Action sociale, culturelle et sportive", "العمل الاجتماعي والثقافي والرياضي"),
        "council": Bilingual("Fonctionnement du conseil", "سير المجلس"),
    }
)

_LABELS = {
    "programme.action": Bilingual("Programme d'action ou de développement", "برنامج العمل أو التنمية"),
    "programme.land_use": Bilingual("Aménagement du territoire", "إعداد التراب"),
    "programme.urban_planning": Bilingual("Avis sur un document d'urbanisme", "إبداء الرأي في وثيقة للتعمير"),
    "finance.budget": Bilingual("Budget", "الميزانية"),
    "finance.amending_budget": Bilingual("Budget modificatif", "الميزانية المعدلة"),
    "finance.accounts": Bilingual("Exécution du budget et affectation de l'excédent", "تنفيذ الميزانية وبرمجة الفائض"),
    "finance.tax_rates": Bilingual("Taux des taxes, redevances et droits", "أسعار الرسوم والأتاوى والحقوق"),
    "finance.loans": Bilingual("Emprunts et garanties", "الاقتراضات والضمانات"),
    "finance.gifts": Bilingual("Dons et legs", "الهبات والوصايا"),
    "property.disposal": Bilingual("Cession ou affectation de biens", "تفويت الأملاك أو تخصيصها"),
    "property.acquisition": Bilingual("Acquisition ou échange de biens", "اقتناء الأملاك أو مبادلتها"),
    "property.lease": Bilingual("Location ou occupation de biens", "كراء الأملاك أو احتلالها المؤقت"),
    "organisation.administration": Bilingual(
        "Organisation de l'administration et ses attributions", "تنظيم الإدارة وتحديد اختصاصاتها"
    ),
    "services.creation": Bilingual("Création de services publics", "إحداث المرافق العمومية"),
    "services.management": Bilingual("Mode de gestion des services publics", "طريقة تدبير المرافق العمومية"),
    "services.delegated": Bilingual(
        "Gestion déléguée de services et d'ouvrages publics", "التدبير المفوض للمرافق والمنشآت العمومية"
    ),
    "services.operation": Bilingual("Fonctionnement d'un service public", "سير مرفق عمومي"),
    "companies.creation": Bilingual("Création d'une société de développement", "إحداث شركة للتنمية"),
    "companies.capital": Bilingual("Objet ou capital d'une société de développement", "غرض شركة للتنمية أو رأسمالها"),
    "cooperation.foreign": Bilingual("Coopération et jumelage avec l'étranger", "التعاون والتوأمة مع جهات أجنبية"),
    "cooperation.agreement": Bilingual("Convention de coopération ou de partenariat", "اتفاقية تعاون أو شراكة"),
    "cooperation.private": Bilingual("Partenariat avec le secteur privé", "الشراكة مع القطاع الخاص"),
    "cooperation.state_contract": Bilingual(
        "Contrat sur des compétences partagées ou transférées", "عقد يتعلق بالاختصاصات المشتركة أو المنقولة"
    ),
    "naming.honour": Bilingual(
        "Dénomination valant hommage public ou rappel historique",
        "تسمية تشكل تشريفا عموميا أو تذكيرا بحدث تاريخي",
    ),
    "naming.ordinary": Bilingual("Autre dénomination de place ou de voie", "تسمية أخرى لساحة أو طريق"),
    "culture.association_grants": Bilingual("Subventions aux associations", "دعم الجمعيات"),
    "culture.events": Bilingual(
        "Manifestations sociales, culturelles ou sportives", "تظاهرات اجتماعية أو ثقافية أو رياضية"
    ),
    "council.internal_regulations": Bilingual("Règlement intérieur", "النظام الداخلي"),
    "council.designation": Bilingual("Désignation de membres dans d'autres instances", "انتداب أعضاء لدى هيئات أخرى"),
    "council.committees": Bilingual("Commissions du conseil", "لجان المجلس"),
    "council.petition": Bilingual("Pétition", "عريضة"),
    "council.report": Bilingual("Rapport ou information du conseil", "تقرير أو إخبار المجلس"),
    "council.motion": Bilingual("Vœu ou motion", "ملتمس"),
}

MATTERS: Mapping[str, Matter] = MappingProxyType({code: Matter(code, label) for code, label in _LABELS.items()})
