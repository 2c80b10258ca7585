"""Outputs are written whole or not at all, and read back with errors that name the line."""

import json
import os
import subprocess
import sys

import pytest

from pressefakten.errors import OutputError
from pressefakten.outputs import FACTS, FILES, PREVIOUS, RELEASES, RUN, Staging, open_outputs, read_lines, recover


def write(out, number: int) -> None:
    with Staging(out) as staging:
        staging.write(RELEASES, {"release": f"r{number}", "text": "„Öl“\u2028\U0001f600"})
        staging.write(FACTS, {"release": f"r{number}", "id": str(number)})
        staging.write_run({"number": number})


def number_in(folder) -> int:
    return json.loads((folder / RUN).read_text())["number"]


def test_outputs_come_back_as_they_were_written(tmp_path):
    write(tmp_path, 1)
    outputs = open_outputs(tmp_path)
    assert outputs.releases == [{"release": "r1", "text": "„Öl“\u2028\U0001f600"}]
    assert outputs.facts_of("r1") == [{"release": "r1", "id": "1"}]
    assert outputs.run == {"number": 1}


def test_outputs_the_run_before_is_kept(tmp_path):
    write(tmp_path, 1)
    assert not (tmp_path / PREVIOUS).exists()
    write(tmp_path, 2)
    write(tmp_path, 3)
    assert number_in(tmp_path) == 3
    assert number_in(tmp_path / PREVIOUS) == 2


def test_outputs_an_error_leaves_the_last_good_run(tmp_path):
    write(tmp_path, 1)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    with pytest.raises(RuntimeError), Staging(tmp_path) as staging:
        staging.write(FACTS, {"half": True})
        raise RuntimeError
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


KILLED = """
import os, signal, sys
from pathlib import Path
from pressefakten import outputs
out, moves = Path(sys.argv[1]), int(sys.argv[2])
replace, done = Path.replace, 0
def counting(self, target):
    global done
    if done == moves:
        os.kill(os.getpid(), signal.SIGKILL)
    done += 1
    return replace(self, target)
Path.replace = counting
with outputs.Staging(out) as staging:
    staging.write(outputs.FACTS, {"release": "r2", "id": "2"})
    staging.write_run({"number": 2})
    if moves < 0:
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("moves", range(-1, len(FILES)))
def test_outputs_a_killed_run_is_whole_or_never_was(tmp_path, moves):
    """Killed while writing: the last run stays. Killed between moves: the next command carries the new one through."""
    write(tmp_path, 1)
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(moves)], check=False)
    outputs = open_outputs(tmp_path)
    number = 1 if moves < 0 else 2
    assert [fact["id"] for fact in outputs.facts] == [str(number)]
    assert outputs.run == {"number": number}
    if number == 2:
        assert number_in(tmp_path / PREVIOUS) == 1
    write(tmp_path, 3)
    assert number_in(tmp_path / PREVIOUS) == number


def test_recover_twice_is_once(tmp_path):
    write(tmp_path, 1)
    recover(tmp_path)
    recover(tmp_path)
    assert number_in(tmp_path) == 1


def test_outputs_two_runs_at_once_are_refused(tmp_path):
    with Staging(tmp_path), pytest.raises(OutputError, match="Another run"), Staging(tmp_path):
        pass


def test_outputs_folder_that_is_a_file(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(OutputError, match="cannot be written") as caught, Staging(tmp_path / "out"):
        pass
    assert "--out" in caught.value.hint


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_outputs_folder_without_rights(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="cannot be written"), Staging(tmp_path):
        pass


def test_read_lines_names_the_damaged_line(tmp_path):
    (tmp_path / "x.jsonl").write_text('{"a": 1}\n{"a": \n')
    with pytest.raises(OutputError, match="line 2"):
        list(read_lines(tmp_path / "x.jsonl"))


def test_open_outputs_says_how_to_make_them(tmp_path):
    with pytest.raises(OutputError) as caught:
        open_outputs(tmp_path)
    assert "pressefakten extract" in caught.value.hint
