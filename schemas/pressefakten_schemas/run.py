"""The manifest of a run (``run.json``) and the record of what it could not use (``rejected.jsonl``)."""

from typing import Literal

from pydantic import Field

from pressefakten_schemas.base import SCHEMA_VERSION, Record

Stage = Literal["find", "read", "extract", "validate", "correct"]


class Rejected(Record):
    """A file or fact that did not make it into the outputs, and what to do about it."""

    file: str = Field(description="Path as it was given")
    sha256: str | None = Field(default=None, description="Of the file's bytes, where they could be read")
    stage: Stage
    code: str = Field(pattern=r"^[A-Z]\d{3}$", description="Stable code of the error")
    message: str
    hint: str | None = Field(default=None, description="What to do next")


class Versions(Record):
    """What made the run."""

    pressefakten: str
    python: str
    spacy: str
    model: str = Field(description="The name tagger: the one shipped here, or an installed spaCy pipeline")


class Counts(Record):
    """How much there was."""

    releases: int
    facts: int
    mentions: int
    rejected: int
    warnings: int = Field(description="Mentions with a contradiction, such as a weekday that does not fit its date")
    foreign: int = Field(default=0, description="Releases that are not German")
    words: int
    characters: int
    kinds: dict[str, int] = Field(description="Facts by kind")


class Durations(Record):
    """Seconds on the wall clock."""

    load: float = Field(description="Until it was known what is new")
    extract: float = Field(description="Of the files that are new or changed, with loading the pipeline")
    total: float


class Settings(Record):
    """How the run was called."""

    paths: tuple[str, ...]
    out: str
    model: str | None = None
    jobs: int = 1
    shard: str | None = Field(default=None, description="The part of the files that was done, such as 1/8")
    min_confidence: float = Field(default=0.0, description="Facts less sure than this were left out")


class Run(Record):
    """One run. The only output that holds the time."""

    schema_version: str = SCHEMA_VERSION
    started: str = Field(description="ISO 8601, UTC")
    versions: Versions
    settings: Settings
    counts: Counts
    extracted: int | None = Field(default=None, ge=0, description="Files that were extracted; the others were known")
    seconds: Durations
