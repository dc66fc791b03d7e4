"""What Aït Melloul's council lives around its sessions: its committees, and what is asked of it."""

from datetime import date

from document_types.enums import CommitteeOffice, Opinion
from document_types.law.wording import Bilingual

from .aitmelloul_sitting import MAY_SITTING
from .life import (
    DemoAuthorityPoint,
    DemoCertificate,
    DemoCommittee,
    DemoLife,
    DemoMeeting,
    DemoOpinion,
    DemoPetition,
    DemoQuestion,
    DemoRemark,
    DemoRequest,
)

_MAY, _OCTOBER, _FEBRUARY = date(2026, 5, 5), date(2026, 10, 6), date(2026, 2, 3)
_CREATED_ON = date(2022, 2, 3)
# Carried over to October, the point bears the subject of its act.
_SLAUGHTERHOUSE_AGAIN = "Délibération fixant le mode de gestion de l'abattoir communal"
_CHAIR, _VICE_CHAIR, _MEMBER = CommitteeOffice.CHAIR, CommitteeOffice.VICE_CHAIR, CommitteeOffice.MEMBER

_COMMITTEES = {
    "finance": DemoCommittee(
        Bilingual(
            "Commission du budget, des affaires financières et de la programmation",
            "لجنة الميزانية والشؤون المالية والبرمجة",
        ),
        _CREATED_ON,
        (
            ("Ouaghbalou", _CHAIR),
            ("Tafoukt", _VICE_CHAIR),
            ("Oumalou", _MEMBER),
            ("Aït Tagant", _MEMBER),
            ("Targa", _MEMBER),
        ),
    ),
    "services": DemoCommittee(
        Bilingual("Commission des services publics et des prestations", "لجنة المرافق العمومية والخدمات"),
        _CREATED_ON,
        (
            ("Itri", _CHAIR),
            ("Ouazrou", _VICE_CHAIR),
            ("Tazaghart", _MEMBER),
            ("Izourane", _MEMBER),
            ("Outiguemi", _MEMBER),
        ),
    ),
    "social": DemoCommittee(
        Bilingual(
            "Commission des affaires sociales, culturelles et sportives", "لجنة الشؤون الاجتماعية والثقافية والرياضية"
        ),
        _CREATED_ON,
        (
            ("Aït Anzar", _CHAIR),
            ("Assif", _VICE_CHAIR),
            ("Ouargan", _MEMBER),
            ("Tamazirt", _MEMBER),
            ("Aït Ifri", _MEMBER),
        ),
    ),
}

_OPINIONS = (
    DemoOpinion(
        "aitmelloul-budget-2026",
        "finance",
        Opinion.WITH_REMARKS,
        Bilingual(
            "La commission demande que le produit de la taxe sur les terrains non bâtis soit estimé avec prudence.",
            "تطلب اللجنة توخي الحذر في تقدير مداخيل الرسم على الأراضي غير المبنية.",
        ),
    ),
    DemoOpinion("aitmelloul-unbuilt-land-2026", "finance"),
    DemoOpinion("aitmelloul-surplus-2025", "finance"),
    DemoOpinion("aitmelloul-street-names", "social"),
    DemoOpinion("aitmelloul-grants-2026", "social"),
    DemoOpinion("aitmelloul-sports-grounds", "social"),
    DemoOpinion(
        "aitmelloul-heavy-traffic",
        "services",
        Opinion.WITH_REMARKS,
        Bilingual(
            "La commission rappelle que la route nationale n'est pas une voie communale.",
            "تذكر اللجنة بأن الطريق الوطنية ليست طريقا جماعية.",
        ),
    ),
    DemoOpinion("aitmelloul-action-programme", "finance"),
    DemoOpinion(
        "aitmelloul-lighting-company",
        "services",
        Opinion.WITH_REMARKS,
        Bilingual(
            "La commission souhaite que la convention de gestion fixe un délai de réparation des pannes de 48 heures.",
            "ترغب اللجنة في أن تحدد اتفاقية التدبير أجل إصلاح الأعطاب في 48 ساعة.",
        ),
    ),
    DemoOpinion(
        "aitmelloul-slaughterhouse",
        "services",
        Opinion.NONE,
        Bilingual(
            "Sans l'étude sanitaire, la commission ne peut pas se prononcer.",
            "لا يمكن للجنة إبداء الرأي في غياب الدراسة الصحية.",
        ),
    ),
    DemoOpinion(
        "aitmelloul-land-sale",
        "finance",
        Opinion.UNFAVOURABLE,
        Bilingual(
            "La commission préfère garder la parcelle pour un équipement public.",
            "تفضل اللجنة الاحتفاظ بالقطعة الأرضية لإحداث مرفق عمومي.",
        ),
    ),
    DemoOpinion("aitmelloul-school-transport", "social"),
)

