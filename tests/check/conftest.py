"""The findings of a text, each text extracted once."""

from collections.abc import Callable
from functools import cache

import pytest

from pressefakten.check import findings_of
from pressefakten.corpus.one_file import extract_source
from pressefakten.extractor import Extractor
from pressefakten.read import read_bytes
from pressefakten_schemas.findings import Finding


@pytest.fixture(scope="session")
def findings() -> Callable[[str], tuple[Finding, ...]]:
    extractor = Extractor()

    @cache
    def found(text: str) -> tuple[Finding, ...]:
        (part,) = extract_source(extractor, read_bytes(text.encode(), "release.txt")).parts
        return findings_of(part.release, part.facts).findings

    return found
