"""The rectification of a slip of the pen: who may, when, and what it leaves as it was."""

import json
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from document_types.corrections import corrected, passages_of
from document_types.enums import ActState, JournalEvent, MandateOffice, VersionStage
from document_types.errors import Refusal
from document_types.models import Act, ActVersion, Notification, PendingRectification
from document_types.services import integrity, pages, rectification, signatories, versions
from tests.factories import TITLES, at, held_session, post, received_act, sign_both, transmit
from workflows import deadlines

pytestmark = pytest.mark.django_db

IN_FORCE = date(2026, 5, 14)
SLIP = "Vu la loi organique n° 113-14 relative aux communes ;"
MENDED = "Vu la loi organique n° 113-14 relative aux communes, notamment son article 92 ;"


def key_of(act, words: str) -> str:
    return next(each.key for each in passages_of(act.revision.as_object()) if words in each.text)


def prepare(act, old=SLIP, new=MENDED, **facts):
    typed = {key_of(act, old): new, "reference": "R 3"} | facts
    reference = typed.pop("reference")
    return rectification.prepare(
        act=act, corrections=typed, reference=reference, reasons_fr="Renvoi omis dans la copie."
    )


def confirm(pending, town=None, on=date(2026, 6, 1)):
    people = {office: getattr(town, office.value) if town else None for office in signatories.CAPABILITIES}
    for office, user in people.items():
        rectification.confirm(pending=pending, office=office, user=user, at=at(on))
    return Act.objects.get(pk=pending.act_id)


@pytest.fixture
def in_force(town):
    act = received_act(town)
    deadlines.run(IN_FORCE)
    act.refresh_from_db()
    return act


def test_a_rectified_act_holds_its_new_text_and_keeps_the_old_one(town, in_force):
    before = in_force.content_hash, in_force.revision_id

    act = confirm(prepare(in_force), town)

    _draft, adopted, rectified = versions.history(act)
    assert (adopted.content_hash, adopted.revision_id) == before
    assert (rectified.stage, rectified.reference, rectified.effective_at) == (
        VersionStage.RECTIFIED,
        "R 3",
        at(date(2026, 6, 1)),
    )
    assert (act.content_hash, act.revision_id) == (rectified.content_hash, rectified.revision_id)
    assert MENDED in pages.text_of(act).text_in("fr")
    assert SLIP in adopted.revision.as_object().text_in("fr")
    assert act.state == ActState.EXECUTORY
    assert not PendingRectification.objects.exists()


def test_what_citizens_read_is_the_rectified_text(town, in_force):
    act = confirm(prepare(in_force), town)
    page = pages.page_of(act)

    assert page.live_revision_id == page.latest_revision_id == act.revision_id
    assert MENDED in page.text_in("fr")
    assert act.online_at == in_force.online_at


def test_no_other_byte_of_the_text_changes(town, in_force):
    before = in_force.revision.content

    act = confirm(prepare(in_force), town)

    after = act.revision.content
    assert after["body_ar"] == before["body_ar"]
    assert after["body_fr"] == before["body_fr"].replace(json.dumps(SLIP), json.dumps(MENDED))
    assert list(integrity.altered_texts(Act.objects.all())) == []


def test_the_text_rewritten_with_no_correction_has_the_same_hash(in_force):
    page = corrected(in_force.revision.as_object(), {})
    passages = {each.key: each.text for each in passages_of(page)}

    again = corrected(page, passages)

    fingerprint = again.content_hash(number=in_force.number_label, council=in_force.council.code, annexes=[])
    assert fingerprint == in_force.content_hash


def test_markup_typed_as_words_stays_words(town, in_force):
    act = confirm(prepare(in_force, "approuve le projet", "Le conseil approuve le projet <b>annexé</b> & joint."), town)

    [_recital, article] = json.loads(act.revision.content["body_fr"])
    assert "&lt;b&gt;annexé&lt;/b&gt; &amp; joint" in article["value"]["text"]
    assert "<b>annexé</b> & joint" in pages.text_of(act).text_in("fr")


def test_the_journal_keeps_both_hashes_and_both_signatories(town, in_force):
    act = confirm(prepare(in_force), town)

    entry = act.journal_entries.get(event=JournalEvent.RECTIFIED)
    for fact in (in_force.content_hash, act.content_hash, town.president.username, town.secretary.username, "R 3"):
        assert fact in entry.payload


def test_one_signature_changes_nothing(town, in_force):
    pending = prepare(in_force)

    rectification.confirm(pending=pending, office=MandateOffice.PRESIDENT, user=town.president)

    assert Act.objects.get(pk=in_force.pk).content_hash == in_force.content_hash
    with pytest.raises(Refusal, match="déjà confirmée"):
        rectification.confirm(pending=pending, office=MandateOffice.PRESIDENT, user=town.president)


def test_each_signs_in_the_own_office_and_the_clerk_in_none(town, in_force):
    pending = prepare(in_force)

    for user, office in (
        (town.clerk, MandateOffice.PRESIDENT),
        (town.secretary, MandateOffice.PRESIDENT),
        (town.president, MandateOffice.SECRETARY),
        (town.officer, MandateOffice.SECRETARY),
    ):
        with pytest.raises(PermissionDenied):
            rectification.confirm(pending=pending, office=office, user=user)


