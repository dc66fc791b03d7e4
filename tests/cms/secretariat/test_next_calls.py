"""After a meeting without quorum: the second convocation in its days, the third meeting, the one put off (QUO-3, 4)."""

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse
from icalendar import Calendar

from cms.secretariat.views.sessions import step_of
from document_types.enums import SessionKind
from document_types.errors import Refusal
from document_types.jobs import message_for
from document_types.law.reading_table import SECOND_NOTICE
from document_types.models import Act, Delivery
from document_types.services import convocations, proofs
from document_types.services.readings import choose_reading
from tests.cms.secretariat.screens import as_user, page, said
from tests.factories import SESSION_DAY, add_items, at, convene, open_session, sit
from workflows.enums import SignatoryOffice
from workflows.services import signature

pytestmark = pytest.mark.django_db

# SESSION_DAY is Thursday 7 May 2026: the second notice leaves from Sunday 10 to Tuesday 12.
MONDAY, SECOND_MEETING = date(2026, 5, 11), date(2026, 5, 21)


@pytest.fixture(autouse=True)
def _the_day_after(settings):
    settings.DEMO_TODAY = date(2026, 5, 8)


@pytest.fixture
def session(town):
    """Convened, and met without quorum."""
    return failed(town, open_session(town))


def failed(town, session):
    add_items(session)
    convene(town, session)
    sit(town, session, present=2)
    session.refresh_from_db()
    return session


def sign(town, act, on):
    signature.request(act=act, user=town.clerk)
    signature.sign(act=act, office=SignatoryOffice.PRESIDENT, user=town.president, at=at(on))
    act.refresh_from_db()
    return act


def second(town, session, on=MONDAY, meets_on=SECOND_MEETING):
    return sign(town, convocations.prepare(session=session, meets_on=meets_on), on)


def third(town, session):
    """The second meeting was held, and failed too."""
    second(town, session)
    sit(town, session, held_on=SECOND_MEETING, present=2)
    session.refresh_from_db()


def workspace(client, town, session):
    return page(as_user(client, town.clerk).get(reverse("secretariat:session", args=[session.pk])))


