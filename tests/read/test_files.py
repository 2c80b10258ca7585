"""Files: what is found, what is refused, and that nothing hangs."""

import errno
import hashlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressefakten.errors import ReadError
from pressefakten.mentions import Stated
from pressefakten.read import FoundFiles, find_sources, read_bytes, read_source
from pressefakten.read import files as files_module
from pressefakten.settings import MAX_CHARACTERS, MAX_DOCUMENT_BYTES, MAX_FILE_BYTES


def write(path: Path, text: str = "Ein Text.\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def code_of(path: Path) -> str:
    with pytest.raises(ReadError) as error:
        read_source(path)
    assert path.name in error.value.message
    assert error.value.hint
    return error.value.code


def names(found: FoundFiles) -> list[str]:
    return [path.name for path in found.paths]


def codes(found: FoundFiles) -> list[tuple[str, str]]:
    return [(refused.path.name, refused.error.code) for refused in found.refused]


def test_files_source(tmp_path: Path) -> None:
    source = read_source(write(tmp_path / "2019 12 18_Meldung.v2.txt", "Grüße\r\n"))
    assert source.release == "2019 12 18_Meldung.v2"
    assert source.path == str(tmp_path / "2019 12 18_Meldung.v2.txt")
    assert (source.text, source.encoding, source.stated, source.warnings) == ("Grüße\r\n", "utf-8", Stated(), ())
    assert source.sha256 == hashlib.sha256("Grüße\r\n".encode()).hexdigest()


@pytest.mark.parametrize(
    ("name", "release"), [("stdin", "stdin"), ("a.b.txt", "a.b"), ("x.md", "x"), ("brief.v1", "brief.v1")]
)
def test_files_bytes(name: str, release: str) -> None:
    assert read_bytes(b"Text", name).release == release


@pytest.mark.parametrize("blank", [" \n\t\r\n", "\ufeff", "\xad\u200b \n", "\xa0"])
def test_files_blank(tmp_path: Path, blank: str) -> None:
    assert code_of(write(tmp_path / "x.txt", blank)) == "R007"


def test_files_empty(tmp_path: Path) -> None:
    assert code_of(write(tmp_path / "x.txt", "")) == "R006"


def test_files_vanished(tmp_path: Path) -> None:
    assert code_of(tmp_path / "gone.txt") == "R001"
    assert code_of(write(tmp_path / "x.txt") / "below.txt") == "R001"


def test_files_vanish_between_finding_and_reading(tmp_path: Path) -> None:
    path = write(tmp_path / "x.txt")
    (found,) = find_sources([tmp_path]).paths
    path.unlink()
    assert code_of(found) == "R001"


@pytest.mark.parametrize(("number", "code"), [(errno.EACCES, "R002"), (errno.EIO, "R004"), (errno.ELOOP, "R004")])
def test_files_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str) -> None:
    path = write(tmp_path / "x.txt")

    def fail(*_: object) -> int:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(files_module.os, "open", fail)
    assert code_of(path) == code


