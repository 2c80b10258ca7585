"""What is made from the models: the JSON Schemas of all records, and the table of kinds in the docs.

``python -m pressefakten_schemas.generate schemas/json docs/record.md``
"""

import json
import sys
from pathlib import Path
from typing import Any, cast

from pydantic import TypeAdapter

from pressefakten_schemas.base import SCHEMA_VERSION, Record
from pressefakten_schemas.corrections import Correction
from pressefakten_schemas.diff import Diff
from pressefakten_schemas.entities import Entity
from pressefakten_schemas.facts import FACT
from pressefakten_schemas.findings import Findings
from pressefakten_schemas.kinds import RECORDS
from pressefakten_schemas.releases import Release
from pressefakten_schemas.run import Rejected, Run
from pressefakten_schemas.tables import write_table


def json_schemas() -> dict[str, dict[str, Any]]:
    """Name → JSON Schema (draft 2020-12) of a line of ``facts.jsonl`` (``fact`` and each kind) and the other files."""
    adapters: dict[str, TypeAdapter[Any]] = {"fact": FACT}
    adapters |= {kind: TypeAdapter(cast(Any, record.model)) for kind, record in RECORDS.items()}
    others: dict[str, type[Record]] = {
        "release": Release,
        "entity": Entity,
        "rejected": Rejected,
        "run": Run,
        "diff": Diff,
        "correction": Correction,
        "findings": Findings,
    }
    adapters |= {name: TypeAdapter(model) for name, model in others.items()}
    return {
        name: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$comment": f"schema_version {SCHEMA_VERSION}",
            **adapter.json_schema(mode="serialization"),
        }
        for name, adapter in adapters.items()
    }


def as_text(schema: dict[str, Any]) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> None:
    """Write every schema to ``folder`` and remove those that no record has any more."""
    folder.mkdir(parents=True, exist_ok=True)
    schemas = json_schemas()
    for stale in folder.glob("*.json"):
        if stale.stem not in schemas:
            stale.unlink()
    for name, schema in schemas.items():
        (folder / f"{name}.json").write_text(as_text(schema), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
    for page in sys.argv[2:]:
        write_table(Path(page))
