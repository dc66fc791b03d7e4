"""Visa (VIS): what needs one, from whom, and what silence means."""

from ..facts import VisaFor
from ..offices import Office
from ..reading_table import INTERIOR_RECEIPT
from ..rule import Direction, Party, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import At, at, rows

# VIS-4 covers any financial impact; whether one of these has it is to be seen in each case.
PERHAPS_FINANCIAL = frozenset(
    {
        "finance.accounts",
        "finance.gifts",
        "property.acquisition",
        "property.lease",
        "services.creation",
        "services.management",
        "services.operation",
        "companies.capital",
        "cooperation.agreement",
        "cooperation.private",
        "cooperation.state_contract",
        "culture.association_grants",
        "culture.events",
    }
)


def _visa(
    rule_id: str,
    fr: str,
    ar: str,
    *matters: str,
    commune: Office | None = Office.GOVERNOR,
    province: Office | None = Office.GOVERNOR,
    region: Office | None = Office.INTERIOR,
    possible: frozenset[str] = frozenset(),
) -> tuple[Rule, ...]:
    """A kind of decision under visa, at the levels that list it."""
    return rows(
        rule_id,
        Bilingual(f"{fr} : visa par {{office}}.", f"{ar}: يخضع المقرر لتأشيرة السلطة التالية: {{office}}."),
        commune=_listed(118, commune),
        province=_listed(109, province),
        region=_listed(115, region),
        arrondissement=Status.READING if commune else None,
        fact=VisaFor(frozenset(matters), possible),
    )


def _listed(article: int, office: Office | None) -> At | None:
    """Where the Interior grants the visa, it is open whose receipt starts its delay (15.25)."""
    if office is None:
        return None
    return at(article, office=office, reading=INTERIOR_RECEIPT if office is Office.INTERIOR else None)


VISA: tuple[Rule, ...] = (
    *_visa("VIS-1", "Programme d'action ou de développement", "برنامج العمل أو التنمية", "programme.action"),
    *_visa("VIS-2", "Budget", "الميزانية", "finance.budget", "finance.amending_budget"),
    *_visa(
        "VIS-3",
        "Organisation de l'administration et attributions",
        "تنظيم الإدارة وتحديد اختصاصاتها",
        "organisation.administration",
    ),
    *_visa(
        "VIS-4",
        "Délibération ayant une incidence financière, notamment taux des taxes, redevances et droits, cession et"
        " affectation de biens",
        "المقرر ذو الوقع المالي، ولا سيما أسعار الرسوم والأتاوى والحقوق وتفويت الأملاك وتخصيصها",
        "finance.tax_rates",
        "property.disposal",
        possible=PERHAPS_FINANCIAL,
    ),
    *_visa("VIS-5", "Emprunts et garanties", "الاقتراضات والضمانات", "finance.loans"),
    *_visa(
        "VIS-6",
        "Dénomination valant hommage public ou rappel historique",
        "التسمية التي تشكل تشريفا عموميا أو تذكيرا بحدث تاريخي",
        "naming.honour",
        province=None,
        region=None,
    ),
    *_visa(
        "VIS-7",
        "Coopération décentralisée et jumelage avec l'étranger",
        "التعاون اللامركزي والتوأمة مع جهات أجنبية",
        "cooperation.foreign",
    ),
    *_visa(
        "VIS-8",
        "Création de services publics et modes de gestion",
        "إحداث المرافق العمومية وطرق تدبيرها",
        "services.creation",
        "services.management",
        province=None,
        region=None,
    ),
    *_visa(
        "VIS-9",
        "Gestion déléguée de services et d'ouvrages publics",
        "التدبير المفوض للمرافق والمنشآت العمومية",
        "services.delegated",
        commune=Office.INTERIOR,
        province=Office.INTERIOR,
    ),
    *_visa(
        "VIS-10",
        "Création d'une société de développement",
        "إحداث شركة للتنمية",
        "companies.creation",
        commune=Office.INTERIOR,
        province=Office.INTERIOR,
    ),
    *_visa(
        "VIS-11",
        "Schéma régional d'aménagement du territoire",
        "التصميم الجهوي لإعداد التراب",
        "programme.land_use",
        commune=None,
        province=None,
    ),
    *rows(
        "VIS-20",
        Bilingual(
            "Le visa est donné ou refusé dans les {delay} de la réception de la délibération.",
            "يمنح التأشير أو يرفض داخل {delay} من التوصل بالمقرر.",
        ),
        commune=118,
        province=109,
        region=at(115, reading=INTERIOR_RECEIPT),
        arrondissement=Status.READING,
        trigger=Trigger.VISA_REQUESTED,
        amount=20,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
        party=Party.AUTHORITY,
        silence=Bilingual(
            "Sans réponse, le visa est réputé accordé le {day} à 0 heure.",
            "عند عدم الجواب، يعتبر السكوت بمثابة تأشيرة يوم {day} على الساعة الصفر.",
        ),
    ),
    *rows(
        "VIS-21",
        Bilingual("Le silence à la fin du délai vaut visa.", "السكوت عند انصرام الأجل بمثابة تأشيرة."),
        commune=118,
        province=109,
        region=115,
        arrondissement=Status.READING,
    ),
    *rows(
        "VIS-22",
        Bilingual(
            "La délibération soumise au visa n'est pas exécutoire avant lui.",
            "المقرر الخاضع للتأشير غير قابل للتنفيذ قبل التأشير عليه.",
        ),
        commune=118,
        province=109,
        region=115,
        arrondissement=Status.READING,
    ),
    *rows(
        "VIS-23",
        Bilingual(
            "La loi ne dit ni la forme ni les motifs d'un refus de visa hors budget.",
            "لم يحدد القانون شكل رفض التأشير ولا أسبابه في غير الميزانية.",
        ),
        commune=118,
        province=109,
        region=115,
        arrondissement=Status.READING,
    ),
    *rows(
        "VIS-24",
        Bilingual(
            "Un contact avec une collectivité étrangère demande l'accord préalable de l'autorité suivante : {office}.",
            "يتوقف الاتصال بجماعة ترابية أجنبية على موافقة مسبقة من السلطة التالية: {office}.",
        ),
        commune=at(92, office=Office.WALI),
        province=at(94, office=Office.GOVERNOR),
    ),
    *rows(
        "VIS-24",
        Bilingual(
            "Pour la région, le texte ne nomme pas qui consent à un contact avec une collectivité étrangère.",
            "لم يعين النص بالنسبة للجهة من يوافق على الاتصال بجماعة ترابية أجنبية.",
        ),
        region=99,
    ),
)
