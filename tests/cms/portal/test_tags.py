"""The small pieces of the templates: isolated values, dates, weights."""

from datetime import UTC, date, datetime, time

from django.template import Context, Template
from django.utils import translation

from document_types.law.wording import Bilingual
from search.results import Fragment, Passage


def render(source, language="fr", **context):
    with translation.override(language):
        return Template("{% load portal %}" + source).render(Context(context))


def test_a_reference_is_isolated_and_unbroken():
    assert render("{{ n|ref }}", n="113-14") == '<bdi dir="ltr" class="ref">113-14</bdi>'
    assert render("{{ n|ref }}", n="") == ""
    assert "&lt;b&gt;" in render("{{ n|ref }}", n="<b>")


def test_a_year_is_not_grouped_by_thousands():
    assert ">2026<" in render("{{ n|ref }}", n=2026)


def test_references_inside_a_sentence_are_kept_whole():
    wording = Bilingual("loi organique n° 113-14, <art.> 117", "القانون التنظيمي رقم \u2066113-14\u2069، المادة 117")

    assert '<bdi dir="ltr" class="ref">113-14</bdi>' in render("{{ w|say }}", w=wording)
    assert "&lt;art.&gt;" in render("{{ w|say }}", w=wording)
    assert '<bdi dir="ltr" class="ref">113-14</bdi>' in render("{{ w|say }}", "ar", w=wording)


def test_text_in_another_language_says_so():
    assert render("<p{{ code|lang }}>", code="ar") == '<p lang="ar" dir="rtl">'
    assert render("<p{{ code|lang }}>", "ar", code="ar") == "<p>"


def test_days_are_written_with_moroccan_months():
    assert render("{{ d|day }}", d=date(2026, 5, 7)) == '<time datetime="2026-05-07">jeudi 7 mai 2026</time>'
    assert "فاتح غشت 2026" in render("{{ d|short_day }}", "ar", d=date(2026, 8, 1))
    assert render("{{ d|day }}", d=None) == ""


def test_a_moment_late_in_the_evening_is_of_the_day_in_casablanca():
    late = datetime(2026, 5, 7, 23, 30, tzinfo=UTC)

    assert "8 mai 2026" in render("{{ d|short_day }}", d=late)


def test_hours_are_isolated():
    assert render("{{ t|hour }}", t=time(9, 5)) == '<bdi dir="ltr" class="ref">09:05</bdi>'


def test_a_passage_marks_and_escapes():
    fragments = (Fragment("<b>le ", False), Fragment("budget", True))

    assert render("{{ f|marked }}", f=fragments) == "&lt;b&gt;le <mark>budget</mark>"


def test_weights_are_written_in_each_language():
    assert render("{{ n|weight }}", n=57_000) == "57\u00a0Ko"
    assert render("{{ n|weight }}", "ar", n=57_000) == "57\u00a0ك.ب"
    assert render("{{ n|weight }}", n=2_340_000) == "2,3\u00a0Mo"


def test_a_passage_found_on_a_page_leads_to_that_page_of_the_file():
    found = Passage("fr", (), page=3, url="/documents/7/plan.pdf#page=3")

    assert render("{{ passage|page_address }}", passage=found) == "/fr/fichiers/7/?page=3"
    assert render("{{ passage|page_address }}", "ar", passage=found) == "/ar/fichiers/7/?page=3"


def test_the_words_it_was_found_by_go_along():
    pieces = (Fragment("le ", False), Fragment("plan", True), Fragment(" du ", False), Fragment("plan", True))
    found = Passage("fr", pieces, page=3, url="/documents/7/plan.pdf#page=3")

    assert render("{{ passage|page_address }}", passage=found) == "/fr/fichiers/7/?page=3&amp;mots=plan"
