"""The first page of the admin, as each role finds it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.dashboards import clerk, keepers, members, signatories
from document_types.corrections import passages_of
from document_types.enums import MandateOffice
from document_types.models import Delivery
from document_types.services import rectification
from search.models import PendingChange
from tests.cms.secretariat.screens import as_user, page
from tests.factories import TITLES, add_items, convene, held_session, open_session, received_act, sign_both
from workflows.enums import OppositionGround
from workflows.services import review
from workflows.services.decision import Decision

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _spring(settings):
    settings.DEMO_TODAY = date(2026, 5, 20)


def home(client, user) -> str:
    return page(as_user(client, user).get(reverse("wagtailadmin_home")))


def test_a_clerk_finds_the_session_in_course_and_its_next_step(client, town):
    session = open_session(town, date(2026, 10, 2))

    text = home(client, town.clerk)

    assert session.title in text
    assert "Aucun point inscrit" in text


def test_a_clerk_without_work_reads_that_nothing_waits(client, town):
    text = home(client, town.clerk)

    assert "Aucune session en cours." in text
    assert "Rien n'attend." in text


def test_a_clerk_finds_what_is_to_transmit_and_to_post(client, town):
    _session, [act] = held_session(town, TITLES[:1])
    sign_both(act)

    text = home(client, town.clerk)

    assert text.count(f"{act.number_label} {act.subject_fr}") == 2
    assert "En retard de 5 jours" in text


def test_the_president_finds_what_waits_for_a_signature(client, town):
    _session, [act] = held_session(town, TITLES[:1])

    text = home(client, town.president)

    assert reverse("secretariat:sign", args=[act.pk]) in text
    assert reverse("secretariat:sign", args=[act.pk]) not in home(client, town.secretary)


def test_each_signatory_finds_the_rectification_to_confirm_until_it_is(client, town):
    _session, [act] = held_session(town, TITLES[:1])
    sign_both(act)
    passage = next(iter(passages_of(act.revision.as_object())))
    mended = {passage.key: f"{passage.text} (rectifié)"}
    pending = rectification.prepare(act=act, corrections=mended, reference="R 1", reasons_fr="Mot omis.")
    address = reverse("secretariat:rectification", args=[act.pk])
    assert address in home(client, town.president)

    rectification.confirm(pending=pending, office=MandateOffice.PRESIDENT, user=town.president)

    assert address not in home(client, town.president)
    assert address in home(client, town.secretary)


def test_the_president_reads_what_is_late_and_with_whom(client, town):
    session = open_session(town, date(2026, 6, 1))
    add_items(session)

    text = home(client, town.president)

    assert "En retard de 8 jours" in text
    assert "Chez : le secrétariat" in text


def test_the_secretary_reads_the_oppositions_received(client, town):
    act = received_act(town)
    review.oppose(
        act=act,
        ground=OppositionGround.BREACH_OF_LAW,
        decision=Decision(reference="77", reasons_fr="Motif.", at=act.received_at),
    )

    text = home(client, town.secretary)

    assert reverse("secretariat:act", args=[act.pk]) in text
    assert "Opposition de l'autorité" in text


def test_a_member_finds_the_sittings_to_come(client, town):
    session = open_session(town, date(2026, 6, 1))
    add_items(session)
    convene(town, session)

    text = home(client, town.member)

    assert reverse("secretariat:my_session", args=[session.pk]) in text
    assert "À signer" not in text


def test_wagtails_own_panels_are_gone(client, town):
    response = as_user(client, town.clerk).get(reverse("wagtailadmin_home"))

    assert not [panel for panel in response.context["panels"] if type(panel).__module__.startswith("wagtail.")]


@pytest.mark.parametrize("role", ["clerk", "administrator"])
def test_a_failed_background_step_is_visible(client, town, role):
    DBTaskResult.objects.create(
        status="FAILED",
        finished_at=timezone.now(),
        run_after=timezone.now(),
        args_kwargs={},
        task_path="document_types.jobs.deliver",
        backend_name="default",
        exception_class_path="",
        traceback="",
    )

    assert "1 traitement a échoué depuis deux semaines : deliver." in home(client, getattr(town, role))


def test_an_index_that_lags_is_visible(client, town):
    PendingChange.objects.all().delete()
    change = PendingChange.objects.create(key="act:1")
    PendingChange.objects.filter(pk=change.pk).update(created_at=timezone.now() - timedelta(hours=1))

    assert "1 changement attend d'entrer dans la recherche." in home(client, town.clerk)


def test_failed_deliveries_are_counted(client, town):
    session = open_session(town)
    add_items(session)
    act = convene(town, session)
    Delivery.objects.filter(act=act).update(sent_at=timezone.now())
    first = act.deliveries.first()
    Delivery.objects.filter(pk=first.pk).update(sent_at=None, error="refusé")

    assert "1 membre, 1 échec" in home(client, town.clerk)


def test_a_role_sees_no_dead_menu_entry(client, town):
    response = as_user(client, town.member).get(reverse("wagtailadmin_home"))

    text = page(response)
    assert "Mes convocations" in text
    for dead in ('"name": "images"', '"name": "reports"', '"name": "help"', '"name": "explorer"'):
        assert dead not in text


@pytest.mark.parametrize("panel", [*clerk.PANELS, *signatories.PANELS, *members.PANELS, *keepers.PANELS])
def test_a_panel_asks_few_queries_whatever_it_finds(town, panel):
    for month in (5, 6, 7):
        session, acts = held_session(town, TITLES[:2], date(2026, month, 4))
        for act in acts[1:]:
            sign_both(act)
    user = town.clerk if panel in clerk.PANELS else town.president
    user.groups.set(town.president.groups.all() | town.clerk.groups.all())

    with CaptureQueriesContext(connection) as captured:
        lines = panel(user).lines

    rights = [query for query in captured if "grouppagepermission" in query["sql"].lower()]
    # The lines, the closing days, the chosen readings.
    assert len(captured) - len(rights) <= 3
    assert lines is not None


def test_the_administrator_finds_whom_a_connected_council_lacks(client, town):
    town.president.is_active = False
    town.president.save()

    text = home(client, town.administrator)

    assert f"{town.council.name}</a>" in text
    assert "Président du conseil" in text and "Secrétariat du conseil" not in text


def test_the_administrator_of_complete_councils_reads_that_they_are(client, town):
    assert "Chaque conseil connecté a les comptes qu'il lui faut." in home(client, town.administrator)


def test_nobody_else_is_told_of_accounts(client, town):
    assert "sans compte pour un rôle" not in home(client, town.clerk)