class TestTheSecondConvocation:
    def test_is_what_the_screen_of_a_failed_quorum_leads_to_with_its_day_filled_in(self, client, town):
        session = open_session(town)
        add_items(session)
        convene(town, session)
        answers = {f"m{each.pk}": "present" if rank < 2 else "absent" for rank, each in enumerate(town.members)}
        data = {"held_on": "2026-05-07", "number": 1, "call": 1, **answers}
        client.force_login(town.clerk)

        response = client.post(reverse("secretariat:new_sitting", args=[session.pk]), data, follow=True)

        assert response.redirect_chain[-1][0] == reverse("secretariat:next_call", args=[session.pk])
        # Ten days after Sunday 10 May, the first day on which the notice may leave.
        assert response.context["form"]["meets_on"].value() == date(2026, 5, 20)
        assert "au plus tôt le dimanche 10 mai 2026 et au plus tard le mardi 12 mai 2026" in page(response)

    def test_says_what_it_follows_and_calls_to_its_own_day(self, client, town, session):
        as_user(client, town.clerk).post(
            reverse("secretariat:next_call", args=[session.pk]), {"meets_on": SECOND_MEETING.isoformat()}
        )

        act = Act.objects.get(kind="convocation", call=2)
        text = page(client.get(reverse("secretariat:convocation", args=[session.pk])))
        assert act.meets_on == SECOND_MEETING
        assert "Le quorum n'ayant pas été atteint à la réunion du jeudi 7 mai 2026" in text
        assert "convoqués une deuxième fois" in text and "le jeudi 21 mai 2026 à 10:00" in text
        assert "113-14, art. 42" in text

    @pytest.mark.parametrize("day", [SESSION_DAY, date(2026, 5, 8), date(2026, 5, 9)])
    def test_is_not_sent_before_the_third_day(self, town, session, day):
        with pytest.raises(Refusal, match=r"avant le dimanche 10 mai 2026, ni après le mardi 12 mai 2026 .*art\. 42"):
            second(town, session, on=day)

        assert not Delivery.objects.filter(act__call=2).exists()

    @pytest.mark.parametrize("day", [date(2026, 5, 10), date(2026, 5, 12)])
    def test_sent_in_its_days_reaches_every_member(self, town, session, day, django_capture_on_commit_callbacks):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act = second(town, session, on=day)

        session.refresh_from_db()
        assert (act.state, act.call, act.deliveries.count()) == ("sent", 2, 9)
        assert len(mail.outbox) == 9 and "convoqués une deuxième fois" in mail.outbox[0].body
        assert (session.opens_on, session.state) == (SESSION_DAY, "convened")
        assert act.dated_on == day and session.convened_at.date() == date(2026, 4, 25)

    def test_sent_too_late_is_sent_and_said_to_be_late(self, client, town, session, settings):
        settings.DEMO_TODAY = date(2026, 5, 14)
        as_user(client, town.clerk)

        response = client.post(reverse("secretariat:next_call", args=[session.pk]), {"meets_on": "2026-05-25"})
        sign(town, Act.objects.get(call=2), date(2026, 5, 14))

        assert any("au plus tard le mardi 12 mai 2026" in sentence for sentence in said(response))
        Delivery.objects.filter(act__call=2).update(sent_at=at(date(2026, 5, 14)))
        notice = client.get(reverse("secretariat:convocation", args=[session.pk])).context["notice"]
        assert (notice.deadline.due_on, len(notice.late), notice.is_lawful) == (date(2026, 5, 12), 9, False)

    def test_warns_of_a_day_too_near_where_the_delay_runs_again(self, client, town, session):
        as_user(client, town.clerk)

        response = client.post(reverse("secretariat:next_call", args=[session.pk]), {"meets_on": "2026-05-15"})

        assert any("vendredi 15 mai 2026 est trop proche" in sentence for sentence in said(response))

    def test_does_not_warn_of_it_where_the_chosen_reading_says_otherwise(self, client, town, session):
        choose_reading(reading=SECOND_NOTICE, option="does_not_run_again")
        as_user(client, town.clerk)

        asked = client.get(reverse("secretariat:next_call", args=[session.pk]))
        response = client.post(reverse("secretariat:next_call", args=[session.pk]), {"meets_on": "2026-05-15"})

        assert asked.context["form"]["meets_on"].value() == date(2026, 5, 11)
        assert not any("trop proche" in sentence for sentence in said(response))

    def test_its_day_is_refused_before_its_first_sending_and_stays_typed(self, client, town, session):
        response = as_user(client, town.clerk).post(
            reverse("secretariat:next_call", args=[session.pk]), {"meets_on": "2026-05-09"}
        )

        assert response.status_code == 422
        assert "pas de séance avant le dimanche 10 mai 2026" in page(response) and "2026-05-09" in page(response)

    def test_its_day_is_changed_while_it_is_a_draft(self, client, town, session):
        convocations.prepare(session=session, meets_on=SECOND_MEETING)

        as_user(client, town.clerk).post(
            reverse("secretariat:next_call", args=[session.pk]), {"meets_on": "2026-05-22"}
        )

        act = Act.objects.get(call=2)
        assert act.meets_on == date(2026, 5, 22)
        assert "vendredi 22 mai 2026" in str(act.page.specific.get_latest_revision_as_object().body_fr)

    def test_is_sent_once(self, town, session):
        second(town, session)

        with pytest.raises(Refusal, match="déjà envoyée"):
            convocations.prepare(session=session)

    def test_is_of_no_use_once_the_council_has_met(self, town, session):
        act = convocations.prepare(session=session, meets_on=SECOND_MEETING)
        sit(town, session, held_on=SECOND_MEETING)

        with pytest.raises(Refusal, match="n'a plus d'objet"):
            sign(town, act, MONDAY)

    def test_steps_show_its_days_then_its_meeting(self, client, town, session):
        before = workspace(client, town, session)
        button = step_of(session, "convocation").action
        second(town, session)
        Delivery.objects.filter(act__call=2).update(sent_at=at(MONDAY))
        after = workspace(client, town, session)

        assert "la deuxième convocation part du dimanche 10 mai 2026 au mardi 12 mai 2026" in before
        assert button == "Préparer la deuxième convocation"
        assert "Envoyé à 9 membres" in after and "Deuxième réunion prévue le jeudi 21 mai 2026" in after

    def test_takes_the_place_of_the_first_link_and_moves_the_agenda(self, client, town, session):
        older = Delivery.objects.get(act__session=session, mandate=town.members[2])
        first_event = event_of(older)
        act = second(town, session)
        newer = act.deliveries.get(mandate=town.members[2])

        dead = client.get(f"/fr/convocation/{proofs.token_of(older)}/")
        alive = page(client.get(f"/fr/convocation/{proofs.token_of(newer)}/"))

        assert dead.status_code == 410
        assert "Une nouvelle convocation remplace celle-ci : le conseil se réunit le jeudi 21 mai 2026" in page(dead)
        assert proofs.token_of(newer) in page(dead)
        assert "jeudi 21 mai 2026" in alive and "Annoncer mon absence" in alive
        newer = Delivery.objects.get(pk=newer.pk)
        assert event_of(newer)["UID"] == first_event["UID"]
        assert event_of(newer)["DTSTART"].dt.date() == SECOND_MEETING
        assert event_of(newer)["SEQUENCE"] > first_event["SEQUENCE"]


