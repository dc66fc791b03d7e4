"""The addresses of the portal's pages and what their HTML must keep."""

import re

from django.utils import translation
from lxml import html as parsed

from cms.portal.addresses import act_address, page_address

DIRECTIONS = {"fr": "ltr", "ar": "rtl", "zgh": "ltr"}
TREE = "/souss-massa/inezgane-ait-melloul/"


def address_of(act, language="fr"):
    with translation.override(language):
        return act_address(act)


def place_of(page, language="fr"):
    with translation.override(language):
        return page_address(page)


def text_of(response) -> str:
    """The words of the page, with one space where there are several and no signs of isolation."""
    tree = parsed.fromstring(response.content)
    words = " ".join(tree.find(".//main").text_content().split())
    return re.sub("[\u2066-\u2069]", "", words)


def mismatched(response) -> list[str]:
    """The elements whose language and direction do not agree."""
    tree = parsed.fromstring(response.content)
    return [
        parsed.tostring(element, encoding="unicode")[:80]
        for element in tree.iter()
        if isinstance(element.tag, str)
        and element.get("lang")
        and element.get("dir") != DIRECTIONS[element.get("lang")]
    ]
