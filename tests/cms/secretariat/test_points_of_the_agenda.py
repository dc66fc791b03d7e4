"""What the agenda says of each point: who put it there, who studied it, how long, behind closed doors or not."""

from datetime import date

import pytest
from django.urls import reverse

from document_types.enums import ItemOrigin, Opinion, SessionKind
from document_types.errors import Refusal
from document_types.models import AgendaItem, Committee, CommitteeReport
from document_types.services import agenda, item_requests, sessions
from tests.cms.secretariat.screens import as_user, page, said
from tests.factories import INEZGANE, TITLES, add_items, make_commune, make_town, open_session, scan_for

pytestmark = pytest.mark.django_db

WITHOUT_REPORT = "Sans rapport de commission : le conseil décidera d'abord, sans débat, s'il délibère sur ce point."
POINT = {"title_fr": "Cession", "kind": "deliberation", "effect": "no", "authentic_language": "fr"}


@pytest.fixture
def session(town):
    return open_session(town)


@pytest.fixture
def committee(town):
    return Committee.objects.create(council=town.council, name_fr="Commission du budget", created_on=date(2021, 10, 1))


def report(item, committee, town) -> CommitteeReport:
    return CommitteeReport.objects.create(
        item=item,
        committee=committee,
        rapporteur=town.members[4],
        opinion=Opinion.WITH_REMARKS,
        reported_on=date(2026, 4, 28),
    )


def shown(client, user, session) -> str:
    return page(as_user(client, user).get(reverse("secretariat:agenda", args=[session.pk])))


def test_a_point_is_entered_with_its_committee_its_time_and_closed_doors(client, town, session, committee):
    as_user(client, town.clerk).post(
        reverse("secretariat:add_item", args=[session.pk]),
        POINT | {"version": 0, "committee": committee.pk, "estimated_minutes": 45, "closed_asked_by": "third"},
    )

    item = session.items.get()
    assert (item.committee, item.estimated_minutes, item.closed_asked_by) == (committee, 45, "third")
    text = shown(client, town.clerk, session)
    assert "Commission compétente" in text and "Commission du budget" in text
    assert "proposée par un tiers des membres du conseil (loi organique n° 113-14, art. 48)" in text
    assert "Durée prévue : 45 min" in text


def test_a_change_keeps_what_was_said_of_the_point_until_it_is_changed(client, town, session, committee):
    item = sessions.add_item(
        session=session, title_fr="Cession", committee=committee, estimated_minutes=45, closed_asked_by="president"
    )
    address = reverse("secretariat:change_item", args=[item.pk])

    form = as_user(client, town.clerk).get(address).context["form"]
    assert [form[name].value() for name in ("estimated_minutes", "closed_asked_by")] == [45, "president"]
    assert f'<option value="{committee.pk}" selected>' in page(client.get(address))
    client.post(address, POINT | {"version": item.version, "estimated_minutes": 60})

    item.refresh_from_db()
    assert (item.committee, item.estimated_minutes, item.closed_asked_by) == (None, 60, "")


def test_a_council_without_committees_is_not_asked_for_one(client, town, session):
    form = as_user(client, town.clerk).get(reverse("secretariat:add_item", args=[session.pk])).context["form"]

    assert "committee" not in form.fields


def test_a_committee_of_another_council_or_ended_before_the_session_is_refused(town, session, committee):
    other = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
    foreign = Committee.objects.create(council=other.council, name_fr="Autre", created_on=date(2021, 10, 1))
    Committee.objects.filter(pk=committee.pk).update(ended_on=date(2026, 5, 6))

    for wrong in (foreign, committee):
        with pytest.raises(Refusal, match="n'est pas en exercice"):
            sessions.add_item(session=session, title_fr="Point", committee=wrong)


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        (ItemOrigin.PRESIDENT, "Inscrit par le président avec le bureau (loi organique n° 113-14, art. 38)"),
        (ItemOrigin.AUTHORITY, "Ajouté par l'autorité, inscrit de plein droit (loi organique n° 113-14, art. 39)"),
        (ItemOrigin.PETITION, "Pétition acceptée par le bureau (loi organique n° 113-14, art. 38"),
        (ItemOrigin.QUESTIONS, "Questions écrites des membres (loi organique n° 113-14, art. 46)"),
    ],
)
def test_each_point_says_who_put_it_there_and_by_which_article(client, town, session, origin, words):
    sessions.add_item(session=session, title_fr="Point", origin=origin)

    assert words in shown(client, town.clerk, session)


def test_a_point_asked_for_names_who_asked_to_the_council_and_to_nobody_else(client, town, session):
    asked = item_requests.receive(
        session=session, title_fr="Éclairage", asked_by="Fadma Aït Tagant", signatories=3, received_on=date(2026, 4, 1)
    )
    accepted = item_requests.accept(request=asked, user=town.clerk)
    sessions.send_agenda(session=session)

    assert accepted.item.origin == ItemOrigin.MEMBERS
    assert "Demandé par \u2068Fadma Aït Tagant\u2069, 3 signataires" in shown(client, town.president, session)
    outside = shown(client, town.officer, session)
    assert "Demandé par des membres du conseil (loi organique n° 113-14, art. 40)" in outside
    assert "Fadma" not in outside


