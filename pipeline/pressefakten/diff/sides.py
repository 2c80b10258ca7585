"""The two sides of a comparison: releases by name, each read only when it is needed."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import IO, Any, Protocol

from pressefakten.diff.releases import Version
from pressefakten.errors import OutputError
from pressefakten.json_records import JsonRecord
from pressefakten.outputs import reading

Manifest = Mapping[str, Any]
_PREFIX = b'{"release": "'
_AGAIN = "Write it anew: pressefakten extract"


class Side(Protocol):
    """One side: a name for readers, the run's manifest where there is one, and its releases."""

    name: str
    manifest: Manifest | None

    def names(self) -> Iterable[str]:
        """The names of its releases."""

    def version(self, name: str) -> Version:
        """A release with its facts. Raises OutputError where its lines are damaged."""

    def fingerprint(self, name: str) -> bytes | None:
        """What is equal only where the records are, byte for byte; None where that is not known."""


@dataclass
class Given:
    """A side that is in memory."""

    name: str
    versions: Sequence[Version]
    manifest: Manifest | None = None
    _by_name: dict[str, Version] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._by_name = {version.release["release"]: version for version in self.versions}

    def names(self) -> Iterable[str]:
        return self._by_name

    def version(self, name: str) -> Version:
        return self._by_name[name]

    def fingerprint(self, name: str) -> bytes | None:
        return None


@dataclass(slots=True)
class _Spot:
    """Where one line stands."""

    path: Path
    number: int
    start: int
    length: int


@dataclass(slots=True)
class _Block:
    """The lines of a release in one kind of file, and the hash of their bytes."""

    spots: list[_Spot] = field(default_factory=list)
    digest: Any = field(default_factory=hashlib.sha256)


Open = Callable[[Path], IO[bytes]]


class Files:
    """A side in JSON Lines files.

    They are indexed once, by the names in front of their lines; a release is read when it is asked for. Two large runs
    that mostly agree are so compared without parsing what is the same. Raises OutputError O003 where a file is missing,
    O004 where a line is no record, O005 where a file cannot be read. ``opened`` opens a file of the run as it was,
    whatever has taken its place meanwhile.
    """

    def __init__(
        self,
        name: str,
        releases: Sequence[Path],
        facts: Sequence[Path],
        manifest: Manifest | None = None,
        opened: Open | None = None,
    ):
        self.name, self.manifest = name, manifest
        self._opened: Open = opened or (lambda path: path.open("rb"))
        self._releases, self._facts = _index(releases, self._opened), _index(facts, self._opened)

    def names(self) -> Iterable[str]:
        return self._releases

    def version(self, name: str) -> Version:
        releases = _records(self._releases.get(name), self._opened)
        return Version(releases[0], _records(self._facts.get(name), self._opened))

    def fingerprint(self, name: str) -> bytes | None:
        blocks = [index[name].digest.digest() for index in (self._releases, self._facts) if name in index]
        return b"".join(blocks)


def _index(paths: Sequence[Path], opened: Open) -> dict[str, _Block]:
    index: dict[str, _Block] = {}
    for path in paths:
        with reading(path):
            _index_file(path, index, opened)
    return index


def _index_file(path: Path, index: dict[str, _Block], opened: Open) -> None:
    start = 0
    with opened(path) as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                block = index.setdefault(_name(line, path, number), _Block())
                block.spots.append(_Spot(path, number, start, len(line)))
                block.digest.update(line)
            start += len(line)


def _name(line: bytes, path: Path, number: int) -> str:
    """The release that a line belongs to, from its first key; a line in another order of keys is parsed."""
    end = line.find(b'"', len(_PREFIX))
    if line.startswith(_PREFIX) and end > 0 and b"\\" not in line[:end] and line.rstrip().endswith(b"}"):
        try:
            return line[len(_PREFIX) : end].decode("utf-8")
        except UnicodeDecodeError as error:
            raise _damaged(path, number, str(error)) from error
    name = _record(line, path, number).get("release")
    if not isinstance(name, str):
        raise _damaged(path, number, "it names no release")
    return name


def _records(block: _Block | None, opened: Open) -> list[JsonRecord]:
    found: list[JsonRecord] = []
    for path, spots in groupby(block.spots if block else (), key=lambda spot: spot.path):
        with opened(path) as file:
            for spot in spots:
                file.seek(spot.start)
                found.append(_record(file.read(spot.length), path, spot.number))
    return found


def _record(line: bytes, path: Path, number: int) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise _damaged(path, number, str(error)) from error
    if not isinstance(record, dict):
        raise _damaged(path, number, "it is no object")
    return record


def _damaged(path: Path, number: int, reason: str) -> OutputError:
    return OutputError("O004", f"{path}, line {number}: no JSON record ({reason})", _AGAIN)
