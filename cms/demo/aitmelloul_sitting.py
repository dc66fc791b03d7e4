"""The sitting of Aït Melloul's council on 5 May 2026, hour by hour."""

from datetime import time

from document_types.enums import AskedBy, PollKind
from document_types.law.wording import Bilingual

from .life import (
    Answered,
    Arrival,
    Debated,
    DemoSitting,
    Departure,
    Designations,
    Lifting,
    MinutesApproved,
    Noted,
    Pause,
    Put,
    Seat,
)
from .model import Votes

_LIGHTING, _LAND, _SEATS = "aitmelloul-lighting-company", "aitmelloul-land-sale", "aitmelloul-representatives"

MAY_SITTING = DemoSitting(
    opened_at=time(10, 10),
    moments=(
        MinutesApproved(time(10, 15)),
        Noted(time(10, 16), "Approbation du procès-verbal de la session ordinaire de février 2026"),
        Noted(
            time(10, 20),
            "Rapport du président sur les actions accomplies entre les deux sessions",
            Bilingual(
                "Le président a présenté l'avancement des marchés de voirie et la situation des recettes au 31 mars.",
                "عرض الرئيس تقدم صفقات الطرق ووضعية المداخيل إلى غاية 31 مارس.",
            ),
        ),
        Debated(time(10, 45), "aitmelloul-action-programme"),
        Arrival(time(10, 50), "Aït Ifri"),
        Put(
            time(11, 20),
            _LIGHTING,
            PollKind.AMENDMENT,
            Votes(12, 1, 1),
            title=Bilingual(
                "ajouter un article selon lequel les agents de l'atelier communal d'éclairage sont repris par la société",
                "إضافة مادة تنص على إلحاق أعوان الورشة الجماعية للإنارة بالشركة",
            ),
            by="Aït Anzar",
            article=Bilingual(
                "Les agents de l'atelier communal d'éclairage sont repris par la société, leurs droits étant maintenus.",
                "يلحق أعوان الورشة الجماعية للإنارة بالشركة، مع الحفاظ على حقوقهم.",
            ),
        ),
        Debated(time(11, 30), _LIGHTING),
        Debated(time(11, 40), "aitmelloul-slaughterhouse"),
        Pause(time(11, 45), time(12)),
        Put(time(12, 10), _LAND, PollKind.CLOSED_MEETING, Votes(9, 4, 1), asked_by=AskedBy.PRESIDENT),
        Debated(time(12, 40), _LAND),
        Departure(time(12, 45), "Targa"),
        Put(time(12, 50), _SEATS, PollKind.WITHOUT_REPORT, Votes(12, 0, 1)),
        Debated(time(12, 55), _SEATS),
        Designations(
            time(13),
            _SEATS,
            (
                Seat(
                    time(13),
                    Bilingual(
                        "représentant du conseil auprès du groupement de collectivités territoriales chargé de la"
                        " décharge contrôlée",
                        "ممثل المجلس لدى مجموعة الجماعات الترابية المكلفة بتدبير المطرح المراقب",
                    ),
                    (("Ouargan", 8), ("Ouazrou", 4)),
                    abstentions=1,
                ),
                Seat(
                    time(13, 10),
                    Bilingual(
                        "représentant du conseil au conseil d'administration du centre hospitalier préfectoral",
                        "ممثل المجلس لدى المجلس الإداري للمركز الاستشفائي للعمالة",
                    ),
                    (("Ouaghbalou", 6), ("Itri", 6)),
                    abstentions=1,
                ),
            ),
        ),
        Answered(
            time(13, 25),
            "Itri",
            Bilingual(
                "Les travaux reprennent le 18 mai, une fois le bassin de rétention réceptionné, et s'achèvent en"
                " septembre.",
                "تستأنف الأشغال يوم 18 ماي، بعد تسلم حوض تجميع المياه، وتنتهي في شهر شتنبر.",
            ),
        ),
        Noted(time(13, 30), "Réponses aux questions écrites"),
        Noted(
            time(13, 45),
            "Mesures de prévention des crues de l'oued Souss avant l'automne",
            Bilingual(
                "Le représentant du gouverneur a exposé le calendrier de curage du lit de l'oued.",
                "عرض ممثل العامل البرنامج الزمني لتنقية مجرى الوادي.",
            ),
        ),
        Lifting(time(14, 5)),
    ),
)
