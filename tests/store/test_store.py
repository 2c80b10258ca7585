"""Only what is new is extracted; what is published does not tell what was."""

import random
import sqlite3
from pathlib import Path

import pytest

from pressefakten.corpus.merge import merge
from pressefakten.corpus.run import Options
from pressefakten.errors import OutputError, UsageError
from pressefakten.outputs import ENTITIES, FACTS, REJECTED, RELEASES, open_outputs, read_lines
from pressefakten.settings import KEPT_RUNS
from pressefakten.store import database, runs
from pressefakten.store.database import STORE

RECORDS = (RELEASES, FACTS, ENTITIES, REJECTED)


def written(out: str) -> dict[str, bytes]:
    return {name: Path(out, name).read_bytes() for name in RECORDS}


def test_store_a_second_run_extracts_nothing_and_writes_the_same(write, extract, extractor):
    write(a="Eins\nperson Ida Vogt", b="Zwei\nplace Moorbek")
    assert extract().extracted == 2
    before = written("out")
    again = extract()
    assert (extractor.seen, again.extracted, again.changed) == ([], 0, False)
    assert written("out") == before
    assert (again.run.counts.releases, again.run.counts.facts, again.run.counts.kinds) == (
        2,
        2,
        {"person": 1, "place": 1},
    )


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ({"a": "Eins\nperson Uta Krull"}, ["a"]),
        ({"c": "Drei\nmoney 5; currency=EUR"}, ["c"]),
        ({"a": None}, []),
        ({"a": None, "z": "Eins\nperson Ida Vogt"}, ["z"]),
        ({"2019/a": "Neu\nplace Heide"}, ["2019/a"]),
    ],
)
def test_store_only_what_is_new_is_extracted_and_what_is_gone_goes(write, extract, extractor, change, seen):
    write(a="Eins\nperson Ida Vogt", b="Zwei\nplace Moorbek")
    extract()
    write(change)
    extract()
    assert extractor.seen == seen
    incremental = written("out")
    extract("afresh")
    assert incremental == written("afresh")


def test_store_a_sidecar_makes_a_text_a_new_one(write, extract, extractor, folder):
    write(a="Eins", b="Zwei")
    extract()
    (folder / "corpus/a.toml").write_text("published = 2024-05-03")
    extract()
    assert extractor.seen == ["a"]
    assert open_outputs(Path("out")).releases[0]["published"] == "2024-05-03"


def test_store_force_extracts_all_again(write, extract, extractor):
    write(a="Eins", b="Zwei")
    extract()
    assert not extract(options=Options(force=True)).changed
    assert extractor.seen == ["a", "b"]
    assert len(runs.runs(Path("out"))) == 1


def test_store_a_corpus_that_moved_is_not_extracted_again(write, extract, extractor, folder):
    write(a="Eins\nperson Ida Vogt", leer=" ")
    extract()
    (folder / "corpus").rename(folder / "moved")
    extract(corpus="moved")
    assert extractor.seen == []
    moved = written("out")
    extract("afresh", corpus="moved")
    assert moved == written("afresh")
    assert [one["source"] for one in open_outputs(Path("out")).releases] == ["moved/a.txt"]
    assert [one["file"] for one in read_lines(Path("out", REJECTED))] == ["moved/leer.txt"]


def test_store_what_failed_is_tried_again_and_what_cannot_be_read_is_known(write, extract, extractor):
    write(a="Fehler", b="Zwei", c="  ")
    first = extract()
    assert sorted(one.code for one in first.rejected) == ["R007", "X002"]
    second = extract()
    assert extractor.seen == ["a"]
    assert sorted(one.code for one in second.rejected) == ["R007", "X002"]
    assert not second.changed


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, MemoryError])
def test_store_what_is_done_is_safe_when_a_run_ends_early(write, extract, extractor, error):
    write({f"t{number}": f"Text {number}" for number in range(5)})

    def stop(done, *_):
        if done == 3:
            raise error

    said: list[str] = []
    with pytest.raises(error):
        extract(progress=stop, say=said.append)
    assert not Path("out", FACTS).exists()
    assert not Path("out", ".next").exists()
    assert bool(said) == (error is not MemoryError)
    assert all("3 of 5 files are done and safe" in one for one in said)
    extract()
    assert len(extractor.seen) == 2


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\0damaged", b"x" * 5000])
def test_store_that_is_damaged_is_built_anew(write, extract, extractor, damage):
    write(a="Eins")
    extract()
    before = written("out")
    Path("out", STORE).write_bytes(damage)
    said: list[str] = []
    extract(say=said.append)
    assert extractor.seen == ["a"]
    assert written("out") == before
    assert [one.split(":")[0] for one in said] == (["out/store.sqlite is damaged"] if damage else [])


def test_store_of_another_version_is_built_anew_in_one_line(write, extract, extractor):
    write(a="Eins")
    extract()
    with sqlite3.connect(Path("out", STORE)) as connection:
        connection.execute(f"PRAGMA user_version = {database.VERSION + 1}")
    connection.close()
    said: list[str] = []
    extract(say=said.append)
    assert (extractor.seen, len(said)) == (["a"], 1)
    assert "is of another version: it is built anew" in said[0]


