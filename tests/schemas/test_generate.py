"""The committed JSON Schemas are those of the models."""

import pytest

from schemas.generate import FOLDER, as_text, json_schemas


def test_no_schema_is_left_over():
    assert {path.stem for path in FOLDER.glob("*.json")} == set(json_schemas())


@pytest.mark.parametrize(("name", "schema"), json_schemas().items())
def test_committed_schema_is_fresh(name, schema):
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == as_text(schema), "run: make schemas"


def test_fact_schema_tells_kinds_apart():
    assert json_schemas()["fact"]["discriminator"]["propertyName"] == "kind"
