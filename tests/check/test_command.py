"""The command: what it prints, and its exit status."""

import json

import pytest
from click.testing import CliRunner

from pressefakten.cli import main

SOUND = "Neues\n\nAachen, 3. Mai 2024\n\nDas Bad kostet 5.000 Euro.\n\nTelefon: 0241 432-1300\n"
HINT = "Das Bad kostet 5.000 Euro.\n\nTelefon: 0241 432-1300\n"
FAULT = HINT + "\nAm 3. Juni um 25 Uhr wird gefeiert.\n"


@pytest.fixture
def call(tmp_path, monkeypatch, small):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pressefakten.check.run.Extractor", lambda model=None: small)
    return lambda *args, **more: CliRunner().invoke(main, ["check", *args], catch_exceptions=False, **more)


def test_command_fault_is_status_1_with_sentence_and_why(call, tmp_path):
    (tmp_path / "fest.txt").write_text(FAULT)
    result = call("fest.txt")
    assert result.exit_code == 1
    assert "Fehler: „25 Uhr“ ist keine Uhrzeit.\n    Stunden gehen bis 24" in result.stdout
    assert "    > Am 3. Juni um 25 Uhr wird gefeiert." in result.stdout


def test_command_hints_alone_are_status_0(call, tmp_path):
    (tmp_path / "bad.txt").write_text(HINT)
    result = call("bad.txt")
    assert result.exit_code == 0
    assert "Hinweis: " in result.stdout and "0 Fehler, 0 Warnungen" in result.stdout


def test_command_json_and_standard_input(call):
    result = call("-", "--format", "json", input=FAULT)
    assert result.exit_code == 1
    (checked,) = json.loads(result.stdout)
    assert "no_such_time" in [one["rule"] for one in checked["findings"]]


def test_command_file_that_cannot_be_read_is_status_2(call, tmp_path):
    (tmp_path / "leer.txt").touch()
    (tmp_path / "bad.txt").write_text(HINT)
    result = call("leer.txt", "bad.txt")
    assert result.exit_code == 2
    assert "[R006]" in result.stderr and "1 Text: " in result.stdout


def test_command_without_a_text(call):
    result = call("nirgends.txt")
    assert (result.exit_code, "[C001]" in result.stderr) == (2, True)