def test_the_president_does_not_prepare_and_the_authority_does_not_give_up(town, in_force):
    facts = {"corrections": {key_of(in_force, SLIP): MENDED}, "reference": "R 3", "reasons_fr": "Omission."}
    with pytest.raises(PermissionDenied):
        rectification.prepare(act=in_force, user=town.president, **facts)
    pending = rectification.prepare(act=in_force, user=town.clerk, **facts)

    with pytest.raises(PermissionDenied):
        rectification.give_up(pending=pending, user=town.officer)
    rectification.give_up(pending=pending, user=town.clerk)

    with pytest.raises(Refusal, match="n'attend plus"):
        rectification.confirm(pending=pending, office=MandateOffice.PRESIDENT, user=town.president)


def test_nothing_is_mended_while_the_authority_reads_the_text(town):
    act = received_act(town)

    with pytest.raises(Refusal, match="L'autorité examine ce texte"):
        prepare(act)


def test_a_rectification_that_the_transmission_overtook_waits_for_the_silence(town):
    _session, [act] = held_session(town, TITLES[1:2])
    sign_both(act)
    pending = prepare(act)
    transmit(act, on=date(2026, 5, 8))
    with pytest.raises(Refusal, match="L'autorité examine ce texte"):
        confirm(pending, town)

    deadlines.run(IN_FORCE)
    rectified = confirm(pending, town)

    assert rectified.state == ActState.EXECUTORY
    # What the authority saw stays proven.
    slip = act.transmitted_in.get()
    assert (slip.content_hash, slip.revision_id) == (act.content_hash, act.revision_id)
    assert rectified.content_hash != slip.content_hash


def test_a_text_mended_before_it_is_sent_is_the_one_the_authority_receives_and_silence_lets_in(town):
    _session, [act] = held_session(town, TITLES[1:2])
    sign_both(act)
    act = confirm(prepare(act), town, on=date(2026, 5, 7))
    post(act)
    transmit(act, on=date(2026, 5, 8))

    deadlines.run(IN_FORCE)

    act.refresh_from_db()
    slip = act.transmitted_in.get()
    assert act.state == ActState.EXECUTORY
    assert (slip.content_hash, slip.revision_id) == (act.content_hash, act.revision_id)
    assert not pages.page_of(act).workflow_in_progress


def test_silence_ends_a_review_whose_text_was_mended_meanwhile(town):
    """The review was opened on the text of before: its steps stand for the text that both signatories confirmed."""
    act = received_act(town)
    Act.objects.filter(pk=act.pk).update(state=ActState.EXECUTORY, executory_at=act.received_at)
    confirm(prepare(Act.objects.get(pk=act.pk)), town)
    Act.objects.filter(pk=act.pk).update(state=ActState.TRANSMITTED, executory_at=None)

    deadlines.run(IN_FORCE)

    act.refresh_from_db()
    assert act.state == ActState.EXECUTORY
    assert not pages.page_of(act).workflow_in_progress
    assert MENDED in pages.page_of(act).text_in("fr")


def test_an_act_of_before_versions_were_kept_gets_its_adopted_one_with_its_rectification(town, in_force):
    ActVersion.objects.all().delete()

    act = confirm(prepare(in_force), town)

    assert list(act.versions.values_list("rank", "stage")) == [(1, "adopted"), (2, "rectified")]


def test_a_rectified_text_is_rectified_again(town, in_force):
    act = confirm(prepare(in_force), town)
    act = confirm(prepare(act, MENDED, SLIP, reference="R 4"), town)

    assert [version.rank for version in versions.public_history(act)] == [2, 3, 4]
    assert act.content_hash == in_force.content_hash


@pytest.mark.parametrize(
    "state", [ActState.OPPOSED, ActState.NULLITY_SOUGHT, ActState.ANNULLED, ActState.REPLACED, ActState.ADOPTED]
)
def test_a_text_that_others_judge_or_that_is_no_more_is_not_rectified(in_force, state):
    Act.objects.filter(pk=in_force.pk).update(state=state)

    with pytest.raises(Refusal):
        prepare(Act.objects.get(pk=in_force.pk))


def test_a_correction_says_why_and_takes_no_passage_away(in_force):
    passage = key_of(in_force, SLIP)

    for corrections, facts, words in (
        ({passage: " "}, {"reasons_fr": "Omission."}, "n'ôte pas un passage"),
        ({passage: SLIP}, {"reasons_fr": "Omission."}, "Aucun mot n'est changé"),
        ({"fr-99": "Ajout"}, {"reasons_fr": "Omission."}, "n'est pas dans le texte"),
        ({passage: MENDED}, {}, "les motifs"),
    ):
        with pytest.raises(Refusal, match=words):
            rectification.prepare(act=in_force, corrections=corrections, reference="R 3", **facts)
    with pytest.raises(Refusal, match="Donnez un numéro"):
        rectification.prepare(act=in_force, corrections={passage: MENDED}, reference=" ", reasons_fr="Omission.")


def test_the_signatories_are_told_and_then_the_authority(town, in_force, django_capture_on_commit_callbacks, settings):
    settings.DEMO_TODAY = date(2026, 6, 1)
    with django_capture_on_commit_callbacks(execute=True):
        pending = prepare(in_force)
    asked = set(Notification.objects.filter(reason="to_confirm").values_list("recipient", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        confirm(pending, town)

    told = set(Notification.objects.filter(reason="rectified").values_list("recipient", flat=True))
    assert asked == {town.president.pk, town.secretary.pk}
    assert {town.officer.pk, town.clerk.pk} <= told
