"""Files go into the corpus: under a readable name that depends on nothing but the text, never over another, whole or
not at all; and out of it again."""

import hashlib
import json
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from pressefakten.errors import OutputError, UsageError
from pressefakten.read import Source
from pressefakten.read.files import read_file
from pressefakten.read.formats import SUFFIXES
from pressefakten.settings import MAX_DOCUMENT_BYTES, MAX_NAME_BYTES, MAX_SIDECAR_BYTES

_SLUG_LENGTH = 60
_HASH_LENGTH = 8
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l"})


def release_name(source: Source, title: str | None) -> str:
    """``slug_hash``: the slug of the title (else of the file's name), the first digits of the hash of its bytes.

    A file that was named so before keeps its name, if it can be one.
    """
    short = source.sha256[:_HASH_LENGTH]
    named = source.release.endswith(f"_{short}") and slug(source.release[: -len(short) - 1])
    if named and not _fault(source.release):
        return source.release
    return f"{slug(title or '') or slug(source.release) or 'text'}_{short}"


def slug(text: str) -> str:
    """Lower case letters a–z, digits and hyphens, cut between words: „Über Öl“ → ``ueber-oel``."""
    text = unicodedata.normalize("NFC", text).lower().translate(_SPELLED)
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", text).strip("-")
    if len(words) > _SLUG_LENGTH:
        cut = words[: _SLUG_LENGTH + 1].rpartition("-")[0]
        words = cut or words[:_SLUG_LENGTH]
    return words


def place(
    corpus: Path, name: str, file: str, data: bytes | None, source: Source, version_of: str | None = None
) -> list[Path]:
    """Write the file and its sidecar, if there is one or ``version_of`` is to be said; returns their paths, the file's
    first. Raises UsageError where the name is taken, OutputError where they cannot be written."""
    suffix = Path(file).suffix.lower() if data is None else ""
    target = corpus / f"{name}{suffix if suffix in SUFFIXES else SUFFIXES[0]}"
    pieces = {target: data} if data is not None else _pieces(Path(file), source, target)
    if version_of is not None:
        beside = pieces.pop(target.with_suffix(".toml"), b"").rstrip()
        said = f"version_of = {json.dumps(version_of, ensure_ascii=False)}\n".encode()
        pieces = {target.with_suffix(".toml"): beside + b"\n" * bool(beside) + said, **pieces}
    done: list[Path] = []
    try:
        corpus.mkdir(parents=True, exist_ok=True)
        for path, content in pieces.items():
            _write(path, content)
            done.append(path)
    except OSError as error:
        take_out(done)  # a sidecar without its text
        if isinstance(error, FileExistsError):
            raise taken(name, target) from error
        raise OutputError(
            "O007",
            f"{target} cannot be written: {error.strerror}",
            f"See the folder's rights and the room on its disk: ls -ld {corpus}; df {corpus}",
        ) from error
    return done[::-1]


def take_out(paths: Iterable[Path]) -> None:
    """Remove files. Raises OutputError where one stays."""
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(
                "O007", f"{path} cannot be removed: {error.strerror}", f"See the folder's rights: ls -ld {path.parent}"
            ) from error


def _pieces(file: Path, source: Source, target: Path) -> dict[Path, bytes]:
    """The content of the text's file and of its sidecar, by the path it goes to; the sidecar first."""
    data = read_file(file, MAX_DOCUMENT_BYTES)
    if hashlib.sha256(data).hexdigest() != source.sha256:
        raise UsageError("C026", f"{file} was changed while it was read", "Add it again.")
    sidecar = file.with_suffix(".toml")
    if os.path.lexists(sidecar):
        return {target.with_suffix(".toml"): read_file(sidecar, MAX_SIDECAR_BYTES), target: data}
    return {target: data}


def taken(name: str, path: Path) -> UsageError:
    return UsageError("C023", f"The name {name!r} is taken by {path}", "Choose another one with --name.")


def alike_name(name: str) -> str:
    """A key for names that only case or the spelling of umlauts keeps apart: many disks take them for one."""
    if name.isascii():
        return name.casefold()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def check_name(name: str, texts: int) -> None:
    if texts != 1:
        raise UsageError("C021", f"One name ({name!r}) for {texts} texts", "Add them one by one, or leave out --name.")
    if fault := _fault(name):
        raise UsageError(
            "C022",
            f"{name!r} cannot be the name of a release: {fault}",
            "Use letters, digits and hyphens, without a folder.",
        )


def _fault(name: str) -> str | None:
    """Why a file could not be written under this name, or would not be found again."""
    if not name.strip() or name != name.strip():
        return "it is empty, or begins or ends with a blank"
    if name != Path(name).name:
        return "it names a folder"
    if name.startswith(".") or name.lower() == "readme":
        return "such files are no releases"
    if any(unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in name):
        return "it has characters that cannot be seen, or is not Unicode"
    if len(name.encode()) > MAX_NAME_BYTES:
        return f"it is longer than {MAX_NAME_BYTES} bytes"
    return None


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all. Raises FileExistsError where a file of this name is there, or comes while we write."""
    if os.path.lexists(path):
        raise FileExistsError
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".adding-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        try:
            path.hardlink_to(temporary)
        except FileExistsError:
            raise
        except OSError:  # a disk without hard links
            Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)
