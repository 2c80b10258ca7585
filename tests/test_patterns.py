"""What our regular expressions must not hold, since not every Python from 3.11 on reads it alike."""

import re
from pathlib import Path

import pytest

PIPELINE = Path(__file__).parents[1] / "pipeline"
# A group repeated possessively: "(?:…)*+", "(?:…){0,3}+", in f-strings "{{0,3}}+".
_POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{\{?[\d,]+\}\}?)\+")


@pytest.mark.parametrize(
    "path",
    sorted([*PIPELINE.rglob("*.py"), *PIPELINE.rglob("*.toml")]),
    ids=lambda path: str(path.relative_to(PIPELINE)),
)
def test_patterns_repeat_no_group_possessively(path):
    """Python before 3.11.5 goes wrong there (github.com/python/cpython/issues/106052): it keeps what an alternative has
    read that failed. "(?>(?:…)*)" says the same and is right everywhere."""
    assert not _POSSESSIVE_GROUP.search(path.read_text(encoding="utf-8"))