def test_a_committees_opinion_is_shown_with_its_rapporteur_to_the_council_alone(client, town, session, committee):
    [item] = add_items(session, TITLES[:1])
    report(item, committee, town)
    sessions.send_agenda(session=session)

    inside, outside = shown(client, town.clerk, session), shown(client, town.officer, session)

    assert "favorable avec observations" in inside and "Membre 5" in inside
    assert "favorable avec observations" not in outside
    assert WITHOUT_REPORT not in inside


def test_without_a_report_the_agenda_says_what_the_council_has_to_decide(client, town, session, committee):
    add_items(session, TITLES[:1])
    sessions.add_item(session=session, title_fr="Compte rendu", is_deliberation=False)

    assert shown(client, town.clerk, session).count(WITHOUT_REPORT) == 1


def test_an_extraordinary_session_needs_no_report(client, town):
    extraordinary = open_session(town, date(2026, 6, 1), kind=SessionKind.EXTRAORDINARY)
    add_items(extraordinary, TITLES[:1])

    assert WITHOUT_REPORT not in shown(client, town.clerk, extraordinary)


def test_the_agenda_adds_up_the_time_and_says_what_nobody_has_estimated(client, town, session):
    for title, minutes in (("Premier", 45), ("Deuxième", 80), ("Troisième", None)):
        sessions.add_item(session=session, title_fr=title, estimated_minutes=minutes)

    text = shown(client, town.clerk, session)

    assert "Durée prévue de la session : 2 h 05 min." in text
    assert "Un point est sans durée prévue." in text


def test_a_point_added_after_the_convocation_says_so(client, town, session):
    add_items(session, TITLES[:1])
    AgendaItem.objects.update(is_late=True)

    assert "Ajouté après la convocation" in shown(client, town.clerk, session)


def test_a_second_point_with_the_same_title_is_kept_with_a_warning(client, town, session):
    sessions.add_item(session=session, title_fr="Cession d'un terrain")

    response = as_user(client, town.clerk).post(
        reverse("secretariat:add_item", args=[session.pk]),
        POINT | {"version": 1, "title_fr": "  cession  d'un terrain "},
    )

    assert any("Le point 1 a déjà le même objet" in words for words in said(response))
    assert "Même objet que le point 2" in shown(client, town.clerk, session)


def test_what_the_council_may_debate_is_told_beside_the_requests(client, town, session):
    assert "de la compétence du conseil" in shown(client, town.clerk, session)


def test_a_point_of_the_authority_is_not_taken_off(client, town, session):
    item = sessions.add_item(session=session, title_fr="Point urgent", origin=ItemOrigin.AUTHORITY)

    assert reverse("secretariat:remove_item", args=[item.pk]) not in shown(client, town.clerk, session)
    with pytest.raises(Refusal, match="de plein droit .*art. 39"):
        agenda.remove_item(item=item)


def test_a_point_that_a_committee_has_reported_on_is_not_taken_off(client, town, session, committee):
    [item] = add_items(session, TITLES[:1])
    report(item, committee, town)

    response = as_user(client, town.clerk).post(reverse("secretariat:remove_item", args=[item.pk]))

    assert AgendaItem.objects.filter(pk=item.pk).exists()
    assert any("s'appuie sur lui" in words for words in said(response))


def test_a_refusal_is_written_out_in_both_languages_for_those_who_asked(client, town, session):
    asked = item_requests.receive(
        session=session, title_fr="Éclairage", asked_by="Fadma Aït Tagant", received_on=date(2026, 4, 1)
    )
    address = reverse("secretariat:refusal_letter", args=[asked.pk])
    refuse = reverse("secretariat:refuse_request", args=[asked.pk])

    response = as_user(client, town.clerk).post(refuse, {"reasons_fr": "Hors des attributions."})

    assert response.url == address
    letter = page(client.get(address))
    assert "En application de la loi organique n° 113-14, art. 40" in letter
    assert "إلى: Fadma Aït Tagant" in letter
    assert letter.count("Hors des attributions.") == 2
    stranger = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).clerk
    assert as_user(client, stranger).get(address).status_code == 403


def test_the_agenda_asks_the_same_queries_for_three_points_and_for_thirty(client, town, session, committee, queries_of):
    def add(count):
        for number in range(count):
            item = sessions.add_item(
                session=session,
                title_fr=f"Point {session.items.count() + number}",
                matter="council.motion",
                committee=committee,
                annexes=[("annex", {"document": scan_for(town.council), "title": "Plan", "is_public": True})],
            )
            report(item, committee, town)

    as_user(client, town.clerk)
    address = reverse("secretariat:agenda", args=[session.pk])
    add(3)
    client.get(address)
    few = queries_of(lambda: client.get(address))
    add(27)

    assert queries_of(lambda: client.get(address)) == few
    assert few < 60
