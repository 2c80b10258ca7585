"""Files read in a process of their own, with limits of time and memory, so that no file can hang or end a run."""

import atexit
import json
import os
import signal
import subprocess
import sys
from threading import Lock, Timer
from typing import IO, Any

from pressefakten.errors import ReadError
from pressefakten.read import refusals
from pressefakten.read.formats import FileFormat, Part
from pressefakten.read.source import Claim, Decoded, Label
from pressefakten.settings import READ_MEMORY, READ_PATIENCE, READ_SECONDS

_lock = Lock()
_process: "subprocess.Popen[bytes] | None" = None


def read_guarded(format: FileFormat, data: bytes, name: str) -> list[Part]:
    """The releases in a file's bytes, and why parts of it are not read. Never raises on account of the file.

    One process reads file after file; one that ends over a file is replaced.
    """
    with _lock:
        process = _running()
        waited = Timer(READ_PATIENCE, process.kill)
        waited.start()
        try:
            answer = _asked(process, format, data, name)
        except (OSError, ValueError):
            answer = None
        finally:
            waited.cancel()
        if answer is None:
            return [_why(_ended(process), name)]
    return [_part(one) for one in answer]


def _asked(
    process: "subprocess.Popen[bytes]", format: FileFormat, data: bytes, name: str
) -> list[dict[str, Any]] | None:
    """The answer of the process; None where it ended instead."""
    source, target = process.stdin, process.stdout
    assert source is not None and target is not None
    ask = {"format": format.name, "name": name, "length": len(data), "seconds": READ_SECONDS}
    source.write(json.dumps(ask).encode("ascii") + b"\n")
    source.write(data)
    source.flush()
    length = target.readline()
    answer = _exactly(target, int(length)) if length.endswith(b"\n") else b""
    found: list[dict[str, Any]] | None = json.loads(answer) if answer else None
    return found


def _exactly(target: IO[bytes], length: int) -> bytes:
    answer = target.read(length)
    return answer if len(answer) == length else b""


def _part(one: dict[str, Any]) -> Part:
    if "code" in one:
        return ReadError(one["code"], one["message"], one["hint"])
    claims = tuple(Claim(**claim) for claim in one.pop("claims"))
    labels = tuple(Label(**label) for label in one.pop("labels"))
    return Decoded(**{**one, "warnings": tuple(one["warnings"])}, claims=claims, labels=labels)


def _running() -> "subprocess.Popen[bytes]":
    global _process
    if _process is None or _process.poll() is not None or _of_parent != os.getpid():
        _start()
    assert _process is not None
    return _process


_of_parent = 0


def _start() -> None:
    global _process, _of_parent
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "pressefakten.read.worker", str(READ_MEMORY)]
    # A process group of its own: Ctrl-C goes to the first process, which decides.
    _process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, start_new_session=True
    )
    _of_parent = os.getpid()


def _ended(process: "subprocess.Popen[bytes]") -> int:
    for stream in (process.stdin, process.stdout):
        try:
            if stream is not None:
                stream.close()
        except OSError:
            pass
    process.kill()
    return process.wait()


def _why(status: int, name: str) -> ReadError:
    if status in (-getattr(signal, "SIGXCPU", 0), -getattr(signal, "SIGKILL", 0)):
        return refusals.exhausting(name, "time")
    return refusals.fatal(name)


def stop() -> None:
    """End the process, if there is one."""
    global _process
    if _process is not None and _of_parent == os.getpid():
        _ended(_process)
    _process = None


atexit.register(stop)
