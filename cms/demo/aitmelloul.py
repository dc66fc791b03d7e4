"""The invented council of the commune of Aït Melloul: its members and its sessions."""

from datetime import date

from document_types.law.wording import Bilingual

from .aitmelloul_2025 import DECEMBER_2025, OCTOBER_2025
from .aitmelloul_february import FEBRUARY_2026
from .aitmelloul_may import MAY_2026
from .aitmelloul_october import OCTOBER_2026
from .model import DemoCouncil, DemoMember, MemberOffice

MEMBERS = (
    DemoMember("m", "Lahcen", "Oumalou", "الحسن", "أومالو", MemberOffice.PRESIDENT, born_on=date(1964, 6, 12)),
    DemoMember(
        "f", "Fadma", "Aït Tagant", "فاضمة", "أيت تاكانت", MemberOffice.VICE_PRESIDENT, 1, born_on=date(1971, 3, 4)
    ),
    DemoMember(
        "m", "Mbarek", "Tazaghart", "مبارك", "تازغارت", MemberOffice.VICE_PRESIDENT, 2, born_on=date(1959, 11, 20)
    ),
    DemoMember("f", "Khadija", "Ouargan", "خديجة", "أوركان", MemberOffice.VICE_PRESIDENT, 3, born_on=date(1978, 9, 1)),
    DemoMember(
        "m", "Brahim", "Izourane", "إبراهيم", "إزوران", MemberOffice.VICE_PRESIDENT, 4, born_on=date(1968, 1, 15)
    ),
    DemoMember("f", "Aïcha", "Tamazirt", "عائشة", "تامازيرت", MemberOffice.SECRETARY, born_on=date(1975, 7, 23)),
    DemoMember("m", "Hassan", "Outiguemi", "حسن", "أوتيكمي", MemberOffice.DEPUTY_SECRETARY, born_on=date(1982, 12, 30)),
    DemoMember("f", "Rkia", "Aït Anzar", "رقية", "أيت أنزار", born_on=date(1980, 5, 8)),
    DemoMember("m", "Omar", "Ouaghbalou", "عمر", "أوغبالو", born_on=date(1984, 2, 17)),
    DemoMember("f", "Zahra", "Tafoukt", "زهرة", "تافوكت", born_on=date(1966, 10, 9)),
    DemoMember("m", "Driss", "Ouazrou", "إدريس", "أوزرو", born_on=date(1973, 8, 28)),
    DemoMember("f", "Malika", "Itri", "مليكة", "إيتري", born_on=date(1979, 4, 2)),
    DemoMember("m", "Abdellah", "Targa", "عبد الله", "تاركا", born_on=date(1957, 6, 6)),
    DemoMember("f", "Naïma", "Aït Ifri", "نعيمة", "أيت إفري", born_on=date(1990, 11, 11)),
    DemoMember("m", "Mohamed", "Assif", "محمد", "أسيف", born_on=date(1986, 3, 19)),
)

COUNCIL = DemoCouncil(
    code="09.273.01.05",
    level="commune",
    name=Bilingual("Conseil de la commune d'Aït Melloul", "مجلس جماعة أيت ملول"),
    hall=Bilingual("Salle des délibérations, siège de la commune", "قاعة المداولات بمقر الجماعة"),
    members=MEMBERS,
    sessions=(OCTOBER_2025, DECEMBER_2025, FEBRUARY_2026, MAY_2026, OCTOBER_2026),
    installed_on=date(2021, 9, 21),
)
