"""What a version would read differently in the texts of a run."""

import json

import pytest
from click.testing import CliRunner

from pressefakten.cli import main

TEXT = "Neue Kita\n\nDer Bau kostet 5.000 Euro.\n"


@pytest.fixture
def call(tmp_path, monkeypatch, small):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "kita.txt").write_text(TEXT)
    run = CliRunner()
    assert run.invoke(main, ["extract", "texts", "--out", "outputs"]).exit_code == 0
    return lambda *args: run.invoke(main, ["preview", *args], catch_exceptions=False)


def read_otherwise(folder):
    """The run as a version would have left it that reads another sum."""
    facts = folder / "outputs" / "facts.jsonl"
    facts.write_text(facts.read_text().replace('"value": "5000"', '"value": "50"'))


def test_preview_of_the_same_version_is_the_same(call):
    result = call()
    assert (result.exit_code, "Kein Unterschied" in result.stdout) == (0, True)


def test_preview_tells_what_is_read_otherwise_and_writes_nothing(call, tmp_path):
    read_otherwise(tmp_path)
    before = (tmp_path / "outputs" / "facts.jsonl").read_bytes()
    result = call()
    assert result.exit_code == 1
    assert "anders gelesen" in result.stdout and "Kosten: 50 → 5.000 Euro" in result.stdout
    assert (tmp_path / "outputs" / "facts.jsonl").read_bytes() == before


def test_preview_gains_against_the_gold(call, tmp_path):
    read_otherwise(tmp_path)
    start = TEXT.index("5.000")
    mention = {"start": start, "end": start + 10, "text": "5.000 Euro"}
    gold = {"facts": [{"kind": "money", "value": "5000", "currency": "EUR", **mention}]}
    (tmp_path / "texts" / "kita.json").write_text(json.dumps(gold))
    result = call("--gold", "texts", "--texts", "texts")
    assert "Texte: 1" in result.stdout and "  + kita: money" in result.stdout


def test_preview_of_no_release(call):
    result = call("--release", "nichts")
    assert (result.exit_code, "[C005]" in result.stderr) == (2, True)
