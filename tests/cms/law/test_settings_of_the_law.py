"""The administrator chooses the readings of the law and confirms the feasts; the journal of the site keeps both."""

import json
from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse

from document_types.enums import JournalEvent
from document_types.errors import Refusal
from document_types.law.levels import Level
from document_types.law.reading_table import INTERIOR_RECEIPT, POSTING_START, THIRD_CALL, TRIGGER_DAY, VOTES_CAST
from document_types.law.statutes import rule
from document_types.models import ClosingDay, JournalEntry, ReadingChoice
from document_types.services import sessions, voting
from document_types.services.calendar import announce_feast, set_closing_day
from document_types.services.readings import choose_reading, chosen_readings
from document_types.services.reckoning import reckoner
from tests.cms.secretariat.screens import as_user, page
from tests.factories import TITLES, adopt, ballots, convene, open_session, received_act, sit
from tests.factories import add_items as add
from workflows.models import Clock

pytestmark = pytest.mark.django_db


def reading_url(reading):
    return reverse("law:reading", args=[reading.key])


class TestReadings:
    def test_every_reading_is_listed_with_what_is_retained(self, client, town):
        text = page(as_user(client, town.administrator).get(reverse("law:readings")))

        assert "La réunion a-t-elle lieu le troisième jour ouvrable ou après lui" in text
        assert "le premier jour ouvrable après trois jours ouvrables entiers" in text

    def test_a_choice_is_kept_journaled_and_reckoned_with(self, client, town):
        before = reckoner().due(rule("QUO-4", Level.COMMUNE), date(2026, 5, 5)).due_on

        as_user(client, town.administrator).post(reading_url(THIRD_CALL), {"option": "on_the_third_day"})

        assert (before, reckoner().due(rule("QUO-4", Level.COMMUNE), date(2026, 5, 5)).due_on) == (
            date(2026, 5, 11),
            date(2026, 5, 8),
        )
        entry = JournalEntry.objects.get(event=JournalEvent.READING_CHOSEN)
        assert json.loads(entry.payload) == {
            "reading": "third_call",
            "reference": "15.5",
            "before": "after_three_full_days",
            "after": "on_the_third_day",
            "by": town.administrator.username,
        }
        call_command("verify_register")

    def test_the_same_choice_again_is_no_event(self, town):
        choose_reading(reading=THIRD_CALL, option="on_the_third_day")
        choose_reading(reading=THIRD_CALL, option="on_the_third_day")

        assert JournalEntry.objects.filter(event=JournalEvent.READING_CHOSEN).count() == 1

    def test_going_back_to_the_default_is_an_event_and_leaves_no_row(self, town):
        choose_reading(reading=THIRD_CALL, option="on_the_third_day")
        choose_reading(reading=THIRD_CALL, option="after_three_full_days")

        assert JournalEntry.objects.filter(event=JournalEvent.READING_CHOSEN).count() == 2
        assert not ReadingChoice.objects.exists()

    def test_the_list_asks_for_the_choices_once(self, client, town, django_assert_max_num_queries):
        as_user(client, town.administrator).get(reverse("law:readings"))

        with django_assert_max_num_queries(12):
            client.get(reverse("law:readings"))

    def test_an_unknown_option_writes_nothing(self, client, town):
        response = as_user(client, town.administrator).post(reading_url(THIRD_CALL), {"option": "never"})

        assert response.status_code == 422
        assert not ReadingChoice.objects.exists()

    def test_a_fixed_reading_is_not_changed(self, town):
        with pytest.raises(Refusal, match="une seule est appliquée"):
            choose_reading(reading=INTERIOR_RECEIPT, option="local_authority")

    def test_a_choice_that_a_later_release_no_longer_knows_is_left_aside(self, town):
        ReadingChoice.objects.create(reading="gone", option="any")
        ReadingChoice.objects.create(reading="third_call", option="gone")

        assert chosen_readings().choice(THIRD_CALL) == "after_three_full_days"

    def test_a_delay_that_runs_keeps_the_date_that_was_notified(self, town):
        act = received_act(town, on=date(2026, 5, 8))
        notified = Clock.objects.get(act=act, kind="opposition").due_on

        choose_reading(reading=TRIGGER_DAY, option="counted")

        assert Clock.objects.get(act=act, kind="opposition").due_on == notified

    def test_a_delay_that_begins_says_which_reading_it_follows(self, town):
        choose_reading(reading=TRIGGER_DAY, option="counted")
        act = received_act(town, on=date(2026, 5, 8))

        clock = Clock.objects.get(act=act, kind="opposition")
        # Friday the 8th counts, then Monday and Tuesday.
        assert clock.due_on == date(2026, 5, 12)
        assert any("il est compté" in sentence for sentence in clock.explanation["fr"])

    def test_abstentions_may_be_read_as_votes_cast(self, town):
        choose_reading(reading=VOTES_CAST, option="with_abstentions")
        session = open_session(town)
        [item] = add(session, (("Fête du printemps", "عيد الربيع", "culture.events"),))
        convene(town, session)
        sitting = sit(town, session)

        # Four for, two against, three abstain: four are not more than half of nine.
        voting.vote(item=item, sitting=sitting, choices=ballots(town, 4, 2, 3))

        item.refresh_from_db()
        assert item.outcome == "rejected"

    def test_the_posting_term_follows_the_start_that_was_chosen(self, client, town):
        choose_reading(reading=POSTING_START, option="session_closing")
        session = open_session(town)
        [item] = add(session, TITLES[:1])
        convene(town, session)
        adopt(town, item, sit(town, session))

        response = as_user(client, town.clerk).get(reverse("secretariat:session", args=[session.pk]))

        posting = next(row for row in response.context["rows"] if row.key == "posting")
        assert posting.due is None

        sessions.close_session(session=session, on=date(2026, 5, 8))
        response = client.get(reverse("secretariat:session", args=[session.pk]))
        posting = next(row for row in response.context["rows"] if row.key == "posting")
        assert posting.due.day == date(2026, 5, 16)


