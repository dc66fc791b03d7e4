"""The drawing beside the code is the code's own."""

import re
from pathlib import Path

from document_types.lifecycle import NEXT

README = Path(__file__).resolve().parents[2] / "workflows" / "README.md"
ARROW = re.compile(r"^    (\w+) --> (\w+) : (\w+)$", re.MULTILINE)


def test_every_lawful_step_is_drawn_and_no_other():
    drawn = set(ARROW.findall(README.read_text(encoding="utf-8")))

    assert drawn == {(state.value, target.value, step.value) for (state, step), target in NEXT.items()}
