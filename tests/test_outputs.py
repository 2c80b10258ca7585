"""Outputs are written whole or not at all, and read back with errors that name the line."""

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread
from types import SimpleNamespace

import pytest

from pressefakten.diff.inputs import run_side
from pressefakten.errors import OutputError
from pressefakten.export.records import told
from pressefakten.outputs import (
    FACTS,
    FILES,
    PREVIOUS,
    RELEASES,
    RUN,
    open_outputs,
    read_lines,
)
from pressefakten.store.staging import Staging, check_place, recover
from pressefakten_schemas import SCHEMA_VERSION


def write(out, number: int) -> None:
    with Staging(out) as staging:
        staging.write(RELEASES, {"release": f"r{number}", "text": "„Öl“\u2028\U0001f600"})
        staging.write(FACTS, {"release": f"r{number}", "id": str(number)})
        staging.write_run(manifest(number))


def manifest(number: int) -> dict:
    return {"schema_version": SCHEMA_VERSION, "number": number}


def number_in(folder) -> int:
    return json.loads((folder / RUN).read_text())["number"]


def test_outputs_come_back_as_they_were_written(tmp_path):
    write(tmp_path, 1)
    outputs = open_outputs(tmp_path)
    assert outputs.releases == [{"release": "r1", "text": "„Öl“\u2028\U0001f600"}]
    assert outputs.facts_of("r1") == [{"release": "r1", "id": "1"}]
    assert outputs.run == manifest(1)


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
from pressefakten.store import staging
out, moves = Path(sys.argv[1]), int(sys.argv[2])
replace, done = Path.replace, 0
def counting(self, target):
    global done
    if done == moves:
        os.kill(os.getpid(), signal.SIGKILL)
    done += 1
    return replace(self, target)
Path.replace = counting
with staging.Staging(out) as files:
    files.write(outputs.FACTS, {"release": "r2", "id": "2"})
    files.write_run({"schema_version": sys.argv[3], "number": 2})
    if moves < 0:
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("moves", range(-1, len(FILES)))
def test_outputs_a_killed_run_is_whole_or_never_was(tmp_path, moves):
    """Killed while writing: the last run stays. Killed between moves: the next command carries the new one through."""
    write(tmp_path, 1)
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(moves), SCHEMA_VERSION], check=False)
    outputs = open_outputs(tmp_path)
    number = 1 if moves < 0 else 2
    assert [fact["id"] for fact in outputs.facts] == [str(number)]
    assert outputs.run == manifest(number)
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


@pytest.mark.parametrize("out", ["out", "out/below"])
def test_outputs_folder_that_is_a_file(tmp_path, out):
    (tmp_path / "out").write_text("")
    with pytest.raises(OutputError, match="a file stands where a folder should be") as caught, Staging(tmp_path / out):
        pass
    assert "--out" in caught.value.hint


@pytest.mark.parametrize("begin", [Staging, check_place], ids=["run", "check"])
@pytest.mark.parametrize("name", FILES)
def test_outputs_a_folder_in_the_place_of_a_file_is_told_before_the_work(tmp_path, begin, name):
    (tmp_path / name).mkdir()
    with pytest.raises(OutputError, match="it is a folder") as caught, begin(tmp_path):
        pass
    assert caught.value.hint == f"Move it away: mv '{tmp_path / name}' DIR"


@pytest.mark.parametrize("make", [Path.touch, lambda path: path.symlink_to("."), lambda path: path.symlink_to("gone")])
def test_outputs_no_place_for_the_run_before_is_told_before_the_work(tmp_path, make):
    make(tmp_path / PREVIOUS)
    with pytest.raises(OutputError, match="it is no folder of its own"), Staging(tmp_path):
        pass


