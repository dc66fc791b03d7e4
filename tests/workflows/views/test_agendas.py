"""The agendas of an authority's office: acknowledged, added to, opposed; and what the clerk enters from paper."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from document_types.enums import ItemOrigin
from document_types.errors import Refusal
from document_types.models import ItemOpposition
from document_types.services import agenda_authority, sessions
from tests.cms.secretariat.screens import as_user, page, said
from tests.factories import add_items, at, convene, council_of, make_town, make_user, on_paper, open_session, sit
from workflows.services import agendas

pytestmark = pytest.mark.django_db

SENT = date(2026, 4, 9)
FRIDAY = date(2026, 4, 10)
MONDAY = date(2026, 4, 20)
POINT = {"title_fr": "Lutte contre l'incendie", "title_ar": "", "kind": "deliberation", "matter": ""}


@pytest.fixture(autouse=True)
def friday(settings):
    settings.DEMO_TODAY = FRIDAY


@pytest.fixture
def sent(town):
    session = open_session(town)
    add_items(session)
    return sessions.send_agenda(session=session, at=at(SENT))


@pytest.fixture
def received(sent):
    return agenda_authority.receive(session=sent, receipt="7/2026", at=at(FRIDAY))


def url(name, *args):
    return reverse(f"review:{name}", args=args)


def point_form(session, **facts):
    session.refresh_from_db()
    return POINT | {"version": session.version} | facts


class TestTheOffice:
    def test_it_acknowledges_and_the_platform_numbers_the_receipt(self, client, town, sent):
        as_user(client, town.officer)
        assert "Réception à accuser" in page(client.get(url("agendas")))

        response = client.post(url("acknowledge_agenda", sent.pk))

        sent.refresh_from_db()
        assert sent.agenda_receipt == "1/2026" and localdate(sent.agenda_received_at) == FRIDAY
        assert "récépissé n° \u20661/2026\u2069" in said(response)[0]
        shown = page(client.get(url("agendas")))
        assert "jusqu'au lundi 20 avril 2026" in shown and "il reste 10 jours" in shown

    def test_a_second_click_changes_nothing(self, client, town, received):
        response = as_user(client, town.officer).post(url("acknowledge_agenda", received.pk))

        received.refresh_from_db()
        assert "déjà enregistrée" in said(response)[0]
        assert received.agenda_receipt == "7/2026"

    def test_it_adds_a_point_which_the_agenda_marks_as_its_own(self, client, town, received, settings):
        settings.DEMO_TODAY = MONDAY
        as_user(client, town.officer)
        assert "dernier jour" in page(client.get(url("agenda", received.pk)))

        client.post(url("add_point", received.pk), point_form(received))

        assert received.items.get(position=4).origin == ItemOrigin.AUTHORITY
        assert "Ajouté par l'autorité le lundi 20 avril 2026" in page(client.get(url("agenda", received.pk)))

    def test_too_late_it_is_refused_and_what_was_typed_stays(self, client, town, received, settings):
        settings.DEMO_TODAY = MONDAY + timedelta(days=1)
        as_user(client, town.officer)
        assert url("add_point", received.pk) not in page(client.get(url("agenda", received.pk)))

        response = client.post(url("add_point", received.pk), point_form(received))

        assert response.status_code == 422
        assert "a pris fin le lundi 20 avril 2026" in page(response)
        assert "Lutte contre l'incendie" in page(response)

    def test_it_opposes_a_point_refers_it_and_enters_the_ruling(self, client, town, received, settings):
        item = received.items.get(position=2)
        as_user(client, town.officer)

        client.post(url("oppose_point", item.pk), {"reference": "12", "reasons_fr": "Hors attributions."})
        client.post(url("refer_point", item.pk), {"referred_on": "2026-04-10", "hour": "00:00"})

        shown = page(client.get(url("agenda", received.pk)))
        assert "Hors attributions." in shown
        assert "au plus tard le dimanche 12 avril 2026 à 00:00" in shown and "sous peine de nullité" in shown

        settings.DEMO_TODAY = date(2026, 4, 11)
        client.post(url("rule_on_point", item.pk), {"ruled_on": "2026-04-11", "ruling": "upheld"})

        assert ItemOpposition.objects.get(item=item).is_upheld is True
        assert "Le juge a confirmé" in page(client.get(url("agenda", received.pk)))

    def test_a_list_asks_the_same_questions_for_more_rows(self, client, town, received):
        as_user(client, town.officer)
        counts = []
        for month in (None, 7, 8, 9):
            if month:
                session = open_session(town, date(2026, month, 6))
                add_items(session)
                sessions.send_agenda(session=session, at=at(SENT))
            client.get(url("agendas"))
            with CaptureQueriesContext(connection) as queries:
                client.get(url("agendas"))
            counts.append(len(queries))

        assert len(set(counts)) == 1

    def test_the_page_of_an_agenda_asks_the_same_questions_for_more_points(self, client, town, received):
        as_user(client, town.officer)
        counts = []
        for title in ("Un", "Deux", "Trois"):
            agenda_authority.add_point(session=received, title_fr=title, at=at(FRIDAY))
            client.get(url("agenda", received.pk))
            with CaptureQueriesContext(connection) as queries:
                client.get(url("agenda", received.pk))
            counts.append(len(queries))

        assert len(set(counts)) == 1

    def test_what_awaits_a_receipt_comes_first_then_the_newest_delay(self, client, town, received):
        def sent_for(month, received_on=None, **facts):
            session = open_session(town, date(2026, month, 6))
            add_items(session)
            sessions.send_agenda(session=session, at=at(SENT))
            if received_on:
                agenda_authority.receive(session=session, receipt=f"{month}/2026", at=at(received_on))
            type(session).objects.filter(pk=session.pk).update(**facts)
            return session

        over, newest, awaited = sent_for(1, state="closed"), sent_for(7, MONDAY), sent_for(8)

        rows = as_user(client, town.officer).get(url("agendas")).context["rows"]

        assert [row["session"] for row in rows] == [awaited, newest, received, over]

    def test_an_agenda_that_was_not_sent_is_not_there(self, client, town):
        session = open_session(town)
        add_items(session)
        as_user(client, town.officer)

        assert session.title not in page(client.get(url("agendas")))
        assert client.get(url("agenda", session.pk)).status_code == 403

    def test_the_screens_speak_arabic(self, client, town, received):
        as_user(client, town.officer).cookies["django_language"] = "ar"

        assert 'dir="rtl"' in page(client.get(url("agenda", received.pk), headers={"accept-language": "ar"}))


class TestRights:
    @pytest.mark.parametrize("role", ["observer", "clerk", "president", "member", "archivist"])
    def test_only_the_office_enters_and_the_observer_cannot_act(self, client, town, received, role):
        as_user(client, town.staff[role])
        item = received.items.first()
        addresses = [
            url("agendas"),
            url("agenda", received.pk),
            url("add_point", received.pk),
            url("oppose_point", item.pk),
        ]

        assert {client.get(address).status_code for address in addresses} == {403}
        assert client.post(url("add_point", received.pk), point_form(received)).status_code == 403
        assert received.items.count() == 3

    def test_the_officer_of_another_province_sees_and_does_nothing(self, client, received):
        elsewhere = make_town(council_of("07.041")).officer
        as_user(client, elsewhere)

        assert received.title not in page(client.get(url("agendas")))
        assert client.get(url("agenda", received.pk)).status_code == 403
        assert client.post(url("acknowledge_agenda", received.pk)).status_code == 403
        with pytest.raises(PermissionDenied):
            agendas.add_point(session=received, user=elsewhere, title_fr="Point")

    def test_a_clerk_acts_for_the_authority_from_paper_only(self, town, received):
        with pytest.raises(PermissionDenied):
            agendas.add_point(session=received, user=town.clerk, title_fr="Point")
        with pytest.raises(Refusal, match="numéro porté"):
            agendas.add_point(session=received, user=town.clerk, title_fr="Point", is_paper=True, told_on=FRIDAY)

        paper = {"is_paper": True, "told_on": FRIDAY, "reference": "45"}
        assert agendas.add_point(session=received, user=town.clerk, title_fr="Point", **paper).pk

    def test_an_officer_enters_no_paper(self, town, received):
        paper = {"is_paper": True, "told_on": FRIDAY, "reference": "45"}

        with pytest.raises(Refusal, match="en ligne décide en ligne"):
            agendas.add_point(session=received, user=town.officer, title_fr="Point", **paper)

    def test_the_menu_leads_there_for_the_office_alone(self, client, town):
        for role, is_shown in (("officer", True), ("observer", False), ("clerk", False)):
            home = page(as_user(client, town.staff[role]).get(reverse("wagtailadmin_home")))
            assert (url("agendas") in home) is is_shown


class TestTheSecretariat:
    def clerk(self, client, town, name, *args, **data):
        address = reverse(f"secretariat:{name}", args=args)
        as_user(client, town.clerk)
        return client.post(address, data) if data else client.get(address)

    def test_the_step_leads_to_the_receipt_which_the_clerk_enters_from_paper(self, client, town, sent):
        on_paper(town)
        assert reverse("secretariat:authority", args=[sent.pk]) in page(
            self.clerk(client, town, "send_agenda", sent.pk)
        )

        early = self.clerk(client, town, "agenda_receipt", sent.pk, received_on="2026-04-08", reference="33")
        self.clerk(client, town, "agenda_receipt", sent.pk, received_on="2026-04-10", reference="33")

        sent.refresh_from_db()
        assert "ne peut pas précéder l'envoi" in page(early)
        assert (sent.agenda_receipt, sent.agenda_received_at.date()) == ("33", FRIDAY)
        assert "reçu par l'autorité le vendredi 10 avril 2026" in page(self.clerk(client, town, "session", sent.pk))

    def test_points_and_oppositions_of_a_paper_authority_are_entered(self, client, town, received, settings):
        settings.DEMO_TODAY = MONDAY
        item = received.items.get(position=2)
        facts = point_form(received, told_on="2026-04-20", reference="45")

        self.clerk(client, town, "authority_point", received.pk, **facts)
        self.clerk(
            client, town, "oppose_point", item.pk, told_on="2026-04-20", reference="46", reasons_fr="Hors attributions."
        )
        self.clerk(client, town, "refer_point", item.pk, referred_on="2026-04-20", hour="10:00")

        agenda = page(self.clerk(client, town, "agenda", received.pk))
        assert "Ajouté par l'autorité le lundi 20 avril 2026" in agenda
        assert "Hors attributions." in agenda and "sous peine de nullité" in agenda
        assert "sous peine de nullité" in page(self.clerk(client, town, "vote", item.pk))

    def test_the_members_told_of_a_late_point_are_listed(
        self, client, town, received, django_capture_on_commit_callbacks
    ):
        convene(town, received, MONDAY)
        town.members[3].deliveries.update(channel="paper")
        with django_capture_on_commit_callbacks(execute=True):
            agenda_authority.add_point(session=received, title_fr="Ajout tardif", at=at(MONDAY))

        before = page(self.clerk(client, town, "authority", received.pk))
        told = reverse("secretariat:told_on_paper", args=[received.pk, town.members[3].pk])
        assert before.count("Avisé<") == 8 and told in before

        client.post(told)

        assert page(client.get(reverse("secretariat:authority", args=[received.pk]))).count("Avisé<") == 9
        assert "Ajouté par l'autorité" in page(client.get(f"/fr{_path_of(received)}"))

    def test_the_additions_that_did_not_leave_are_sent_from_the_screen(
        self, client, town, received, mailoutbox, django_capture_on_commit_callbacks
    ):
        convene(town, received, MONDAY)
        agenda_authority.add_point(session=received, title_fr="Ajout tardif", at=at(MONDAY))
        mailoutbox.clear()
        button = reverse("secretariat:tell_of_additions", args=[received.pk])
        assert button in page(self.clerk(client, town, "authority", received.pk))

        with django_capture_on_commit_callbacks(execute=True):
            client.post(button)

        assert {message.to[0] for message in mailoutbox} == {member.declared_email for member in town.members}
        assert button not in page(client.get(reverse("secretariat:authority", args=[received.pk])))

    def test_a_president_reads_and_enters_nothing(self, client, town, received):
        as_user(client, town.president)

        assert client.get(reverse("secretariat:authority", args=[received.pk])).status_code == 200
        assert client.get(reverse("secretariat:authority_point", args=[received.pk])).status_code == 403

    def test_the_extension_moves_the_closing_deadline(self, client, town, received, settings):
        convene(town, received, MONDAY)
        sit(town, received)
        settings.DEMO_TODAY = date(2026, 5, 20)
        shown = page(self.clerk(client, town, "extend_session", received.pk))
        assert "Prolongation possible jusqu'au mercredi 3 juin 2026" in shown
        assert "notifiée dès qu'elle est prise" in shown

        received.refresh_from_db()
        form = {"decided_on": "2026-05-20", "until": "2026-05-29", "version": received.version}
        first = self.clerk(client, town, "extend_session", received.pk, **form)
        second = self.clerk(client, town, "extend_session", received.pk, **form)

        assert first.status_code == 302 and "qu'une fois" in page(second)
        workspace = self.clerk(client, town, "session", received.pk)
        [closing] = [row for row in workspace.context["rows"] if row.key == "closing"]
        assert closing.due.day == date(2026, 5, 29)
        assert "Au plus tard le vendredi 29 mai 2026" in page(workspace)

    def test_a_stranger_extends_nothing(self, client, town, received):
        as_user(client, make_user("personne"))

        assert client.get(reverse("secretariat:extend_session", args=[received.pk])).status_code in (302, 403)


def _path_of(session):
    return "/" + session.page.url_path.strip("/").partition("/")[2] + "/"
