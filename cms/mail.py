"""Sending by SMTP: proof of delivery asked of the server, and addresses written in any script (RFC 3461, RFC 6531)."""

import smtplib

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp
from django.core.mail.message import sanitize_address

from document_types.mailboxes import needs_utf8


class EmailBackend(smtp.EmailBackend):
    """Django's backend; it says to the server what the message asks of it, where the server offers it."""

    def _send(self, email_message: EmailMessage) -> bool:
        recipients = email_message.recipients()
        if not recipients:
            return False
        try:
            self._hand_over(email_message, recipients)
        except smtplib.SMTPException:
            if not self.fail_silently:
                raise
            return False
        return True

    def _hand_over(self, email_message: EmailMessage, recipients: list[str]) -> None:
        server = self.connection
        server.ehlo_or_helo_if_needed()
        message = email_message.message()
        is_utf8 = any(needs_utf8(address) for address in recipients)
        mail_options, rcpt_options = _receipt(server, email_message)
        if is_utf8:
            if not server.has_extn("smtputf8"):
                raise smtplib.SMTPNotSupportedError("SMTPUTF8 is not offered by the server.")
            mail_options += ["SMTPUTF8", "BODY=8BITMIME"]
            # Written as it is: Django would encode the mailbox like a display name.
            message.replace_header("To", ", ".join(recipients).encode().decode("ascii", "surrogateescape"))
        else:
            recipients = [sanitize_address(address, "utf-8") for address in recipients]
        sender = sanitize_address(email_message.from_email, "utf-8")
        server.sendmail(sender, recipients, message.as_bytes(linesep="\r\n"), mail_options, rcpt_options)


def _receipt(server, email_message: EmailMessage) -> tuple[list[str], list[str]]:
    """What asks the servers on the way to report what becomes of a message that has an envelope of its own."""
    envelope = getattr(email_message, "envelope_id", "")
    if not envelope or not server.has_extn("dsn"):
        return [], []
    return ["RET=HDRS", f"ENVID={envelope}"], ["NOTIFY=SUCCESS,FAILURE"]
