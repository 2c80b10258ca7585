"""New outputs are made of the old ones where these are intact: the same bytes as a run that knows nothing writes."""

import random
import shutil
from pathlib import Path

import pytest

from pressefakten.corpus.forget import forget
from pressefakten.corpus.remove import remove_release
from pressefakten.outputs import ENTITIES, FACTS, REJECTED, RELEASES
from pressefakten.store import publish

RECORDS = (RELEASES, FACTS, ENTITIES, REJECTED)


def written(out: str = "out") -> list[bytes]:
    return [Path(out, name).read_bytes() for name in RECORDS]


def anew(extract) -> list[bytes]:
    """What a run without a store writes."""
    shutil.rmtree("anew", ignore_errors=True)
    extract("anew")
    return written("anew")


@pytest.fixture
def nothing_whole(monkeypatch):
    """Refuses to write all releases anew."""

    def refuse(*_: object) -> None:
        raise AssertionError("all was written anew")

    return lambda: monkeypatch.setattr(publish, "_write_all", refuse)


def text(number: int, chance: random.Random) -> str:
    person = f"person Ida Vogt {chance.choice('ABC')}; roles=Landrätin"
    lines = [f"Meldung {number} ä", f"Datum 2024-05-0{chance.randint(1, 9)}", f"Von Kreis {chance.choice('ABC')}"]
    return "\n".join(
        [*lines, *chance.sample([person, "place Heide", "organization Verein Löwe"], chance.randint(0, 3))]
    )


@pytest.mark.parametrize("seed", range(4))
def test_splice_random_changes_give_the_bytes_of_a_full_run(write, extract, nothing_whole, seed):
    chance = random.Random(seed)
    there = {f"t{number:02}" for number in range(12)}
    write({name: text(int(name[1:]), chance) for name in there})
    extract()
    nothing_whole()
    for _ in range(6):
        gone = set(chance.sample(sorted(there), 2))
        changed = set(chance.sample(sorted(there - gone), 2))
        came = {f"t{chance.randint(0, 99):02}" for _ in range(2)}
        write(dict.fromkeys(gone))
        there = (there - gone) | came
        write({name: text(chance.randint(0, 99), chance) for name in sorted(changed | came)})
        extract()
    spliced = written()
    shutil.copytree("out", "kept")
    Path("out/store.sqlite").unlink()
    assert spliced == _without_refusal(extract)


def _without_refusal(extract) -> list[bytes]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publish, "splice", _Never)
        patch.setattr(publish, "_write_all", WHOLE)
        return anew(extract)


WHOLE = publish._write_all


class _Never:
    @staticmethod
    def splice(*_: object) -> bool:
        return False


def test_splice_remove_takes_the_bytes_of_a_release_out(write, extract, nothing_whole):
    write(a="Eins\nplace Heide", b="Zwei\nplace Moor", c="Drei")
    extract()
    nothing_whole()
    remove_release("b", Path("corpus"), Path("out"))
    assert written() == _without_refusal(extract)


@pytest.mark.parametrize(
    "change",
    [
        lambda: Path("out", FACTS).write_bytes(b""),
        lambda: Path("out", RELEASES).unlink(),
        lambda: forget("Ida Vogt", Path("out")),
        lambda: shutil.move("corpus", "moved"),
    ],
    ids=["changed by hand", "gone", "forgotten", "moved"],
)
def test_splice_is_not_done_where_the_old_files_are_not_those_of_the_store(write, extract, change):
    write(a="Eins\nperson Ida Vogt", b="Zwei\nplace Moor")
    extract()
    change()
    corpus = "moved" if Path("moved").exists() else "corpus"
    Path(corpus, "c.txt").write_text("Drei", encoding="utf-8")
    extract(corpus=corpus)
    releases = Path("out", RELEASES).read_text(encoding="utf-8").splitlines()
    assert [f'"{corpus}/{name}.txt"' in line for name, line in zip("abc", releases, strict=True)] == [True] * 3
    assert "Moor" in Path("out", FACTS).read_text(encoding="utf-8")
