"""A text goes into the corpus: under a readable name that depends on nothing but the text, and only once."""

import hashlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pressefakten.errors import OutputError, PressefaktenError, ReadError, UsageError
from pressefakten.extractor import Extractor
from pressefakten.one_file import extract_source
from pressefakten.outputs import Line, open_outputs
from pressefakten.paths import spelled
from pressefakten.read import Source, find_sources, read_bytes, read_source
from pressefakten.read.files import read_file
from pressefakten.read.formats import SUFFIXES
from pressefakten.results import rejection
from pressefakten.run import Options, Outcome, Progress, run
from pressefakten.settings import MAX_NAME_BYTES, MAX_SIDECAR_BYTES
from pressefakten.staging import check_place
from pressefakten_schemas.run import Rejected

_SLUG_LENGTH = 60
_HASH_LENGTH = 8
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l"})


@dataclass(frozen=True, slots=True)
class Added:
    """What adding came to: the new releases with their facts, as records, and what was refused."""

    releases: list[Line] = field(default_factory=list)
    facts: list[Line] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


def add_texts(
    texts: Sequence[tuple[str, bytes | None]],
    corpus: Path,
    out: Path,
    name: str | None = None,
    model: str | None = None,
    progress: Progress | None = None,
    say: Callable[[str], None] | None = None,
) -> Added:
    """Put each text into ``corpus`` and extract the corpus into ``out``.

    ``texts`` are paths with None, or a name with the bytes themselves (standard input). ``name`` is the release name
    to give instead of one made from the title; it fits one text only. A text that cannot be read, or is there already,
    is rejected and does not hinder the others. Raises UsageError for a bad ``name`` or ``corpus``, OutputError where
    ``out`` cannot be written.
    """
    if name is not None:
        _check_name(name, len(texts))
    there = _Known(corpus)
    extractor = Extractor(model)
    check_place(out)  # before anything is put into the corpus
    rejected: list[Rejected] = []
    new: dict[Path, Source] = {}
    for file, data in texts:
        sha256 = None
        try:
            source = read_source(file) if data is None else read_bytes(data, "stdin")
            sha256 = source.sha256
            there.refuse(source)
            result = extract_source(extractor, source)
            if not result.parts:
                rejected += result.rejected
                continue
            path = there.store(file, data, source, name or release_name(source, result.parts[0].release["title"]))
        except PressefaktenError as error:
            rejected.append(rejection(error, file, "read" if sha256 is None else "extract", sha256))
            continue
        new[path] = source
        if say:
            say(f"{file} → {path}")
    if not new:
        return Added(rejected=rejected)
    try:
        outcome = run([str(corpus)], out, Options(model), progress, extractor=extractor)
    except PressefaktenError as error:
        again = f"The new texts are in the corpus; then type: pressefakten extract {corpus} --out {out}"
        raise type(error)(error.code, error.message, f"{error.hint}\n  {again}".lstrip()) from error
    return _added(new, corpus, out, outcome, rejected)


def _added(
    new: Mapping[Path, Source], corpus: Path, out: Path, outcome: Outcome, rejected: Sequence[Rejected]
) -> Added:
    """The records of the new texts and of no others: a text is known by its path and its bytes, not by its name."""
    outputs = open_outputs(out)
    known: dict[tuple[str, str], list[Line]] = {}
    for release in outputs.releases:
        known.setdefault((release["source"], release["sha256"]), []).append(release)
    releases, refused = [], list(rejected)
    for path, source in new.items():
        own = known.get((spelled(path), source.sha256), [])
        troubles = [one for one in outcome.rejected if one.file == spelled(path)]
        releases += own
        if not own and not troubles:
            error = UsageError(
                "C025",
                f"{source.path} is in the corpus as {path}, but the outputs do not have it under this name",
                f"See what is said of it: pressefakten extract {corpus} --out {out}",
            )
            troubles.append(rejection(error, str(path), "find", source.sha256))
        refused += troubles
    names = {release["release"] for release in releases}
    return Added(releases, [fact for fact in outputs.facts if fact["release"] in names], refused)


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


class _Known:
    """The texts a corpus has, by their bytes, their words and their names."""

    def __init__(self, corpus: Path) -> None:
        """Raises UsageError where ``corpus`` is no folder."""
        self._corpus = corpus
        self._paths: dict[str, Path] = {}
        self._names: dict[str, Path] = {}
        if not os.path.lexists(corpus):
            return
        if not corpus.is_dir():
            raise UsageError("C024", f"{corpus} is no folder", "Name the folder of the texts with --corpus DIR.")
        found = find_sources([corpus])
        for path in [*found.paths, *(refused.path for refused in found.refused)]:
            if path.suffix.lower() in SUFFIXES or path.parent == corpus:  # a .toml there would become its sidecar
                self._names.setdefault(_alike(path.stem), path)
        for path in found.paths:
            try:
                self._remember(read_source(path), path)
            except ReadError:
                continue  # the run reports it

    def _remember(self, source: Source, path: Path) -> None:
        self._paths.setdefault(source.sha256, path)
        self._paths.setdefault(_words(source.text), path)
        self._names.setdefault(_alike(path.stem), path)

    def refuse(self, source: Source) -> None:
        """Raise UsageError where the text is there already."""
        for key, what in ((source.sha256, "is already there"), (_words(source.text), "has the same words as")):
            if key in self._paths:
                there = self._paths[key]
                raise UsageError(
                    "C020",
                    f"{source.path} {what}{' as' if key == source.sha256 else ''} {there}",
                    f"See its facts: pressefakten show {there.stem}",
                )

    def store(self, file: str, data: bytes | None, source: Source, name: str) -> Path:
        """Write the bytes and the sidecar, if there is one; never over another file."""
        suffix = Path(file).suffix.lower() if data is None else ""
        target = self._corpus / f"{name}{suffix if suffix in SUFFIXES else SUFFIXES[0]}"
        if _alike(name) in self._names:
            raise _taken(name, self._names[_alike(name)])
        pieces = {target: data} if data is not None else _pieces(Path(file), source, target)
        done: list[Path] = []
        try:
            self._corpus.mkdir(parents=True, exist_ok=True)
            for path, content in pieces.items():
                _write(path, content)
                done.append(path)
        except OSError as error:
            for written in done:  # a sidecar without its text
                written.unlink(missing_ok=True)
            if isinstance(error, FileExistsError):
                raise _taken(name, target) from error
            raise OutputError(
                "O007",
                f"{target} cannot be written: {error.strerror}",
                f"See the folder's rights and the room on its disk: ls -ld {self._corpus}; df {self._corpus}",
            ) from error
        self._remember(source, target)
        return target


def _pieces(file: Path, source: Source, target: Path) -> dict[Path, bytes]:
    """The content of the text's file and of its sidecar, by the path it goes to; the sidecar first."""
    data = read_file(file)
    if hashlib.sha256(data).hexdigest() != source.sha256:
        raise UsageError("C026", f"{file} was changed while it was read", "Add it again.")
    sidecar = file.with_suffix(".toml")
    if os.path.lexists(sidecar):
        return {target.with_suffix(".toml"): read_file(sidecar, MAX_SIDECAR_BYTES), target: data}
    return {target: data}


def _taken(name: str, path: Path) -> UsageError:
    return UsageError("C023", f"The name {name!r} is taken by {path}", "Choose another one with --name.")


def _alike(name: str) -> str:
    """A key for names that only case or the spelling of umlauts keeps apart: many disks take them for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _words(text: str) -> str:
    """A key that two copies share that differ in encoding, line ends and blanks only."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return "words " + hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def _check_name(name: str, texts: int) -> None:
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
