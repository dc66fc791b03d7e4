"""The font of the printed papers: Noto Sans Arabic with Latin, made so that its Arabic can be searched and copied.

As published, the font draws a letter and its dots as two signs, and a reader of the PDF finds each letter twice.
Its ready-made forms, one sign a letter, are in the same file: the rules that choose the signs are set to them.
"""

import logging
import tempfile
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.tables.TupleVariation import TupleVariation

logger = logging.getLogger(__name__)

PACKAGE = "justmytype_intl_rtl"
FOLDER = Path("fonts/ofl/notosansarabic")
LAM = "\u0644"
_PLACES = {"<initial>": "init", "<medial>": "medi", "<final>": "fina"}
_LETTER_FORMS = (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD))
_LAM_WITH_ALEF = range(0xFEF5, 0xFEFB)


@cache
def folders() -> tuple[str, ...]:
    """Where typst finds the font, made once a process; empty where the package is missing."""
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        logger.warning(
            "The package justmytype-intl-rtl is missing: papers are set in typst's own fonts, which hold no Arabic."
        )
        return ()
    published = Path(found.submodule_search_locations[0]) / FOLDER
    try:
        return (_made_readable(next(published.glob("*.ttf"))),)
    except (StopIteration, OSError, TTLibError, LookupError) as error:
        logger.warning("The font of the papers is used as published: its Arabic copies badly (%r).", error)
        return (str(published),)


def _made_readable(path: Path) -> str:
    folder = tempfile.TemporaryDirectory(prefix="majaliss-font-")
    # Held for as long as the process lives, then removed.
    _kept.append(folder)
    with TTFont(path) as font:
        _use_ready_made_forms(font)
        _compose_alefs_after_lam(font)
        # The widths of added signs are in gvar alone.
        del font["HVAR"]
        font.getReverseGlyphMap(rebuild=True)
        font.save(Path(folder.name) / "paper.ttf")
    return folder.name


_kept: list[tempfile.TemporaryDirectory] = []


def _use_ready_made_forms(font: TTFont) -> None:
    """Leave letters whole, and give each place in the word the form that Unicode has for it."""
    signs = font.getBestCmap()
    substitutions = {tag: next(_rules(font, tag, "MultipleSubst")).mapping for tag in _PLACES.values()}
    letters = set()
    for code in _LETTER_FORMS:
        place, *parts = unicodedata.decomposition(chr(code)).split() or ("",)
        if code not in signs or len(parts) != 1:
            continue
        letter = signs[int(parts[0], 16)]
        letters.add(letter)
        chosen = substitutions.get(_PLACES.get(place), {})
        if place in _PLACES and len(chosen.get(letter, ())) != 1:
            chosen[letter] = [signs[code]]
    for tag in ("ccmp", "rlig"):
        for rule in _rules(font, tag, "MultipleSubst"):
            for letter in letters & set(rule.mapping):
                del rule.mapping[letter]


def _compose_alefs_after_lam(font: TTFont) -> None:
    """Lam followed by an alef with hamza or madda: the alef's own shape there, with its sign above or below."""
    signs = font.getBestCmap()
    finals = next(_rules(font, "fina", "MultipleSubst")).mapping
    for rule in _rules(font, "rlig", "ContextSubst"):
        if rule.Format != 3 or not rule.Coverage[0].glyphs[0].startswith(f"uni{ord(LAM):04X}."):
            continue
        place = "<isolated>" if rule.Coverage[0].glyphs[0].endswith(".init") else "<final>"
        lookup = font["GSUB"].table.LookupList.Lookup[rule.SubstLookupRecord[0].LookupListIndex]
        for code in _LAM_WITH_ALEF:
            found, _lam, alef = unicodedata.decomposition(chr(code)).split()
            if found == place:
                final = finals[signs[int(alef, 16)]][0]
                rule.Coverage[1].glyphs.append(final)
                lookup.SubTable[0].mapping[final] = _without_lam(font, signs[code])


def _without_lam(font: TTFont, ligature: str) -> str:
    """Add a sign that is the ligature without its first part, the lam, and return its name."""
    name = f"{ligature}.alef"
    variations = font["gvar"].variations
    whole = font["glyf"][ligature]
    alone = Glyph()
    alone.numberOfContours = -1
    alone.components = whole.components[1:]
    font["glyf"][name] = alone
    font["hmtx"][name] = font["hmtx"][alone.components[0].glyphName]
    # The lam stands where the alef ends: its shift is the change of the alef's width.
    variations[name] = [
        TupleVariation(each.axes, [*rest, left, lam, top, bottom])
        for each in variations[ligature]
        for lam, *rest, left, _right, top, bottom in [each.coordinates]
    ]
    return name


def _rules(font: TTFont, tag: str, kind: str) -> Iterator:
    """The substitutions of this kind that the feature `tag` makes."""
    table = font["GSUB"].table
    indexes = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == tag
        for index in record.Feature.LookupListIndex
    }
    for index in sorted(indexes):
        for each in table.LookupList.Lookup[index].SubTable:
            rule = getattr(each, "ExtSubTable", each)
            if type(rule).__name__ == kind:
                yield rule
