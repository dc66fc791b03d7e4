"""The table of law, the readings chosen for this site, the feasts that wait for an announcement."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.law.forms import LEVELS, FeastForm, option_field
from cms.screens import Screen, WithForm
from document_types.clock import today
from document_types.law import readings as law_readings
from document_types.law.coverage import CHAPTERS
from document_types.law.holiday_years import Feast, feasts_of
from document_types.law.levels import Level
from document_types.law.reading_table import Reading
from document_types.law.rule import PUBLISHED_ON, Status
from document_types.law.statutes import rules
from document_types.models import ClosingDay
from document_types.reader import article, day_words, language
from document_types.services.calendar import announce_feast
from document_types.services.readings import choose_reading, chosen_readings

FEASTS = "document_types.change_closingday"
READINGS = "document_types.change_readingchoice"

_STATUSES = {
    Status.VERIFIED: gettext_lazy("lu dans le texte"),
    Status.READING: gettext_lazy("lecture de ce logiciel"),
    Status.RECALLED: gettext_lazy("de mémoire, à vérifier"),
}


# One level for each of the three laws.
LAWS = (Level.COMMUNE, Level.PROVINCE, Level.REGION)


class OfAdministrator(Screen):
    """A screen for whoever keeps the law's settings of this site."""

    right = ""

    def check_right(self):
        if not self.request.user.has_perm(self.right):
            raise PermissionDenied(_("Ces réglages sont ceux de l'administrateur de la plateforme."))


class TableForm(forms.Form):
    level = forms.ChoiceField(label=gettext_lazy("Niveau"))
    chapter = forms.TypedChoiceField(label=gettext_lazy("Chapitre"), coerce=int)

    def __init__(self, data):
        super().__init__(data)
        self.fields["level"].choices = [(level.value, level.label.in_language(language())) for level in LEVELS]
        self.fields["chapter"].choices = [(each.number, each.title.in_language(language())) for each in CHAPTERS]


class TableOfLaw(Screen):
    """Every rule the product computes or tells, chapter by chapter; open to whoever works here."""

    template_name = "admin/law/table.html"
    page_title = gettext_lazy("La loi, règle par règle")
    header_icon = "list-ul"

    def check_right(self):
        return

    def get_context_data(self, **kwargs):
        given = {"level": self.request.GET.get("level", "commune"), "chapter": self.request.GET.get("chapter", "1")}
        form = TableForm(given)
        rows = self._rows(form) if form.is_valid() else []
        return super().get_context_data(form=form, rows=rows, **kwargs)

    def _rows(self, form):
        level, number = Level(form.cleaned_data["level"]), form.cleaned_data["chapter"]
        ids = next(chapter.ids for chapter in CHAPTERS if chapter.number == number)
        rows = sorted((row for row in rules(level) if row.id in ids), key=lambda row: ids.index(row.id))
        for row in rows:
            yield {
                "rule": row,
                "wording": row.wording.in_language(language()),
                "article": article(row),
                "status": _STATUSES[row.status],
                "since": "" if row.in_force_from == PUBLISHED_ON else day_words(row.in_force_from),
                "until": day_words(row.in_force_to) if row.in_force_to else "",
                "reading": row.reading.question.in_language(language()) if row.reading else "",
            }


@dataclass(frozen=True)
class ReadingLine:
    """One reading with what is chosen here, and the articles it bears on."""

    reading: Reading
    question: str
    chosen: str
    is_default: bool
    articles: tuple[str, ...]


def _line(reading: Reading, chosen: law_readings.Readings) -> ReadingLine:
    rows = {article(row): row for row in rules() if row.reading == reading and row.level in LAWS}
    return ReadingLine(
        reading=reading,
        question=reading.question.in_language(language()),
        chosen=chosen.option(reading).label.in_language(language()),
        is_default=chosen.choice(reading) == reading.default,
        articles=tuple(rows),
    )


