"""A text that is put in is all that a run looks at: the others are not searched for, and the outputs are the same."""

import random
from pathlib import Path

import pytest

from pressefakten.corpus import add as adding
from pressefakten.corpus.add import Added, add_texts
from pressefakten.outputs import ENTITIES, FACTS, REJECTED, RELEASES
from pressefakten.read import find_sources
from pressefakten.store import database, plan

RECORDS = (RELEASES, FACTS, ENTITIES, REJECTED)


def written(out: str) -> dict[str, bytes]:
    return {name: Path(out, name).read_bytes() for name in RECORDS}


@pytest.fixture
def add(folder, extractor):
    def add(name: str, text: str) -> Added:
        return add_texts([("-", text.encode())], Path("corpus"), Path("out"), name, extractor=extractor)

    return add


@pytest.fixture
def searched(monkeypatch):
    """Where the corpus was searched, in order."""
    seen: list[str] = []

    def search(paths, skipped=None):
        seen.extend(map(str, paths))
        return find_sources(paths, skipped)

    monkeypatch.setattr("pressefakten.corpus.finding.find_sources", search)
    monkeypatch.setattr(adding, "find_sources", search)
    return seen


@pytest.mark.parametrize("seed", range(3))
def test_extend_gives_the_outputs_of_a_run_over_all(add, write, extract, searched, seed):
    chance = random.Random(seed)
    names = [f"{first}{number}" for first in "bdf" for number in range(4)]
    chance.shuffle(names)
    write({name: f"Von Kreis {name}\nperson Ida Vogt {name[0]}; roles=Landrätin" for name in names[:5]})
    extract()
    searched.clear()
    for name in names[5:]:
        added = add(name, f"Von Kreis {name}\nperson Ida Vogt {name[0]}; roles=Landrätin\nplace Heide {name}")
        assert [one["release"] for one in added.releases] == [name]
    assert not searched
    before = written("out")
    again = extract()
    assert (again.extracted, again.changed, written("out")) == (0, False, before)
    extract("anew")
    assert written("anew") == before


def test_extend_makes_room_where_many_come_to_one_place(add, write, extract, monkeypatch):
    monkeypatch.setattr(plan, "_GAP", 4)
    write(a="Eins", z="Zwei")
    extract()
    for number in range(12):
        add(f"m{number:02}", f"Meldung {number}\nplace Heide {number}")
    before = written("out")
    assert not extract().changed
    assert written("out") == before


@pytest.mark.parametrize(
    ("change", "releases"),
    [
        ({"neu": "Neu"}, ["a", "b", "neu", "x"]),
        ({"2019/neu": "Neu"}, ["a", "b", "neu", "x"]),
        ({"b": None}, ["a", "x"]),
        ({"b": None, "c": "Zwei"}, ["a", "c", "x"]),
    ],
)
def test_extend_is_not_done_where_something_else_came_or_went(add, write, extract, change, releases):
    write(a="Eins", b="Zwei")
    extract()
    write(change)
    add("x", "Drei")
    assert [one["release"] for one in _releases()] == releases


def test_extend_is_not_done_where_something_comes_meanwhile(add, write, extract, monkeypatch):
    write(a="Eins")
    extract()
    place = adding.place

    def placing(*given, **more):
        write(late="Zwei")
        return place(*given, **more)

    monkeypatch.setattr(adding, "place", placing)
    add("x", "Drei")
    assert [one["release"] for one in _releases()] == ["a", "late", "x"]


def test_extend_is_not_done_where_a_run_broke_off(add, write, extract, extractor):
    write(a="Eins")
    extract()
    write(b="Zwei", c="Drei")
    extractor.min_confidence = 0.5  # as a run with other settings would leave it
    with pytest.raises(KeyboardInterrupt):
        extract(progress=_break_off)
    extractor.min_confidence = 0.0
    add("x", "Vier")
    assert [one["release"] for one in _releases()] == ["a", "b", "c", "x"]


def _break_off(done: int, total: int, words: int) -> None:
    if words:
        raise KeyboardInterrupt


def _releases() -> list[dict]:
    from pressefakten.outputs import open_outputs

    return open_outputs(Path("out")).releases


def test_extend_knows_nothing_of_a_store_without_a_note(add, write, extract, searched):
    """One that an older version wrote."""
    write(a="Eins")
    extract()
    connection = database.connect(Path("out"))
    connection.execute("DELETE FROM meta WHERE name = 'found'")
    connection.close()
    searched.clear()
    add("x", "Zwei")
    assert searched
    assert [one["release"] for one in _releases()] == ["a", "x"]
