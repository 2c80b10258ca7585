"""``corrections.jsonl`` beside the texts of a corpus: read, checked line by line, and kept."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pressefakten.errors import UsageError
from pressefakten.read.files import CORRECTIONS
from pressefakten_schemas.corrections import Correction

NAME = CORRECTIONS
_MOST_BYTES = 50_000_000
_LEVELS = 4


def read(path: Path) -> list[Correction]:
    """The corrections of a file. Raises UsageError with the line that is none (C066), and where it cannot be read."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UsageError("C065", f"{path} is too large for corrections", "Name the file that the report made.")
        data = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no UTF-8 text"
        raise UsageError("C065", f"{path} cannot be read: {why}", "Name the file that the report made.") from error
    return list(_parsed(path, data))


def _parsed(path: Path, data: str) -> Iterator[Correction]:
    for number, line in enumerate(data.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield Correction.model_validate(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise UsageError(
                "C066",
                f"{path}, line {number}: {_reason(error)}",
                "Nothing was kept. Mend the line, or make the file anew in the report.",
            ) from error


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return ": ".join(filter(None, (".".join(map(str, first["loc"])), first["msg"])))
    return "no JSON record"


def subject(correction: Correction) -> tuple[Any, ...]:
    """What a correction is about: of two about the same, the later one counts."""
    said = correction.was or correction.now
    places = tuple((place.start, place.end, place.exact) for place in said.places) if said else ()
    return correction.release, said.kind if said else "", places, correction.was is None


def merged(old: Iterable[Correction], new: Iterable[Correction]) -> list[Correction]:
    """Both, sorted by release; of two about the same the new one."""
    kept = {subject(correction): correction for correction in (*old, *new)}
    return sorted(kept.values(), key=lambda one: (one.release, _first(one)))


def _first(correction: Correction) -> int:
    said = correction.was or correction.now
    return said.places[0].start if said else 0


def write(path: Path, corrections: Iterable[Correction]) -> None:
    """Write the file whole or not at all. Raises OutputError O030."""
    from pressefakten.export.places import new_file

    with new_file(path) as file:
        lines = (json.dumps(one.as_line(), ensure_ascii=False) + "\n" for one in corrections)
        file.write_text("".join(lines), encoding="utf-8", newline="")


def keep(new: Iterable[Correction], corpus: Path) -> list[Correction]:
    """Add to ``corpus/corrections.jsonl`` and return all that it holds now. Raises UsageError, OutputError."""
    path = corpus / NAME
    kept = merged(read(path) if path.exists() else (), new)
    write(path, kept)
    return kept


def beside(path: Path) -> str | None:
    """The corrections for a text: in its folder, or in the nearest one above that has some, three levels up at most."""
    folder = os.path.abspath(path)  # noqa: PTH100  (for each of a hundred thousand files)
    for _ in range(_LEVELS):
        folder, above = os.path.dirname(folder), folder  # noqa: PTH120
        if folder == above:
            return None
        if os.path.isfile(file := os.path.join(folder, NAME)):  # noqa: PTH113
            return file
    return None


def corrections_for(path: Path, release: str) -> tuple[Correction, ...]:
    """The corrections of a release whose text is at ``path``. Raises UsageError where their file is damaged."""
    file = beside(path)
    return () if file is None else tuple(one for one in _of_file(file, release) if one.release == release)


def mark_of(path: Path, release: str, beside: Callable[[Path], str | None] = beside) -> bytes:
    """What tells these corrections of a text from others; nothing where it has none. Of a file of several releases, it
    is that of all of them. ``beside`` finds the file of corrections."""
    file = beside(path)
    if file is None:
        return b""
    return "\n".join(one.model_dump_json() for one in _of_file(file, release)).encode()


def beside_at_once() -> Callable[[Path], str | None]:
    """``beside`` for the many files of one run: each folder is looked into once."""
    in_folder = cache(lambda folder: beside(folder / NAME))
    return lambda path: in_folder(path.parent)


def _of_file(file: str, release: str) -> tuple[Correction, ...]:
    status = Path(file).stat()
    return _by_file(file, status.st_mtime_ns, status.st_size).get(release.partition("#")[0], ())


@lru_cache(maxsize=4)
def _by_file(file: str, changed: int, size: int) -> Mapping[str, tuple[Correction, ...]]:
    """Name of a file's first release → the corrections of all its releases. Read once as long as the file stays."""
    found: dict[str, list[Correction]] = {}
    for correction in read(Path(file)):
        found.setdefault(correction.release.partition("#")[0], []).append(correction)
    return {name: tuple(ones) for name, ones in found.items()}
