"""Entering the members' space: a link goes to the address declared at the council (CON-3), and no password exists."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from document_types import clock
from document_types.errors import Refusal
from document_types.models import Mandate, SignInLink
from document_types.signals import sign_in_asked

LIFETIME = timedelta(minutes=30)
MOST_AN_HOUR = 5
# A link is a trace of who came in when: it is not kept once nobody can use it or count it.
KEPT = timedelta(days=1)


class LinkIsDead(Refusal):
    """Used, too old, altered, or of a member whose mandate has ended: whoever holds it is not told which."""

    def __init__(self):
        super().__init__(_("Ce lien ne sert plus : il vaut trente minutes, et une seule fois. Demandez-en un autre."))


@dataclass(frozen=True)
class Link:
    """`address` is the one declared, which alone may receive `secret`."""

    address: str
    secret: str


@dataclass(frozen=True)
class Entry:
    """Who came in: the address, and the mandates in office that declared it."""

    address: str
    mandates: list[Mandate]


@transaction.atomic
def ask(*, email: str, language: str) -> None:
    """Hand the question to the background: whoever asks sees the same answer, as fast, for any address."""
    sign_in_asked.send(sender=SignInLink, email=email.strip(), language=language)


@transaction.atomic
def make_link(*, email: str, at: datetime | None = None) -> Link | None:
    """Make a link for the declared address that is `email`; none for a stranger, nor for who asks too often."""
    at = at or clock.now()
    mandates = in_office_at(email, timezone.localdate(at))
    if not mandates:
        return None
    # Of two questions at once, the second one waits here and counts the link of the first.
    Mandate.objects.select_for_update(of=("self",)).get(pk=mandates[0].pk)
    # The address written in the mandate, never the one typed: two signs that look alike are two mailboxes.
    declared = mandates[0].declared_email
    links = SignInLink.objects.filter(email=folded(declared))
    if links.filter(created_at__gt=at - timedelta(hours=1)).count() >= MOST_AN_HOUR:
        return None
    links.filter(created_at__lte=at - KEPT).delete()
    secret = token_urlsafe(32)
    SignInLink.objects.create(email=folded(declared), secret_hash=_hash(secret), created_at=at)
    return Link(declared, secret)


def address_of(secret: str, *, at: datetime | None = None) -> str:
    """Whose link it is; the link stays unused, for those who only look at it."""
    link = _alive(secret, at or clock.now()).first()
    if link is None:
        raise LinkIsDead
    return link.email


@transaction.atomic
def enter(*, secret: str, at: datetime | None = None) -> Entry:
    """Use the link up; of two who hold it, one comes in."""
    at = at or clock.now()
    address = address_of(secret, at=at)
    if _alive(secret, at).update(used_at=at) != 1:
        raise LinkIsDead
    mandates = in_office_at(address, timezone.localdate(at))
    if not mandates:
        raise LinkIsDead
    return Entry(address, mandates)


def in_office_at(email: str, day: date) -> list[Mandate]:
    """The mandates in office on `day` that declared this address, in small or capital letters."""
    if not email:
        return []
    found = Mandate.objects.in_office(day).filter(declared_email__iexact=email).order_by("pk")
    # What a database takes for the same letter (ı and i, the sign of kelvin and k) may be a stranger's mailbox.
    return [mandate for mandate in found if folded(mandate.declared_email) == folded(email)]


def still_in_office(address: str, mandates: list[int], day: date) -> list[Mandate]:
    """Of the mandates that came in, those that are in office on `day` and still declare the address."""
    found = Mandate.objects.in_office(day).filter(pk__in=mandates)
    found = found.select_related("councillor", "council__collectivity", "council__page").order_by("pk")
    return [mandate for mandate in found if folded(mandate.declared_email) == address]


def folded(email: str) -> str:
    """The address with its plain letters small, and no other letter touched."""
    return "".join(sign.lower() if sign.isascii() else sign for sign in email.strip())


def _alive(secret: str, at: datetime):
    return SignInLink.objects.filter(secret_hash=_hash(secret), used_at=None, created_at__gt=at - LIFETIME)


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
