"""Who may do what, as one table; each right is given at one place of Wagtail's tree and descends from there."""

from dataclasses import dataclass
from enum import StrEnum

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cms.models import HomePage
from document_types.models import Authority, Council
from document_types.rights import Capability
from document_types.services import documents


class Place(StrEnum):
    """Where in the tree a role's rights are given."""

    COUNCIL = "council"
    AUTHORITY = "authority"
    SITE = "site"


@dataclass(frozen=True)
class Role:
    """`page_permissions` are Wagtail's own (edit in the explorer); `model_permissions` are "app.codename"."""

    key: str
    label: str
    place: Place
    capabilities: tuple[Capability, ...] = ()
    page_permissions: tuple[str, ...] = ()
    collection_permissions: tuple[str, ...] = ()
    model_permissions: tuple[str, ...] = ()


def _all_on(*models: str) -> tuple[str, ...]:
    return tuple(
        f"{app}.{verb}_{model}"
        for app, model in (name.split(".") for name in models)
        for verb in ("view", "add", "change", "delete")
    )


ROLES = (
    Role(
        "clerk",
        _("Secrétariat du conseil"),
        Place.COUNCIL,
        (Capability.PREPARE,),
        page_permissions=("change_page",),
        collection_permissions=("add_document", "change_document", "choose_document"),
    ),
    Role("president", _("Président du conseil"), Place.COUNCIL, (Capability.SIGN_PRESIDENT, Capability.ATTEND)),
    Role("secretary", _("Secrétaire du conseil"), Place.COUNCIL, (Capability.SIGN_SECRETARY, Capability.ATTEND)),
    Role("member", _("Membre du conseil"), Place.COUNCIL, (Capability.ATTEND,)),
    Role("archivist", _("Archiviste"), Place.COUNCIL, (Capability.ARCHIVE,)),
    Role("authority", _("Bureau de l'autorité de contrôle"), Place.AUTHORITY, (Capability.REVIEW,)),
    Role("observer", _("Suivi au ministère de l'intérieur"), Place.SITE, (Capability.OBSERVE,)),
    Role(
        "administrator",
        _("Administrateur de la plateforme"),
        Place.SITE,
        model_permissions=(
            *_all_on("cms.user", "document_types.closingday", "document_types.authority"),
            "document_types.change_council",
            "document_types.change_readingchoice",
        ),
    ),
)
ROLE = {role.key: role for role in ROLES}


def group_name(role: Role, council: Council) -> str:
    """The group of a council's people in this role."""
    return f"{role.key} {council.code}"


@transaction.atomic
def make_council_groups(council: Council) -> dict[str, Group]:
    """Make or mend the groups of a council that becomes active, and the collection of its files."""
    collection = documents.make_collection(council)
    groups = {}
    for role in ROLES:
        if role.place is Place.COUNCIL:
            group = _group(group_name(role, council), role, council.page)
            _grant_collection(group, role, collection)
            groups[role.key] = group
    return groups


@transaction.atomic
def make_authority_group(authority: Authority) -> Group:
    """Make or mend the group of an authority's office, with its right at the authority's place in the tree."""
    role = ROLE["authority"]
    place = authority.page.url_path.strip("/").partition("/")[2] or "Maroc"
    group = _group(f"{role.key} {authority.office} {place}", role, authority.page)
    if authority.group_id != group.pk:
        authority.group = group
        authority.save(update_fields=["group"])
    return group


@transaction.atomic
def make_site_groups() -> dict[str, Group]:
    home = HomePage.objects.get()
    return {role.key: _group(role.key, role, home) for role in ROLES if role.place is Place.SITE}


def _group(name: str, role: Role, page: Page) -> Group:
    group, _created = Group.objects.get_or_create(name=name[:150])
    wanted = _permissions([*(capability.codename for capability in role.capabilities), *role.page_permissions])
    GroupPagePermission.objects.filter(group=group).exclude(page=page, permission__in=wanted).delete()
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
    group.permissions.set([_model_permission(name) for name in ("wagtailadmin.access_admin", *role.model_permissions)])
    return group


def _permissions(codenames: list[str]) -> list[Permission]:
    permissions = Permission.objects.filter(content_type__app_label="wagtailcore", content_type__model="page")
    return list(permissions.filter(codename__in=codenames))


def _model_permission(name: str) -> Permission:
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _grant_collection(group: Group, role: Role, collection: Collection) -> None:
    # Wagtail asks for the permissions of its own document model, whichever model holds the documents.
    for codename in role.collection_permissions:
        permission = Permission.objects.get(content_type__app_label="wagtaildocs", codename=codename)
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
