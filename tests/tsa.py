"""A time-stamping authority of our own: its certificates, and its answers over HTTP from a thread."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

SINCE = datetime(2020, 1, 1, tzinfo=UTC)


class Authority:
    """A root and the certificate it gave to a time-stamping service, or to one that may not stamp."""

    def __init__(self, name: str, *, may_stamp: bool = True):
        root_key, key = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _each in range(2))
        self.root = _certificate("Racine de test", root_key, "Racine de test", root_key)
        usage = ExtendedKeyUsageOID.TIME_STAMPING if may_stamp else ExtendedKeyUsageOID.EMAIL_PROTECTION
        certificate = _certificate(name, key, "Racine de test", root_key, usage)
        der = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        self.certificate = asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
        self.key = keys.PrivateKeyInfo.load(der)

    def answer(self, request: bytes, moment: datetime | None = None) -> bytes:
        stamper = DummyTimeStamper(self.certificate, self.key, fixed_dt=moment)
        return stamper.request_tsa_response(tsp.TimeStampReq.load(request)).dump()

    def token_of(self, digest: str, moment: datetime | None = None) -> bytes:
        stamper = DummyTimeStamper(self.certificate, self.key, fixed_dt=moment)
        _nonce, request = stamper.request_cms(bytes.fromhex(digest), "sha256")
        return stamper.request_tsa_response(request)["time_stamp_token"].dump()

    def write_root(self, folder: Path) -> str:
        path = folder / "root.pem"
        path.write_bytes(self.root.public_bytes(serialization.Encoding.PEM))
        return str(path)


def _certificate(name, key, issuer, issuer_key, usage=None) -> x509.Certificate:
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(SINCE)
        .not_valid_after(SINCE + timedelta(days=365 * 30))
        .add_extension(x509.BasicConstraints(ca=usage is None, path_length=None), critical=True)
    )
    if usage:
        builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
    return builder.sign(issuer_key, hashes.SHA256())


@cache
def authority(name: str = "Horodatage de test", may_stamp: bool = True) -> Authority:
    """Made once: a pair of keys takes a while."""
    return Authority(name, may_stamp=may_stamp)


@contextmanager
def serving(answer) -> Iterator[str]:
    """The address of a server that answers each request by `answer(request)`, or fails where that gives nothing."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.do_POST()

        def do_POST(self):
            body = answer(self.rfile.read(int(self.headers["Content-Length"] or 0)))
            self.send_response(200 if body else 503)
            self.send_header("Content-Type", "application/timestamp-reply" if body else "text/plain")
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *args):
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
