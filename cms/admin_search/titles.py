"""What the index does not hold: pages that are no acts, files and images, found by their title in the database."""

from functools import reduce
from operator import and_, or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page, get_page_models

from cms.admin_search.words import begins_words, folded_words
from document_types.models import Act, ActPage, Session
from document_types.number_search import of_number
from document_types.reader import LANGUAGES

# Titles are compared one by one, so that accents do not matter: no more than this many of the newest.
MOST_TITLES = 20_000
# What is offered while one types, and while the index is down.
MOST_OFFERED = 200
# Above it, the subjects of all acts would have to be read to complete a word.
MOST_COUNCILS = 20


def pages_titled(pages: QuerySet, text: str) -> list[int]:
    """The collectivities, councils, sessions and other pages without an act whose title answers, in either language."""
    asked = folded_words(text)
    types = ContentType.objects.get_for_models(*_kinds_without_act()).values()
    found = Page.objects.filter(pk__in=pages.order_by().values("pk"), content_type__in=[each.pk for each in types])
    rows = found.order_by("-pk").values_list("pk", "title", "draft_title", "collectivitypage__name_ar")[:MOST_TITLES]
    sessions = Session.objects.only("page_id", "kind", "opens_on", "is_imported", "closed_on")
    in_arabic = {}
    if asked and not text.isascii():
        in_arabic = {each.page_id: each.title_in("ar") for each in sessions.filter(page__in=found)[:MOST_TITLES]}
    return [pk for pk, *titles in rows if begins_words(asked, *filter(None, titles), in_arabic.get(pk, ""))]


def _kinds_without_act() -> list[type[Page]]:
    return [model for model in get_page_models() if not issubclass(model, ActPage)]


def rows_titled(rows: QuerySet, text: str) -> list[int]:
    """The files, images and other rows of which a text that they declare to be searched answers."""
    asked = folded_words(text)
    fields = _text_fields(rows.model)
    labels = rows.order_by("-pk").values_list("pk", *fields)[:MOST_TITLES]
    return [pk for pk, *titles in labels if begins_words(asked, *map(str, titles))]


def _text_fields(model) -> list[str]:
    own = {field.name for field in model._meta.concrete_fields}
    return [field.field_name for field in model.get_searchable_search_fields() if field.field_name in own]


def acts_numbered(councils: list[int], text: str) -> list[int]:
    """The pages of the acts of these councils that bear exactly the number typed."""
    if not (condition := of_number(text)):
        return []
    acts = Act.objects.filter(condition, council__in=councils)
    return list(acts.order_by("-year", "pk").values_list("page_id", flat=True)[:MOST_OFFERED])


def acts_titled(councils: list[int], text: str) -> list[int]:
    """The pages of the acts of these councils in whose subject each word stands, whole or begun, as it is written."""
    words = text.split()
    if not words or not councils or len(councils) > MOST_COUNCILS:
        return []
    conditions = [
        reduce(or_, [Q(**{f"subject_{language}__icontains": word}) for language in LANGUAGES]) for word in words
    ]
    acts = Act.objects.filter(reduce(and_, conditions), council__in=councils)
    return list(acts.order_by("-pk").values_list("page_id", flat=True)[:MOST_OFFERED])


def pages_of_acts_titled(pages: QuerySet, text: str) -> list[int]:
    """What stands for the index while it is down: the page's own title, within what is given."""
    conditions = [Q(title__icontains=word) for word in text.split()] or [Q(pk=None)]
    return list(pages.order_by("-pk").filter(*conditions).values_list("pk", flat=True)[:MOST_OFFERED])
