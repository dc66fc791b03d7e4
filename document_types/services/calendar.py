"""The working calendar as the site knows it: the law's own, corrected by the closing days entered here."""

from django.db import transaction

from document_types.enums import JournalEvent
from document_types.law.calendar import ClosingDay as AnnouncedDay
from document_types.law.calendar import WorkingCalendar
from document_types.law.wording import Bilingual
from document_types.models import ClosingDay
from document_types.services.journal import record


def working_calendar() -> WorkingCalendar:
    return WorkingCalendar(
        {
            closing.day: AnnouncedDay(Bilingual(closing.name_fr, closing.name_ar), is_closed=not closing.is_open)
            for closing in ClosingDay.objects.all()
        }
    )


@transaction.atomic
def set_closing_day(*, day, name_fr: str, name_ar: str, is_open: bool = False, user=None) -> ClosingDay:
    """Enter or correct an announced day (CAL-3); computed dates that are not yet fixed follow it."""
    closing, _ = ClosingDay.objects.update_or_create(
        day=day, defaults={"name_fr": name_fr, "name_ar": name_ar, "is_open": is_open}
    )
    record(
        council=None,
        event=JournalEvent.CLOSING_DAY_SET,
        payload={"day": day.isoformat(), "name_fr": name_fr, "name_ar": name_ar, "is_open": is_open},
        user=user,
    )
    return closing
