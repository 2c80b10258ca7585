"""The contract: what a record looks like. Imports nothing of ``pipeline``."""

from pressefakten_schemas.base import SCHEMA_VERSION
from pressefakten_schemas.facts import FACT, Fact
from pressefakten_schemas.releases import Release

__all__ = ["FACT", "SCHEMA_VERSION", "Fact", "Release"]
