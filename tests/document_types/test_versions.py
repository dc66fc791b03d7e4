"""The named versions of a text, and what a deliberation does to earlier ones."""

from datetime import date, timedelta

import pytest

from document_types.enums import ActState, JournalEvent, LinkKind, VersionStage
from document_types.errors import Refusal
from document_types.models import ActLink, ActVersion
from document_types.services import comparisons, debates, links, pages, postponed, versions
from tests.factories import (
    INEZGANE,
    SESSION_DAY,
    TITLES,
    add_items,
    adopt,
    at,
    convene,
    held_session,
    make_commune,
    make_town,
    open_session,
    received_act,
    sit,
)

pytestmark = pytest.mark.django_db


def write(act, words: str):
    """Write the project's only article again."""
    page = pages.page_of(act).get_latest_revision_as_object()
    page.body_fr = [("article", {"heading": "", "text": f"<p>{words}</p>"})]
    page.save_revision()


def stages(act) -> list[str]:
    return [version.stage for version in versions.history(act)]


@pytest.fixture
def amended(town):
    """A point called to the council, whose text was written again before it was adopted."""
    session = open_session(town)
    [item] = add_items(session, TITLES[1:2])
    convene(town, session)
    write(item.act, "Le conseil émet un autre vœu.")
    return adopt(town, item, sit(town, session))


def test_the_text_laid_before_the_council_is_that_of_the_convocation(amended):
    draft, adopted = versions.history(amended)

    assert [draft.stage, adopted.stage] == [VersionStage.DRAFT, VersionStage.ADOPTED]
    assert draft.effective_at == at(SESSION_DAY - timedelta(days=12))
    assert adopted.effective_at == at(SESSION_DAY, 12)
    assert "approuve le projet annexé" in draft.revision.as_object().text_in("fr")
    assert adopted.revision == amended.revision
    assert adopted.content_hash == amended.content_hash != draft.content_hash


def test_what_the_council_changed_is_told_in_the_language_it_changed_in(amended):
    draft, adopted = (version.revision.as_object() for version in versions.history(amended))

    arabic, french = comparisons.compared(draft, adopted)

    assert arabic.changes == 0
    assert [row.kind for row in french.rows] == ["same", "removed", "changed"]


def test_a_point_added_after_the_convocation_has_the_text_it_was_first_put_to_the_vote_with(town):
    session = open_session(town)
    items = add_items(session, TITLES[:2])
    late = items[1]
    convene(town, session)
    ActVersion.objects.filter(act=late.act).delete()

    act = adopt(town, late, sit(town, session))

    assert stages(act) == [VersionStage.DRAFT, VersionStage.ADOPTED]
    assert act.versions.get(rank=1).effective_at == at(SESSION_DAY, 12)


def test_a_second_convocation_leaves_the_first_text_as_it_was_laid(town):
    session = open_session(town)
    [item] = add_items(session, TITLES[1:2])
    convene(town, session)

    versions.lay_agenda_before_council(session=session, at=at(SESSION_DAY))

    assert ActVersion.objects.get(act=item.act).effective_at == at(SESSION_DAY - timedelta(days=12))


def test_an_act_of_before_versions_were_kept_has_its_adopted_text(town):
    _session, [act] = held_session(town, TITLES[1:2])
    ActVersion.objects.all().delete()

    [only] = versions.history(act)

    assert (only.stage, only.rank, only.content_hash) == (VersionStage.ADOPTED, 1, act.content_hash)


def test_the_texts_of_a_whole_agenda_are_laid_in_few_queries(town, django_assert_max_num_queries):
    session = open_session(town)
    add_items(session)

    with django_assert_max_num_queries(8):
        assert len(versions.lay_agenda_before_council(session=session, at=at(SESSION_DAY))) == len(TITLES)


@pytest.fixture
def project(town):
    """A deliberation in force, and the project of a later session."""
    earlier = received_act(town)
    session = open_session(town, date(2026, 10, 5))
    [item] = add_items(session, TITLES[2:])
    return earlier, item


def test_a_project_says_which_act_it_amends_and_does_so_once_in_force(town, project):
    earlier, item = project
    made = links.link(later=item.act, earlier=earlier, kind=LinkKind.AMENDS, user=town.clerk)

    assert made.effective_at is None
    assert links.take_effect(later=item.act, at=at(date(2026, 11, 2))) == []

    made.refresh_from_db()
    entry = earlier.journal_entries.get(event=JournalEvent.CHANGED)
    assert made.effective_at == entry.effective_at == at(date(2026, 11, 2))
    # A second run finds nothing to do.
    assert links.take_effect(later=item.act, at=at(date(2026, 11, 3))) == []
    assert earlier.journal_entries.filter(event=JournalEvent.CHANGED).count() == 1


def test_an_act_that_replaces_another_names_it_and_gives_it_back_when_its_force_is_lost(project):
    earlier, item = project
    links.link(later=item.act, earlier=earlier, kind=LinkKind.REPLACES)

    assert links.take_effect(later=item.act, at=at(date(2026, 11, 2))) == [earlier]
    assert links.lose_effect(later=item.act, at=at(date(2026, 11, 4))) == [earlier]
    assert ActLink.objects.get().effective_at is None


def test_only_a_decided_act_of_the_same_council_is_amended(town, project):
    earlier, item = project
    neighbour = received_act(make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")))

    for wrong in (neighbour, item.act):
        with pytest.raises(Refusal, match="du même conseil"):
            links.link(later=item.act, earlier=wrong, kind=LinkKind.AMENDS)
    type(earlier).objects.filter(pk=earlier.pk).update(state=ActState.ANNULLED)
    with pytest.raises(Refusal, match="encore un effet"):
        links.link(later=item.act, earlier=earlier, kind=LinkKind.AMENDS)


def test_once_the_council_has_voted_the_links_do_not_change(town, project):
    earlier, item = project
    made = links.link(later=item.act, earlier=earlier, kind=LinkKind.AMENDS)
    type(earlier).objects.filter(pk=item.act_id).update(state=ActState.ADOPTED)

    with pytest.raises(Refusal, match="ne changent plus"):
        links.unlink(found=made)


@pytest.mark.parametrize("asked", ["1/2026", "1", "2026", "éclairage", "الحي"])
def test_the_act_to_amend_is_found_by_number_year_or_words(town, project, asked):
    earlier, _item = project

    assert list(links.search(town.council, asked)) == [earlier]
    assert not links.search(town.council, "999/2026")
    assert not links.search(town.council, " ")


def test_a_point_put_off_keeps_its_link_in_the_session_that_takes_it_up(town, project):
    earlier, _item = project
    session = open_session(town, date(2026, 6, 8))
    [item] = add_items(session, TITLES[2:])
    links.link(later=item.act, earlier=earlier, kind=LinkKind.AMENDS)
    convene(town, session)
    sit(town, session)
    put_off = debates.postpone_item(item=item)

    taken = postponed.carry_over(item=put_off, session=open_session(town, date(2026, 10, 6)))

    assert ActLink.objects.get(later=taken.act).earlier == earlier
