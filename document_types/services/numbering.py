"""Numbers without gaps, one counter per council, kind and year."""

from django.db import transaction
from django.db.models import Max

from document_types.models import Act, Council, NumberCounter


@transaction.atomic
def give_number(*, act: Act, year: int) -> Act:
    """Give the act its number; the counter starts after the highest number imported for the same register."""
    lookup = {"council": act.council, "kind": act.kind, "year": year}
    NumberCounter.objects.get_or_create(**lookup, defaults={"last": _highest_imported(act.council, act.kind, year)})
    counter = NumberCounter.objects.select_for_update().get(**lookup)
    counter.last += 1
    counter.save(update_fields=["last"])
    act.number, act.year = counter.last, year
    act.number_label, act.number_slug = f"{counter.last}/{year}", str(counter.last)
    return act


def _highest_imported(council: Council, kind: str, year: int) -> int:
    register = Act.objects.filter(council=council, kind=kind, year=year)
    return register.aggregate(highest=Max("number"))["highest"] or 0


@transaction.atomic
def raise_counter(*, council: Council, kind: str, year: int, number: int) -> None:
    """An imported act bears `number`: acts born here are numbered after it."""
    lookup = {"council": council, "kind": kind, "year": year}
    NumberCounter.objects.get_or_create(**lookup)
    counter = NumberCounter.objects.select_for_update().get(**lookup)
    if counter.last < number:
        counter.last = number
        counter.save(update_fields=["last"])
