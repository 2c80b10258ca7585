"""One file → its releases with their facts, as records; nothing here raises on account of a file.

A file may hold several releases: those of its format (a feed, a mail with attachments, an archive: ``read.read_parts``)
and those of a text that is a collection (``Extractor.parts``).
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pressefakten.json_records import JsonObject
from pressefakten.corrections.hook import corrected
from pressefakten.errors import FactError, PressefaktenError
from pressefakten.read import Read, Source, read_parts
from pressefakten.store.results import ReleaseResult, Result, rejection, sha256_of, unexpected

if TYPE_CHECKING:
    from pressefakten.extractor import Extractor


def extract_file(extractor: "Extractor", path: Path, name: str | None = None) -> Result:
    """Read and extract one file, whose release is called ``name`` (the file's name without its extension)."""
    try:
        read = sources_of(extractor, path, name)
    except PressefaktenError as error:
        return Result(rejected=[rejection(error, str(path), "read", sha256_of(path))])
    except Exception as error:  # one file's trouble must not end the run
        return Result(rejected=[rejection(unexpected(path, error), str(path), "read")])
    result = extract_sources(extractor, read.sources)
    refused = [rejection(error, str(path), "read", read.sources[0].sha256) for error in read.refused]
    return Result(result.parts, [*result.rejected, *refused], result.notes)


def sources_of(extractor: "Extractor", path: Path, name: str | None = None) -> Read:
    """The releases of a file under the names they go by, and why some of it is not read. Raises ReadError."""
    read = read_parts(path)
    called = (renamed(source, path.stem, name or path.stem) for source in read.sources)
    return replace(read, sources=tuple(part for source in called for part in _parts(extractor, source)))


def renamed(source: Source, stem: str, name: str) -> Source:
    """The release of a file under the file's name of now: NAME, NAME#2, NAME#item …"""
    if name == stem or not source.release.startswith(stem):
        return source
    part = source.part and replace(source.part, of=name)
    return replace(source, release=name + source.release[len(stem) :], part=part)


def _parts(extractor: "Extractor", source: Source) -> list[Source]:
    try:
        return extractor.parts(source)
    except Exception:  # what is wrong with the text is said where it is extracted
        return [source]


def extract_whole(extractor: "Extractor", source: Source) -> Result:
    """Extract what was read, each release of a collection."""
    return extract_sources(extractor, _parts(extractor, source))


def extract_sources(extractor: "Extractor", sources: Iterable[Source]) -> Result:
    """Extract releases, each on its own."""
    results = [extract_source(extractor, source) for source in sources]
    return Result(
        tuple(part for result in results for part in result.parts),
        [one for result in results for one in result.rejected],
        tuple(dict.fromkeys(note for result in results for note in result.notes)),
    )


def extract_source(extractor: "Extractor", source: Source) -> Result:
    """Extract one release that was read."""
    notes = tuple(f"{source.path}: {warning}" for warning in source.warnings)
    try:
        extraction = extractor.extract(source)
        notes = tuple(f"{source.path}: {warning}" for warning in extraction.warnings)
        release, facts = extraction.release.as_line(), [fact.as_line() for fact in extraction.facts]
    except FactError as error:
        return Result(rejected=[rejection(error, source.path, "validate", source.sha256)], notes=notes)
    except PressefaktenError as error:
        return Result(rejected=[rejection(error, source.path, "extract", source.sha256)], notes=notes)
    except Exception as error:  # see above
        cause = unexpected(source.path, error)
        return Result(rejected=[rejection(cause, source.path, "extract", source.sha256)], notes=notes)
    facts.sort(key=_position)
    facts, unused = corrected(release, facts, Path(source.path))
    refused = [rejection(error, source.path, "validate", source.sha256) for error in extraction.refused]
    refused += [rejection(error, source.path, "correct", source.sha256) for error in unused]
    return Result((ReleaseResult(release, facts),), refused, notes)


def _position(fact: JsonObject) -> tuple[int, int, str, str]:
    first = fact["mentions"][0]
    return first["start"], first["end"], fact["kind"], fact["id"]
