"""The working calendar as the site knows it: the law's own, corrected by the closing days entered here."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.enums import JournalEvent
from document_types.errors import Refusal
from document_types.law.calendar import ClosingDay as AnnouncedDay
from document_types.law.calendar import WorkingCalendar
from document_types.law.holiday_years import feasts_of, holidays_of
from document_types.law.wording import Bilingual
from document_types.models import ClosingDay
from document_types.services.journal import locked_head, record
from search.prepared import prepared


def working_calendar() -> WorkingCalendar:
    return calendar_of(announced_days())


def announced_days() -> tuple[tuple[date, str, str, bool], ...]:
    """What was entered here: a day, its names, whether it is worked."""
    return tuple(_closing_days())


def calendar_of(announced: Iterable[tuple[date, str, str, bool]]) -> WorkingCalendar:
    return WorkingCalendar(
        {day: AnnouncedDay(Bilingual(fr, ar), is_closed=not is_open) for day, fr, ar, is_open in announced}
    )


@prepared
def _closing_days():
    return ClosingDay.objects.order_by().values_list("day", "name_fr", "name_ar", "is_open")


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


# The moon is seen a day earlier or later than computed; anything much farther is a slip of the pen.
FARTHEST = 2


@transaction.atomic
def announce_feast(*, computed_on: date, announced_on: date, user=None) -> None:
    """Confirm the first day computed for a lunar feast, or move the feast to the day announced (CAL-9).

    A new announcement takes the one before it back; days closed for another reason stay as they are.
    """
    feast = next((feast for feast in feasts_of(computed_on.year) if feast.first_day == computed_on), None)
    if feast is None:
        raise Refusal(_("Aucune fête lunaire n'est calculée à cette date."))
    if abs((announced_on - computed_on).days) > FARTHEST:
        raise Refusal(_("La date annoncée est trop loin de la date calculée : vérifiez-la."))
    # The journal first, as everywhere: two announcements at once wait for one another.
    locked_head(None)
    ClosingDay.objects.filter(feast_on=computed_on).delete()
    announced = feast.from_day(announced_on)
    others = set(ClosingDay.objects.filter(day__in=[*feast.days, *announced]).values_list("day", flat=True))
    opened = [day for day in feast.days if day not in announced and holidays_of(day.year)[day].is_estimated]
    ClosingDay.objects.bulk_create(
        ClosingDay(
            day=day,
            name_fr=feast.name.fr,
            name_ar=feast.name.ar,
            is_open=day not in announced,
            feast_on=computed_on,
        )
        for day in (*opened, *announced)
        if day not in others
    )
    record(
        council=None,
        event=JournalEvent.FEAST_ANNOUNCED,
        payload={
            "name_fr": feast.name.fr,
            "computed_on": computed_on.isoformat(),
            "announced_on": announced_on.isoformat(),
            "days": [day.isoformat() for day in announced],
        },
        user=user,
    )
