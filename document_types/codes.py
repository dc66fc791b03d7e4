"""The codes that papers bear, by which anybody may see where they come from; short enough to be typed from paper."""

import secrets

# Nothing here is taken for something else when read aloud or typed from paper: no 0 or O, no 1, I or L.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 12
GROUP = 4


def new_code() -> str:
    """A code of 59 bits, which nobody finds by trying."""
    return "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))


def printed(code: str) -> str:
    """Return "ABCD-EFGH-JKMN", as it stands on paper."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read(typed: str) -> str:
    """The code that was meant by what was typed: capitals, without spaces or hyphens; empty where it is none."""
    code = "".join(sign for sign in typed.upper() if sign.isalnum())
    return code if len(code) == LENGTH else ""
