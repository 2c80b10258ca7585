"""Every reason to refuse a file has its own code, names the file, says what to do, and is documented."""

import inspect
import re
from pathlib import Path

from pressefakten.errors import ReadError
from pressefakten.read import refusals

DOCUMENTED = re.findall(
    r"^\| (R\d{3}) \|", (Path(__file__).parents[2] / "docs" / "reading.md").read_text("utf-8"), re.M
)
SAMPLES = {str: "x.txt", Path: Path("x.txt"), int: 5, OSError: OSError(5, "bad"), list[str]: [".txt"]}


def test_refusals_are_coded_and_documented() -> None:
    made = []
    for name, refusal in inspect.getmembers(refusals, inspect.isfunction):
        if refusal.__module__ == refusals.__name__ and not name.startswith("_"):
            values = [SAMPLES[parameter.annotation] for parameter in inspect.signature(refusal).parameters.values()]
            made.append(refusal(*values))
    for _, refusal in inspect.getmembers(refusals, lambda one: isinstance(one, refusals.Refusal)):
        told = refusal.cause.count("{")
        made.append(refusal("x.txt", *[5] * told))
    assert all(isinstance(error, ReadError) and "x.txt" in error.message and error.hint for error in made)
    assert sorted(error.code for error in made) == sorted(DOCUMENTED)
    assert len(set(DOCUMENTED)) == len(DOCUMENTED)
