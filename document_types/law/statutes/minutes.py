"""Minutes, registers and posting (MIN), transmission to the authority (TRA)."""

from ..facts import YearlyDate
from ..offices import Office
from ..reading_table import POSTING_START
from ..rule import Direction, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, rows

MINUTES: tuple[Rule, ...] = (
    *rows(
        "MIN-1",
        Bilingual(
            "Le secrétaire du conseil rédige et conserve le procès-verbal, qui contient les délibérations prises.",
            "يحرر كاتب المجلس المحضر ويحفظه، ويتضمن المقررات المتخذة.",
        ),
        commune=at(23, 47),
        province=at(24, 48),
        region=at(25, 50),
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "MIN-3",
        Bilingual(
            "Les délibérations sont signées par le président et le secrétaire et inscrites au registre par"
            " ordre de date.",
            "يوقع المقررات الرئيس وكاتب المجلس، وتسجل في سجل المقررات حسب تاريخها.",
        ),
        commune=at(47),
        province=at(48),
        region=at(50),
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "MIN-6",
        Bilingual(
            "Chaque membre reçoit une copie du procès-verbal dans les {delay} de la clôture de la session.",
            "يتوصل كل عضو بنسخة من المحضر داخل {delay} من اختتام الدورة.",
        ),
        commune=at(273),
        province=at(217),
        region=at(247),
        arrondissement=Status.VERIFIED,
        trigger=Trigger.SESSION_CLOSING,
        amount=15,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "MIN-7",
        Bilingual(
            "Les délibérations sont affichées au siège dans les {delay}.",
            "تعلق المقررات بالمقر داخل {delay}.",
        ),
        commune=at(273, amount=8),
        province=at(217, amount=10),
        region=at(247, amount=10),
        arrondissement=Status.VERIFIED,
        trigger=Trigger.ADOPTION,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
        reading=POSTING_START,
    ),
    *rows(
        "TRA-1",
        Bilingual(
            "Les procès-verbaux et les délibérations sont transmis à l'autorité, contre récépissé, dans"
            " les {delay} de la clôture de la session.",
            "تبلغ المحاضر والمقررات إلى السلطة، مقابل وصل، داخل {delay} من اختتام الدورة.",
        ),
        commune=at(116, amount=15, office=Office.GOVERNOR),
        province=at(107, amount=10, office=Office.GOVERNOR),
        region=at(113, amount=10, office=Office.WALI),
        arrondissement=Status.READING,
        trigger=Trigger.SESSION_CLOSING,
        unit=Unit.WORKING_DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "TRA-5",
        Bilingual(
            "Le budget, adopté ou non, est adressé avec les procès-verbaux des débats, au plus tard à la"
            " date fixée, à l'autorité suivante : {office}.",
            "توجه الميزانية، المعتمدة أو غير المعتمدة، مرفقة بمحاضر المداولات، في أجل أقصاه التاريخ"
            " المحدد، إلى السلطة التالية: {office}.",
        ),
        commune=at(187, fact=YearlyDate(12, 10), office=Office.GOVERNOR),
        province=at(178, fact=YearlyDate(12, 10), office=Office.GOVERNOR),
        region=at(200, fact=YearlyDate(12, 1), office=Office.INTERIOR),
    ),
    *rows(
        "TRA-6",
        Bilingual(
            "Le président de la commune adresse au gouverneur les procès-verbaux du conseil"
            " d'arrondissement dans les {delay} de leur réception.",
            "يوجه رئيس مجلس الجماعة محاضر مجلس المقاطعة إلى العامل داخل {delay} من التوصل بها.",
        ),
        arrondissement=at(230, office=Office.GOVERNOR),
        trigger=Trigger.MINUTES_RECEIVED,
        amount=15,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
)
