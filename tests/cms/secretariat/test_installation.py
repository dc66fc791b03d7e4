"""The first session of a council, from its opening to a sitting presided by the oldest who does not stand (CON-8)."""

import json
from datetime import date, time

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from document_types.enums import Attendance, JournalEvent, SessionKind, SessionState
from document_types.errors import Refusal
from document_types.models import (
    Act,
    Annex,
    Candidacy,
    Councillor,
    Delivery,
    JournalEntry,
    Mandate,
    Presence,
    Session,
)
from document_types.services import attendance, convocations, documents, installation, integrity
from document_types.services.pages import text_of
from tests.cms.secretariat.screens import as_user, page, said
from tests.factories import INEZGANE, add_items, convene, make_commune, make_town, open_session

pytestmark = pytest.mark.django_db

ELECTED = date(2021, 9, 20)
INSTALLED = date(2021, 9, 30)
NEW = {"kind": "installation", "opens_on": "2021-09-30", "starts_at": "10:00", "place_ar": "", "place_fr": "Salle"}


@pytest.fixture
def town(town):
    """The members were born one a year from 1950 on, the first being the oldest."""
    for rank, mandate in enumerate(town.members):
        Councillor.objects.filter(pk=mandate.councillor_id).update(born_on=date(1950 + rank, 3, 1))
    return town


@pytest.fixture
def session(town):
    session = installation.open_installation(
        council=town.council, opens_on=INSTALLED, elected_on=ELECTED, starts_at=time(10), place_fr="Salle"
    )
    installation.set_candidates(session=session, mandates=[town.members[0], town.members[8]])
    session.refresh_from_db()
    return session


def called(session) -> Act:
    act = installation.record_convocation(session=session, sent_on=date(2021, 9, 24), reference="12/2021")
    session.refresh_from_db()
    return act


def came(town, *, but=()):
    return {mandate.pk: Attendance.ABSENT if mandate in but else Attendance.PRESENT for mandate in town.members}


def test_an_installation_is_opened_with_its_elections_and_the_day_of_the_election(client, town):
    response = as_user(client, town.clerk).post(
        reverse("secretariat:new_session"), NEW | {"council": town.council.pk, "elected_on": "2021-09-20"}, follow=True
    )

    session = Session.objects.get()
    assert (session.kind, session.elected_on) == (SessionKind.INSTALLATION, ELECTED)
    assert [item.title_fr for item in session.items.all()] == [point.fr for point in installation.POINTS]
    assert installation.presidency(session).item.position == 1
    assert "2021-09-20" in JournalEntry.objects.get(event="session_opened").payload
    assert "Au-delà du délai" not in page(response)


def test_the_day_of_the_election_is_asked_for(client, town):
    response = as_user(client, town.clerk).post(
        reverse("secretariat:new_session"), NEW | {"council": town.council.pk, "elected_on": ""}
    )

    assert "Indiquez le jour où le conseil a été élu" in page(response)
    assert not Session.objects.exists()


def test_an_installation_beyond_its_delay_is_recorded_with_a_warning(client, town):
    facts = {"council": town.council.pk, "elected_on": "2021-09-20", "opens_on": "2021-10-12"}
    response = as_user(client, town.clerk).post(reverse("secretariat:new_session"), NEW | facts, follow=True)

    assert Session.objects.count() == 1
    text = page(response)
    assert "qui finit le mardi 5 octobre 2021" in text and "art. 10 et 12" in text


def test_the_notice_of_the_authority_names_the_candidates_and_nobody_of_the_council_signs_it(town, session):
    act = called(session)

    text = text_of(act)
    assert "le gouverneur convoque les membres du conseil" in text.text_in("fr")
    assert "art. 10 et 12" in text.text_in("fr")
    assert "Membre 1" in text.text_in("fr") and "العضو 9" in text.text_in("ar")
    assert "Membre 2" not in text.text_in("fr")
    assert (act.signatures.count(), act.dated_on, act.reference) == (0, date(2021, 9, 24), "12/2021")
    assert session.state == SessionState.CONVENED
    deliveries = Delivery.objects.filter(act=act)
    assert (deliveries.count(), {each.channel for each in deliveries}) == (9, {"paper"})
    assert all(each.sent_at for each in deliveries)
    payload = json.loads(JournalEntry.objects.get(event=JournalEvent.CONVOKED).payload)
    assert payload["by_authority"] == "12/2021"


def test_no_convocation_of_the_presidents_is_prepared_for_it(session):
    with pytest.raises(Refusal, match="L'autorité convoque le conseil"):
        convocations.prepare(session=session)


def test_the_notice_is_refused_without_candidates_or_out_of_its_time(town, session):
    with pytest.raises(Refusal, match="entre l'élection du conseil et son installation"):
        installation.record_convocation(session=session, sent_on=date(2021, 9, 19), reference="1")
    with pytest.raises(Refusal, match="Joignez la copie"):
        installation.record_convocation(session=session, sent_on=date(2021, 9, 24), reference="1", user=town.clerk)
    Candidacy.objects.all().delete()
    with pytest.raises(Refusal, match="nomme les candidats"):
        called(session)
    ordinary = open_session(town)
    add_items(ordinary)
    with pytest.raises(Refusal, match="Seule la session d'installation"):
        installation.record_convocation(session=ordinary, sent_on=date(2026, 4, 1), reference="1")


