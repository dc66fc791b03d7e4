"""How collectivities and councils are named in a sentence, in French and in Arabic."""

import unicodedata

from document_types.law.levels import Level

_ELIDED = frozenset("aeiou")


def _of(name: str) -> str:
    """Return the name after "de", elided before a vowel: "d'Aït Melloul", "de Taroudannt"."""
    first = unicodedata.normalize("NFD", name[:1]).lower()[:1]
    return f"d'{name}" if first in _ELIDED else f"de {name}"


def collectivity_name(level: Level, name: str, language: str) -> str:
    """Return "commune d'Aït Melloul", "région Souss-Massa", "جماعة أيت ملول"."""
    label = level.label.in_language(language)
    if language == "ar" or level is Level.REGION:
        return f"{label} {name}"
    return f"{label} {_of(name)}"


def council_name(level: Level, name: str, language: str) -> str:
    """Return "Conseil de la commune d'Aït Melloul", "مجلس جماعة أيت ملول"."""
    if language == "ar":
        return f"مجلس {collectivity_name(level, name, language)}"
    definite = level.definite_label.in_language("fr")
    tail = collectivity_name(level, name, "fr").removeprefix(level.label.in_language("fr"))
    head = f"d'{definite[2:]}" if definite.startswith("l'") else f"de {definite}"
    return f"Conseil {head}{tail}"
