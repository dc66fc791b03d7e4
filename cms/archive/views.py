"""What an archivist finds: acts by words, number, council, term, year, kind; and sessions the same way."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.utils.translation import gettext_lazy

from cms.archive.asked import SORT_WORDS, Asked, Choice, Option, term_words
from cms.archive.base import HOME, ArchiveView, without_page
from cms.archive.finding import ROWS, find
from document_types.enums import SessionKind
from document_types.law.terms import YEARS, days_of, term_of
from document_types.models import Act, Session
from document_types.reader import day_words


def page_of(data) -> int:
    """The page of an address; the first where it names none."""
    written = data.get("p", "")
    return max(int(written), 1) if written.isascii() and written.isdecimal() and len(written) < 7 else 1


class ActsView(ArchiveView):
    template_name = "admin/archive/acts.html"
    page_title = gettext_lazy("Archives")

    def get_breadcrumbs_items(self):
        return [HOME, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        asked = Asked.of(self.request.GET, list(self.councils()))
        return super().get_context_data(
            asked=asked,
            found=(found := find(asked, page_of(self.request.GET))),
            page=found.page,
            rows=found.rows,
            sorts=[Option(value, str(words), None, value == asked.sort) for value, words in SORT_WORDS.items()],
            query=without_page(self.request.GET),
            **kwargs,
        )


class SessionsView(ArchiveView):
    """Sessions by council, term, year and kind: of one council a list, of many as well."""

    template_name = "admin/archive/sessions.html"
    page_title = gettext_lazy("Sessions")

    def get_context_data(self, **kwargs):
        councils = list(self.councils())
        every = Session.objects.filter(council__in=[council.pk for council in councils])
        years = [day.year for day in every.dates("opens_on", "year", order="DESC")]
        choices = self.choices(councils, years)
        chosen = {choice.name: option.value for choice in choices for option in choice.options if option.is_chosen}
        sessions = _chosen(every, chosen).with_council().order_by("-opens_on", "-pk")
        page = Paginator(sessions, ROWS).get_page(page_of(self.request.GET))
        return super().get_context_data(
            rows=_with_counts(page.object_list),
            page=page,
            choices=choices,
            is_narrowed=bool(chosen),
            query=without_page(self.request.GET),
            **kwargs,
        )

    def choices(self, councils, years) -> list[Choice]:
        terms = dict.fromkeys(filter(None, (term_of(None, year + end) for year in years for end in (1, 0))))
        offered = [
            ("conseil", gettext_lazy("Conseil"), {each.code: each.name for each in councils}),
            ("mandat", gettext_lazy("Mandat"), {str(each): term_words(each) for each in sorted(terms, reverse=True)}),
            ("annee", gettext_lazy("Année"), {str(year): str(year) for year in years}),
            ("nature", gettext_lazy("Nature"), {value: str(label) for value, label in SessionKind.choices}),
        ]
        asked = self.request.GET
        return [
            Choice(name, str(label), _options(values, asked.get(name)))
            for name, label, values in offered
            if name != "conseil" or len(values) > 1
        ]


def _options(values: dict[str, str], chosen: str | None) -> tuple[Option, ...]:
    return tuple(Option(value, words, None, value == chosen) for value, words in values.items())


def _chosen(sessions, chosen: dict[str, str]):
    if code := chosen.get("conseil"):
        sessions = sessions.filter(council__collectivity__code=code)
    if year := chosen.get("annee"):
        sessions = sessions.filter(opens_on__year=int(year))
    if kind := chosen.get("nature"):
        sessions = sessions.filter(kind=kind, is_imported=False)
    if (term := chosen.get("mandat")) and int(term) in YEARS:
        first, following = days_of(int(term))
        sessions = sessions.filter(opens_on__gte=first, **({"opens_on__lt": following} if following else {}))
    return sessions


def _with_counts(sessions) -> list[dict]:
    """The sessions of one page with how many acts each has: counted for these alone."""
    sessions = list(sessions)
    counts = dict(Act.objects.filter(session__in=sessions).order_by().values_list("session").annotate(n=Count("pk")))
    return [{"session": each, "day": day_words(each.opens_on), "count": counts.get(each.pk, 0)} for each in sessions]
