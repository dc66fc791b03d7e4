"""Quorum (QUO)."""

from ..facts import AnyNumber, Share
from ..reading_table import SECOND_NOTICE, THIRD_CALL
from ..rule import Direction, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import rows

MORE_THAN_HALF = Share(1, 2, must_be_exceeded=True)

QUORUM: tuple[Rule, ...] = (
    *rows(
        "QUO-1",
        Bilingual(
            "Sont en exercice tous les membres, sauf décès, démission, démission d'office, révocation, annulation"
            " définitive de l'élection, suspension judiciaire, condamnation définitive rendant inéligible ou autre"
            " cessation prévue par la loi.",
            "يعد مزاولا مهامه كل عضو ما لم يتوف أو يستقل أو يقل بحكم القانون أو يعزل أو يلغ انتخابه نهائيا أو يوقف"
            " قضائيا أو يدن نهائيا بما يفقده الأهلية أو تنته مهامه لسبب آخر يحدده القانون.",
        ),
        commune=9,
        province=10,
        region=11,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "QUO-2",
        Bilingual(
            "Le conseil délibère si plus de la moitié des membres en exercice est présente à l'ouverture de la"
            " session.",
            "يتداول المجلس إذا حضر عند افتتاح الدورة أكثر من نصف الأعضاء المزاولين مهامهم.",
        ),
        commune=42,
        province=43,
        region=45,
        arrondissement=Status.VERIFIED,
        fact=MORE_THAN_HALF,
    ),
    *rows(
        "QUO-3",
        Bilingual(
            "Sans quorum, une deuxième convocation est envoyée trois jours au plus tôt et {delay} au plus tard après"
            " le jour fixé pour la première réunion ; il faut de nouveau plus de la moitié des membres en exercice.",
            "إذا لم يكتمل النصاب، وجه استدعاء ثان بعد ثلاثة أيام على الأقل و{delay} على الأكثر من اليوم المحدد"
            " للاجتماع الأول، ويشترط من جديد حضور أكثر من نصف الأعضاء المزاولين مهامهم.",
        ),
        commune=42,
        province=43,
        region=45,
        arrondissement=Status.VERIFIED,
        trigger=Trigger.FIRST_MEETING,
        amount=5,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
        not_before=3,
        fact=MORE_THAN_HALF,
        reading=SECOND_NOTICE,
    ),
    *rows(
        "QUO-4",
        Bilingual(
            "Sans quorum à la deuxième réunion, le conseil se réunit au même lieu et à la même heure après le"
            " troisième jour ouvrable suivant, quel que soit le nombre des présents.",
            "إذا لم يكتمل النصاب في الاجتماع الثاني، اجتمع المجلس في نفس المكان والساعة بعد يوم العمل الثالث"
            " الموالي، أيا كان عدد الحاضرين.",
        ),
        commune=42,
        province=43,
        region=45,
        arrondissement=Status.VERIFIED,
        trigger=Trigger.SECOND_MEETING,
        amount=3,
        unit=Unit.WORKING_DAYS,
        direction=Direction.AFTER,
        fact=AnyNumber(),
        reading=THIRD_CALL,
    ),
    *rows(
        "QUO-5",
        Bilingual(
            "Le quorum se compte à l'ouverture de la session ; une absence ou un départ ensuite n'y change rien.",
            "يحتسب النصاب عند افتتاح الدورة، ولا يؤثر فيه الغياب أو الانسحاب بعد ذلك.",
        ),
        commune=42,
        province=43,
        region=45,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "QUO-6",
        Bilingual(
            "La session demandée par l'autorité a son propre quorum : à défaut, elle se tient le jour ouvrable"
            " suivant, quel que soit le nombre des présents.",
            "للدورة المنعقدة بطلب من السلطة نصابها: إذا لم يكتمل انعقدت في يوم العمل الموالي أيا كان عدد الحاضرين.",
        ),
        commune=37,
        province=38,
        region=40,
        arrondissement=Status.VERIFIED,
        fact=AnyNumber(),
    ),
    *rows(
        "QUO-7",
        Bilingual(
            "Pour élire le président et les vice-présidents, la majorité absolue des membres en exercice est présente.",
            "يشترط لانتخاب الرئيس ونوابه حضور الأغلبية المطلقة للأعضاء المزاولين مهامهم.",
        ),
        commune=9,
        province=10,
        region=11,
        fact=MORE_THAN_HALF,
    ),
    *rows(
        "QUO-8",
        Bilingual(
            "La loi ne dit pas ce que le procès-verbal porte d'un quorum non atteint.",
            "لم يحدد القانون ما يدون في المحضر عند عدم اكتمال النصاب.",
        ),
        commune=42,
        province=43,
        region=45,
        arrondissement=Status.VERIFIED,
    ),
)
