"""A text goes into the corpus, once: what is known is refused, a new version says of which release it is one."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pressefakten.json_records import JsonObject
from pressefakten.corpus.finding import find
from pressefakten.corpus.one_file import extract_whole
from pressefakten.corpus.placing import alike_name, check_name, place, release_name, take_out, taken
from pressefakten.corpus.run import Options, Outcome, Progress, extend, known_folders, run
from pressefakten.errors import PressefaktenError, UsageError
from pressefakten.extractor import Extractor
from pressefakten.outputs import FACTS
from pressefakten.paths import spelled
from pressefakten.read import FoundFiles, Read, Refused, find_sources, parts_in, read_parts
from pressefakten.read.folders import Look, names_hash, time_of
from pressefakten.read.formats import SUFFIXES
from pressefakten.store import plan
from pressefakten.store.alike import words_hash
from pressefakten.store.known import Earlier, earlier, same
from pressefakten.store.reading import Index, open_index
from pressefakten.store.results import Result, rejection
from pressefakten.store.staging import check_place
from pressefakten_schemas.run import Rejected


@dataclass(frozen=True, slots=True)
class New:
    """A text that went in: its releases with their facts, as records, and the known release that it is about."""

    releases: list[JsonObject] = field(default_factory=list)
    facts: list[JsonObject] = field(default_factory=list)
    earlier: Earlier | None = None
    known: tuple[JsonObject, list[JsonObject]] | None = None
    """The record and facts of the earlier release."""


@dataclass(frozen=True, slots=True)
class Added:
    """What adding came to: the new texts, and what was refused."""

    new: list[New] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)

    @property
    def releases(self) -> list[JsonObject]:
        """The new releases."""
        return [release for one in self.new for release in one.releases]

    @property
    def facts(self) -> list[JsonObject]:
        """Their facts."""
        return [fact for one in self.new for fact in one.facts]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A text that was put into the corpus, and the files that were written for it, the text's first."""

    given: str
    read: Read
    paths: list[Path]
    earlier: Earlier | None


Given = tuple[str, bytes | None]
"""A path with None, or a name with the bytes themselves (standard input)."""


def add_texts(
    texts: Sequence[Given],
    corpus: Path,
    out: Path,
    name: str | None = None,
    model: str | None = None,
    progress: Progress | None = None,
    say: Callable[[str], None] | None = None,
    extractor: Extractor | None = None,
    min_confidence: float = 0.0,
) -> Added:
    """Put each text into ``corpus`` and bring the outputs in ``out`` up to date; only the new texts are extracted.

    Of a folder every text in it is put in. ``name`` is the release name to give instead of one made from the title; it
    fits one text only. A text that cannot be read or extracted, or is there already, is rejected and does not hinder
    the others; nothing of it stays in the corpus. Raises UsageError for a bad ``name`` or ``corpus``, OutputError where
    ``out`` cannot be written.
    """
    texts, rejected = _expanded(texts)
    if name is not None:
        check_name(name, len(texts))
    check_corpus(corpus)
    check_place(out)  # before anything is put into the corpus
    extractor = extractor or Extractor(model, min_confidence=min_confidence)
    bring = _Bringing(corpus, out, Options(model), progress, extractor)
    there = bring.up_to_date()
    placed: list[_Placed] = []
    with _index(out) as index:
        for text in texts:
            outcome = _put(text, there, index, extractor, name)
            if isinstance(outcome, _Placed):
                placed.append(outcome)
                if say:
                    say(f"{text[0]} → {outcome.paths[0]}")
            else:
                rejected += outcome
    return _published(placed, rejected, there, bring) if placed else Added(rejected=rejected)


