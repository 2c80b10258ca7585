"""Files → their findings."""

from collections.abc import Callable, Iterator, Sequence

from pressefakten import run as runs
from pressefakten.check import findings_of
from pressefakten.errors import ReadError
from pressefakten.extractor import Extractor
from pressefakten.read import Found, read_bytes
from pressefakten_schemas.findings import Findings
from pressefakten_schemas.run import Rejected


def check_files(
    files: Sequence[str], given: bytes | None, model: str | None = None, say: Callable[[str], None] | None = None
) -> tuple[list[Findings], list[Rejected]]:
    """The findings of each text, and what could not be read. ``given`` is what "-" stands for.

    Raises UsageError C001 where there is no text at all, ModelError.
    """
    paths = [file for file in files if file != "-"]
    found = runs.find(paths) if paths else Found()
    rejected = [runs.rejection(refused.error, str(refused.path), "find") for refused in found.refused]
    checked: list[Findings] = []
    for result in _results(found, given, Extractor(model), rejected):
        rejected += result.rejected
        for note in result.notes if say else ():
            say(note)  # type: ignore[misc]
        if result.release is not None:
            checked.append(findings_of(result.release, result.facts))
    return checked, rejected


def _results(
    found: Found, given: bytes | None, extractor: Extractor, rejected: list[Rejected]
) -> Iterator[runs.Result]:
    if given is not None:
        try:
            yield runs.extract_source(extractor, read_bytes(given, "stdin"))
        except ReadError as error:
            rejected.append(runs.rejection(error, "stdin", "read"))
    for path in found.paths:
        yield runs.extract_file(extractor, path)
