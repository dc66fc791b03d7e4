"""Ways round the control of legality, each tried and each refused in words, with nothing written.

The attempts read as lists, who tries what and the words of the answer: cheating_decisions.py and cheating_texts.py.
Rights by state and role are in test_every_step.py; forged stamps and altered roots in test_time_stamps.py and
test_roots.py of document_types; Wagtail's own workflow in test_holes.py.
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from document_types.enums import ActState, LinkKind
from document_types.models import ActLink
from document_types.services import documents
from tests.workflows.cheating_decisions import ON_DECISIONS, OPPOSITION
from tests.workflows.cheating_scene import (
    SECRET_NOTE,
    Scene,
    yesterday,
)
from tests.workflows.cheating_texts import ON_TEXTS
from tests.workflows.room import database_of_the_module, undone
from workflows.enums import DelegationQuality
from workflows.services import (
    delegations,
    paper_requests,
    review,
    supersession,
)
from workflows.services.decision import Decision

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker) -> Iterator[Scene]:
    with database_of_the_module(django_db_blocker):
        yield Scene()


@pytest.mark.parametrize("attempt", [*ON_DECISIONS, *ON_TEXTS], ids=lambda attempt: attempt.name)
def test_the_attempt_is_refused_in_words_and_leaves_nothing(scene, client, attempt):
    with undone():
        before = scene.written()
        answer = scene.attempt(attempt, client)

        assert scene.written() == before, answer.words
    assert attempt.answer in answer.words, (answer.status, answer.words[:3000])
    assert SECRET_NOTE not in answer.words


def sent(scene, client, who: str, url: str, data: dict):
    client.force_login(scene.people[who])
    return client.post(url, data)


def test_a_form_with_more_in_it_says_nothing_more(scene, client):
    """Moment, author, paper and authority are never read from what is sent."""
    extra = {"at": "2026-05-08", "effective_at": "2026-05-08", "user": "1", "authority": "1", "hour": "08:00"}
    extra |= {"is_paper": "1", "decided_on": "2026-05-08", "scan": str(scene.foreign_scan.pk)}
    act = scene.acts["vow"]
    with undone():
        sent(scene, client, "officer", reverse("review:decide", args=[act.pk, "oppose"]), OPPOSITION | extra)

        made = act.proceedings.get()
        assert timezone.localdate(made.effective_at) == timezone.localdate()
        assert (made.recorded_by, made.is_paper, made.scan) == (scene.people["officer"], False, None)
        assert made.authority == scene.room.town.authority


def test_a_form_sent_twice_decides_once(scene, client):
    act = scene.acts["vow"]
    url = reverse("review:decide", args=[act.pk, "oppose"])
    with undone():
        sent(scene, client, "officer", url, OPPOSITION)
        before = scene.written()
        again = sent(scene, client, "officer", url, OPPOSITION)

        assert again.status_code == 403 and "pas possible" in again.content.decode()
        assert scene.written() == before


def test_a_page_opened_before_another_decided_decides_nothing(scene, client):
    act = scene.acts["rates"]
    url = reverse("review:decide", args=[act.pk, "grant_visa"])
    client.force_login(scene.people["officer"])
    with undone():
        assert client.get(url).status_code == 200
        review.refuse_visa(act=act, decision=Decision(reference="3", reasons_fr="Motif."))
        before = scene.written()

        assert client.post(url, {"reference": "4", "confirmed": "1"}).status_code == 403
        assert scene.written() == before


def test_one_whose_delegation_ended_decides_no_more(scene, client):
    officer, colleague = scene.people["officer"], scene.people["colleague"]
    authority, day = scene.room.town.authority, yesterday() - timedelta(days=30)
    facts = {"authority": authority, "starts_on": day, "reference": "Arrêté 1", "user": None}
    with undone():
        delegations.name(person=colleague, quality=DelegationQuality.HOLDER, **facts)
        delegations.name(person=officer, quality=DelegationQuality.DELEGATE, ends_on=yesterday(), **facts)
        before = scene.written()

        alone = sent(
            scene, client, "officer", reverse("review:decide", args=[scene.acts["vow"].pk, "oppose"]), OPPOSITION
        )
        many = sent(
            scene, client, "officer", reverse("review:batch_visa"), {"acte": scene.acts["rates"].pk, "reference": "9"}
        )

        assert alone.status_code == 403
        assert "délégation" in many.content.decode()
        assert scene.written() == before


def test_the_receipt_of_an_act_that_is_not_online_tells_no_subject(scene, client):
    act = scene.acts["rates"]
    slip = act.transmitted_in.get().transmission

    shown = client.get(f"/fr/verifier/{slip.code}/").content.decode()

    assert act.content_hash in shown and act.subject_fr not in shown


def test_a_file_sent_to_one_governor_is_no_other_s(scene, client):
    with undone():
        plan = documents.store(ContentFile(b"Plan", "plan.txt"), council=scene.room.council, title="Plan")
        paper_requests.answer(request=scene.asked, user=scene.people["clerk"], documents=[plan])
        url = reverse("wagtaildocs_serve", args=[plan.pk, plan.filename])
        found = {}
        for who in ("officer", "officer elsewhere", "wali", "interior", "neighbour", "observer"):
            client.force_login(scene.people[who])
            found[who] = client.get(url, follow=True).status_code
    assert found.pop("officer") == 200
    assert set(found.values()) == {403}, found


def test_only_a_demonstration_runs_the_deadlines_ahead(scene, settings):
    settings.IS_DEVELOPMENT = False
    before = scene.written()

    with pytest.raises(CommandError, match="est à venir"):
        call_command("run_deadlines", "--today", "2999-01-01")

    assert scene.written() == before


def test_a_day_gone_by_gives_no_force_either(scene, settings):
    settings.IS_DEVELOPMENT = False
    with undone():
        call_command("run_deadlines", "--today", "2026-05-08")

        assert {act.state for act in (scene.acts["late"], scene.acts["vow"])} == {ActState.TRANSMITTED}
        for name in ("late", "vow"):
            scene.acts[name].refresh_from_db()
            assert scene.acts[name].state == ActState.TRANSMITTED


def test_an_act_that_two_others_replace_lives_again_for_neither_alone(scene):
    """One of the two loses its force: the other still replaces it."""
    earlier, first, second = (scene.acts[name] for name in ("in force", "visaed", "before the court"))
    with undone():
        for later in (first, second):
            ActLink.objects.create(later=later, earlier=earlier, kind=LinkKind.REPLACES)
            supersession.supersede(later=later, at=timezone.now())

        supersession.restore(later=first, at=timezone.now())
        earlier.refresh_from_db()
        assert earlier.state == ActState.REPLACED
        supersession.restore(later=second, at=timezone.now())
        earlier.refresh_from_db()
        assert earlier.state == ActState.EXECUTORY
