"""The papers of acts: what they say in each language, that they are issued once, and what betrays a change of them."""

import json
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command

from document_types.codes import printed
from document_types.corrections import passages_of
from document_types.enums import ActState, Edition, JournalEvent
from document_types.models import Act, IssuedPaper, JournalEntry
from document_types.paper_jobs import issue_act_paper
from document_types.printing.acts import act_paper, editions_of
from document_types.services import act_papers, issued_papers, minutes, rectification, sessions, signatories
from document_types.services.integrity import paper_faults
from tests.factories import TITLES, add_items, at, convene, held_session, open_session, sign_both
from tests.papers import words_of

pytestmark = pytest.mark.django_db

CODE = "ABCDEFGHJKMN"


def issued(paper: IssuedPaper, edition: Edition) -> bytes:
    with act_papers.file_of(paper, edition) as file:
        return file.read()


@pytest.fixture
def act(town):
    """A motion adopted by all nine members and signed by both, in two languages."""
    _session, [act] = held_session(town, TITLES[1:2])
    return sign_both(act)


@pytest.fixture
def paper(act):
    return act_papers.issue(act=act)


class TestWhatItSays:
    def test_who_decided_what_where_and_by_which_vote(self, act):
        words = words_of(act_paper(act, Edition.FR, code=CODE))

        for fact in (
            "Royaume du Maroc",
            "Conseil de la commune d'Aït Melloul",
            f"n° {act.number_label}",
            "Vœu sur l'éclairage du quartier",
            "Salle des réunions",
            "Vu la loi organique n° 113-14",
            "Article unique",
            "Membre 1",
            "Signé sur la plateforme le",
            "Texte faisant foi : arabe",
            act.content_hash,
            "ABCD-EFGH-JKMN",
        ):
            assert fact in words
        assert "Pour Contre Abstentions 9 0 0" in words

    def test_each_language_has_its_own_words_alone(self, act):
        french, arabic = (words_of(act_paper(act, each, code=CODE)) for each in (Edition.FR, Edition.AR))

        assert "ملتمس يتعلق بإنارة الحي" in arabic and "يوافق المجلس على المشروع المرفق" in arabic
        assert "Vœu" not in arabic and "ملتمس" not in french

    def test_both_stand_side_by_side(self, act):
        words = words_of(act_paper(act, Edition.BOTH, code=CODE))

        assert words.index("Vœu sur") < words.index("Le conseil approuve") < words.index("Vote du conseil")
        assert {"ملتمس", "يتعلق", "بإنارة", "الحي", "يوافق", "المجلس", "على", "المشروع"} <= set(words.split())

    def test_an_act_written_in_one_language_has_no_paper_in_the_other(self, town):
        _session, [act] = held_session(town, [("", "ملتمس يتعلق بإنارة الحي", "council.motion")])

        assert editions_of(act) == [Edition.AR]

    def test_a_project_says_so_and_bears_no_code(self, town):
        [item] = add_items(open_session(town), TITLES[1:2])

        words = words_of(act_paper(item.act, Edition.FR))

        assert "PROJET" in words and "Vérifier ce papier" not in words and "Vote du conseil" not in words

    def test_the_same_facts_give_the_same_bytes(self, act):
        assert act_paper(act, Edition.BOTH, code=CODE) == act_paper(act, Edition.BOTH, code=CODE)

    def test_a_convocation_says_when_and_where_and_who_calls(self, town):
        session = open_session(town)
        add_items(session, TITLES[1:2])

        words = words_of(act_paper(convene(town, session), Edition.FR, code=CODE))

        assert "Salle des réunions" in words and "10:00" in words
        assert "Le président du conseil" in words and "Le secrétaire du conseil" not in words

    def test_minutes_are_signed_by_the_secretary(self, town):
        session, _acts = held_session(town)
        sessions.close_session(session=session, on=session.opens_on)
        session.refresh_from_db()
        act = minutes.draft(session=session)
        minutes.establish(act=act, at=at(date(2026, 5, 12)))
        act = Act.objects.get(pk=act.pk)

        words = words_of(act_paper(act, Edition.FR, code=CODE))

        assert f"n° {act.number_label}" in words and "Quorum atteint" in words
        assert "Le secrétaire du conseil" in words and "Le président du conseil" not in words.split("Quorum")[0]


