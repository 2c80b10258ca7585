"""The example in ``docs/entities.md`` does what the page says."""

import re
from pathlib import Path

PAGE = (Path(__file__).parents[1] / "docs/entities.md").read_text(encoding="utf-8")


def test_docs_entities_example_prints_what_the_page_shows(capsys):
    code, shown = re.search(r"```python\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL).groups()
    exec(compile(code, "docs/entities.md", "exec"), {})
    assert capsys.readouterr().out == shown


def test_docs_entities_names_existing_places():
    root = Path(__file__).parents[1]
    paths = set(re.findall(r"`((?:pipeline|schemas|tests)/[\w/.]+)`", PAGE))
    assert paths
    assert not [path for path in paths if not (root / path).exists()]
