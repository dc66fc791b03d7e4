"""The session's own dates: what the law sets, beside what was done, from planning to closing."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from document_types import clock
from document_types.enums import ItemOrigin, SessionKind
from document_types.models import AgendaItem, Delivery, ItemOpposition, Petition, Session
from document_types.services import convocations, minutes, sessions, voting
from tests.cms.secretariat.screens import as_user, page
from tests.factories import (
    TITLES,
    add_items,
    at,
    ballots,
    convene,
    council_of,
    held_session,
    make_town,
    open_session,
    post,
    sign_both,
    sit,
    transmit,
)
from workflows.enums import SignatoryOffice
from workflows.services import signature

pytestmark = pytest.mark.django_db

OPENING = date(2026, 5, 7)


@pytest.fixture
def on(client, town):
    """The lines of the screen on a day, by rule (the last of several) and in order."""

    def lines(session, day, user=None):
        with clock.pretend(at(day)):
            response = as_user(client, user or town.clerk).get(reverse("secretariat:deadlines", args=[session.pk]))
        assert response.status_code == 200
        lines.lines = response.context["lines"]
        lines.order = [(line.row.step.rule.id, line.row.step.day) for line in response.context["lines"]]
        lines.text = page(response)
        return {line.row.step.rule.id: line for line in response.context["lines"]}

    return lines


def words(line):
    return line.standing.words


class TestASessionOfACommune:
    def test_before_anything_is_done_the_duties_count_their_days(self, town, on):
        found = on(open_session(town), date(2026, 4, 10))

        assert found["AGE-2"].row.step.day == date(2026, 4, 17)
        assert words(found["AGE-2"]) == "Il reste 7 jours"
        assert words(found["CON-2"]) == "Il reste 17 jours"
        assert words(found["QUE-1"]) == "Délai échu"
        assert words(found["SES-2"]) == "Prévue le jeudi 7 mai 2026"
        assert words(found["MIN-6"]) == "Ne court pas encore : le départ est supposé"
        assert [day for _rule, day in on.order] == sorted(day for _rule, day in on.order)
        assert "loi organique n°" in on.text
        assert {"QUO-3", "QUO-4", "SES-6", "LEG-3", "VIS-20"}.isdisjoint(found)

    def test_what_was_not_done_in_time_is_late_and_what_was_done_late_stays_so(self, town, on):
        session = open_session(town)
        add_items(session)

        late = on(session, date(2026, 4, 20))["AGE-2"]
        sessions.send_agenda(session=session, at=at(date(2026, 4, 21)))
        done = on(session, date(2026, 4, 22))["AGE-2"]

        assert (words(late), late.standing.is_late, late.standing.is_done) == ("En retard de 3 jours", True, False)
        assert (words(done), done.standing.is_late, done.standing.is_done) == (
            "Fait 4 jours après le terme",
            True,
            True,
        )

    def test_the_authoritys_delay_runs_from_its_receipt_once_it_is_known(self, town, on):
        session = open_session(town)
        add_items(session)
        sessions.send_agenda(session=session, at=at(date(2026, 4, 10)))
        supposed = on(session, date(2026, 4, 15))["AGE-3"]
        Session.objects.filter(pk=session.pk).update(agenda_received_at=at(date(2026, 4, 13)))

        known = on(session, date(2026, 4, 15))["AGE-3"]
        AgendaItem.objects.filter(session=session, position=1).update(origin=ItemOrigin.AUTHORITY)

        assert (supposed.row.step.day, known.row.step.day) == (date(2026, 4, 20), date(2026, 4, 21))
        assert supposed.row.step.assumption
        assert known.row.step.assumption is None
        assert words(on(session, date(2026, 4, 15))["AGE-3"]) == "1 point ajouté"

    def test_an_agenda_recorded_after_the_opening_does_not_stop_the_others(self, town, on):
        session = open_session(town)
        Session.objects.filter(pk=session.pk).update(agenda_sent_at=at(OPENING + timedelta(days=2)))

        assert words(on(session, OPENING + timedelta(days=3))["AGE-2"]) == "Fait 22 jours après le terme"

    def test_one_member_not_reached_leaves_the_convocation_open(self, town, on):
        session = open_session(town)
        add_items(session)
        act = convene(town, session, date(2026, 4, 24))
        first, *others = Delivery.objects.filter(act=act)
        for delivery in others:
            convocations.mark_sent(delivery=delivery, at=at(date(2026, 4, 24)))
        open_ = on(session, date(2026, 4, 26))["CON-2"]
        convocations.mark_sent(delivery=first, at=at(date(2026, 4, 26)))
        # Handed over on paper too: the first sending counts.
        Delivery.objects.create(
            act=act, mandate=first.mandate, channel="paper", sent_at=at(date(2026, 5, 5)), address="Rue"
        )

        assert words(open_) == "Des envois sont sans preuve"
        assert words(on(session, date(2026, 5, 6))["CON-2"]) == "Fait le dimanche 26 avril 2026"

    def test_a_sitting_without_quorum_opens_the_delays_of_the_next_calls(self, town, on):
        session = open_session(town)
        add_items(session)
        convene(town, session)
        sit(town, session, present=4)
        failed = on(session, date(2026, 5, 9))
        second = sit(town, session, held_on=date(2026, 5, 21), present=3)
        twice = on(session, date(2026, 5, 22))
        sit(town, session, held_on=twice["QUO-4"].row.step.day, present=3)
        third = on(session, date(2026, 5, 29))

        assert words(failed["QUO-2"]) == "Quorum non atteint le jeudi 7 mai 2026"
        assert (failed["QUO-3"].row.step.earliest_on, failed["QUO-3"].row.step.day) == (
            date(2026, 5, 10),
            date(2026, 5, 12),
        )
        assert words(failed["QUO-3"]) == "Il reste 3 jours"
        assert "QUO-4" not in failed
        assert "sans convocation enregistrée ici" in words(twice["QUO-3"])
        assert twice["QUO-4"].row.step.assumption is None
        assert twice["QUO-4"].row.step.day > second.held_on
        assert words(twice["QUO-4"]) == "Réunion à tenir"
        assert words(third["QUO-4"]).startswith("Quorum atteint le")

    def test_a_point_without_its_majority_waits_for_a_second_sitting_before_the_end(self, town, on):
        session = open_session(town)
        [item] = add_items(session, [("Programme d'action", "برنامج العمل", "programme.action")])
        convene(town, session)
        sitting = sit(town, session)
        voting.vote(item=item, sitting=sitting, choices=ballots(town, 4, 3), at=at(OPENING, 12))

        line = on(session, OPENING)["VOT-4"]

        assert line.row.step.day == on(session, OPENING)["SES-5"].row.step.day == date(2026, 5, 21)
        assert words(line) == "1 point attend"

    def test_an_extension_replaces_the_end(self, town, on):
        session = open_session(town)
        Session.objects.filter(pk=session.pk).update(extended_on=OPENING, extended_until=date(2026, 5, 29))

        found = on(session, date(2026, 5, 20))

        assert words(found["SES-5"]) == "Prolongée jusqu'au vendredi 29 mai 2026"
        assert found["SES-6"].row.step.day >= date(2026, 5, 29)

    def test_after_the_closing_each_act_the_minutes_and_the_register_have_their_day(self, town, on):
        session, acts = held_session(town, TITLES[:2])
        sign_both(acts[0])
        post(acts[0], on=date(2026, 5, 8))
        with clock.pretend(at(OPENING, 20)):
            sessions.close_session(session=session, on=OPENING)
        draft = minutes.draft(session=session)
        signature.request(act=draft, user=town.clerk)
        signature.sign(act=draft, office=SignatoryOffice.SECRETARY, user=None, at=at(date(2026, 5, 12)))
        draft.refresh_from_db()
        minutes.send_to_members(act=draft, at=at(date(2026, 5, 13)))
        Delivery.objects.filter(act=draft).update(sent_at=at(date(2026, 5, 13)))
        transmit(acts[0], on=date(2026, 5, 14))

        found = on(session, date(2026, 5, 18))
        posting = [rule for rule, _day in on.order if rule == "MIN-7"]

        assert len(posting) == 2
        assert words(found["SES-5"]) == "Close le jeudi 7 mai 2026"
        assert words(found["MIN-6"]) == "Fait le mercredi 13 mai 2026"
        assert words(found["MIN-7"]) == "En retard de 3 jours"
        assert found["SES-21"].row.step.day == date(2026, 5, 12)
        assert not found["SES-21"].standing.is_late
        # One decision is not there yet, nor are the minutes.
        assert [rule for rule, _day in on.order].count("TRA-1") == 2
        assert words(found["TRA-1"]).startswith("Il reste")
        assert f"Affichage de la délibération n° {acts[0].number_label}" in on.text

    def test_a_petition_and_a_referral_have_lines_of_their_own(self, town, on):
        session = open_session(town)
        [item] = add_items(session, TITLES[1:2])
        Petition.objects.create(
            council=town.council, title_fr="Arbres", petitioner="citizens", agent="A", received_on=date(2026, 3, 2)
        )
        ItemOpposition.objects.create(item=item, opposed_on=date(2026, 4, 20), referred_at=at(date(2026, 4, 21)))

        found = on(session, date(2026, 4, 22))

        assert found["PET-9"].row.step.day == date(2026, 6, 2)
        assert "Réponse du bureau à la pétition" in on.text
        rulings = [line for line in on.lines if line.row.step.rule.name == "AGE-10/ruling"]
        assert [(words(line), line.row.step.day) for line in rulings] == [("Attendue", date(2026, 4, 23))]


def test_a_region_has_its_own_delays(on, client):
    region = make_town(council_of("09"), how_many=7)
    session = open_session(region, date(2026, 7, 6))

    found = on(session, date(2026, 6, 1), region.clerk)

    assert found["CON-2"].row.step.day == date(2026, 6, 29)
    assert found["AGE-2"].row.step.day == date(2026, 6, 16)
    assert found["SES-2"].row.step.earliest_on == date(2026, 7, 6)
    assert "111-14" in on.text


def test_a_session_the_authority_asked_for_has_its_own_notice_and_no_agenda_to_send(town, on):
    session = open_session(town, date(2026, 6, 10), kind=SessionKind.ON_REQUEST)

    found = on(session, date(2026, 6, 1))

    assert {"AGE-2", "AGE-3", "CON-2", "QUE-1", "QUO-2"}.isdisjoint(found)
    assert found["CON-5"].row.step.day == date(2026, 6, 7)
    assert "La date de la demande n'est pas donnée" in on.text


def test_the_first_session_is_called_by_the_authority_from_the_election(town, on):
    session = open_session(town, date(2026, 6, 10), kind=SessionKind.INSTALLATION)
    Session.objects.filter(pk=session.pk).update(elected_on=date(2026, 5, 25))

    found = on(session, date(2026, 6, 2))

    assert found["CON-8"].row.step.day == date(2026, 6, 9)
    assert {"AGE-2", "CON-2", "QUE-1"}.isdisjoint(found)


def test_the_dates_go_into_an_agenda_each_with_its_own_name(client, town):
    session, acts = held_session(town, TITLES[:2])

    response = as_user(client, town.clerk).get(reverse("secretariat:deadlines", args=[session.pk]), {"format": "ics"})

    events = Calendar.from_ical(response.content).walk("VEVENT")
    names = [str(event["uid"]) for event in events]
    assert len(names) == len(set(names))
    assert sum("Affichage de la délibération" in str(event["summary"]) for event in events) == 2
    assert all(f"session-{session.pk}" in name for name in names)


def test_a_cancelled_session_has_none(client, town):
    session = open_session(town)
    Session.objects.filter(pk=session.pk).update(state="cancelled")

    response = as_user(client, town.clerk).get(reverse("secretariat:deadlines", args=[session.pk]))

    assert "Aucune échéance" in page(response)


@pytest.mark.parametrize(
    ("role", "status"), [("president", 200), ("archivist", 200), ("member", 403), ("officer", 403), ("observer", 403)]
)
def test_the_screen_is_the_councils_own(client, town, role, status):
    session = open_session(town)

    user = town.staff[role]

    assert as_user(client, user).get(reverse("secretariat:deadlines", args=[session.pk])).status_code == status


def test_the_workspace_leads_there(client, town):
    session = open_session(town)

    text = page(as_user(client, town.clerk).get(reverse("secretariat:session", args=[session.pk])))

    assert reverse("secretariat:deadlines", args=[session.pk]) in text
    assert reverse("notices:told", args=[session.pk]) in text


def test_the_same_queries_serve_one_act_and_three(client, town, queries_of):
    one, _acts = held_session(town, TITLES[:1])
    three, _acts = held_session(town, TITLES, date(2026, 10, 1))
    address = {each: reverse("secretariat:deadlines", args=[each.pk]) for each in (one, three)}
    as_user(client, town.clerk).get(address[one])

    assert queries_of(lambda: client.get(address[one])) == queries_of(lambda: client.get(address[three]))