_REQUESTS = (
    DemoRequest(
        session=_MAY,
        title=Bilingual("Révision du prix de vente de l'eau potable", "مراجعة ثمن بيع الماء الصالح للشرب"),
        asked_by="Zahra Tafoukt",
        signatories=2,
        received_on=date(2026, 3, 31),
        answered_on=date(2026, 4, 8),
        reasons=Bilingual(
            "Le prix de l'eau est fixé par un acte réglementaire de l'État : il n'entre pas dans les attributions du"
            " conseil.",
            "يحدد ثمن الماء بموجب نص تنظيمي صادر عن الدولة، ولا يدخل في صلاحيات المجلس.",
        ),
    ),
    DemoRequest(
        session=_OCTOBER,
        title=Bilingual(
            "Aménagement d'une piste cyclable entre El Mazar et le centre-ville",
            "تهيئة ممر للدراجات بين المزار ووسط المدينة",
        ),
        asked_by="Mohamed Assif",
        signatories=3,
        received_on=date(2026, 5, 7),
        answered_on=date(2026, 5, 7),
    ),
)

_QUESTIONS = (
    DemoQuestion(
        "Itri",
        date(2026, 3, 30),
        Bilingual(
            "Quand les travaux d'assainissement du quartier Assaka seront-ils achevés ?",
            "متى ستنتهي أشغال التطهير السائل بحي أساكا؟",
        ),
    ),
    DemoQuestion(
        "Aït Anzar",
        date(2026, 5, 7),
        Bilingual(
            "Combien d'enfants attendent une place à la crèche communale, et quelles mesures sont prévues ?",
            "كم عدد الأطفال المسجلين في لائحة انتظار الحضانة الجماعية، وما هي الإجراءات المرتقبة؟",
        ),
    ),
)

_PETITIONS = (
    DemoPetition(
        title=Bilingual(
            "Ouverture d'un terrain de proximité au quartier Tamait Izdar", "إحداث ملعب للقرب بحي تمايت إزدار"
        ),
        agent="Hassan Boulhna",
        signatures=318,
        received_on=date(2026, 4, 13),
        accepted_on=date(2026, 5, 7),
    ),
)

LIFE = DemoLife(
    committees=_COMMITTEES,
    opinions=_OPINIONS,
    meetings=(
        DemoMeeting(
            "services", _OCTOBER, (_SLAUGHTERHOUSE_AGAIN,), called_on=date(2026, 5, 7), held_on=date(2026, 5, 21)
        ),
    ),
    requests=_REQUESTS,
    questions=_QUESTIONS,
    petitions=_PETITIONS,
    authority_points=(
        DemoAuthorityPoint(
            _MAY,
            date(2026, 4, 22),
            Bilingual(
                "Mesures de prévention des crues de l'oued Souss avant l'automne",
                "تدابير الوقاية من فيضانات وادي سوس قبل فصل الخريف",
            ),
        ),
    ),
    remarks=(
        DemoRemark(
            _FEBRUARY,
            "Ouaghbalou",
            date(2026, 2, 27),
            Bilingual(
                "Le procès-verbal ne dit pas que j'ai demandé un appel à projets avant la répartition des subventions.",
                "لم يشر المحضر إلى أنني طالبت بإعلان عن تقديم المشاريع قبل توزيع الدعم.",
            ),
        ),
    ),
    certificates=(DemoCertificate(_FEBRUARY, date(2026, 2, 19), date(2026, 2, 20)),),
    carried=(("aitmelloul-slaughterhouse", _OCTOBER),),
    sittings={_MAY: MAY_SITTING},
    approves_minutes=True,
)