class ReadingList(OfAdministrator):
    right = READINGS
    template_name = "admin/law/readings.html"
    page_title = gettext_lazy("Lectures de la loi")
    header_icon = "openquote"

    def get_context_data(self, **kwargs):
        chosen = chosen_readings()
        lines = [_line(reading, chosen) for reading in law_readings.READINGS.values()]
        return super().get_context_data(lines=lines, **kwargs)


class ChooseReading(WithForm, OfAdministrator):
    right = READINGS
    template_name = "admin/law/reading.html"
    page_title = gettext_lazy("Choisir une lecture")
    header_icon = "openquote"
    submit_label = gettext_lazy("Retenir cette lecture")
    success_message = gettext_lazy("La lecture est retenue ; le choix est inscrit au journal de la plateforme.")

    @property
    def reading(self) -> Reading:
        try:
            return law_readings.READINGS[self.kwargs["key"]]
        except KeyError as missing:
            raise Http404 from missing

    def get_trail(self):
        return [(_("Lectures de la loi"), reverse("law:readings"))]

    def get_form(self):
        form = forms.Form(**self.get_form_kwargs())
        form.fields["option"] = option_field(
            self.reading, widget=forms.RadioSelect, initial=chosen_readings().choice(self.reading)
        )
        return form

    def carry_out(self, form):
        choose_reading(reading=self.reading, option=form.cleaned_data["option"], user=self.request.user)

    def get_success_url(self):
        return reverse("law:readings")

    def get_context_data(self, **kwargs):
        return super().get_context_data(line=_line(self.reading, chosen_readings()), **kwargs)


@dataclass(frozen=True)
class FeastLine:
    """A feast of the moon: computed for one day, announced for it or for another, or not yet announced."""

    feast: Feast
    name: str
    announced_on: date | None

    @property
    def computed(self) -> str:
        return day_words(self.feast.first_day)

    @property
    def announced(self) -> str:
        return day_words(self.announced_on) if self.announced_on else ""


def feast_lines(year: int) -> list[FeastLine]:
    announced = ClosingDay.objects.filter(feast_on__year=year, is_open=False).order_by("-day")
    first = dict(announced.values_list("feast_on", "day"))
    return [
        FeastLine(feast, feast.name.in_language(language()), first.get(feast.first_day)) for feast in feasts_of(year)
    ]


class Feasts(OfAdministrator):
    right = FEASTS
    template_name = "admin/law/feasts.html"
    page_title = gettext_lazy("Fêtes à confirmer")
    header_icon = "calendar-check"

    def get_context_data(self, **kwargs):
        year = today().year
        years = [(each, feast_lines(each)) for each in (year, year + 1)]
        return super().get_context_data(years=years, **kwargs)


class AnnounceFeast(WithForm, OfAdministrator):
    """Confirm the day computed for a feast, or give the one that was announced."""

    right = FEASTS
    form_class = FeastForm
    page_title = gettext_lazy("Jour annoncé d'une fête")
    header_icon = "calendar-check"
    template_name = "admin/law/feast.html"
    submit_label = gettext_lazy("Enregistrer le jour annoncé")
    success_message = gettext_lazy("Le jour annoncé est enregistré : les délais calculés désormais en tiennent compte.")
    success_url = reverse_lazy("law:feasts")

    @property
    def line(self) -> FeastLine:
        lines = feast_lines(self._day.year)
        found = next((line for line in lines if line.feast.first_day == self._day), None)
        if found is None:
            raise Http404
        return found

    @property
    def _day(self) -> date:
        try:
            return date.fromisoformat(self.kwargs["day"])
        except ValueError as wrong:
            raise Http404 from wrong

    def get_trail(self):
        return [(_("Fêtes à confirmer"), reverse("law:feasts"))]

    def get_form_kwargs(self):
        return {"initial": {"announced_on": self.line.announced_on or self._day}, **super().get_form_kwargs()}

    def carry_out(self, form):
        announce_feast(computed_on=self._day, announced_on=form.cleaned_data["announced_on"], user=self.request.user)

    def get_success_url(self):
        return self.success_url

    def get_context_data(self, **kwargs):
        return super().get_context_data(line=self.line, **kwargs)
