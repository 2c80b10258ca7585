"""A corpus: find, read, extract and write every release, each on its own, with what went wrong beside it."""

import hashlib
import json
import os
import platform
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from spacy import about

from pressefakten import __version__
from pressefakten.errors import ExtractionError, FactError, PressefaktenError, ReadError, UsageError
from pressefakten.outputs import ENTITIES, FACTS, REJECTED, RELEASES, Line, Staging
from pressefakten.read import Found, Source, find_sources, read_source
from pressefakten.read.files import read_file
from pressefakten_schemas.run import Counts, Durations, Rejected, Run, Settings, Stage, Versions

if TYPE_CHECKING:
    from pressefakten.extractor import Extractor

_WAITING = 4
"""Releases handed to each process ahead of time: enough to keep it busy, few enough to keep memory flat."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one file came to: a release with its facts as records, or why not. ``notes`` are for the user's eyes."""

    release: Line | None = None
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
    with Staging(out) as staging:
        results = extract_files(found.paths, model, jobs, extractor)
        loaded = time.perf_counter()
        rejected = [rejection(refused.error, str(refused.path), "find") for refused in found.refused]
        releases: list[Line] = []
        facts: list[Line] = []
        kinds: Counter[str] = Counter()
        mentions = warnings = words = characters = 0
        for done, result in enumerate(results, 1):
            rejected += result.rejected
            if say:
                for note in result.notes:
                    say(note)
            if result.release is not None:
                staging.write(RELEASES, result.release)
                releases.append({**result.release, "text": "", "zones": []})
                words += len(result.release["text"].split())
                characters += len(result.release["text"])
            for fact in result.facts:
                staging.write(FACTS, fact)
                facts.append(fact)
                kinds[fact["kind"]] += 1
                mentions += len(fact["mentions"])
                warnings += sum("warnings" in mention for mention in fact["mentions"])
            if progress:
                progress(done, len(found.paths), words)
        for entity in _entities(releases, facts):
            staging.write(ENTITIES, entity)
        rejected.sort(key=lambda one: (one.file, one.stage, one.message))
        for one in rejected:
            staging.write(REJECTED, one.as_line())
        ended = time.perf_counter()
        record = Run(
            started=started.isoformat(timespec="seconds"),
            versions=versions(model),
            settings=Settings(paths=tuple(paths), out=str(out), model=model, jobs=jobs),
            counts=Counts(
                releases=len(releases),
                facts=len(facts),
                mentions=mentions,
                rejected=len(rejected),
                warnings=warnings,
                words=words,
                characters=characters,
                kinds=dict(sorted(kinds.items())),
            ),
            seconds=Durations(
                load=round(loaded - clock, 3), extract=round(ended - loaded, 3), total=round(ended - clock, 3)
            ),
        )
        staging.write_run(record.as_line())
    return Outcome(record, rejected)


def find(paths: Sequence[str], out: Path | None = None) -> Found:
    """The texts at ``paths``, but not what lies in ``out``. Raises UsageError where there is nothing to read at all."""
    there = [path for path in paths if os.path.lexists(path)]
    found = find_sources(paths)
    if out is not None:
        mine = out.resolve()
        found = Found(
            [path for path in found.paths if mine not in path.resolve().parents],
            [refused for refused in found.refused if mine not in refused.path.resolve().parents],
        )
    if not there or not (found.paths or found.refused):
        what = "No texts in" if there else "There is no file or folder"
        raise UsageError(
            "C001", f"{what} {', '.join(paths)}", "Put press releases there as .txt or .md files, one a file."
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
) -> Iterator[Result]:
    """One result a path, in order. With ``jobs`` above 1, that many processes share the work."""
    if not paths:
        return iter(())
    if jobs <= 1 or len(paths) == 1:
        loaded = extractor or _extractor(model)
        return (extract_file(loaded, path) for path in paths)
    return _in_processes(paths, model, min(jobs, len(paths)))


def extract_file(extractor: "Extractor", path: Path) -> Result:
    """Read and extract one file. Never raises on account of the file."""
    try:
        source = read_source(path)
    except ReadError as error:
        return Result(rejected=[rejection(error, str(path), "read", _sha256(path))])
    except Exception as error:  # one file's trouble must not end the run
        return Result(rejected=[rejection(_unexpected(path, error), str(path), "read")])
    return extract_source(extractor, source)


def _sha256(path: Path) -> str | None:
    """Of the bytes of a file that is no text; None where they cannot be read."""
    try:
        return hashlib.sha256(read_file(path)).hexdigest()
    except ReadError:
        return None


def extract_source(extractor: "Extractor", source: Source) -> Result:
    """Extract what was read. Never raises on account of the text."""
    notes = tuple(f"{source.path}: {warning}" for warning in source.warnings)
    try:
        extraction = extractor.extract(source)
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
    return Result(release, facts, refused, notes)


def _position(fact: Line) -> tuple[int, int, str, str]:
    first = fact["mentions"][0]
    return first["start"], first["end"], fact["kind"], fact["id"]


def rejection(error: PressefaktenError, file: str, stage: Stage, sha256: str | None = None) -> Rejected:
    """The record of an error; a file name that is no valid Unicode is spelled with escapes."""
    return Rejected(
        file=file.encode("utf-8", "backslashreplace").decode("utf-8"),
        sha256=sha256,
        stage=stage,
        code=error.code,
        message=error.message.encode("utf-8", "backslashreplace").decode("utf-8"),
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


def _in_processes(paths: Sequence[Path], model: str | None, jobs: int) -> Iterator[Result]:
    """Processes are spawned, since threads of the libraries do not survive a fork; records come back, not Docs."""
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start_process, (model,)) as pool:
        waiting: deque[Future[Result]] = deque()
        try:
            for path in paths:
                waiting.append(pool.submit(_in_process, path))
                if len(waiting) >= jobs * _WAITING:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise ExtractionError(
                "X003", "A worker process died, perhaps for want of memory", "Run again with --jobs 1."
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
