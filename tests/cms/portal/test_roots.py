"""The published roots on the portal: what citizens read, what programs take, and that anyone can recompute them."""

import csv
import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from lxml import html as parsed

from document_types import clock
from document_types.chain import Leaf, merkle_root
from document_types.enums import JournalEvent, RootPeriod, StampedKind
from document_types.models import JournalRoot, TimeStamp
from document_types.services.journal import record
from document_types.services.roots import publish_roots
from tests.cms.portal.pages import address_of, mismatched, text_of
from tests.factories import CASABLANCA, received_act
from tests.tsa import authority

pytestmark = pytest.mark.django_db

DAY = datetime(2031, 3, 10, 12, tzinfo=CASABLANCA)


@pytest.fixture
def root(town):
    """The root of a day in which a council wrote two entries."""
    with clock.pretend(DAY):
        for _each in range(2):
            record(council=town.council, event=JournalEvent.MANDATE_CHANGED, payload={})
    with clock.pretend(datetime(2032, 1, 2, tzinfo=CASABLANCA)):
        publish_roots()
    return JournalRoot.objects.get(period=RootPeriod.DAY, starts_on=DAY.date())


@pytest.fixture
def stamp(root):
    return TimeStamp.objects.create(
        kind=StampedKind.ROOT,
        object_id=root.pk,
        digest=root.hash,
        token=authority().token_of(root.hash),
        authority="Horodatage de test",
        stamped_at=datetime(2031, 3, 11, 0, 5, tzinfo=UTC),
    )


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_page_gives_each_day_of_a_year_with_its_root(client, root, language):
    response = client.get(f"/{language}/empreintes/2031/")

    assert root.hash in text_of(response)
    assert mismatched(response) == []


def test_the_page_opens_on_the_last_year(client, root):
    assert "mars 2031" in text_of(client.get("/fr/empreintes/"))


def test_before_any_root_the_page_says_when_one_comes(client, db):
    JournalRoot.objects.all().delete()

    assert "la première le sera après minuit" in text_of(client.get("/fr/empreintes/"))


@pytest.mark.parametrize(
    "path",
    ["/fr/empreintes/1999/", "/empreintes/1999.json", "/empreintes/99999.csv", "/empreintes/hier.json"]
    + ["/empreintes/2031-03-11.json", "/empreintes/2031-03-10.tst", "/empreintes/annee-0.json"],
)
def test_what_was_not_published_is_not_there(client, root, path):
    assert client.get(path).status_code == 404


def test_the_address_without_a_language_is_sent_on(client, root):
    assert client.get("/empreintes/", follow=True).redirect_chain[-1][0].endswith("/empreintes/")


def test_a_year_is_given_to_programs(client, root):
    given = client.get("/empreintes/2031.json").json()
    [day] = [each for each in given["roots"] if each["period"] == "day"]

    assert (day["starts_on"], day["root"], day["entries"]) == ("2031-03-10", root.hash, 2)
    assert day["leaves"].endswith("/empreintes/2031-03-10.json")
    rows = list(csv.DictReader(client.get("/empreintes/2031.csv").content.decode().splitlines()))
    assert [row["root"] for row in rows] == [each["root"] for each in given["roots"]]


@pytest.mark.parametrize("name", ["2031-03-10", "annee-2031"])
def test_the_leaves_of_a_root_give_it_again(client, root, name):
    given = client.get(f"/empreintes/{name}.json").json()

    assert merkle_root(Leaf(*leaf) for leaf in given["leaves"]) == given["root"] == root.hash


def test_the_program_on_the_page_recomputes_the_root(client, root):
    """What is printed for citizens is run here as they would run it."""
    program = parsed.fromstring(client.get("/fr/empreintes/2031/").content).find(".//pre").text_content()
    leaves = client.get("/empreintes/2031-03-10.json").content
    forged = json.loads(leaves)
    forged["leaves"][0][1] += 1

    def run(content: bytes) -> list[str]:
        done = subprocess.run([sys.executable, "-c", program], input=content, capture_output=True, check=True)
        return done.stdout.decode().split()

    assert run(leaves) == [root.hash, "True"]
    assert run(json.dumps(forged).encode())[1] == "False"


def test_who_stamped_a_root_is_named_and_the_token_given(client, root, stamp):
    shown = text_of(client.get("/fr/empreintes/2031/"))
    answer = client.get("/empreintes/2031-03-10.tst")

    assert "Horodatage de test" in shown and "11 mars 2031 01:05" in shown
    assert answer.content == bytes(stamp.token)


def test_the_page_asks_no_more_for_more_days(client, root, town, django_assert_max_num_queries):
    for number in range(11, 16):
        with clock.pretend(DAY.replace(day=number)):
            record(council=town.council, event=JournalEvent.MANDATE_CHANGED, payload={})
    JournalRoot.objects.filter(starts_on__year=2031).delete()
    with clock.pretend(datetime(2032, 1, 2, tzinfo=CASABLANCA)):
        publish_roots()

    with django_assert_max_num_queries(4):
        client.get("/fr/empreintes/2031/")


def test_an_act_says_who_stamped_its_publication(client, town):
    act = received_act(town)
    entry = act.journal_entries.get(event=JournalEvent.PUT_ONLINE)
    assert "Horodatage" not in text_of(client.get(address_of(act)))

    TimeStamp.objects.create(
        kind=StampedKind.PUBLICATION,
        object_id=entry.pk,
        digest=act.content_hash,
        token=b"x",
        authority="Horodatage de test",
        stamped_at=datetime(2026, 5, 8, 9, 30, tzinfo=UTC),
    )

    assert "Horodatage de test, vendredi 8 mai 2026, 10:30" in text_of(client.get(address_of(act)))
