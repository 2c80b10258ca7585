"""The example in ``docs/contacts.md`` does what the page says."""

import doctest
from pathlib import Path


def test_docs_contacts_example_runs():
    page = Path(__file__).parent.parent / "docs" / "contacts.md"
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert result.attempted > 5
    assert result.failed == 0
