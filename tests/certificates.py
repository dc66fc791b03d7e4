"""Certificates of our own making: of a collectivity for its seal, of a person for a signature."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

WORDS = "le mot de passe"


SINCE = datetime(2020, 1, 1, tzinfo=UTC)


def write_certificate(path: Path, name: str, issuer: "Issuer | None" = None) -> Path:
    """A key with its certificate as `path`, of its own or of an issuer's making, and the words that open it beside."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    builder = _builder(name, issuer.name if issuer else name, key.public_key())
    usage = {name: name in ("digital_signature", "content_commitment") for name in _USAGES}
    builder = builder.add_extension(x509.KeyUsage(**usage), critical=True)
    if issuer and issuer.address:
        place = x509.DistributionPoint([x509.UniformResourceIdentifier(issuer.address)], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([place]), critical=False)
    certificate = builder.sign(issuer.key if issuer else key, hashes.SHA256())
    secret = BestAvailableEncryption(WORDS.encode())
    issuers = [issuer.root] if issuer else None
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"key", key, certificate, issuers, secret))
    path.with_suffix(".pass").write_text(f"{WORDS}\n")
    return path


def _builder(name: str, issuer: str, key) -> x509.CertificateBuilder:
    subject, issued_by = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, each)]) for each in (name, issuer))
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issued_by).public_key(key)
    return (
        builder.serial_number(x509.random_serial_number())
        .not_valid_before(SINCE)
        .not_valid_after(SINCE + timedelta(days=365 * 30))
    )


class Issuer:
    """An authority that gives certificates; `address` is where it tells which of them it took back, if it does."""

    name = "Autorité de certification de test"

    def __init__(self, address: str = ""):
        self.address = address
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        usage = {name: name in ("key_cert_sign", "crl_sign") for name in _USAGES}
        self.root = (
            _builder(self.name, self.name, self.key.public_key())
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(x509.KeyUsage(**usage), critical=True)
            .sign(self.key, hashes.SHA256())
        )
        self.taken_back: list[int] = []

    def take_back(self, certificate: Path) -> None:
        found = pkcs12.load_pkcs12(certificate.read_bytes(), WORDS.encode()).cert
        self.taken_back.append(found.certificate.serial_number)

    def revocations(self) -> bytes:
        """The list of what it took back, as it is published."""
        now = datetime.now(UTC)
        listed = x509.CertificateRevocationListBuilder().issuer_name(self.root.subject)
        listed = listed.last_update(now - timedelta(hours=1)).next_update(now + timedelta(days=7))
        for number in self.taken_back:
            one = x509.RevokedCertificateBuilder().serial_number(number).revocation_date(now - timedelta(minutes=30))
            listed = listed.add_revoked_certificate(one.build())
        return listed.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def write_root(self, folder: Path) -> Path:
        folder.mkdir(exist_ok=True)
        path = folder / "racine.pem"
        path.write_bytes(self.root.public_bytes(Encoding.PEM))
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
