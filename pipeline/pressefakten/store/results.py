"""What one file comes to: its releases with their facts, as records, or why not."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pressefakten.errors import ExtractionError, PressefaktenError, ReadError
from pressefakten.json_records import JsonObject
from pressefakten.paths import spelled
from pressefakten.settings import MAX_DOCUMENT_BYTES
from pressefakten_schemas.run import Rejected, Stage


@dataclass(frozen=True, slots=True)
class ReleaseResult:
    """One release of a file with its facts, as records."""

    release: JsonObject
    facts: list[JsonObject] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Result:
    """What one file came to: its releases, or why not. ``notes`` are sentences for the user's eyes."""

    parts: tuple[ReleaseResult, ...] = ()
    rejected: list[Rejected] = field(default_factory=list)
    notes: tuple[str, ...] = ()

    @property
    def facts(self) -> list[JsonObject]:
        """The facts of all its releases."""
        return [fact for part in self.parts for fact in part.facts]


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
    from pressefakten.read.files import read_file

    try:
        return hashlib.sha256(read_file(path, MAX_DOCUMENT_BYTES)).hexdigest()
    except ReadError:
        return None


Say = Callable[[str], None]
"""Called with a sentence for the user."""
