"""What has to be put on the agenda: asked for by half the members, by a petition, by a report, by a motion (AGE)."""

from ..facts import Base, Share
from ..rule import Direction, Party, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, rows

COMPULSORY_ITEMS: tuple[Rule, ...] = (
    *rows(
        "AGE-7",
        Bilingual(
            "La demande écrite de la moitié des membres du conseil oblige à inscrire le point.",
            "تدرج النقطة وجوبا إذا طلبها كتابة نصف عدد أعضاء المجلس.",
        ),
        commune=40,
        province=41,
        region=43,
        arrondissement=Status.VERIFIED,
        fact=Share(1, 2, base=Base.SEATS),
    ),
    *rows(
        "AGE-8",
        Bilingual(
            "Une pétition acceptée est inscrite à la session ordinaire qui suit la décision du bureau.",
            "تدرج العريضة المقبولة وجوبا في الدورة العادية الموالية لقرار المكتب.",
        ),
        commune=at(38, 125),
        province=at(39, 116),
        region=at(41, 122),
    ),
    *rows(
        "AGE-14",
        Bilingual(
            "Les rapports d'évaluation, d'audit et de contrôle sont inscrits à l'ordre du jour, puis publiés.",
            "تدرج تقارير التقييم والافتحاص والمراقبة في جدول الأعمال ثم تنشر.",
        ),
        commune=272,
        province=216,
        region=246,
    ),
    *rows(
        "AGE-15",
        Bilingual(
            "Le président porte le rapport d'audit devant le conseil à la session qui suit sa réception.",
            "يعرض الرئيس تقرير الافتحاص على المجلس في الدورة الموالية للتوصل به.",
        ),
        commune=274,
        province=218,
        region=248,
    ),
    *rows(
        "AGE-16",
        Bilingual(
            "Après la troisième année, les deux tiers des membres en exercice peuvent déposer, une fois par mandat,"
            " une motion demandant au président de démissionner ; elle est inscrite d'office à la première session"
            " ordinaire de la quatrième année.",
            "بعد السنة الثالثة، لثلثي الأعضاء المزاولين مهامهم أن يقدموا مرة واحدة في الولاية ملتمسا بمطالبة الرئيس"
            " بتقديم استقالته، ويدرج وجوبا في أول دورة عادية من السنة الرابعة.",
        ),
        commune=70,
        fact=Share(2, 3),
    ),
    *rows(
        "AGE-16",
        Bilingual(
            "Après la troisième année, les deux tiers des membres en exercice peuvent demander, une fois par mandat,"
            " la révocation du président ; la demande est inscrite d'office à la première session ordinaire de la"
            " quatrième année.",
            "بعد السنة الثالثة، لثلثي الأعضاء المزاولين مهامهم أن يطلبوا مرة واحدة في الولاية إقالة الرئيس، ويدرج"
            " الطلب وجوبا في أول دورة عادية من السنة الرابعة.",
        ),
        province=71,
        region=73,
        fact=Share(2, 3),
    ),
    *rows(
        "AGE-16",
        Bilingual(
            "Aux trois quarts des membres en exercice, le conseil demande au gouverneur de saisir le tribunal.",
            "يطلب المجلس، بثلاثة أرباع الأعضاء المزاولين مهامهم، من العامل إحالة الأمر على المحكمة.",
        ),
        commune=70,
        part="vote",
        fact=Share(3, 4),
    ),
    *rows(
        "AGE-16",
        Bilingual(
            "Le président est démis aux trois quarts des membres en exercice.",
            "يقال الرئيس بثلاثة أرباع الأعضاء المزاولين مهامهم.",
        ),
        province=71,
        region=73,
        part="vote",
        fact=Share(3, 4),
    ),
    *rows(
        "AGE-16",
        Bilingual(
            "Saisi par le gouverneur, le tribunal statue dans les {delay}.",
            "تبت المحكمة، بعد إحالة العامل الأمر عليها، داخل {delay}.",
        ),
        commune=70,
        part="judgment",
        trigger=Trigger.COURT_SEISED,
        amount=30,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
        party=Party.COURT,
    ),
)
