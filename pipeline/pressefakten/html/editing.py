"""What the review desk must know of the kinds to offer a form for each: its fields, choices and normal forms."""

import json
from typing import Any, cast

from pydantic import TypeAdapter

from pressefakten.json_records import OF_EVERY_FACT
from pressefakten_schemas.kinds import RECORDS


def script() -> str:
    """A script with the fields of every kind, made from the schemas."""
    return f"window.PF_KINDS = {json.dumps({kind: _fields(kind) for kind in RECORDS}, ensure_ascii=True)};\n"


def _fields(kind: str) -> dict[str, Any]:
    record = RECORDS[kind]
    properties = TypeAdapter(cast(Any, record.model)).json_schema(mode="serialization")["properties"]
    attributes = [
        {"name": name, **_field(field), "of": list(record.links.get(name, ()))}
        for name, field in properties.items()
        if name not in OF_EVERY_FACT and not name.endswith("_id")
    ]
    value = properties["value"]
    options = value.get("anyOf", [value])
    return {
        "example": record.value.split("`")[1] if "`" in record.value else "",
        "nullable": any(option.get("type") == "null" for option in options),
        "pattern": next((option["pattern"] for option in options if "pattern" in option), ""),
        "required": [name for name, field in properties.items() if _required(record.model, name)],
        "attributes": attributes,
    }


def _required(model: Any, name: str) -> bool:
    return name not in OF_EVERY_FACT and bool(model.model_fields[name].is_required())


def _field(field: dict[str, Any]) -> dict[str, Any]:
    """What is asked: ``list``, ``flag``, ``integer`` or ``text``, with the choices where there are some."""
    options = field.get("anyOf", [field])
    choices: list[str] = next((option["enum"] for option in options if "enum" in option), [])
    types = {option.get("type") for option in options}
    form = next(
        (name for name, type in (("list", "array"), ("flag", "boolean"), ("integer", "integer")) if type in types),
        "text",
    )
    return {"form": form, "choices": choices}
