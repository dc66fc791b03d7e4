"""A council's files stay its own: no annex of another opens them, and what becomes confidential leaves the index."""

import json
from datetime import date

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.onboarding import connect_council
from document_types import access
from document_types.enums import JournalEvent
from document_types.errors import Refusal
from document_types.models import Act, Annex, CouncilDocument, JournalEntry
from document_types.services import documents, pages, sessions, voting
from search import index
from search.engine import get_engine
from search.query import Query
from tests.document_types.test_files import attach, stored, superuser
from tests.factories import (
    INEZGANE,
    TITLES,
    add_items,
    adopt,
    ballots,
    convene,
    make_commune,
    make_town,
    open_session,
    post,
    received_act,
    sign_both,
    sit,
)

WORD = "zirconium"


@pytest.fixture
def neighbour(db):
    return make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))


def annex_of(document) -> tuple:
    return ("annex", {"document": document, "title": "Plan du quartier", "is_public": True})


def draft_annexes(act) -> list:
    return pages.text_of(Act.objects.get(pk=act.pk)).annex_documents()


class TestAnAnnexOfAnotherCouncil:
    def edit(self, client, act, document):
        annexes = streamfield([("annex", {"document": document.pk, "title": "Plan", "is_public": "on"})])
        texts = {"subject_fr": "Vœu", "subject_ar": "", "body_fr": streamfield([]), "body_ar": streamfield([])}
        url = reverse("wagtailadmin_pages:edit", args=[act.page_id])
        return client.post(url, nested_form_data(texts | {"annexes": annexes}))

    @pytest.mark.parametrize("is_confidential", [True, False])
    def test_the_editor_refuses_it_without_naming_it(self, town, neighbour, client, is_confidential):
        document = documents.store(
            stored(town.council).file, council=town.council, title=WORD, is_confidential=is_confidential
        )
        act = add_items(open_session(neighbour), TITLES[1:2])[0].act
        client.force_login(neighbour.clerk)

        response = self.edit(client, act, document)

        assert "Choisissez un fichier de votre conseil" in response.content.decode()
        assert WORD not in response.content.decode()
        assert not draft_annexes(act)

    @pytest.mark.parametrize("key", ["00{}", " {}", "{}"])
    def test_no_way_of_writing_its_key_names_it(self, town, neighbour, client, key):
        document = documents.store(stored(town.council).file, council=town.council, title=WORD)
        act = add_items(open_session(neighbour), TITLES[1:2])[0].act
        client.force_login(neighbour.clerk)
        annexes = streamfield([("annex", {"document": key.format(document.pk), "title": "x" * 300, "is_public": "on"})])
        texts = {"subject_fr": "Vœu", "subject_ar": "", "body_fr": streamfield([]), "body_ar": streamfield([])}

        response = client.post(
            reverse("wagtailadmin_pages:edit", args=[act.page_id]), nested_form_data(texts | {"annexes": annexes})
        )

        assert WORD not in response.content.decode()
        assert not draft_annexes(act)

    def test_the_editor_takes_a_file_of_its_own(self, town, client):
        document = stored(town.council)
        act = add_items(open_session(town), TITLES[1:2])[0].act
        client.force_login(town.clerk)

        assert self.edit(client, act, document).status_code == 302
        assert len(draft_annexes(act)) == 1

    def test_no_text_is_fixed_with_it(self, town, neighbour):
        session = open_session(neighbour)
        annexes = [annex_of(stored(town.council))]
        item = sessions.add_item(
            session=session, title_fr="Vœu", title_ar="ملتمس", matter="council.motion", annexes=annexes
        )
        convene(neighbour, session)
        sitting = sit(neighbour, session)

        with pytest.raises(Refusal, match="Plan du quartier"):
            voting.vote(item=item, sitting=sitting, choices=ballots(neighbour, 9))

        assert not Annex.objects.exists()
        assert Act.objects.get(item=item).revision is None

    @pytest.mark.parametrize("owner", ["another council", "no council"])
    def test_an_annex_that_slipped_in_opens_nothing(self, town, neighbour, client, clean_index, owner):
        document = stored(town.council, WORD.encode(), "a.txt")
        if owner == "no council":
            CouncilDocument.objects.update(council=None)
            document.refresh_from_db()
        act = received_act(neighbour)
        attach(document, act)
        index.changed(act.key)
        index.flush()

        assert client.get(document.url).status_code == 403
        assert not access.may_open_document(neighbour.clerk, document)
        assert not access.may_open_document(neighbour.officer, document)
        assert found(WORD) == 0
        assert document.url not in client.get(f"/fr/actes/{act.council.code}/{act.kind}/2026/1/").content.decode()


