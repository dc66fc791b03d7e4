"""The events the law counts its delays from."""

from enum import StrEnum

from .wording import Bilingual


class Trigger(StrEnum):
    SESSION_OPENING = "session_opening"
    EXTENSION_OPENING = "extension_opening"
    SESSION_CLOSING = "session_closing"
    REQUEST_RECEIVED = "request_received"
    REQUEST_MADE = "request_made"
    REQUEST_OF_AUTHORITY = "request_of_authority"
    AGENDA_RECEIVED = "agenda_received"
    FIRST_MEETING = "first_meeting"
    SECOND_MEETING = "second_meeting"
    POSTPONED_MEETING = "postponed_meeting"
    ADOPTION = "adoption"
    EXECUTORY = "executory"
    DECISION_RECEIVED = "decision_received"
    VISA_REQUESTED = "visa_requested"
    BUDGET_RECEIVED = "budget_received"
    COURT_SEISED = "court_seised"
    COURT_RECEIVED = "court_received"
    ORDER_TAKEN = "order_taken"
    BUDGET_CLOSED = "budget_closed"
    MINUTES_RECEIVED = "minutes_received"
    BUDGET_REJECTED = "budget_rejected"
    BUDGET_VISA = "budget_visa"
    REFUSAL_RECEIVED = "refusal_received"
    FORMAL_NOTICE = "formal_notice"
    COUNCIL_ELECTED = "council_elected"
    JUDGMENT = "judgment"
    OFFICE_VACANT = "office_vacant"
    ABSENCE = "absence"
    HANDOVER = "handover"
    PERMIT_DELIVERED = "permit_delivered"
    PETITION_RECEIVED = "petition_received"
    INQUIRY_OPENED = "inquiry_opened"

    @property
    def label(self) -> Bilingual:
        return _LABELS[self]

    @property
    def is_receipt(self) -> bool:
        """The law then says "from receipt", which leaves open whether that day counts."""
        return self in _RECEIPTS


_RECEIPTS = frozenset(
    {
        Trigger.REQUEST_RECEIVED,
        Trigger.AGENDA_RECEIVED,
        Trigger.DECISION_RECEIVED,
        Trigger.VISA_REQUESTED,
        Trigger.BUDGET_RECEIVED,
        Trigger.MINUTES_RECEIVED,
        Trigger.COURT_RECEIVED,
        Trigger.REFUSAL_RECEIVED,
        Trigger.PETITION_RECEIVED,
    }
)

_LABELS = {
    Trigger.SESSION_OPENING: Bilingual("ouverture de la session", "افتتاح الدورة"),
    Trigger.EXTENSION_OPENING: Bilingual("premier jour de la prolongation", "اليوم الأول من التمديد"),
    Trigger.SESSION_CLOSING: Bilingual("clôture de la session", "اختتام الدورة"),
    Trigger.REQUEST_RECEIVED: Bilingual("réception de la demande", "التوصل بالطلب"),
    Trigger.REQUEST_MADE: Bilingual("dépôt de la demande", "تقديم الطلب"),
    Trigger.REQUEST_OF_AUTHORITY: Bilingual("demande de l'autorité", "طلب السلطة"),
    Trigger.AGENDA_RECEIVED: Bilingual("réception de l'ordre du jour", "التوصل بجدول الأعمال"),
    Trigger.FIRST_MEETING: Bilingual("jour fixé pour la première réunion", "اليوم المحدد للاجتماع الأول"),
    Trigger.SECOND_MEETING: Bilingual("jour de la deuxième réunion", "يوم الاجتماع الثاني"),
    Trigger.POSTPONED_MEETING: Bilingual("réunion sans quorum", "الاجتماع الذي لم يكتمل نصابه"),
    Trigger.ADOPTION: Bilingual("adoption de la délibération", "اتخاذ المقرر"),
    Trigger.EXECUTORY: Bilingual(
        "premier jour où la délibération est exécutoire", "أول يوم يصبح فيه المقرر قابلا للتنفيذ"
    ),
    Trigger.DECISION_RECEIVED: Bilingual("réception de la délibération", "التوصل بالمقرر"),
    Trigger.VISA_REQUESTED: Bilingual("réception de la demande de visa", "التوصل بطلب التأشير"),
    Trigger.BUDGET_RECEIVED: Bilingual("réception du budget", "التوصل بالميزانية"),
    Trigger.COURT_SEISED: Bilingual("saisine du tribunal", "إحالة الأمر على المحكمة"),
    Trigger.COURT_RECEIVED: Bilingual("réception par le tribunal", "توصل المحكمة"),
    Trigger.ORDER_TAKEN: Bilingual("date de l'arrêté", "تاريخ القرار"),
    Trigger.BUDGET_CLOSED: Bilingual("clôture du budget", "حصر الميزانية"),
    Trigger.MINUTES_RECEIVED: Bilingual("réception du procès-verbal", "التوصل بالمحضر"),
    Trigger.BUDGET_REJECTED: Bilingual("réunion qui a rejeté le budget", "الاجتماع الذي رفضت فيه الميزانية"),
    Trigger.BUDGET_VISA: Bilingual("visa du budget", "التأشير على الميزانية"),
    Trigger.REFUSAL_RECEIVED: Bilingual("réception des motifs du refus", "التوصل بأسباب الرفض"),
    Trigger.FORMAL_NOTICE: Bilingual("mise en demeure", "الإعذار"),
    Trigger.COUNCIL_ELECTED: Bilingual("élection du conseil", "انتخاب المجلس"),
    Trigger.JUDGMENT: Bilingual("date du jugement", "تاريخ صدور الحكم"),
    Trigger.OFFICE_VACANT: Bilingual("fin des fonctions", "انتهاء المهام"),
    Trigger.ABSENCE: Bilingual("premier jour de l'absence", "اليوم الأول من الغياب"),
    Trigger.HANDOVER: Bilingual("passation de pouvoirs", "تسليم السلط"),
    Trigger.PERMIT_DELIVERED: Bilingual("remise de la décision à l'intéressé", "تسليم القرار إلى المعني بالأمر"),
    Trigger.PETITION_RECEIVED: Bilingual("réception de la pétition", "التوصل بالعريضة"),
    Trigger.INQUIRY_OPENED: Bilingual("création de la commission d'enquête", "إحداث لجنة التقصي"),
}
