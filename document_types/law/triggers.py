"""The events the law counts its delays from."""

from enum import StrEnum

from .wording import Bilingual


class Trigger(StrEnum):
    SESSION_OPENING = "session_opening"
    EXTENSION_OPENING = "extension_opening"
    SESSION_CLOSING = "session_closing"
    REQUEST_RECEIVED = "request_received"
    REQUEST_OF_AUTHORITY = "request_of_authority"
    AGENDA_RECEIVED = "agenda_received"
    FIRST_MEETING = "first_meeting"
    SECOND_MEETING = "second_meeting"
    POSTPONED_MEETING = "postponed_meeting"
    ADOPTION = "adoption"
    DECISION_RECEIVED = "decision_received"
    VISA_REQUESTED = "visa_requested"
    BUDGET_RECEIVED = "budget_received"
    COURT_SEISED = "court_seised"
    MINUTES_RECEIVED = "minutes_received"

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
    }
)

_LABELS = {
    Trigger.SESSION_OPENING: Bilingual("ouverture de la session", "افتتاح الدورة"),
    Trigger.EXTENSION_OPENING: Bilingual("premier jour de la prolongation", "اليوم الأول من التمديد"),
    Trigger.SESSION_CLOSING: Bilingual("clôture de la session", "اختتام الدورة"),
    Trigger.REQUEST_RECEIVED: Bilingual("réception de la demande", "التوصل بالطلب"),
    Trigger.REQUEST_OF_AUTHORITY: Bilingual("demande de l'autorité", "طلب السلطة"),
    Trigger.AGENDA_RECEIVED: Bilingual("réception de l'ordre du jour", "التوصل بجدول الأعمال"),
    Trigger.FIRST_MEETING: Bilingual("jour fixé pour la première réunion", "اليوم المحدد للاجتماع الأول"),
    Trigger.SECOND_MEETING: Bilingual("jour de la deuxième réunion", "يوم الاجتماع الثاني"),
    Trigger.POSTPONED_MEETING: Bilingual("réunion sans quorum", "الاجتماع الذي لم يكتمل نصابه"),
    Trigger.ADOPTION: Bilingual("adoption de la délibération", "اتخاذ المقرر"),
    Trigger.DECISION_RECEIVED: Bilingual("réception de la délibération", "التوصل بالمقرر"),
    Trigger.VISA_REQUESTED: Bilingual("réception de la demande de visa", "التوصل بطلب التأشير"),
    Trigger.BUDGET_RECEIVED: Bilingual("réception du budget", "التوصل بالميزانية"),
    Trigger.COURT_SEISED: Bilingual("saisine du tribunal", "إحالة الأمر على المحكمة"),
    Trigger.MINUTES_RECEIVED: Bilingual("réception du procès-verbal", "التوصل بالمحضر"),
}
