"""The archive's search at size: what one question costs through HTTP, beside a bare view over the same raw index."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import django

django.setup()

from django.core.management import call_command

from cms.demo import generator, loader
from document_types.search_fields import places
from search import index
from search.analysis import stem_of, tokens
from search.document import Document, document
from search.engine import SearchEngine, get_engine
from search.engines.elasticsearch_queries import matching, ranked, values_of
from search.entry import PUBLIC, Entry, Text
from search.models import PendingChange
from search.preparing import in_processes
from search.query import Query
from search.question import compile_query
from tests.benchmarks.measure import Measure

ROUNDS = 5
ASKED_EACH = 12
BATCH = 500
SMALL = 10_000
PORTS = {"cms.wsgi": 8471, "tests.benchmarks.bare": 8472}
COUNCIL = "09.273.01.05"
FACETS = ("territory", "kind", "year", "matter", "force", "language", "annexes")
# Each kind of question with several of its sort, so that no cache of the machine answers for one word alone.
KINDS = {
    "rare": ["Ennakhil 7", "n° 4811", "Assaada 12"],
    "common": ["budget", "conseil", "الميزانية", "commune"],
    "two words": ["marché quartier", "éclairage public", "تهيئة الطريق"],
    "phrase": ['"session ordinaire"', '"commission permanente"', '"الدورة العادية"'],
    "beginning": ["assain*", "éclair*", "adjudic*"],
    "a commune's": ["budget", "marché", "الميزانية"],
}
HOSTILE = [
    "x" * 4_000,
    '"' * 400,
    "de la le les et",
    "a* *",
    "con*",
    "' OR 1=1; DROP TABLE acts; --",
    'title:(budget AND "eau")~2^4 [1 TO *] /.*/',
    "année:0..999999999",
    "numéro:" + "9" * 400,
    "conseik communql de la provimce",
    "conseil commune budget marché éclairage public quartier avenue école santé taxe eau route",
    '"le conseil" OR "la commune" OR "le budget"',
]


def entry(number: int, codes: list[tuple[str, ...]]) -> Entry:
    """A generated act as the archive's index holds it, spread over the councils of the kingdom."""
    made = generator.act(number)
    above = codes[(number * 7919) % len(codes)]
    return Entry(
        key=f"act:{number + 1}",
        kind="deliberation",
        number=f"{made.number}/{made.year}",
        date=date(made.year, 1 + number % 12, 1 + number % 28),
        titles={"ar": made.subject_ar, "fr": made.subject_fr},
        texts=(Text("ar", made.body_ar), Text("fr", made.body_fr)),
        facets={
            "council": (above[-1],),
            "annexes": ("without",),
            "kind": ("deliberation",),
            "year": (str(made.year),),
            "matter": (made.matter,),
            "state": ("archived",),
            "force": ("unknown",),
            "origin": ("imported",),
            "language": ("ar", "fr"),
            "territory": above,
        },
        audiences=(PUBLIC, f"council:{above[-1]}"),
        url=f"actes/{above[-1]}/deliberation/{made.year}/{made.number}/",
    )


def documents(asked: tuple[range, list[tuple[str, ...]]]) -> list[Document]:
    numbers, codes = asked
    return [document(entry(number, codes)) for number in numbers]


def territory() -> list[tuple[str, ...]]:
    """1,503 communes below the provinces that are there, each as the codes above it and its own."""
    provinces = sorted(code for code in places() if code.count(".") == 1)
    communes = [(f"{province}.01.{number:02}", province) for number in range(1, 30) for province in provinces][:1503]
    return [(province.split(".")[0], province, commune) for commune, province in communes]


def fill(engine: SearchEngine, count: int) -> float:
    """Write `count` acts, analysed by all the machine's processors, and return how many a second."""
    codes = territory()
    batches = ((range(first, min(first + BATCH, count)), codes) for first in range(0, count, BATCH))
    started = time.perf_counter()
    engine.write(each for made in in_processes(documents, batches, os.cpu_count() or 1) for each in made)
    return count / (time.perf_counter() - started)


def size_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def run(acts: int, folder: Path, elasticsearch: str = "") -> int:
    call_command("migrate", verbosity=0)
    loader.load()
    measures = [*relevance(), *indexing(acts, folder), *freshness()]
    with served(folder):
        measures += through_http()
        measures += hostile()
    measures += growth(folder)
    if elasticsearch:
        measures += on_a_server(elasticsearch, acts)
    for measure in measures:
        print(measure)
    return 0 if all(measure.holds for measure in measures) else 1