@dataclass(slots=True)
class _Bringing:
    """The runs that bring the outputs in ``out`` up to date with ``corpus``, which is searched no more than once where
    nothing else comes to it meanwhile."""

    corpus: Path
    out: Path
    options: Options
    progress: Progress | None
    extractor: Extractor
    folders: Mapping[str, Look] | None = None
    """The folders of the corpus as they were last seen; None where nobody has looked."""
    refused: Sequence[Refused] = ()
    """What is no text there, where there has been no run."""
    has_run: bool = False

    def up_to_date(self) -> "_Corpus":
        """The corpus as it is, after a run where it has texts that are not in the outputs."""
        if self._has_run() or not self.corpus.is_dir():
            return _Corpus(self.corpus, self.out if self.has_run else None, FoundFiles())
        found = find([str(self.corpus)], self.out, may_be_empty=True)
        if not found.texts:
            self.folders, self.refused = found.folders, found.refused
            return _Corpus(self.corpus, None, found)
        self.run(found)
        if self._has_run():
            return _Corpus(self.corpus, self.out, FoundFiles())
        return _Corpus(self.corpus, None, find_sources([self.corpus]))  # something came meanwhile

    def _has_run(self) -> bool:
        """Whether the outputs are those of the corpus as it is now; its folders are known then."""
        self.folders = known_folders([str(self.corpus)], self.out, self.options, self.extractor)
        self.has_run = bool(self.folders)
        return self.has_run

    def run(self, found: FoundFiles | None = None) -> Outcome:
        """A run over all of the corpus: over what was ``found`` there, else after a search."""
        return run([str(self.corpus)], self.out, self.options, self.progress, extractor=self.extractor, found=found)

    def run_with(self, placed: Sequence[_Placed], there: "_Corpus") -> Outcome:
        """A run that takes in the texts that were put in; over all where something else came too."""
        folders = there.folders_with(self.folders, placed)
        files = [(spelled(one.paths[0].stem), one.paths[0]) for one in placed]
        if not folders:
            return self.run()
        if self.has_run:
            return extend(files, [str(self.corpus)], self.out, self.options, self.progress, self.extractor, folders)
        texts = sorted((name, str(path)) for name, path in files)
        return self.run(FoundFiles(texts, list(self.refused), folders))


def _published(placed: Sequence[_Placed], rejected: list[Rejected], there: "_Corpus", bring: _Bringing) -> Added:
    """What came of the texts that were put in, once the outputs have them; one without results is taken out again."""
    try:
        outcome = bring.run_with(placed, there)
        with open_index(bring.out) as index:
            added = _added(placed, bring.corpus, bring.out, index, outcome, rejected)
        lost = [one for one in placed if not _releases(added, one)]
        if lost:
            take_out(path for one in lost for path in one.paths)
            if len(lost) < len(placed) or there.has_texts:
                bring.run()
    except PressefaktenError as error:
        again = f"The new texts are in the corpus; then type: pressefakten extract {bring.corpus} --out {bring.out}"
        raise type(error)(error.code, error.message, f"{error.hint}\n  {again}".lstrip()) from error
    return added


def _expanded(texts: Sequence[Given]) -> tuple[list[Given], list[Rejected]]:
    """Files for folders, and what in them is no text."""
    files: list[Given] = []
    refused: list[Rejected] = []
    for file, data in texts:
        if data is None and os.path.isdir(file):  # noqa: PTH112  (no raising)
            found = find_sources([file])
            files += [(str(path), None) for path in found.paths]
            refused += [rejection(one.error, str(one.path), "find") for one in found.refused]
        else:
            files.append((file, data))
    return files, refused


@contextmanager
def _index(out: Path) -> Iterator[Index | None]:
    if not (out / FACTS).is_file():
        yield None
        return
    with open_index(out) as index:
        yield index


def _put(
    text: Given, there: "_Corpus", index: Index | None, extractor: Extractor, name: str | None
) -> _Placed | list[Rejected]:
    """Put one text into the corpus, or say why not."""
    file, data = text
    sha256 = None
    try:
        read = read_parts(file) if data is None else parts_in(data, "stdin")
        first = read.sources[0]
        sha256 = first.sha256
        there.refuse(read, index)
        result = _extracted(extractor, read)
        if not result.parts:
            return result.rejected
        record = result.parts[0].release
        about = earlier(index, record) if index and len(result.parts) == 1 else None
        called = name or release_name(first, record["title"])
        there.check_free(called)
        version_of = about.release if about and about.relation == "version" else None
        paths = place(there.folder, called, file, data, first, version_of)
    except PressefaktenError as error:
        return [rejection(error, file, "read" if sha256 is None else "extract", sha256)]
    there.remember(read, paths[0])
    return _Placed(file, read, paths, about)


def _extracted(extractor: Extractor, read: Read) -> Result:
    """What the first release says of itself is enough for the name and to see whether it is known."""
    return extract_whole(extractor, read.sources[0])


