"""The user's five texts, end to end, with the pipeline as it is shipped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pressefakten.evaluate import Report, evaluate
from pressefakten.extractor import Extractor
from pressefakten.outputs import ENTITIES, FACTS, RELEASES, open_outputs

ROOT = Path(__file__).parents[1]
STALE = "run `make extract`, read the change with `make diff`, and commit outputs/"


def extract(out: Path, *options: str, **environment: str) -> Path:
    command = [sys.executable, "-m", "pressefakten", "extract", "corpus", "--out", str(out), *options]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=True, capture_output=True)
    return out


@pytest.fixture(scope="module")
def fresh(tmp_path_factory) -> Path:
    return extract(tmp_path_factory.mktemp("fresh"), PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")


@pytest.fixture(scope="module")
def report() -> Report:
    return evaluate(ROOT / "tests/gold", Extractor(), ROOT / "corpus")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory) -> Path:
    """A run in another locale, time zone and hash order, shared by two processes."""
    out = tmp_path_factory.mktemp("elsewhere")
    return extract(out, "--jobs", "2", PYTHONHASHSEED="4711", TZ="Pacific/Kiritimati", LC_ALL="C", LANG="tr_TR.UTF-8")


@pytest.mark.parametrize("name", [RELEASES, FACTS, ENTITIES])
def test_corpus_same_bytes_whatever_locale_zone_hash_seed_and_jobs(fresh, elsewhere, name):
    assert (elsewhere / name).read_bytes() == (fresh / name).read_bytes()


@pytest.mark.parametrize("name", [RELEASES, FACTS])
def test_corpus_outputs_are_those_committed(fresh, name):
    assert (fresh / name).read_bytes() == (ROOT / "outputs" / name).read_bytes(), STALE


def test_corpus_every_mention_stands_where_it_says(fresh):
    outputs = open_outputs(fresh)
    texts = {release["release"]: release["text"] for release in outputs.releases}
    for release, text in texts.items():
        assert (ROOT / "corpus" / f"{release}.txt").read_bytes().decode("utf-8-sig") == text
    for fact in outputs.facts:
        for mention in fact["mentions"]:
            assert texts[fact["release"]][mention["start"] : mention["end"]] == mention["text"]


@pytest.mark.parametrize("kind", ["date", "duration", "phone", "email", "url", "address", "money", "quantity", "quote"])
def test_corpus_all_found_with_the_right_value_and_nothing_wrong(report, kind):
    count = report.kinds["strict"][kind]
    assert count.gold
    assert (count.right, count.found) == (count.gold, count.gold)


@pytest.mark.parametrize(
    ("kind", "name", "of"),
    [("phone", "type", 6), ("phone", "owner", 6), ("quote", "speaker", 11), ("person", "party", 12)],
)
def test_corpus_attributes(report, kind, name, of):
    count = report.attributes[kind, name]
    assert (count.right, count.gold, count.said - count.said_right) == (of, of, 0)


def test_corpus_persons(report):
    assert report.kinds["strict"]["person"].f1 >= 0.95


@pytest.mark.parametrize(("name", "of"), [("published", 3), ("title", 5)])
def test_corpus_head(report, name, of):
    assert (report.head[name].right, report.head[name].gold, report.head[name].said) == (of, of, of)


def test_corpus_zones_and_no_fact_out_of_boilerplate(report):
    assert report.zones.share == 1.0
    assert sum(report.boilerplate.values()) == 0
