"""Texts that come into the corpus and go out of it again, and what is said of those that are known."""

import time
from pathlib import Path
from threading import Event, Thread

import pytest

from pressefakten.corpus.add import Added, add_texts
from pressefakten.corpus.remove import remove_release
from pressefakten.corpus.watch import arrivals
from pressefakten.errors import UsageError
from pressefakten.outputs import open_outputs
from pressefakten.report.versions import difference_lines

LONG = " ".join(f"Satz {number} sagt etwas über die Sache mit dem Haus." for number in range(30))


@pytest.fixture
def add(folder, extractor):
    """Add texts given as ``name="text"``; returns what came of it."""

    def adding(texts: dict[str, str] | None = None, **more: str) -> Added:
        files = []
        for name, text in {**(texts or {}), **more}.items():
            path = folder / "new" / (name if "." in name else f"{name}.txt")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            if path.suffix == ".txt":
                files.append((f"new/{path.name}", None))
        return add_texts(files, Path("corpus"), Path("out"), extractor=extractor)

    return adding


def in_corpus() -> list[str]:
    return sorted(path.name for path in Path("corpus").iterdir())


def test_add_extracts_the_new_texts_only(add, extractor, write, extract):
    write(a="Eins", b="Zwei")
    extract()
    extractor.seen.clear()
    added = add(neu="Drei\nplace Heide", noch="Vier\nplace Moorbek")
    assert [fact["value"] for fact in added.facts] == ["Heide", "Moorbek"]
    assert not {"a", "b"} & set(extractor.seen)
    assert len(open_outputs(Path("out")).releases) == 4


def test_add_takes_folders(folder, extractor):
    (folder / "box/2019").mkdir(parents=True)
    (folder / "box/eins.txt").write_text("Eins")
    (folder / "box/2019/zwei.txt").write_text("Zwei")
    (folder / "box/bild.png").write_bytes(b"\x89PNG")
    added = add_texts([("box", None)], Path("corpus"), Path("out"), extractor=extractor)
    assert [release["title"] for release in added.releases] == ["Eins", "Zwei"]
    assert [one.code for one in added.rejected] == ["R005"]


@pytest.mark.parametrize("first", [True, False])
def test_add_refuses_the_same_text_by_naming_it(add, write, first):
    if first:
        write(da="Das Haus\nsteht")
    else:
        add(da="Das Haus\nsteht")
    added = add(neu="Das Haus\r\n  steht\n")
    assert (added.releases, [one.code for one in added.rejected]) == ([], ["C020"])
    assert "has the same words as corpus/da" in added.rejected[0].message
    assert len(in_corpus()) == 1


def test_add_refuses_one_of_two_that_are_the_same(add):
    added = add(a="Das Haus", b="Das  Haus")
    assert (len(added.releases), [one.code for one in added.rejected]) == (1, ["C020"])


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            {"a.txt": f"Haus\n{LONG}\nmoney 5; currency=EUR"},
            {"b.txt": f"Haus\n{LONG}\nmoney 6; currency=EUR"},
            "of the words",
        ),
        (
            {"a.txt": "Kurz\nVon Amt", "a.toml": 'source = "https://www.amt.example/1/"'},
            {"b.txt": "Ganz anders", "b.toml": 'source = "http://amt.example/1"'},
            "the same address",
        ),
        (
            {"a.txt": f"Haus am See\nVon Amt\n{LONG[:700]}"},
            {"b.txt": f"Haus am See\nVon Amt\n{LONG[:1500]}"},
            "the same title",
        ),
    ],
)
def test_add_a_new_version_stands_beside_the_old_one(add, old, new, why):
    add(old)
    (before,) = open_outputs(Path("out")).releases
    (one,) = add(new).new
    assert (one.earlier.relation, one.earlier.release) == ("version", before["release"])
    assert why in one.earlier.why
    assert one.releases[0]["version_of"] == before["release"]
    assert [release.get("version_of") for release in open_outputs(Path("out")).releases].count(before["release"]) == 1


