"""What the portal's templates ask for: isolated values, dates in words, addresses, both languages."""

import re
from datetime import date, datetime
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

from cms.portal import addresses
from document_types.intake.words import signature_words, sureness
from document_types.law.day_names import day_and_month, day_in_words, month_in_words
from document_types.law.wording import Bilingual
from document_types.reader import language
from workflows.force import tag_of

register = template.Library()
register.filter(signature_words)
register.filter(sureness)

# The signs that isolate a number in plain text, or a number with a hyphen in French.
REFERENCE = re.compile("\u2066([^\u2066\u2069]*)\u2069|\\b\\d+-\\d+\\b")
# The address of a document as the index keeps it.
SERVED = re.compile(r"/documents/(\d+)/")
DIRECTIONS = {"fr": "ltr", "ar": "rtl"}
# U+2068 and U+2069 do in plain text what <bdi> does in HTML.
ISOLATED = "\u2068{}\u2069"
NO_BREAK = "\u00a0"


@register.filter
def ref(value):
    """A number, reference, hash or address, kept from being reordered or broken inside a sentence."""
    if value in (None, ""):
        return ""
    return format_html('<bdi dir="ltr" class="ref">{}</bdi>', str(value))


@register.filter
def isolated(value):
    """The same for places that hold plain text only: a title, a label."""
    return ISOLATED.format(value) if value else ""


@register.filter
def say(wording):
    """A wording of the domain in the language of the page, its references kept whole."""
    return prose(wording.in_language(language()) if isinstance(wording, Bilingual) else wording)


@register.filter
def prose(sentence):
    """A sentence of the law's table: what it isolates, and numbers such as 113-14, are neither broken nor turned."""
    return mark_safe(REFERENCE.sub(_whole, escape(sentence).replace("n° ", f"n°{NO_BREAK}")))  # noqa: S308 escaped just before


def _whole(match):
    return str(ref(match[1] or match[0]))


@register.filter
def lang(code):
    """Both attributes of a piece of text that is not in the language of the page, else nothing."""
    if code == language() or code not in DIRECTIONS:
        return ""
    return format_html(' lang="{}" dir="{}"', code, DIRECTIONS[code])


@register.filter
def subject(act):
    """An act's subject, isolated, with its language where it is not the page's."""
    code = act.subject_language(language())
    return format_html("<bdi{}>{}</bdi>", lang(code), act.subject_in(code))


@register.filter
def name(named):
    """The name or title of a collectivity, a council, a session or a person, in the language of the page."""
    for method in ("title_in", "name_in"):
        if hasattr(named, method):
            return getattr(named, method)(language())
    return getattr(named, f"name_{language()}")


@register.filter
def field(thing, stem):
    """One of a pair of fields: `page|field:"seat"` reads seat_fr or seat_ar, and the other where it is empty."""
    mine, other = ("ar", "fr") if language() == "ar" else ("fr", "ar")
    return getattr(thing, f"{stem}_{mine}") or getattr(thing, f"{stem}_{other}")


@register.filter
def address(thing):
    """Where an act, a council, a session or a page of the tree is found."""
    if hasattr(thing, "number_slug"):
        return addresses.act_address(thing)
    return addresses.page_address(thing if hasattr(thing, "url_path") else thing.page)


@register.filter
def page_address(passage):
    """Where the page of a file that was found is shown; the file itself, as the index has it, where that is no page."""
    if found := SERVED.match(passage.url):
        words = dict.fromkeys(fragment.text for fragment in passage.fragments if fragment.is_match)
        asked = {"page": passage.page} | ({"mots": " ".join(words)} if words else {})
        return f"{reverse('preview', args=[int(found[1])])}?{urlencode(asked)}"
    return passage.url


@register.filter
def force_tag(act):
    return tag_of(act)


def _as_day(moment):
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


@register.filter
def day(moment):
    """ "jeudi 7 mai 2026", "الخميس 7 ماي 2026"."""
    return _time(moment, lambda on: day_in_words(on).in_language(language()))


@register.filter
def short_day(moment):
    """ "7 mai 2026": where the weekday matters to nobody."""
    return _time(moment, plain_day)


@register.filter
def plain_day(moment):
    on = _as_day(moment)
    return f"{day_and_month(on.month, on.day).in_language(language())} {on.year}" if on else ""


@register.filter
def plain_month(on: date):
    return f"{month_in_words(on.month).in_language(language())} {on.year}"


def _time(moment, words):
    on = _as_day(moment)
    return format_html('<time datetime="{}">{}</time>', on.isoformat(), words(on)) if on else ""


@register.filter
def hour(moment):
    return ref(f"{moment:%H:%M}") if moment else ""


@register.filter
def local_hour(moment):
    """The hour of an instant by the clock of Casablanca."""
    return hour(timezone.localtime(moment)) if moment else ""


@register.filter
def marked(fragments):
    """A passage of the index: plain text, its matches marked, everything escaped."""
    return mark_safe("".join(_mark(fragment) for fragment in fragments))  # noqa: S308 - each piece is escaped


def _mark(fragment):
    text = escape(fragment.text)
    return f"<mark>{text}</mark>" if fragment.is_match else text


@register.filter
def weight(size):
    """ "57 Ko", "57 ك.ب"; nothing where the size is not known."""
    if not size:
        return ""
    in_arabic = language() == "ar"
    if size < 1_000_000:
        return f"{max(round(size / 1000), 1)}{NO_BREAK}{'ك.ب' if in_arabic else 'Ko'}"
    figure = f"{size / 1_000_000:.1f}".replace(".", ",")
    return f"{figure}{NO_BREAK}{'م.ب' if in_arabic else 'Mo'}"


@register.simple_tag(takes_context=True)
def this_page(context, code):
    """This page and this question in one of the languages, as a path."""
    request = context["request"]
    query = request.META.get("QUERY_STRING", "")
    return addresses.in_language(request.path, code) + (f"?{query}" if query else "")


@register.simple_tag(takes_context=True)
def canonical(context, code=""):
    """The full address of this page, without what only changes how it is printed."""
    request = context["request"]
    asked = request.GET.copy()
    asked.pop("print", None)
    path = addresses.in_language(request.path, code) if code else request.path
    return addresses.absolute(path) + (f"?{asked.urlencode()}" if asked else "")


@register.simple_tag
def page_language():
    return language()


@register.simple_tag
def page_direction():
    return DIRECTIONS[language()]


@register.simple_tag
def icon(key):
    """An icon of the sprite in base.html; the word beside it says what it means."""
    return mark_safe(f'<svg class="icon" aria-hidden="true"><use href="#i-{key}"/></svg>')  # noqa: S308 our own keys
