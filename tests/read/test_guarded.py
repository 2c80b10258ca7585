"""Hostile files: each costs itself only, ends with a code, and the next file is read."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from pressefakten.errors import ReadError
from pressefakten.read import guarded, parts_in, read_bytes, read_source

from . import made

PAGE = b"<html><body><p>Die Stadt baut eine Kita.</p></body></html>"


def code_of(data: bytes, name: str) -> str:
    with pytest.raises(ReadError) as error:
        parts_in(data, name)
    assert error.value.hint
    return error.value.code


def assert_goes_on() -> None:
    assert read_bytes(PAGE, "x.html").text == "Die Stadt baut eine Kita.\n"


@pytest.mark.parametrize("depth", [300, 200_000])
def test_guarded_nested_tags(depth: int) -> None:
    assert code_of(b"<html><body>" + b"<div>" * depth + b"Text" + b"</div>" * depth, "x.html") in ("R019", "R027")
    assert_goes_on()


def test_guarded_tags_that_are_not_too_many() -> None:
    assert read_bytes(b"<html><body>" + b"<div>" * 150 + b"Text", "x.html").text == "Text\n"


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """A reading process that starts with the limits of the test."""
    guarded.stop()
    yield monkeypatch
    guarded.stop()


def test_guarded_time(fresh: pytest.MonkeyPatch) -> None:
    fresh.setattr(guarded, "READ_SECONDS", 1)
    page = b"<html><body>" + b"<p>Wort <b>fett</b> und <i>schr\xc3\xa4g</i> ohne Ende.</p>\n" * 150_000
    assert code_of(page, "x.html") == "R016"
    fresh.undo()
    assert_goes_on()


def test_guarded_memory(fresh: pytest.MonkeyPatch) -> None:
    fresh.setattr(guarded, "READ_MEMORY", 400_000_000)
    page = b"<html><body>" + b"<p>Wort</p>" * 3_000_000
    assert code_of(page, "x.html") in ("R016", "R017")
    fresh.undo()
    guarded.stop()
    assert_goes_on()


def test_guarded_process_that_is_gone(fresh: pytest.MonkeyPatch) -> None:
    assert_goes_on()
    process = guarded._process
    assert process is not None
    process.kill()
    process.wait()
    assert_goes_on()


def test_guarded_process_ends_with_its_parent(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_bytes(PAGE)
    code = (
        "import os, sys; from pressefakten.read import read_source, guarded; read_source(sys.argv[1]);"
        "print(guarded._process.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    run = subprocess.run([sys.executable, "-c", code, tmp_path / "x.html"], capture_output=True, check=False)
    child = int(run.stdout)
    for _ in range(500):
        if not _is_running(child):
            return
        time.sleep(0.02)
    pytest.fail("the reading process is still there")


def _is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "x.html"),
        (bytes(range(256)) * 50, "x.html"),
        (bytes(range(256)) * 50, "x.eml"),
        (bytes(range(256)) * 50, "x.xml"),
        (bytes(range(256)) * 50, "x.rtf"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 50, "x.pdf"),
        (b"PK\x03\x04" + bytes(range(256)) * 50, "x.docx"),
        (b"PK\x03\x04" + bytes(range(256)) * 50, "x.zip"),
        (b"From a b 2024\nX: y\n" + bytes(range(256)) * 5, "x.mbox"),
        (b"", "x.html"),
        (b"", "x.pdf"),
        (b"", "x.eml"),
        (b"", "x.zip"),
        (b"", "x.mbox"),
        (b"<html></html>", "x.html"),
        (b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a '" + b"x" * 1000 + b"'>" + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 50 if n else b"&a;" * 50) for n in range(9)) + b"]><rss version='2.0'><channel><title>&a8;</title></channel></rss>", "x.xml"),
    ],
)  # fmt: skip
def test_guarded_broken_files(data: bytes, name: str) -> None:
    try:
        text = "".join(source.text for source in parts_in(data, name).sources)
    except ReadError as error:
        assert error.code.startswith("R0") and error.hint and name in error.message
    else:
        assert len(text) < 100_000
    assert_goes_on()


def test_guarded_messages_name_the_file(tmp_path: Path) -> None:
    path = tmp_path / "kaputt.pdf"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(ReadError, match=r"kaputt\.pdf: is no readable PDF file"):
        read_source(path)


def test_guarded_several_releases_where_one_is_wanted() -> None:
    feed = made.rss(made.item("a", "x"), made.item("b", "y"))
    with pytest.raises(ReadError, match="holds 2 releases") as error:
        read_bytes(feed, "x.xml")
    assert error.value.code == "R026"
