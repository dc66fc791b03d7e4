"""Who sits in a council: mandates begun, changed and ended, each with its entry in the journal."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from document_types.enums import JournalEvent, MandateOffice
from document_types.errors import Conflict, Refusal
from document_types.mailboxes import normalised, validate_mailbox
from document_types.models import Council, Councillor, Mandate
from document_types.services.journal import record

# One person at a time holds each of these.
SINGLE = (MandateOffice.PRESIDENT, MandateOffice.SECRETARY)
_PERSON = ("name_fr", "name_ar", "phone", "born_on")
_MANDATE = ("office", "rank", "starts_on", "declared_email", "declared_address")


@transaction.atomic
def begin(*, council: Council, user=None, **facts) -> Mandate:
    """Enter a member of the council, with the address declared for convocations (CON-3)."""
    councillor = Councillor.objects.create(**{name: facts.pop(name) for name in _PERSON if name in facts})
    mandate = Mandate(council=council, councillor=councillor, **facts)
    _require_mailbox(mandate)
    _require_free_office(mandate)
    mandate.save()
    _record(mandate, "begun", user)
    return mandate


@transaction.atomic
def change(*, mandate: Mandate, read: dict, user=None, **facts) -> Mandate:
    """Correct a mandate or the person's name; `read` holds the values seen, which must still stand."""
    mandate = Mandate.objects.select_for_update(of=("self",)).select_related("councillor", "council").get(pk=mandate.pk)
    if snapshot(mandate) != read:
        raise Conflict
    for name in _PERSON:
        setattr(mandate.councillor, name, facts[name])
    for name in _MANDATE:
        setattr(mandate, name, facts[name])
    if mandate.ends_on and mandate.ends_on < mandate.starts_on:
        raise Refusal(_("Le mandat ne peut pas finir avant de commencer : vérifiez les dates."))
    _require_mailbox(mandate)
    _require_free_office(mandate)
    mandate.councillor.save()
    mandate.save()
    _record(mandate, "changed", user)
    return mandate


@transaction.atomic
def end(*, mandate: Mandate, ends_on: date, reason: str, user=None) -> Mandate:
    """End a mandate on its last day: death, resignation, removal, annulment (QUO-1)."""
    mandate = Mandate.objects.select_for_update(of=("self",)).select_related("councillor", "council").get(pk=mandate.pk)
    if mandate.ends_on:
        raise Refusal(_("Ce mandat est déjà terminé."))
    if ends_on < mandate.starts_on:
        raise Refusal(_("Le mandat ne peut pas finir avant de commencer : vérifiez les dates."))
    mandate.ends_on = ends_on
    mandate.save(update_fields=["ends_on"])
    _record(mandate, "ended", user, reason=reason)
    return mandate


def snapshot(mandate: Mandate) -> dict:
    """The values a form shows, as text, to tell later whether somebody changed them meanwhile."""
    values = {name: getattr(mandate.councillor, name) for name in _PERSON}
    return {name: str(value) for name, value in (values | {name: getattr(mandate, name) for name in _MANDATE}).items()}


def _require_mailbox(mandate: Mandate) -> None:
    """The address declared for convocations, in any script, in one form (CON-3)."""
    mandate.declared_email = normalised(mandate.declared_email)
    if not mandate.declared_email:
        return
    try:
        validate_mailbox(mandate.declared_email)
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error


def _require_free_office(mandate: Mandate) -> None:
    if mandate.office not in SINGLE or mandate.ends_on:
        return
    holders = Mandate.objects.filter(council=mandate.council, office=mandate.office).exclude(pk=mandate.pk)
    holder = holders.in_office(mandate.starts_on).select_related("councillor").first()
    if holder:
        raise Refusal(
            _("« %(office)s » est déjà la qualité de %(name)s à cette date : mettez d'abord fin à son mandat.")
            % {"office": mandate.get_office_display(), "name": holder.councillor.name}
        )


def _record(mandate: Mandate, what: str, user, **details) -> None:
    record(
        council=mandate.council,
        event=JournalEvent.MANDATE_CHANGED,
        payload={
            "mandate": mandate.pk,
            "what": what,
            "name_fr": mandate.councillor.name_fr,
            "name_ar": mandate.councillor.name_ar,
            "office": str(mandate.office),
            "starts_on": mandate.starts_on.isoformat(),
            "ends_on": mandate.ends_on.isoformat() if mandate.ends_on else None,
            "declared_email": mandate.declared_email,
            "declared_address": mandate.declared_address,
            **details,
        },
        user=user,
    )
