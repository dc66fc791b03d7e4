"""Who is in the members' space: written in the session when a link is used, and asked of the mandates each time."""

from dataclasses import dataclass
from datetime import timedelta
from functools import wraps

from django.middleware.csrf import rotate_token
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from document_types import clock
from document_types.models import Mandate
from document_types.services import sign_in
from document_types.services.sign_in import Entry

KEY = "member"
STAY = timedelta(hours=8)


@dataclass(frozen=True)
class Member:
    """An address with the mandates in office that declare it; of one person, or of several who share it."""

    address: str
    mandates: list[Mandate]

    @property
    def keys(self) -> list[int]:
        return [mandate.pk for mandate in self.mandates]

    @property
    def is_shared(self) -> bool:
        """Whether two members of one council declared this address: then each line says whose it is."""
        return len({mandate.council_id for mandate in self.mandates}) < len(self.mandates)


def let_in(request, entry: Entry) -> None:
    """Nothing of the session before stays, its key least of all: whoever knew it would come in too."""
    request.session.flush()
    request.session[KEY] = {
        "address": entry.address,
        "mandates": [mandate.pk for mandate in entry.mandates],
        "until": (clock.now() + STAY).timestamp(),
    }
    request.session.set_expiry(int(STAY.total_seconds()))
    rotate_token(request)


def let_out(request) -> None:
    request.session.flush()
    rotate_token(request)


def member_of(request) -> Member | None:
    """The member who is in, if the time is not over and a mandate is still in office with that address."""
    known = request.session.get(KEY)
    if not known:
        return None
    if clock.now().timestamp() < known["until"]:
        mandates = sign_in.still_in_office(known["address"], known["mandates"], clock.localdate())
        if mandates:
            return Member(known["address"], mandates)
    del request.session[KEY]
    return None


def private_page(view):
    """Kept by no cache, found by no search engine, its address told to no other site."""

    @never_cache
    @wraps(view)
    def private(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        # Not "no-referrer": browsers then hide the origin of forms, and Django refuses them.
        response["Referrer-Policy"] = "same-origin"
        return response

    return private


def for_members(view):
    """A page of the space: whoever is not in is shown the way in."""

    @private_page
    @wraps(view)
    def guarded(request, *args, **kwargs):
        request.member = member_of(request)
        if request.member is None:
            return redirect("members:ask")
        return view(request, *args, **kwargs)

    return guarded
