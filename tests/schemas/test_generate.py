"""The committed JSON Schemas and tables are those of the models."""

from pathlib import Path

import pytest

from pressefakten_schemas.generate import as_text, json_schemas, write_schemas
from pressefakten_schemas.kinds import KINDS
from pressefakten_schemas.tables import kinds_table, with_table

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


def test_table_of_kinds_in_the_docs_is_fresh():
    page = (FOLDER.parents[1] / "docs/record.md").read_text(encoding="utf-8")
    assert with_table(page) == page, "run: make schemas"


def test_table_has_a_line_for_every_kind():
    lines = kinds_table().splitlines()
    assert [line.split("`")[1] for line in lines[2:]] == list(KINDS)
    assert "| `percent` | decimal as a string: `12.5` | `unit`, `min`, `max` | `qualifier` |" in lines


def test_table_needs_its_place():
    with pytest.raises(ValueError, match="no place for the table"):
        with_table("# A page")


def test_evaluation_page_says_when_each_judged_kind_counts_as_found():
    page = (FOLDER.parents[1] / "docs/evaluation.md").read_text(encoding="utf-8")
    rules = page.split("## When a fact counts as found")[1].split("\n\n")[1].splitlines()[2:]
    told = [kind for rule in rules for kind in rule.split("|")[1].strip().split(", ")]
    assert sorted(told) == sorted(KINDS)
