"""Whose certificates the platform believes: the roots that its administrator laid in a folder, and no others."""

from functools import cache
from pathlib import Path

from asn1crypto import pem, x509
from django.conf import settings

ENDINGS = {".pem", ".crt", ".cer", ".der"}


def roots() -> list[x509.Certificate]:
    """The certificates of `TRUSTED_ROOTS_DIR`; none where it is not set."""
    if not settings.TRUSTED_ROOTS_DIR:
        return []
    found = sorted(Path(settings.TRUSTED_ROOTS_DIR).iterdir())
    return [certificate_at(str(path)) for path in found if path.suffix.lower() in ENDINGS]


@cache
def certificate_at(path: str) -> x509.Certificate:
    """The certificate of a file, PEM or DER; ValueError where it is none."""
    content = Path(path).read_bytes()
    return x509.Certificate.load(pem.unarmor(content)[2] if pem.detect(content) else content)
