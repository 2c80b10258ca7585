"""What ``docs/python.md`` shows is what comes back, and all codes of wrong arguments stand there."""

import doctest
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/python.md"


def test_docs_python_examples_run():
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted > 20
    assert result.failed == 0


def test_docs_python_lists_every_code():
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "pipeline/pressefakten").rglob("*.py")]
    used = {code for source in sources for code in re.findall(r'"(A\d{3})"', source)}
    documented = re.findall(r"^\| (A\d{3}) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert documented == sorted(used)
