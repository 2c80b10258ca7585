"""A corpus whose texts say themselves what their facts are, so that nothing needs a model.

A line ``person Ida Vogt; party=SPD; roles=Landrätin`` is a fact; the first line is the title, ``Datum 2024-05-03`` and
``Von Kreis Moorbek`` state day and publisher.
"""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from pressefakten.corpus.run import Outcome, run
from pressefakten.read import Source
from pressefakten.resolve.facts import fact_id
from pressefakten_schemas import FACT, Release
from pressefakten_schemas.kinds import KINDS


class Told:
    """An extractor of what the text says of itself. ``seen`` counts its texts."""

    nlp = SimpleNamespace(pipe_names=["told"])
    min_confidence = 0.0

    def __init__(self) -> None:
        self.seen: list[str] = []

    def extract(self, source: Source) -> SimpleNamespace:
        self.seen.append(source.release)
        if "Fehler" in source.text:
            raise ValueError("a bug")
        day = re.search(r"^Datum (.*)$", source.text, re.MULTILINE)
        publisher = re.search(r"^Von (.*)$", source.text, re.MULTILINE)
        release = Release(
            release=source.release,
            source=source.path,
            source_url=source.stated.source,
            sha256=source.sha256,
            title=source.stated.title or source.text.split("\n")[0],
            published=source.stated.published or (day and day[1]),
            publisher=publisher and publisher[1],
            version_of=source.stated.version_of,
            text=source.text,
        )
        facts = {}
        for line in re.finditer(rf"^({'|'.join(KINDS)}) ([^;\n]+)(?:; (.*))?$", source.text, re.MULTILINE):
            told = dict(one.split("=") for one in (line[3] or "").split("; ") if one)
            if "roles" in told:
                told["roles"] = told["roles"].split(",")
            number = fact_id(source.release, line[1], line[2], told.get("unit"), told.get("currency"), told.get("type"))
            start, end = line.span(2)
            mention = {"start": start, "end": end, "text": line[2], "zone": "body", "rule": "told"}
            facts.setdefault(number, FACT.validate_python(
                {"release": source.release, "id": number, "kind": line[1], "value": line[2], "mentions": [mention], **told},
            ))  # fmt: skip
        return SimpleNamespace(release=release, facts=list(facts.values()), refused=[], warnings=())


@pytest.fixture
def extractor() -> Told:
    return Told()


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """An empty folder with an empty corpus in it, where we are."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    return tmp_path


@pytest.fixture
def write(folder):
    """Write texts into the corpus: ``write(name="text", …)``; None takes one away."""

    def writing(texts: dict[str, str | None] | None = None, **more: str | None) -> None:
        for name, text in {**(texts or {}), **more}.items():
            path = folder / "corpus" / f"{name}.txt"
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")

    return writing


@pytest.fixture
def extract(folder, extractor):
    """Run over the corpus into ``out``; returns the outcome."""

    def extracting(out: str = "out", options=None, corpus: str = "corpus", **others) -> Outcome:
        extractor.seen.clear()
        return run([corpus], Path(out), options, extractor=extractor, **others)

    return extracting
