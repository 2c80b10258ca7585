"""Where an export goes: a file, or a folder of files. Written aside and moved there whole."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pressefakten.errors import OutputError


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A path to write to; when all went well it takes the place of ``path``. Raises OutputError O030."""
    with _aside(path) as folder:
        written = folder / path.name
        yield written
        if path.is_dir():
            raise OutputError("O030", f"{path} is a folder, and this makes one file", "Name a file with --to FILE.")
        written.replace(path)


@contextmanager
def new_files(path: Path) -> Iterator[Path]:
    """A folder to write to; when all went well its files go to the folder ``path``, over those of the same name.
    Raises OutputError O030."""
    with _aside(path) as folder:
        yield folder
        if path.exists() and not path.is_dir():
            raise OutputError("O030", f"{path} is a file, and this makes several", "Name a folder with --to DIR.")
        path.mkdir(parents=True, exist_ok=True)
        for file in sorted(folder.iterdir()):
            file.replace(path / file.name)


@contextmanager
def _aside(path: Path) -> Iterator[Path]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".export-", dir=path.parent))
    except OSError as error:
        raise _cannot_write(path, error) from error
    try:
        yield folder
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _cannot_write(path: Path, error: OSError) -> OutputError:
    return OutputError("O030", f"{path} cannot be written: {error.strerror or error}", "Name another place with --to.")


@contextmanager
def new_tree(path: Path) -> Iterator[Path]:
    """A folder to write to, with folders in it; when all went well it takes the place of the folder ``path`` that an
    earlier call made. Raises OutputError O030, also where ``path`` holds something else."""
    mark = path / _MARK
    if path.exists() and not mark.is_file() and (not path.is_dir() or any(path.iterdir())):
        raise OutputError("O030", f"{path} holds something else", "Name an empty or new folder with --to DIR.")
    with _aside(path) as folder:
        new = folder / "new"
        new.mkdir()
        yield new
        (new / _MARK).write_text("Made by pressefakten; written anew by the next report.\n", encoding="utf-8")
        if path.exists():
            path.replace(folder / "old")
        new.replace(path)


_MARK = ".pressefakten-report"
