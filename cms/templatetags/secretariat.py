"""Dates, references and languages as the council's screens show them."""

from django import template
from django.utils.html import format_html

from document_types.intake.words import notes_on
from document_types.reader import article, colon, comma, day_words, language
from document_types.services.paper_checks import doubts_about

register = template.Library()
register.simple_tag(comma)
register.simple_tag(colon)
register.filter("notes", notes_on)
register.filter("doubts_about", doubts_about)


@register.filter
def in_words(day) -> str:
    """ "lundi 11 mai 2026": a day with its weekday."""
    return day_words(day) if day else ""


@register.filter
def article_of(rule) -> str:
    """The article a rule, or a date computed from one, rests on."""
    return article(rule)


@register.filter
def wording_of(rule) -> str:
    """What a row of the law says."""
    return rule.wording.in_language(language())


@register.filter
def ref(value) -> str:
    """A number, a hash or an address, which never turns round inside an Arabic sentence."""
    return format_html('<bdi dir="ltr" class="m-ref">{}</bdi>', value) if value not in (None, "") else ""


@register.simple_tag
def lang_attrs(written: str) -> str:
    """The two attributes of a text in a language of its own."""
    return format_html('lang="{}" dir="{}"', written, "rtl" if written == "ar" else "ltr")


@register.simple_tag
def written_in(thing) -> str:
    """The language that the title shown is really written in, where one of the two may be empty."""
    mine, other = ("ar", "fr") if language() == "ar" else ("fr", "ar")
    has_mine = getattr(thing, f"title_{mine}", "") or getattr(thing, f"subject_{mine}", "")
    return mine if has_mine else other
