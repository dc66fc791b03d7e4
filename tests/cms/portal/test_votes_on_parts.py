"""The votes beside the text, as a citizen reads them on the page of the act: parts of a budget, seats, amendments."""

import pytest

from cms.portal.votes import rounds_on
from document_types.enums import PollKind
from document_types.models import Act, AgendaItem, Poll
from tests.eventful_session import FIRST_ON, instant, make_eventful_session, put_to_the_vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def eventful(town):
    return make_eventful_session(town)


def test_a_budget_shows_the_vote_on_revenue_then_on_each_chapter(eventful, django_assert_num_queries):
    act = Act.objects.with_council().get(item=eventful.items["budget"])

    with django_assert_num_queries(1):
        rounds = rounds_on(act)

    assert [each.subject for each in rounds] == ["Recettes du budget", "Dépenses de personnel", "Achat de matériel"]


def test_a_designation_shows_who_voted_for_whom(eventful):
    [seat] = rounds_on(eventful.items["delegate"].act)

    assert seat.is_designation and seat.sentence == "Est désigné\N{NO-BREAK SPACE}: Yassine Farouk (3 voix)."
    assert dict(seat.voices)["Rachida Amzil"] == ("Hassan Idrissi", "Khadija Ouhammou", "Rachida Amzil")


def test_how_the_doors_were_closed_and_what_was_proposed_behind_them_is_not_on_the_page(town, eventful):
    land = eventful.items["land"]
    poll = Poll.objects.create(item=land, kind=PollKind.AMENDMENT, position=2, title_fr="Baisser le prix de moitié")
    put_to_the_vote(land, eventful.first, instant(FIRST_ON, 12), favour=town.members[:3], poll=poll)

    amendment, text = rounds_on(AgendaItem.objects.get(pk=land.pk).act)

    assert (amendment.subject, text.subject) == ("Amendement", "")
