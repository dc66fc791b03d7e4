"""The first page of the admin: Wagtail's own panels go, those of the user's roles come."""

from wagtail import hooks

from cms.dashboards import clerk, faults, keepers, members, signatories
from document_types import access
from document_types.rights import Capability

BY_RIGHT = (
    ((Capability.PREPARE,), clerk.PANELS),
    (signatories.SIGNATORIES, signatories.PANELS),
    ((Capability.ATTEND,), members.PANELS),
)
# Those who keep the accounts of the platform's people keep the platform.
KEEPS_PLATFORM = "cms.change_user"


def is_wagtails_own(component) -> bool:
    return type(component).__module__.startswith("wagtail.")


def panels_for(user) -> list:
    chosen = [panel for rights, group in BY_RIGHT if access.paths_of(user, *rights) for panel in group]
    if user.has_perm(KEEPS_PLATFORM) or access.paths_of(user, Capability.PREPARE):
        chosen.insert(0, faults.FaultsPanel)
    if user.has_perm(KEEPS_PLATFORM):
        chosen.extend(keepers.PANELS)
    return [panel(user, order) for order, panel in enumerate(chosen, start=10)]


@hooks.register("construct_homepage_panels", order=1000)
def panels_of_the_role(request, panels):
    panels[:] = [panel for panel in panels if not is_wagtails_own(panel)]
    panels.extend(panels_for(request.user))


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counts_of_pages(request, items):
    """Counting pages, images and documents tells nobody what to do."""
    items[:] = [item for item in items if not is_wagtails_own(item)]
