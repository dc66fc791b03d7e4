"""Points kept as models: what comes back at each session is written once, and a new point begins with it."""

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.errors import Refusal
from document_types.models import AgendaItem, Council, ItemTemplate
from document_types.services import pages
from document_types.services.pages import Project


def of_council(council: Council):
    """Those a new point may begin with."""
    return ItemTemplate.objects.filter(council=council).select_related("item__act", "item__committee")


@transaction.atomic
def keep(*, item: AgendaItem, name: str) -> ItemTemplate:
    """Keep the point as a model of its council, under a name that says what it is for."""
    council = Council.objects.select_for_update(of=("self",)).get(pk=item.session.council_id)
    name = name.strip()
    if not name:
        raise Refusal(_("Donnez un nom au modèle."))
    if ItemTemplate.objects.filter(council=council, name=name).exists():
        raise Refusal(_("Le conseil a déjà un modèle « %(name)s » : donnez un autre nom.") % {"name": name})
    return ItemTemplate.objects.create(council=council, name=name, item=item)


@transaction.atomic
def delete(*, template: ItemTemplate) -> None:
    """Keep the model no more; the point it was made of stays what it is."""
    template.delete()


def project_of(template: ItemTemplate) -> Project:
    """The text a new point begins with: never the papers of another session, nor the act it examined again."""
    project = pages.project_of(template.item.act)
    project.pop("annexes", None)
    project.pop("reexamines", None)
    project.pop("reexamination", None)
    return project
