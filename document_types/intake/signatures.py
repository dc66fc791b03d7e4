"""Who signed a PDF, and whether its bytes are still those that were signed; whom to trust is not judged here."""

from pathlib import Path
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext


def is_signed(path: Path) -> bool:
    """Whether the file tells of signed bytes, as far as a glance shows; for files that were made here."""
    return b"/ByteRange" in path.read_bytes()


def found_in(path: str) -> list[dict[str, Any]]:
    """For each signature: `signer`, `at` (ISO, or empty) and `is_intact`; what cannot be read is not intact."""
    with Path(path).open("rb") as file:
        try:
            embedded = PdfFileReader(file, strict=False).embedded_signatures
        except Exception:  # noqa: BLE001 whatever a hostile file makes this reader raise
            return [_unread()]
        return [_read(each) for each in embedded] or [_unread()]


def _unread() -> dict[str, Any]:
    return {"signer": "", "at": "", "is_intact": False}


def _read(signature) -> dict[str, Any]:
    try:
        nobody = ValidationContext(trust_roots=[], allow_fetching=False)
        status = validate_pdf_signature(signature, signer_validation_context=nobody)
        return {
            "signer": status.signing_cert.subject.native.get("common_name", ""),
            "at": status.signer_reported_dt.isoformat() if status.signer_reported_dt else "",
            # Nothing was added since, but what the signature itself allows.
            "is_intact": bool(status.intact and status.valid and status.docmdp_ok is not False),
        }
    except Exception:  # noqa: BLE001 the same
        return _unread()
