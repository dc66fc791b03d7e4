"""What the authority sees: its inbox, the reading view, and nothing that is another authority's."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.roles import make_authority_group
from document_types.access import paths_of
from document_types.models import Authority, CollectivityPage
from document_types.rights import Capability
from document_types.services import sessions
from tests.factories import (
    TITLES,
    add_items,
    at,
    council_of,
    held_session,
    make_town,
    make_user,
    open_session,
    received_act,
    sign_both,
    transmit,
)
from workflows import deadlines
from workflows.services import review
from workflows.services.decision import Decision
from workflows.views.panels import DueSoonPanel, InteriorVisaPanel, LatePanel, ReceivedPanel, VisaPanel

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 5, 8)


@pytest.fixture
def friday(settings):
    settings.DEMO_TODAY = FRIDAY


@pytest.fixture
def act(town, friday):
    return received_act(town)


@pytest.fixture
def other_officer(db):
    """The governor's office of another province."""
    place = CollectivityPage.objects.get(code="07.041")
    authority = Authority.objects.create(office="governor", page=place, name_fr="Gouverneur voisin", name_ar="عامل")
    return make_user("neighbour", make_authority_group(authority))


def page(client, user, name, *args, **query):
    client.force_login(user)
    return client.get(reverse(f"review:{name}", args=args), query)


def text(response) -> str:
    return response.content.decode()


def test_the_authority_finds_what_it_received(client, town, act):
    response = page(client, town.officer, "inbox")

    assert response.status_code == 200
    assert "1/2026" in text(response) and "Vœu sur l&#x27;éclairage" in text(response)
    assert "Opposition possible jusqu&#x27;au mercredi 13 mai 2026" in text(response)
    assert "Récépissé" in text(response)


def test_what_is_not_transmitted_is_not_in_the_inbox(client, town, friday):
    _session, [act] = held_session(town, TITLES[:1])

    assert not page(client, town.officer, "inbox").context["object_list"]
    assert page(client, town.officer, "act", act.pk).status_code == 403


def test_another_province_sees_nothing(client, act, other_officer):
    assert "1/2026" not in text(page(client, other_officer, "inbox"))
    assert page(client, other_officer, "act", act.pk).status_code == 403
    assert page(client, other_officer, "decide", act.pk, "oppose").status_code == 403


@pytest.mark.parametrize("role", ["clerk", "president", "secretary", "member", "archivist", "administrator"])
def test_a_councils_people_do_not_enter_the_legality_room(client, town, act, role):
    for name, args in (("inbox", ()), ("act", (act.pk,)), ("decide", (act.pk, "oppose"))):
        response = page(client, town.staff[role], name, *args)
        assert response.status_code == 403
        assert "autorités de contrôle" in text(response)


def test_superusers_do_not_enter_either(client, act):
    assert page(client, make_user("root", is_superuser=True), "act", act.pk).status_code == 403


def test_anonymous_visitors_are_sent_to_the_login(client, act):
    response = client.get(reverse("review:act", args=[act.pk]))

    assert response.status_code == 302 and "login" in response.url


def test_the_observer_reads_and_decides_nothing(client, town, act):
    response = page(client, town.observer, "act", act.pk)

    assert "Aucune décision ne vous revient" in text(response)
    assert page(client, town.observer, "decide", act.pk, "oppose").status_code == 403


def test_the_wali_who_is_also_governor_sees_both_his_places(client, friday):
    town = make_town()
    act = received_act(town)
    region = make_town(council_of("09"), how_many=5)
    region_act = received_act(region)
    wali = make_user("wali", town.authority.group, region.authority.group)

    listing = text(page(client, wali, "inbox"))

    assert town.council.name.replace("'", "&#x27;") in listing
    assert region.council.name.replace("'", "&#x27;") in listing
    assert page(client, wali, "act", act.pk).status_code == page(client, wali, "act", region_act.pk).status_code == 200
    assert page(client, town.officer, "act", region_act.pk).status_code == 403


def test_the_menu_item_is_for_the_office_only(client, town):
    client.force_login(town.officer)
    assert reverse("review:inbox") in text(client.get(reverse("wagtailadmin_home")))

    client.force_login(town.clerk)
    assert reverse("review:inbox") not in text(client.get(reverse("wagtailadmin_home")))


def test_the_next_running_delay_comes_first(client, town, friday):
    _session, acts = held_session(town)
    for each in acts:
        sign_both(each)
    transmit(acts[0], on=FRIDAY)
    transmit(acts[1], acts[2], on=FRIDAY + timedelta(days=4))
    deadlines.run(date(2026, 5, 14))

    rows = page(client, town.officer, "inbox").context["object_list"]

    assert [row.number_label for row in rows] == ["2/2026", "3/2026", "1/2026"]


def test_filters_are_permanent_addresses(client, town, friday):
    _session, acts = held_session(town)
    for each in acts:
        sign_both(each)
    transmit(*acts, on=FRIDAY)

    def numbers(**query):
        return {row.number_label for row in page(client, town.officer, "inbox", **query).context["object_list"]}

    assert numbers(visa="needed") == {"1/2026", "3/2026"}
    assert numbers(visa="none") == {"2/2026"}
    assert numbers(matter="finance.budget") == {"1/2026"}
    assert numbers(council=town.council.pk) == {"1/2026", "2/2026", "3/2026"}
    assert numbers(state="transmitted") == {"2/2026"}
    assert numbers(q="éclairage") == {"2/2026"}
    assert numbers(due="today") == numbers(due="overdue") == numbers(visa="interior") == set()


