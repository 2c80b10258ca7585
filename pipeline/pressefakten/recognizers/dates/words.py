"""The words of ``lexicon/dates.toml`` as regular expressions (atoms) and as tables to look values up in."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from pressefakten import lexicon
from pressefakten.rules import expand

_NO_TABLES = frozenset({"atoms", "exact", "context", "first_words"})


@cache
def tables() -> Mapping[str, Mapping[str, Any]]:
    """The word tables by name, each from the word as written in the lexicon to its value."""
    return {name: table for name, table in lexicon.load("dates").items() if name not in _NO_TABLES}


def alternation(words: "list[str] | tuple[str, ...]") -> str:
    """Any of the words, longest first. A noun may also stand in capitals; a lower-case word in any case."""
    nouns: list[str] = []
    others: list[str] = []
    exact = _exact()
    for word in words:
        if word in exact:
            nouns.append(word)
        elif word[0].isupper() or word[0].isdigit():
            nouns += [word, word.upper()]
        else:
            others.append(word)
    parts = []
    for group, wrap in ((nouns, "(?:{})"), (others, "(?i:{})")):
        if group:
            ordered = sorted(dict.fromkeys(group), key=lambda word: (-len(word), word))
            parts.append(wrap.format("|".join(re.escape(word).replace(r"\ ", "[ \\n]") for word in ordered)))
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


@cache
def _exact() -> frozenset[str]:
    """Words that mean something else in another case ("morgen", "Morgen")."""
    return frozenset(lexicon.load("dates").get("exact", {}).get("words", ()))


@cache
def atoms() -> Mapping[str, str]:
    """Every atom, fully written out: one a word table (its name in capitals), and those of ``[atoms]``."""
    of_tables = {name.upper(): alternation(tuple(table)) for name, table in tables().items()}
    return expand(lexicon.load("dates")["atoms"], of_tables)


@cache
def lookup(table: str, word: str) -> Any:
    """The value of a word of the text: as written, as a noun, or in lower case. Raises KeyError."""
    entries = tables()[table]
    word = " ".join(word.split())
    for form in (word, word.rstrip("."), word.capitalize(), word.lower(), word.title()):
        if form in entries:
            return entries[form]
    return _folded(table)[word.casefold()]


@cache
def _folded(table: str) -> Mapping[str, Any]:
    return {word.casefold(): value for word, value in tables()[table].items()}
