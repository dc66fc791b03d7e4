"""The convocation (CON): by whom, how long before, in what form, with what."""

from ..offices import Office
from ..reading_table import CONVOCATION_DATE
from ..rule import Direction, Party, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, rows

CONVOCATION: tuple[Rule, ...] = (
    *rows(
        "CON-1",
        Bilingual(
            "Le président informe les membres du jour, de l'heure et du lieu.",
            "يخبر الرئيس الأعضاء بتاريخ الدورة وساعتها ومكانها.",
        ),
        commune=35,
        province=36,
        region=38,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "CON-2",
        Bilingual(
            "Les membres sont convoqués {delay} au moins avant la session.",
            "يستدعى الأعضاء قبل الدورة بما لا يقل عن {delay}.",
        ),
        commune=at(35, amount=10),
        province=at(36, amount=7),
        region=at(38, amount=7),
        arrondissement=Status.VERIFIED,
        trigger=Trigger.SESSION_OPENING,
        unit=Unit.DAYS,
        direction=Direction.AT_LEAST_BEFORE,
        reading=CONVOCATION_DATE,
    ),
    *rows(
        "CON-3",
        Bilingual(
            "L'avis est écrit et adressé à l'adresse que le membre a déclarée au conseil.",
            "يوجه إشعار مكتوب إلى العنوان الذي صرح به العضو لدى المجلس.",
        ),
        commune=35,
        province=36,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "CON-3",
        Bilingual(
            "L'avis est adressé à l'adresse que le membre a déclarée au conseil ; le texte ne dit pas qu'il est écrit.",
            "يوجه الإخبار إلى العنوان الذي صرح به العضو لدى المجلس، ولم يشترط النص الكتابة.",
        ),
        region=38,
    ),
    *rows(
        "CON-4",
        Bilingual(
            "Sont joints l'ordre du jour, le calendrier des séances avec leurs points et les documents.",
            "يرفق الإشعار بجدول الأعمال وبالجدولة الزمنية للجلسات ونقط كل منها وبالوثائق ذات الصلة.",
        ),
        commune=35,
        province=36,
        region=38,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "CON-5",
        Bilingual(
            "Pour une session demandée par l'autorité, les membres sont convoqués {delay} au moins avant, avec"
            " l'ordre du jour.",
            "في الدورة المنعقدة بطلب من السلطة، يستدعى الأعضاء قبلها بما لا يقل عن {delay}، مع إرفاق جدول الأعمال.",
        ),
        commune=37,
        province=38,
        region=40,
        arrondissement=Status.VERIFIED,
        trigger=Trigger.SESSION_OPENING,
        amount=3,
        unit=Unit.DAYS,
        direction=Direction.AT_LEAST_BEFORE,
        reading=CONVOCATION_DATE,
    ),
    *rows(
        "CON-6",
        Bilingual(
            "La voie électronique n'est ni prévue ni interdite pour la convocation.",
            "لم ينص القانون على الاستدعاء بالطريق الإلكتروني ولم يمنعه.",
        ),
        commune=35,
        province=36,
        region=38,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "CON-7",
        Bilingual(
            "Des agents de la collectivité assistent à titre consultatif, appelés par le président ; ceux de l'État"
            " et des organismes publics le sont par l'autorité.",
            "يحضر موظفو الجماعة الترابية بصفة استشارية باستدعاء من الرئيس، ويستدعى موظفو الدولة والمؤسسات العمومية"
            " عن طريق السلطة.",
        ),
        commune=33,
        province=34,
        region=36,
        arrondissement=Status.READING,
    ),
    *rows(
        "CON-8",
        Bilingual(
            "La première session après les élections, où le président est élu, est convoquée par l'autorité suivante"
            " : {office}, dans les {delay} de l'élection du conseil ; l'avis nomme les candidats. Le plus âgé des"
            " présents non candidats préside, le plus jeune écrit le procès-verbal.",
            "تستدعي المجلس لأول دورة بعد الانتخابات، التي ينتخب فيها الرئيس، السلطة التالية: {office}، داخل {delay}"
            " من انتخاب المجلس، ويتضمن الاستدعاء أسماء المترشحين. ويرأس الجلسة أكبر الحاضرين غير المترشحين سنا ويحرر"
            " محضرها أصغرهم.",
        ),
        commune=at(10, 12, amount=15, office=Office.GOVERNOR),
        province=at(11, 13, amount=10, office=Office.GOVERNOR),
        region=at(12, 14, amount=15, office=Office.WALI),
        trigger=Trigger.COUNCIL_ELECTED,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
        party=Party.AUTHORITY,
    ),
)
