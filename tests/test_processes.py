"""Work shared by real processes: they end with the one that started them, and one that dies costs its item only."""

import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pressefakten.errors import ModelError
from pressefakten.outputs import REJECTED, RELEASES, read_lines
from pressefakten.staging import Staging

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals")

COMMAND = '''
import os, signal, sys, time
from pathlib import Path
from types import SimpleNamespace
from pressefakten import cli, run
from pressefakten.errors import ModelError
from pressefakten_schemas.releases import Release
from pressefakten_schemas.run import Versions

class Extractor:
    """Finds nothing; a text may kill its process or keep it busy."""

    def __init__(self, model):
        if model == "missing":
            raise ModelError("M010", "there is no such model", "Leave --model out.")
        if model == "too large":
            os.kill(os.getpid(), signal.SIGKILL)

    def extract(self, source):
        if "deadly" in source.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "endless" in source.text:
            Path(os.environ["BEGUN"], source.release).touch()
            time.sleep(600)
        release = Release(release=source.release, source=source.path, sha256=source.sha256, text=source.text)
        return SimpleNamespace(release=release, facts=[], refused=[])

run._extractor = Extractor
if __name__ == "__main__":
    run.versions = lambda model: Versions(pressefakten="0", python="0", spacy="0", model="none")
    cli.main(prog_name="pressefakten")
'''


@pytest.fixture
def start(tmp_path):
    """Start ``extract corpus --out out --jobs 2`` in an empty folder, with the extractor above. What is left is killed."""
    (tmp_path / "command.py").write_text(COMMAND)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "begun").mkdir()
    started: list[subprocess.Popen[str]] = []

    def starting(*options: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "command.py", "extract", "corpus", "--out", "out", "--jobs", "2", *options],
            cwd=tmp_path,
            env={**os.environ, "BEGUN": str(tmp_path / "begun")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield starting
    for process in started:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def texts(folder: Path, *texts: str) -> None:
    for number, text in enumerate(texts):
        (folder / "corpus" / f"{number}.txt").write_text(text)


def names(folder: Path) -> list[str]:
    return [release["release"] for release in read_lines(folder / "out" / RELEASES)]


def wait_until_begun(folder: Path, texts: int, process: subprocess.Popen[str]) -> None:
    """Until that many texts are worked on; ten minutes at most."""
    for _ in range(6_000):
        if len(list((folder / "begun").iterdir())) == texts:
            return
        assert process.poll() is None, process.communicate()[0]
        time.sleep(0.1)
    pytest.fail("the processes did not begin")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGKILL, -9), (signal.SIGTERM, 143)])
def test_processes_end_with_their_parent(tmp_path, start, number, status):
    with Staging(tmp_path / "out") as staging:
        staging.write(RELEASES, {"release": "of the run before"})
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    texts(tmp_path, "endless", "endless")
    process = start()
    wait_until_begun(tmp_path, 2, process)
    process.send_signal(number)
    process.communicate(timeout=120)  # their output is closed when the last of the processes has ended
    assert process.returncode == status
    left = {name: (tmp_path / "out" / name).read_bytes() for name in written}
    assert left == written
    assert (tmp_path / "out" / ".next").exists() == (number == signal.SIGKILL)


def test_processes_one_that_dies_costs_its_text_only(tmp_path, start):
    texts(tmp_path, "a", "b", "deadly", "c", "deadly too", "d")
    said, _ = (process := start()).communicate(timeout=300)
    assert process.returncode == 1
    assert "[X003] corpus/2.txt: the process that worked on it died" in said
    assert [(one["file"], one["code"]) for one in read_lines(tmp_path / "out" / REJECTED)] == [
        ("corpus/2.txt", "X003"),
        ("corpus/4.txt", "X003"),
    ]
    assert names(tmp_path) == ["0", "1", "3", "5"]


@pytest.mark.parametrize(("model", "error"), [("missing", "M010"), ("too large", "X003")])
def test_processes_that_cannot_start_say_why(tmp_path, start, model, error):
    texts(tmp_path, "a", "b", "c")
    said, _ = (process := start("--model", model)).communicate(timeout=300)
    assert process.returncode == 2
    assert f"Error: [{error}]" in said
    assert "Traceback" not in said
    assert not list((tmp_path / "out").glob("*.jsonl"))


def test_errors_come_back_from_a_process():
    error = pickle.loads(pickle.dumps(ModelError("M010", "no model", "Install it.")))
    assert (type(error), str(error)) == (ModelError, "[M010] no model\n  Install it.")