class TestIssuing:
    def test_the_journal_bears_its_code_and_the_hash_of_each_file(self, act, paper):
        entry = JournalEntry.objects.get(act=act, event=JournalEvent.PAPER_ISSUED)
        told = json.loads(entry.payload)

        assert (told["code"], told["text"], paper.entry) == (paper.code, act.content_hash, entry)
        assert set(told["papers"]) == {"ar", "fr", "fr-ar"}
        assert {each.edition.value: each.digest for each in act_papers.files_of(paper)} == told["papers"]
        assert printed(paper.code) in words_of(issued(paper, Edition.FR))

    def test_it_is_issued_once_whoever_asks(self, act, paper):
        issue_act_paper.call(act.pk)

        assert act_papers.issue(act=act) is None
        assert IssuedPaper.objects.get(act=act) == paper

    def test_nothing_that_changes_later_changes_it(self, act, paper):
        before = issued(paper, Edition.FR)
        collectivity = act.council.collectivity
        type(collectivity).objects.filter(pk=collectivity.pk).update(name_fr="Autre nom")

        act.refresh_from_db()
        assert "Autre nom" in words_of(act_paper(act, Edition.FR, code=paper.code))
        assert issued(act_papers.paper_of(act), Edition.FR) == before

    @pytest.mark.parametrize("state", [ActState.ADOPTED, ActState.REJECTED, ActState.ON_AGENDA])
    def test_what_is_not_signed_gets_none(self, act, state):
        Act.objects.filter(pk=act.pk).update(state=state)
        act.refresh_from_db()

        assert act_papers.issue(act=act) is None
        assert act not in act_papers.awaiting()

    def test_signing_has_it_made_once_all_is_written(self, town, django_capture_on_commit_callbacks):
        _session, [act] = held_session(town, TITLES[1:2])

        with django_capture_on_commit_callbacks(execute=True):
            sign_both(act)

        assert act_papers.paper_of(act)

    def test_the_command_issues_what_is_missing_and_then_nothing(self, act, capsys):
        call_command("issue_papers")
        call_command("issue_papers")

        out = capsys.readouterr().out
        assert act.number_label in out and "Aucun acte signé n'attend" in out
        assert act_papers.paper_of(act)

    def test_a_rectified_text_gets_a_paper_of_its_own_and_the_old_one_stays(self, town, act, paper):
        passage = next(each.key for each in passages_of(act.revision.as_object()) if "projet annexé" in each.text)
        mended = {passage: "Le conseil approuve le vœu annexé."}
        pending = rectification.prepare(act=act, corrections=mended, reference="R 1", reasons_fr="Renvoi faux.")
        for office in signatories.CAPABILITIES:
            rectification.confirm(pending=pending, office=office, user=getattr(town, office.value))
        act.refresh_from_db()

        second = act_papers.issue(act=act)

        assert second.code != paper.code and act_papers.with_code(paper.code) == paper
        after, before = (words_of(issued(each, Edition.FR)) for each in (second, paper))
        assert "vœu annexé" in after and "Texte rectifié le" in after
        assert "projet annexé" in before and "Texte rectifié" not in before


class TestWhatBetraysAChange:
    def test_one_flipped_byte_is_found_by_the_register(self, paper):
        assert list(paper_faults()) == []
        path = issued_papers.path_of(act_papers.last_file(paper, Edition.FR).digest)
        content = bytearray(issued(paper, Edition.FR))
        content[len(content) // 2] ^= 1
        default_storage.delete(path)
        default_storage.save(path, ContentFile(bytes(content)))

        [fault] = paper_faults()
        assert "a été modifié" in fault.sentence

    def test_a_code_is_found_however_it_is_typed(self, paper):
        first, second, third = (paper.code[start : start + 4] for start in (0, 4, 8))
        assert act_papers.with_code(f"{third}-{second}-{first}") == paper, "Copied out of an Arabic paper."
        assert act_papers.with_code(f" {paper.code[:4].lower()}-{paper.code[4:8]} {paper.code[8:]}") == paper
        assert act_papers.with_code("X" * 12) is None and act_papers.with_code("") is None
