"""Where the authority works on paper: the clerk enters what came, with its proof, and confirms what did not come."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from cms.models import HomePage
from cms.onboarding import connect_council
from cms.roles import make_authority_group
from document_types.enums import ActState, JournalEvent
from document_types.errors import Refusal
from document_types.law.offices import Office
from document_types.models import Authority, JournalEntry
from tests.factories import (
    INEZGANE,
    TITLES,
    at,
    held_session,
    make_commune,
    make_town,
    on_paper,
    received_act,
    scan_for,
    sign_both,
    transmit,
)
from workflows import deadlines
from workflows.enums import ClockState, OppositionGround, ProceedingKind, SignatoryOffice
from workflows.models import Clock, Transmission
from workflows.services import review, signature, transmission
from workflows.services.decision import Decision
from workflows.services.offices import lawful_actions, recordable_actions

pytestmark = pytest.mark.django_db

RECEIVED = date(2026, 5, 8)
IN_TIME, TOO_LATE, AFTERWARDS = date(2026, 5, 12), date(2026, 5, 26), date(2026, 6, 1)


@pytest.fixture
def paper_town(town):
    return on_paper(town)


def signed_act(town, titles=TITLES[1:2]):
    _session, [act] = held_session(town, titles)
    return sign_both(act)


def send_on_paper(act, user, number="118/2026", **facts):
    facts = {"decided_on": RECEIVED, "scan": scan_for(act.council)} | facts
    return transmission.transmit(acts=[act], user=user, is_paper=True, receipt_number=number, **facts)


def oppose_on_paper(act, user, decided_on=IN_TIME, **facts):
    facts = {"scan": scan_for(act.council), "reference": "77/2026", "reasons_fr": "Hors attributions."} | facts
    return review.oppose(
        act=act,
        ground=OppositionGround.BREACH_OF_LAW,
        decision=Decision(user=user, is_paper=True, decided_on=decided_on, **facts),
    )


def silence_of(act) -> Clock:
    return Clock.objects.get(act=act)


def events(act) -> list[str]:
    return list(JournalEntry.objects.filter(act=act).order_by("pk").values_list("event", flat=True))


class TestAReceipt:
    def test_its_number_is_the_authoritys_own_and_may_be_borne_by_two_councils(self, paper_town):
        neighbour = on_paper(make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")))
        for town in (paper_town, neighbour):
            send_on_paper(signed_act(town), town.clerk)

        assert Transmission.objects.filter(receipt_number="118/2026").count() == 2

    def test_a_number_on_paper_never_stops_the_platforms_own(self, paper_town):
        online = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
        first = transmit(signed_act(online), on=RECEIVED).receipt_number
        expected = first.replace("1", "2", 1)
        send_on_paper(signed_act(paper_town), paper_town.clerk, number=expected)
        _session, [act] = held_session(online, TITLES[2:3], opens_on=date(2026, 5, 14))

        assert transmit(sign_both(act), on=date(2026, 5, 18)).receipt_number == expected

    def test_entered_twice_it_is_refused_in_words(self, paper_town):
        _session, acts = held_session(paper_town, TITLES[1:])
        first, second = map(sign_both, acts)
        send_on_paper(first, paper_town.clerk)

        with pytest.raises(Refusal, match="118/2026 est déjà enregistré"):
            send_on_paper(second, paper_town.clerk)

        assert not second.transmitted_in.exists()

    def test_an_authority_online_is_sent_nothing_on_paper(self, town):
        with pytest.raises(Refusal, match="en ligne"):
            send_on_paper(signed_act(town), town.clerk)

    def test_the_platform_gives_none_in_the_name_of_an_authority_on_paper(self, paper_town):
        with pytest.raises(Refusal, match="reçoit sur papier"):
            transmission.transmit(acts=[signed_act(paper_town)], user=paper_town.clerk)

    @pytest.mark.parametrize(
        ("missing", "words"),
        [({"scan": None}, "copie numérisée"), ({"number": " "}, "numéro"), ({"decided_on": None}, "date portée")],
    )
    def test_it_is_entered_whole(self, paper_town, missing, words):
        with pytest.raises(Refusal, match=words):
            send_on_paper(signed_act(paper_town), paper_town.clerk, **missing)

    def test_a_date_to_come_is_refused(self, paper_town):
        with pytest.raises(Refusal, match="à venir"):
            send_on_paper(signed_act(paper_town), paper_town.clerk, decided_on=date(2999, 1, 1))


class TestADecision:
    @pytest.fixture
    def act(self, paper_town):
        return received_act(paper_town, on=RECEIVED)

    def test_the_clerk_enters_an_opposition_with_its_own_date(self, paper_town, act):
        oppose_on_paper(act, paper_town.clerk)

        act.refresh_from_db()
        proceeding = act.proceedings.get(kind=ProceedingKind.OPPOSITION)
        assert act.state == ActState.OPPOSED
        assert proceeding.is_paper and proceeding.recorded_by == paper_town.clerk and proceeding.scan
        assert proceeding.effective_at.date() == IN_TIME

    def test_an_officer_backdates_nothing(self, paper_town, act):
        with pytest.raises(Refusal, match="décide en ligne"):
            oppose_on_paper(act, paper_town.officer)

    @pytest.mark.parametrize("role", ["president", "secretary", "member", "archivist", "observer"])
    def test_nobody_else_enters_one(self, paper_town, act, role):
        with pytest.raises(PermissionDenied):
            oppose_on_paper(act, getattr(paper_town, role))

        assert recordable_actions(act, getattr(paper_town, role)) == set()

    def test_where_the_authority_is_online_the_clerk_enters_none(self, town):
        act = received_act(town, on=RECEIVED)

        assert recordable_actions(act, town.clerk) == set()
        with pytest.raises(Refusal, match="rien ne s'enregistre ici"):
            oppose_on_paper(act, town.clerk)

    def test_it_comes_with_its_scan(self, paper_town, act):
        with pytest.raises(Refusal, match="copie numérisée"):
            oppose_on_paper(act, paper_town.clerk, scan=None)

        act.refresh_from_db()
        assert act.state == ActState.TRANSMITTED

    def test_the_dates_around_it_are_kept(self, paper_town, act):
        with pytest.raises(Refusal, match="a pris fin"):
            oppose_on_paper(act, paper_town.clerk, decided_on=TOO_LATE)
        with pytest.raises(Refusal, match="ne peut pas précéder la réception"):
            oppose_on_paper(act, paper_town.clerk, decided_on=date(2026, 5, 7))

    def test_a_visa_is_the_clerks_to_enter_and_the_officers_to_grant(self, paper_town):
        act = received_act(paper_town, TITLES[:1], on=RECEIVED)

        assert recordable_actions(act, paper_town.clerk) == {"oppose", "grant_visa", "refuse_visa"}
        assert lawful_actions(act, paper_town.clerk) == set()


class TestSilence:
    @pytest.fixture
    def act(self, paper_town):
        return received_act(paper_town, on=RECEIVED)

    def test_it_is_not_presumed(self, act, capsys):
        assert deadlines.run(AFTERWARDS) == []
        assert [clock.act for clock in deadlines.awaiting_confirmation(AFTERWARDS)] == [act]

        call_command("run_deadlines", today=AFTERWARDS.isoformat())

        act.refresh_from_db()
        assert act.state == ActState.TRANSMITTED
        said = capsys.readouterr().out
        assert "le secrétariat doit confirmer son silence" in said and act.number_label in said

    def test_confirmed_it_takes_effect_at_its_own_instant(self, paper_town, act):
        clock = silence_of(act)

        review.confirm_silence(clock=clock, user=paper_town.clerk)

        act.refresh_from_db()
        assert act.state == ActState.EXECUTORY
        assert act.executory_at == clock.effect_at
        entry = JournalEntry.objects.get(act=act, event=JournalEvent.EXECUTORY)
        assert paper_town.clerk.username in entry.payload

    def test_while_the_delay_runs_nobody_confirms_it(self, paper_town):
        _session, [act] = held_session(paper_town, TITLES[1:2])
        transmit(sign_both(act), on=date(2999, 5, 8))

        with pytest.raises(Refusal, match="court encore"):
            review.confirm_silence(clock=silence_of(act), user=paper_town.clerk)

    def test_it_is_confirmed_once(self, paper_town, act):
        review.confirm_silence(clock=silence_of(act), user=paper_town.clerk)

        with pytest.raises(Refusal, match="rien à confirmer"):
            review.confirm_silence(clock=silence_of(act), user=paper_town.clerk)

        assert events(act).count(JournalEvent.EXECUTORY) == 1

    def test_only_the_clerk_confirms_it(self, paper_town, act):
        for role in ("president", "member", "officer", "observer"):
            with pytest.raises(PermissionDenied):
                review.confirm_silence(clock=silence_of(act), user=getattr(paper_town, role))

    def test_an_authority_online_is_silent_without_a_word_of_the_clerk(self, town):
        act = received_act(town, on=RECEIVED)
        with pytest.raises(Refusal, match="de lui-même"):
            review.confirm_silence(clock=silence_of(act), user=town.clerk)

        assert [lapsed.act for lapsed in deadlines.run(AFTERWARDS)] == [act]

    def test_an_opposition_in_time_entered_late_takes_the_force_back(self, paper_town, act):
        review.confirm_silence(clock=silence_of(act), user=paper_town.clerk)

        oppose_on_paper(act, paper_town.clerk)

        act.refresh_from_db()
        assert (act.state, act.executory_at, act.force_basis) == (ActState.OPPOSED, None, "")
        assert silence_of(act).state == ClockState.USED
        assert events(act)[-2:] == [JournalEvent.OPPOSED, JournalEvent.FORCE_CORRECTED]
        assert act.online_at, "What was posted stays online, with its banner."

    def test_a_refusal_of_visa_in_time_entered_late_takes_the_force_back(self, paper_town):
        act = received_act(paper_town, TITLES[:1], on=RECEIVED)
        review.confirm_silence(clock=Clock.objects.get(act=act, kind="visa"), user=paper_town.clerk)
        act.refresh_from_db()
        assert act.force_basis == "tacit_visa"
        assert recordable_actions(act, paper_town.clerk) == {"oppose", "refuse_visa"}

        review.refuse_visa(
            act=act,
            decision=Decision(
                user=paper_town.clerk,
                reference="13",
                reasons_fr="Budget déséquilibré.",
                is_paper=True,
                decided_on=date(2026, 5, 20),
                scan=scan_for(act.council),
            ),
        )

        act.refresh_from_db()
        assert (act.state, act.executory_at, act.force_basis) == (ActState.VISA_REFUSED, None, "")
        assert events(act)[-2:] == [JournalEvent.VISA_REFUSED, JournalEvent.FORCE_CORRECTED]

    def test_an_express_visa_is_no_silence_that_a_paper_contradicts(self, paper_town):
        act = received_act(paper_town, TITLES[:1], on=RECEIVED)
        review.confirm_silence(clock=Clock.objects.get(act=act, kind="opposition"), user=paper_town.clerk)
        review.grant_visa(act=act, decision=Decision(reference="V-1", at=at(date(2026, 5, 20))))
        act.refresh_from_db()

        assert recordable_actions(act, paper_town.clerk) == set()

    def test_an_act_received_on_paper_is_answered_on_paper_after_the_authority_came_online(self, paper_town):
        act = signed_act(paper_town)
        send_on_paper(act, paper_town.clerk)
        connect_council(council=paper_town.council, since=date(2021, 9, 20))
        act.refresh_from_db()

        assert deadlines.run(AFTERWARDS) == []
        oppose_on_paper(act, paper_town.clerk)

        act.refresh_from_db()
        assert act.state == ActState.OPPOSED

    def test_an_opposition_of_the_day_of_receipt_is_in_time(self, paper_town):
        act = signed_act(paper_town)
        transmit(act, on=RECEIVED, hour=15)

        oppose_on_paper(act, paper_town.clerk, decided_on=RECEIVED)

        act.refresh_from_db()
        assert act.state == ActState.OPPOSED

    def test_an_opposition_too_late_leaves_the_act_in_force(self, paper_town, act):
        review.confirm_silence(clock=silence_of(act), user=paper_town.clerk)

        with pytest.raises(Refusal, match="a pris fin"):
            oppose_on_paper(act, paper_town.clerk, decided_on=TOO_LATE)

        act.refresh_from_db()
        assert act.state == ActState.EXECUTORY


class TestTheVisaOfTheInterior:
    """It follows the Interior's own office, whatever the governor uses."""

    COMPANY = (("Création d'une société de développement local", "إحداث شركة للتنمية المحلية", "companies.creation"),)

    def test_without_an_office_online_the_clerk_enters_it_and_silence_is_not_presumed(self, town):
        act = received_act(town, self.COMPANY, on=RECEIVED)

        assert recordable_actions(act, town.clerk) == {"grant_visa", "refuse_visa"}
        deadlines.run(date(2026, 7, 1))
        act.refresh_from_db()
        assert act.state == ActState.AWAITING_VISA

    def test_with_an_office_online_nobody_enters_it_for_it(self, paper_town):
        interior = Authority.objects.create(
            office=Office.INTERIOR, page=HomePage.objects.get(), name_fr="Intérieur", name_ar="الداخلية"
        )
        make_authority_group(interior)
        act = received_act(paper_town, self.COMPANY, on=RECEIVED)

        assert recordable_actions(act, paper_town.clerk) == {"oppose"}

    def test_its_silence_gives_force_once_the_governors_own_is_confirmed(self, paper_town):
        interior = Authority.objects.create(
            office=Office.INTERIOR, page=HomePage.objects.get(), name_fr="Intérieur", name_ar="الداخلية"
        )
        make_authority_group(interior)
        act = received_act(paper_town, self.COMPANY, on=RECEIVED)
        deadlines.run(AFTERWARDS)
        act.refresh_from_db()
        assert act.state == ActState.AWAITING_VISA, "Nobody has said that the governor sent no paper."

        review.confirm_silence(clock=act.clocks.get(kind="opposition"), user=paper_town.clerk)

        act.refresh_from_db()
        assert (act.state, act.force_basis) == (ActState.EXECUTORY, "tacit_visa")
        assert act.executory_at == at(date(2026, 5, 30), 0)


