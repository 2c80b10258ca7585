"""Versions of releases for the comparison, extracted once."""

from collections.abc import Callable
from functools import cache

import pytest

from pressefakten.corpus.one_file import extract_source
from pressefakten.diff.releases import Version
from pressefakten.extractor import Extractor
from pressefakten.read import read_bytes


@pytest.fixture(scope="session")
def version_of() -> Callable[[str], Version]:
    """The facts of a text."""
    extractor = Extractor()

    @cache
    def extracted(text: str) -> Version:
        result = extract_source(extractor, read_bytes(text.encode(), "release.txt"))
        (part,) = result.parts
        return Version(part.release, part.facts)

    return extracted
