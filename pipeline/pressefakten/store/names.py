"""How a release is called by those who ask for it: by its name, its file, or the beginning of its name or title."""

from pathlib import Path

from pressefakten.errors import UsageError
from pressefakten.paths import spelled
from pressefakten.store.folding import folded
from pressefakten.store.reading import Index

_SHOWN = 5
_LAST = "\U0010ffff"


def find(index: Index, asked: str) -> int:
    """The release that is called ``asked``: its name or file's name or path, else the only one whose name or title
    begins so. Raises UsageError C004 where several are, C005 where none is."""
    asked = spelled(asked)
    for parts in (_exact(index, asked), _beginning(index, asked)):
        if len(parts) == 1:
            return next(iter(parts))
        if parts:
            some = ", ".join(list(parts.values())[:_SHOWN])
            raise UsageError("C004", f"{asked!r} begins {len(parts)} releases: {some}", "Type more of the name.")
    names = index.connection.execute("SELECT name FROM release ORDER BY base, number LIMIT ?", (_SHOWN,))
    some = ", ".join(name for (name,) in names)
    hint = f"There are {index.count()}, such as {some}\n  All of them: pressefakten list --out {index.folder}"
    raise UsageError("C005", f"There is no release {asked!r} in {index.folder}", hint)


def is_exact(index: Index, asked: str) -> bool:
    """Whether a release is called so, not only begins so."""
    return bool(_exact(index, spelled(asked)))


def begins(index: Index, asked: str) -> bool:
    """Whether the name or title of a release begins so."""
    return bool(_beginning(index, spelled(asked)))


def _exact(index: Index, asked: str) -> dict[int, str]:
    for condition, value in (("name = ?", asked), ("source = ?", asked), ("file = ?", Path(asked).name)):
        if found := _parts(index, condition, value):
            return found
    return {}


def _beginning(index: Index, asked: str) -> dict[int, str]:
    if not asked.strip():
        return {}
    if found := _parts(index, "name >= ? AND name < ?", asked, asked + _LAST):
        return found
    title = folded(asked)
    return _parts(index, "folded >= ? AND folded < ?", title, title + _LAST) if title else {}


def _parts(index: Index, condition: str, *values: str) -> dict[int, str]:
    rows = index.connection.execute(f"SELECT part, name FROM release WHERE {condition} ORDER BY base, number", values)
    return dict(rows.fetchall())
