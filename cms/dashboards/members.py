"""What a member of a council is called to."""

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.dashboards.lines import MOST, Line, Panel
from cms.secretariat.views.attending import attended
from document_types.clock import today
from document_types.reader import day_words, language


class SittingsToComePanel(Panel):
    key = "to-come"
    heading = gettext_lazy("Mes prochaines séances")
    more_url = reverse_lazy("secretariat:my_convocations")

    def find(self):
        for session in attended(self.user).to_come(today())[: MOST + 1]:
            yield Line(
                what=session.title,
                url=reverse("secretariat:my_session", args=[session.pk]),
                where=session.council.name,
                detail=session.place_in(language()),
                until=day_words(session.opens_on),
            )

    @property
    def empty(self):
        return _("Aucune séance n'est convoquée pour le moment.")


PANELS = (SittingsToComePanel,)
