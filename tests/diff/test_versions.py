"""The versions of a release: those that say so, and those of one address."""

import json

import pytest
from click.testing import CliRunner

from pressefakten.cli import main
from pressefakten.diff.versions import versions_of


def release(name, **more):
    return {"release": name, "source": f"{name}.txt", "text": name, "published": None, **more}


def names(releases, name):
    return [one["release"] for one in versions_of(releases, name)]


@pytest.mark.parametrize("asked", ["a", "b", "c"])
def test_versions_in_the_order_of_their_links(asked):
    releases = [release("c", version_of="b"), release("b", version_of="a"), release("a"), release("d")]
    assert names(releases, asked) == ["a", "b", "c"]


def test_versions_of_one_address():
    address = "https://example.org/x"
    releases = [
        release("z", source_url=address, published="2024-01-01"),
        release("y", source_url=address, published="2024-01-02"),
        release("x"),
    ]
    assert names(releases, "y") == ["z", "y"]
    assert names(releases, "x") == ["x"]


def test_versions_that_name_each_other_end():
    assert set(names([release("a", version_of="b"), release("b", version_of="a")], "a")) <= {"a", "b"}


def test_versions_whose_first_one_is_gone():
    assert names([release("b", version_of="gone")], "b") == ["b"]


@pytest.fixture
def call(tmp_path, monkeypatch, small):
    monkeypatch.chdir(tmp_path)
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "kita.txt").write_text("Neue Kita\n\nDer Bau kostet 5.000 Euro.\n")
    (texts / "kita-neu.txt").write_text("Neue Kita\n\nDer Bau kostet 6.000 Euro.\n")
    (texts / "kita-neu.toml").write_text('version_of = "kita"\n')
    run = CliRunner()
    assert run.invoke(main, ["extract", "texts", "--out", "outputs"]).exit_code == 0
    return lambda *args: run.invoke(main, list(args), catch_exceptions=False)


def test_versions_with_what_each_says_differently(call):
    result = call("versions", "kita-neu")
    assert result.exit_code == 0
    assert "1. kita  ·" in result.stdout and "2. kita-neu  ·" in result.stdout
    assert "    Kosten: 5.000 → 6.000 Euro (+1.000, +20 %)" in result.stdout
    first, second = json.loads(call("versions", "kita", "--format", "json").stdout)
    assert (first["difference"], len(second["difference"]["entries"])) == (None, 1)


def test_versions_of_no_release(call):
    result = call("versions", "nichts")
    assert (result.exit_code, "[C005]" in result.stderr) == (2, True)
