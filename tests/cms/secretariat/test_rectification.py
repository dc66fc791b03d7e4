"""The screens of a rectification and of the links of a project, and what the authority compares."""

from datetime import date

import pytest
from django.urls import reverse

from document_types.corrections import passages_of
from document_types.enums import ActState
from document_types.models import Act, ActLink, PendingRectification
from document_types.services import versions
from tests.factories import TITLES, add_items, open_session, received_act
from workflows import deadlines

pytestmark = pytest.mark.django_db

SLIP, MENDED = "relative aux communes ;", "relative aux communes, en son article 92 ;"


@pytest.fixture(autouse=True)
def _today(settings):
    settings.DEMO_TODAY = date(2026, 6, 1)


@pytest.fixture
def act(town):
    act = received_act(town)
    deadlines.run(date(2026, 5, 14))
    act.refresh_from_db()
    return act


def url(name, *args):
    return reverse(f"secretariat:{name}", args=args)


def typed(act, **facts):
    fields = {f"passage-{each.key}": each.text.replace(SLIP, MENDED) for each in passages_of(act.revision.as_object())}
    return {"reference": "R 3", "reasons_fr": "Omission.", "reasons_ar": ""} | fields | facts


def words(response) -> str:
    return response.content.decode()


def test_a_slip_is_mended_by_the_clerk_the_president_and_the_secretary(client, town, act):
    client.force_login(town.clerk)
    assert "Rectifier une erreur matérielle" in words(client.get(url("act", act.pk)))
    response = client.post(url("rectify", act.pk), typed(act))
    assert response["Location"] == url("rectification", act.pk)

    for user, office in ((town.president, "president"), (town.secretary, "secretary")):
        client.force_login(user)
        shown = words(client.get(url("rectification", act.pk)))
        assert "en son article" in shown and f"rectification/{office}/confirmer/" in shown
        assert "Des chiffres changent" in shown
        client.post(url("confirm_rectification", act.pk, office))

    assert MENDED in versions.read(Act.objects.get(pk=act.pk).revision).text_in("fr")
    assert "Texte rectifié" in words(client.get(url("act", act.pk)))


@pytest.mark.parametrize("role", ["clerk", "president", "secretary", "archivist"])
def test_the_council_compares_what_was_laid_before_it_with_what_it_adopted(client, town, act, role):
    client.force_login(getattr(town, role))
    address = url("compare_versions", act.pk, 1, 2)

    assert address in words(client.get(url("act", act.pk)))
    assert "Aucune différence dans cette langue." in words(client.get(address))


def test_only_the_corrected_passage_is_kept(client, town, act):
    client.force_login(town.clerk)

    client.post(url("rectify", act.pk), {name: text.replace("\n", "\r\n") for name, text in typed(act).items()})

    assert list(PendingRectification.objects.get().corrections) == ["fr-0-0"]


def test_the_faulty_words_are_searched_in_both_languages(client, town, act):
    client.force_login(town.clerk)
    address = url("rectify", act.pk)

    assert words(client.get(address, {"mots": "organique"})).count('name="passage-') == 1
    assert words(client.get(address, {"mots": "المجلس"})).count('name="passage-ar') == 1
    assert "Aucun passage ne contient" in words(client.get(address, {"mots": "introuvable"}))


def test_what_was_typed_stays_when_the_reasons_are_missing(client, town, act):
    client.force_login(town.clerk)

    response = client.post(url("rectify", act.pk), typed(act, reasons_fr=""))

    assert response.status_code == 422
    assert MENDED in words(response)
    assert "écrivez les motifs" in words(response)


def test_the_clerk_confirms_nothing_and_may_give_it_up(client, town, act):
    client.force_login(town.clerk)
    client.post(url("rectify", act.pk), typed(act))

    assert client.post(url("confirm_rectification", act.pk, "president")).status_code == 403
    assert "/confirmer/" not in words(client.get(url("rectification", act.pk)))
    client.post(url("give_up_rectification", act.pk))

    assert not PendingRectification.objects.exists()


def test_neither_members_nor_the_authority_see_what_waits(client, town, act):
    client.force_login(town.clerk)
    client.post(url("rectify", act.pk), typed(act))

    for user in (town.member, town.officer, town.observer):
        client.force_login(user)
        for address in (url("rectification", act.pk), url("rectify", act.pk), url("compare_versions", act.pk, 1, 2)):
            assert client.get(address).status_code == 403
        assert "en son article" not in words(client.get(url("act", act.pk)))
        assert "Projet soumis au conseil" not in words(client.get(url("act", act.pk)))


def test_while_the_authority_reads_the_screen_says_why_it_is_closed(client, town):
    act = received_act(town)
    client.force_login(town.clerk)

    response = client.get(url("rectify", act.pk))

    assert response.status_code == 403
    assert "L&#x27;autorité examine ce texte" in words(response)


def test_the_authority_compares_what_it_received_with_the_rectified_text(client, town, act):
    address = reverse("review:compare", args=[act.pk, act.pk])
    client.force_login(town.officer)
    assert client.get(address).status_code == 403

    client.force_login(town.clerk)
    client.post(url("rectify", act.pk), typed(act))
    for user, office in ((town.president, "president"), (town.secretary, "secretary")):
        client.force_login(user)
        client.post(url("confirm_rectification", act.pk, office))

    client.force_login(town.officer)
    reading = words(client.get(reverse("review:act", args=[act.pk])))
    # The reading view keeps showing exactly what was received.
    assert SLIP in reading and MENDED not in reading and address in reading
    compared = words(client.get(address))
    assert act.content_hash in compared
    assert Act.objects.get(pk=act.pk).content_hash in compared
    assert "en son article" in compared


def test_a_project_is_tied_to_the_act_it_replaces_and_untied(client, town, act):
    [item] = add_items(open_session(town, date(2026, 10, 5)), TITLES[2:])
    client.force_login(town.clerk)
    found = words(client.get(url("links", item.pk), {"mots": "1/2026"}))
    assert url("add_link", item.pk, act.pk) in found

    client.post(url("add_link", item.pk, act.pk), {"kind": "replaces"})

    made = ActLink.objects.get()
    assert (made.later, made.earlier, made.kind) == (item.act, act, "replaces")
    assert "Remplace" in words(client.get(url("links", item.pk)))
    client.post(url("remove_link", item.pk, made.pk))
    assert not ActLink.objects.exists()


def test_a_link_after_the_vote_is_refused_in_words(client, town, act):
    [item] = add_items(open_session(town, date(2026, 10, 5)), TITLES[2:])
    Act.objects.filter(pk=item.act_id).update(state=ActState.ADOPTED)
    client.force_login(town.clerk)

    client.post(url("add_link", item.pk, act.pk), {"kind": "amends"})

    assert not ActLink.objects.exists()
