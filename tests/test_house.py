"""Rooms that know nothing of the recognizers: what both need is in ``german`` or in a room of its own."""

import ast
from pathlib import Path

import pytest

import pressefakten

PACKAGE = Path(pressefakten.__file__).parent


def _imported(module: Path) -> set[str]:
    """The modules of the package that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
        elif isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
    return names


@pytest.mark.parametrize("room", ["german", "reading", "temporal", "zones", "resolve", "registry", "store"])
def test_room_imports_nothing_of_the_recognizers(room: str) -> None:
    modules = list((PACKAGE / room).rglob("*.py"))
    assert modules
    assert not [
        str(module.relative_to(PACKAGE))
        for module in modules
        if any(name.startswith("pressefakten.recognizers") for name in _imported(module))
    ]
