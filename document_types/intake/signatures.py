"""Who signed a PDF, whether its bytes are those that were signed, and whether a root vouches for the signatory."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext


def is_signed(path: Path) -> bool:
    """Whether the file tells of signed bytes, as far as a glance shows; for files that were made here."""
    return b"/ByteRange" in path.read_bytes()


def found_in(path: str, roots: Sequence[x509.Certificate] = (), moment: datetime | None = None) -> list[dict[str, Any]]:
    """For each signature: `signer`, `at` (ISO, or empty) and `is_intact`; what cannot be read is not intact.

    With `roots`, also `is_trusted`: whether one of them vouched for the signatory at `moment`. Nobody is asked over
    the network: a file would choose whom. What it carries of revocation itself is reckoned with.
    """
    with Path(path).open("rb") as file:
        try:
            reader = PdfFileReader(file, strict=False)
            embedded, store = reader.embedded_signatures, _store(reader)
        except Exception:  # noqa: BLE001 whatever a hostile file makes this reader raise
            return [_unread()]
        return [_read(each, store, list(roots), moment) for each in embedded] or [_unread()]


def _store(reader: PdfFileReader) -> DocumentSecurityStore | None:
    return DocumentSecurityStore.read_dss(reader) if "/DSS" in reader.root else None


def _unread() -> dict[str, Any]:
    return {"signer": "", "at": "", "is_intact": False}


def _read(
    signature: EmbeddedPdfSignature,
    store: DocumentSecurityStore | None,
    roots: list[x509.Certificate],
    moment: datetime | None,
) -> dict[str, Any]:
    try:
        facts = {"trust_roots": roots, "allow_fetching": False, "moment": moment}
        status = validate_pdf_signature(
            signature,
            # It may be carried in the file, and only for what was vouched for there.
            signer_validation_context=store.as_validation_context(facts) if store else ValidationContext(**facts),
        )
        told = {
            "signer": status.signing_cert.subject.native.get("common_name", ""),
            "at": status.signer_reported_dt.isoformat() if status.signer_reported_dt else "",
            # Nothing was added since, but what the signature itself allows.
            "is_intact": bool(status.intact and status.valid and status.docmdp_ok is not False),
        }
    except Exception:  # noqa: BLE001 the same
        return _unread()
    return told | ({"is_trusted": bool(status.trusted)} if roots else {})