def _added(
    placed: Iterable[_Placed], corpus: Path, out: Path, index: Index, outcome: Outcome, rejected: Sequence[Rejected]
) -> Added:
    """The records of the new texts and of no others: a text is known by its path and its bytes, not by its name."""
    new, refused = [], list(rejected)
    for one in placed:
        path, source = one.paths[0], one.read.sources[0]
        troubles = [trouble for trouble in outcome.rejected if trouble.file == spelled(path)]
        records = [
            index.record(part)
            for (part,) in index.connection.execute(
                "SELECT part FROM release WHERE source = ? AND sha256 = ? ORDER BY base, number",
                (spelled(path), source.sha256),
            )
        ]
        known = index.named(one.earlier.release) if one.earlier else None
        if records:
            facts = [fact for _, told in records for fact in told]
            new.append(New([release for release, _ in records], facts, one.earlier, known))
        elif not troubles:
            error = UsageError(
                "C025",
                f"{one.given} cannot be in the corpus as {path}: a run does not have it under this name",
                f"A link in {corpus} may lead there; give another name with --name.",
            )
            troubles.append(rejection(error, str(path), "find", source.sha256))
        refused += troubles
    return Added(new, refused)


def _releases(added: Added, placed: _Placed) -> list[JsonObject]:
    return [one for one in added.releases if one["source"] == spelled(placed.paths[0])]


def check_corpus(folder: Path) -> None:
    """Raises UsageError C024 where ``folder`` is something else than a folder."""
    if (folder.exists() or folder.is_symlink()) and not folder.is_dir():
        raise UsageError("C024", f"{folder} is no folder", "Name the folder of the texts with --corpus DIR.")


class _Corpus:
    """The files of a corpus by their names, and the texts that were put in since its last run. Which files there are is
    told by the folder itself and, for what lies below it, by the run in ``out``; without one, by what was ``found``."""

    def __init__(self, folder: Path, out: Path | None, found: FoundFiles) -> None:
        self.folder = folder
        self._names: dict[str, str] = {}
        self._new: dict[bytes | str, Path] = {}
        self._listed = self._list()
        self.has_texts = False
        for name in self._listed:  # a .toml there would become a new text's sidecar
            self._note(os.path.join(folder, name))
        if out is None:
            self.has_texts = bool(found.texts)
            for _, text in found.texts:
                self._note(text)
            for one in found.refused:
                if one.path.suffix.lower() in SUFFIXES:
                    self._note(str(one.path))
            return
        with open_index(out) as index:
            for text in plan.paths(index.connection):
                self.has_texts = True
                self._note(text)

    def _note(self, path: str) -> None:
        stem = os.path.splitext(os.path.basename(path))[0]
        self._names.setdefault(alike_name(stem), path)

    def _list(self) -> frozenset[str]:
        return (
            frozenset(name for name in os.listdir(self.folder) if name[:1] != ".")
            if self.folder.is_dir()
            else frozenset()
        )

    def folders_with(self, folders: Mapping[str, Look] | None, placed: Sequence["_Placed"]) -> dict[str, Look]:
        """The folders of the corpus as they are now that these texts were put in; empty where something else came too,
        so that all must be searched."""
        new = {path.name for one in placed for path in one.paths}
        changed, listed = time_of(self.folder), self._list()
        if not folders or str(self.folder) not in folders or listed != self._listed | new:
            return {}
        return {**folders, str(self.folder): (changed, names_hash(listed))}

    def refuse(self, read: Read, index: Index | None) -> None:
        """Raise UsageError where the text is there already."""
        source = read.sources[0]
        words = words_hash(source.text)
        found = same(index, source.sha256, source.text) if index else None
        if found is None and source.sha256 in self._new:
            path = self._new[source.sha256]
            found = path.stem, spelled(path), True
        if found is None and words in self._new and len(read.sources) == 1:
            path = self._new[words]
            found = path.stem, spelled(path), False
        if found is None:
            return
        release, file, is_same = found
        what = "is already there as" if is_same else "has the same words as"
        raise UsageError("C020", f"{source.path} {what} {file}", f"See its facts: pressefakten show '{release}'")

    def check_free(self, name: str) -> None:
        """Raise UsageError where a file of the corpus has the name, or one that many disks take for the same."""
        if alike_name(name) in self._names:
            raise taken(name, Path(self._names[alike_name(name)]))

    def remember(self, read: Read, path: Path) -> None:
        """Note a text that was put in."""
        self._note(str(path))
        self._new.setdefault(read.sources[0].sha256, path)
        if len(read.sources) == 1:
            self._new.setdefault(words_hash(read.sources[0].text), path)
