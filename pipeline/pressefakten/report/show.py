"""One release's facts on a page."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from pressefakten.json_records import OF_EVERY_FACT, JsonObject
from pressefakten.report.warnings import MARK, warnings_of
from pressefakten.settings import UNSURE
from pressefakten.store.names import find
from pressefakten.store.reading import open_index
from pressefakten.sure import surest
from pressefakten_schemas.kinds import KINDS, RECORDS

_SAID = {"about": "about", "at_least": "at least", "at_most": "at most"}
_WIDTH = 96


def page(out: Path, name: str) -> list[str]:
    """The page of the release called ``name`` (its name, its file, or the beginning of its name or title). Raises
    UsageError."""
    with open_index(out) as index:
        release, facts = index.record(find(index, name))
    return list(release_page(release, facts))


def release_page(release: JsonObject, facts: Sequence[JsonObject]) -> Iterator[str]:
    """The page of one release with its facts."""
    yield release.get("title") or release["release"]
    if release.get("subtitle"):
        yield release["subtitle"]
    known = [release.get("published"), release.get("publisher"), release.get("place")]
    yield "  ·  ".join([*filter(None, known), release["source"]])
    if release.get("version_of"):
        yield f"a later version of {release['version_of']}"
    if release.get("embargoed_until"):
        yield f"embargoed until {release['embargoed_until']}"
    ordered = sorted(facts, key=lambda fact: KINDS.index(fact["kind"]))
    for kind, group in groupby(ordered, key=lambda fact: fact["kind"]):
        yield ""
        yield RECORDS[kind].heading
        for fact in group:
            yield from _fact(fact)


def _fact(fact: JsonObject) -> Iterator[str]:
    value = _one_line(value_text(fact))
    told = fact_attributes_text(fact)
    mentions = fact["mentions"]
    times = f" ×{len(mentions)}" if len(mentions) > 1 else ""
    words = _one_line(mentions[0]["text"])
    quoted = "" if words in value or fact["kind"] == "quote" else f" „{words}“"
    yield f"  {fact['id']}  {value}{times}{quoted}{_doubt(mentions)}" + (f"  ({told})" if told else "")
    for warning in warnings_of(fact):
        yield f"    {MARK} {warning}"


def _doubt(mentions: Sequence[JsonObject]) -> str:
    """`` [unsure, 0.45]`` behind a name of which no mention is sure."""
    confidence = surest(mentions)
    return f" [unsure, {confidence:.2f}]" if confidence < UNSURE else ""


def value_text(fact: JsonObject) -> str:
    """A fact's value for reading: with its unit, its range, its qualifier."""
    value = fact["value"]
    if value is None and ("min" in fact or "max" in fact):
        value = f"{fact.get('min', '…')} to {fact.get('max', '…')}"
    elif value is None:
        value = "?"
    kind = RECORDS[fact["kind"]]
    unit = (kind.unit and fact.get(kind.unit)) or kind.unit_sign
    qualifiers = {mention.get("qualifier") for mention in fact["mentions"]}
    said = _SAID.get(qualifiers.pop() or "", "") if len(qualifiers) == 1 else ""
    return " ".join(filter(None, (said, str(value), unit)))


def attributes_text(kind: str, attributes: Mapping[str, Any]) -> str:
    """Attributes in one line: ``roles Landrat; Jurist, party CDU``. What the value shows, and links, are left out."""
    record = RECORDS[kind]
    return ", ".join(
        f"{name} {'; '.join(map(str, value)) if isinstance(value, list | tuple) else value}"
        for name, value in attributes.items()
        if name not in record.in_value
        and not name.endswith("_id")
        and (name == "qualifier" or name in record.attributes or name not in record.mention_attributes)
        and record.usual.get(name) != value
    )


def fact_attributes_text(fact: JsonObject) -> str:
    """The attributes of a fact record in one line."""
    return attributes_text(fact["kind"], {name: given for name, given in fact.items() if name not in OF_EVERY_FACT})


def _one_line(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _WIDTH else text[: _WIDTH - 2].rstrip() + " …"
