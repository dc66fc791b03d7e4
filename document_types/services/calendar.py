"""The working calendar as the site knows it: the law's own, corrected by the closing days entered here."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.enums import JournalEvent
from document_types.errors import Refusal
from document_types.law.calendar import ClosingDay as AnnouncedDay
from document_types.law.calendar import WorkingCalendar
from document_types.law.holiday_years import feasts_of
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


# The moon is seen a day earlier or later than computed; anything farther is a slip of the pen.
FARTHEST = 3


@transaction.atomic
def announce_feast(*, computed_on: date, announced_on: date, user=None) -> None:
    """Confirm the first day computed for a lunar feast, or move the feast to the day announced (CAL-9)."""
    feast = next((feast for feast in feasts_of(computed_on.year) if feast.first_day == computed_on), None)
    if feast is None:
        raise Refusal(_("Aucune fête lunaire n'est calculée à cette date."))
    if abs((announced_on - computed_on).days) > FARTHEST:
        raise Refusal(_("La date annoncée est trop loin de la date calculée : vérifiez-la."))
    announced = feast.from_day(announced_on)
    names = {"name_fr": feast.name.fr, "name_ar": feast.name.ar, "user": user}
    # An earlier announcement is taken back with the days it had closed.
    before = ClosingDay.objects.filter(name_fr=feast.name.fr, day__year=computed_on.year, is_open=False)
    left = {*feast.days, *before.values_list("day", flat=True)} - set(announced)
    for day in sorted(left):
        set_closing_day(day=day, is_open=True, **names)
    for day in announced:
        set_closing_day(day=day, is_open=False, **names)
