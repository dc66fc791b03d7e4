"""Comparing a hash, or the file it is taken from, with those that a paper's page knows."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

HASH = re.compile(r"[0-9a-f]{64}")
# Nobody types more than a hash, its spaces included.
LONGEST = 200


@dataclass(frozen=True)
class Comparison:
    """What was typed, beside the hashes that are known."""

    typed: str
    words: str
    is_found: bool = False


def compared(typed: str, known: dict[str, str], unknown: str) -> Comparison | None:
    """What is said of a hash: `known` has the words for each, `unknown` those for another; None where none is typed."""
    typed = typed[:LONGEST]
    value = re.sub(r"[\s:-]", "", typed).lower()
    if not value:
        return None
    if not HASH.fullmatch(value):
        return Comparison(typed, _("Une empreinte SHA-256 a 64 signes, chiffres et lettres de a à f : recopiez-la."))
    return Comparison(typed, known.get(value, unknown), is_found=value in known)
