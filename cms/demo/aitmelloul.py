"""The invented council of the commune of Aït Melloul: its members and its sessions."""

from datetime import date

from document_types.law.wording import Bilingual

from .aitmelloul_2025 import DECEMBER_2025, OCTOBER_2025
from .aitmelloul_february import FEBRUARY_2026
from .aitmelloul_may import MAY_2026
from .model import DemoCouncil, DemoMember, MemberOffice

MEMBERS = (
    DemoMember("m", "Lahcen", "Oumalou", "الحسن", "أومالو", MemberOffice.PRESIDENT),
    DemoMember("f", "Fadma", "Aït Tagant", "فاضمة", "أيت تاكانت", MemberOffice.VICE_PRESIDENT, 1),
    DemoMember("m", "Mbarek", "Tazaghart", "مبارك", "تازغارت", MemberOffice.VICE_PRESIDENT, 2),
    DemoMember("f", "Khadija", "Ouargan", "خديجة", "أوركان", MemberOffice.VICE_PRESIDENT, 3),
    DemoMember("m", "Brahim", "Izourane", "إبراهيم", "إزوران", MemberOffice.VICE_PRESIDENT, 4),
    DemoMember("f", "Aïcha", "Tamazirt", "عائشة", "تامازيرت", MemberOffice.SECRETARY),
    DemoMember("m", "Hassan", "Outiguemi", "حسن", "أوتيكمي", MemberOffice.DEPUTY_SECRETARY),
    DemoMember("f", "Rkia", "Aït Anzar", "رقية", "أيت أنزار"),
    DemoMember("m", "Omar", "Ouaghbalou", "عمر", "أوغبالو"),
    DemoMember("f", "Zahra", "Tafoukt", "زهرة", "تافوكت"),
    DemoMember("m", "Driss", "Ouazrou", "إدريس", "أوزرو"),
    DemoMember("f", "Malika", "Itri", "مليكة", "إيتري"),
    DemoMember("m", "Abdellah", "Targa", "عبد الله", "تاركا"),
    DemoMember("f", "Naïma", "Aït Ifri", "نعيمة", "أيت إفري"),
    DemoMember("m", "Mohamed", "Assif", "محمد", "أسيف"),
)

COUNCIL = DemoCouncil(
    code="09.273.01.05",
    level="commune",
    name=Bilingual("Conseil de la commune d'Aït Melloul", "مجلس جماعة أيت ملول"),
    hall=Bilingual("Salle des délibérations, siège de la commune", "قاعة المداولات بمقر الجماعة"),
    members=MEMBERS,
    sessions=(OCTOBER_2025, DECEMBER_2025, FEBRUARY_2026, MAY_2026),
    installed_on=date(2021, 9, 21),
)
