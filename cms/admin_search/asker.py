"""Who is asking: Wagtail's search backends know a queryset and words, and no user."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from document_types.access import INSIDE, councils_for
from search.entry import PUBLIC

_asker: ContextVar["Asker | None"] = ContextVar("asker", default=None)


@dataclass
class Asker:
    """The request of the administration that is being answered."""

    request: HttpRequest
    is_told: bool = False
    # What the index answered: Wagtail asks it the same for a list and for the counts beside it.
    answers: dict[tuple, list[str]] = field(default_factory=dict)

    @cached_property
    def councils(self) -> dict[int, str]:
        """The code of each council whose papers in the making the user may read."""
        councils = councils_for(self.request.user, *INSIDE)
        return dict(councils.values_list("pk", "collectivity__code"))

    def tell_that_the_index_is_down(self) -> None:
        """Say it once, whatever the number of searches of this request."""
        if not self.is_told:
            self.is_told = True
            messages.warning(
                self.request,
                _("L'index ne répond pas : seuls les titres sont cherchés. Réessayez dans quelques minutes."),
            )


class AskerMiddleware:
    """Keeps the asker for as long as a request of the administration lasts."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.below = reverse("wagtailadmin_home")

    def __call__(self, request):
        if not request.path_info.startswith(self.below):
            return self.get_response(request)
        token = _asker.set(Asker(request))
        try:
            return self.get_response(request)
        finally:
            _asker.reset(token)


def councils_inside() -> dict[int, str]:
    """The councils that the present user belongs to; none outside a request of the administration."""
    asker = _asker.get()
    return asker.councils if asker else {}


def rounds() -> list[tuple[str, ...]]:
    """The audiences to ask for, one after the other.

    Whoever belongs to councils explores their pages and no others, so that the acts of all the kingdom would but crowd
    theirs out; a superuser explores everything, and is answered what is public.
    """
    asker = _asker.get()
    inside = tuple(f"council:{code}" for code in councils_inside().values())
    is_wide = not inside or (asker is not None and asker.request.user.is_superuser)
    return [*([inside] if inside else []), *([(PUBLIC,)] if is_wide else [])]


def once(question: tuple, answer: Callable[[], list[str]]) -> list[str]:
    """The answer to a question of this request, asked once."""
    if (asker := _asker.get()) is None:
        return answer()
    if question not in asker.answers:
        asker.answers[question] = answer()
    return asker.answers[question]


def tell_that_the_index_is_down() -> None:
    if (asker := _asker.get()) is not None:
        asker.tell_that_the_index_is_down()