def test_add_shows_of_a_version_what_is_different(add):
    add(a=f"Haus\n{LONG}\nmoney 5; currency=EUR\nplace Heide")
    (one,) = add(b=f"Haus\n{LONG}\nmoney 6; currency=EUR\nplace Heide").new
    told = "\n".join(difference_lines(one.known, (one.releases[0], one.facts)))
    assert "5" in told and "6" in told
    assert "Heide" not in told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"a.txt": "Polizeibericht\nVon Polizei\nEin Unfall in Heide am Montag früh mit zwei Autos auf der Straße"},
         {"b.txt": "Polizeibericht\nVon Polizei\nEin Einbruch gestern Nacht in einer Schule im Norden von Moorbek, Zeugen gesucht"}),
        ({"a.txt": "Kurz"}, {"b.txt": "Kurz und"}),
    ],
)  # fmt: skip
def test_add_another_release_with_one_title_is_no_version(add, old, new):
    add(old)
    (one,) = add(new).new
    assert one.earlier is None
    assert "version_of" not in one.releases[0]


def test_add_says_of_a_copy_on_another_portal_that_it_is_one(add):
    add({"a.txt": f"Haus\n{LONG}", "a.toml": 'source = "https://amt.example/1"'})
    (one,) = add({"b.txt": f"Haus\n{LONG}\nmehr", "b.toml": 'source = "https://portal.example/x"'}).new
    assert one.earlier.relation == "copy"
    assert "version_of" not in one.releases[0]


def test_add_takes_what_fails_out_of_the_corpus_again(add, write):
    write(da="Schon da")
    added = add(gut="Gut", schlecht="Fehler")
    assert [release["title"] for release in added.releases] == ["Gut"]
    assert [one.code for one in added.rejected] == ["X002"]
    assert len(in_corpus()) == 2


def test_remove_undoes_an_add(add, write, extract):
    write(a="Eins\nplace Heide")
    extract()
    before = {path.name: path.read_bytes() for path in Path("out").glob("*.jsonl")}
    added = add({"neu.txt": "Zwei\nplace Moorbek", "neu.toml": "published = 2024-05-03"})
    removed = remove_release("Zwei", Path("corpus"), Path("out"))
    assert removed.releases == [added.releases[0]["release"]]
    assert sorted(path.suffix for path in removed.files) == [".toml", ".txt"]
    assert in_corpus() == ["a.txt"]
    assert {path.name: path.read_bytes() for path in Path("out").glob("*.jsonl")} == before


def test_remove_the_last_text_leaves_empty_outputs(write, extract):
    write(a="Eins\nplace Heide")
    extract()
    remove_release("a", Path("corpus"), Path("out"))
    assert open_outputs(Path("out")).releases == []


def test_remove_refuses_what_it_does_not_know(write, extract, folder):
    write(a="Eins")
    extract()
    with pytest.raises(UsageError, match="C005"):
        remove_release("nichts", Path("corpus"), Path("out"))
    with pytest.raises(UsageError, match="C051"):
        remove_release("a", folder / "other", Path("out"))
    write(a="Inzwischen anders")
    with pytest.raises(UsageError, match="C052"):
        remove_release("a", Path("corpus"), Path("out"))
    assert in_corpus() == ["a.txt"]


def test_watch_waits_for_half_written_files(tmp_path):
    (tmp_path / "da.txt").write_text("schon da")
    (tmp_path / "bild.png.part").write_text("kein Text")
    stop, batches = Event(), []

    def take() -> None:
        batches.extend(arrivals(tmp_path, stop, settle=0.3))

    thread = Thread(target=take)
    thread.start()
    try:
        with (tmp_path / "neu.txt").open("w") as file:
            for word in ("Ein ", "ganzer ", "Satz."):
                file.write(word)
                file.flush()
                time.sleep(0.2)
        for _ in range(300):
            if len(batches) == 2:
                break
            time.sleep(0.1)
    finally:
        stop.set()
        thread.join()
    assert [[path.name for path in batch] for batch in batches] == [["da.txt"], ["neu.txt"]]
