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


def readings(typed: str) -> tuple[str, ...]:
    """The codes that may be meant by what was typed: capitals, without spaces or hyphens; none where it is no code.

    Copied out of a paper in Arabic, its groups may come in the order of that writing.
    """
    code = "".join(sign for sign in typed.upper() if sign.isalnum())
    if len(code) != LENGTH:
        return ()
    groups = printed(code).split("-")
    return code, "".join(reversed(groups))
