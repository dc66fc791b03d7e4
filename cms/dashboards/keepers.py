"""The first page of those who keep the platform: whom a connected council still lacks."""

from django.contrib.auth.models import Group
from django.db.models import Count, Q
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.dashboards.lines import Line, Panel
from cms.roles import ROLE, group_name
from document_types.enums import CouncilState
from document_types.models import Council
from document_types.reader import comma, language

# Without these nothing of a council comes to its end.
NEEDED = tuple(ROLE[key] for key in ("clerk", "president", "secretary"))


class MissingPeoplePanel(Panel):
    """Connected councils in which nobody holds an account for a role that every act passes through."""

    key = "missing-people"
    heading = gettext_lazy("Conseils connectés sans compte pour un rôle")
    more_url = reverse_lazy("councils:index")

    def find(self):
        held = set(
            Group.objects.annotate(people=Count("user", filter=Q(user__is_active=True)))
            .filter(people__gt=0)
            .values_list("name", flat=True)
        )
        connected = Council.objects.exclude(state=CouncilState.NOT_CONNECTED).with_names()
        for council in connected.order_by("collectivity__code"):
            missing = [str(role.label) for role in NEEDED if group_name(role, council) not in held]
            if missing:
                yield Line(
                    what=council.name_in(language()),
                    url=reverse("wagtailusers_users:index"),
                    detail=comma().join(missing),
                )

    @property
    def empty(self) -> str:
        return _("Chaque conseil connecté a les comptes qu'il lui faut.")


PANELS = (MissingPeoplePanel,)
