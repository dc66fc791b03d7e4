"""The electronic seal of a collectivity on its papers: PAdES, with a time stamp where an authority is configured.

The key stays a file of the server, one a collectivity, which the database never holds.
"""

import io
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper

from document_types.errors import Refusal
from document_types.models import Council

FIELD = "Sceau"
SECONDS_TO_ANSWER = 10


class CannotSeal(Refusal):
    """A certificate is there and the seal could not be made with it: the reason, in words."""


def seal(pdf: bytes, council: Council) -> bytes:
    """The paper with its council's seal as an increment, or as it is where the council has no certificate.

    What was sealed may still be signed by its president, and by nothing else be changed.
    """
    signer = _signer(council.code)
    if signer is None:
        return pdf
    facts = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.FILL_FORMS,
        name=council.name_in("fr"),
    )
    stamper = RequestsHTTPTimeStamper(settings.TSA_URL, timeout=SECONDS_TO_ANSWER) if settings.TSA_URL else None
    # What is added begins on a line of its own, as PDF/A asks of every object.
    paper = IncrementalPdfFileWriter(io.BytesIO(pdf + b"\n"))
    try:
        sealed = signers.PdfSigner(facts, signer, timestamper=stamper).sign_pdf(paper)
    except Exception as error:
        # Whatever its parts make of an authority that does not answer, the paper is not issued without its seal.
        raise CannotSeal(_("Le sceau de %(council)s n'a pas pu être apposé.") % {"council": council}) from error
    return sealed.getvalue()


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
