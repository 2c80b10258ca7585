"""A kind is one record: what it must say, what it is refused for, and that its module is all there is to it."""

import sys
from types import ModuleType
from typing import Literal

import pytest
from pydantic import Field

from pressefakten_schemas.base import FactRecord, Mention, Record
from pressefakten_schemas.facts import FACT
from pressefakten_schemas.kinds import KINDS, RECORDS, FactKind, KindError, collect


class Ship(FactRecord):
    """A ship by its name."""

    kind: Literal["ship"]
    value: str
    home: str | None = None
    owner: str | None = None
    mentions: tuple[Mention, ...] = Field(min_length=1)


class NoFact(Record):
    kind: Literal["ship"]


class Kindless(FactRecord):
    value: str
    mentions: tuple[str, ...]


class Twofold(Ship):
    kind: Literal["ship", "boat"]


SHIP = {
    "model": Ship, "heading": "Ships", "value": "its name", "stage": "press_ships", "rank": 95, "agreement": "text",
    "gold": ("home",),
}  # fmt: skip


def test_kinds_name_and_attributes_follow_from_the_model():
    ship = FactKind(**SHIP)
    assert (ship.name, ship.attributes, ship.mention_attributes) == (
        "ship",
        ("home", "owner"),
        ("warnings", "corrected"),
    )


@pytest.mark.parametrize("field", SHIP)
def test_kinds_incomplete_record_is_refused_by_what_is_missing(field):
    with pytest.raises(KindError, match=f"not complete: {field} is missing\\."):
        FactKind(**{name: given for name, given in SHIP.items() if name != field})


def test_kinds_refusal_names_the_kind_and_all_that_is_missing():
    with pytest.raises(KindError) as caught:
        FactKind(model=Ship, value="its name", stage="press_ships", agreement="text", gold=())
    assert str(caught.value) == "The kind 'ship' is not complete: heading is missing; rank is missing."


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"gold": ("harbour",)}, "gold needs an attribute 'harbour', which Ship does not have"),
        ({"identity": ("flag",)}, "identity needs an attribute 'flag', which Ship does not have"),
        ({"links": {"owner": ("person",)}}, "links needs an attribute 'owner_id', which Ship does not have"),
        ({"unit": "knots"}, "unit needs an attribute 'knots'"),
        ({"unowned": ("wreck",)}, "unowned needs an attribute 'type'"),
        ({"rank": 0}, "rank is 0"),
        ({"heading": ""}, "heading is ''"),
        ({"stage": "ships"}, "stage is 'ships'"),
        ({"colour": "red"}, "colour is nothing that is asked of a kind"),
        ({"model": NoFact}, "not a FactRecord"),
        ({"model": Kindless}, "Kindless has no field 'kind'; the field 'mentions' of Kindless holds no Mention"),
        ({"model": Twofold}, "the field 'kind' of Twofold is not the Literal of one name"),
    ],
)
def test_kinds_record_that_does_not_fit_is_refused(given, told):
    with pytest.raises(KindError) as caught:
        FactKind(**{**SHIP, **given})
    assert told in str(caught.value)


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Write the modules of a package of kinds; the record of each is given."""

    def write(**modules):
        folder = tmp_path / "fleet"
        folder.mkdir()
        for name in ("record", *modules):
            (folder / f"{name}.py").touch()
        package = ModuleType("fleet")
        package.__path__ = [str(folder)]
        monkeypatch.setitem(sys.modules, "fleet", package)
        for name, record in modules.items():
            module = ModuleType(f"fleet.{name}")
            if record is not None:
                module.KIND = record
            monkeypatch.setitem(sys.modules, f"fleet.{name}", module)
        return "fleet"

    return write


def test_kinds_are_collected_in_the_order_of_their_names(package):
    assert list(collect(["ship"], [Ship], package(ship=FactKind(**SHIP)))) == ["ship"]


@pytest.mark.parametrize(
    ("kinds", "models", "modules", "told"),
    [
        (["ship"], [Ship], {}, "The kind 'ship' has no module fleet.ship."),
        (["ship"], [Ship], {"ship": None}, "The module fleet.ship has no record KIND = FactKind(…)."),
        (["boat"], [Ship], {"boat": "ship"}, "The record of fleet.boat is one of the kind 'ship'."),
        (["ship"], [], {"ship": "ship"}, "The kind 'ship' is missing in the union Fact: add Ship."),
        ([], [], {"ship": "ship"}, "The kind 'ship' is missing in the names Kind."),
        (["ship"], [Ship, Kindless], {"ship": "ship"}, "Kindless in the union Fact is the model of no kind."),
    ],
)
def test_kinds_names_union_and_modules_must_agree(package, kinds, models, modules, told):
    written = package(**{name: FactKind(**SHIP) if kind else None for name, kind in modules.items()})
    with pytest.raises(KindError) as caught:
        collect(kinds, models, written)
    assert str(caught.value) == told


def test_kinds_union_tells_every_kind_apart():
    assert tuple(RECORDS) == KINDS
    assert set(FACT.json_schema()["discriminator"]["mapping"]) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_links_lead_to_kinds(kind):
    assert {name for names in RECORDS[kind].links.values() for name in names} <= set(KINDS)
