"""The invented council of the region of Souss-Massa: its members and its sessions."""

from datetime import date

from document_types.law.wording import Bilingual

from .model import DemoCouncil, DemoMember, MemberOffice
from .souss_massa_march import MARCH_2026
from .souss_massa_may import MAY_2026
from .souss_massa_october import OCTOBER_2025

MEMBERS = (
    DemoMember("m", "Noureddine", "Aït Ayyour", "نور الدين", "أيت أيور", MemberOffice.PRESIDENT),
    DemoMember("f", "Amina", "Tamount", "أمينة", "تامونت", MemberOffice.VICE_PRESIDENT, 1),
    DemoMember("m", "Khalid", "Ouadrar", "خالد", "أوادرار", MemberOffice.VICE_PRESIDENT, 2),
    DemoMember("f", "Hanane", "Aït Tala", "حنان", "أيت تالا", MemberOffice.VICE_PRESIDENT, 3),
    DemoMember("m", "Salah", "Amezrou", "صالح", "أمزرو", MemberOffice.SECRETARY),
    DemoMember("f", "Ilham", "Tigzirt", "إلهام", "تيكزيرت", MemberOffice.DEPUTY_SECRETARY),
    DemoMember("m", "Abdelaziz", "Ousmoun", "عبد العزيز", "أوسمون"),
    DemoMember("f", "Meryem", "Aït Ourti", "مريم", "أيت أورتي"),
    DemoMember("m", "Miloud", "Aouraghe", "ميلود", "أوراغ"),
    DemoMember("f", "Soukaina", "Izri", "سكينة", "إزري"),
    DemoMember("m", "Jamal", "Aït Wamane", "جمال", "أيت وامان"),
    DemoMember("f", "Karima", "Tislit", "كريمة", "تيسليت"),
    DemoMember("m", "Taïeb", "Amagous", "الطيب", "أماكوس"),
)

COUNCIL = DemoCouncil(
    code="09",
    level="region",
    name=Bilingual("Conseil de la région Souss-Massa", "مجلس جهة سوس ماسة"),
    hall=Bilingual("Salle des sessions, siège de la région", "قاعة الدورات بمقر الجهة"),
    members=MEMBERS,
    sessions=(OCTOBER_2025, MARCH_2026, MAY_2026),
    installed_on=date(2021, 9, 25),
)
