"""What a declared electronic address may look like: the mailbox and the domain in any script (RFC 6531)."""

import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

# The most that a mailbox may hold, counted as it travels (RFC 5321).
LONGEST_MAILBOX = 64
# What a keyboard or a copied text leaves around an Arabic word, and no address holds.
_MARKS = dict.fromkeys(map(ord, "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))

WRONG = _(
    "Cette adresse de courriel n'est pas valable : écrivez-la sous la forme nom@domaine, sans espace,"
    " en lettres latines ou arabes."
)


def normalised(address: str) -> str:
    """One form for what is typed in several: composed letters, no direction marks, no spaces around."""
    return unicodedata.normalize("NFC", address.translate(_MARKS)).strip()


def needs_utf8(address: str) -> bool:
    """Whether the mailbox itself is not in Latin letters; a domain alone has a Latin form that every server knows."""
    return not address.rpartition("@")[0].isascii()


class MailboxValidator(EmailValidator):
    """Django's rules, with letters, marks and digits of any script in the mailbox as they are in the domain."""

    def __call__(self, value):
        mailbox, at, domain = str(value).rpartition("@")
        if len(mailbox.encode()) > LONGEST_MAILBOX:
            raise ValidationError(WRONG, code=self.code)
        latin = "".join("x" if not each.isascii() and _is_of_a_word(each) else each for each in mailbox)
        try:
            super().__call__(f"{latin}{at}{domain}")
        except ValidationError:
            raise ValidationError(WRONG, code=self.code) from None


def _is_of_a_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


validate_mailbox = MailboxValidator()
