"""May they? The only place that asks; each right is a page permission given at one place of the tree."""

from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from wagtail.models import GroupPagePermission

from document_types.enums import ActKind, ActState, SessionState
from document_types.lifecycle import WRITABLE
from document_types.models import Act, Annex, Council, Session
from document_types.models.territory import paths_above
from document_types.rights import CAPABILITY_LABELS, Capability

# Those who belong to the council and read its papers in the making.
INSIDE = (Capability.PREPARE, Capability.SIGN_PRESIDENT, Capability.SIGN_SECRETARY, Capability.ARCHIVE)
# Those who read what the council has transmitted.
OUTSIDE = (Capability.REVIEW, Capability.OBSERVE)
# What members read: decided on, or a project put before the council by a session they are called to.
BEFORE_COUNCIL = ~Q(session__state=SessionState.PLANNED) & (
    ~Q(state__in=WRITABLE) | Q(kind=ActKind.DELIBERATION) & ~Q(state=ActState.DRAFT)
)

_keys: list[Callable] = []


def register_key(key: Callable) -> None:
    """`key(user, document)` is a higher layer's own reason to let a signed-in user open a file."""
    _keys.append(key)


def _grants(user) -> list[tuple[str, str]]:
    """The (codename, path) pairs of a user, read once a request."""
    if not user.is_active or user.is_anonymous:
        return []
    if not hasattr(user, "_majaliss_grants"):
        user._majaliss_grants = list(
            GroupPagePermission.objects.filter(group__user=user).values_list("permission__codename", "page__path")
        )
    return user._majaliss_grants


def paths_of(user, *capabilities: Capability) -> list[str]:
    """Where in the tree the user holds one of the capabilities; superusers hold none by being superusers."""
    wanted = {capability.codename for capability in capabilities}
    return [path for codename, path in _grants(user) if codename in wanted]


def holds(user, capability: Capability, page) -> bool:
    return any(page.path.startswith(path) for path in paths_of(user, capability))


def require(user, capability: Capability, council: Council) -> None:
    if not holds(user, capability, council.page):
        raise PermissionDenied(
            _("Vous n'avez pas accès à ce dossier : il faut le droit « %(right)s » auprès de « %(council)s ».")
            % {"right": CAPABILITY_LABELS[capability], "council": council.name}
        )


def holders(council: Council, *capabilities: Capability):
    """The open accounts that hold one of the capabilities over the council, by a group placed on it or above it."""
    grants = GroupPagePermission.objects.filter(
        permission__codename__in=[capability.codename for capability in capabilities],
        page__path__in=paths_above(council.page),
    )
    return get_user_model().objects.filter(is_active=True, groups__in=grants.values("group")).distinct()


def _under(paths: list[str], field: str) -> Q:
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(**{f"{field}__startswith": path})
    return condition


def councils_for(user, *capabilities: Capability):
    """The councils over which the user holds one of the capabilities."""
    return Council.objects.filter(_under(paths_of(user, *capabilities), "page__path")).with_names()


def visible_councils(user):
    return councils_for(user, *Capability)


def visible_sessions(user):
    """A council's people see all its sessions; members and the authority those that were convened or sent."""
    path = "council__page__path"
    inside = _under(paths_of(user, *INSIDE), path)
    called = ~Q(state=SessionState.PLANNED)
    members = _under(paths_of(user, Capability.ATTEND), path) & called
    authority = _under(paths_of(user, *OUTSIDE), path) & (called | Q(agenda_sent_at__isnull=False))
    return Session.objects.filter(inside | members | authority)


def visible_acts(user, outside: tuple[Capability, ...] = OUTSIDE):
    """A council's people see all its acts; members what is before the council; the authority what it received.

    `outside` narrows which of the authority's capabilities count.
    """
    path = "council__page__path"
    inside = _under(paths_of(user, *INSIDE), path)
    members = _under(paths_of(user, Capability.ATTEND), path) & BEFORE_COUNCIL
    authority = _under(paths_of(user, *outside), path) & Q(received_at__isnull=False)
    return Act.objects.filter(inside | members | authority)


def sessions_of(mandates):
    """The sessions that members in office were called to since they sit, whatever accounts they have or have not."""
    mine = Q(pk__in=[])
    for mandate in mandates:
        mine |= Q(council=mandate.council_id, opens_on__gte=mandate.starts_on)
    in_preparation = Q(state=SessionState.PLANNED) | Q(state=SessionState.CANCELLED, convened_at=None)
    return Session.objects.filter(mine, is_imported=False).exclude(in_preparation)


def acts_of(mandates):
    """The acts before the council in these sessions, and those that came of them."""
    return Act.objects.filter(BEFORE_COUNCIL, session__in=sessions_of(mandates))


def get_visible(queryset, **lookup):
    """Return the row, or refuse: to whoever may not see it, a hidden row and a missing one answer alike."""
    row = queryset.filter(**lookup).first()
    if row is None:
        raise PermissionDenied(_("Vous n'avez pas accès à ce dossier, ou il n'existe pas."))
    return row


def may_open_document(user, document) -> bool:
    """A file is public when an act online carries it as a publishable annex; else for those who see its act.

    Only an act of the file's own council opens it: the annex of another is no key. A file of no council has none.
    What was debated behind closed doors keeps its papers for members, though its decision is public (PUB-2).
    Following dossiers from afar is no reason to open these, nor a confidential paper; controlling legality is one.
    """
    annexes = Annex.objects.filter(document=document, act__council=document.council_id)
    online = annexes.filter(is_public=True, act__online_at__isnull=False).exclude(act__item__is_closed=True)
    if not document.is_confidential and online.exists():
        return True
    if user.is_anonymous:
        return False
    if document.council_id and holds_any(user, INSIDE, document.council.page):
        return True
    mine = visible_acts(user, (Capability.REVIEW,)).filter(pk=OuterRef("act"))
    if annexes.filter(Exists(mine)).exists() or any(key(user, document) for key in _keys):
        return True
    followed = visible_acts(user).filter(pk=OuterRef("act")).exclude(item__is_closed=True)
    return not document.is_confidential and annexes.filter(Exists(followed)).exists()


def may_open_image(user, image) -> bool:
    """An image is public by its own flag; else for whoever has a right over its council, and who brought it."""
    if image.is_public:
        return True
    if user.is_anonymous:
        return False
    if image.council_id and holds_any(user, Capability, image.council.page):
        return True
    return image.uploaded_by_user_id == user.pk


def holds_any(user, capabilities, page) -> bool:
    return any(page.path.startswith(path) for path in paths_of(user, *capabilities))
