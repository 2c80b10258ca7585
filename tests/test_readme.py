"""The commands of README and other pages are run, each page in a copy of the repository; they must print what it shows.

"…" stands for anything. What Python prints stands in a ``text`` block below it. A block under ``<!-- needs: NAME -->`` is
run where NAME is installed, one under ``<!-- not run: … -->`` never. ``python tests/test_readme.py`` writes into the pages
what the commands print today.
"""

import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / name for name in ("README.md", "docs/who.md", "docs/record.md")]
_BLOCK = re.compile(
    r"(?:<!-- (?P<note>[^>]*) -->\n)?```(?P<language>console|python)\n(?P<body>.*?)```\n"
    r"(?:\n```text\n(?P<printed>.*?)```\n)?",
    re.DOTALL,
)
_CHANGING = re.compile(r"\d+ of \d+ files extracted.* MB")
_FINDS_SOMETHING = ("pressefakten diff ", "pressefakten check ")
"""Commands that end with 1 where they find what they look for; those on the pages do."""
_COPIED = ("pipeline", "schemas", "benchmarks", "corpus", "tests/gold", "Makefile", "pyproject.toml")
_LOCKS = ("requirements.lock", "requirements-dev.lock")


@dataclass(frozen=True)
class Step:
    """One command with the output shown beneath it; ``start`` and ``end`` are where the output stands in the page, -1
    where it shows none."""

    command: str
    shown: str
    needs: str
    start: int
    end: int
    is_python: bool = False


def steps(page: Path) -> list[Step]:
    found = []
    text = page.read_text(encoding="utf-8")
    for block in _BLOCK.finditer(text):
        note, body, offset = block["note"] or "", block["body"], block.start("body")
        if note.startswith("not run"):
            continue
        needs = note.removeprefix("needs: ") if note.startswith("needs: ") else ""
        if block["language"] == "python":
            found.append(Step(body, block["printed"] or "", needs, *block.span("printed"), is_python=True))
            continue
        for one in re.finditer(r"^\$ (?P<command>(?:.*\\\n)*.*)\n(?P<shown>(?:(?!\$ ).*\n)*)", body, re.MULTILINE):
            start, end = offset + one.start("shown"), offset + one.end("shown")
            found.append(Step(one["command"], one["shown"], needs, start, end))
    return found


def workplace(folder: Path) -> Path:
    """A copy of the repository whose environment is this one."""
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, folder / name)
    binaries = folder / ".venv/bin"
    binaries.mkdir(parents=True)
    for name, words in {"python": "", "pressefakten": "-m pressefakten "}.items():
        script = binaries / name
        script.write_text(
            f'#!/bin/sh\nPYTHONPATH="{folder}/pipeline:{folder}/schemas" exec "{sys.executable}" {words}"$@"\n'
        )
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
    (binaries / "activate").touch()
    for name in _LOCKS:
        shutil.copy2(ROOT / name, folder / name)
    for stamp in ("ready", "ready-dev"):
        (folder / ".venv" / stamp).touch()
    status, printed = output_of(Step("make extract", "", "", 0, 0), folder)  # a clone has its outputs committed
    assert status == 0, printed
    return folder


def output_of(step: Step, folder: Path) -> tuple[int, str]:
    """Exit status and everything printed, errors last."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    environment |= {"PATH": f"{folder / '.venv/bin'}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    command = ["python", "-c", step.command] if step.is_python else ["bash", "-c", step.command]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")
    printed = "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines())
    return done.returncode, printed + "\n" if printed else ""


def agrees(shown: str, printed: str) -> bool:
    pattern = ".*".join(map(re.escape, shown.split("…")))
    return re.fullmatch(pattern, printed, re.DOTALL) is not None


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> Callable[[Path], Path]:
    return cache(lambda page: workplace(tmp_path_factory.mktemp(page.stem)))


CASES = [pytest.param(page, step, id=f"{page.stem}: {step.command[:50]}") for page in PAGES for step in steps(page)]


@pytest.mark.parametrize(("page", "step"), CASES)
def test_readme(page, step, folders):
    if step.needs and shutil.which(step.needs) is None:
        pytest.skip(f"{step.needs} is not installed")
    status, printed = output_of(step, folders(page))
    assert status == (1 if step.command.startswith(_FINDS_SOMETHING) else 0), printed
    if step.start >= 0:
        assert agrees(step.shown, printed), f"{page.name} shows\n{step.shown}\nbut it prints\n{printed}"


def rewrite(page: Path, folder: Path) -> None:
    """Write what the commands print into a page, where it differs."""
    text, moved = page.read_text(encoding="utf-8"), 0
    for step in steps(page):
        if step.needs and shutil.which(step.needs) is None:
            continue
        _, printed = output_of(step, folder)
        printed = _CHANGING.sub("…", printed)
        if step.start >= 0 and not agrees(step.shown, printed):
            text = text[: step.start + moved] + printed + text[step.end + moved :]
            moved += len(printed) - (step.end - step.start)
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    import tempfile

    for one in PAGES:
        with tempfile.TemporaryDirectory() as temporary:
            rewrite(one, workplace(Path(temporary)))
