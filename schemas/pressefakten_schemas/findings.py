"""What a check of a release found: contradictions and what cannot be, each with its place, why, and how sure."""

from typing import Literal

from pydantic import Field

from pressefakten_schemas.base import SCHEMA_VERSION, Record
from pressefakten_schemas.vocabulary import Zone

Severity = Literal["error", "warning", "hint"]


class Finding(Record):
    """One thing that a reader of the release should look at."""

    rule: str = Field(min_length=1, description="What found it")
    severity: Severity
    says: str = Field(min_length=1, description="What is wrong, in German")
    why: str = Field(min_length=1, description="Why that is a fault")
    confidence: float = Field(ge=0, le=1, description="How sure the rule is, from what it was measured on")
    zone: Zone | None = None
    start: int | None = Field(default=None, ge=0, description="Offset into the release's text, in code points")
    end: int | None = Field(default=None, ge=0)
    sentence: str | None = Field(default=None, description="The sentence on one line; absent for what is missing")


class Findings(Record):
    """All findings of one release."""

    schema_version: str = SCHEMA_VERSION
    release: str
    source: str
    title: str | None = None
    findings: tuple[Finding, ...] = ()
