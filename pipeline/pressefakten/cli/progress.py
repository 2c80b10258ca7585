"""The line that says how far a long work is."""

import sys
from collections.abc import Callable
from typing import Any


class progress_line:
    """Files, words a second and time left on a terminal; silence otherwise."""

    def __enter__(self) -> Callable[[int, int, int], None] | None:
        self._bar: Any = None
        if not sys.stderr.isatty():
            return None
        import time

        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._bar = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("releases, {task.fields[rate]} words/s, left"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        task = self._bar.add_task("", total=None, rate="–")
        self._bar.start()
        first: list[float] = []  # when the first release was done, and its words: loading the model is no rate

        def advance(done: int, total: int, words: int) -> None:
            first[:] = first or [time.perf_counter(), words]
            rate = f"{(words - first[1]) / (time.perf_counter() - first[0]):,.0f}" if done > 1 else "–"
            self._bar.update(task, completed=done, total=total, rate=rate)

        return advance

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()
