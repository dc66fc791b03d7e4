"""What the governor's office does in the demonstration with the acts of May, once everybody has an account."""

from datetime import date, datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from cms.demo.model import REFERENCE_DAY
from document_types import clock
from document_types.enums import ActKind, ActState
from document_types.models import Act
from workflows.enums import Verdict
from workflows.services import examination, opinions, paper_requests

OFFICER, CLERK = "gouverneur.inezgane", "greffe.inezgane"
DAY = REFERENCE_DAY - timedelta(days=1)


def tell() -> None:
    """An act studied with a note, an opinion and papers asked for and sent; minutes with nothing to remark."""
    people = get_user_model().objects
    officer, clerk = people.get(username=OFFICER), people.get(username=CLERK)
    acts = Act.objects.filter(council__collectivity__code="09.273.01.15", received_at__isnull=False)
    with clock.pretend(_at(DAY, 11)):
        _study(acts.filter(state=ActState.TRANSMITTED).first(), officer)
        _ask(acts.filter(state=ActState.AWAITING_VISA).first(), officer, clerk)
    with clock.pretend(_at(REFERENCE_DAY, 15)):
        minutes = acts.filter(kind=ActKind.MINUTES).order_by("-received_at")[:1]
        examination.end_examination(acts=minutes, user=officer)


def _study(act: Act, officer) -> None:
    examination.assign(acts=[act], officer=officer, user=officer)
    examination.find(act=act, line="on_agenda", verdict=Verdict.FINE, user=officer)
    examination.find(act=act, line="quorum", verdict=Verdict.FINE, user=officer)
    examination.note(
        act=act,
        text="Vérifier que la part de la commune se limite bien aux études avant la fin du délai d'opposition.",
        user=officer,
    )


def _ask(act: Act, officer, clerk) -> None:
    opinions.ask(
        act=act,
        service="Direction provinciale de l'équipement",
        question="Le cahier des charges de la collecte est-il conforme au plan directeur ?",
        due_on=date(2026, 5, 18),
        user=officer,
    )
    request = paper_requests.ask(
        act=act,
        user=officer,
        asked_fr="Le cahier des charges annexé au contrat de gestion déléguée.",
        asked_ar="دفتر التحملات المرفق بعقد التدبير المفوض.",
    )
    paper_requests.answer(
        request=request, text="Le cahier des charges est celui de l'annexe 1, transmise avec l'acte.", user=clerk
    )


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=timezone.get_default_timezone())