def test_a_clerk_enters_candidates_then_the_notice_with_its_scan(client, town, session):
    as_user(client, town.clerk)
    chosen = [town.members[3].pk, town.members[4].pk]
    url = reverse("secretariat:candidates", args=[session.pk])
    client.post(url, {"candidates": chosen, "version": session.version})
    scan = documents.store(ContentFile(b"Avis", "avis.txt"), council=town.council, title="Avis du gouverneur")

    response = client.post(
        reverse("secretariat:installation_notice", args=[session.pk]),
        {"day": "2021-09-24", "reference": "12/2021", "scan": scan.pk},
    )

    assert response.url == reverse("secretariat:installation", args=[session.pk])
    assert sorted(Candidacy.objects.values_list("mandate_id", flat=True)) == chosen
    act = Act.objects.get(kind="convocation")
    assert Annex.objects.get(act=act).is_public is False
    assert not list(integrity.published_faults(Act.objects.filter(pk=act.pk)))
    text = page(client.get(reverse("secretariat:convocation", args=[session.pk])))
    assert "Avis de l'autorité du vendredi 24 septembre 2021" in text
    assert "Appelés à temps" not in text


@pytest.mark.parametrize("is_convened", [False, True])
def test_every_screen_of_an_installation_opens(client, town, session, is_convened):
    if is_convened:
        called(session)
    as_user(client, town.clerk)
    names = ("session", "agenda", "send_agenda", "convocation", "installation", "candidates", "installation_notice")
    names += ("sittings", "new_sitting", "votes", "acts", "minutes", "closing")

    answers = {name: client.get(reverse(f"secretariat:{name}", args=[session.pk])).status_code for name in names}

    assert answers == dict.fromkeys(names, 200)
    text = page(client.get(reverse("secretariat:session", args=[session.pk])))
    assert "Sans objet : l'autorité convoque le conseil" in text
    assert "art. 35" not in text


def test_the_portal_cites_the_article_by_which_the_authority_called(client, session):
    act = called(session)

    text = page(client.get(f"/fr/{session.page.url_path.split('/', 2)[2]}"))
    lifeline = page(client.get(f"/fr/{act.page.url_path.split('/', 2)[2]}", follow=True))

    assert "art. 10 et 12" in text
    assert "art. 35" not in lifeline


def test_the_sitting_is_presided_by_the_oldest_who_does_not_stand(client, town, session):
    called(session)
    data = {f"m{pk}": str(status) for pk, status in came(town, but=[town.members[1]]).items()}

    response = as_user(client, town.clerk).post(
        reverse("secretariat:new_sitting", args=[session.pk]),
        data | {"held_on": "2021-09-30", "call": "1", "number": "1", "opened_at": "10:05", "closed_at": ""},
    )

    sitting = session.sittings.get()
    assert (sitting.chaired_by, sitting.secretary) == (town.members[2], town.members[7])
    assert "doyen des présents non candidats : Membre 3" in " ".join(said(response))
    payload = json.loads(JournalEntry.objects.get(event=JournalEvent.SITTING_RECORDED).payload)
    assert (payload["chaired_by"], payload["secretary"]) == (town.members[2].pk, town.members[7].pk)
    session.refresh_from_db()
    assert session.state == SessionState.OPEN
    assert "Présidée par" in page(client.get(reverse("secretariat:sittings", args=[session.pk])))


@pytest.mark.parametrize(("present", "is_quorate"), [(4, False), (5, True)])
def test_the_president_is_elected_before_the_majority_of_the_members_in_office(town, session, present, is_quorate):
    called(session)

    sitting = attendance.record_sitting(
        session=session, held_on=INSTALLED, presences=came(town, but=town.members[present:])
    )

    assert sitting.is_quorate is is_quorate
    assert sitting.law_call.rule(town.council.level, INSTALLED).id == "QUO-7"
    if not is_quorate:
        again = attendance.record_sitting(session=session, held_on=date(2021, 10, 2), presences=came(town))
        assert (again.call, again.is_quorate) == (1, True)


def test_whose_birth_date_is_missing_is_said_in_a_sentence():
    people = [
        Mandate(pk=pk, rank=pk, councillor=Councillor(name_fr=name, name_ar=name, born_on=born))
        for pk, name, born in (
            (1, "Aïcha", date(1960, 1, 1)),
            (2, "Brahim", None),
            (3, "Chama", date(1990, 1, 1)),
            (4, "Driss", date(1940, 1, 1)),
        )
    ]
    presences = [Presence(mandate=person, status=Attendance.PRESENT) for person in people]

    officers = installation.officers_of_installation(presences, {4})

    assert (officers.chair.pk, officers.secretary.pk) == (1, 3)
    assert officers.sentences[-1] == "Date de naissance inconnue, à compléter sur la liste des membres : Brahim."
    alone = installation.officers_of_installation(presences[:1], set())
    assert (alone.chair.pk, alone.secretary) == (1, None)


def test_an_ordinary_sitting_names_no_officer_of_its_own(town):
    session = open_session(town)
    add_items(session)
    convene(town, session)

    sitting = attendance.record_sitting(session=session, held_on=session.opens_on, presences=came(town))

    assert (sitting.chaired_by, sitting.secretary) == (None, None)


def test_the_birth_date_of_a_member_is_kept(client, town):
    address = reverse("secretariat:change_member", args=[town.members[3].pk])
    form = as_user(client, town.clerk).get(address).context["form"]
    data = {field.html_name: field.value() or "" for field in form}

    client.post(address, data | {"born_on": "1944-02-29"})

    assert Councillor.objects.get(pk=town.members[3].councillor_id).born_on == date(1944, 2, 29)
    assert "1944" not in JournalEntry.objects.filter(event="mandate_changed").latest("sequence").payload


def test_the_installation_of_another_council_stays_its_own(client, town, session):
    as_user(client, make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).clerk)

    answers = [
        client.get(reverse("secretariat:installation", args=[session.pk])),
        client.post(reverse("secretariat:candidates", args=[session.pk]), {}),
        client.post(reverse("secretariat:installation_notice", args=[session.pk]), {}),
    ]

    assert [answer.status_code for answer in answers] == [403] * 3
