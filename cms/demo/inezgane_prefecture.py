"""The invented council of the prefecture of Inezgane-Aït Melloul: its members and its sessions."""

from datetime import date

from document_types.law.wording import Bilingual

from .inezgane_prefecture_june import JUNE_2026
from .inezgane_prefecture_winter import JANUARY_2026, SEPTEMBER_2025
from .model import DemoCouncil, DemoMember, MemberOffice

MEMBERS = (
    DemoMember("m", "Abdelkader", "Outagant", "عبد القادر", "أوتاكانت", MemberOffice.PRESIDENT),
    DemoMember("f", "Zineb", "Aït Adrar", "زينب", "أيت أدرار", MemberOffice.VICE_PRESIDENT, 1),
    DemoMember("m", "Hamid", "Asafar", "حميد", "أسافار", MemberOffice.VICE_PRESIDENT, 2),
    DemoMember("f", "Touria", "Aguelmam", "ثريا", "أكلمام", MemberOffice.SECRETARY),
    DemoMember("m", "Ali", "Ouigherm", "علي", "أويغرم", MemberOffice.DEPUTY_SECRETARY),
    DemoMember("f", "Mina", "Tazart", "مينة", "تازارت"),
    DemoMember("m", "Larbi", "Aït Tizgui", "العربي", "أيت تيزكي"),
    DemoMember("f", "Habiba", "Ouzgane", "حبيبة", "أوزكان"),
    DemoMember("m", "Saïd", "Amerdoul", "سعيد", "أمردول"),
    DemoMember("f", "Ghizlane", "Tifaouine", "غزلان", "تيفاوين"),
    DemoMember("m", "Bihi", "Oufella", "بيهي", "أوفلا"),
)

COUNCIL = DemoCouncil(
    code="09.273",
    level="prefecture",
    name=Bilingual("Conseil préfectoral d'Inezgane-Aït Melloul", "مجلس عمالة إنزكان أيت ملول"),
    hall=Bilingual("Salle des réunions, siège du conseil préfectoral", "قاعة الاجتماعات بمقر مجلس العمالة"),
    members=MEMBERS,
    sessions=(SEPTEMBER_2025, JANUARY_2026, JUNE_2026),
    installed_on=date(2021, 9, 28),
)
