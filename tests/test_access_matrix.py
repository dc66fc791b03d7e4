"""Every role at every address: what opens, what is refused, and that nobody sees another council's drafts."""

import pytest
from django.urls import get_resolver

from document_types.enums import SessionState
from document_types.models import Mandate
from tests.access_scene import addresses_of
from tests.cms.members.conftest import come_in
from tests.factories import INEZGANE, PREFECTURE, TITLES, council_of, make_commune, make_town, make_user

pytestmark = pytest.mark.django_db

# Wagtail's own pages answer 302 to the home page where ours and the files answer 403.
WAGTAIL = {"editor of the draft", "explorer of the council", "history of the draft"}

# The members' space knows its members by the link sent to their address, whatever account they have besides.
SPACE = {
    "space of members",
    "session in the space",
    "act in the space",
    "questions in the space",
    "points in the space",
}

EVERYONE = {
    "act online",
    "file of the act online",
    "pages of the file online",
    "journal of the act online",
    "roots",
    "verification of the receipt",
    "way in of members",
}
SIGNED_IN = EVERYONE | {"home", "simulator of delays", "table of law", "my messages"}
# Each has its own first page of it; the addresses of one council are for those who follow that council.
FOLLOWING = {"follow-up", "follow-up of the council", "dossiers of the council", "dossiers as a file"}
COUNCIL = SIGNED_IN | {
    "planned session",
    "convened session",
    "agenda",
    "agenda to print",
    "agenda before the authority",
    "draft",
    "received act",
    "receipt of the act",
    "receipt to print",
    "slip to print",
    "installation",
    "deadlines",
    "told",
    "convocation",
    "sittings",
    "votes",
    "votes to come",
    "file of the session",
    "attendance",
    "posting list",
    "register of decisions",
    "registers",
    "register of minutes",
    "register of attendance",
    "journal of the received act",
    "journal of the draft",
    "journal of the council",
    *FOLLOWING,
    "versions compared",
}
CONFIDENTIAL = {"confidential file", "pages of the confidential file", "words of the confidential file"}
MEMBER = SIGNED_IN | {
    "my session",
    "received act",
    *CONFIDENTIAL,
    "sittings",
    "votes",
}
OFFICE = {
    "examination",
    "papers to ask for",
    "opinion to ask for",
    "several acts at once",
    "delegations",
    "delegation to name",
}
REVIEW = (
    SIGNED_IN
    | FOLLOWING
    | {
        "inbox",
        "review of the received act",
        "received act",
        "receipt of the act",
        "receipt to print",
        "slip to print",
        "journal of the received act",
    }
)
PREPARING = {
    "transmission",
    "members",
    "committees",
    "petitions",
    "text of the draft from a file",
    "new point",
    "point",
    "paper of the point",
    "links of the point",
    "model of the point",
    "refusal to notify",
    "paper of the authority",
    "extension",
    "committee",
    "meeting of the committee",
    "presences of the committee",
    "report of the committee",
    "receipt of the petition",
    "decision on the petition",
    "questions",
    "answer to the question",
    "next call",
    "delivery sheet",
    "answer to the authority",
    "sitting",
    "presences to correct",
    "presences",
    "secretary of the sitting",
    "vote",
    "vote to add",
    "vote on a part",
    "ballots",
    "ballots on a part",
    "debate",
}
ARCHIVE = {"archives", "sessions of the archives", "archive", "ZIP of the session", "piece of the session"}

MATRIX = {
    "clerk": COUNCIL | WAGTAIL | PREPARING | CONFIDENTIAL,
    "president": COUNCIL | {*CONFIDENTIAL, "my session"},
    "secretary": COUNCIL | {*CONFIDENTIAL, "my session"},
    "member": MEMBER,
    "archivist": COUNCIL | ARCHIVE | {*CONFIDENTIAL, "register"},
    "officer": REVIEW
    | OFFICE
    | {
        *CONFIDENTIAL,
        "agendas received",
        "agenda received",
        "point of the authority",
    },
    "observer": REVIEW,
    "administrator": SIGNED_IN | {"councils", "readings", "reading", "feasts", "feast"},
    "clerk of the neighbour": SIGNED_IN,
    "president of the neighbour": SIGNED_IN,
    "clerk of the prefecture": SIGNED_IN,
    "officer of another province": SIGNED_IN,
    "nobody in particular": EVERYONE,
    "anonymous": EVERYONE,
}
# Screens that open for each member of a trade, empty or filled with their own council's rows.
OWN = {
    "officer of another province": {"inbox", "agendas received", "follow-up", "delegations"},
    "clerk of the neighbour": {"follow-up"},
    "president of the neighbour": {"follow-up"},
    "clerk of the prefecture": {"follow-up"},
}


