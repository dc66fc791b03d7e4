"""The distributed engine: an Elasticsearch 8 server, reached by an alias that a rebuild turns to a new index."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import uuid4

from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError
from elasticsearch.helpers import BulkIndexError, streaming_bulk
from elasticsearch_dsl import Index, Search

from ..circuit import Circuit
from ..document import Document
from ..engine import CANDIDATES, Found, Row, SearchEngine, SearchUnavailable
from ..locking import database_lock
from ..question import Question
from . import elasticsearch_queries as queries
from .elasticsearch_answers import counting, facets_of, row_of, total_of
from .elasticsearch_documents import SETTINGS, build_document, mapping

DEFAULT_NAME = "majaliss"
NEXT = "-next"
ANSWER_SECONDS = 5
WRITE_SECONDS = 60
BULK = 500
BULK_BYTES = 8_000_000
RETRIES = 5
SCANNED_AT_ONCE = 2000
# What says that the server is not well, and not that the question was wrong.
TROUBLES = (429, 500, 502, 503, 504)

logger = logging.getLogger(__name__)


class _Unwell(Exception):
    """The server did not answer, or answered that it cannot."""


class ElasticsearchEngine(SearchEngine):
    def __init__(
        self,
        client: Elasticsearch,
        name: str,
        circuit: Circuit | None = None,
        settings: Mapping[str, int | str] = SETTINGS,
    ) -> None:
        self.client = client
        self.name = name
        self.settings = settings
        self._circuit = circuit or Circuit()

    @classmethod
    def from_url(cls, url: str) -> "ElasticsearchEngine":
        """Read `https://user:password@host:9200/name?ca_certs=/path/ca.pem&shards=1&replicas=1&timeout=5`.

        `api_key` may stand instead of user and password; the timeout is in seconds.
        """
        parts = urlsplit(url)
        options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        asked: dict[str, Any] = {"request_timeout": float(options.get("timeout", ANSWER_SECONDS))}
        if parts.username:
            asked["basic_auth"] = (unquote(parts.username), unquote(parts.password or ""))
        if "api_key" in options:
            asked["api_key"] = options["api_key"]
        if "ca_certs" in options:
            asked["ca_certs"] = options["ca_certs"]
        port = parts.port or (443 if parts.scheme == "https" else 9200)
        client = Elasticsearch(f"{parts.scheme}://{parts.hostname}:{port}", **asked)
        counts = {f"number_of_{name}": int(options[name]) for name in ("shards", "replicas") if name in options}
        return cls(client, parts.path.strip("/") or DEFAULT_NAME, settings=SETTINGS | counts)

    def find(self, question: Question) -> Found:
        with self._explained():
            if question.sort:
                return self._sorted_page(question)
            if question.offset + question.rows <= CANDIDATES:
                return self._best_page(question)
            return self._deep_page(question)

    def scan(self, question: Question) -> Iterator[Row]:
        """Yield all that matches, each page asked for by where the last one ended."""
        search = self._search(queries.matching(question)).post_filter(queries.filtered(question))
        search = search.sort(f"by_{question.sort or 'newest'}").extra(size=SCANNED_AT_ONCE)
        after: list[Any] = []
        while True:
            with self._explained():
                hits = self._ask(search.extra(search_after=after) if after else search)["hits"]["hits"]
            yield from map(row_of, hits)
            if len(hits) < SCANNED_AT_ONCE:
                return
            after = hits[-1]["sort"]

    def write(self, documents: Iterable[Document]) -> int:
        """Write in bulks, each sent again, later and later, while the server says that it has too much to do."""
        # A source that fails must have written nothing, unless it is an index that nobody reads.
        made = documents if self.name.endswith(NEXT) else list(documents)
        with self._explained():
            self._create()
            written = self._bulk({"_id": each.key, "_source": build_document(each)} for each in made)
            self.client.indices.refresh(index=self.name)
            return written

    def delete(self, keys: Iterable[str]) -> None:
        with self._explained():
            if self._exists():
                self._bulk({"_op_type": "delete", "_id": key} for key in keys)
                self.client.indices.refresh(index=self.name)

    def clear(self) -> None:
        with self._explained():
            for index in self._indices():
                self.client.indices.delete(index=index)
            self._create()

    def count(self) -> int:
        with self._explained():
            return self.client.count(index=self.name)["count"]

    def marks(self) -> Iterator[str]:
        search = Search(using=self.client, index=self.name).sort("key").source(False)
        search = search.extra(size=SCANNED_AT_ONCE, docvalue_fields=["mark"])
        after: list[Any] = []
        while True:
            with self._explained():
                hits = self._ask(search.extra(search_after=after) if after else search)["hits"]["hits"]
            yield from (hit["fields"]["mark"][0] for hit in hits)
            if len(hits) < SCANNED_AT_ONCE:
                return
            after = hits[-1]["sort"]

    def exclusive(self, wait: bool = False) -> AbstractContextManager[None]:
        return database_lock(f"search-{self.name}", wait)

    @contextmanager
    def scratch(self) -> Iterator["ElasticsearchEngine"]:
        engine = ElasticsearchEngine(self.client, f"{self.name}-scratch-{uuid4().hex}", settings=self.settings)
        engine.clear()
        try:
            yield engine
        finally:
            with engine._explained():
                for index in engine._named():
                    self.client.indices.delete(index=index)

    def begin_next(self) -> "ElasticsearchEngine":
        begun = self._next()
        with self._explained():
            for index in begun._indices():
                self.client.indices.delete(index=index)
            begun._create()
        return begun

    def next(self) -> "ElasticsearchEngine | None":
        begun = self._next()
        with self._explained():
            return begun if begun._exists() else None

    def promote(self) -> None:
        """Turn the alias and drop the old index in one step of the cluster."""
        built = self._next()
        with self._explained():
            (new,) = built._indices()
            self.client.indices.refresh(index=new)
            dropped = [{"remove_index": {"index": index}} for index in self._indices()]
            turned = [
                {"remove": {"index": new, "alias": built.name}},
                {"add": {"index": new, "alias": self.name}},
            ]
            self.client.indices.update_aliases(actions=dropped + turned)

    def _next(self) -> "ElasticsearchEngine":
        return ElasticsearchEngine(self.client, self.name + NEXT, self._circuit, self.settings)

    def _sorted_page(self, question: Question) -> Found:
        search = self._search(queries.matching(question)).sort(f"by_{question.sort}")
        answer = self._ask(counting(search, question)[question.offset : question.offset + question.rows])
        return Found(total_of(answer), [row_of(hit) for hit in answer["hits"]["hits"]], facets_of(answer, question))

    def _best_page(self, question: Question) -> Found:
        """Ask for the candidates and the counts, then for the page by the whole formula, equals by day."""
        first = self._search(queries.ranked(question, question.first)).source(False)
        answer = self._ask(counting(first, question)[:CANDIDATES])
        keys = [hit["_id"] for hit in answer["hits"]["hits"]]
        page = self._by_formula(question, keys, question.offset, question.rows) if keys else []
        return Found(total_of(answer), page, facets_of(answer, question))

    def _deep_page(self, question: Question) -> Found:
        """Return rows that begin among the candidates or lie beyond them, where they stay as the stems have it."""
        end = question.offset + question.rows
        first = counting(self._search(queries.ranked(question, question.first)), question)
        answer = self._ask(first[max(question.offset, CANDIDATES) : end])
        rows = [row_of(hit) for hit in answer["hits"]["hits"]]
        if question.offset < CANDIDATES:
            best = self._ask(first.source(False)[:CANDIDATES])["hits"]["hits"]
            keys = [hit["_id"] for hit in best]
            rows = self._by_formula(question, keys, question.offset, CANDIDATES - question.offset) + rows
        return Found(total_of(answer), rows, facets_of(answer, question))

    def _by_formula(self, question: Question, keys: list[str], start: int, size: int) -> list[Row]:
        search = self._search(queries.among(question, keys)).sort(
            {"_score": "desc"}, {"day": {"order": "desc", "missing": "_last"}}, {"uid": "asc"}
        )
        return [row_of(hit) for hit in self._ask(search[start : start + size])["hits"]["hits"]]

    def _search(self, query) -> Search:
        return Search(using=self.client, index=self.name).query(query).extra(track_total_hits=True)

    def _ask(self, search: Search) -> dict[str, Any]:
        return self.client.search(index=self.name, body=search.to_dict()).body

    def _bulk(self, actions: Iterable[dict[str, Any]]) -> int:
        """Send all the actions and return how many were done; what the server refuses is told."""
        client = self.client.options(request_timeout=WRITE_SECONDS)
        sent = streaming_bulk(
            client,
            ({"_index": self.name, "require_alias": True} | action for action in actions),
            chunk_size=BULK,
            max_chunk_bytes=BULK_BYTES,
            max_retries=RETRIES,
            retry_on_status=TROUBLES,
            raise_on_error=False,
        )
        done = 0
        for succeeded, answer in sent:
            ((operation, said),) = answer.items()
            if not succeeded and not (operation == "delete" and said["status"] == 404):
                raise SearchUnavailable(f"Elasticsearch refused {said['_id']}: {said.get('error')}")
            done += 1
        return done

    def _create(self) -> None:
        """Make the first index behind this alias, where there is none."""
        if self._exists():
            return
        numbers = [int(name.rpartition("-")[2]) for name in self._named() if name.rpartition("-")[2].isdecimal()]
        index = Index(f"{self.name.removesuffix(NEXT)}-{max(numbers, default=0) + 1:04d}", using=self.client)
        index.settings(**self.settings)
        index.mapping(mapping())
        index.aliases(**{self.name: {}})
        index.create()

    def _exists(self) -> bool:
        return bool(self.client.indices.exists_alias(name=self.name))

    def _indices(self) -> list[str]:
        try:
            return list(self.client.indices.get_alias(name=self.name))
        except NotFoundError:
            return []

    def _named(self) -> list[str]:
        return list(self.client.indices.get(index=f"{self.name.removesuffix(NEXT)}-*", features="aliases"))

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn the client's errors into ours, which say what to do, and leave a server alone that does not answer."""
        try:
            with self._circuit.guard((_Unwell,)), _troubles():
                yield
        except _Unwell as error:
            logger.warning("Elasticsearch: %s", error)
            raise SearchUnavailable(
                f"The search server of {self.name} does not answer, or cannot now: {error}. Check it and SEARCH_URL."
            ) from error
        except NotFoundError as error:
            raise SearchUnavailable(
                f"There is no index {self.name}. Run manage.py rebuild_search to make it."
            ) from error
        except (ApiError, BulkIndexError) as error:
            logger.warning("Elasticsearch: %s", error)
            raise SearchUnavailable(
                f"The index {self.name} refused what it was asked: {error}. If it is of another version, run "
                "manage.py rebuild_search."
            ) from error


@contextmanager
def _troubles() -> Iterator[None]:
    try:
        yield
    except TransportError as error:
        raise _Unwell(str(error)) from error
    except ApiError as error:
        if error.status_code in TROUBLES:
            raise _Unwell(str(error)) from error
        raise
