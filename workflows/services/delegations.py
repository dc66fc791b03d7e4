"""Who decides in the name of an authority: its holder, who acts for him while he is away, or a delegate.

An office that never named anybody is a small one: every officer decides there. From the first name on, the others
prepare: they assign, note, examine and ask, and the decision waits for one whose delegation is in force. A holder and
the one acting for him may be named for the same days: both decide, and the letter says in which quality.
"""

from datetime import date

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import JournalEvent
from document_types.errors import Refusal
from document_types.models import Authority
from document_types.reader import day_words
from document_types.services.journal import record
from search.prepared import prepared
from workflows.enums import DelegationQuality
from workflows.models.offices import Delegation

# In which quality somebody named twice decides.
_RANK = (DelegationQuality.HOLDER, DelegationQuality.ACTING, DelegationQuality.DELEGATE)


def belongs(user, authority: Authority | None) -> bool:
    """Whether the user is of the office of this very authority, whatever they may decide there."""
    if authority is None or authority.group_id is None:
        return False
    return bool(_memberships(user=user.pk, group=authority.group_id))


@prepared
def _memberships(user, group):
    return get_user_model().groups.through.objects.filter(user=user, group=group).values_list("pk")


def officers(authority: Authority) -> QuerySet:
    """The open accounts of the office."""
    people = get_user_model().objects.filter(is_active=True, groups=authority.group_id)
    return people.order_by("last_name", "first_name", "username")


def in_force(day: date) -> Q:
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))


def delegation_of(user, authority: Authority, day: date) -> Delegation | None:
    """By what the user decides in the name of the authority on that day; named twice, in the highest quality."""
    held = [each for each in _named(authority=authority.pk) if each.user_id == user.pk and each.is_in_force(day)]
    return min(held, key=lambda each: (_RANK.index(DelegationQuality(each.quality)), each.pk), default=None)


@prepared
def _named(authority):
    return Delegation.objects.filter(authority=authority).order_by()


def may_decide(user, authority: Authority | None, day: date) -> bool:
    """Whether the user takes the decisions of this authority on that day, or only prepares them."""
    if authority is None or not belongs(user, authority):
        return False
    named = _named(authority=authority.pk)
    return not named or any(each.user_id == user.pk and each.is_in_force(day) for each in named)


def may_name(user, authority: Authority, day: date) -> bool:
    """The holder, or the one acting, names the others; while there is none, any officer enters who was appointed."""
    if not belongs(user, authority):
        return False
    heads = (DelegationQuality.HOLDER, DelegationQuality.ACTING)
    named = Delegation.objects.filter(in_force(day), authority=authority, quality__in=heads)
    return not named.exists() or named.filter(user=user).exists()


@transaction.atomic
def name(
    *,
    authority: Authority,
    person,
    quality: DelegationQuality,
    starts_on: date,
    reference: str,
    ends_on: date | None = None,
    user,
) -> Delegation:
    """Enter who decides in the name of the authority, by which act of appointment or delegation, from when to when."""
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    _require_to_name(user, authority)
    reference = reference.strip()
    if not belongs(person, authority) or not person.is_active:
        raise Refusal(_("Cette personne n'a pas de compte ouvert dans ce bureau : il faut d'abord l'y inscrire."))
    if not reference:
        raise Refusal(_("Indiquez l'acte de nomination ou de délégation : lui seul prouve qui décide."))
    if ends_on and ends_on < starts_on:
        raise Refusal(_("La fin ne peut pas précéder le début : vérifiez les dates."))
    if quality == DelegationQuality.ACTING and ends_on is None:
        raise Refusal(_("Un intérim prend fin : indiquez son dernier jour, il pourra être avancé."))
    _require_free(authority, person, quality, starts_on, ends_on)
    delegation = Delegation.objects.create(
        authority=authority, user=person, quality=quality, reference=reference, starts_on=starts_on, ends_on=ends_on
    )
    _record(delegation, user)
    return delegation


@transaction.atomic
def end(*, delegation: Delegation, on: date, user) -> Delegation:
    """Set the last day of a delegation, or bring it forward; what was decided under it stands."""
    authority = Authority.objects.select_for_update().get(pk=delegation.authority_id)
    _require_to_name(user, authority)
    delegation = Delegation.objects.select_for_update(of=("self",)).get(pk=delegation.pk)
    if on < delegation.starts_on:
        raise Refusal(
            _("La délégation commence le %(day)s : elle ne peut pas finir avant.")
            % {"day": day_words(delegation.starts_on)}
        )
    if delegation.ends_on and on > delegation.ends_on:
        raise Refusal(
            _("La délégation finit déjà le %(day)s : pour la prolonger, enregistrez le nouvel acte.")
            % {"day": day_words(delegation.ends_on)}
        )
    if on < clock.today() and (delegation.ends_on is None or delegation.ends_on >= clock.today()):
        raise Refusal(_("Ce jour est passé : ce qui a été décidé depuis l'a été en vertu de cette délégation."))
    delegation.ends_on = on
    delegation.save(update_fields=["ends_on"])
    _record(delegation, user)
    return delegation


def _require_to_name(user, authority: Authority) -> None:
    """The system, which has no user, enters what was already proved."""
    if user is not None and not may_name(user, authority, clock.today()):
        raise Refusal(_("Seul le titulaire, ou celui qui assure l'intérim, dit qui décide au nom de l'autorité."))


def _require_free(authority: Authority, person, quality: str, starts_on: date, ends_on: date | None) -> None:
    """An authority has one holder at a time, and nobody is named twice in one quality for the same days."""
    same = Q(quality=quality) & (Q() if quality == DelegationQuality.HOLDER else Q(user=person))
    overlapping = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
    if ends_on:
        overlapping &= Q(starts_on__lte=ends_on)
    other = Delegation.objects.filter(same & overlapping, authority=authority).first()
    if other:
        raise Refusal(
            _("%(person)s est déjà inscrit à ce titre (%(quality)s) depuis le %(day)s : mettez-y fin d'abord.")
            % {
                "person": other.user.get_full_name() or other.user.get_username(),
                "quality": other.get_quality_display(),
                "day": day_words(other.starts_on),
            }
        )


def _record(delegation: Delegation, user) -> None:
    """In the journal of the site: an office is no council's."""
    record(
        council=None,
        event=JournalEvent.DELEGATED,
        payload={
            "delegation": delegation.pk,
            "authority": delegation.authority_id,
            "person": delegation.user.get_username(),
            "quality": str(delegation.quality),
            "reference": delegation.reference,
            "starts_on": delegation.starts_on.isoformat(),
            "ends_on": delegation.ends_on.isoformat() if delegation.ends_on else "",
        },
        user=user,
    )
