"""Archives: each file in its format, and nothing that only looks small."""

import zipfile

import pytest

from pressefakten.errors import ReadError
from pressefakten.read import parts_in
from pressefakten.settings import MAX_FILE_BYTES

from . import made


def test_archive_files_by_their_names() -> None:
    files = {
        "2024/b.txt": b"Text b",
        "2024/a.html": b"<html><body><p>Text a</p></body></html>",
        "README.txt": b"x",
        ".hidden.txt": b"x",
        "a_files/style.html": b"<p>x</p>",
        "__MACOSX/2024/b.txt": b"x",
        "bild.png": b"\x89PNG",
        "post.eml": made.mail("Text c", files=(("d.txt", b"Text d", "text/plain"),)),
    }
    sources = parts_in(made.archive(files), "x.zip").sources
    assert [(source.release, source.text.split("\n")[-2] if "\n" in source.text else source.text) for source in sources] == [
        ("x#2024/a", "Text a"),
        ("x#2024/b", "Text b"),
        ("x#post", "Text c"),
        ("x#post#2", "Text d"),
    ]  # fmt: skip


def test_archive_with_a_file_that_cannot_be_read() -> None:
    read = parts_in(made.archive({"a.txt": b"Text", "b.pdf": b"%PDF-1.7", "c.doc.txt": b"\xd0\xcf\x11\xe0"}), "x.zip")
    assert [source.release for source in read.sources] == ["x#a"]
    assert [(error.code, error.message.split(":")[0]) for error in read.refused] == [
        ("R018", "x.zip#b.pdf"),
        ("R022", "x.zip#c.doc.txt"),
    ]


def nested(depth: int) -> bytes:
    data = made.archive({"a.txt": b"Text"})
    for _ in range(depth - 1):
        data = made.archive({"in.zip": data})
    return data


def test_archive_in_archive_to_a_limit() -> None:
    assert parts_in(nested(2), "x.zip").sources[0].release == "x#in#a"
    with pytest.raises(ReadError) as error:
        parts_in(nested(6), "x.zip")
    assert error.value.code == "R024"


def lying(data: bytes) -> bytes:
    """An archive whose member says that it is small."""
    packed = bytearray(made.archive({"a.txt": data}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = packed.index(mark) + place
        packed[at : at + 4] = (100).to_bytes(4, "little")
    return bytes(packed)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (made.archive({"a.txt": b"0" * (MAX_FILE_BYTES * 3)}), "R023"),
        (lying(b"0" * 1_000_000), "R018"),
        (made.locked_archive("a.txt", b"x"), "R020"),
        (made.archive({"a.png": b"x"}), "R027"),
        (made.archive({}), "R027"),
        (made.archive({"a.txt": b"Text"})[:-30], "R018"),
    ],
)
def test_archive_that_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as error:
        parts_in(data, "x.zip")
    assert error.value.code == code


def test_archive_of_an_odd_packing() -> None:
    packed = made.archive({"a.txt": b"Text"}, zipfile.ZIP_LZMA)
    assert parts_in(packed, "x.zip").sources[0].text == "Text"
