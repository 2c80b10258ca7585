"""A corpus: find, read, extract and write every release, each on its own, with what went wrong beside it."""

import hashlib
import json
import os
import platform
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from spacy import about

from pressefakten import __version__
from pressefakten.errors import ExtractionError, FactError, PressefaktenError, ReadError, UsageError
from pressefakten.outputs import ENTITIES, FACTS, REJECTED, RELEASES, Line, Staging, outputs_among
from pressefakten.paths import spelled
from pressefakten.processes import Work, share
from pressefakten.read import Found, Source, find_sources, read_parts
from pressefakten.read.files import read_file
from pressefakten_schemas.run import Counts, Durations, Rejected, Run, Settings, Stage, Versions

if TYPE_CHECKING:
    from pressefakten.extractor import Extractor


@dataclass(frozen=True, slots=True)
class Result:
    """What one file came to: its releases (mostly one) with their facts as records, or why not. ``notes`` are for the
    user's eyes."""

    releases: list[Line] = field(default_factory=list)
    facts: list[Line] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished run: its manifest and everything it rejected."""

    run: Run
    rejected: list[Rejected]


Progress = Callable[[int, int, int], None]
"""Called with (files done, files in all, words done)."""


def run(
    paths: Sequence[str],
    out: Path,
    model: str | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    say: Callable[[str], None] | None = None,
    extractor: "Extractor | None" = None,
) -> Outcome:
    """Extract ``paths`` (files and folders) and write the outputs to ``out``, all or nothing.

    A release that fails is written to ``rejected.jsonl`` and does not touch the others. ``say`` gets sentences for the
    user; ``extractor`` is one already loaded for ``model``. Raises UsageError where there is no text at all, ModelError
    where the pipeline cannot be loaded, OutputError where ``out`` cannot be written.
    """
    started, clock = datetime.now(UTC), time.perf_counter()
    found = find(paths, out)
    made_by = versions(model)
    with Staging(out) as staging, closing(extract_files(found.paths, model, jobs, extractor)) as results:
        loaded = time.perf_counter()
        rejected = [rejection(refused.error, str(refused.path), "find") for refused in found.refused]
        done = _Done()
        for number, result in enumerate(results, 1):
            rejected += result.rejected
            if say:
                for note in result.notes:
                    say(note)
            for release in result.releases:
                staging.write(RELEASES, release)
            for fact in result.facts:
                staging.write(FACTS, fact)
            done.take(result)
            if progress:
                progress(number, len(found.paths), done.words)
        try:
            entities = list(_entities(done.releases, done.facts))
        except Exception as error:  # the finished releases must not be lost for it
            entities = []
            rejected.append(rejection(_unexpected(ENTITIES, error), ENTITIES, "validate"))
        for entity in entities:
            staging.write(ENTITIES, entity)
        rejected.sort(key=lambda one: (one.file, one.stage, one.message))
        for one in rejected:
            staging.write(REJECTED, one.as_line())
        ended = time.perf_counter()
        record = Run(
            started=started.isoformat(timespec="seconds"),
            versions=made_by,
            settings=Settings(paths=tuple(map(spelled, paths)), out=spelled(out), model=model, jobs=jobs),
            counts=done.counts(len(rejected)),
            seconds=Durations(
                load=round(loaded - clock, 3), extract=round(ended - loaded, 3), total=round(ended - clock, 3)
            ),
        )
        staging.write_run(record.as_line())
    return Outcome(record, rejected)


@dataclass(slots=True)
class _Done:
    """What a run has done so far. Of a release the record is kept without its text."""

    releases: list[Line] = field(default_factory=list)
    facts: list[Line] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    mentions: int = 0
    warnings: int = 0
    foreign: int = 0
    words: int = 0
    characters: int = 0

    def take(self, result: Result) -> None:
        for release in result.releases:
            self.releases.append({**release, "text": "", "zones": []})
            self.foreign += release.get("language") is not None
            self.words += len(release["text"].split())
            self.characters += len(release["text"])
        for fact in result.facts:
            self.facts.append(fact)
            self.kinds[fact["kind"]] += 1
            self.mentions += len(fact["mentions"])
            self.warnings += sum("warnings" in mention for mention in fact["mentions"])

    def counts(self, rejected: int) -> Counts:
        return Counts(
            releases=len(self.releases),
            facts=len(self.facts),
            mentions=self.mentions,
            rejected=rejected,
            warnings=self.warnings,
            foreign=self.foreign,
            words=self.words,
            characters=self.characters,
            kinds=dict(sorted(self.kinds.items())),
        )


def find(paths: Sequence[str], out: Path | None = None) -> Found:
    """The texts at ``paths``, but not what a run has written to ``out``.

    Where ``out`` lies in a folder of texts, all of ``out`` is taken for outputs; where texts lie in ``out``, only the
    files that a run writes. Raises UsageError where there is nothing to read at all.
    """
    there = [path for path in paths if os.path.lexists(path)]
    found = find_sources(paths)
    if out is not None:
        is_output = outputs_among(out, paths)
        found = Found(
            [path for path in found.paths if not is_output(path)],
            [refused for refused in found.refused if not is_output(refused.path)],
        )
    if not there or not (found.paths or found.refused):
        what = "No texts in" if there else "There is no file or folder"
        raise UsageError(
            "C001",
            f"{what} {', '.join(paths)}",
            "Put press releases there: .txt, .html, .pdf, .eml, .docx and others (docs/reading.md).",
        )
    return found


def _entities(releases: Sequence[Line], facts: Sequence[Line]) -> Iterable[Line]:
    from pressefakten.registry import build_entities

    return (entity.as_line() for entity in build_entities(releases, facts))


def versions(model: str | None = None) -> Versions:
    """The versions of what extracts."""
    return Versions(
        pressefakten=__version__,
        python=platform.python_version(),
        spacy=about.__version__,
        model=model or _shipped_model(),
    )


def _shipped_model() -> str:
    """``press_ner`` and the beginning of its network's hash, from the model's manifest."""
    manifest = json.loads((files("pressefakten.ner") / "model" / "manifest.json").read_text(encoding="utf-8"))
    return f"press_ner {manifest['files']['tagger.onnx'][:12]}"


def extract_files(
    paths: Sequence[Path], model: str | None = None, jobs: int = 1, extractor: "Extractor | None" = None
) -> Generator[Result, None, None]:
    """One result a path, in order. With ``jobs`` above 1, that many processes share the work."""
    if jobs > 1 and len(paths) > 1:
        return share(Work(_start_process, (model,), _in_process, _died), paths, min(jobs, len(paths)))
    if not paths:
        return (Result() for _ in paths)
    loaded = extractor or _extractor(model)
    return (extract_file(loaded, path) for path in paths)


def extract_file(extractor: "Extractor", path: Path) -> Result:
    """Read and extract one file. Never raises on account of the file."""
    try:
        read = read_parts(path)
    except ReadError as error:
        return Result(rejected=[rejection(error, str(path), "read", _sha256(path))])
    except Exception as error:  # one file's trouble must not end the run
        return Result(rejected=[rejection(_unexpected(path, error), str(path), "read")])
    results = [extract_source(extractor, source) for source in read.sources]
    refused = [rejection(error, str(path), "read", read.sources[0].sha256) for error in read.refused]
    return _together([*results, Result(rejected=refused)] if refused else results)


def _together(results: Sequence[Result]) -> Result:
    """What the releases of one file came to, as the result of the file."""
    if len(results) == 1:
        return results[0]
    return Result(
        [release for result in results for release in result.releases],
        [fact for result in results for fact in result.facts],
        [one for result in results for one in result.rejected],
        tuple(dict.fromkeys(note for result in results for note in result.notes)),
    )


def _sha256(path: Path) -> str | None:
    """Of the bytes of a file that is no text; None where they cannot be read."""
    try:
        return hashlib.sha256(read_file(path)).hexdigest()
    except ReadError:
        return None


def extract_source(extractor: "Extractor", source: Source) -> Result:
    """Extract what was read, each release of a collection. Never raises on account of the text."""
    try:
        parts = extractor.parts(source)
    except Exception:  # what is wrong with the text is said where it is extracted
        parts = [source]
    return _together([_extract_part(extractor, part) for part in parts])


def _extract_part(extractor: "Extractor", source: Source) -> Result:
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
        cause = _unexpected(source.path, error)
        return Result(rejected=[rejection(cause, source.path, "extract", source.sha256)], notes=notes)
    facts.sort(key=_position)
    refused = [rejection(error, source.path, "validate", source.sha256) for error in extraction.refused]
    return Result([release], facts, refused, notes)


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


def _unexpected(path: str | Path, error: Exception) -> ExtractionError:
    return ExtractionError(
        "X002",
        f"{path}: {type(error).__name__}: {error}",
        "The other releases are not affected; please report this one with its text.",
    )


def _extractor(model: str | None) -> "Extractor":
    from pressefakten.extractor import Extractor

    return Extractor(model)


_of_process: "Extractor | None" = None


def _start_process(model: str | None) -> None:
    global _of_process
    _of_process = _extractor(model)


def _in_process(path: Path) -> Result:
    assert _of_process is not None
    return extract_file(_of_process, path)


def _died(path: Path) -> Result:
    error = ExtractionError(
        "X003",
        f"{path}: the process that worked on it died, perhaps for want of memory",
        "The other releases are not affected; split the text, or extract it alone.",
    )
    return Result(rejected=[rejection(error, str(path), "extract", _sha256(path))])
