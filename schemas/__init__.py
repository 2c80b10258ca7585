"""The contract: what a record looks like. Imports nothing of ``pipeline``."""

from schemas.base import SCHEMA_VERSION
from schemas.facts import FACT, Fact
from schemas.releases import Release

__all__ = ["FACT", "SCHEMA_VERSION", "Fact", "Release"]
