"""Somebody is forgotten in everything that is kept, and stays so."""

from pathlib import Path

import pytest

from pressefakten.corpus.forget import forget, traces
from pressefakten.errors import UsageError
from pressefakten.outputs import open_outputs
from pressefakten.store import runs

TEXT = """Haus von Ida Vogt
Datum 2024-05-03
person Ida Vogt; roles=Leiterin
phone +491234; type=phone; owner=Ida Vogt
email vogt@amt.example
quote Das Haus ist schön; speaker=Ida Vogt
person Uta Krull
Auch Frau Vogt und Vogts Haus.
"""


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.fixture
def known(write, extract):
    write(a=TEXT, b="Zwei\nplace Heide")
    extract()
    write(a=TEXT + "mehr", b="Zwei\nperson Ida-Vogt")
    extract()
    assert b"Vogt" in everything(Path("out"))


def test_forget_lists_what_there_is(known):
    (trace,) = traces(["Ida Vogt"], Path("out"))
    assert (trace.facts, trace.releases, trace.files) == (4, ["a", "b"], ["corpus/a.txt", "corpus/b.txt"])
    with pytest.raises(UsageError, match="C030"):
        traces(["Vogt"], Path("out"))


def test_forget_takes_a_person_out_of_everything_for_good(known, extract, write):
    forget(["Ida Vogt"], Path("out"))
    assert b"Vogt" not in everything(Path("out"))
    outputs = open_outputs(Path("out"))
    assert [(fact["kind"], fact["value"]) for fact in outputs.facts] == [
        ("quote", "Das Haus ist schön"),
        ("person", "Uta Krull"),
    ]
    assert "speaker" not in outputs.facts[0]
    for release, facts in ((one, outputs.facts_of(one["release"])) for one in outputs.releases):
        for fact in facts:
            for mention in fact["mentions"]:
                assert release["text"][mention["start"] : mention["end"]] == mention["text"]
    assert outputs.releases[0]["title"] == "Haus von ███ ████"
    assert [len(run.facts) for run in runs.runs(Path("out"))] == [2, 3]
    assert len(open_outputs(Path("out/previous")).facts) == 3
    assert not extract().changed
    write(c=TEXT)
    extract()
    assert b"Vogt" not in everything(Path("out"))
    assert "Ida Vogt" in Path("corpus/a.txt").read_text()
