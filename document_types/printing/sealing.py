"""The electronic seal of a collectivity on its papers: PAdES, with what proves it later as far as that is to be had.

The key stays a file of the server, one a collectivity, which the database never holds.
"""

import io
import logging
from pathlib import Path

from asn1crypto import x509
from django.conf import settings
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import RevokedError
from pyhanko_certvalidator.fetchers.requests_fetchers import RequestsFetcherBackend

from document_types import trust
from document_types.errors import Refusal
from document_types.models import Council

logger = logging.getLogger(__name__)

FIELD = "Sceau"
SECONDS_TO_ANSWER = 10


class CannotSeal(Refusal):
    """A certificate is there and the seal could not be made with it: the reason, in words."""


def seal(pdf: bytes, council: Council) -> bytes:
    """The paper with its council's seal as an increment, or as it is where the council has no certificate.

    What was sealed may still be signed by its president, and by nothing else be changed. Where the certificate says
    where its revocation is told, and that place answers, the answer goes in with the seal (PAdES B-LT), so that it can
    be verified when the place is gone; where it does not answer, the seal is made without (B-T).
    """
    signer = _signer(council.code)
    if signer is None:
        return pdf
    try:
        if _tells_of_revocation(signer.signing_cert):
            try:
                return _sealed(pdf, council, signer, _validation(signer))
            except Exception as error:
                if _is_revoked(error):
                    raise
                logger.warning("The seal of %s bears no data of revocation: %s", council.code, error.__cause__ or error)
        return _sealed(pdf, council, signer, None)
    except Exception as error:
        # Whatever its parts make of an authority that does not answer, the paper is not issued without its seal.
        raise CannotSeal(_("Le sceau de %(council)s n'a pas pu être apposé.") % {"council": council}) from error


def _sealed(pdf: bytes, council: Council, signer: signers.SimpleSigner, validation: ValidationContext | None) -> bytes:
    facts = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.FILL_FORMS,
        name=council.name_in("fr"),
        embed_validation_info=validation is not None,
        validation_context=validation,
    )
    stamper = RequestsHTTPTimeStamper(settings.TSA_URL, timeout=SECONDS_TO_ANSWER) if settings.TSA_URL else None
    # What is added begins on a line of its own, as PDF/A asks of every object.
    paper = IncrementalPdfFileWriter(io.BytesIO(pdf + b"\n"))
    return signers.PdfSigner(facts, signer, timestamper=stamper).sign_pdf(paper).getvalue()


def _tells_of_revocation(certificate: x509.Certificate) -> bool:
    return bool(certificate.crl_distribution_points or certificate.ocsp_urls)


def _validation(signer: signers.SimpleSigner) -> ValidationContext:
    """Asks where the certificates say; the issuers that came in the key's own file are believed."""
    own = [each for each in signer.cert_registry if each.self_signed != "no"]
    stamping = [trust.certificate_at(settings.TSA_CERT)] if settings.TSA_CERT else []
    return ValidationContext(
        trust_roots=[*trust.roots(), *own, *stamping],
        allow_fetching=True,
        fetcher_backend=RequestsFetcherBackend(per_request_timeout=SECONDS_TO_ANSWER),
        revocation_mode="hard-fail",
    )


def _is_revoked(error: BaseException | None) -> bool:
    return error is not None and (isinstance(error, RevokedError) or _is_revoked(error.__cause__))


def _signer(code: str) -> signers.SimpleSigner | None:
    """The key of `<code>.p12`, opened with the words of `<code>.pass`; None where there is no such file."""
    if not settings.SEALS_DIR:
        return None
    path = Path(settings.SEALS_DIR) / f"{code}.p12"
    if not path.exists():
        return None
    words = path.with_suffix(".pass")
    found = signers.SimpleSigner.load_pkcs12(path, passphrase=words.read_bytes().strip() if words.exists() else None)
    if found is None:
        raise CannotSeal(_("Le certificat de la collectivité %(code)s ne s'ouvre pas.") % {"code": code})
    return found
