"""Work shared by processes. They end with the process that started them, however that ends, and an item that kills
its process is told apart from the others and costs nothing but itself."""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
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


def share(work: Work[T, R], items: Sequence[T], jobs: int) -> Generator[R, None, None]:
    """One result an item, in order, made by up to ``jobs`` processes.

    Where a process dies, what was under way is done again one by one, so that only the item it died of is lost.
    Raises PressefaktenError where ``work.start`` does, ExtractionError X003 where no process can be started.
    """
    remaining = deque(items)
    while remaining:
        lost = yield from _done_by_pool(work, remaining, jobs, jobs * _AHEAD)
        suspects = deque(remaining.popleft() for _ in range(lost))
        while suspects:
            if (yield from _done_by_pool(work, suspects, 1, 1)):
                yield work.died(suspects.popleft())


def _done_by_pool(work: Work[T, R], remaining: deque[T], jobs: int, ahead: int) -> Generator[R, None, int]:
    """Take from ``remaining`` and yield results, until all is done or a process dies. Returns how many items were under
    way then; they are at the head of ``remaining`` again."""
    waiting: deque[tuple[T, Future[R]]] = deque()
    with _pool(work, jobs) as pool:
        if jobs == 1:
            _check_start(pool)
        try:
            while remaining or waiting:
                while remaining and len(waiting) < ahead:
                    future = pool.submit(_do, work.item, remaining[0])
                    waiting.append((remaining.popleft(), future))
                yield waiting[0][1].result()
                waiting.popleft()
        except BrokenProcessPool:
            remaining.extendleft(item for item, _ in reversed(waiting))
    return len(waiting)


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
    theirs, ours = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(jobs, context, _start, (theirs, work.start, work.arguments))
    try:
        yield pool
    except BaseException:
        ours.close()  # what is under way is not waited for
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
