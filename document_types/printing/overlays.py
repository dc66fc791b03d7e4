"""One page laid on another, by a name that is always the same: pikepdf's own way names it at random."""

import pikepdf


def lay(page: pikepdf.Page, other: pikepdf.Page, place: pikepdf.Rectangle, name: str) -> None:
    """Draw `other` over `page`, as large as `place` allows."""
    name = pikepdf.Name(name)
    form = other.as_form_xobject()
    page.add_resource(form, pikepdf.Name.XObject, name)
    page.contents_add(page.calc_form_xobject_placement(form, name, place))
