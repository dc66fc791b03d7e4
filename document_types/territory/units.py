"""The 12 regions and 75 prefectures and provinces that come with the product.

ISO 3166-2 (through pycountry) gives the list, the level and most French names. The HCP codes, the Arabic names and
the French names that ISO spells otherwise are ours. The region above is read from the HCP code, because ISO's own
parents are not all right (Chtouka-Aït Baha is put under Casablanca-Settat there).
"""

import re
from functools import cache

import pycountry

from document_types.law.levels import Level

from .codes import code_above
from .names import clean_name
from .unit import Unit

_LEVELS = {"Region": Level.REGION, "Prefecture": Level.PREFECTURE, "Province": Level.PROVINCE}
_ISO_REMARK = re.compile(r" ?\(EH(-partial)?\)$")

_OWN_FRENCH_NAMES = {
    "MA-01": "Tanger-Tétouan-Al Hoceima",
    "MA-02": "Oriental",
    "MA-CHT": "Chtouka-Aït Baha",
    "MA-HOC": "Al Hoceima",
    "MA-INE": "Inezgane-Aït Melloul",
}

_CODES_AND_ARABIC_NAMES = """
MA-01 01 طنجة-تطوان-الحسيمة
MA-TNG 01.511 طنجة-أصيلة
MA-MDF 01.573 المضيق-الفنيدق
MA-TET 01.571 تطوان
MA-FAH 01.227 الفحص-أنجرة
MA-LAR 01.331 العرائش
MA-HOC 01.051 الحسيمة
MA-CHE 01.151 شفشاون
MA-OUZ 01.405 وزان
MA-02 02 الشرق
MA-OUJ 02.411 وجدة-أنجاد
MA-NAD 02.381 الناظور
MA-DRI 02.167 الدريوش
MA-JRA 02.275 جرادة
MA-BER 02.113 بركان
MA-TAI 02.533 تاوريرت
MA-GUF 02.265 جرسيف
MA-FIG 02.251 فجيج
MA-03 03 فاس-مكناس
MA-FES 03.231 فاس
MA-MEK 03.061 مكناس
MA-HAJ 03.171 الحاجب
MA-IFR 03.271 إفران
MA-MOU 03.591 مولاي يعقوب
MA-SEF 03.451 صفرو
MA-BOM 03.131 بولمان
MA-TAO 03.531 تاونات
MA-TAZ 03.561 تازة
MA-04 04 الرباط-سلا-القنيطرة
MA-RAB 04.421 الرباط
MA-SAL 04.441 سلا
MA-SKH 04.501 الصخيرات-تمارة
MA-KEN 04.281 القنيطرة
MA-KHE 04.291 الخميسات
MA-SIK 04.481 سيدي قاسم
MA-SIL 04.491 سيدي سليمان
MA-05 05 بني ملال-خنيفرة
MA-BEM 05.091 بني ملال
MA-AZI 05.081 أزيلال
MA-FQH 05.255 الفقيه بن صالح
MA-KHN 05.301 خنيفرة
MA-KHO 05.311 خريبكة
MA-06 06 الدار البيضاء-سطات
MA-CAS 06.141 الدار البيضاء
MA-MOH 06.371 المحمدية
MA-JDI 06.181 الجديدة
MA-NOU 06.385 النواصر
MA-MED 06.355 مديونة
MA-BES 06.111 بنسليمان
MA-BRR 06.117 برشيد
MA-SET 06.461 سطات
MA-SIB 06.467 سيدي بنور
MA-07 07 مراكش-آسفي
MA-MAR 07.351 مراكش
MA-CHI 07.161 شيشاوة
MA-HAO 07.041 الحوز
MA-KES 07.191 قلعة السراغنة
MA-ESI 07.211 الصويرة
MA-REH 07.427 الرحامنة
MA-SAF 07.431 آسفي
MA-YUS 07.585 اليوسفية
MA-08 08 درعة-تافيلالت
MA-ERR 08.201 الرشيدية
MA-OUA 08.401 ورزازات
MA-MID 08.363 ميدلت
MA-TIN 08.577 تنغير
MA-ZAG 08.587 زاكورة
MA-09 09 سوس-ماسة
MA-AGD 09.001 أكادير-إدا وتنان
MA-INE 09.273 إنزكان-آيت ملول
MA-CHT 09.163 اشتوكة-آيت باها
MA-TAR 09.541 تارودانت
MA-TIZ 09.581 تيزنيت
MA-TAT 09.551 طاطا
MA-10 10 كلميم-واد نون
MA-GUE 10.261 كلميم
MA-ASZ 10.071 أسا-الزاك
MA-TNT 10.521 طانطان
MA-SIF 10.473 سيدي إفني
MA-11 11 العيون-الساقية الحمراء
MA-LAA 11.321 العيون
MA-BOD 11.121 بوجدور
MA-TAF 11.537 طرفاية
MA-ESM 11.221 السمارة
MA-12 12 الداخلة-وادي الذهب
MA-OUD 12.391 وادي الذهب
MA-AOU 12.066 أوسرد
"""


@cache
def shipped_units() -> tuple[Unit, ...]:
    """Return the 87 units, each region before its prefectures and provinces."""
    lines = (line.split(" ", 2) for line in _CODES_AND_ARABIC_NAMES.split("\n") if line)
    return tuple(_unit(*line) for line in lines)


@cache
def shipped_by_code() -> dict[str, Unit]:
    """Return them by HCP code and by ISO code alike."""
    units = shipped_units()
    return {unit.code: unit for unit in units} | {unit.iso_code: unit for unit in units}


def _unit(iso_code: str, code: str, name_ar: str) -> Unit:
    subdivision = pycountry.subdivisions.get(code=iso_code)
    level = _LEVELS[subdivision.type]
    return Unit(
        code=code,
        level=level,
        name_fr=_OWN_FRENCH_NAMES.get(iso_code) or clean_name(_ISO_REMARK.sub("", subdivision.name)).text,
        name_ar=name_ar,
        parent_code=code_above(code, level),
        iso_code=iso_code,
    )
