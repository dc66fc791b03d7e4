"""Mending a slip of the pen in an adopted text: a recorded act with its number and reasons, signed as the text was.

The laws are silent on it. A deliberation binds the one who wrote it down too: a rectification mends words that say
what the council did not decide, it never decides anew (LEG-4 asks a new deliberation for that). So it takes the two
signatures of the text itself (MIN-3), each given before the comparison, and none while others judge that very text:
the authority during its delays, or a court.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from document_types import clock
from document_types.access import require
from document_types.corrections import corrected, passages_of
from document_types.enums import ActKind, ActState, JournalEvent, MandateOffice, VersionStage
from document_types.errors import Refusal
from document_types.lifecycle import WRITABLE
from document_types.models import Act, ActPage, ActVersion, PendingRectification
from document_types.rights import Capability
from document_types.services import pages, versions
from document_types.services.journal import record
from document_types.services.signatories import CAPABILITIES
from document_types.signals import act_rectified, rectification_prepared

# Signed and not yet sent, or in force with nobody to judge it any more.
OPEN = frozenset({ActState.SIGNED, ActState.EXECUTORY, ActState.UPHELD})


def why_not(act: Act) -> str:
    """Say why the act's text cannot be rectified today; empty where it can."""
    if act.kind != ActKind.DELIBERATION or act.state == ActState.ARCHIVED:
        return _("Seule une délibération établie sur la plateforme se rectifie ici.")
    if act.state in WRITABLE or not act.revision_id:
        return _("Le conseil n'a pas encore adopté ce texte : il se corrige dans le projet.")
    if act.state in OPEN:
        return ""
    if act.state == ActState.ADOPTED:
        return _("Le texte n'est pas encore signé par le président et le secrétaire : il se rectifie une fois signé.")
    if act.state in (ActState.TRANSMITTED, ActState.AWAITING_VISA):
        return _(
            "L'autorité examine ce texte : il ne change pas pendant son délai. Rectifiez-le une fois le délai échu et "
            "l'acte exécutoire."
        )
    return _("Cet acte est contesté ou n'a plus d'effet : il ne se rectifie pas, le conseil délibère de nouveau.")


@transaction.atomic
def prepare(
    *,
    act: Act,
    corrections: Mapping[str, str],
    reference: str,
    reasons_fr: str = "",
    reasons_ar: str = "",
    user=None,
) -> PendingRectification:
    """Propose the new words of some passages; both signatories confirm them, or the clerk gives them up."""
    act = pages.locked(act)
    if user is not None:
        require(user, Capability.PREPARE, act.council)
    _require_open(act)
    if PendingRectification.objects.filter(act=act).exists():
        raise Refusal(_("Une rectification de cet acte attend déjà d'être confirmée : abandonnez-la d'abord."))
    if not reference.strip():
        raise Refusal(_("Donnez un numéro à la rectification : elle s'inscrit au registre avec lui."))
    if not (reasons_fr.strip() or reasons_ar.strip()):
        raise Refusal(_("Dites en quoi il y a erreur matérielle : écrivez les motifs dans une langue au moins."))
    pending = PendingRectification.objects.create(
        act=act,
        revision=act.revision,
        corrections=_changes(act, corrections),
        reference=reference.strip(),
        reasons_fr=reasons_fr,
        reasons_ar=reasons_ar,
        prepared_by=user,
    )
    rectification_prepared.send(sender=PendingRectification, act=act, user=user)
    return pending


def _require_open(act: Act) -> None:
    if reason := why_not(act):
        raise Refusal(reason)


def _changes(act: Act, corrections: Mapping[str, str]) -> dict[str, str]:
    """Those passages whose words really change; none is emptied."""
    there = {passage.key: passage.text for passage in passages_of(act.revision.as_object())}
    typed = {key: text.replace("\r\n", "\n") for key, text in corrections.items()}
    if set(typed) - set(there):
        raise Refusal(_("Ce passage n'est pas dans le texte de l'acte : ouvrez de nouveau la page."))
    changes = {key: text for key, text in typed.items() if text != there[key].replace("\r\n", "\n")}
    if any(not text.strip() for text in changes.values()):
        raise Refusal(_("Une rectification corrige des mots, elle n'ôte pas un passage entier du texte."))
    if not changes:
        raise Refusal(_("Aucun mot n'est changé : corrigez au moins un passage."))
    return changes


def rectified_text(pending: PendingRectification) -> ActPage:
    """The text as it will read once confirmed; nothing is written."""
    return corrected(pending.revision.as_object(), pending.corrections)


@transaction.atomic
def confirm(
    *, pending: PendingRectification, office: MandateOffice, user, at: datetime | None = None
) -> PendingRectification:
    """Sign the rectification in one office; it takes effect with the second signature (MIN-3)."""
    act, office = pages.locked(pending.act), MandateOffice(office)
    pending = _still_there(pending)
    if user is not None:
        require(user, CAPABILITIES[office], act.council)
    _require_open(act)
    if pending.revision_id != act.revision_id:
        raise Refusal(
            _("Le texte de l'acte a changé depuis : abandonnez cette rectification et préparez-la de nouveau.")
        )
    if getattr(pending, f"{office}_at"):
        raise Refusal(_("Cette rectification est déjà confirmée en cette qualité."))
    if user is not None and user in (pending.president, pending.secretary):
        raise Refusal(_("Vous l'avez déjà confirmée : le président et le secrétaire sont deux personnes."))
    confirmed_at = at or clock.now()
    setattr(pending, office, user)
    setattr(pending, f"{office}_at", confirmed_at)
    pending.save(update_fields=[office.value, f"{office}_at"])
    if pending.is_confirmed:
        _take_effect(act, pending, confirmed_at, user)
    return pending


def _still_there(pending: PendingRectification) -> PendingRectification:
    found = PendingRectification.objects.select_for_update(of=("self",)).filter(pk=pending.pk).first()
    if found is None:
        raise Refusal(_("Cette rectification n'attend plus : elle a pris effet, ou elle a été abandonnée."))
    return found


def _take_effect(act: Act, pending: PendingRectification, at: datetime, user) -> ActVersion:
    versions.name_adopted(act, user)
    before = {"before": act.content_hash, "revision_before": act.revision_id}
    pages.fix_rectified_text(act, rectified_text(pending), user)
    pages.save(act, *pages.FIXED)
    version = versions.keep(
        act=act,
        stage=VersionStage.RECTIFIED,
        at=at,
        user=user,
        reference=pending.reference,
        reasons_fr=pending.reasons_fr,
        reasons_ar=pending.reasons_ar,
    )
    record(
        council=act.council,
        act=act,
        event=JournalEvent.RECTIFIED,
        effective_at=at,
        payload={
            "number": act.number_label,
            "reference": pending.reference,
            "version": version.rank,
            "hash": act.content_hash,
            "revision": act.revision_id,
            "reasons_fr": pending.reasons_fr,
            "reasons_ar": pending.reasons_ar,
            "president": _name(pending.president),
            "secretary": _name(pending.secretary),
            **before,
        },
        user=user,
    )
    pending.delete()
    act_rectified.send(sender=Act, act=act, revision_before=before["revision_before"])
    pages.put_online_again(act)
    return version


def _name(user) -> str:
    return user.get_username() if user else ""


@transaction.atomic
def give_up(*, pending: PendingRectification, user=None) -> None:
    """Take back a rectification that has no effect yet; its preparation leaves no trace, as a draft."""
    act = pages.locked(pending.act)
    if user is not None:
        require(user, Capability.PREPARE, act.council)
    _still_there(pending).delete()
