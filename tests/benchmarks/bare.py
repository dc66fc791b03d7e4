"""The reference of the search's bench: a bare Django view over raw Tantivy, top 20 and the same facets, as JSON.

Served by `gunicorn tests.benchmarks.bare:application`; BARE_INDEX names the index's folder. The question comes
analysed: `stem`, `phrase`, `begins`, `council`.
"""

import os

import tantivy
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import JsonResponse
from django.urls import path
from tantivy import Occur, Query

FACETS = ("territory", "kind", "year", "matter", "force", "language", "annexes")
MOST = 65_000

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="bench", MIDDLEWARE=[])
index = tantivy.Index.open(os.environ["BARE_INDEX"])
index.reload()


def question(asked):
    schema = index.schema
    clauses = [(Occur.Should, Query.term_query(schema, "stem", stem, "freq")) for stem in asked.getlist("stem")]
    if phrase := asked.getlist("phrase"):
        clauses.append((Occur.Must, Query.phrase_query(schema, "exact", phrase)))
    if beginning := asked.get("begins"):
        clauses.append((Occur.Must, Query.regex_query(schema, "exact", f"{beginning}.*")))
    if council := asked.get("council"):
        place = Query.const_score_query(Query.term_query(schema, "facets.territory", council, "basic"), 0.0)
        clauses = [(Occur.Must, Query.boolean_query(clauses)), (Occur.Must, place)]
    return Query.boolean_query(clauses)


def view(request):
    searcher = index.searcher()
    query = question(request.GET)
    found = searcher.search(query, 20)
    counts = searcher.aggregate(
        query,
        {name: {"terms": {"field": f"facets.{name}", "size": MOST, "segment_size": MOST}} for name in FACETS},
    )
    rows = [bytes(searcher.doc(address)["payload"][0]).decode() for _, address in found.hits]
    return JsonResponse({"total": found.count, "rows": rows, "facets": counts})


urlpatterns = [path("", view)]
application = get_wsgi_application()
