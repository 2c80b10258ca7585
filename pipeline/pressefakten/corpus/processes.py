"""Work shared by processes. They end with the process that started them, however that ends, and an item that kills
its process is told apart from the others and costs nothing but itself."""

import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import active_children, get_context
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any, Generic, TypeVar

from pressefakten.errors import ExtractionError, PressefaktenError

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 4
"""Items handed to each process ahead of time: enough to keep it busy, few enough to keep memory flat."""


@dataclass(frozen=True, slots=True)
class Work(Generic[T, R]):
    """What processes do: ``start(*arguments)`` once in each, ``item`` for each item. These and what they take and give
    are sent between processes. ``died`` makes the result of an item whose process died, in the process that waits."""

    start: Callable[..., None]
    arguments: tuple[Any, ...]
    item: Callable[[T], R]
    died: Callable[[T], R]


def share(work: Work[T, R], items: Iterable[T], jobs: int) -> Generator[tuple[T, R], None, None]:
    """Each item with its result as soon as it is done, made by up to ``jobs`` processes.

    Where a process dies, what was under way is done again one by one, so that only the item it died of is lost.
    Raises PressefaktenError where ``work.start`` does, ExtractionError X003 where no process can be started.
    """
    remaining = iter(items)
    while True:
        suspects = yield from _done_by_pool(work, remaining, jobs, jobs * _AHEAD)
        if suspects is None:
            return
        while suspects:
            again = yield from _done_by_pool(work, iter(suspects), 1, 1)
            if again is None:
                break
            yield again[0], work.died(again[0])
            suspects = suspects[suspects.index(again[0]) + 1 :]


def _done_by_pool(
    work: Work[T, R], remaining: Iterator[T], jobs: int, ahead: int
) -> Generator[tuple[T, R], None, list[T] | None]:
    """Take from ``remaining`` and yield results, until all is done or a process dies. Returns what was under way then,
    or None where all is done."""
    waiting: dict[Future[R], T] = {}
    entering: list[T] = []
    with _pool(work, jobs) as pool:
        if jobs == 1:
            _check_start(pool)
        try:
            while True:
                for item in islice(remaining, ahead - len(waiting)):
                    entering = [item]
                    waiting[pool.submit(_do, work.item, item)] = item
                    entering = []
                if not waiting:
                    return None
                for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                    yield waiting[future], future.result()
                    del waiting[future]
        except BrokenProcessPool:
            return [*waiting.values(), *entering]


def _check_start(pool: ProcessPoolExecutor) -> None:
    try:
        pool.submit(_do, len, ()).result()
    except BrokenProcessPool as error:
        raise ExtractionError(
            "X003", "A worker process died while it started, perhaps for want of memory", "Run again with --jobs 1."
        ) from error


@contextmanager
def _pool(work: Work[T, R], jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes are spawned, since threads of the libraries do not survive a fork. Each holds one end of a pipe whose
    other end only this process has: closed by it or by its death, it ends them at once."""
    context = get_context("spawn")
    others = set(active_children())
    theirs, ours = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(jobs, context, _start, (theirs, work.start, work.arguments))
    try:
        yield pool
    except BaseException:
        for process in set(active_children()) - others:  # what is under way is not waited for, nor what still loads
            process.kill()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        ours.close()
        theirs.close()


_trouble: PressefaktenError | None = None
"""In a process: why it could not start. Told with the first item, since a pool does not say why a start failed."""


def _start(lifeline: "Connection[Any, Any]", start: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    global _trouble
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the first process decides
    Thread(target=_end_with, args=(lifeline,), daemon=True).start()
    try:
        start(*arguments)
    except PressefaktenError as error:
        _trouble = error


def _end_with(lifeline: "Connection[Any, Any]") -> None:
    with suppress(EOFError, OSError):
        lifeline.recv_bytes()  # nothing is ever sent: it returns when the other end is closed
    os._exit(1)


def _do(work: Callable[[T], R], item: T) -> R:
    if _trouble is not None:
        raise _trouble
    return work(item)
