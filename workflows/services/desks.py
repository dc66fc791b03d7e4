"""At whose desk an act lies: the authorities that decide something on it, and the one whose officer the user is.

What an office notes, finds, asks and is advised is its own: neither the council nor another authority reads it, were
it the Interior following the file.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from document_types.access import holds
from document_types.law.actors import controller, court_referrer, suspension_referrer
from document_types.law.matters import visa_requirement
from document_types.law.offices import Office
from document_types.models import Act, Authority
from document_types.rights import Capability


def offices_on(act: Act) -> list[Office]:
    """Who opposes, who grants the visa, who goes to court: the governor for most, the Interior for some."""
    level = act.council.level
    offices = [controller(level), suspension_referrer(level), court_referrer(level)]
    if act.matter:
        offices.append(visa_requirement(act.matter, level, act.dated_on).office)
    return [office for office in dict.fromkeys(offices) if office]


def authority_for(act: Act, user) -> Authority | None:
    """The authority in whose office the user studies this act; the one that controls the council comes first."""
    if act.received_at is None or not holds(user, Capability.REVIEW, act.council.page):
        return None
    offices = offices_on(act)
    above = act.council.page.get_ancestors(inclusive=True)
    mine = Authority.objects.filter(office__in=offices, page__in=above, group__user=user)
    return min(mine, key=lambda authority: offices.index(Office(authority.office)), default=None)


def require_desk(act: Act, user) -> Authority:
    """Return the user's authority, or refuse: the file is studied by others."""
    authority = authority_for(act, user)
    if authority is None:
        raise PermissionDenied(
            _("L'examen de ce dossier revient à un autre bureau : ses notes et ses conclusions lui sont propres.")
        )
    return authority


def authorities_of(user) -> QuerySet:
    """The authorities of whose office the user is."""
    return Authority.objects.filter(group__user=user) if user.is_authenticated else Authority.objects.none()
