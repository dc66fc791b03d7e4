"""Groups by readable names: their own are keys, such as "clerk 09.273.01.05"."""

from collections import defaultdict

from django.utils.translation import gettext as _

from cms.roles import ROLE, Place
from document_types.models import Authority, Council


def role_choices(groups) -> list[tuple[str, list[tuple[int, str]]]]:
    """The groups as choices, under the name of their council, the authorities and the platform."""
    councils = _council_names(groups)
    authorities = {each.group_id: each.name for each in Authority.objects.filter(group__in=groups)}
    sections = defaultdict(list)
    for group in groups:
        section, label = _place_and_label(group, councils, authorities)
        sections[section].append((group.pk, label))
    return sorted(sections.items(), key=lambda each: each[0])


def _council_names(groups) -> dict[str, str]:
    codes = {group.name.partition(" ")[2] for group in groups}
    councils = Council.objects.filter(collectivity__code__in=codes).with_names()
    return {council.code: council.name for council in councils}


def _place_and_label(group, councils, authorities) -> tuple[str, str]:
    key, _space, code = group.name.partition(" ")
    role = ROLE.get(key)
    if group.pk in authorities:
        return _("Autorités de contrôle"), authorities[group.pk]
    if role and role.place is Place.COUNCIL and code in councils:
        return councils[code], str(role.label)
    if role and role.place is Place.SITE and not code:
        return _("Plateforme"), str(role.label)
    return _("Autres groupes"), group.name
