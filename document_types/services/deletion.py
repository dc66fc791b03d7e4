"""Why a page that stands for a fact is never deleted, in words."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from document_types.models import ActPage, CollectivityPage, CouncilPage, SessionPage

_REASONS = (
    (
        ActPage,
        lambda: _(
            "Cette page porte le texte d'un acte du conseil : elle ne peut pas être supprimée. "
            "Un acte n'est défait que par un autre acte ou par le juge."
        ),
    ),
    (
        SessionPage,
        lambda: _(
            "Cette page est celle d'une session du conseil : elle ne peut pas être supprimée. "
            "Une session qui n'a pas lieu est annulée, elle reste au registre."
        ),
    ),
    (
        CouncilPage,
        lambda: _(
            "Cette page est celle d'un conseil : elle ne peut pas être supprimée, "
            "car ses sessions, ses actes et son journal s'y rattachent."
        ),
    ),
    (
        CollectivityPage,
        lambda: _(
            "Cette page est celle d'une collectivité territoriale : elle ne peut pas être supprimée. "
            "Les collectivités changent par l'import du découpage officiel."
        ),
    ),
)


def reason_to_keep(page: Page) -> str:
    """Say why the page cannot be deleted; empty where nothing of the domain holds it."""
    page = page.specific
    own = (reason() for kind, reason in _REASONS if isinstance(page, kind))
    return next(own, "") or _reason_below(page)


def _reason_below(page: Page) -> str:
    if page.get_descendants().type(CollectivityPage, CouncilPage, SessionPage, ActPage).exists():
        return _("Cette page ne peut pas être supprimée : des collectivités, des conseils ou des actes sont dessous.")
    return ""
