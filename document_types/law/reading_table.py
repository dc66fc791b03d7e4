"""The readings themselves, each with its row in the reference table of ambiguities (15.n)."""

from dataclasses import dataclass

from .wording import Bilingual


@dataclass(frozen=True, slots=True)
class Option:
    key: str
    label: Bilingual


@dataclass(frozen=True, slots=True)
class Reading:
    """The first option is the default, the cautious one; of a fixed reading the product applies no other."""

    id: str
    key: str
    question: Bilingual
    options: tuple[Option, ...]
    is_fixed: bool = False

    @property
    def default(self) -> str:
        return self.options[0].key

    def has(self, key: str) -> bool:
        return any(option.key == key for option in self.options)

    def option(self, key: str) -> Option:
        return next(option for option in self.options if option.key == key)


def _option(key: str, fr: str, ar: str) -> Option:
    return Option(key, Bilingual(fr, ar))


MAJORITY_REQUEST = Reading(
    "15.2",
    "majority_request",
    Bilingual(
        "la session que demande la majorité des membres attend-elle les vingt jours de l'ordre du jour",
        "هل تنتظر الدورة التي تطلبها أغلبية الأعضاء أجل العشرين يوما المتعلق بجدول الأعمال",
    ),
    (
        _option("does_not_wait", "elle ne les attend pas", "لا تنتظره"),
        _option("waits", "elle les attend", "تنتظره"),
    ),
)

MEMBERS_BASE = Reading(
    "15.7",
    "members_base",
    Bilingual(
        "quand la loi dit « les membres » sans plus, lesquels compte-t-on",
        "إذا قال القانون «الأعضاء» دون تحديد، فمن منهم يحتسب",
    ),
    (
        _option("in_office", "les membres en exercice", "الأعضاء المزاولون مهامهم"),
        _option("seats", "tous les sièges du conseil", "جميع مقاعد المجلس"),
    ),
)

SECOND_NOTICE = Reading(
    "15.4",
    "second_notice",
    Bilingual(
        "le délai ordinaire de convocation court-il de nouveau pour la deuxième réunion",
        "هل يسري من جديد الأجل العادي للاستدعاء بالنسبة للاجتماع الثاني",
    ),
    (
        _option("runs_again", "il court de nouveau", "يسري من جديد"),
        _option("does_not_run_again", "il ne court pas de nouveau", "لا يسري من جديد"),
    ),
)

THIRD_CALL = Reading(
    "15.5",
    "third_call",
    Bilingual(
        "la réunion a-t-elle lieu le troisième jour ouvrable ou après lui",
        "هل ينعقد الاجتماع في يوم العمل الثالث أم بعده",
    ),
    (
        _option(
            "after_three_full_days",
            "le premier jour ouvrable après trois jours ouvrables entiers",
            "أول يوم عمل بعد انصرام ثلاثة أيام عمل كاملة",
        ),
        _option("on_the_third_day", "le troisième jour ouvrable lui-même", "يوم العمل الثالث نفسه"),
    ),
)

FIRST_WEEK = Reading(
    "15.6",
    "first_week",
    Bilingual("que désigne la première semaine du mois", "ما المقصود بالأسبوع الأول من الشهر"),
    (
        _option("days_one_to_seven", "les jours 1 à 7 du mois", "الأيام السبعة الأولى من الشهر"),
        _option(
            "calendar_week",
            "du premier jour du mois au dimanche qui suit",
            "من فاتح الشهر إلى يوم الأحد الموالي",
        ),
    ),
)

POSTING_START = Reading(
    "15.12",
    "posting_start",
    Bilingual("à partir de quand court le délai d'affichage", "متى يبدأ سريان أجل التعليق"),
    (
        _option("adoption", "à partir de l'adoption", "ابتداء من اتخاذ المقرر"),
        _option("session_closing", "à partir de la clôture de la session", "ابتداء من اختتام الدورة"),
        _option("executory", "à partir du caractère exécutoire", "ابتداء من قابلية التنفيذ"),
    ),
)

TRIGGER_DAY = Reading(
    "15.17",
    "trigger_day",
    Bilingual("le jour de la réception est-il compté", "هل يحتسب يوم التوصل"),
    (
        _option("not_counted", "il n'est pas compté", "لا يحتسب"),
        _option("counted", "il est compté", "يحتسب"),
    ),
)

SILENCE_EFFECT = Reading(
    "15.18",
    "silence_effect",
    Bilingual("quel jour le silence prend-il effet", "في أي يوم ينتج السكوت أثره"),
    (
        _option("next_day", "dès le lendemain du dernier jour", "في اليوم الموالي لآخر يوم"),
        _option("next_working_day", "le jour ouvrable suivant", "في يوم العمل الموالي"),
    ),
)