class TestTheThirdMeeting:
    def test_asks_for_no_notice_and_says_so(self, client, town, session, settings):
        third(town, session)
        settings.DEMO_TODAY = date(2026, 5, 22)

        text = workspace(client, town, session)
        asked = client.get(reverse("secretariat:next_call", args=[session.pk]))

        # From Friday 22 May three working days, then the feast of the sacrifice.
        assert "La loi ne demande pas de convocation à la réunion du vendredi 29 mai 2026" in text
        assert "La loi ne demande pas de convocation" in page(asked)

    def test_is_recalled_to_the_members_whatever_their_number(self, client, town, session):
        third(town, session)

        act = sign(town, convocations.prepare(session=session), date(2026, 5, 22))

        text = page(as_user(client, town.clerk).get(reverse("secretariat:convocation", args=[session.pk])))
        assert act.call == 3 and act.meets_on > date(2026, 5, 26)
        assert "au même lieu et à la même heure" in text and "quel que soit le nombre" in text
        assert "La loi ne demande pas de convocation à cette réunion" in text

    def test_is_not_before_three_working_days(self, town, session):
        third(town, session)

        with pytest.raises(Refusal, match=r"troisième jour ouvrable .*art\. 42"):
            convocations.prepare(session=session, meets_on=date(2026, 5, 25))


def test_a_session_asked_for_by_the_authority_is_put_off_to_the_next_working_day(client, town):
    session = failed(town, open_session(town, kind=SessionKind.ON_REQUEST))

    act = sign(town, convocations.prepare(session=session), date(2026, 5, 7))

    assert (act.call, act.meets_on) == (2, date(2026, 5, 8))
    text = page(as_user(client, town.clerk).get(reverse("secretariat:convocation", args=[session.pk])))
    assert "reportée au jour ouvrable suivant, le vendredi 8 mai 2026" in text and "art. 37" in text


def test_no_call_follows_a_quorum(client, town):
    session = open_session(town)
    add_items(session)
    convene(town, session)

    assert as_user(client, town.clerk).get(reverse("secretariat:next_call", args=[session.pk])).status_code == 403
    sit(town, session)
    assert client.get(reverse("secretariat:next_call", args=[session.pk])).status_code == 403
    with pytest.raises(Refusal, match="déjà envoyées"):
        convocations.prepare(session=session)


@pytest.mark.parametrize("role", ["president", "secretary", "member", "archivist", "officer"])
def test_the_next_call_is_the_clerks(client, town, session, role):
    url = reverse("secretariat:next_call", args=[session.pk])

    assert as_user(client, getattr(town, role)).get(url).status_code == 403
    assert client.post(url, {"meets_on": "2026-05-21"}).status_code == 403
    assert not Act.objects.filter(call=2).exists()


def event_of(delivery):
    [(_name, content, _kind)] = message_for(delivery).attachments
    [event] = Calendar.from_ical(content).walk("VEVENT")
    return event