class TestFeasts:
    def test_the_feasts_of_two_years_wait_for_their_announcement(self, client, town):
        text = page(as_user(client, town.administrator).get(reverse("law:feasts")))

        assert "Fête du sacrifice" in text
        assert "pas encore annoncé" in text

    def test_a_confirmed_feast_is_certain(self, client, town):
        row, received_on = rule("LEG-3", Level.COMMUNE), date(2026, 5, 25)
        assert reckoner().due(row, received_on).is_estimated

        as_user(client, town.administrator).post(
            reverse("law:feast", args=["2026-05-27"]), {"announced_on": "2026-05-27"}
        )

        assert not reckoner().due(row, received_on).is_estimated
        assert reckoner().due(row, received_on).due_on == date(2026, 6, 1)
        entry = JournalEntry.objects.get(event=JournalEvent.FEAST_ANNOUNCED)
        assert json.loads(entry.payload)["days"] == ["2026-05-27", "2026-05-28"]

    def test_a_feast_announced_a_day_later_moves_whole(self, town):
        announce_feast(computed_on=date(2026, 5, 27), announced_on=date(2026, 5, 28))

        calendar = reckoner().calendar
        worked = [day for day in (26, 27, 28, 29) if calendar.is_working(date(2026, 5, day))]
        assert worked == [26, 27]
        # 26 and 27 May, then Monday 1 June.
        assert reckoner().due(rule("LEG-3", Level.COMMUNE), date(2026, 5, 25)).due_on == date(2026, 6, 1)

    def test_an_announcement_is_corrected(self, town):
        announce_feast(computed_on=date(2026, 5, 27), announced_on=date(2026, 5, 28))
        announce_feast(computed_on=date(2026, 5, 27), announced_on=date(2026, 5, 26))

        calendar = reckoner().calendar
        assert [day for day in range(25, 30) if calendar.is_working(date(2026, 5, day))] == [25, 28, 29]
        closed = ClosingDay.objects.filter(is_open=False).order_by("day").values_list("day", flat=True)
        assert list(closed) == [date(2026, 5, 26), date(2026, 5, 27)]

    def test_a_day_closed_for_another_reason_stays_closed(self, town):
        mourning = date(2026, 5, 26)
        set_closing_day(day=mourning, name_fr="Deuil national", name_ar="حداد وطني")
        announce_feast(computed_on=date(2026, 5, 27), announced_on=mourning)
        announce_feast(computed_on=date(2026, 5, 27), announced_on=date(2026, 5, 27))

        closing = ClosingDay.objects.get(day=mourning)
        assert (closing.name_fr, closing.is_open) == ("Deuil national", False)

    def test_a_feast_that_meets_a_holiday_moves_without_opening_it(self, town):
        # 14 August is a holiday of its own; the birth of the Prophet is computed for it and the day after.
        announce_feast(computed_on=date(2027, 8, 14), announced_on=date(2027, 8, 15))

        calendar = reckoner().calendar
        assert [day for day in (13, 14, 15, 16, 17) if calendar.is_working(date(2027, 8, day))] == [13, 17]

    def test_the_same_feast_of_another_moon_is_left_alone(self, town):
        announce_feast(computed_on=date(2033, 1, 2), announced_on=date(2033, 1, 3))
        announce_feast(computed_on=date(2033, 12, 23), announced_on=date(2033, 12, 23))

        closed = ClosingDay.objects.filter(is_open=False, day__month=1).order_by("day").values_list("day", flat=True)
        assert list(closed) == [date(2033, 1, 3), date(2033, 1, 4)]

    @pytest.mark.parametrize(
        ("computed_on", "announced_on", "reason"),
        [
            (date(2026, 5, 28), date(2026, 5, 28), "Aucune fête lunaire"),
            (date(2026, 5, 1), date(2026, 5, 1), "Aucune fête lunaire"),
            (date(2026, 5, 27), date(2026, 6, 27), "trop loin"),
        ],
    )
    def test_a_slip_of_the_pen_is_refused(self, town, computed_on, announced_on, reason):
        with pytest.raises(Refusal, match=reason):
            announce_feast(computed_on=computed_on, announced_on=announced_on)

        assert not ClosingDay.objects.exists()

    @pytest.mark.parametrize("day", ["2026-05-28", "hier"])
    def test_a_day_that_begins_no_feast_has_no_page(self, client, town, day):
        response = as_user(client, town.administrator).get(reverse("law:feast", args=[day]), follow=True)

        assert response.status_code == 404
