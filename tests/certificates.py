"""Certificates of our own making: of a collectivity for its seal, of a person for a signature."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

WORDS = "le mot de passe"


def write_certificate(path: Path, name: str) -> Path:
    """A key with its own certificate as `path`, and the words that open it beside it."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    since = datetime(2020, 1, 1, tzinfo=UTC)
    usage = {name: name in ("digital_signature", "content_commitment") for name in _USAGES}
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(since + timedelta(days=365 * 30))
        .add_extension(x509.KeyUsage(**usage), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = BestAvailableEncryption(WORDS.encode())
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"key", key, certificate, None, secret))
    path.with_suffix(".pass").write_text(f"{WORDS}\n")
    return path


_USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


def signed_with(certificate: Path, source: Path, target: Path, field: str = "Signature1") -> Path:
    """The PDF with one more signature, as a signatory's own software adds it."""
    signer = signers.SimpleSigner.load_pkcs12(certificate, passphrase=WORDS.encode())
    facts = signers.PdfSignatureMetadata(field_name=field, subfilter=fields.SigSeedSubFilter.PADES)
    with source.open("rb") as file, target.open("wb") as out:
        signers.sign_pdf(IncrementalPdfFileWriter(file), facts, signer, output=out)
    return target
