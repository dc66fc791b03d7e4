"""The extract of a journal: which entries it holds for whom, and a proof that whoever holds it can follow."""

import re
from datetime import date, datetime

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import translation

from document_types import clock
from document_types.chain import leads_to
from document_types.enums import JournalEvent
from document_types.errors import Refusal
from document_types.models import JournalEntry
from document_types.printing.journal import act_extract, council_extract
from document_types.services import extracts
from document_types.services.journal import record
from document_types.services.roots import publish_roots
from tests.cms.portal.pages import address_of
from tests.cms.secretariat.screens import as_user
from tests.factories import (
    CASABLANCA,
    INEZGANE,
    PREFECTURE,
    TITLES,
    council_of,
    held_session,
    make_commune,
    make_town,
    received_act,
)

pytestmark = pytest.mark.django_db

TOMORROW = datetime(2040, 1, 1, tzinfo=CASABLANCA)


def words(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def printed(response) -> str:
    return words(b"".join(response.streaming_content) if response.streaming else response.content)


@pytest.fixture
def act(town):
    return received_act(town)


@pytest.fixture
def roots(act):
    """Four journals are in them, so that a proof has two steps."""
    for council in (None, make_commune(INEZGANE, "Inezgane", "إنزكان"), council_of(PREFECTURE)):
        record(council=council, event=JournalEvent.FEAST_ANNOUNCED, payload={})
    with clock.pretend(TOMORROW):
        return publish_roots()


def test_an_extract_holds_every_entry_of_the_act_in_both_languages(act, roots):
    extract = extracts.of_act(act)

    text = words(act_extract(act, extract))

    for entry in JournalEntry.objects.filter(act=act):
        assert entry.hash[:32] in text and entry.hash[32:] in text
    assert "Reçue par l'autorité" in text and "توصلت به السلطة" in text
    with translation.override("ar"):
        arabic = words(act_extract(act, extract))
    assert "autorité" in arabic and "توصلت به السلطة" in arabic


def test_the_proof_joins_the_entries_to_a_published_root(act, roots):
    extract = extracts.of_act(act)

    proof = extract.proof
    assert len(proof.siblings) == 2
    assert leads_to(proof.leaf, proof.siblings, proof.root.hash)
    assert proof.leaf.sequence >= extract.entries[-1].sequence
    assert proof.root.hash in words(act_extract(act, extract))


def test_the_proof_can_be_followed_from_the_paper_alone(act, roots):
    """Every hash of the proof is printed whole, in the order in which they are joined."""
    proof = extracts.of_act(act).proof
    hashes = re.findall(r"\b[0-9a-f]{64}\b", words(act_extract(act, extracts.of_act(act))))

    chain = [proof.root.hash, proof.leaf.hash, *(each.hash for each in proof.siblings)]
    assert [each for each in hashes if each in chain] == chain


def test_before_midnight_the_extract_says_that_its_root_is_to_come(act):
    extract = extracts.of_act(act)

    assert extract.proof is None
    assert "se publie après minuit" in words(act_extract(act, extract))


def test_entries_after_the_last_root_are_proven_up_to_it(act, roots, town):
    with clock.pretend(TOMORROW):
        record(council=town.council, act=act, event=JournalEvent.RETURNED, payload={})

    extract = extracts.of_act(act)

    assert extract.proof.leaf.sequence == extract.entries[-1].sequence - 1
    text = words(act_extract(act, extract))
    assert f"jusqu'au rang {extract.proof.leaf.sequence}" in text


def test_a_council_extracts_a_period(act, town):
    with clock.pretend(datetime(2031, 3, 10, 12, tzinfo=CASABLANCA)):
        record(council=town.council, event=JournalEvent.MANDATE_CHANGED, payload={})

    extract = extracts.of_council(town.council, date(2031, 3, 1), date(2031, 3, 31))

    assert [entry.event for entry in extract.entries] == [JournalEvent.MANDATE_CHANGED]
    assert "Mandat enregistré" in words(council_extract(extract, "mars 2031"))


def test_a_period_without_entries_says_so(town):
    extract = extracts.of_council(town.council, date(1999, 1, 1), date(1999, 1, 2))

    assert "Aucune entrée n'est à extraire." in words(council_extract(extract, ""))


def test_a_period_that_ends_before_it_begins_is_refused(town):
    with pytest.raises(Refusal, match="finit avant de commencer"):
        extracts.of_council(town.council, date(2026, 2, 1), date(2026, 1, 1))


class TestWhoReadsWhat:
    def test_those_of_the_council_read_everything(self, client, town, act):
        as_user(client, town.clerk)

        assert "Inscrite à l'ordre du jour" in printed(client.get(reverse("secretariat:act_journal", args=[act.pk])))

    @pytest.mark.parametrize("role", ["officer", "observer"])
    def test_the_authority_reads_what_followed_the_decision(self, client, town, act, role):
        record(council=town.council, act=act, event=JournalEvent.RETURNED, payload={})
        as_user(client, getattr(town, role))

        text = printed(client.get(reverse("secretariat:act_journal", args=[act.pk])))

        assert "Reçue par l'autorité" in text
        for inside in ("Inscrite à l'ordre du jour", "Projet préparé", "Renvoyé pour correction"):
            assert inside not in text

    def test_the_authority_reads_nothing_of_an_act_it_has_not_received(self, client, town):
        _session, [act] = held_session(town, TITLES[:1])
        as_user(client, town.officer)

        assert client.get(reverse("secretariat:act_journal", args=[act.pk])).status_code == 403

    @pytest.mark.parametrize("role", ["member", "administrator"])
    def test_others_are_refused_in_words(self, client, town, act, role):
        as_user(client, getattr(town, role))

        assert client.get(reverse("secretariat:act_journal", args=[act.pk])).status_code == 403

    def test_the_journal_of_a_council_is_for_its_own_people(self, client, town, act):
        address = reverse("secretariat:council_journal", args=[town.council.pk])
        stranger = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).clerk
        answers = {}
        for user in (town.archivist, town.clerk, town.officer, stranger):
            as_user(client, user)
            answers[user] = client.get(address).status_code

        assert list(answers.values()) == [200, 200, 403, 403]

    def test_anyone_extracts_the_public_events_of_an_act_online(self, client, town, act, roots):
        record(council=town.council, act=act, event=JournalEvent.RETURNED, payload={})

        response = client.get(f"{address_of(act)}journal.pdf")

        text = printed(response)
        assert response["Content-Type"] == "application/pdf"
        assert "Reçue par l'autorité" in text and "Renvoyé pour correction" not in text

    def test_an_act_that_is_not_online_has_no_public_extract(self, client, town):
        _session, [act] = held_session(town, TITLES[:1])

        assert client.get(f"{address_of(act)}journal.pdf").status_code == 404