def full(*_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_outputs_full_disk_at_the_end_leaves_the_last_run_and_no_rest(tmp_path, monkeypatch):
    write(tmp_path, 1)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left") as caught:
        write(tmp_path, 2)
    assert "Make room" in caught.value.hint
    assert number_in(tmp_path) == 1
    assert not (tmp_path / ".next").exists()


def test_outputs_full_disk_at_the_last_byte(tmp_path):
    """What stands in a buffer is written when the file is closed: it must not be lost in silence."""
    write(tmp_path, 1)
    with pytest.raises(OutputError, match="No space left"), Staging(tmp_path) as staging:
        staging.write(FACTS, {"release": "r2", "id": "2"})
        closing = staging._open[FACTS]
        staging._open[FACTS] = SimpleNamespace(close=lambda: closing.close() or full())
    assert number_in(tmp_path) == 1
    assert all(file.closed for file in (closing, staging._open[RELEASES]))


def test_outputs_an_error_is_not_hidden_by_a_full_disk(tmp_path):
    with pytest.raises(RuntimeError), Staging(tmp_path) as staging:
        staging._open[FACTS] = SimpleNamespace(close=full)
        raise RuntimeError


def test_outputs_finished_run_without_a_place_is_kept(tmp_path, monkeypatch):
    write(tmp_path, 1)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "hardlink_to", full)
        patch.setattr(shutil, "copy2", full)
        for _ in range(2):
            with pytest.raises(OutputError, match="The run is finished, but cannot take its place") as caught:
                write(tmp_path, 2)
        assert (caught.value.code, number_in(tmp_path)) == ("O009", 1)
    open_outputs(tmp_path)
    assert (number_in(tmp_path), number_in(tmp_path / PREVIOUS)) == (2, 1)


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOTSUP])
def test_outputs_disk_without_locks(tmp_path, monkeypatch, number):
    def fail(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("fcntl.flock", fail)
    write(tmp_path, 1)
    assert number_in(tmp_path) == 1


def test_outputs_disk_whose_folders_cannot_be_synced(tmp_path, monkeypatch):
    fsync = os.fsync

    def fail(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", fail)
    write(tmp_path, 1)
    assert number_in(tmp_path) == 1


def test_check_place_waits_for_no_other_run(tmp_path):
    check_place(tmp_path / "new/out")
    with Staging(tmp_path / "new/out"), pytest.raises(OutputError, match="Another run"):
        check_place(tmp_path / "new/out")


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


MAJOR, MINOR = map(int, SCHEMA_VERSION.split("."))


def of_version(folder: Path, version: object) -> Path:
    write(folder, 1)
    (folder / RUN).write_text(json.dumps({"schema_version": version}), encoding="utf-8")
    return folder


@pytest.mark.parametrize("version", [f"{MAJOR}.{minor}" for minor in range(MINOR + 1)])
def test_open_outputs_reads_this_major_version(tmp_path, version):
    assert open_outputs(of_version(tmp_path, version)).facts


@pytest.mark.parametrize(
    ("version", "next_step"),
    [
        (f"{MAJOR - 1}.9", "Write it anew"),
        (f"{MAJOR}.{MINOR + 1}", "Upgrade pressefakten"),
        (f"{MAJOR + 1}.0", "Upgrade pressefakten"),
        ("1", "Write it anew"),
        (f"{SCHEMA_VERSION}-beta", "Write it anew"),
        (None, "Write it anew"),
    ],
)
def test_open_outputs_refuses_another_version_with_the_next_step(tmp_path, version, next_step):
    with pytest.raises(OutputError) as caught:
        open_outputs(of_version(tmp_path, version))
    assert caught.value.code == "O008"
    assert f"by schema {version}; this version reads" in caught.value.message
    assert next_step in caught.value.hint and f"pressefakten extract --out {tmp_path}" in caught.value.hint


def test_open_outputs_of_another_version_before_the_last_run(tmp_path):
    write(tmp_path, 1)
    of_version(tmp_path / PREVIOUS, "0.1")
    with pytest.raises(OutputError) as caught:
        open_outputs(tmp_path / PREVIOUS)
    assert caught.value.hint.endswith(f"pressefakten extract --out {tmp_path}")


def test_open_outputs_without_a_manifest_as_in_a_fresh_clone(tmp_path):
    write(tmp_path, 1)
    (tmp_path / RUN).unlink()
    assert open_outputs(tmp_path).facts


@pytest.mark.parametrize("content", ["{", "[]", "1", ""])
def test_open_outputs_with_a_damaged_manifest(tmp_path, content):
    write(tmp_path, 1)
    (tmp_path / RUN).write_text(content)
    with pytest.raises(OutputError) as caught:
        open_outputs(tmp_path)
    assert caught.value.code == ("O008" if content == "[]" else "O003")


def test_outputs_a_reader_never_sees_two_runs_mixed(tmp_path):
    write(tmp_path, 0)
    stop = Event()

    def run_after_run() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            write(tmp_path, number)

    writer = Thread(target=run_after_run)
    writer.start()
    try:
        for _ in range(200):
            outputs = open_outputs(tmp_path)
            (release,), (fact,), run = outputs.releases, outputs.facts, outputs.run
            assert release["release"] == fact["release"] == f"r{run['number']}"
    finally:
        stop.set()
        writer.join()


def write_many(out, number: int) -> None:
    with Staging(out) as staging:
        for name in ("a", "b", "c"):
            staging.write(RELEASES, {"release": name, "text": f"{name} {'.' * 9_000} {number}"})
            staging.write(FACTS, {"release": name, "id": "0", "kind": "money", "value": f"{name}{number}"})
        staging.write_run(manifest(number))


def test_outputs_what_is_read_slowly_is_of_one_run(tmp_path):
    write_many(tmp_path, 1)
    reading, side = told(tmp_path), run_side(tmp_path)
    seen = [next(reading)]
    write_many(tmp_path, 2)
    seen += reading
    assert [(one.release["text"][-1], one.facts[0]["value"]) for one in seen] == [("1", "a1"), ("1", "b1"), ("1", "c1")]
    assert [side.version(name).facts[0]["value"] for name in side.names()] == ["a1", "b1", "c1"]
