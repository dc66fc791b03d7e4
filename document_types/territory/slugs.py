"""The part of a unit's address that comes from its French name."""

from collections.abc import Container

from django.utils.text import slugify

COUNCIL_SLUG = "conseil"


def slug_for(name_fr: str, code: str, taken: Container[str]) -> str:
    """Return the name in ASCII, with the code behind it where a sibling bears it already."""
    slug = slugify(name_fr.replace("'", "-").replace("œ", "oe").replace("Œ", "oe"))
    if slug and slug != COUNCIL_SLUG and slug not in taken:
        return slug
    return f"{slug}-{slugify(code.replace('.', '-'))}".lstrip("-")
