"""A corpus: find the files, extract what is new or changed, keep every result at once, publish the outputs."""

import time
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection, Error
from typing import TYPE_CHECKING

from pressefakten.json_records import JsonObject
from pressefakten.corpus.cores import cores
from pressefakten.corpus.finding import find
from pressefakten.corpus.one_file import extract_file
from pressefakten.corpus.processes import Work, share
from pressefakten.errors import OutputError
from pressefakten.outputs import ENTITIES, STORE
from pressefakten.paths import spelled
from pressefakten.read import FoundFiles
from pressefakten.read.folders import same
from pressefakten.settings import FILES_A_PROCESS
from pressefakten.store import database, forgotten, index, kept, keys, plan, publish, published, runs
from pressefakten.store.made_by import versions
from pressefakten.store.results import Result, Say, died, rejection, unexpected
from pressefakten.store.staging import Staging
from pressefakten_schemas.run import Counts, Durations, Rejected, Run, Settings

if TYPE_CHECKING:
    from pressefakten.extractor import Extractor
    from pressefakten.read.folders import Look


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished run: its manifest, everything it rejected, how many files there were, how many had to be extracted,
    and whether it found something else than the run before."""

    run: Run
    rejected: list[Rejected]
    files: int
    extracted: int
    changed: bool


Progress = Callable[[int, int, int], None]
"""Called with (files done, files in all, words done)."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a run is done. ``jobs`` processes share the work (None: as many as pay); ``force`` extracts what is known
    already too; ``shard`` (1, 8) takes the first of eight parts of the files; ``may_be_empty`` makes empty outputs
    where there is no text any more; facts less sure than ``min_confidence`` are left out."""

    model: str | None = None
    jobs: int | None = None
    force: bool = False
    shard: tuple[int, int] | None = None
    may_be_empty: bool = False
    min_confidence: float = 0.0


def run(
    paths: Sequence[str],
    out: Path,
    options: Options | None = None,
    progress: Progress | None = None,
    say: Say | None = None,
    extractor: "Extractor | None" = None,
    found: FoundFiles | None = None,
) -> Outcome:
    """Extract ``paths`` (files and folders) and write the outputs to ``out``, all or nothing.

    What the store in ``out`` knows is not extracted again. A release that fails is written to ``rejected.jsonl`` and
    does not touch the others. ``say`` gets sentences for the user; ``extractor`` is one already loaded for
    ``options.model``, ``found`` what is at the paths for a caller who has searched them. Raises UsageError where there
    is no text at all, ModelError where the pipeline cannot be loaded, OutputError where ``out`` cannot be written.
    """
    options = options or Options()
    there = find(paths, out, options.shard, options.may_be_empty) if found is None else found

    def fill(connection: Connection, made_by: bytes) -> None:
        plan.fill(connection, there.named(), made_by, options.force)
        plan.refuse(connection, [rejection(one.error, str(one.path), "find") for one in there.refused])
        there.texts.clear()  # of a large corpus they take room, and the plan has them now

    return _run(fill, paths, out, options, progress, say, extractor, there.folders)


def extend(
    files: Sequence[tuple[str, Path]],
    paths: Sequence[str],
    out: Path,
    options: Options | None = None,
    progress: Progress | None = None,
    extractor: "Extractor | None" = None,
    folders: "Mapping[str, Look] | None" = None,
) -> Outcome:
    """Do what ``run`` does, where ``files`` (release name, path) are all that is new at ``paths`` since the last run:
    the others are not looked at. ``folders`` are those of ``paths`` with them."""

    def fill(connection: Connection, made_by: bytes) -> None:
        plan.insert(connection, files, made_by)

    return _run(fill, paths, out, options or Options(), progress, None, extractor, folders or {})


def _run(
    fill: Callable[[Connection, bytes], None],
    paths: Sequence[str],
    out: Path,
    options: Options,
    progress: Progress | None,
    say: Say | None,
    extractor: "Extractor | None",
    folders: "Mapping[str, Look]",
) -> Outcome:
    """Extract what the plan that ``fill`` makes has no results of, and write the outputs."""
    least = extractor.min_confidence if extractor else options.min_confidence
    started, clock = datetime.now(UTC), time.perf_counter()
    with (
        Staging(out) as staging,
        closing(database.connect(out, say)) as connection,
        database.trouble(out / STORE),
    ):
        made_by = keys.fingerprint(options.model, extractor, least)
        plan.note(connection, made_by, (), {})
        fill(connection, made_by)
        total = plan.count(connection)
        planned = time.perf_counter()
        extracted = plan.missing(connection)
        jobs = options.jobs or jobs_that_pay(extracted)
        _extract_missing(connection, out, total, made_by, replace(options, jobs=jobs), extractor, progress, say)
        done = time.perf_counter()

        def manifest(counts: Counts) -> Run:
            plan.note(connection, made_by, paths, folders)
            return Run(
                started=started.isoformat(timespec="seconds"),
                versions=versions(options.model),
                settings=Settings(
                    paths=tuple(map(spelled, paths)),
                    out=spelled(out),
                    model=options.model,
                    jobs=jobs,
                    shard="{}/{}".format(*options.shard) if options.shard else None,
                    min_confidence=least,
                ),
                counts=counts,
                extracted=extracted,
                seconds=_durations(clock, planned, done),
            )

        return _finish(connection, staging, manifest, total, extracted)


def known_folders(
    paths: Sequence[str], out: Path, options: Options | None = None, extractor: "Extractor | None" = None
) -> dict[str, "Look"] | None:
    """The folders at ``paths`` as the last run into ``out`` saw them, where nothing has come, gone or been renamed in
    them since, and it was done like one with these ``options``; else None."""
    options = options or Options()
    connection = database.read(out)
    if connection is None:
        return None
    least = extractor.min_confidence if extractor else options.min_confidence
    with closing(connection), database.trouble(out / STORE):
        known = plan.folders(connection, keys.fingerprint(options.model, extractor, least), paths)
        return known if known and published.intact(connection, out) and same(known) else None


def republish(
    out: Path,
    change: Callable[[Connection], None],
    say: Say | None = None,
    in_place: bool = False,
    manifest: JsonObject | None = None,
) -> Outcome:
    """Write the outputs in ``out`` anew after ``change`` of what the store has; nothing is extracted. With ``in_place``
    they are still those of the last run, and the run before it stays. ``manifest`` tells of a run that was made
    elsewhere; without one, the store must have a run (OutputError O021)."""
    clock = time.perf_counter()
    with (
        Staging(out, in_place) as staging,
        closing(database.connect(out, say)) as connection,
        database.trouble(out / STORE),
    ):
        before = manifest or runs.manifest(connection)
        if before is None:
            raise OutputError(
                "O021", f"{out / STORE} has no run", f"Make the outputs first: pressefakten extract --out {out}"
            )
        plan.note(connection, b"", (), {})
        change(connection)

        def manifest_of(counts: Counts) -> Run:
            started = datetime.now(UTC).isoformat(timespec="seconds")
            seconds = _durations(clock, clock, clock)
            return Run.model_validate(before).model_copy(
                update={"started": started, "counts": counts, "extracted": 0, "seconds": seconds}
            )

        return _finish(connection, staging, manifest_of, plan.count(connection), 0)


def _finish(
    connection: Connection, staging: Staging, manifest: Callable[[Counts], Run], files: int, extracted: int
) -> Outcome:
    """Let the run of the plan take its place, in the outputs and in the store."""
    outcome = _take_place(connection, staging, plan.refused(connection))
    record = manifest(publish.counts(connection, len(outcome.rejected)))
    staging.write_run(record.as_line())
    staging.finish()
    runs.keep(connection, outcome.digest, record.as_line(), staging.in_place)
    published.stamp(connection, staging.out, outcome.indexed)
    connection.execute("COMMIT")
    return Outcome(record, outcome.rejected, files, extracted, changed=not staging.same)


def _durations(start: float, planned: float, done: float) -> Durations:
    now = time.perf_counter()
    return Durations(load=round(planned - start, 3), extract=round(done - planned, 3), total=round(now - start, 3))


def _extract_missing(
    connection: Connection,
    out: Path,
    total: int,
    made_by: bytes,
    options: Options,
    extractor: "Extractor | None",
    progress: Progress | None,
    say: Say | None,
) -> None:
    """Extract what has no result yet; each result is kept as soon as it is there."""
    known = total - plan.missing(connection)
    if progress:
        progress(known, total, 0)
    done = words = 0
    redact = forgotten.redactor(out)
    try:
        with closing(extract_tasks(connection, options, options.jobs or 1, extractor)) as results:
            for task, result in results:
                for note in result.notes if say else ():
                    say(note)  # type: ignore[misc]
                number = kept.save(
                    connection, plan.key_at(connection, task, made_by), spelled(task.path), redact(result)
                )
                plan.done(connection, task.position, number)
                done += 1
                words += sum(len(part.release["text"].split()) for part in result.parts)
                if progress:
                    progress(known + done, total, words)
    except (KeyboardInterrupt, SystemExit):
        if say:
            say(
                f"Stopped. {known + done:,} of {total:,} files are done and safe, the outputs are still those of the "
                "run before; the same command goes on from here."
            )
        raise


def jobs_that_pay(files: int) -> int:
    """As many processes as there are cores, but none that would have less to do than it takes to start."""
    return max(1, min(cores(), files // FILES_A_PROCESS))


def extract_tasks(
    connection: Connection, options: "Options", jobs: int, extractor: "Extractor | None" = None
) -> Generator[tuple[plan.Task, Result], None, None]:
    """Each file that has no result yet, with its result. With ``jobs`` above 1, that many processes share the work; in
    one, a file that the last run may have died of gets a process of its own."""
    settings = options.model, options.min_confidence
    work = Work(_start_process, settings, _in_process, _died)
    if jobs > 1:
        yield from share(work, plan.tasks(connection), jobs)
        return
    suspects = plan.suspected(connection)
    loaded = extractor
    for task in plan.tasks(connection):
        if task.path in suspects:
            yield from share(work, [task], 1)
        else:
            loaded = loaded or _extractor(*settings)
            plan.begin(connection, task.path)
            yield task, extract_file(loaded, task.path, task.name)
        plan.end(connection, task.path)


@dataclass(frozen=True, slots=True)
class _Settled:
    """What a run comes to before it takes its place. ``indexed`` is false where the index could not be made."""

    rejected: list[Rejected]
    digest: bytes
    indexed: bool


def _take_place(connection: Connection, staging: Staging, refused: Iterable[Rejected]) -> _Settled:
    """Bring the index up to date and write the outputs, in a transaction that the caller ends."""
    connection.execute("BEGIN IMMEDIATE")
    rejected = [*refused, *publish.rejected(connection)]
    indexed = True
    connection.execute("SAVEPOINT indexed")
    try:
        index.synchronize(connection)
    except (Error, MemoryError):
        raise
    except Exception as error:  # the finished releases must not be lost for it
        connection.execute("ROLLBACK TO indexed")
        rejected.append(rejection(unexpected(ENTITIES, error), ENTITIES, "validate"))
        indexed = False
    rejected.sort(key=lambda one: (one.file, one.stage, one.message))
    digest = runs.digest(connection, rejected)
    intact = published.intact(connection, staging.out)
    staging.same = intact and digest == runs.newest(connection)
    if not staging.same:
        publish.write(connection, staging, rejected, indexed, intact)
    return _Settled(rejected, digest, indexed)


_of_process: "Extractor | None" = None


def _extractor(model: str | None, min_confidence: float = 0.0) -> "Extractor":
    from pressefakten.extractor import Extractor

    return Extractor(model, min_confidence=min_confidence)


def _start_process(model: str | None, min_confidence: float) -> None:
    global _of_process
    _of_process = _extractor(model, min_confidence)


def _in_process(task: plan.Task) -> Result:
    assert _of_process is not None
    return extract_file(_of_process, task.path, task.name)


def _died(task: plan.Task) -> Result:
    return died(task.path)
