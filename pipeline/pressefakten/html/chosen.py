"""The releases that a report is asked for, by name."""

from collections.abc import Iterable, Sequence

from pressefakten.errors import UsageError

_SOME = 5


def chosen(known: Sequence[str], asked: Iterable[str]) -> list[str]:
    """The releases called so, or the only ones whose names begin so. Raises UsageError C004, C005."""
    return [_one(known, name) for name in asked]


def _one(known: Sequence[str], asked: str) -> str:
    found = [asked] if asked in known else [name for name in known if name.startswith(asked)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            "C004", f"{asked!r} begins {len(found)} releases: {', '.join(found[:_SOME])}", "Type more of the name."
        )
    raise UsageError(
        "C005", f"There is no release {asked!r}", f"There are {len(known)}, such as {', '.join(known[:_SOME])}"
    )
