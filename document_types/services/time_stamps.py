"""Time stamps of a third party (RFC 3161) on digests of ours: asked for beside the legal write, never in its way."""

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, tsp, x509
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko.sign.validation.status import TimestampSignatureStatus
from pyhanko_certvalidator import ValidationContext

from document_types.enums import StampedKind
from document_types.models import TimeStamp
from document_types.signals import stamp_asked
from document_types.trust import certificate_at

logger = logging.getLogger(__name__)

ALGORITHM = "sha256"
SECONDS_TO_ANSWER = 10
NAMES = ("common_name", "organization_name")


class BadToken(ValueError):
    """What the authority answered is no time stamp of the digest, or not one to be believed."""


@dataclass(frozen=True)
class Told:
    """What a token says: when, and by whom."""

    stamped_at: datetime
    authority: str


def are_asked_for() -> bool:
    """Whether a time-stamping authority is configured."""
    return bool(settings.TSA_URL)


@transaction.atomic
def ask(*, kind: StampedKind, object_id: int, digest: str) -> TimeStamp | None:
    """Note that a digest is to be stamped; None where no authority is configured. Asking again changes nothing."""
    if not are_asked_for():
        return None
    stamp, is_new = TimeStamp.objects.get_or_create(kind=kind, object_id=object_id, defaults={"digest": digest})
    if is_new:
        stamp_asked.send(sender=TimeStamp, stamp=stamp)
    return stamp


def pending() -> QuerySet[TimeStamp]:
    return TimeStamp.objects.filter(token=None).order_by("pk")


def obtain(*, stamp: TimeStamp) -> bool:
    """Ask the authority, keep its token once verified, or the reason why there is none; True where there is one now."""
    try:
        token = _token_from_authority(stamp.digest)
        told = read(token, stamp.digest)
    except (OSError, BadToken) as error:
        logger.warning("No time stamp for %s: %s", stamp, error)
        TimeStamp.objects.filter(pk=stamp.pk, token=None).update(error=str(error) or type(error).__name__)
        return False
    TimeStamp.objects.filter(pk=stamp.pk, token=None).update(
        token=token, authority=told.authority, stamped_at=told.stamped_at, error=""
    )
    return True


def obtain_pending() -> Iterator[tuple[TimeStamp, bool]]:
    """Ask again for each that waits, oldest first; an authority that fails is not asked for the others of this run."""
    for stamp in pending().iterator():
        has_token = obtain(stamp=stamp)
        stamp.refresh_from_db()
        yield stamp, has_token
        if not has_token:
            return


def _token_from_authority(digest: str) -> bytes:
    client = RequestsHTTPTimeStamper(settings.TSA_URL, timeout=SECONDS_TO_ANSWER)
    try:
        return asyncio.run(client.async_timestamp(bytes.fromhex(digest), ALGORITHM)).dump()
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        # What is no answer of RFC 3161 fails wherever its parts are looked for.
        raise BadToken(_("La réponse de l'autorité d'horodatage n'est pas lisible.")) from error


def read(token: bytes, digest: str) -> Told:
    """Verify a token against the digest it is to prove and return what it says, or raise `BadToken` with the reason."""
    try:
        signed = cms.ContentInfo.load(bytes(token))["content"]
        info: tsp.TSTInfo = signed["encap_content_info"]["content"].parsed
        stamped_at, imprint = info["gen_time"].native, info["message_imprint"].native
        if (imprint["hash_algorithm"]["algorithm"], imprint["hashed_message"].hex()) != (ALGORITHM, digest):
            raise BadToken(_("Le jeton d'horodatage porte sur une autre empreinte."))
        status = _status(signed, digest, stamped_at)
    except (SignatureValidationError, ValueError, TypeError, KeyError, AttributeError) as error:
        if isinstance(error, BadToken):
            raise
        raise BadToken(_("Le jeton d'horodatage n'est pas lisible.")) from error
    if not (status.intact and status.valid):
        raise BadToken(_("La signature du jeton d'horodatage est fausse."))
    if "time_stamping" not in _usages(status.signing_cert):
        raise BadToken(_("Le certificat du jeton n'est pas celui d'une autorité d'horodatage."))
    if settings.TSA_CERT and not status.trusted:
        raise BadToken(_("Le jeton d'horodatage n'est pas de l'autorité à laquelle la plateforme se fie."))
    return Told(stamped_at, name_of(status.signing_cert))


def _status(signed: cms.SignedData, digest: str, moment: datetime) -> TimestampSignatureStatus:
    """Judged as on the day of the stamp: a certificate that has expired since proves what it proved then."""
    roots = [certificate_at(settings.TSA_CERT)] if settings.TSA_CERT else []
    context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=moment, revocation_mode="soft-fail")
    facts = asyncio.run(validate_tst_signed_data(signed, context, lambda _algorithm: bytes.fromhex(digest)))
    return TimestampSignatureStatus(**facts)


def _usages(certificate: x509.Certificate) -> list[str]:
    usages = certificate.extended_key_usage_value
    return usages.native if usages else []


def name_of(certificate: x509.Certificate) -> str:
    subject = certificate.subject.native
    return next((str(subject[name]) for name in NAMES if subject.get(name)), certificate.subject.human_friendly)[:255]


def fault_of(stamp: TimeStamp, digest: str) -> str:
    """Why a stamp does not prove this digest, in words; nothing where it does, or where its token is still awaited."""
    if stamp.digest != digest:
        return _("L'horodatage porte sur une autre empreinte que celle de l'objet.")
    if stamp.token is None:
        return ""
    try:
        told = read(stamp.token, digest)
    except BadToken as error:
        return str(error)
    if (told.stamped_at, told.authority) != (stamp.stamped_at, stamp.authority):
        return _("L'heure ou l'autorité enregistrées ne sont pas celles du jeton d'horodatage.")
    return ""


def stamp_of(kind: StampedKind, object_id: int) -> TimeStamp | None:
    return TimeStamp.objects.filter(kind=kind, object_id=object_id).first()
