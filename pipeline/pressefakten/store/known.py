"""Whether a text is known already: the same, an earlier version of it, or a copy of another portal."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pressefakten.json_records import JsonObject
from pressefakten.store.alike import address, bands, host_of, likeness, shingles, words_hash
from pressefakten.store.folding import folded
from pressefakten.store.reading import Index
from pressefakten.store.results import sha256_of

NEARLY = 0.7
"""From this share of common shingles on, two texts are one release, corrected or copied."""
RELATED = 0.25
"""So much two texts with one headline share, where they are versions of one; "Polizeibericht" stands above many."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A known release that a new text is a later version of, or another portal's copy of, and what says so."""

    release: str
    source: str
    relation: Literal["version", "copy"]
    why: str


def same(index: Index, sha256: str, text: str) -> tuple[str, str, bool] | None:
    """The release with the same bytes or words: its name, its file, and whether the bytes are the same. One whose file
    was changed since it was read is not taken for it."""
    for column, value in (("sha256", sha256), ("wording", words_hash(text))):
        query = f"SELECT name, source, sha256 FROM release WHERE {column} = ?"
        for name, source, known in index.connection.execute(query, (value,)):
            if not _was_changed(index, source, known):
                return name, source, column == "sha256"
    return None


def _was_changed(index: Index, source: str, sha256: str) -> bool:
    """Whether the file of a release, whose path the records spell so, has other bytes by now."""
    row = index.connection.execute("SELECT path FROM plan WHERE source = ?", (source,)).fetchone()
    return row is not None and sha256_of(Path(os.fsdecode(row[0]))) not in (None, sha256)


def earlier(index: Index, new: JsonObject) -> Earlier | None:
    """The known release that ``new`` (a record) is about: the one most alike. None where there is none."""
    own = shingles(new)
    best: tuple[float, Earlier] | None = None
    for part in _candidates(index, new):
        known, _ = index.record(part)
        alike = likeness(own, shingles(known))
        why = _why(new, known, alike)
        if why and (best is None or alike > best[0]):
            best = alike, Earlier(known["release"], known["source"], _relation(new, known), why)
    return best[1] if best else None


def _candidates(index: Index, new: JsonObject) -> list[int]:
    found: dict[int, None] = {}
    title = folded(new.get("title") or "")
    queries = [
        ("SELECT part FROM release WHERE address = ?", address(new.get("source_url"))),
        ("SELECT part FROM release WHERE number_of = ?", new.get("number")),
        ("SELECT part FROM release WHERE folded = ? LIMIT 50", title or None),
        *(("SELECT part FROM alike WHERE band = ?", band) for band in bands(new)),
    ]
    for query, value in queries:
        if value is not None:
            found |= dict.fromkeys(part for (part,) in index.connection.execute(query, (value,)))
    return list(found)


def _why(new: JsonObject, known: JsonObject, alike: float) -> str | None:
    """What shows that two releases are versions or copies of one; None where nothing does."""
    own = address(new.get("source_url"))
    if own and own == address(known.get("source_url")):
        return "the same address"
    if _same_sender(new, known) and _same_number(new, known):
        return f"the same number {new['number']}"
    if alike >= NEARLY:
        return f"{alike:.0%} of the words"
    if _same_sender(new, known) and _same_title(new, known) and alike >= RELATED:
        return "the same title"
    return None


def _same_sender(new: JsonObject, known: JsonObject) -> bool:
    return _agree(folded(new.get("publisher") or ""), folded(known.get("publisher") or ""))


def _same_number(new: JsonObject, known: JsonObject) -> bool:
    return bool(new.get("number")) and new["number"] == known.get("number") and _same_year(new, known)


def _same_title(new: JsonObject, known: JsonObject) -> bool:
    return folded(new.get("title") or "") == folded(known.get("title") or "")


def _relation(new: JsonObject, known: JsonObject) -> Literal["version", "copy"]:
    """A copy stands on another portal: its address is of another host, or, without addresses, its sender another."""
    hosts = {host_of(new.get("source_url")), host_of(known.get("source_url"))}
    if None not in hosts:
        return "copy" if len(hosts) > 1 else "version"
    senders = {folded(new.get("publisher") or ""), folded(known.get("publisher") or "")}
    return "copy" if "" not in senders and len(senders) > 1 else "version"


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


def _same_year(new: JsonObject, known: JsonObject) -> bool:
    return _agree((new.get("published") or "")[:4], (known.get("published") or "")[:4])
