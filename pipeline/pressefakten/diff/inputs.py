"""What a user names → a side: a run's folder, a file, a release of a run, or either of them at a Git revision."""

import subprocess
import tempfile
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressefakten.diff.releases import Version
from pressefakten.diff.sides import Files, Given, Manifest, Side
from pressefakten.errors import OutputError, PressefaktenError, ReadError, UsageError
from pressefakten.outputs import FACTS, RELEASES, RUN, open_outputs
from pressefakten.paths import spelled

if TYPE_CHECKING:
    from pressefakten.extractor import Extractor

GIT = "git:"
_GIT_SECONDS = 60


class Inputs:
    """Opens what is named. The pipeline is loaded once, at the first text that is extracted on the spot.

    ``out`` is the folder of the run that names of releases are looked up in.
    """

    def __init__(self, out: Path, model: str | None = None) -> None:
        self.out, self.model = out, model

    @cached_property
    def extractor(self) -> "Extractor":
        from pressefakten import extractor

        return extractor.Extractor(self.model)

    @cached_property
    def manifest(self) -> Manifest:
        """The versions that extract on the spot, as a manifest has them."""
        from pressefakten.store.made_by import versions

        return {"versions": versions(self.model).model_dump()}

    def side(self, named: str) -> Side:
        """The side called ``named``. Raises OutputError, ReadError or UsageError with the next step."""
        if named.startswith(GIT):
            return self._of_git(named)
        path = Path(named)
        if path.is_dir():
            return run_side(path)
        if path.is_file():
            return Given(spelled(path), self.extracted(path), self.manifest)
        if (self.out / RELEASES).is_file():
            return self._of_run(named)
        return run_side(path)  # refuses it by name

    def extracted(self, path: Path) -> list[Version]:
        """The releases in a file, extracted now; several are called by their number ("#2"), so that those of two files
        can be compared. Raises ReadError where there is none."""
        from pressefakten.corpus.one_file import extract_file

        result = extract_file(self.extractor, path)
        if not result.parts:
            refused = result.rejected[0]
            raise ReadError(refused.code, refused.message, refused.hint or "")
        found = [Version(part.release, part.facts) for part in result.parts]
        if len(found) == 1:
            return found
        return [
            Version({**one.release, "release": _numbered(one.release["release"], path.stem)}, one.facts)
            for one in found
        ]

    @staticmethod
    def _version(extraction: Any) -> Version:
        return Version(extraction.release.as_line(), [fact.as_line() for fact in extraction.facts])

    def again(self, old: Manifest | None, new: Manifest | None) -> Callable[[Version], Version | None] | None:
        """Extracts a text once more, where this installation is the extractor of the new side; else None."""
        made_by = (new or {}).get("versions") or {}
        here = self.manifest["versions"]
        if not old or any(made_by.get(name) != here[name] for name in here if name != "python"):
            return None
        return self.extracted_again

    def extracted_again(self, version: Version) -> Version | None:
        """The release extracted once more from its text and what its sidecar stated; None where that fails."""
        release = version.release
        from pressefakten.read import Source
        from pressefakten.read.source import Stated

        head = release.get("head") or {}
        known = {name: release.get(name) for name, one in head.items() if one.get("how") == "sidecar"}
        stated = Stated(
            published=known.get("published"),
            source=release.get("source_url"),
            publisher=known.get("publisher"),
            title=known.get("title"),
        )
        source = Source(
            release["release"], release["source"], release["sha256"], release["text"], "utf-8", stated=stated
        )
        try:
            return self._version(self.extractor.extract(source))
        except PressefaktenError:
            return None

    def _of_run(self, named: str) -> Side:
        """A release of the run in ``out``, as a side of its own."""
        side = run_side(self.out)
        names = [name for name in side.names() if name == named] or [
            name for name in side.names() if name.startswith(named)
        ]
        if len(names) == 1:
            return Given(names[0], [side.version(names[0])], side.manifest)
        if names:
            raise UsageError(
                "C004", f"{named!r} begins {len(names)} releases: {', '.join(names[:5])}", "Type more of the name."
            )
        raise OutputError(
            "O003",
            f"{named} does not exist: no file or folder, and no release in {self.out}",
            "Name a folder of outputs, a file, a release as in releases.jsonl, or git:REVISION:PATH.",
        )

    def _of_git(self, named: str) -> Side:
        """``git:REV:PATH``: a file, or a folder of outputs, as it was committed."""
        revision, colon, path = named.removeprefix(GIT).partition(":")
        if not (revision and colon and path) or revision.startswith("-"):
            raise UsageError("C040", f"{named!r} names no file of a revision", "Write e.g. git:HEAD~1:outputs")
        with tempfile.TemporaryDirectory(prefix="pressefakten-") as folder:
            place = Path(folder) / (Path(path).name or "outputs")
            if _git(revision, f"{path.rstrip('/')}/{RELEASES}", named) is None:
                data = _git(revision, path, named)
                if data is None:
                    raise UsageError(
                        "C041", f"Git knows no {path} at {revision}", f"See what there is: git ls-tree -r {revision}"
                    )
                place.write_bytes(data)
                sidecar = _git(revision, str(Path(path).with_suffix(".toml")), named)
                if sidecar is not None:
                    place.with_suffix(".toml").write_bytes(sidecar)
                return Given(named, self.extracted(place), self.manifest)
            place.mkdir()
            for name in (RELEASES, FACTS, RUN):
                data = _git(revision, f"{path.rstrip('/')}/{name}", named)
                if data is not None:
                    (place / name).write_bytes(data)
            return _in_memory(run_side(place), named)


def _numbered(release: str, stem: str) -> str:
    """The part of a collection without the name of its file."""
    return release.removeprefix(stem) or "#1"


def _in_memory(side: Side, name: str) -> Given:
    """A side whose files go away."""
    return Given(name, [side.version(one) for one in side.names()], side.manifest)


def run_side(folder: Path) -> Files:
    """The run in a folder. Raises OutputError O003 where there is none, O008 where another schema wrote it."""
    outputs = open_outputs(folder)
    manifest = outputs.run if (folder / RUN).exists() else None
    return Files(spelled(folder), [folder / RELEASES], [folder / FACTS], manifest, lambda path: outputs.open(path.name))


def _git(revision: str, path: str, named: str) -> bytes | None:
    """The content of a file at a revision; None where it is not there. Raises UsageError C042 without Git or a
    repository."""
    try:
        done = subprocess.run(
            ["git", "show", f"{revision}:./{path}"], capture_output=True, timeout=_GIT_SECONDS, check=False
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise UsageError(
            "C042", f"{named}: Git cannot be run ({error})", "Install Git, or name a folder or file."
        ) from error
    if done.returncode == 0 and not done.stdout.startswith(b"tree "):
        return done.stdout
    reason = done.stderr.decode("utf-8", "replace").strip()
    if "not a git repository" in reason:
        raise UsageError("C042", f"{named}: this is no Git repository", "Go into one, or name a folder or file.")
    if "invalid object name" in reason or "unknown revision" in reason:
        raise UsageError("C041", f"Git knows no revision {revision}", "See what there is: git log --oneline")
    return None
