"""The process that reads files of formats other than plain text: what a hostile file does to it, it does to no other.

It takes files from standard input and gives their releases to standard output: a line that tells a length, then that
many bytes. It ends with its standard input. Its argument is the address space, in bytes, that it may take.
"""

import contextlib
import json
import os
import re
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pressefakten.errors import ReadError
from pressefakten.read import refusals
from pressefakten.read.formats import FORMATS, Part


def main() -> None:
    """Read files until there are no more."""
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):  # what libraries print is no answer
        os.dup2(silence, number)
    sys.setrecursionlimit(5_000)
    _limit_memory(int(sys.argv[1]))
    while line := source.readline():
        asked = json.loads(line)
        data = source.read(asked["length"])
        _limit_time(asked["seconds"])
        answer = json.dumps(_answers(asked["format"], data, asked["name"])).encode("ascii")
        target.write(b"%d\n" % len(answer) + answer)
        target.flush()


def _answers(format: str, data: bytes, name: str) -> list[dict[str, Any]]:
    try:
        return [_as_json(part) for part in FORMATS[format].reader().read(data, name)]
    except ReadError as error:
        return [_as_json(error)]
    except MemoryError:
        return [_as_json(refusals.exhausting(name, "memory"))]
    except RecursionError:
        return [_as_json(refusals.too_deep(name))]
    except Exception as error:  # a library's trouble with a broken file
        if _was_full():  # of which libxml2 says nothing but "unknown error"
            return [_as_json(refusals.exhausting(name, "memory"))]
        return [_as_json(refusals.broken(name, FORMATS[format].name, f"{type(error).__name__}: {error}"[:200]))]


def _as_json(part: Part) -> dict[str, Any]:
    if isinstance(part, ReadError):
        return {"code": part.code, "message": part.message, "hint": part.hint}
    return asdict(part)


def _was_full() -> bool:
    """Whether the process has come near its limit of memory, where the system tells."""
    try:
        peak = re.search(r"VmPeak:\s*(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    except OSError:
        return False
    return peak is not None and int(peak[1]) * 1024 > 0.85 * int(sys.argv[1])


def _limit_memory(size: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: int) -> None:
    """Processor time from now on; the system ends the process that goes beyond it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        until = int(used.ru_utime + used.ru_stime) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
