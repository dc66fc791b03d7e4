"""Sittings before the public, closed meetings, order (PUB)."""

from ..citation import Law
from ..facts import Base, Share
from ..offices import Office
from ..rule import Rule, Status
from ..wording import Bilingual
from .rows import at, everywhere, rows

PUBLICITY: tuple[Rule, ...] = (
    *rows(
        "PUB-1",
        Bilingual("Les séances sont publiques.", "جلسات المجلس مفتوحة للعموم."),
        commune=48,
        province=49,
        region=51,
        arrondissement=Status.READING,
    ),
    *rows(
        "PUB-2",
        Bilingual(
            "Le conseil décide sans débat de se réunir à huis clos, à la demande du président ou du tiers des membres.",
            "يقرر المجلس دون مناقشة عقد اجتماع غير مفتوح للعموم بطلب من الرئيس أو من ثلث الأعضاء.",
        ),
        commune=48,
        province=49,
        region=51,
        arrondissement=Status.READING,
        fact=Share(1, 3, base=Base.MEMBERS),
    ),
    *rows(
        "PUB-3",
        Bilingual(
            "Si la publicité menace l'ordre public, l'autorité suivante peut demander le huis clos : {office}.",
            "إذا كانت العلنية تخل بالنظام العام، جاز أن تطلب عقد اجتماع غير مفتوح للعموم السلطة التالية: {office}.",
        ),
        commune=at(48, office=Office.GOVERNOR),
        province=at(49, office=Office.GOVERNOR),
        region=at(51, office=Office.WALI),
        arrondissement=Status.READING,
    ),
    *rows(
        "PUB-4",
        Bilingual(
            "Assiste aux sessions sans voter, par lui-même ou son représentant, et peut présenter ses observations :"
            " {office}.",
            "تحضر الدورات بنفسها أو بمن يمثلها دون تصويت، ولها أن تقدم ملاحظاتها، السلطة التالية: {office}.",
        ),
        commune=at(33, office=Office.GOVERNOR),
        arrondissement=Status.READING,
    ),
    *rows(
        "PUB-4",
        Bilingual(
            "Assiste aux sessions sans voter et peut présenter ses observations : {office}.",
            "تحضر الدورات دون تصويت، ولها أن تقدم ملاحظاتها، السلطة التالية: {office}.",
        ),
        province=at(34, office=Office.GOVERNOR),
    ),
    *rows(
        "PUB-4",
        Bilingual(
            "Assiste aux sessions sans voter, sur invitation du président, et peut présenter ses observations :"
            " {office}.",
            "يحضر الدورات دون تصويت، بدعوة من الرئيس، وله أن يقدم ملاحظاته: {office}.",
        ),
        region=at(36, office=Office.WALI),
    ),
    *rows(
        "PUB-5",
        Bilingual(
            "Le président assure l'ordre ; il peut faire expulser toute personne du public qui le trouble et"
            " demander l'aide de l'autorité.",
            "يحافظ الرئيس على النظام، وله أن يطرد من العموم من يخل به وأن يطلب تدخل السلطة.",
        ),
        commune=48,
        province=49,
        region=51,
        arrondissement=Status.READING,
    ),
    *everywhere(
        "PUB-6",
        Bilingual(
            "La loi ne règle ni l'enregistrement ni la diffusion des séances : le règlement intérieur le fait.",
            "لا ينظم القانون تسجيل الجلسات ولا بثها، وإنما ينظم ذلك النظام الداخلي.",
        ),
        law=Law.INTERNAL_REGULATIONS,
    ),
)
