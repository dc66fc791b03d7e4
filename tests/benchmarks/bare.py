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


def question(asked, council):
    schema = index.schema
    clauses = [(Occur.Should, Query.term_query(schema, "stem", stem, "freq")) for stem in asked.getlist("stem")]
    if phrase := asked.getlist("phrase"):
        clauses.append((Occur.Must, Query.phrase_query(schema, "exact", phrase)))
    if beginning := asked.get("begins"):
        clauses.append((Occur.Must, Query.regex_query(schema, "exact", f"{beginning}.*")))
    if council:
        place = Query.const_score_query(Query.term_query(schema, "facets.territory", council, "basic"), 0.0)
        clauses = [(Occur.Must, Query.boolean_query(clauses)), (Occur.Must, place)]
    return Query.boolean_query(clauses)


def counted(searcher, query, names):
    wanted = {name: {"terms": {"field": f"facets.{name}", "size": MOST, "segment_size": MOST}} for name in names}
    return searcher.aggregate(query, wanted)


def view(request):
    searcher = index.searcher()
    council = request.GET.get("council")
    query = question(request.GET, council)
    found = searcher.search(query, 20)
    counts = counted(searcher, query, FACETS)
    if council:
        # Among several places one may choose one more: what each would add is counted without the choice.
        counts |= counted(searcher, question(request.GET, None), FACETS[:1])
    rows = [bytes(searcher.doc(address)["payload"][0]).decode() for _, address in found.hits]
    return JsonResponse({"total": found.count, "rows": rows, "facets": counts})


urlpatterns = [path("", view)]
application = get_wsgi_application()
