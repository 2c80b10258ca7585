"""People who are to be forgotten: what says so, and releases without them.

``OUT/forgotten.json`` keeps no names, only their hashes with a salt of its own, so that every later run leaves these
people out too. In a text their names become "█", letter by letter, so that all offsets stay.
"""

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pressefakten.errors import OutputError
from pressefakten.json_records import JsonObject
from pressefakten.outputs import FORGOTTEN
from pressefakten.registry.entities import key
from pressefakten.store.folding import folded
from pressefakten.store.results import ReleaseResult, Result
from pressefakten_schemas.entities import CONTACTS

BLACK = "█"
IsForgotten = Callable[[str], bool]
_PERSONAL = ("speaker", "owner")
_HEAD = ("title", "subtitle", "publisher")


def forgotten_in(out: Path) -> IsForgotten:
    """Whether a name is one of those that are to be forgotten in ``out``."""
    told = _read(out)
    names = frozenset(told["names"])
    return lambda name: bool(names) and _hashed(name, told["salt"]) in names


def remember(out: Path, names: Iterable[str]) -> None:
    """Add names to those that are to be forgotten."""
    told = _read(out)
    told["names"] = sorted({*told["names"], *(_hashed(name, told["salt"]) for name in names)})
    path = out / FORGOTTEN
    beside = path.with_suffix(".new")
    try:
        beside.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise OutputError(
            "O001", f"{path} cannot be written: {error.strerror}", f"See its rights: ls -l {out}"
        ) from error


def _read(out: Path) -> dict[str, Any]:
    path = out / FORGOTTEN
    if not path.exists():
        return {"salt": os.urandom(8).hex(), "names": []}
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return {"salt": str(told["salt"]), "names": list(map(str, told["names"]))}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OutputError(
            "O022", f"{path} cannot be read: {error}", "Restore it from a backup: it says who is to be forgotten."
        ) from error


def _hashed(name: str, salt: str) -> str:
    return hashlib.sha256(f"{salt}\0{key(name)}".encode()).hexdigest()


def redactor(out: Path) -> Callable[[Result], Result]:
    """What takes the forgotten out of a result."""
    is_forgotten = forgotten_in(out)

    def redact(result: Result) -> Result:
        parts = tuple(without(part, is_forgotten) for part in result.parts)
        return result if parts == result.parts else replace(result, parts=parts)

    return redact


def without(part: ReleaseResult, is_forgotten: IsForgotten) -> ReleaseResult:
    """The release without the forgotten: their facts and numbers are gone, what they said has no speaker, and their
    names are black wherever the release has them."""
    names = {name for fact in part.facts for name in _people_in(fact) if is_forgotten(name)}
    if not names:
        return part
    gone = [fact for fact in part.facts if _is_of(fact, names)]
    black = _blackener(_names_and_words(names, gone))
    spans = [(mention["start"], mention["end"]) for fact in gone for mention in fact["mentions"]]
    text = black(_blacked(part.release["text"], spans))
    kept = [_cleaned(fact, names, text, black) for fact in part.facts if fact not in gone]
    return ReleaseResult({**part.release, "text": text, **_black_head(part.release, black)}, kept)


def _black_head(release: JsonObject, black: Callable[[str], str]) -> JsonObject:
    return {name: black(release[name]) for name in _HEAD if isinstance(release.get(name), str)}


def _people_in(fact: Mapping[str, Any]) -> list[str]:
    """The people that a fact names: itself, where it is one, and those it belongs to."""
    own = [fact["value"]] if fact["kind"] == "person" else []
    return [name for name in (*own, *map(fact.get, _PERSONAL)) if name]


def _names_and_words(names: set[str], gone: Iterable[JsonObject]) -> set[str]:
    """How the release writes these people: their names, their surnames, the words of their facts."""
    surnames = {name.split()[-1] for name in names if len(name.split()) > 1}
    return names | surnames | {mention["text"] for fact in gone for mention in fact["mentions"]}


def _is_of(fact: Mapping[str, Any], names: set[str]) -> bool:
    """Whether the fact is about one of these people: the person, a number or address of theirs."""
    if fact["kind"] == "person":
        return fact["value"] in names
    if fact["kind"] in CONTACTS and fact.get("owner") in names:
        return True
    if fact["kind"] == "email":
        local = folded(str(fact["value"]).partition("@")[0]).split()
        return any(folded(name.split()[-1]).replace(" ", "") in local for name in names)
    return False


def _cleaned(fact: JsonObject, names: set[str], text: str, black: Callable[[str], str]) -> JsonObject:
    cleaned = {
        name: black(given) if isinstance(given, str) and name not in ("release", "id", "kind") else given
        for name, given in fact.items()
        if not (name in _PERSONAL and given in names)
        and not (
            name.removesuffix("_id") in _PERSONAL and name.endswith("_id") and fact[name.removesuffix("_id")] in names
        )
    }
    cleaned["mentions"] = [{**one, "text": text[one["start"] : one["end"]]} for one in fact["mentions"]]
    return cleaned


def _blacked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + re.sub(r"\S", BLACK, text[start:end]) + text[end:]
    return text


def _blackener(words: Iterable[str]) -> Callable[[str], str]:
    found = sorted((word for word in words if len(word) > 1), key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, found)) + r")(?:s|’|')?(?!\w)")
    return lambda text: pattern.sub(lambda match: re.sub(r"\S", BLACK, match[0]), text)