def test_due_today_and_answered_by_silence_are_told_apart(client, town, settings):
    act = received_act(town)

    settings.DEMO_TODAY = date(2026, 5, 13)
    due = page(client, town.officer, "inbox", due="today")
    assert "dernier jour" in text(due) and list(due.context["object_list"]) == [act]

    settings.DEMO_TODAY = date(2026, 5, 14)
    late = page(client, town.officer, "inbox", due="overdue")
    assert "Exécutoire depuis le jeudi 14 mai 2026, par l&#x27;effet du silence" in text(late)
    assert "aucune opposition n&#x27;a été formée" in text(late)


def test_a_silent_visa_says_that_it_is_granted(client, town, settings):
    _session, [act] = held_session(town, TITLES[:1])
    sign_both(act)
    transmit(act, on=FRIDAY)
    settings.DEMO_TODAY = date(2026, 6, 8)
    deadlines.run(settings.DEMO_TODAY)

    listing = text(page(client, town.officer, "inbox", due="overdue"))

    assert "le visa est réputé accordé depuis le" in listing
    assert "Exécutoire depuis le" in listing


def test_the_inbox_asks_the_same_number_of_questions_for_more_rows(client, town, friday):
    _session, acts = held_session(town, TITLES * 4)
    for each in acts:
        sign_both(each)
    counts = []
    for some in (acts[:3], acts[3:]):
        transmit(*some, on=FRIDAY)
        page(client, town.officer, "inbox")
        with CaptureQueriesContext(connection) as queries:
            page(client, town.officer, "inbox")
        counts.append(len(queries))

    assert counts[0] == counts[1] < 40


def test_a_long_inbox_has_pages(client, town, friday):
    _session, acts = held_session(town, TITLES[1:2] * 22)
    for each in acts:
        sign_both(each)
    transmit(*acts, on=FRIDAY)

    second = page(client, town.officer, "inbox", p=2)

    assert len(second.context["object_list"]) == 2


def test_the_reading_view_shows_exactly_the_text_received(client, town, act):
    draft = act.page.specific
    draft.subject_fr = "Un autre texte"
    draft.save_revision()

    shown = text(page(client, town.officer, "act", act.pk))

    assert "Le conseil approuve le projet annexé." in shown
    assert "Un autre texte" not in shown
    assert "Quorum atteint" in shown and "Adopté" in shown
    assert "Point de départ" in shown and "art. 117" in shown
    assert act.content_hash in shown


def test_the_reading_view_speaks_arabic(client, town, act):
    client.force_login(town.officer)
    client.cookies["django_language"] = "ar"

    shown = text(client.get(reverse("review:act", args=[act.pk]), headers={"accept-language": "ar"}))

    assert 'dir="rtl"' in shown
    assert "الأربعاء 13 ماي 2026" in shown


def test_linked_acts_the_council_has_not_transmitted_stay_hidden(client, town, act):
    decision = Decision(reference="77", reasons_fr="Hors attributions.", at=at(FRIDAY, 12))
    review.oppose(act=act, ground="breach_of_law", decision=decision)
    session = open_session(town, date(2026, 10, 5))
    add_items(session, TITLES[:1])
    sessions.add_item(session=session, title_fr="Réexamen secret", matter="council.motion", reexamines=act)

    shown = text(page(client, town.officer, "act", act.pk))

    assert "Réexamen secret" not in shown
    assert "Lettre à imprimer" in shown and "Hors attributions." in shown


def home(client, user) -> str:
    client.force_login(user)
    return text(client.get(reverse("wagtailadmin_home")))


def test_the_offices_home_says_what_is_due_and_what_came_in(client, town, act, settings):
    settings.DEMO_TODAY = date(2026, 5, 12)
    shown = home(client, town.officer)
    assert "Échéances aujourd&#x27;hui et demain" in shown
    assert "Opposition possible jusqu&#x27;au mercredi 13 mai 2026" in shown
    assert "Rien n&#x27;a été reçu depuis hier." in shown
    assert "Aucun visa n&#x27;est attendu." in shown

    settings.DEMO_TODAY = FRIDAY
    assert "Récépissé" in home(client, town.officer)


def test_the_interiors_visas_are_those_the_law_gives_it(client, town, friday):
    titles = [("Gestion déléguée de l'eau", "التدبير المفوض للماء", "services.delegated"), TITLES[0]]
    _session, acts = held_session(town, titles)
    for each in acts:
        sign_both(each)
    transmit(*acts, on=FRIDAY)

    shown = page(client, town.observer, "inbox", visa="interior").context["object_list"]

    assert [row.subject_fr for row in shown] == ["Gestion déléguée de l'eau"]
    assert "Gestion déléguée" in home(client, town.observer)


@pytest.mark.parametrize("panel", [DueSoonPanel, ReceivedPanel, VisaPanel, InteriorVisaPanel, LatePanel])
def test_a_panel_asks_two_questions(panel, town, act, django_assert_max_num_queries):
    # The rights of a user are read once a request.
    for user in (town.officer, town.observer):
        paths_of(user, Capability.REVIEW)

        with django_assert_max_num_queries(2):
            panel(user).get_context_data({})


def test_the_home_panels_are_not_shown_to_others(client, town):
    assert "Reçus depuis hier" not in home(client, town.clerk)
    assert "Reçus depuis hier" not in home(client, make_user("root", is_superuser=True))