SESSION_DURATION = Reading(
    "15.19",
    "session_duration",
    Bilingual("le jour de l'ouverture compte-t-il dans la durée", "هل يحتسب يوم الافتتاح ضمن المدة"),
    (
        _option("first_day_counted", "il compte", "يحتسب"),
        _option("first_day_not_counted", "il ne compte pas", "لا يحتسب"),
    ),
)

DAYS_BEFORE = Reading(
    "15.20",
    "days_before",
    Bilingual("les jours avant la date sont-ils francs", "هل الأيام السابقة للتاريخ أيام كاملة"),
    (
        _option("plain", "ils ne sont pas francs", "ليست أياما كاملة"),
        _option("clear", "ils sont francs", "هي أيام كاملة"),
    ),
)

MONTH = Reading(
    "15.21",
    "month",
    Bilingual("un mois est-il un mois du calendrier ou trente jours", "هل الشهر شهر تقويمي أم ثلاثون يوما"),
    (
        _option("calendar_month", "un mois du calendrier", "شهر تقويمي"),
        _option("thirty_days", "trente jours", "ثلاثون يوما"),
    ),
)

VOTES_CAST = Reading(
    "15.22",
    "votes_cast",
    Bilingual(
        "les abstentions et les votes blancs comptent-ils parmi les suffrages exprimés",
        "هل يحتسب الامتناع والأصوات البيضاء ضمن الأصوات المعبر عنها",
    ),
    (
        _option("without_abstentions", "ils ne comptent pas", "لا يحتسبان"),
        _option("with_abstentions", "ils comptent", "يحتسبان"),
    ),
)

VOTES_BY_NAME = Reading(
    "15.23",
    "votes_by_name",
    Bilingual("quand le vote de chacun est-il consigné", "متى يدون تصويت كل مصوت"),
    (
        _option("every_vote", "à chaque vote", "في كل تصويت"),
        _option("ties_only", "en cas de partage des voix seulement", "عند تعادل الأصوات فقط"),
    ),
)

MAINTAINED = Reading(
    "15.24",
    "maintained",
    Bilingual(
        "une délibération maintenue après opposition, sans saisine du juge, s'exécute-t-elle",
        "هل ينفذ مقرر تم التشبث به بعد التعرض دون إحالة على القضاء",
    ),
    (
        _option("not_executory", "elle ne s'exécute pas", "لا ينفذ"),
        _option("executory", "elle s'exécute", "ينفذ"),
    ),
    is_fixed=True,
)

INTERIOR_RECEIPT = Reading(
    "15.25",
    "interior_receipt",
    Bilingual(
        "le délai du visa de l'Intérieur court-il de sa propre réception",
        "هل يسري أجل تأشيرة وزارة الداخلية من تاريخ توصلها هي",
    ),
    (
        _option("interior", "il court de la réception par le ministère", "يسري من تاريخ توصل الوزارة"),
        _option(
            "local_authority",
            "il court de la réception par l'autorité locale",
            "يسري من تاريخ توصل السلطة المحلية",
        ),
    ),
    is_fixed=True,
)

CONVOCATION_DATE = Reading(
    "15.27",
    "convocation_date",
    Bilingual("qu'est-ce qui compte pour le délai de convocation", "ما الذي يعتد به في أجل الاستدعاء"),
    (
        _option("sending", "l'envoi à l'adresse déclarée", "الإرسال إلى العنوان المصرح به"),
        _option("receipt", "la réception par le membre", "توصل العضو"),
    ),
    is_fixed=True,
)

AUTHORITY_LAST_DAY = Reading(
    "15.29",
    "authority_last_day",
    Bilingual(
        "un délai de l'autorité qui finit un jour non ouvrable est-il reporté",
        "هل يؤجل أجل السلطة إذا انتهى في يوم غير يوم عمل",
    ),
    (
        _option("moves", "il est reporté au jour ouvrable suivant", "يؤجل إلى يوم العمل الموالي"),
        _option("stays", "il n'est pas reporté", "لا يؤجل"),
    ),
)

ALL_READINGS = (
    MAJORITY_REQUEST,
    MEMBERS_BASE,
    SECOND_NOTICE,
    THIRD_CALL,
    FIRST_WEEK,
    POSTING_START,
    TRIGGER_DAY,
    SILENCE_EFFECT,
    SESSION_DURATION,
    DAYS_BEFORE,
    MONTH,
    VOTES_CAST,
    VOTES_BY_NAME,
    MAINTAINED,
    INTERIOR_RECEIPT,
    CONVOCATION_DATE,
    AUTHORITY_LAST_DAY,
)
