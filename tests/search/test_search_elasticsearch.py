"""The distributed engine keeps the same contract, and a server's troubles are told in words."""

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from engine_contract import EngineContract, entry
from servers import elasticsearch_url

from search.circuit import Circuit
from search.engine import SearchUnavailable, WriterBusy, get_engine
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.tantivy import TantivyEngine
from search.entry import Entry, Text
from search.query import Query


@pytest.fixture(scope="module")
def scratch():
    with get_engine(elasticsearch_url()).scratch() as engine:
        yield engine


@pytest.fixture
def engine(scratch):
    scratch.delete(list(scratch.keys()))
    return scratch


class TestElasticsearch(EngineContract):
    pass


WORDS = {
    "fr": ["budget", "eau", "route", "éclairage", "public", "communal", "marché", "taxe", "voirie", "école"],
    "ar": ["ميزانية", "الماء", "الطريق", "الإنارة", "العمومية", "الجماعة", "السوق", "الرسم", "الاجتماعي", "المدرسة"],
}


def library(count):
    """Acts whose words differ in number and place, so that few scores are equal."""
    for number in range(count):
        texts = tuple(
            Text(language, " ".join(words[(number * (at + 3) + at * at) % len(words)] for at in range(9 + number % 23)))
            for language, words in WORDS.items()
        )
        title = " ".join(WORDS["fr"][(number + at) % 10] for at in range(1 + number % 4))
        yield Entry(f"a:{number:03}", titles={"fr": title}, texts=texts, facets={"year": (str(2000 + number % 7),)})


@pytest.mark.parametrize(
    "text",
    ["budget", "eau route", "éclairage public communal", "الماء", "ميزانية الجماعة", '"marché taxe"', "bud* eau"],
)
def test_both_engines_give_the_same_hits_counts_marks_and_scores(engine, text):
    with engine.scratch() as fresh:
        embedded = TantivyEngine(None)
        for each in (embedded, fresh):
            each.put(library(150))
        fresh.client.indices.forcemerge(index=fresh.name, max_num_segments=1)
        asked = Query(text=text, facets=("year",), size=50)

        one, other = embedded.search(asked), fresh.search(asked)

    assert (one.total, one.facets) == (other.total, other.facets)
    ratios = [mine.score / theirs.score for mine, theirs in zip(one.hits, other.hits, strict=True)]
    # Lucene dropped the factor k1 + 1 that Tantivy's BM25 carries; Elasticsearch puts it back.
    assert ratios == pytest.approx([1] * len(ratios), rel=1e-4)
    assert {hit.key: hit.passages for hit in one.hits} == {hit.key: hit.passages for hit in other.hits}
    assert _groups(one.hits) == _groups(other.hits)


def _groups(hits):
    """The keys in their order, those of equal scores as one group; the last may go on beyond the page."""
    groups: dict[float, set[str]] = {}
    for hit in hits:
        groups.setdefault(round(hit.score / hits[0].score, 5), set()).add(hit.key)
    return list(groups.values())[:-1]


def test_the_writers_place_is_given_to_one(engine, tmp_path, settings, db):
    other = ElasticsearchEngine(engine.client, engine.name)

    with engine.exclusive(), pytest.raises(WriterBusy), other.exclusive():
        pass
    with other.exclusive():
        pass


def test_a_missing_index_is_refused_in_words(engine):
    with pytest.raises(SearchUnavailable, match="rebuild_search"):
        ElasticsearchEngine(engine.client, "majaliss-that-is-not-there").search(Query(text="eau"))


def test_what_the_server_refuses_is_told(engine):
    with pytest.raises(SearchUnavailable, match="refused"):
        engine.put([entry("a:1", facets={"kind": ("x" * 40_000,)})])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_server_that_is_not_there_is_told_and_then_left_alone():
    dead = ElasticsearchEngine.from_url(f"http://127.0.0.1:{_free_port()}/x")
    with pytest.raises(SearchUnavailable, match="SEARCH_URL"):
        dead.search(Query(text="eau"))

    started = time.monotonic()
    with pytest.raises(SearchUnavailable, match="moment ago"):
        dead.search(Query(text="eau"))
    assert time.monotonic() - started < 0.1


class _Slow(BaseHTTPRequestHandler):
    def do_POST(self):
        time.sleep(3)

    def log_message(self, *args):
        """Say nothing."""


def test_a_server_that_does_not_answer_is_waited_for_no_longer_than_asked():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Slow)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        slow = ElasticsearchEngine.from_url(f"http://127.0.0.1:{server.server_port}/x?timeout=0.3")
        started = time.monotonic()
        with pytest.raises(SearchUnavailable, match="does not answer"):
            slow.search(Query(text="eau"))
        assert time.monotonic() - started < 2.5
    finally:
        server.shutdown()


def test_a_circuit_closes_when_the_server_is_back():
    circuit = Circuit(pause=0.05)
    with pytest.raises(OSError, match="gone"), circuit.guard((OSError,)):
        raise OSError("gone")
    with pytest.raises(SearchUnavailable), circuit.guard((OSError,)):
        pytest.fail("an open circuit runs nothing")
    time.sleep(0.06)

    with circuit.guard((OSError,)):
        passed = True

    assert passed


def test_the_address_says_how_to_come_in():
    engine = ElasticsearchEngine.from_url("https://clerk:p%40ss@search.example/acts?shards=3&replicas=1&timeout=7")

    (node,) = engine.client.transport.node_pool.all()
    assert (node.config.scheme, node.config.host, node.config.port) == ("https", "search.example", 443)
    assert engine.client._headers["authorization"].startswith("Basic ")
    assert (engine.name, engine.settings["number_of_shards"], engine.settings["number_of_replicas"]) == ("acts", 3, 1)
