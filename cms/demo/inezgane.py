"""The invented council of the commune of Inezgane: its members and its sessions."""

from datetime import date

from document_types.law.wording import Bilingual

from .inezgane_february import FEBRUARY_2026
from .inezgane_may import MAY_2026
from .inezgane_october import OCTOBER_2025
from .model import DemoCouncil, DemoMember, MemberOffice

MEMBERS = (
    DemoMember("f", "Saïda", "Aït Izem", "سعيدة", "أيت إزم", MemberOffice.PRESIDENT),
    DemoMember("m", "Ahmed", "Outizi", "أحمد", "أوتيزي", MemberOffice.VICE_PRESIDENT, 1),
    DemoMember("f", "Latifa", "Amlal", "لطيفة", "أملال", MemberOffice.VICE_PRESIDENT, 2),
    DemoMember("m", "Houssaine", "Tagdourt", "الحسين", "تاكدورت", MemberOffice.VICE_PRESIDENT, 3),
    DemoMember("m", "Abderrahim", "Igherm", "عبد الرحيم", "إغرم", MemberOffice.SECRETARY),
    DemoMember("f", "Fatima", "Ouanou", "فاطمة", "أوانو", MemberOffice.DEPUTY_SECRETARY),
    DemoMember("f", "Jamila", "Aït Agdal", "جميلة", "أيت أكدال"),
    DemoMember("m", "Mustapha", "Imlil", "مصطفى", "إمليل"),
    DemoMember("f", "Hafida", "Tilila", "حفيظة", "تيليلا"),
    DemoMember("m", "Rachid", "Ousammer", "رشيد", "أوسمر"),
    DemoMember("f", "Nadia", "Azaghar", "نادية", "أزغار"),
    DemoMember("m", "Youssef", "Aït Ouzrif", "يوسف", "أيت أوزريف"),
    DemoMember("f", "Samira", "Tassaout", "سميرة", "تاساوت"),
)

COUNCIL = DemoCouncil(
    code="09.273.01.15",
    level="commune",
    name=Bilingual("Conseil de la commune d'Inezgane", "مجلس جماعة إنزكان"),
    hall=Bilingual("Grande salle, siège de la commune", "القاعة الكبرى بمقر الجماعة"),
    members=MEMBERS,
    sessions=(OCTOBER_2025, FEBRUARY_2026, MAY_2026),
    installed_on=date(2021, 9, 22),
)