def found(word: str) -> int:
    return get_engine().search(Query(text=word, audiences=("public",))).total


def entries(act):
    return JournalEntry.objects.filter(act=act, event=JournalEvent.DOCUMENT_CHANGED)


class TestAFileThatChanges:
    @pytest.fixture
    def document(self, town):
        return stored(town.council, f"Marché du {WORD}".encode(), "offres.txt")

    @pytest.fixture
    def act(self, town, document, clean_index):
        session = open_session(town)
        item = sessions.add_item(
            session=session, title_fr="Vœu", title_ar="ملتمس", matter="council.motion", annexes=[annex_of(document)]
        )
        convene(town, session)
        act = adopt(town, item, sit(town, session))
        post(sign_both(act))
        index.flush()
        assert found(WORD) == 1
        return act

    def edit(self, client, document, **data):
        url = reverse("wagtaildocs:edit", args=[document.pk])
        return client.post(url, {"title": "Offres", "collection": document.collection_id, **data})

    def test_made_confidential_its_words_leave_the_index_and_the_journal_says_who(self, town, act, document, client):
        client.force_login(town.clerk)

        assert self.edit(client, document, is_confidential="on").status_code == 302
        index.flush()

        assert found(WORD) == 0
        entry = entries(act).get()
        facts = json.loads(entry.payload)
        assert entry.head.council == town.council
        assert (facts["by"], facts["confidential"]) == (town.clerk.username, True)
        assert (facts["document"], facts["sha256"]) == (document.pk, document.sha256)

    def test_opened_again_its_words_come_back(self, act, document):
        for is_confidential in (True, False):
            document.is_confidential = is_confidential
            document.save()
        index.flush()

        assert found(WORD) == 1
        assert entries(act).count() == 2

    def test_a_new_title_is_no_matter_for_the_journal(self, town, act, document, client):
        client.force_login(town.clerk)

        self.edit(client, document, title="Autre titre")

        assert not entries(act).exists()

    def test_moved_to_another_collection_its_words_leave_the_index(self, act, document, neighbour, client):
        root = superuser()
        client.force_login(root)
        target = documents.collection_of(neighbour.council)
        url = reverse("wagtail_bulk_action", args=["document_types", "councildocument", "add_to_collection"])

        client.post(f"{url}?id={document.pk}", {"collection": target.pk})
        index.flush()

        document.refresh_from_db()
        assert document.council == neighbour.council
        assert found(WORD) == 0
        assert json.loads(entries(act).get().payload)["by"] == root.username

    def test_a_journal_that_cannot_be_written_keeps_the_file_as_it_was(self, act, document, monkeypatch):
        def fail(**facts):
            raise RuntimeError

        monkeypatch.setattr("document_types.services.document_changes.record", fail)
        document.is_confidential = True

        with pytest.raises(RuntimeError):
            document.save()

        document.refresh_from_db()
        assert not document.is_confidential


def test_a_file_of_the_archives_stays_its_councils_when_edited_and_when_the_council_connects(client, db):
    """It came before the council had a collection of its own."""
    council = make_commune()
    document = stored(council)
    client.force_login(superuser())

    client.post(
        reverse("wagtaildocs:edit", args=[document.pk]), {"title": "Titre", "collection": document.collection_id}
    )

    document.refresh_from_db()
    assert (document.title, document.council) == ("Titre", council)
    connect_council(council=council, since=date(2021, 9, 20))
    document.refresh_from_db()
    assert document.collection == documents.collection_of(council)
