"""A text goes out of the corpus again, with its facts."""

import os
from dataclasses import dataclass
from pathlib import Path

from pressefakten.corpus.placing import take_out
from pressefakten.corpus.run import republish
from pressefakten.errors import UsageError
from pressefakten.store import plan
from pressefakten.store.names import find
from pressefakten.store.reading import open_index
from pressefakten.store.results import Say, sha256_of
from pressefakten.store.staging import check_place


@dataclass(frozen=True, slots=True)
class Removed:
    """The files that were removed, and the names of the releases that were in them."""

    files: list[Path]
    releases: list[str]


def remove_release(asked: str, corpus: Path, out: Path, say: Say | None = None) -> Removed:
    """Remove the file of a release and its sidecar from ``corpus``, and its facts from ``out``. Raises UsageError C050
    where the release is one of several in its file, C051 where its file is not in the corpus, C052 where it was changed
    since it was read."""
    with open_index(out) as index:
        part = find(index, asked)
        release, _ = index.record(part)
        together = [
            name for (name,) in index.connection.execute(
                "SELECT name FROM release WHERE source = ? ORDER BY base, number", (release["source"],)
            )
        ]  # fmt: skip
    path = Path(release["source"])
    first = release.get("part_of") or release["release"]
    if len(together) > 1 and asked not in (first, path.name, release["source"]):
        raise UsageError(
            "C050",
            f"{release['release']} is one of {len(together)} releases in {path}",
            f"Remove all of them: pressefakten remove '{path.name}'",
        )
    inside = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(corpus))
    if os.path.lexists(path) and not inside:
        raise UsageError("C051", f"{path} is not in {corpus}", "Name the corpus it is in with --corpus DIR.")
    if os.path.lexists(path) and sha256_of(path) != release["sha256"]:
        raise UsageError("C052", f"{path} was changed since it was read", f"Look at it, then remove it: rm '{path}'")
    check_place(out)
    sidecar = path.with_suffix(".toml")
    files = [one for one in (path, sidecar) if os.path.lexists(one)]
    take_out(files)
    republish(out, lambda connection: plan.drop(connection, release["source"]), say)
    return Removed(files, together)
