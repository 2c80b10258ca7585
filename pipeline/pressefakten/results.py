"""One file → its releases with their facts, as records; nothing here raises on account of a file.

A file may hold several releases. A format that does (a feed, a mail with attachments, an archive) gives them in
``read_sources``; a text that is a collection is parted in ``parts_of``. The first is called like the file, NAME, the
others NAME#2, NAME#3 … in their order, unless they bring a name of their own that begins with NAME#.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressefakten.errors import ExtractionError, FactError, PressefaktenError, ReadError
from pressefakten.parts import parts_of
from pressefakten.paths import spelled
from pressefakten.read import Source, read_sources
from pressefakten.read.files import read_file
from pressefakten_schemas.run import Rejected, Stage

if TYPE_CHECKING:
    from pressefakten.extractor import Extractor

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One release of a file with its facts, as records."""

    release: Line
    facts: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Result:
    """What one file came to: its releases, or why not. ``notes`` are sentences for the user's eyes."""

    parts: tuple[Part, ...] = ()
    rejected: list[Rejected] = field(default_factory=list)
    notes: tuple[str, ...] = ()

    @property
    def facts(self) -> list[Line]:
        """The facts of all its releases."""
        return [fact for part in self.parts for fact in part.facts]


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


def rejection(error: PressefaktenError, file: str, stage: Stage, sha256: str | None = None) -> Rejected:
    """The record of an error; a file name that is no valid Unicode is spelled with escapes."""
    return Rejected(
        file=spelled(file),
        sha256=sha256,
        stage=stage,
        code=error.code,
        message=error.message,
        hint=error.hint or None,
    )


def unexpected(path: str | Path, error: Exception) -> ExtractionError:
    """An error that nobody foresaw, as one of ours (X002)."""
    return ExtractionError(
        "X002",
        f"{path}: {type(error).__name__}: {error}",
        "The other releases are not affected; please report this one with its text.",
    )


def died(path: Path) -> Result:
    """The result of a file whose process died (X003)."""
    error = ExtractionError(
        "X003",
        f"{path}: the process that worked on it died, perhaps for want of memory",
        "The other releases are not affected; split the text, or extract it alone.",
    )
    return Result(rejected=[rejection(error, str(path), "extract", sha256_of(path))])


def sha256_of(path: Path) -> str | None:
    """Of a file's bytes; None where they cannot be read."""
    try:
        return hashlib.sha256(read_file(path)).hexdigest()
    except ReadError:
        return None


Say = Callable[[str], None]
"""Called with a sentence for the user."""
