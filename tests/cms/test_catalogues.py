"""The words of both languages where they depend on a number."""

import pytest
from django.utils.translation import ngettext, override


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [
        ("fr", 0, "0 dossier confié."),
        ("fr", 1, "1 dossier confié."),
        ("fr", 2, "2 dossiers confiés."),
        ("ar", 0, "لم يسند أي ملف."),
        ("ar", 2, "أسند ملفان."),
    ],
)
def test_each_language_counts_as_it_does(language, count, words):
    with override(language):
        sentence = ngettext("%(count)s dossier confié.", "%(count)s dossiers confiés.", count)

    assert sentence % {"count": count} == words
