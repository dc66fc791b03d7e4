"""Legal time: days begin and end at midnight in Casablanca."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

CASABLANCA = ZoneInfo("Africa/Casablanca")


class NaiveMoment(ValueError):
    """A moment without a time zone does not say which legal day it falls on."""


def legal_day(moment: date | datetime) -> date:
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None:
        raise NaiveMoment(f"Give {moment.isoformat()} a time zone: its legal day is not known otherwise.")
    return moment.astimezone(CASABLANCA).date()


def start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=CASABLANCA)


def day_after(day: date) -> date:
    return day + timedelta(days=1)