def relevance() -> Iterator[Measure]:
    """The ranking on the sets with judgements, where they are there."""
    from search.evaluation import evaluate
    from search.management.commands import evaluate_search as command

    floors = {"arcd-test-ar": (0.781, 0.964, 0.860), "service-public-fr": (0.811, 0.951, 0.860)}
    for name, floor in floors.items():
        directory = Path(__file__).parents[3] / "shared" / "data" / "ir" / name
        if not directory.is_dir():
            continue
        with get_engine("tantivy://:memory:").scratch() as engine:
            engine.put(command.read_documents(directory / "docs.jsonl"))
            rankings = {
                key: command.rank(engine, text) for key, text in command.read_questions(directory / "queries.tsv")
            }
        found = evaluate(rankings, command.read_judgements(directory / "qrels.txt"))
        figures = (("hit@1", found.hit_at_1), ("hit@10", found.hit_at_10), ("MRR", found.mrr))
        for (measure, value), least in zip(figures, floor, strict=True):
            yield Measure(f"{name}, {measure}", round(value, 3), "", least, at_least=True)


def indexing(acts: int, folder: Path) -> Iterator[Measure]:
    """An index kept from an earlier run is used again."""
    engine = get_engine()
    if (folder / "index" / "current").exists() and engine.count() >= acts:
        print(f"The index of {engine.count()} acts is there already.")
    else:
        shutil.rmtree(folder / "index", ignore_errors=True)
        rate = fill(engine, acts)
        yield Measure("acts indexed, analysis included, 2 processes", rate, "acts/s", 3000, at_least=True)
    held = engine.count()
    yield Measure("the index on disk, an act", size_of(folder / "index") / held / 1000, "KB", 8)


def freshness() -> Iterator[Measure]:
    """From the note in the outbox to the answer that holds it."""
    engine = get_engine()
    spent = []
    for number in range(7):
        key = f"bench:{number}"
        index.register(
            "bench",
            lambda keys: {each: Entry(each, titles={"fr": f"Xylophone {each}"}) for each in keys},
            lambda after: [],
        )
        PendingChange.objects.create(key=key)
        started = time.perf_counter()
        index.flush()
        assert engine.search(Query(text="xylophone")).total == number + 1
        spent.append(time.perf_counter() - started)
    with engine.exclusive(wait=True):
        engine.delete([f"bench:{number}" for number in range(7)])
    yield Measure("a change until it is found, at this size", statistics.median(spent), "s", 2)


@contextmanager
def served(folder: Path) -> Iterator[None]:
    """Serve the site and the bare view, each by one process of the same server."""
    started = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "gunicorn",
                f"{application}:application",
                "--bind",
                f"127.0.0.1:{port}",
                "--threads",
                "2",
                "--log-level",
                "warning",
                "--keep-alive",
                "60",
            ],
            env=os.environ | {"BARE_INDEX": str((folder / "index" / "current").resolve())},
        )
        for application, port in PORTS.items()
    ]
    try:
        for port in PORTS.values():
            _wait_for(port)
        yield
    finally:
        for process in started:
            process.terminate()


def _wait_for(port: int) -> None:
    for _second in range(60):
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(1)
    raise RuntimeError(f"Nothing answers on port {port}.")


def through_http() -> Iterator[Measure]:
    """Ask both, turn by turn, and compare medians and 95th percentiles kind by kind and over all kinds."""
    connections = {application: HTTPConnection("127.0.0.1", port, timeout=60) for application, port in PORTS.items()}
    spent: dict[tuple[str, str], list[list[float]]] = {(a, k): [] for a in PORTS for k in KINDS}
    for round_ in range(ROUNDS + 1):
        for kind, texts in KINDS.items():
            for application in PORTS:
                times = [
                    _timed(connections[application], _address(application, kind, text)) for text in texts * ASKED_EACH
                ]
                # The first round warms both up.
                if round_:
                    spent[application, kind].append(times)
    for kind in (*KINDS, "all kinds"):
        kinds = KINDS if kind == "all kinds" else (kind,)
        yield from _compared(
            kind, *({a: [sum((spent[a, k][n] for k in kinds), []) for n in range(ROUNDS)]}[a] for a in PORTS)
        )


