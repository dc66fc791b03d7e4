"""The layers: each folder imports from itself and from those to its left, inside functions too."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ["search", "document_types", "workflows", "cms"]
FORBIDDEN = {layer: {*LAYERS[position + 1 :], "tests"} for position, layer in enumerate(LAYERS)}


def imported_names(path: Path):
    """Yield (line, top-level package) of every absolute import in a file, wherever it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.lineno, node.module.split(".")[0]


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_imports_nothing_above_it(layer):
    upward = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in sorted((ROOT / layer).rglob("*.py"))
        for line, name in imported_names(path)
        if name in FORBIDDEN[layer]
    ]

    assert upward == []


def test_the_law_is_pure():
    # Two tables of the calendar, kept by others.
    allowed = {*sys.stdlib_module_names, "holidays", "hijridate"}
    foreign = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in sorted((ROOT / "document_types" / "law").rglob("*.py"))
        for line, name in imported_names(path)
        if name not in allowed
    ]

    assert foreign == []


def test_there_is_no_other_code_folder():
    folders = [path for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")]
    with_code = {folder.name for folder in folders if next(folder.rglob("*.py"), None)}

    assert with_code <= {*LAYERS, "tests"}


@pytest.mark.parametrize("layer", LAYERS)
def test_every_module_says_what_it_is_for(layer):
    silent = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / layer).rglob("*.py"))
        if path.stat().st_size
        and "migrations" not in path.parts
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert silent == []
