"""The table of kinds in the docs, made from their records."""

import re
from pathlib import Path

from pressefakten_schemas.kinds import RECORDS, FactKind

_TABLE = re.compile(r"(?<=<!-- kinds -->\n\n).*?(?=\n<!-- end of kinds -->)", re.DOTALL)


def kinds_table() -> str:
    """One line a kind in Markdown: its value, its attributes, what stands in its mentions."""
    head = ("| kind | value | attributes | per mention |", "| --- | --- | --- | --- |")
    return "\n".join([*head, *map(_row, RECORDS.values())]) + "\n"


def with_table(page: str) -> str:
    """A page with the table of today between its marks ``<!-- kinds -->`` and ``<!-- end of kinds -->``.

    Raises ValueError where it has no such marks.
    """
    if not _TABLE.search(page):
        raise ValueError("the page has no place for the table: <!-- kinds --> and <!-- end of kinds -->")
    return _TABLE.sub(lambda _: kinds_table(), page)


def write_table(path: Path) -> None:
    """Put the table of today into a page."""
    path.write_text(with_table(path.read_text(encoding="utf-8")), encoding="utf-8")


def _row(kind: FactKind) -> str:
    own = [name for name in kind.attributes if not name.endswith("_id")]
    of_mention = [name for name in kind.mention_attributes if name not in ("warnings", "corrected")]
    cells = (f"`{kind.name}`", kind.value, *(", ".join(f"`{name}`" for name in names) for names in (own, of_mention)))
    return "| " + " | ".join(cells) + " |"