def hostile() -> Iterator[Measure]:
    """What nobody means to find: the longest answer of any."""
    connection = HTTPConnection("127.0.0.1", PORTS["cms.wsgi"], timeout=60)
    address = "/fr/recherche/?" + urlencode({"q": "budget"})
    _timed(connection, address)
    spent = {
        text: statistics.median(_timed(connection, "/fr/recherche/?" + urlencode({"q": text})) for _turn in range(3))
        for text in HOSTILE
    }
    slowest = max(spent, key=lambda text: spent[text])
    yield Measure("whatever is typed, the slowest", spent[slowest], "ms", 100, reference=repr(slowest[:40]))


def _compared(kind: str, ours: list[list[float]], bare: list[list[float]]) -> Iterator[Measure]:
    for name, place, bound in (("p50", 0.5, 1.5), ("p95", 0.95, 2.0)):
        mine, theirs = (statistics.median(_at(times, place) for times in each) for each in (ours, bare))
        reference = f"{mine:.1f} ms, a bare view {theirs:.1f} ms"
        yield Measure(f"search page, {kind}, {name}", mine / theirs, "times", bound, reference=reference)


def _at(times: list[float], place: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * place))]


def _timed(connection: HTTPConnection, address: str) -> float:
    started = time.perf_counter()
    connection.request("GET", address)
    response = connection.getresponse()
    response.read()
    assert response.status == 200, address
    return (time.perf_counter() - started) * 1000


def _address(application: str, kind: str, text: str) -> str:
    if application == "cms.wsgi":
        return "/fr/recherche/?" + urlencode({"q": text} | ({"territoire": COUNCIL} if kind == "a commune's" else {}))
    words = [token.text for token in tokens(text.strip('"*'))]
    asked: list[tuple[str, str]] = []
    if kind == "phrase":
        asked += [("phrase", word) for word in words]
    if kind == "beginning":
        asked.append(("begins", words[0]))
    else:
        asked += [("stem", stem_of(word)) for word in words]
    if kind == "a commune's":
        asked.append(("council", COUNCIL))
    return "/?" + urlencode(asked)


def growth(folder: Path) -> Iterator[Measure]:
    """The same question at 10,000 acts and at all of them."""
    small = get_engine(f"tantivy://{folder / 'small'}")
    if not (folder / "small" / "current").exists():
        fill(small, SMALL)
    large = get_engine()
    for kind, bound in (("common", 20), ("rare", 3)):
        one, other = (_asked(engine, KINDS[kind]) for engine in (small, large))
        reference = f"{one:.2f} ms at {SMALL}, {other:.2f} ms at {large.count()}"
        yield Measure(f"growth of a {kind} word's question", other / one, "times", bound, reference=reference)


def _asked(engine: SearchEngine, texts: list[str]) -> float:
    spent = []
    for text in texts * 10:
        started = time.perf_counter()
        engine.search(Query(text=text, facets=FACETS, passages=1))
        spent.append((time.perf_counter() - started) * 1000)
    return statistics.median(spent[len(texts) :])


def on_a_server(url: str, acts: int) -> Iterator[Measure]:
    """The same questions on Elasticsearch, beside the raw DSL query of the same words and facets."""
    engine = get_engine(url)
    with engine.scratch() as held:
        rate = fill(held, acts)
        yield Measure(f"{acts} acts indexed on Elasticsearch", rate, "acts/s")
        ours, raw = [], []
        for _round in range(ROUNDS):
            for text in [text for texts in KINDS.values() for text in texts]:
                query = Query(text=text, facets=FACETS, passages=1)
                ours.append(_clocked(lambda query=query: held.search(query)))
                raw.append(_clocked(lambda query=query: _raw(held, query)))
        mine, theirs = statistics.median(ours), statistics.median(raw)
        reference = f"{mine:.1f} ms, the raw query {theirs:.1f} ms"
        yield Measure("search on Elasticsearch, p50", mine / theirs, "times", 1.3, reference=reference)


def _raw(engine, query: Query):
    """What somebody would write in the DSL for the same words: top 20 and the same facets in one request."""
    question = compile_query(query).question
    asked = ranked(question, question.ranking) if question.ranking else matching(question)
    search = engine._search(asked)[:20]
    for name in FACETS:
        search.aggs.bucket(name, values_of(name))
    return search.execute()


def _clocked(do) -> float:
    started = time.perf_counter()
    do()
    return (time.perf_counter() - started) * 1000