def test_files_folder(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    assert code_of(tmp_path / "folder.txt") == "R003"
    assert code_of(tmp_path) == "R003"


def test_files_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert code_of(tmp_path / "pipe.txt") == "R003"


def test_files_link_to_itself(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(ReadError, match="is a link that leads back to itself") as error:
        read_source(loop)
    assert (error.value.code, error.value.hint) == ("R004", f"Remove the link: rm '{loop}'")


def test_files_dangling_link(tmp_path: Path) -> None:
    (tmp_path / "x.txt").symlink_to("gone.txt")
    assert code_of(tmp_path / "x.txt") == "R001"
    with pytest.raises(ReadError, match=r"leads to gone\.txt, which does not exist"):
        read_source(tmp_path / "x.txt")


def test_files_links_do_not_hinder_the_others(tmp_path: Path) -> None:
    write(tmp_path / "corpus/in/a.txt")
    for name, target in {
        "self": "self",
        "self.txt": "self.txt",
        "there": "back",
        "back": "there",
        "up": "..",
        "in/up": "../..",
        "in/to_parent": ".",
        "in/dangling": "nowhere",
        "in/dangling.txt": "nowhere/x.txt",
        "in/through.txt": "a.txt/x.txt",
    }.items():
        (tmp_path / "corpus" / name).symlink_to(target)
    found = find_sources([tmp_path / "corpus"])
    assert codes(found) == [("back", "R004"), ("dangling", "R001"), ("self", "R004"), ("there", "R004")]
    read = {path.name: path for path in found.paths}
    assert read_source(read.pop("a.txt")).release == "a"
    assert {name: code_of(path) for name, path in read.items()} == {
        "self.txt": "R004",
        "dangling.txt": "R001",
        "through.txt": "R001",
    }


def test_files_of_a_link_that_is_given(tmp_path: Path) -> None:
    write(tmp_path / "corpus/a.txt")
    (tmp_path / "link").symlink_to("corpus")
    (tmp_path / "loop").symlink_to("loop")
    found = find_sources([tmp_path / "link", tmp_path / "loop"])
    assert (names(found), codes(found)) == (["a.txt"], [("loop", "R004")])


def test_files_that_are_no_files_say_what_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path may not be long
    os.mkfifo(tmp_path / "pipe")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "null.txt").symlink_to("/dev/null")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
    found = find_sources([tmp_path])
    assert codes(found) == [("pipe", "R003")]
    for path, what in zip(found.paths, ("a device", "a pipe", "a socket"), strict=True):
        with pytest.raises(ReadError, match=f"is {what}, not a file"):
            read_source(path)


def test_files_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a/x.txt")
    write(tmp_path / "b/y.txt")
    scandir = os.scandir

    def fail(path: str) -> object:
        if Path(path).name == "a":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return scandir(path)

    monkeypatch.setattr(files_module.os, "scandir", fail)
    found = find_sources([tmp_path])
    assert (names(found), codes(found)) == (["y.txt"], [("a", "R002")])


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A folder in a folder 3,000 times: more than functions may call each other, and longer than a path may be."""
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(3_000):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    yield tmp_path
    subprocess.run(["rm", "-rf", "--", str(tmp_path / "d")], check=True)  # pytest's own clean-up cannot


def test_files_folder_below_folder_without_end(deep: Path) -> None:
    write(deep / "/".join("d" * 1_500) / "x.txt")
    found = find_sources([deep])
    assert names(found) == ["x.txt"]
    (refused,) = found.refused
    assert refused.error.code == "R004" and "path is too long" in refused.error.message


@pytest.mark.parametrize("name", ["x" * 251 + ".txt", "ä" * 125 + ".txt"])
def test_files_longest_name(tmp_path: Path, name: str) -> None:
    assert read_source(write(tmp_path / name)).release == name[:-4]


def test_files_name_that_is_too_long(tmp_path: Path) -> None:
    assert code_of(tmp_path / ("x" * 300 + ".txt")) == "R004"
    assert codes(find_sources([tmp_path / ("x" * 300)])) == [("x" * 300, "R004")]


@pytest.mark.parametrize("name", ["x.xlsx", "x.epub", "x", "x.png"])
def test_files_unknown_format(tmp_path: Path, name: str) -> None:
    assert code_of(write(tmp_path / name)) == "R005"


@pytest.mark.parametrize(
    ("name", "word"), [("x.doc", ".docx"), ("x.MSG", ".eml"), ("x.png", "tesseract"), ("x.rar", ".zip")]
)
def test_files_unknown_format_with_its_next_step(tmp_path: Path, name: str, word: str) -> None:
    with pytest.raises(ReadError) as error:
        read_source(write(tmp_path / name))
    assert error.value.code == "R005" and word in error.value.hint


def test_files_largest_text(tmp_path: Path) -> None:
    assert len(read_source(write(tmp_path / "x.txt", "ä" * MAX_CHARACTERS)).text) == MAX_CHARACTERS
    assert code_of(write(tmp_path / "y.txt", "ä" * (MAX_CHARACTERS + 1))) == "R010"


@pytest.mark.parametrize("size", [20_000_000, 5_000_000, MAX_FILE_BYTES + 1])
def test_files_too_large_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    path = tmp_path / "x.txt"
    with path.open("wb") as file:
        file.truncate(size)
    monkeypatch.setattr(files_module.os, "fdopen", _unreadable(os.fdopen))
    assert code_of(path) == "R010"


def _unreadable(fdopen):  # type: ignore[no-untyped-def]
    """``os.fdopen`` whose files refuse to be read: a large file must be known by its size alone."""

    def opened(*arguments, **named):  # type: ignore[no-untyped-def]
        file = fdopen(*arguments, **named)

        class Closed:
            def __enter__(self):  # type: ignore[no-untyped-def]
                return self

            def __exit__(self, *_: object) -> None:
                file.close()

            def read(self, *_: object) -> bytes:
                raise AssertionError("the file was read")

        return Closed()

    return opened


def test_files_name_that_is_not_unicode(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(str(tmp_path)) + b"/\xff.txt"))
    try:
        path.write_text("Text")
    except OSError:
        pytest.skip("the file system takes Unicode names only")
    with pytest.raises(ReadError) as error:
        read_source(path)
    assert error.value.code == "R015"
    assert error.value.message == f"{tmp_path}/\\xff.txt: the file's name is not valid Unicode"


def test_files_folder_whose_name_is_not_unicode(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(str(tmp_path)) + b"/K\xf6ln"))
    try:
        write(folder / "Tür.txt")
    except OSError:
        pytest.skip("the file system takes Unicode names only")
    (path,) = find_sources([tmp_path]).paths
    source = read_source(path)
    assert (source.release, source.path) == ("Tür", f"{tmp_path}/K\\xf6ln/Tür.txt")


def test_files_names_do_not_hang_on_the_locale(tmp_path: Path) -> None:
    write(tmp_path / "Tür.txt")
    code = "import sys; from pressefakten.read import *; print(ascii(read_source(find_sources(sys.argv[1:]).paths[0])))"
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    told = subprocess.run([sys.executable, "-c", code, tmp_path], env=environment, check=True, capture_output=True)
    assert b"release='T\\xfcr'" in told.stdout


def test_files_found_in_a_folder(tmp_path: Path) -> None:
    for name in [
        "b.txt",
        "a.md",
        "sub/c.TXT",
        "README.md",
        "readme.txt",
        ".hidden.txt",
        ".git/x.txt",
        "b.toml",
        "b.json",
    ]:
        write(tmp_path / name)
    found = find_sources([tmp_path])
    assert names(found) == ["a.md", "b.txt", "c.TXT"]
    assert codes(found) == []


def test_files_given_twice(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "sub/b.txt")
    given = [tmp_path, str(tmp_path) + "/", tmp_path / "sub", tmp_path / "sub" / ".." / "a.txt", tmp_path / "a.txt"]
    assert names(find_sources(given)) == ["a.txt", "b.txt"]


def test_files_with_one_stem(tmp_path: Path) -> None:
    first, second = write(tmp_path / "1/a.md"), write(tmp_path / "1/a.txt")
    found = find_sources([tmp_path])
    assert found.paths == [first]
    (refused,) = found.refused
    assert (refused.path, refused.error.code) == (second, "R014")
    assert str(first) in refused.error.message and str(second) in refused.error.message


@pytest.mark.parametrize(
    ("files", "given", "expected"),
    [
        (["2019/pm.txt", "2020/pm.md"], ["."], ["2019/pm", "2020/pm"]),
        (["2019/pm.txt", "2020/pm.txt", "2020/neu.txt"], ["."], ["2019/pm", "2020/pm", "neu"]),
        (["pm.txt", "2020/1/pm.txt"], ["."], ["2020/1/pm", "pm"]),
        (["2019/pm.txt", "2020/pm.txt"], ["2019"], ["pm"]),
        (["2019/a/pm.txt", "2020/a/pm.txt"], ["2019", "2020"], ["2019/a/pm", "2020/a/pm"]),
        (["2019/pm.txt", "2020/pm.txt"], ["2019", "2020"], ["2019/pm", "2020/pm"]),
        (["2019/pm.txt", "2020/pm.txt"], ["2019/pm.txt", "2020/pm.txt"], ["2019/pm", "2020/pm"]),
    ],
)
def test_files_with_one_name_in_several_folders_are_called_by_their_paths(
    tmp_path, monkeypatch, files, given, expected
) -> None:
    monkeypatch.chdir(tmp_path)
    for file in files:
        write(tmp_path / file)
    found = find_sources(given)
    assert [name for name, _ in found.named()] == expected
    assert found.refused == []


def test_files_that_are_no_texts_are_refused(tmp_path: Path) -> None:
    for name in ["a.txt", "scan.png", "lonely.toml"]:
        write(tmp_path / name)
    assert codes(find_sources([tmp_path])) == [("lonely.toml", "R013"), ("scan.png", "R005")]


def test_files_folder_links_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "in/a.txt")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in", target_is_directory=True)
    assert names(find_sources([tmp_path / "in"])) == ["a.txt"]


def test_files_missing_path_is_left_to_reading(tmp_path: Path) -> None:
    (path,) = find_sources([tmp_path / "gone.txt"]).paths
    assert code_of(path) == "R001"


def test_files_order_does_not_depend_on_what_is_given_first(tmp_path: Path) -> None:
    paths = [write(tmp_path / name) for name in ("ä.txt", "a.txt", "B.txt", "10.txt", "9.txt")]
    assert find_sources(paths) == find_sources(reversed(paths)) == find_sources([tmp_path])


def test_files_of_the_corpus() -> None:
    corpus = Path(__file__).parents[2] / "corpus"
    found = find_sources([corpus])
    assert found.refused == []
    assert all(read_source(path).warnings == () for path in found.paths)
    assert "README" not in {path.stem for path in found.paths}


PAGE = "<!doctype html><html><head><title>Neue Kita</title></head><body><h1>Neue Kita</h1><p>Die Kita hat 80 Plätze.</p></body></html>"


def test_files_saved_with_a_page_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "kita.html", PAGE)
    for name in ("kita_files/werbung.html", "kita-Dateien/x.js", "kita_files/bild.png", "bad_files/bad.txt"):
        write(tmp_path / name)
    found = find_sources([tmp_path])
    assert (names(found), codes(found)) == (["bad.txt", "kita.html"], [])


def test_files_links_lead_nowhere_outside(tmp_path: Path) -> None:
    write(tmp_path / "out/secret.txt")
    write(tmp_path / "in/a.txt")
    (tmp_path / "in/link.txt").symlink_to(tmp_path / "out/secret.txt")
    (tmp_path / "in/b.txt").symlink_to("a.txt")
    found = find_sources([tmp_path / "in"])
    assert (names(found), codes(found)) == (["a.txt"], [("link.txt", "R028")])
    assert names(find_sources([tmp_path / "in/link.txt"])) == ["link.txt"]


def test_files_sidecar_of_a_page(tmp_path: Path) -> None:
    write(tmp_path / "kita.html", PAGE)
    write(tmp_path / "kita.toml", 'published = 2024-05-03\npublisher = "Stadt Auenbrück"')
    source = read_source(tmp_path / "kita.html")
    assert source.stated == Stated(published="2024-05-03", publisher="Stadt Auenbrück")
    assert names(find_sources([tmp_path])) == ["kita.html"]


def test_files_document_may_be_larger_than_a_text(tmp_path: Path) -> None:
    write(tmp_path / "x.html", PAGE.replace("<p>", "<!--" + "x" * MAX_FILE_BYTES + "--><p>"))
    assert "80 Plätze" in read_source(tmp_path / "x.html").text
    with (tmp_path / "y.pdf").open("wb") as file:
        file.truncate(MAX_DOCUMENT_BYTES + 1)
    assert code_of(tmp_path / "y.pdf") == "R010"
