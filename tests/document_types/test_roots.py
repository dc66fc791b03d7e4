"""The published roots: the same late as in time, proven for each journal, and moved by any change."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document_types import clock
from document_types.chain import GENESIS, SITE, Leaf, leads_to, merkle_root, proof_of
from document_types.enums import JournalEvent, RootPeriod
from document_types.models import JournalEntry, JournalHead, JournalRoot
from document_types.services import roots
from document_types.services.journal import record
from document_types.services.roots import publish_roots
from tests.factories import CASABLANCA, INEZGANE, make_commune

hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
forests = st.dictionaries(st.text(min_size=1, max_size=12), st.tuples(st.integers(1, 10**9), hashes), min_size=1)


def leaves_from(forest) -> list[Leaf]:
    return [Leaf(journal, sequence, digest) for journal, (sequence, digest) in forest.items()]


@given(forests, st.randoms())
def test_a_root_does_not_depend_on_the_order_of_the_journals(forest, chance):
    leaves = leaves_from(forest)
    mixed = chance.sample(leaves, len(leaves))

    assert merkle_root(mixed) == merkle_root(leaves)


@given(forests)
def test_each_journal_is_proven_by_few_hashes(forest):
    leaves = leaves_from(forest)
    root = merkle_root(leaves)

    for leaf in leaves:
        proof = proof_of(leaf, leaves)
        assert leads_to(leaf, proof, root)
        assert len(proof) <= len(leaves).bit_length()


@given(forests, st.data())
def test_a_proof_proves_nothing_but_its_own_leaf(forest, data):
    leaves = leaves_from(forest)
    leaf = data.draw(st.sampled_from(leaves))
    other = data.draw(
        st.sampled_from(
            [
                Leaf(leaf.journal + "x", leaf.sequence, leaf.hash),
                Leaf(leaf.journal, leaf.sequence + 1, leaf.hash),
                Leaf(leaf.journal, leaf.sequence, GENESIS),
            ]
        )
    )

    assert other in leaves or not leads_to(other, proof_of(leaf, leaves), merkle_root(leaves))


@given(forests, st.data())
def test_any_altered_leaf_moves_the_root(forest, data):
    leaves = leaves_from(forest)
    place = data.draw(st.integers(0, len(leaves) - 1))
    altered = Leaf(leaves[place].journal, leaves[place].sequence + 1, leaves[place].hash)

    assert merkle_root([*leaves[:place], altered, *leaves[place + 1 :]]) != merkle_root(leaves)


def test_the_tree_is_that_of_rfc_9162():
    """Three leaves: the first two are joined, the third goes up alone. Reckoned here by hand."""
    from hashlib import sha256  # noqa: PLC0415 the reckoning stands apart from what it checks

    texts = [f'["{journal}",1,"{journal * 64}"]' for journal in "abc"]
    a, b, c = (sha256(b"\x00" + text.encode()).digest() for text in texts)
    joined = sha256(b"\x01" + a + b).digest()

    root = merkle_root(Leaf(journal, 1, journal * 64) for journal in "abc")

    assert root == sha256(b"\x01" + joined + c).hexdigest()


def test_no_journal_gives_the_hash_before_all():
    assert merkle_root([]) == GENESIS


# The tables below stand after everything that makes a council has been recorded.
START = date(2031, 3, 10)


def on(day: date, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=CASABLANCA)


def write(council, moment: datetime, times: int = 1) -> None:
    with clock.pretend(moment):
        for _time in range(times):
            record(council=council, event=JournalEvent.MANDATE_CHANGED, payload={})


def publish(moment: datetime) -> list[JournalRoot]:
    with clock.pretend(moment):
        return publish_roots()


def days(published) -> list[date]:
    return [root.starts_on for root in published if root.period == RootPeriod.DAY]


@pytest.fixture
def councils(db):
    """Two councils whose making is already under a published root."""
    both = make_commune(), make_commune(INEZGANE, "Inezgane", "إنزكان")
    record(council=None, event=JournalEvent.FEAST_ANNOUNCED, payload={})
    for council in both:
        record(council=council, event=JournalEvent.MANDATE_CHANGED, payload={})
    publish(on(START - timedelta(days=1)))
    return both


def test_a_day_is_published_once_it_has_ended_and_only_once(councils):
    write(councils[0], on(START), 3)

    assert publish(on(START, 23, 59)) == []
    [root] = publish(on(START + timedelta(days=1), 0, 1))
    assert (root.starts_on, root.entries, root.hash) == (START, 3, merkle_root(roots.leaves_of(root)))
    assert publish(on(START + timedelta(days=1), 0, 2)) == []


def test_a_day_ends_at_midnight_in_casablanca(councils):
    """Under the clock of Greenwich it would still be the day before."""
    write(councils[0], on(START, 23, 59))
    write(councils[0], on(START + timedelta(days=1), 0, 1))

    published = publish(on(START + timedelta(days=2), 1))

    assert [(root.starts_on, root.entries) for root in published] == [(START, 1), (START + timedelta(days=1), 1)]


def test_a_day_in_which_no_journal_moved_has_no_root(councils):
    write(councils[0], on(START))
    write(councils[1], on(START + timedelta(days=5)))

    assert days(publish(on(START + timedelta(days=9)))) == [START, START + timedelta(days=5)]


def test_every_journal_is_in_a_root_even_one_that_did_not_move(councils):
    write(councils[0], on(START))

    [root] = publish(on(START + timedelta(days=1)))

    leaves = {leaf.journal: leaf for leaf in roots.leaves_of(root)}
    assert {SITE, *(council.code for council in councils)} <= set(leaves)
    assert leaves[councils[1].code].hash == JournalHead.objects.get(council=councils[1]).hash
    assert len(leaves) == JournalHead.objects.filter(sequence__gt=0).count()


def test_after_an_outage_the_roots_are_those_published_in_time(councils):
    for number in range(4):
        day = START + timedelta(days=2 * number)
        write(councils[number % 2], on(day, 9), number + 1)
        write(None, on(day, 22))
        publish(on(day + timedelta(days=1), 0, 5))
    in_time = list(JournalRoot.objects.order_by("starts_on").values_list("starts_on", "hash", "entries"))

    JournalRoot.objects.filter(starts_on__gte=START).delete()
    publish(on(START + timedelta(days=30)))

    assert list(JournalRoot.objects.order_by("starts_on").values_list("starts_on", "hash", "entries")) == in_time


def test_a_year_has_its_own_root_over_the_same_journals_as_its_last_day(councils):
    last = date(START.year, 12, 30)
    write(councils[0], on(START))
    write(councils[1], on(last), 2)

    published = publish(on(date(START.year + 1, 1, 1), 0, 10))

    year = next(root for root in published if root.period == RootPeriod.YEAR and root.starts_on.year == START.year)
    assert year.hash == JournalRoot.objects.get(period=RootPeriod.DAY, starts_on=last).hash
    assert year.entries == 3
    assert not JournalRoot.objects.filter(period=RootPeriod.YEAR, starts_on__year=START.year + 1).exists()
    assert publish(on(date(START.year + 1, 1, 2))) == []


def test_an_entry_is_covered_by_the_root_of_its_day(councils):
    write(councils[0], on(START))
    write(councils[0], on(START + timedelta(days=3)))
    publish(on(START + timedelta(days=4)))
    first, second = JournalEntry.objects.filter(head__council=councils[0]).order_by("-sequence")[:2][::-1]

    assert roots.root_over(first).starts_on == START
    assert roots.root_over(second).starts_on == START + timedelta(days=3)


def test_an_entry_of_today_is_covered_by_no_root_yet(councils):
    write(councils[0], on(START))

    assert roots.root_over(JournalEntry.objects.latest("pk")) is None


def test_without_any_journal_nothing_is_published(db):
    JournalRoot.objects.all().delete()

    assert publish(datetime(1999, 1, 1, tzinfo=UTC)) == []


def test_catching_up_asks_little_more_for_more_days(councils, django_assert_max_num_queries):
    for number in range(10):
        write(councils[0], on(START + timedelta(days=number)))

    # Each journal is held an instant; then some ten queries a day, whatever the number of journals.
    with django_assert_max_num_queries(10 + 3 * JournalHead.objects.count() + 10 * 10):
        publish(on(START + timedelta(days=20)))
