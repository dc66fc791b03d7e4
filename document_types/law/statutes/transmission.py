"""Transmission to the authority (TRA)."""

from ..facts import YearlyDate
from ..offices import Office
from ..rule import Direction, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, rows

TRANSMISSION: tuple[Rule, ...] = (
    *rows(
        "TRA-1",
        Bilingual(
            "Les procès-verbaux et les délibérations sont transmis à l'autorité, contre récépissé, dans les {delay}"
            " de la clôture de la session.",
            "تبلغ المحاضر والمقررات إلى السلطة، مقابل وصل، داخل {delay} من اختتام الدورة.",
        ),
        commune=at(116, amount=15, office=Office.GOVERNOR),
        province=at(107, amount=10, office=Office.GOVERNOR),
        region=at(113, amount=10, office=Office.WALI),
        trigger=Trigger.SESSION_CLOSING,
        unit=Unit.WORKING_DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "TRA-1",
        Bilingual(
            "Les arrêtés réglementaires du président sont transmis à l'autorité, contre récépissé, dans les {delay}"
            " du jour où ils sont pris.",
            "تبلغ القرارات التنظيمية للرئيس إلى السلطة، مقابل وصل، داخل {delay} من اتخاذها.",
        ),
        commune=at(116, amount=15, office=Office.GOVERNOR),
        province=at(107, amount=10, office=Office.GOVERNOR),
        region=at(113, amount=10, office=Office.WALI),
        part="orders",
        trigger=Trigger.ORDER_TAKEN,
        unit=Unit.WORKING_DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "TRA-1",
        Bilingual(
            "Les procès-verbaux sont adressés au président du conseil de la commune dans les {delay} de la clôture"
            " de la session.",
            "توجه المحاضر إلى رئيس مجلس الجماعة داخل {delay} من اختتام الدورة.",
        ),
        arrondissement=at(230, 225, 226, status=Status.READING),
        trigger=Trigger.SESSION_CLOSING,
        amount=15,
        unit=Unit.WORKING_DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "TRA-2",
        Bilingual(
            "Copie des autorisations individuelles d'urbanisme est adressée à l'autorité dans les {delay} de leur"
            " remise.",
            "توجه نسخة من الرخص الفردية في مجال التعمير إلى السلطة داخل {delay} من تسليمها.",
        ),
        commune=116,
        trigger=Trigger.PERMIT_DELIVERED,
        amount=5,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "TRA-3",
        Bilingual(
            "La délibération qui approuve le règlement intérieur est adressée à l'autorité avec ce règlement.",
            "يبلغ المقرر القاضي بالموافقة على النظام الداخلي إلى السلطة مرفقا بنسخة منه.",
        ),
        commune=32,
        province=33,
        region=35,
        arrondissement=Status.READING,
    ),
    *rows(
        "TRA-4",
        Bilingual(
            "La copie du registre de présence est adressée à l'autorité dans les {delay} de la clôture de la session.",
            "توجه نسخة سجل الحضور إلى السلطة داخل {delay} من اختتام الدورة.",
        ),
        commune=67,
        province=68,
        region=70,
        arrondissement=Status.READING,
        trigger=Trigger.SESSION_CLOSING,
        amount=5,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
    *rows(
        "TRA-5",
        Bilingual(
            "Le budget, adopté ou non, est adressé avec les procès-verbaux des débats, au plus tard le {date}, à"
            " l'autorité suivante : {office}.",
            "توجه الميزانية، المعتمدة أو غير المعتمدة، مرفقة بمحاضر المداولات، في أجل أقصاه {date}، إلى السلطة"
            " التالية: {office}.",
        ),
        commune=at(187, fact=YearlyDate(12, 10), office=Office.GOVERNOR),
        province=at(178, fact=YearlyDate(12, 10), office=Office.GOVERNOR),
        region=at(200, fact=YearlyDate(12, 1), office=Office.INTERIOR),
    ),
    *rows(
        "TRA-6",
        Bilingual(
            "Le président de la commune adresse au gouverneur les procès-verbaux du conseil d'arrondissement dans"
            " les {delay} de leur réception.",
            "يوجه رئيس مجلس الجماعة محاضر مجلس المقاطعة إلى العامل داخل {delay} من التوصل بها.",
        ),
        arrondissement=at(230, office=Office.GOVERNOR),
        trigger=Trigger.MINUTES_RECEIVED,
        amount=15,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
    ),
)
