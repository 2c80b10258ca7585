"""Files → their findings."""

from collections.abc import Callable, Iterator, Sequence

from pressefakten.check import findings_of
from pressefakten.corpus.finding import find
from pressefakten.corpus.one_file import extract_file, extract_whole
from pressefakten.errors import ReadError
from pressefakten.extractor import Extractor
from pressefakten.read import FoundFiles, read_bytes
from pressefakten.store.results import Result, rejection
from pressefakten_schemas.findings import Findings
from pressefakten_schemas.run import Rejected


def check_files(
    files: Sequence[str], given: bytes | None, model: str | None = None, say: Callable[[str], None] | None = None
) -> tuple[list[Findings], list[Rejected]]:
    """The findings of each release, and what could not be read. ``given`` is what "-" stands for.

    Raises UsageError C001 where there is no text at all, ModelError.
    """
    paths = [file for file in files if file != "-"]
    found = find(paths) if paths else FoundFiles()
    rejected = [rejection(refused.error, str(refused.path), "find") for refused in found.refused]
    checked: list[Findings] = []
    for result in _results(found, given, Extractor(model), rejected):
        rejected += result.rejected
        if say:
            for note in result.notes:
                say(note)
        checked += [findings_of(part.release, part.facts) for part in result.parts]
    return checked, rejected


def _results(
    found: FoundFiles, given: bytes | None, extractor: Extractor, rejected: list[Rejected]
) -> Iterator[Result]:
    if given is not None:
        try:
            yield extract_whole(extractor, read_bytes(given, "stdin"))
        except ReadError as error:
            rejected.append(rejection(error, "stdin", "read"))
    for name, path in found.named():
        yield extract_file(extractor, path, name)
