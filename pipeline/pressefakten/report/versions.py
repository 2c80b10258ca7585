"""Two releases compared as two versions of one."""

from collections.abc import Iterator, Sequence
from typing import Any

from pressefakten.diff.compare import compare
from pressefakten.diff.releases import Version
from pressefakten.diff.sides import Given
from pressefakten.report.difference.text import lines

Line = dict[str, Any]
Known = tuple[Line, Sequence[Line]]
"""A release and its facts."""


def difference_lines(old: Known, new: Known) -> Iterator[str]:
    """What the new release says differently, for a terminal."""
    before, after = (Given(release["release"], [Version(release, facts)]) for release, facts in (old, new))
    return lines(compare(before, after))
