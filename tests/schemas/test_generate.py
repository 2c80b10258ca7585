"""The committed JSON Schemas are those of the models."""

from pathlib import Path

import pytest

from pressefakten_schemas.generate import as_text, json_schemas, write_schemas

FOLDER = Path(__file__).parents[2] / "schemas/json"


def test_no_schema_is_left_over():
    assert {path.stem for path in FOLDER.glob("*.json")} == set(json_schemas())


@pytest.mark.parametrize(("name", "schema"), json_schemas().items())
def test_committed_schema_is_fresh(name, schema):
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == as_text(schema), "run: make schemas"


def test_fact_schema_tells_kinds_apart():
    assert json_schemas()["fact"]["discriminator"]["propertyName"] == "kind"


def test_written_schemas_replace_what_no_record_has_any_more(tmp_path):
    (tmp_path / "gone.json").write_text("{}")
    write_schemas(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in FOLDER.glob("*.json")}
