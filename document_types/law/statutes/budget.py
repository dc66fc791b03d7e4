"""The calendar of the budget (BUD)."""

from ..facts import YearlyDate
from ..offices import Office
from ..reading_table import INTERIOR_RECEIPT
from ..rule import Direction, Party, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, rows

BUDGET: tuple[Rule, ...] = (
    *rows(
        "BUD-1",
        Bilingual(
            "Le président prépare le budget sur une programmation de trois ans.",
            "يتولى الرئيس تحضير الميزانية على أساس برمجة تمتد على ثلاث سنوات.",
        ),
        commune=183,
        province=175,
        region=197,
    ),
    *rows(
        "BUD-2",
        Bilingual(
            "Le budget et ses documents vont à la commission du budget {delay} au moins avant l'ouverture de la"
            " session.",
            "تعرض الميزانية مرفقة بوثائقها على لجنة الميزانية قبل افتتاح الدورة بما لا يقل عن {delay}.",
        ),
        commune=185,
        province=176,
        region=198,
        trigger=Trigger.SESSION_OPENING,
        amount=10,
        unit=Unit.DAYS,
        direction=Direction.AT_LEAST_BEFORE,
    ),
    *rows(
        "BUD-3",
        Bilingual(
            "Le budget est adopté au plus tard le {date}.",
            "تعتمد الميزانية في أجل أقصاه {date}.",
        ),
        commune=at(185, fact=YearlyDate(11, 15)),
        province=at(176, fact=YearlyDate(11, 15)),
        region=at(198, fact=YearlyDate(11, 5)),
        # The date is verified; that it stands in the article on the budget committee is recalled.
        status=Status.RECALLED,
    ),
    *rows(
        "BUD-4",
        Bilingual(
            "Le budget est soumis au visa au plus tard le {date}, auprès de l'autorité suivante : {office}.",
            "تعرض الميزانية على التأشير في أجل أقصاه {date}، لدى السلطة التالية: {office}.",
        ),
        commune=at(189, office=Office.GOVERNOR),
        province=at(180, office=Office.GOVERNOR),
        region=at(202, office=Office.INTERIOR),
        fact=YearlyDate(11, 20),
    ),
    *rows(
        "BUD-5",
        Bilingual(
            "Le visa vérifie la loi, l'équilibre sur des prévisions sincères et les dépenses obligatoires.",
            "يراقب التأشير احترام القانون والتوازن على أساس صدقية التقديرات والنفقات الإجبارية.",
        ),
        commune=189,
        province=180,
        region=202,
    ),
    *rows(
        "BUD-6",
        Bilingual(
            "Le visa du budget est donné ou refusé dans les {delay} de sa réception ; le silence vaut visa.",
            "يؤشر على الميزانية أو يرفض التأشير داخل {delay} من التوصل بها، والسكوت بمثابة تأشيرة.",
        ),
        commune=at(118, office=Office.GOVERNOR),
        province=at(109, office=Office.GOVERNOR),
        region=at(202, office=Office.INTERIOR, reading=INTERIOR_RECEIPT),
        trigger=Trigger.BUDGET_RECEIVED,
        amount=20,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
        party=Party.AUTHORITY,
        silence=Bilingual(
            "Sans réponse, le visa du budget est réputé accordé le {day} à 0 heure.",
            "عند عدم الجواب، يعتبر السكوت بمثابة تأشيرة على الميزانية يوم {day} على الساعة الصفر.",
        ),
    ),
    *rows(
        "BUD-7",
        Bilingual(
            "Le refus du visa du budget est notifié avec ses motifs dans les {delay} de la réception.",
            "يبلغ رفض التأشير على الميزانية معللا داخل {delay} من التوصل بها.",
        ),
        commune=at(191, office=Office.GOVERNOR),
        province=at(182, office=Office.GOVERNOR),
        region=at(204, office=Office.INTERIOR),
        trigger=Trigger.BUDGET_RECEIVED,
        amount=15,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
        party=Party.AUTHORITY,
    ),
    *rows(
        "BUD-8",
        Bilingual(
            "Le président amende le budget et le fait voter dans les {delay} de la réception des motifs du refus.",
            "يعدل الرئيس الميزانية ويعرضها على التصويت داخل {delay} من التوصل بأسباب الرفض.",
        ),
        commune=191,
        province=182,
        region=204,
        trigger=Trigger.REFUSAL_RECEIVED,
        amount=10,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "BUD-8",
        Bilingual(
            "Le budget amendé revient au visa au plus tard le {date}.",
            "تعرض الميزانية بعد تعديلها من جديد على التأشير في أجل أقصاه {date}.",
        ),
        commune=at(191, fact=YearlyDate(12, 31)),
        province=at(182, fact=YearlyDate(12, 31)),
        region=at(204, fact=YearlyDate(12, 19)),
        part="return",
    ),
    *rows(
        "BUD-8",
        Bilingual(
            "Le budget amendé de la région est visé au plus tard le {date}.",
            "يؤشر على ميزانية الجهة بعد تعديلها في أجل أقصاه {date}.",
        ),
        region=at(204, fact=YearlyDate(12, 30)),
        part="visa",
    ),
    *rows(
        "BUD-9",
        Bilingual(
            "Une dépense obligatoire omise est inscrite dans les {delay} de la demande de l'autorité.",
            "تسجل النفقة الإجبارية المغفلة داخل {delay} من طلب السلطة.",
        ),
        commune=192,
        province=183,
        region=205,
        trigger=Trigger.REQUEST_OF_AUTHORITY,
        amount=15,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "BUD-10",
        Bilingual(
            "Si le budget n'est pas adopté, un budget de fonctionnement est établi au plus tard le {date} par"
            " l'autorité suivante : {office}.",
            "إذا لم تعتمد الميزانية، تولت وضع ميزانية للتسيير، في أجل أقصاه {date}، السلطة التالية: {office}.",
        ),
        commune=at(188, office=Office.GOVERNOR),
        province=at(179, office=Office.INTERIOR),
        region=at(201, office=Office.INTERIOR),
        fact=YearlyDate(12, 31),
    ),
    *rows(
        "BUD-11",
        Bilingual(
            "Si le budget n'est jamais soumis au visa, un budget de fonctionnement peut être établi avant la"
            " nouvelle année par l'autorité suivante : {office}, qui demande d'abord des explications au président.",
            "إذا لم تعرض الميزانية على التأشير، جاز أن تضع ميزانية للتسيير قبل السنة الجديدة، بعد طلب توضيحات من"
            " الرئيس، السلطة التالية: {office}.",
        ),
        commune=195,
        province=186,
        region=208,
        office=Office.INTERIOR,
        fact=YearlyDate(12, 31),
    ),
    *rows(
        "BUD-12",
        Bilingual(
            "Sans visa le {date}, les crédits de fonctionnement du dernier budget visé peuvent être ouverts au"
            " président par l'autorité suivante : {office}.",
            "إذا لم يؤشر على الميزانية في {date}، جاز أن تؤهل الرئيس لصرف اعتمادات التسيير لآخر ميزانية مؤشر عليها"
            " السلطة التالية: {office}.",
        ),
        commune=at(193, office=Office.GOVERNOR),
        province=at(184, office=Office.GOVERNOR),
        region=at(206, office=Office.INTERIOR),
        fact=YearlyDate(1, 1),
    ),
    *rows(
        "BUD-13",
        Bilingual(
            "Un budget modificatif suit les formes et le visa du budget.",
            "تخضع الميزانية المعدلة لشكليات الميزانية والتأشير عليها.",
        ),
        commune=201,
        province=192,
        region=214,
    ),
    *rows(
        "BUD-14",
        Bilingual(
            "L'état d'exécution du budget est arrêté au plus tard le {date} de l'année suivante.",
            "يحصر بيان تنفيذ الميزانية في أجل أقصاه {date} من السنة الموالية.",
        ),
        commune=203,
        province=194,
        region=216,
        fact=YearlyDate(1, 31),
    ),
)
