"""Two releases compared as if they were one at two times."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pressefakten.diff import compare
from pressefakten.outputs import Outputs
from pressefakten.report.difference import lines
from pressefakten.resolve.facts import fact_id
from pressefakten_schemas.kinds import RECORDS

Line = dict[str, Any]
Known = tuple[Line, Sequence[Line]]
"""A release and its facts."""


def difference_lines(old: Known, new: Known) -> Iterator[str]:
    """What the new release says that the old one does not, and the other way round."""
    name = new[0]["release"]
    return lines(compare(_as_run(old, name), _as_run(new, name)))


def _as_run(known: Known, name: str) -> Outputs:
    release, facts = known
    outputs = Outputs(Path(release["release"]))
    outputs.__dict__["releases"] = [{**release, "release": name}]
    outputs.__dict__["facts"] = [{**fact, "release": name, "id": _identity(fact, name)} for fact in facts]
    return outputs


def _identity(fact: Line, name: str) -> str:
    """The id that the fact has in a release of this name."""
    said = fact["value"] if fact["value"] is not None else fact["mentions"][0]["text"]
    return fact_id(name, fact["kind"], said, *(fact.get(one) for one in RECORDS[fact["kind"]].identity))
