"""Facts as flat typed tables: one a kind, one of all mentions, one of the releases. What every table format writes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, cast

from pydantic import TypeAdapter

from pressefakten.export.days import days_of
from pressefakten.export.plain import one_line, visible
from pressefakten.export.records import ReleaseFacts
from pressefakten.json_records import JsonObject
from pressefakten_schemas.kinds import KINDS, RECORDS
from pressefakten_schemas.values import Decimal

Type = Literal["text", "number", "integer", "flag", "day"]
"""``number`` is a decimal as text without grouping, ``day`` an ISO day; the formats turn them into their own."""

RELEASES, MENTIONS = "releases", "mentions"
_SEPARATOR = "; "
_DECIMAL = TypeAdapter(Decimal).json_schema()["pattern"]
_JSON_TYPES: Mapping[str, Type] = {"integer": "integer", "boolean": "flag", "number": "number"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``whole`` keeps line ends: the text of a release, in which offsets count."""

    name: str
    type: Type = "text"
    whole: bool = False


Cell = str | int | bool | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns, and its rows of one release."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[ReleaseFacts], Iterator[Row]]


_RELEASE = (
    Column("release"),
    Column("published", "day"),
    Column("title"),
    Column("subtitle"),
    Column("publisher"),
    Column("place"),
    Column("number"),
    Column("embargoed_until"),
    Column("language"),
    Column("source"),
    Column("source_url"),
    Column("sha256"),
    Column("text", whole=True),
)
_HEAD = (Column("release"), Column("published", "day"), Column("publisher"), Column("id"))
_PLACE = (
    Column("start", "integer"),
    Column("end", "integer"),
    Column("text"),
    Column("zone"),
    Column("rule"),
)
_DAYS = (Column("first_day", "day"), Column("last_day", "day"))


def tables(kinds: frozenset[str] = frozenset()) -> list[Table]:
    """The tables of each kind, of all mentions and of the releases; where ``kinds`` are named, theirs alone."""
    of_kinds = [_kind_table(kind) for kind in KINDS if not kinds or kind in kinds]
    if kinds:
        return of_kinds
    return [*of_kinds, _mentions_table(), Table(RELEASES, _RELEASE, _release_rows)]


def _kind_table(kind: str) -> Table:
    types = _types(kind)
    record = RECORDS[kind]
    of_fact = tuple(Column(name, types[name]) for name in ("value", *record.attributes))
    of_mention = tuple(
        Column(name) for name in record.mention_attributes if name != "confidence" and name not in record.attributes
    )
    days = _DAYS if kind == "date" else ()
    columns = (
        *_HEAD,
        *of_fact,
        *days,
        Column("mentions", "integer"),
        *_PLACE,
        Column("confidence", "number"),
        *of_mention,
    )

    def rows(told: ReleaseFacts) -> Iterator[Row]:
        for fact in told.facts:
            if fact["kind"] == kind:
                first = fact["mentions"][0]
                known = {**first, **fact, "mentions": len(fact["mentions"])}
                known |= {name: told.release.get(name) for name in ("published", "publisher")}
                if days:
                    known["first_day"], known["last_day"] = days_of(fact["value"])
                yield _row(columns, known)

    return Table(kind, columns, rows)


def _mentions_table() -> Table:
    others = dict.fromkeys(name for kind in KINDS for name in RECORDS[kind].mention_attributes)
    own = tuple(Column(name, "number" if name == "confidence" else "text") for name in others)
    columns = (Column("release"), Column("fact"), Column("kind"), Column("value"), *_PLACE, *own)

    def rows(told: ReleaseFacts) -> Iterator[Row]:
        for fact in told.facts:
            for mention in fact["mentions"]:
                known = {**mention, "fact": fact["id"], "kind": fact["kind"], "value": fact["value"]}
                yield _row(columns, {**known, "release": fact["release"]})

    return Table(MENTIONS, columns, rows)


def _release_rows(told: ReleaseFacts) -> Iterator[Row]:
    yield _row(_RELEASE, told.release)


def _row(columns: tuple[Column, ...], known: JsonObject) -> Row:
    return tuple(_cell(column, known.get(column.name)) for column in columns)


def _cell(column: Column, given: Any) -> Cell:
    if given is None or isinstance(given, bool):
        return given
    if isinstance(given, date):
        return given.isoformat()
    if column.type == "integer":
        return int(given)
    if isinstance(given, list | tuple):
        given = _SEPARATOR.join(map(str, given))
    return visible(str(given)) if column.whole else one_line(str(given))


@cache
def _types(kind: str) -> dict[str, Type]:
    """Name → type of the fields of a kind, from its JSON Schema."""
    schema = TypeAdapter(cast(Any, RECORDS[kind].model)).json_schema(mode="serialization")
    return {name: _type(field) for name, field in schema["properties"].items()}


def _type(field: Mapping[str, Any]) -> Type:
    options = field.get("anyOf", [field])
    if any(option.get("pattern") == _DECIMAL for option in options):
        return "number"
    known = [_JSON_TYPES[option["type"]] for option in options if option.get("type") in _JSON_TYPES]
    return known[0] if known else "text"