class TestASignature:
    @pytest.fixture
    def act(self, town):
        _session, [act] = held_session(town, TITLES[1:2])
        return act

    def sign(self, act, user, **facts):
        facts = {"is_paper": True, "decided_on": act.dated_on} | facts
        return signature.sign(act=act, office=SignatoryOffice.PRESIDENT, user=user, **facts)

    def test_who_records_that_of_another_shows_it(self, town, act):
        with pytest.raises(Refusal, match="copie numérisée"):
            self.sign(act, town.clerk)

        assert self.sign(act, town.clerk, scan=scan_for(town.council)).scan

    def test_the_signatory_needs_no_proof_of_being_here(self, town, act):
        assert self.sign(act, town.president).signed_on == act.dated_on

    def test_while_the_office_is_vacant_the_substitute_signs(self, town, act):
        town.council.mandates.filter(office="president").update(ends_on=date(2026, 1, 1))
        substitute = town.members[2]
        town.council.mandates.filter(pk=substitute.pk).update(office="vice_president")

        assert self.sign(act, town.president).signer == substitute

    def test_it_is_somebodys(self, town, act):
        town.council.mandates.filter(office="president").update(ends_on=date(2026, 1, 1))

        with pytest.raises(Refusal, match="Aucun mandat en cours"):
            self.sign(act, town.president, at=at(act.dated_on))
