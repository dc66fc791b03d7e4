"""What day it is for the screens; a demonstration may stand on a day of its own."""

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Today in Casablanca, or the day the demonstration stands on. Records never use it, they use the real time."""
    return settings.DEMO_TODAY or timezone.localdate()
