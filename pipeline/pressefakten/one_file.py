"""One file → its releases with their facts, as records; nothing here raises on account of a file.

A file may hold several releases. A format that does (a feed, a mail with attachments, an archive) gives them in
``read_sources``; a text that is a collection is parted in ``parts_of``. The first is called like the file, NAME, the
others NAME#2, NAME#3 … in their order, unless they bring a name of their own that begins with NAME#.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pressefakten.errors import ExtractionError, FactError, PressefaktenError
from pressefakten.parts import parts_of
from pressefakten.read import Source, read_sources
from pressefakten.results import Line, Part, Result, rejection, sha256_of, unexpected

if TYPE_CHECKING:
    from pressefakten.extractor import Extractor


def extract_file(extractor: "Extractor", path: Path, name: str | None = None) -> Result:
    """Read and extract one file, whose release is called ``name`` (the file's name without its extension)."""
    try:
        sources = [part for source in read_sources(path) for part in parts_of(source)]
        if not sources:
            raise ExtractionError("X004", f"{path}: there is no release in it", "Put a text into it, or remove it.")
    except PressefaktenError as error:
        return Result(rejected=[rejection(error, str(path), "read", sha256_of(path))])
    except Exception as error:  # one file's trouble must not end the run
        return Result(rejected=[rejection(unexpected(path, error), str(path), "read")])
    return extract_sources(extractor, numbered(name or sources[0].release, sources))


def numbered(name: str, sources: Sequence[Source]) -> list[Source]:
    """The sources of one file under the names they go by: NAME, NAME#2, NAME#3 …"""
    return [
        source
        if source.release.startswith(f"{name}#")
        else replace(source, release=name if number == 1 else f"{name}#{number}")
        for number, source in enumerate(sources, 1)
    ]


def extract_sources(extractor: "Extractor", sources: Iterable[Source]) -> Result:
    """Extract the releases of one file, each on its own."""
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
        release, facts = extraction.release.as_line(), [fact.as_line() for fact in extraction.facts]
    except FactError as error:
        return Result(rejected=[rejection(error, source.path, "validate", source.sha256)], notes=notes)
    except PressefaktenError as error:
        return Result(rejected=[rejection(error, source.path, "extract", source.sha256)], notes=notes)
    except Exception as error:  # see above
        cause = unexpected(source.path, error)
        return Result(rejected=[rejection(cause, source.path, "extract", source.sha256)], notes=notes)
    facts.sort(key=_position)
    refused = [rejection(error, source.path, "validate", source.sha256) for error in extraction.refused]
    return Result((Part(release, facts),), refused, notes)


def _position(fact: Line) -> tuple[int, int, str, str]:
    first = fact["mentions"][0]
    return first["start"], first["end"], fact["kind"], fact["id"]
