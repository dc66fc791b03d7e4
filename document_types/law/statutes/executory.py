"""Executory character (EXE) and the calendar of the budget (BUD)."""

from ..facts import YearlyDate
from ..offices import Office
from ..rule import Direction, Party, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, rows

EXECUTORY: tuple[Rule, ...] = (
    *rows(
        "EXE-1",
        Bilingual(
            "La délibération qui ne demande pas de visa devient exécutoire à la fin du délai d'opposition,"
            " sans opposition.",
            "يصبح المقرر غير الخاضع للتأشير قابلا للتنفيذ بانصرام أجل التعرض دون أن يقع تعرض.",
        ),
        commune=at(117),
        province=at(108),
        region=at(114),
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "EXE-2",
        Bilingual(
            "La délibération qui demande un visa devient exécutoire par le visa, exprès ou tacite.",
            "يصبح المقرر الخاضع للتأشير قابلا للتنفيذ بالتأشير عليه صراحة أو ضمنا.",
        ),
        commune=at(118),
        province=at(109),
        region=at(115),
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "BUD-3",
        Bilingual(
            "Le budget est adopté au plus tard à la date fixée.",
            "تعتمد الميزانية في أجل أقصاه التاريخ المحدد.",
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
            "Le budget est soumis au visa au plus tard à la date fixée, auprès de l'autorité suivante : {office}.",
            "تعرض الميزانية على التأشير في أجل أقصاه التاريخ المحدد، لدى السلطة التالية: {office}.",
        ),
        commune=at(189, office=Office.GOVERNOR),
        province=at(180, office=Office.GOVERNOR),
        region=at(202, office=Office.INTERIOR),
        fact=YearlyDate(11, 20),
    ),
    *rows(
        "BUD-6",
        Bilingual(
            "Le visa du budget est donné ou refusé dans les {delay} de sa réception ; le silence vaut visa.",
            "يؤشر على الميزانية أو يرفض التأشير داخل {delay} من التوصل بها، والسكوت بمثابة تأشيرة.",
        ),
        commune=at(118, office=Office.GOVERNOR),
        province=at(109, office=Office.GOVERNOR),
        region=at(202, office=Office.INTERIOR),
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
)
