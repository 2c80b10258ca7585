"""The releases of a run, without their texts."""

from collections.abc import Iterator

from pressefakten.json_records import JsonObject
from pressefakten.store.folding import folded
from pressefakten.store.reading import Index

_SHOWN = ("release", "source", "published", "title", "publisher", "facts")


def listed(index: Index, since: str | None = None, publisher: str | None = None) -> Iterator[JsonObject]:
    """Each release with its name, source, day, title, publisher and number of facts, in the order of the outputs."""
    rows = index.connection.execute(
        "SELECT name, source, published, title, publisher, facts FROM release"
        " WHERE (?1 IS NULL OR published >= ?1) AND instr(sender, ?2) ORDER BY base, number",
        (since, folded(publisher or "")),
    )
    return (dict(zip(_SHOWN, row, strict=True)) for row in rows)
