"""The pairs of old and new texts: bases.toml and pairs.toml put together."""

import re
import textwrap
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Pair:
    """An old and a new text, the lines of the sure entries, and those of the uncertain ones."""

    name: str
    old: str
    new: str
    says: tuple[str, ...]
    uncertain: tuple[str, ...]


def pairs() -> list[Pair]:
    """All pairs of the table."""
    bases = tomllib.loads((_HERE / "bases.toml").read_text(encoding="utf-8"))["texts"]
    rows = tomllib.loads((_HERE / "pairs.toml").read_text(encoding="utf-8"))["pair"]
    return [pair_of(row, bases) for row in rows]


def pair_of(row: dict[str, Any], bases: dict[str, str]) -> Pair:
    old = bases[row["base"]].lstrip("\n")
    return Pair(row["name"], old, edited(old, row), tuple(row.get("says", ())), tuple(row.get("uncertain", ())))


def edited(text: str, row: dict[str, Any]) -> str:
    """The text after the edits of a row, each of which must find its words."""
    for edit in row.get("edits", ()):
        old, new = re.split(r" => ?", edit, maxsplit=1)
        assert old in text, f"{row['name']}: {old!r} is not in the text"
        text = text.replace(old, new)
    if "swap" in row:
        parts = text.split("\n\n")
        one, other = row["swap"]
        parts[one], parts[other] = parts[other], parts[one]
        text = "\n\n".join(parts)
    if "wrap" in row:
        text = "\n\n".join(
            textwrap.fill(part, row["wrap"]) if "\n" not in part.strip() else part for part in text.split("\n\n")
        )
    if row.get("crlf"):
        text = text.replace("\n", "\r\n")
    return unicodedata.normalize("NFD", text) if row.get("nfd") else text
