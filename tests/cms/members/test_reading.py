"""What a member reads in the space, and what of it nobody else does."""

import pytest
from django.core.files.base import ContentFile
from icalendar import Calendar

from document_types.enums import JournalEvent
from document_types.models import AgendaItem, Delivery, JournalEntry
from document_types.services import cancellation, debates, documents, minutes, publication, sessions
from search import index
from tests.cms.members.conftest import come_in
from tests.cms.portal.pages import address_of, place_of, text_of
from tests.cms.secretariat.screens import as_user
from tests.document_types.intake.samples import pdf_of
from tests.factories import (
    INEZGANE,
    TITLES,
    add_items,
    adopt,
    convene,
    make_commune,
    make_town,
    open_session,
    sign_both,
    sit,
)
from workflows.enums import SignatoryOffice
from workflows.services import signature

pytestmark = pytest.mark.django_db


def path_of(session) -> str:
    return f"/fr/membres/sessions/{session.pk}/"


def file_of(council, title, **facts):
    return documents.store(ContentFile(title.encode(), f"{title}.txt"), council=council, title=title, **facts)


def paper(document, title="Étude", is_public=True):
    return ("annex", {"document": document, "title": title, "is_public": is_public})


class TestBeforeTheSession:
    def test_the_list_shows_own_sessions_called_and_none_in_preparation(self, town, inside, session):
        planned = open_session(town, session.opens_on.replace(month=10))

        words = text_of(inside.get("/fr/membres/"))

        assert session.title_in("fr") in words
        assert planned.title_in("fr") not in words
        assert inside.get(path_of(planned)).status_code == 404

    def test_another_councils_session_and_papers_are_not_found(self, inside, session):
        neighbour = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
        theirs = open_session(neighbour, session.opens_on.replace(day=8))
        [item] = add_items(theirs, TITLES[:1])
        convene(neighbour, theirs)

        for path in (path_of(theirs), f"{path_of(theirs)}seance.ics", f"/fr/membres/actes/{item.act_id}/"):
            assert inside.get(path).status_code == 404, path
        call = Delivery.objects.filter(act__session=theirs).first()
        assert inside.post(path_of(theirs), {"call": call.pk, "answer": "acknowledge"}).status_code == 404
        assert inside.post(path_of(session), {"call": call.pk, "answer": "acknowledge"}).status_code == 404
        call.refresh_from_db()
        assert call.acknowledged_at is None

    def test_a_session_cancelled_before_anybody_was_called_stays_unknown(self, town, inside):
        planned = open_session(town)
        cancellation.cancel_session(session=planned, reason="Erreur.")

        assert inside.get(path_of(planned)).status_code == 404

    def test_sessions_from_before_the_mandate_are_not_the_members(self, town, inside, session, member):
        type(member).objects.filter(pk=member.pk).update(starts_on=session.opens_on.replace(month=6))

        assert session.title_in("fr") not in text_of(inside.get("/fr/membres/"))

    def test_the_project_is_read_with_its_papers_confidential_ones_too(self, client, town, inside):
        session = open_session(town)
        secret = file_of(town.council, "Offres", is_confidential=True)
        item = sessions.add_item(session=session, title_fr="Marché", annexes=[paper(secret)])
        address = f"/fr/membres/actes/{item.act_id}/documents/{secret.pk}/{secret.filename}"
        assert inside.get(address).status_code == 404
        convene(town, session)

        assert address in inside.get(path_of(session)).content.decode()
        answer = inside.get(address)
        assert b"".join(answer.streaming_content) == b"Offres"
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert client.get(address).status_code == 302
        assert client.get(f"/documents/{secret.pk}/{secret.filename}").status_code == 403
        assert as_user(client, town.observer).get(address).status_code == 302

    def test_the_pages_of_a_confidential_paper_are_turned_by_members_alone(self, client, town, inside):
        session = open_session(town)
        file = ContentFile(pdf_of("Offres secretes"), "offres.pdf")
        secret = documents.store(file, council=town.council, title="Offres", is_confidential=True)
        item = sessions.add_item(session=session, title_fr="Marché", annexes=[paper(secret)])
        path = f"/fr/membres/actes/{item.act_id}/fichiers/{secret.pk}/"
        assert inside.get(path).status_code == 404
        convene(town, session)

        assert "Offres secretes" in text_of(inside.get(path))
        assert inside.get(f"{path}1.webp")["Content-Type"] == "image/webp"
        assert path in inside.get(f"/fr/membres/actes/{item.act_id}/").content.decode()
        for address in (path, f"{path}1.webp"):
            assert client.get(address).status_code == 302
        assert client.get(f"/documents/{secret.pk}/pages/1.webp").status_code == 403

    def test_the_paper_of_one_act_is_not_opened_through_another(self, town, inside):
        session = open_session(town)
        hidden = file_of(town.council, "Dossier", is_confidential=True)
        add_items(open_session(town, session.opens_on.replace(month=10)))
        item = sessions.add_item(session=session, title_fr="Marché")
        convene(town, session)

        path = f"/fr/membres/actes/{item.act_id}/documents/{hidden.pk}/{hidden.filename}"
        assert inside.get(path).status_code == 404

    def test_the_file_of_another_council_in_an_annex_is_no_key(self, town, inside):
        neighbour = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
        session = open_session(town)
        foreign = file_of(neighbour.council, "Ailleurs")
        item = sessions.add_item(session=session, title_fr="Marché", annexes=[paper(foreign)])
        convene(town, session)

        assert "Étude" not in text_of(inside.get(path_of(session)))
        path = f"/fr/membres/actes/{item.act_id}/documents/{foreign.pk}/{foreign.filename}"
        assert inside.get(path).status_code == 404

    def test_a_convocation_is_acknowledged_and_an_absence_announced(self, inside, session, member):
        call = Delivery.objects.get(act__session=session, mandate=member)
        inside.get(path_of(session))

        inside.post(path_of(session), {"call": call.pk, "answer": "acknowledge"})
        inside.post(path_of(session), {"call": call.pk, "answer": "excuse", "reason": "Voyage."})

        call.refresh_from_db()
        assert (bool(call.opened_at), bool(call.acknowledged_at), call.excuse) == (True, True, "Voyage.")
        events = JournalEntry.objects.filter(act=call.act).values_list("event", flat=True)
        assert {JournalEvent.OPENED, JournalEvent.ACKNOWLEDGED, JournalEvent.EXCUSED} <= set(events)
        assert "Vous avez annoncé votre absence" in text_of(inside.get(path_of(session)))

    def test_an_absence_without_a_reason_is_refused_in_words(self, inside, session, member):
        call = Delivery.objects.get(act__session=session, mandate=member)

        response = inside.post(path_of(session), {"call": call.pk, "answer": "excuse", "reason": " "})

        assert response.status_code == 422
        assert "Écrivez le motif" in text_of(response)

    def test_the_invitation_opens_in_an_agenda(self, inside, session):
        [event] = Calendar.from_ical(inside.get(f"{path_of(session)}seance.ics").content).walk("VEVENT")

        assert "Salle des réunions" in event["LOCATION"]

    def test_lists_ask_as_many_queries_for_twice_the_rows(self, town, inside, session, queries_of):
        def home():
            return inside.get("/fr/membres/")

        def page():
            return inside.get(path_of(session))

        home(), page()
        before = queries_of(home), queries_of(page)
        for number, item in enumerate(session.items.all(), start=4):
            AgendaItem.objects.create(session=session, position=number, title_fr=item.title_fr)
        other = open_session(town, session.opens_on.replace(month=10))
        add_items(other)
        convene(town, other)

        assert (queries_of(home), queries_of(page)) == before

    def test_papers_ask_as_many_queries_for_twice_the_projects(self, town, inside, queries_of):
        session = open_session(town)
        files = [file_of(town.council, f"Dossier {number}") for number in range(4)]
        for document in files[:1]:
            sessions.add_item(session=session, title_fr="Point", annexes=[paper(document)])
        other = open_session(town, session.opens_on.replace(month=10))
        for document in files:
            sessions.add_item(session=other, title_fr="Point", annexes=[paper(document)])
        for each in (session, other):
            convene(town, each)
            inside.get(path_of(each))

        assert queries_of(lambda: inside.get(path_of(session))) == queries_of(lambda: inside.get(path_of(other)))