@pytest.fixture
def scene(town):
    return addresses_of(town)


# Those of the council itself, who may know what it prepares.
INSIDE = {"clerk", "president", "secretary", "archivist"}


@pytest.fixture
def people(town):
    neighbour = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
    prefecture = make_town(council_of(PREFECTURE))
    elsewhere = make_town(council_of("09.001"))
    return {
        **town.staff,
        "clerk of the neighbour": neighbour.clerk,
        "president of the neighbour": neighbour.president,
        "clerk of the prefecture": prefecture.clerk,
        "officer of another province": elsewhere.officer,
        "nobody in particular": make_user("personne"),
        "anonymous": None,
    }


def answer(client, address: str) -> int:
    return client.get(address).status_code


@pytest.mark.parametrize("role", MATRIX)
def test_a_role_opens_exactly_what_is_its_own(role, scene, people, client):
    if people[role] is not None:
        client.force_login(people[role])

    opened = {name for name, address in scene.items() if answer(client, address) == 200}

    assert opened - OWN.get(role, set()) == MATRIX[role]


@pytest.mark.parametrize("role", ["clerk of the prefecture", "clerk of the neighbour", "officer of another province"])
def test_what_is_refused_is_refused_in_the_right_way(role, scene, people, client):
    client.force_login(people[role])

    answers = {name: answer(client, address) for name, address in scene.items() if name not in MATRIX[role]}

    for name, status in answers.items():
        if name in OWN.get(role, set()):
            continue
        assert status == (302 if name in WAGTAIL | SPACE else 403), name


@pytest.mark.parametrize(("is_mine", "expected"), [(True, 200), (False, 404)])
def test_a_member_reads_the_sessions_of_the_own_council(is_mine, expected, scene, people, town):
    neighbour = Mandate.objects.exclude(council=town.council).first()
    Mandate.objects.filter(pk=neighbour.pk).update(declared_email="voisin@membre.example")
    browser = come_in(town.members[4].declared_email if is_mine else "voisin@membre.example")

    for name in ("session in the space", "act in the space"):
        assert answer(browser, scene[name]) == expected, name
    for name in ("space of members", "questions in the space", "points in the space"):
        assert answer(browser, scene[name]) == 200, name


def test_what_a_council_prepares_is_not_in_the_space_of_its_members(scene, town):
    browser = come_in(town.members[4].declared_email)
    planned = town.council.sessions.get(state=SessionState.PLANNED)
    draft = planned.items.first().act

    assert answer(browser, f"/fr/membres/sessions/{planned.pk}/") == 404
    assert answer(browser, f"/fr/membres/actes/{draft.pk}/") == 404
    # A member's link is no account of the administration.
    assert answer(browser, scene["sitting"]) == 302


@pytest.mark.parametrize("space", ["secretariat", "review", "members", "notices"])
def test_no_two_screens_share_the_name_of_their_address(space):
    """Of two, only the last is ever found by its name: the buttons of the other call the wrong screen."""
    _prefix, resolver = get_resolver().namespace_dict[space]
    names = [pattern.name for pattern in resolver.url_patterns]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("role", [role for role in MATRIX if role not in INSIDE])
def test_the_words_of_a_draft_reach_nobody_outside(role, scene, people, client, clean_index):
    """Whatever page a stranger opens, the subject of another council's draft is not on it."""
    if people[role] is not None:
        client.force_login(people[role])
    addresses = [*scene.values(), "/fr/", "/ar/", "/fr/recherche/?q=budget", "/fr/seances/"]

    for url in addresses:
        response = client.get(url, follow=True)
        text = b"".join(response.streaming_content) if response.streaming else response.content
        assert TITLES[0][0] not in text.decode(errors="replace"), url