def test_store_outputs_changed_by_hand_are_written_again(write, extract, extractor):
    write(a="Eins\nplace Moorbek")
    extract()
    before = written("out")
    Path("out", FACTS).write_text("")
    extract()
    assert (extractor.seen, written("out")) == ([], before)


def test_store_keeps_the_runs_that_differ(write, extract):
    write(a="Eins\nplace Moorbek")
    extract()
    assert runs.last_different(Path("out")) is None
    write(a="Eins\nplace Heide", b="Zwei")
    extract()
    for _ in range(3):
        extract()
    kept = runs.runs(Path("out"))
    assert [[one["value"] for one in run.facts] for run in kept] == [["Heide"], ["Moorbek"]]
    before = runs.last_different(Path("out"))
    assert [one["release"] for one in before.releases] == ["a"]
    assert before.manifest["counts"]["releases"] == 1
    assert [one["value"] for one in open_outputs(Path("out/previous")).facts] == ["Moorbek"]


def test_store_lets_old_runs_go_with_what_only_they_had(write, extract):
    for number in range(KEPT_RUNS + 3):
        write(a=f"Text {number}", b="Immer")
        extract()
    kept = runs.runs(Path("out"))
    assert [run.releases[0]["text"] for run in kept] == [f"Text {number}" for number in range(KEPT_RUNS + 2, 2, -1)]
    with sqlite3.connect(Path("out", STORE)) as connection:
        assert connection.execute("SELECT count(*) FROM result").fetchone() == (KEPT_RUNS + 1,)
    connection.close()


PEOPLE = ["Ida Vogt", "Uta Krull", "Krull", "Jan Roth", "Jan-Roth"]
BODIES = ["Kreis Moorbek", "Stadt Heide", "Kommunales Bildungszentrum", "Polizei"]


def made_up(chance: random.Random, number: int) -> str:
    lines = [
        f"Text {number}",
        f"Datum 20{chance.randint(10, 19)}-01-0{chance.randint(1, 9)}",
        f"Von {chance.choice(BODIES)}",
    ]
    for _ in range(chance.randint(1, 4)):
        lines.append(
            f"person {chance.choice(PEOPLE)}; roles={chance.choice(['Landrat', 'Leiterin', 'Landrat des Kreises Au'])}"
        )
        lines.append(f"organization {chance.choice(BODIES)}")
    return "\n".join(lines)


def test_store_who_is_who_is_the_same_whatever_came_and_went(write, extract):
    """Names are made anew only where they are touched: it must come to the same as from nothing."""
    chance = random.Random(5)
    there: set[int] = set()
    for _ in range(6):
        for number in chance.sample(range(12), 4):
            if number in there and chance.random() < 0.5:
                write({f"t{number}": None})
                there.remove(number)
            else:
                write({f"t{number}": made_up(chance, number)})
                there.add(number)
        extract()
        incremental = written("out")
        extract("afresh")
        assert incremental == written("afresh")
        for path in Path("afresh").iterdir():
            path.unlink()
    assert any(entity.get("conflicts") for entity in read_lines(Path("out", ENTITIES)))


def test_store_gives_the_entities_of_the_registry(write, extract):
    from pressefakten.registry.entities import build_entities

    chance = random.Random(7)
    write({f"t{number}": made_up(chance, number) for number in range(20)})
    extract()
    outputs = open_outputs(Path("out"))
    entities = [entity.as_line() for entity in build_entities(outputs.releases, outputs.facts)]
    assert list(read_lines(Path("out", ENTITIES))) == entities


def test_store_shards_merge_to_what_one_run_writes(write, extract, extractor):
    chance = random.Random(3)
    write({f"t{number}": made_up(chance, number) for number in range(11)}, leer=" ")
    Path("corpus/bild.png").write_bytes(b"\x89PNG")
    extract("whole")
    for number in (3, 1, 2):
        extract(f"part{number}", Options(shard=(number, 3)))
        assert len(extractor.seen) in (3, 4)
    extractor.seen.clear()
    merge(Path("merged"), [Path(f"part{number}") for number in (2, 3, 1)])
    assert extractor.seen == []
    assert written("merged") == written("whole")
    extract("merged")
    assert (extractor.seen, written("merged")) == ([], written("whole"))
    with pytest.raises(UsageError, match="C057"):
        merge(Path("again"), [Path("part1"), Path("part1")])
    Path("part1/store.sqlite").unlink()
    with pytest.raises(UsageError, match="C055"):
        merge(Path("again"), [Path("part1")])


def test_store_without_room_leaves_the_last_run_and_goes_on_later(write, extract, extractor, monkeypatch):
    write(a="Eins\nplace Heide")
    extract()
    before = written("out")
    connect = database.connect

    def small(out, say=None):
        connection = connect(out, say)
        connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0] + 2}")
        return connection

    write({f"t{number}": f"Text {number}\n{random.Random(number).randbytes(3000).hex()}" for number in range(9)})
    with monkeypatch.context() as patch, pytest.raises(OutputError, match="full") as caught:
        patch.setattr(database, "connect", small)
        extract()
    assert (caught.value.code, "Make room" in caught.value.hint) == ("O020", True)
    assert written("out") == before
    assert not Path("out/.next").exists()
    extract()
    assert len(open_outputs(Path("out")).releases) == 10
