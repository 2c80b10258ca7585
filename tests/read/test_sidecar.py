"""Sidecars: what they may say, and that a wrong one refuses its release."""

from pathlib import Path

import pytest

from pressefakten.errors import ReadError
from pressefakten.mentions import Stated
from pressefakten.read import read_source
from pressefakten.settings import MAX_SIDECAR_BYTES

FULL = """\ufeffpublished = 2017-03-28
source = "https://www.example.org/4711"
publisher = " Kreis Viersen "
title = "Neue „Kita“"
"""


@pytest.fixture
def release(tmp_path: Path) -> Path:
    (tmp_path / "x.txt").write_text("Text")
    return tmp_path / "x.txt"


def test_sidecar_full(release: Path) -> None:
    release.with_suffix(".toml").write_text(FULL, encoding="utf-8")
    assert read_source(release).stated == Stated(
        "2017-03-28", "https://www.example.org/4711", "Kreis Viersen", "Neue „Kita“"
    )


def test_sidecar_absent(release: Path) -> None:
    assert read_source(release).stated == Stated()


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2017-03-28", "2017-03-28"),
        ('"2017-03-28"', "2017-03-28"),
        ("2017-03-28T18:00:00", "2017-03-28"),
        ("2017-03-28T23:30:00+02:00", "2017-03-28"),
        ("2020-02-29", "2020-02-29"),
    ],
)
def test_sidecar_published(release: Path, value: str, day: str) -> None:
    release.with_suffix(".toml").write_text(f"published = {value}")
    assert read_source(release).stated.published == day


@pytest.mark.parametrize(
    ("content", "code", "word"),
    [
        ('published = "2019-02-29"', "R012", "2019-02-29"),
        ('published = "28.03.2017"', "R012", "28.03.2017"),
        ('published = "20170328"', "R012", "20170328"),
        ("published = 2017", "R012", "2017"),
        ("published = 18:00:00", "R012", "published"),
        ("published = 2017-02-30", "R011", "x.toml"),
        ("date = 2017-03-28", "R012", "'date'"),
        ("title = 5", "R012", "title"),
        ('source = ""', "R012", "source"),
        ("title = Neue Kita", "R011", "x.toml"),
        ('title = "Gr\udcfc\udcdfe"', "R011", "x.toml"),
        ("# " + "x" * MAX_SIDECAR_BYTES, "R010", "x.toml"),
    ],
)
def test_sidecar_wrong(release: Path, content: str, code: str, word: str) -> None:
    release.with_suffix(".toml").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(ReadError) as error:
        read_source(release)
    assert error.value.code == code
    assert word in error.value.message and "x.toml" in error.value.message


def test_sidecar_that_is_a_folder(release: Path) -> None:
    release.with_suffix(".toml").mkdir()
    with pytest.raises(ReadError, match=r"x\.toml"):
        read_source(release)