class TestAfterTheSession:
    @pytest.fixture
    def held(self, town):
        """A session whose first point was debated behind closed doors, with its file published beside the decision."""
        session = open_session(town)
        file = file_of(town.council, "Négociation")
        closed = sessions.add_item(session=session, title_fr=TITLES[1][0], annexes=[paper(file)])
        note = sessions.add_item(session=session, title_fr="Rapport d'activité", is_deliberation=False)
        convene(town, session)
        sitting = sit(town, session)
        AgendaItem.objects.filter(pk=closed.pk).update(is_closed=True)
        closed.refresh_from_db()
        debates.note_item(item=closed, debate_fr="Le prix plancher reste secret.", version=closed.version)
        debates.note_item(item=note, debate_fr="Rapport présenté.", version=note.version)
        act = adopt(town, closed, sitting)
        sign_both(act)
        publication.post(acts=[act], posted_on=act.dated_on)
        sessions.close_session(session=session, on=session.opens_on)
        act.refresh_from_db()
        session.refresh_from_db()
        return {"session": session, "act": act, "file": file}

    def test_a_member_reads_own_presence_and_vote_the_decision_and_the_closed_debate(self, inside, held):
        words = text_of(inside.get(path_of(held["session"])))

        for said in ("présent", "mon vote : pour", "Adopté", "plancher", "non publique", "Étude"):
            assert said in words, said

    def test_nobody_else_reads_the_closed_debate_or_its_papers(self, client, town, held, clean_index):
        act, file = held["act"], held["file"]
        index.flush()
        serve = f"/documents/{file.pk}/{file.filename}"

        public = [
            address_of(act),
            address_of(act, "ar"),
            place_of(held["session"].page),
            "/fr/recherche/?q=N%C3%A9gociation",
        ]
        for path in public:
            answer = client.get(path)
            assert answer.status_code == 200, path
            assert "plancher" not in text_of(answer), path
            assert "Étude" not in text_of(answer), path
            assert file.filename not in answer.content.decode(), path
        assert client.get(serve).status_code == 403

    def test_the_file_of_an_open_debate_stays_public(self, client, held):
        AgendaItem.objects.filter(act=held["act"]).update(is_closed=False)

        assert "Étude" in text_of(client.get(address_of(held["act"])))
        assert client.get(f"/documents/{held['file'].pk}/{held['file'].filename}").status_code == 200

    def test_established_minutes_are_read_whether_published_or_not(self, client, town, inside, held):
        draft = minutes.draft(session=held["session"])
        path = f"/fr/membres/actes/{draft.pk}/"
        assert inside.get(path).status_code == 404
        signature.request(act=draft, user=town.clerk)
        signature.sign(act=draft, office=SignatoryOffice.SECRETARY, user=town.secretary)

        assert path in inside.get(path_of(held["session"])).content.decode()
        assert "Quorum atteint" in text_of(inside.get(path))
        draft.refresh_from_db()
        assert client.get(address_of(draft)).status_code == 404

    def test_the_other_members_votes_are_not_mixed_with_ones_own(self, town, held):
        other = come_in(town.members[4].declared_email)

        assert text_of(other.get(path_of(held["session"]))).count("mon vote") == 1
