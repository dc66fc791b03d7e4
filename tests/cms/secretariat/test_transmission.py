"""The screen that sends a session to the authority, and the receipt it comes back with."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import translation

from document_types import clock
from document_types.codes import printed
from document_types.services import documents, minutes, sessions
from document_types.services.sessions import close_session
from tests.cms.secretariat.screens import as_user, page, said
from tests.factories import (
    TITLES,
    adopt,
    convene,
    held_session,
    on_paper,
    open_session,
    scan_for,
    sign_both,
    sit,
    transmit,
)
from tests.papers import says
from workflows import receipts
from workflows.enums import SignatoryOffice
from workflows.models import Transmission
from workflows.paper_jobs import issue_receipt
from workflows.services import signature, transmission
from workflows.services.transmission import authority_of

pytestmark = pytest.mark.django_db

CLOSED, LAST_DAY = date(2026, 5, 7), date(2026, 6, 1)


def on(day: date, hour: int = 9):
    return clock.pretend(datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Africa/Casablanca")))


@pytest.fixture
def held(town):
    return held_session(town, TITLES)


def screen(session) -> str:
    return reverse("secretariat:transmission", args=[session.pk])


def words_of(pdf: bytes) -> str:
    return "\n".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(pdf))


def with_annex(town):
    """A deliberation with a file of known weight, signed."""
    session = open_session(town)
    file = documents.store(ContentFile(b"x" * 57_000, "plan.txt"), council=town.council, title="Plan")
    fr, ar, matter = TITLES[1]
    annexes = [("annex", {"document": file, "title": "Plan de situation", "is_public": True})]
    item = sessions.add_item(session=session, title_fr=fr, title_ar=ar, matter=matter, annexes=annexes)
    convene(town, session)
    return sign_both(adopt(town, item, sit(town, session)))


class TestTheScreen:
    def test_proposes_the_whole_session_chosen_and_its_minutes(self, client, town, held):
        session, acts = held
        for act in acts:
            sign_both(act)
        close_session(session=session, on=CLOSED)
        written = minutes.draft(session=session, user=town.clerk)
        signature.request(act=written, user=town.clerk)
        signature.sign(act=written, office=SignatoryOffice.SECRETARY, user=town.secretary)

        text = page(as_user(client, town.clerk).get(screen(session)))

        assert text.count('name="acts"') == text.count("checked") == 4
        assert "Procès-verbal n°" in text

    def test_names_what_is_not_ready_and_what_it_waits_for(self, client, town, held):
        session, acts = held
        sign_both(acts[0])
        signature.sign(act=acts[1], office=SignatoryOffice.PRESIDENT, user=town.president)
        close_session(session=session, on=CLOSED)

        text = page(as_user(client, town.clerk).get(screen(session)))

        assert f"\u2066{acts[1].number_label}\u2069</bdi>\u00a0: signature attendue : secrétaire du conseil" in text
        assert "signature attendue : président du conseil, secrétaire du conseil" in text
        assert "Procès-verbal de la session</bdi>\u00a0: à rédiger" in text

    def test_tells_the_annexes_with_their_number_and_weight(self, client, town):
        act = with_annex(town)

        text = page(as_user(client, town.clerk).get(screen(act.session)))

        assert "1 annexe, 57\u00a0Ko" in text

    def test_encourages_to_send_before_the_session_closes_and_says_what_it_gains(self, client, town, held):
        session, acts = held
        sign_both(acts[1])

        with on(date(2026, 5, 8)):
            text = page(as_user(client, town.clerk).get(screen(session)))

        assert "rien n'oblige à attendre" in text
        # Received on Friday 8 May: three working days end on Wednesday the 13th.
        assert "exécutoire le jeudi 14 mai 2026" in text

    def test_says_how_late_it_is(self, client, town, held):
        session, acts = held
        sign_both(acts[1])
        close_session(session=session, on=CLOSED)

        with on(date(2026, 6, 3)):
            late = page(as_user(client, town.clerk).get(screen(session)))
        with on(LAST_DAY):
            in_time = page(client.get(screen(session)))

        assert "En retard de 2 jours : le dernier jour permis était le lundi 1er juin 2026" in late
        assert "art. 116" in late
        assert "son retard sera porté sur le récépissé" not in in_time

    def test_a_page_left_open_in_another_tab_sends_nothing_twice(self, client, town, held):
        session, acts = held
        data = {"acts": [sign_both(act).pk for act in acts]}
        as_user(client, town.clerk).post(screen(session), data)

        again = client.post(screen(session), data)

        assert again.status_code == 422
        assert "n'est plus dans cette liste" in page(again)
        assert Transmission.objects.count() == 1

    def test_leads_to_the_receipts_given_before(self, client, town, held):
        session, acts = held
        slip = transmit(sign_both(acts[1]), on=date(2026, 5, 8))

        text = page(as_user(client, town.clerk).get(screen(session)))

        assert reverse("secretariat:receipt", args=[slip.pk]) in text

    def test_the_authority_does_not_send(self, client, town, held):
        assert as_user(client, town.officer).get(screen(held[0])).status_code == 403

    def test_it_asks_the_same_queries_for_one_act_and_for_three(self, client, town, held, queries_of):
        session, acts = held
        as_user(client, town.clerk)
        sign_both(acts[0])
        client.get(screen(session))
        one = queries_of(lambda: client.get(screen(session)))
        for act in acts[1:]:
            sign_both(act)

        assert queries_of(lambda: client.get(screen(session))) <= one

    def test_on_paper_the_authoritys_own_number_is_entered_beside_the_receipts(self, client, town, held):
        on_paper(town)
        session, acts = held
        sign_both(acts[0])
        paper = {"receipt_number": "118/2026", "authority_reference": "BO 4521/26", "decided_on": "2026-05-11"}

        response = as_user(client, town.clerk).post(
            screen(session), {"acts": [acts[0].pk], "scan": scan_for(town.council).pk, **paper}, follow=True
        )

        text = page(response)
        assert "BO 4521/26" in text and "Enregistré ici le" in text
        assert Transmission.objects.get().authority_reference == "BO 4521/26"


class TestTheSlip:
    def to_send(self, client, user, session, *acts, **asked):
        address = reverse("secretariat:slip_to_send", args=[session.pk])
        return as_user(client, user).get(address, {"acts": [act.pk for act in acts], **asked})

    def test_before_they_leave_it_lists_the_acts_chosen_for_whoever_carries_them(self, client, town):
        act = with_annex(town)
        session = close_session(session=act.session, on=CLOSED)
        shown = page(as_user(client, town.clerk).get(screen(session)))
        assert reverse("secretariat:slip_to_send", args=[session.pk]) in shown

        words = words_of(b"".join(self.to_send(client, town.clerk, session, act).streaming_content))

        assert "Bordereau d" in words and authority_of(session.council).name in words
        assert act.number_label in words and "Plan de situation" in words and "au plus tard le" in words
        assert "Cadre réservé" in words
        both = b"".join(self.to_send(client, town.clerk, session, act, edition="fr-ar").streaming_content)
        assert says(both, f"{act.subject_fr} {act.subject_ar}")
        act.refresh_from_db()
        assert act.received_at is None
        assert self.to_send(client, town.officer, session, act).status_code == 403

    def test_nothing_chosen_or_what_may_not_leave_is_said(self, client, town, held):
        session, acts = held

        for chosen in ([], acts[:1]):
            refused = self.to_send(client, town.clerk, session, *chosen)
            assert any("Cochez au moins un acte" in each for each in said(refused))

    def test_sent_it_bears_the_numbers_of_both_sides_and_stays_as_it_left(self, client, town, held):
        session, acts = held
        sign_both(acts[0])
        as_user(client, town.clerk).post(screen(session), {"acts": [acts[0].pk], "council_reference": " D 77/26 "})
        slip = Transmission.objects.get()
        issue_receipt.func(slip.pk)
        address = reverse("secretariat:slip_paper", args=[slip.pk])
        paper = b"".join(client.get(address).streaming_content)
        words = words_of(paper)
        assert "D 77/26" in words and slip.receipt_number in words

        type(town.council.collectivity).objects.update(name_fr="Autre nom")

        assert b"".join(client.get(address).streaming_content) == paper
        assert "D 77/26" in page(client.get(reverse("secretariat:receipt", args=[slip.pk])))


def test_an_act_received_in_time_is_not_said_to_be_late(client, town, held):
    session, acts = held
    sign_both(acts[1])
    close_session(session=session, on=CLOSED)
    transmit(acts[1], on=LAST_DAY)

    assert "En retard" not in page(as_user(client, town.officer).get(reverse("review:inbox")))


class TestTheReceipt:
    @pytest.fixture
    def late(self, town, held):
        session, acts = held
        for act in acts:
            sign_both(act)
        close_session(session=session, on=CLOSED)
        return transmit(*acts, on=date(2026, 6, 3)), acts

    def test_shows_the_delay(self, client, town, late):
        slip, _acts = late
        address = reverse("secretariat:receipt", args=[slip.pk])

        for reader in (town.clerk, town.officer):
            assert "En retard de 2 jours" in page(as_user(client, reader).get(address))

    def test_leads_to_its_public_page_and_to_its_papers(self, client, town, late):
        slip, _acts = late
        shown = page(as_user(client, town.clerk).get(reverse("secretariat:receipt", args=[slip.pk])))

        papers = [reverse(f"secretariat:{name}", args=[slip.pk]) for name in ("receipt_paper", "slip_paper")]
        assert re.search(rf'href="[^"]*/verifier/{slip.code}/"', shown)
        assert all(f'href="{each}"' in shown and f'href="{each}?edition=fr-ar"' in shown for each in papers)

    def test_the_authority_reads_it_in_its_inbox_and_on_the_act(self, client, town, late):
        _slip, acts = late
        as_user(client, town.officer)

        inbox = page(client.get(reverse("review:inbox")))
        act = page(client.get(reverse("review:act", args=[acts[1].pk])))

        assert inbox.count("En retard de 2 jours") == len(acts)
        assert act.count("En retard de 2 jours") == 1

    def test_is_nobody_elses(self, client, town, late):
        slip, _acts = late

        for name in ("receipt", "receipt_paper"):
            assert as_user(client, town.member).get(reverse(f"secretariat:{name}", args=[slip.pk])).status_code == 403

    def test_is_printed_with_its_hashes_its_delay_its_code_and_its_address(self, client, town, late):
        slip, acts = late

        response = as_user(client, town.clerk).get(reverse("secretariat:receipt_paper", args=[slip.pk]))
        text = words_of(b"".join(response.streaming_content))

        assert response["Content-Type"] == "application/pdf"
        assert all(act.content_hash in text for act in acts)
        assert printed(slip.code) in text and f"/verifier/{slip.code}/" in text
        assert "En retard de 2 jours" in text

    def test_is_printed_in_arabic_too(self, late):
        slip, acts = late

        with translation.override("ar"):
            text = words_of(receipts.paper(slip))

        assert all(act.subject_ar in text for act in acts)

    def test_lists_the_annexes_with_their_hashes(self, client, town):
        act = with_annex(town)
        slip = transmission.transmit(acts=[act], user=town.clerk)
        [annex] = act.annexes.all()

        response = as_user(client, town.clerk).get(reverse("secretariat:receipt_paper", args=[slip.pk]))

        text = words_of(b"".join(response.streaming_content))
        assert annex.sha256 in text and "Plan de situation" in text

    def test_asks_the_same_queries_for_one_act_and_for_three(self, client, town, queries_of):
        session, acts = held_session(town, [*TITLES, TITLES[1]])
        for act in acts:
            sign_both(act)
        one, three = (transmission.transmit(acts=sent, user=town.clerk) for sent in (acts[:1], acts[1:]))
        as_user(client, town.clerk)
        client.get(reverse("secretariat:receipt", args=[one.pk]))

        def asked(slip):
            return queries_of(lambda: client.get(reverse("secretariat:receipt", args=[slip.pk])))

        assert asked(three) == asked(one)
