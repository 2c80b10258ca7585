"""Work shared by real processes: they end with the one that started them, and one that dies costs its item only."""

import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from pressefakten.errors import ModelError
from pressefakten.outputs import REJECTED, RELEASES, open_outputs, read_lines
from pressefakten.store.staging import Staging

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals")

COMMAND = '''
import os, signal, sys, time
from pathlib import Path
from types import SimpleNamespace
from pressefakten import cli
from pressefakten.corpus import run
from pressefakten.errors import ModelError
from pressefakten_schemas.releases import Release
from pressefakten_schemas.run import Versions

class Extractor:
    """Finds nothing; a text may kill its process or keep it busy."""

    def __init__(self, model, min_confidence=0.0):
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
        if "slow" in source.text:
            time.sleep(0.05)
        release = Release(release=source.release, source=source.path, sha256=source.sha256, text=source.text)
        return SimpleNamespace(release=release, facts=[], refused=[], warnings=())

run._extractor = Extractor
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background has inherited that it is ignored
    run.versions = lambda *of: Versions(pressefakten="0", python="0", spacy="0", model="none")
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


@pytest.mark.parametrize(("number", "status"), [(signal.SIGKILL, -9), (signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_processes_end_with_their_parent(tmp_path, start, number, status):
    with Staging(tmp_path / "out") as staging:
        staging.write(RELEASES, {"release": "of the run before"})
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    texts(tmp_path, "endless", "endless")
    process = start()
    wait_until_begun(tmp_path, 2, process)
    process.send_signal(number)
    said, _ = process.communicate(timeout=120)  # their output is closed when the last of the processes has ended
    assert process.returncode == status
    assert ("0 of 2 files are done and safe" in said) == (number != signal.SIGKILL)
    assert "Traceback" not in said
    left = {name: (tmp_path / "out" / name).read_bytes() for name in written}
    assert left == written
    assert (tmp_path / "out" / ".next").exists() == (number == signal.SIGKILL)


def test_processes_a_file_that_kills_the_run_costs_only_itself_the_next_time(tmp_path, start):
    """Alone in its process, the run dies of it; the next one gives it a process of its own."""
    texts(tmp_path, "a", "deadly", "c")
    start("--jobs", "1").communicate(timeout=300)
    said, _ = (process := start("--jobs", "1")).communicate(timeout=300)
    assert process.returncode == 1
    assert "[X003] corpus/1.txt" in said and "3 of 3 files" not in said
    assert names(tmp_path) == ["0", "2"]


KILLS = int(os.environ.get("KILLS", "10"))
"""How often the next test kills; ``make test-kills`` does it two hundred times."""


def test_processes_killed_at_any_moment_lose_nothing(tmp_path, start):
    """Whenever a run is killed, the outputs are those of a whole run, and the next run goes on. The moments are drawn
    anew each time: chance is what finds the one that nobody thought of."""
    texts(tmp_path, *(f"slow {number}" for number in range(12)))
    begun = time.monotonic()
    said, _ = (first := start()).communicate(timeout=300)
    assert first.returncode == 0, said
    lasted = time.monotonic() - begun
    records = ("releases.jsonl", "facts.jsonl", "entities.jsonl", "rejected.jsonl")
    out = tmp_path / "out"
    for number in range(KILLS):
        texts(tmp_path, *(f"slow {number} {one}" for one in range(number % 12)))
        process = start(*["--force"] * (number % 2))
        moment = random.uniform(0.2, 1.1) * lasted
        with suppress(subprocess.TimeoutExpired):
            process.wait(moment)
        process.send_signal(random.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT]))
        process.communicate(timeout=120)
        outputs = open_outputs(out)
        releases = {release["release"] for release in outputs.releases}
        assert len(releases) == 12, f"after {moment:.2f} of {lasted:.2f} s"
        assert not list(out.glob("*.new"))
    said, _ = (last := start()).communicate(timeout=300)
    assert last.returncode == 0, said
    kept = {name: (out / name).read_bytes() for name in records}
    shutil.rmtree(out)
    start().communicate(timeout=300)
    assert {name: (out / name).read_bytes() for name in records} == kept
    assert not (out / ".next").exists()


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
