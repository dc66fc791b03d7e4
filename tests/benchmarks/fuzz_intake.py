"""Changes real and hostile files at random and has them read: each must be taken or refused in a sentence, in time.

`python -m tests.benchmarks.fuzz_intake [SECONDS] [SEED]`; what breaks a rule is kept in `var/fuzz/`.
"""

import os
import random
import sys
import time
from collections import Counter
from pathlib import Path

import django

LONGEST = 20.0
TOKENS = (
    b"/JavaScript",
    b"/Launch",
    b"/Next",
    b"/Kids",
    b"/Length",
    b"<<",
    b">>",
    b"[",
    b"]",
    b"9" * 20,
    b"-1",
    b"R",
    b"\x00",
)


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    seconds, seed = float(_argument(1, "60")), int(_argument(2, "1"))
    chance, seeds = random.Random(seed), list(_seeds())  # noqa: S311 no secret
    verdicts, failures = Counter(), 0
    folder = Path("var/fuzz")
    folder.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        name, content = chance.choice(seeds)
        changed = mutated(content, chance)
        started = time.monotonic()
        verdict = _verdict_on(changed, name, folder)
        spent = time.monotonic() - started
        verdicts[verdict if verdict in ("accepted", "refused") else "failed"] += 1
        if verdict not in ("accepted", "refused") or spent > LONGEST:
            failures += 1
            kept = folder / f"{seed}-{failures}-{name}"
            kept.write_bytes(changed)
            print(f"{kept}: {verdict} in {spent:.1f} s")
    print(dict(verdicts))
    return 1 if failures else 0


def mutated(content: bytes, chance: random.Random) -> bytes:
    """A few bytes turned, dropped, doubled, or replaced by what a PDF is made of."""
    changed = bytearray(content)
    for _turn in range(chance.randint(1, 12)):
        if not changed:
            break
        place = chance.randrange(len(changed))
        match chance.randrange(5):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + chance.randint(1, 200)]
            case 2:
                changed[place:place] = changed[place : place + chance.randint(1, 400)]
            case 3:
                token = chance.choice(TOKENS)
                changed[place : place + len(token)] = token
            case 4:
                other = chance.randrange(len(changed))
                changed[place : place + 50] = changed[other : other + 50]
    return bytes(changed)


def _verdict_on(content: bytes, name: str, folder: Path) -> str:
    from document_types.errors import Refusal
    from document_types.intake import sanitise, sniff

    path = folder / "now"
    path.write_bytes(content)
    try:
        reading = sniff.read(path, name)
    except Refusal as refusal:
        return "refused" if str(refusal).strip().endswith(".") else f"a refusal without a sentence: {refusal}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    if reading.clean is None:
        return "accepted"
    import pikepdf

    with pikepdf.open(reading.clean) as pdf:
        left = sanitise.sanitise(pdf)
    return f"left in it: {sorted(left)}" if left else "accepted"


def _seeds():
    from tests.document_types.intake.samples import SHARED, pdf_of
    from tests.document_types.intake.test_office import docx
    from tests.document_types.intake.test_photos import photographed, saved
    from tests.document_types.intake.test_sanitise import HOSTILE, made

    yield "acte.pdf", pdf_of("Le conseil approuve", pages=3)
    yield "tout.pdf", made(*list(HOSTILE)[:6])
    for hostile in HOSTILE:
        yield f"{hostile.__name__}.pdf", made(hostile)
    for kind, suffix in (("JPEG", "jpg"), ("PNG", "png"), ("TIFF", "tif"), ("WEBP", "webp")):
        yield f"photo.{suffix}", saved(photographed().resize((300, 375)), kind)
    yield "projet.docx", docx("Le conseil approuve.", "Article premier")
    for path in sorted((SHARED / "pdf").glob("*.pdf")):
        if path.stat().st_size < 60_000:
            yield path.name, path.read_bytes()


def _argument(place: int, default: str) -> str:
    return sys.argv[place] if len(sys.argv) > place else default


if __name__ == "__main__":
    sys.exit(main())
