"""A text goes into the corpus: under a readable name that depends on nothing but the text, and only once."""

import hashlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pressefakten.errors import OutputError, PressefaktenError, ReadError, UsageError
from pressefakten.extractor import Extractor
from pressefakten.outputs import Line, open_outputs
from pressefakten.read import Source, find_sources, read_bytes, read_source
from pressefakten.read.files import SUFFIXES
from pressefakten.run import Progress, rejection, run
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
    is rejected and does not hinder the others. Raises UsageError for a bad ``name``.
    """
    if name is not None:
        _check_name(name, len(texts))
    extractor = Extractor(model)
    there = _Known(corpus)
    rejected: list[Rejected] = []
    new: list[str] = []
    for file, data in texts:
        sha256 = None
        try:
            source = read_source(file) if data is None else read_bytes(data, "stdin")
            sha256 = source.sha256
            there.refuse(source)
            title = extractor.extract(source).release.title
            path = _store(corpus, file, data, source, name or release_name(source, title))
        except PressefaktenError as error:
            rejected.append(rejection(error, file, "read" if sha256 is None else "extract", sha256))
            continue
        there.remember(source, path)
        new.append(path.stem)
        if say:
            say(f"{file} → {path}")
    if not new:
        return Added(rejected=rejected)
    run([str(corpus)], out, model, progress=progress, say=None, extractor=extractor)
    outputs = open_outputs(out)
    return Added(
        [release for release in outputs.releases if release["release"] in new],
        [fact for fact in outputs.facts if fact["release"] in new],
        rejected,
    )


def release_name(source: Source, title: str | None) -> str:
    """``slug_hash``: the slug of the title (else of the file's name), the first digits of the hash of its bytes.

    A file that was named so before keeps its name.
    """
    short = source.sha256[:_HASH_LENGTH]
    if source.release.endswith(f"_{short}") and slug(source.release[: -len(short) - 1]):
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
    """The texts a corpus has, by their bytes and by their words."""

    def __init__(self, corpus: Path) -> None:
        self._paths: dict[str, Path] = {}
        if not corpus.is_dir():
            return
        for path in find_sources([corpus]).paths:
            try:
                self.remember(read_source(path), path)
            except ReadError:
                continue  # the run reports it

    def remember(self, source: Source, path: Path) -> None:
        self._paths.setdefault(source.sha256, path)
        self._paths.setdefault(_words(source.text), path)

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


def _words(text: str) -> str:
    """A key that two copies share that differ in encoding, line ends and blanks only."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return "words " + hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def _check_name(name: str, texts: int) -> None:
    if texts != 1:
        raise UsageError("C021", f"One name ({name!r}) for {texts} texts", "Add them one by one, or leave out --name.")
    if not name.strip() or name != Path(name).name or name.startswith(".") or name.lower() == "readme":
        raise UsageError(
            "C022", f"{name!r} cannot be the name of a release", "Use letters, digits and hyphens, without a folder."
        )


def _store(corpus: Path, file: str, data: bytes | None, source: Source, name: str) -> Path:
    """Write the bytes and the sidecar, if there is one; never over another file."""
    suffix = Path(file).suffix.lower() if data is None else ""
    target = corpus / f"{name}{suffix if suffix in SUFFIXES else SUFFIXES[0]}"
    taken = next((path for path in _of_same_name(target)), None)
    if taken is not None:
        raise UsageError("C023", f"The name {target.stem!r} is taken by {taken}", "Choose another one with --name.")
    try:
        corpus.mkdir(parents=True, exist_ok=True)
        if data is None:
            data = Path(file).read_bytes()
            sidecar = Path(file).with_suffix(".toml")
            if sidecar.is_file():
                _write(target.with_suffix(".toml"), sidecar.read_bytes())
        _write(target, data)
    except OSError as error:
        raise OutputError(
            "O007", f"{target} cannot be written: {error.strerror}", f"See the folder's rights: ls -ld {corpus}"
        ) from error
    return target


def _of_same_name(target: Path) -> Iterator[Path]:
    folder: Iterable[Path] = target.parent.iterdir() if target.parent.is_dir() else ()
    return (path for path in sorted(folder) if path.stem.lower() == target.stem.lower())


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".adding-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
