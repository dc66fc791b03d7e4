"""A mail server of our own, in this process: it keeps what it takes, refuses whom it is told to, and reports."""

import re
import socket
from contextlib import contextmanager
from email import message_from_bytes

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

_RECEIPT = re.compile(r"\s+(RET|ENVID|NOTIFY)=\S+", re.IGNORECASE)


class PostOffice:
    """What aiosmtpd calls a handler; `letters` are (sender, recipient, message, options asked)."""

    def __init__(self, refused=(), answer="550 5.1.1 User unknown"):
        self.refused, self.answer = set(refused), answer
        self.letters, self.asked = [], []

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        return [*responses[:-1], "250-DSN", responses[-1]]

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return self.answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content)
        self.letters += [(envelope.mail_from, to, message, envelope) for to in envelope.rcpt_tos]
        return "250 OK"

    def letter_to(self, address):
        [(sender, _to, message, _envelope)] = [letter for letter in self.letters if letter[1] == address]
        return sender, message


class _Server(SMTP):
    """Understands the requests for reports, which aiosmtpd does not (RFC 3461)."""

    async def smtp_MAIL(self, arg):
        self.event_handler.asked += re.findall(r"RET=\S+|ENVID=\S+", arg)
        await super().smtp_MAIL(_RECEIPT.sub("", arg))

    async def smtp_RCPT(self, arg):
        self.event_handler.asked += re.findall(r"NOTIFY=\S+", arg)
        await super().smtp_RCPT(_RECEIPT.sub("", arg))


class _Controller(Controller):
    def factory(self):
        return _Server(self.handler, **self.SMTP_kwargs)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def post_office(port: int, *, utf8: bool = True, **facts):
    office = PostOffice(**facts)
    controller = _Controller(office, hostname="127.0.0.1", port=port, enable_SMTPUTF8=utf8)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()


def report(to: str, action: str, message=None, *, status="5.1.1", diagnostic="550 5.1.1 User unknown") -> bytes:
    """What a mail server sends back about a message (RFC 3464)."""
    returned = f"Message-ID: {message['Message-ID']}\n" if message else "Subject: Convocation\n"
    return (
        f"From: MAILER-DAEMON@membre.example\nTo: {to}\nSubject: Delivery report\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nReport.\n\n"
        "--b\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; mx.membre.example\n\n"
        f"Final-Recipient: rfc822; someone@membre.example\nAction: {action}\nStatus: {status}\n"
        f"Diagnostic-Code: smtp; {diagnostic}\n\n"
        f"--b\nContent-Type: text/rfc822-headers\n\n{returned}\n--b--\n"
    ).encode()
