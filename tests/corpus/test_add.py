"""New texts: names that are readable, stable and safe, and no other text's facts in answer."""

import contextlib
import os
import unicodedata
from pathlib import Path

import pytest

from pressefakten.corpus import add as adding
from pressefakten.corpus import one_file
from pressefakten.corpus.add import Added, add_texts
from pressefakten.corpus.placing import release_name, slug
from pressefakten.errors import FactError, OutputError, UsageError
from pressefakten.outputs import FACTS, open_outputs
from pressefakten.read import files, read_bytes
from pressefakten.store.results import Result, rejection
from pressefakten.store.staging import Staging

NEW = "Neue Brücke über die Rur\n\nDer Bau kostet 70.000 Euro.\n"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Kreis Viersen knüpft Netzwerk", "kreis-viersen-knuepft-netzwerk"),
        ("„Über Öl & Größe“: Ärger!", "ueber-oel-groesse-aerger"),
        ("Gru\u0308n", "gruen"),
        ("Café Łódź", "cafe-lodz"),
        ("../../etc/passwd\0", "etc-passwd"),
        ("Straße 5 / 6", "strasse-5-6"),
        ("日本", ""),
        (
            "Wort " * 20,
            "wort-wort-wort-wort-wort-wort-wort-wort-wort-wort-wort-wort",
        ),
        ("x" * 100, "x" * 60),
    ],
)
def test_slug_is_a_plain_file_name(title, expected):
    assert slug(title) == expected


def test_release_name_hangs_on_the_bytes():
    one, other = read_bytes(b"Ein Text", "a.txt"), read_bytes(b"Ein Text.", "a.txt")
    assert release_name(one, "Titel") == f"titel_{one.sha256[:8]}"
    assert release_name(one, "Titel") != release_name(other, "Titel")


def test_release_name_falls_back_to_the_file_and_then_to_a_word():
    assert release_name(read_bytes(b"Ein Text", "Meldung 5.txt"), None).startswith("meldung-5_")
    assert release_name(read_bytes(b"Ein Text", "日本.txt"), None).startswith("text_")


def test_release_name_given_once_is_kept():
    source = read_bytes(b"Ein Text", "a.txt")
    named = release_name(source, "Titel")
    again = read_bytes(b"Ein Text", f"{named}.txt")
    assert release_name(again, "Ein anderer Titel") == named


@pytest.mark.parametrize("name", ["x" * 242 + "_{}", ".x_{}", "a\u200bb_{}", " a_{}"])
def test_release_name_given_once_is_not_kept_where_it_cannot_be_one(name):
    short = read_bytes(b"Ein Text", "a.txt").sha256[:8]
    source = read_bytes(b"Ein Text", name.format(short) + ".txt")
    assert release_name(source, "Titel") == f"titel_{short}"


@pytest.fixture
def add(corpus, tmp_path, small, monkeypatch):
    """Add a file of this content, or standard input, to the corpus of two texts."""
    monkeypatch.chdir(tmp_path)

    def adding(name: str | None = None, data: bytes | None = None, file: str = "neu.txt", text: str = NEW) -> Added:
        if data is None:
            Path(file).write_text(text, encoding="utf-8")
        return add_texts([(file if data is None else "-", data)], Path("corpus"), Path("out"), name)

    return adding


def told(added: Added) -> tuple[list[str], list[str], list[str]]:
    """Releases, the values of their facts, and codes of what was rejected."""
    releases = [release["release"] for release in added.releases]
    return releases, [fact["value"] for fact in added.facts], [one.code for one in added.rejected]


@pytest.mark.parametrize(
    "name",
    [
        "bruecke",
        "Brücke, „alt“ & neu (2)",
        "a.b",
        "neu.txt",
        "日本",
        "🚒",
        "x" * 250,
        "ä" * 125,
        "'; rm -rf $HOME #",
        "-x",
    ],
)
def test_add_gives_the_facts_of_the_text_under_any_name_that_fits(add, name):
    assert told(add(name)) == ([name], ["70000"], [])
    assert Path("corpus", f"{name}.txt").read_text(encoding="utf-8") == NEW


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("", "it is empty"),
        (" \t", "it is empty"),
        (" x", "begins or ends with a blank"),
        ("a/b", "it names a folder"),
        ("..", "such files are no releases"),
        (".x", "such files are no releases"),
        ("ReadMe", "such files are no releases"),
        ("a\nb", "cannot be seen"),
        ("a\0b", "cannot be seen"),
        ("a\x1bb", "cannot be seen"),
        ("a\u202eb", "cannot be seen"),
        ("a\udcffb", "is not Unicode"),
        ("x" * 251, "longer than 250 bytes"),
        ("ä" * 126, "longer than 250 bytes"),
    ],
)
def test_add_refuses_a_name_that_cannot_be_one(add, name, fault):
    with pytest.raises(UsageError, match=fault) as caught:
        add(name)
    assert (caught.value.code, bool(caught.value.hint)) == ("C022", True)
    assert sorted(os.listdir("corpus")) == ["hallenbad.txt", "kita.txt"]


@pytest.mark.parametrize("name", ["kita", "Kita", "KITA", "Tür", unicodedata.normalize("NFD", "tür"), "GROSS", "lone"])
@pytest.mark.parametrize("data", [None, NEW.encode()])
def test_add_refuses_a_name_that_is_taken_anywhere_in_the_corpus(add, corpus, name, data):
    for there in ("2019/5/Tür.md", "2019/groß.txt"):
        (corpus / there).parent.mkdir(parents=True, exist_ok=True)
        (corpus / there).write_text("Etwas anderes für 5 Euro.", encoding="utf-8")
    (corpus / "lone.toml").write_text("published = 2024-05-03")  # it would become the sidecar of the new text
    before = sorted(corpus.rglob("*"))
    added = add(name, data)
    assert told(added) == ([], [], ["C023"])
    assert "Choose another one with --name." in added.rejected[0].hint
    assert sorted(corpus.rglob("*")) == before


def test_add_names_the_file_that_has_the_name(add, corpus):
    (corpus / "2019").mkdir()
    (corpus / "kita.txt").rename(corpus / "2019/kita.txt")
    (rejected,) = add("kita").rejected
    assert rejected.message == "The name 'kita' is taken by corpus/2019/kita.txt"


def test_add_refuses_the_name_of_a_text_that_was_changed_since(add):
    (first,) = add().releases
    Path("corpus", f"{first['release']}.txt").write_text("Inzwischen kostet es 80.000 Euro.")
    assert told(add()) == ([], [], ["C023"])


def test_add_writes_over_nothing_that_came_meanwhile(add, corpus, monkeypatch):
    (corpus / "kita.txt").rename(corpus / "other.txt")
    there = adding._Corpus

    class Late(there):  # type: ignore[misc, valid-type]
        def __init__(self, corpus: Path, *args) -> None:
            super().__init__(corpus, *args)
            (corpus / "kita.txt").write_text("Schneller: 9 Euro")

    monkeypatch.setattr(adding, "_Corpus", Late)
    Path("neu.toml").write_text("published = 2024-05-03")
    assert told(add("kita")) == ([], [], ["C023"])
    assert (corpus / "kita.txt").read_text() == "Schneller: 9 Euro"
    assert not (corpus / "kita.toml").exists()
    assert not list(corpus.glob(".*"))


def test_add_on_a_disk_without_hard_links(add, corpus, monkeypatch):
    def fail(self, target):
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", fail)
    assert told(add("neu")) == (["neu"], ["70000"], [])


def test_add_text_that_the_run_takes_for_another(add, corpus):
    """A link that led nowhere until now: the run knows the new file by the link's name."""
    (corpus / "an.txt").symlink_to("neu.txt")
    releases, values, codes = told(add("neu"))
    assert (releases, values, codes) == ([], [], ["C025"])


def test_add_reads_what_it_stores(add, monkeypatch):
    """Changed between reading and storing: the facts would be those of another text."""
    read = adding.read_parts

    def changing(file):
        source = read(file)
        Path(file).write_text("Inzwischen kostet es 80.000 Euro.")
        return source

    monkeypatch.setattr(adding, "read_parts", changing)
    assert told(add()) == ([], [], ["C026"])
    assert len(os.listdir("corpus")) == 2


@pytest.mark.parametrize("name", [b"\xe4.txt", b"x" * 252 + b".txt", b"x" * 300 + b".txt", b"no.pdf"])
def test_add_file_that_cannot_be_read_is_told(add, name):
    file = os.fsdecode(name)
    with contextlib.suppress(OSError):  # a name that is too long
        Path(file).touch()
    added = add_texts([(file, None)], Path("corpus"), Path("out"))
    assert (added.releases, len(added.rejected), bool(added.rejected[0].hint)) == ([], 1, True)


def test_add_file_with_the_longest_name(add):
    releases, values, codes = told(add(file="x" * 251 + ".txt"))
    assert (len(releases), values, codes) == (1, ["70000"], [])


def test_add_to_a_corpus_whose_name_is_not_unicode(add, tmp_path):
    corpus, out = (Path(os.fsdecode(name)) for name in (b"K\xf6ln", b"\xff"))
    try:
        corpus.mkdir()
    except OSError:
        pytest.skip("the file system takes Unicode names only")
    added = add_texts([("-", NEW.encode())], corpus, out)
    assert (told(added)[1:], added.releases[0]["source"][:7]) == ((["70000"], []), "K\\xf6ln")
    assert told(add_texts([("-", NEW.encode())], corpus, out, "again")) == ([], [], ["C020"])


def test_add_to_a_corpus_that_is_a_file(add):
    Path("file").touch()
    with pytest.raises(UsageError, match="file is no folder") as caught:
        add_texts([("-", NEW.encode())], Path("file"), Path("out"))
    assert "--corpus" in caught.value.hint


def test_add_stores_nothing_where_the_outputs_cannot_be_written(add, corpus):
    with Staging(Path("out")), pytest.raises(OutputError, match="Another run"):
        add()
    assert len(list(corpus.iterdir())) == 2


def test_add_says_where_the_text_is_when_the_run_fails(add, corpus, monkeypatch):
    def fail(*given, **more):
        raise OutputError("O001", "out cannot be written: No space left on device", "Make room on its disk.")

    monkeypatch.setattr(adding, "extend", fail)
    with pytest.raises(OutputError, match="No space left") as caught:
        add()
    assert "Make room on its disk." in caught.value.hint
    assert "pressefakten extract corpus --out out" in caught.value.hint
    assert len(list(corpus.iterdir())) == 3


def test_add_with_the_outputs_in_the_corpus_or_around_it(add, corpus):
    added = add_texts([("-", NEW.encode())], corpus, corpus / "out", "neu")
    assert told(added) == (["neu"], ["70000"], [])
    added = add_texts([("-", b"Der Steg kostet 60.000 Euro.")], corpus, corpus.parent, "steg")
    assert told(added)[:2] == (["steg"], ["60000"])


def test_add_reports_a_fact_that_was_refused(add, small, monkeypatch):
    """The release is there, but not whole: exit status 1."""
    extract = one_file.extract_source

    def refusing(extractor, source):
        result = extract(extractor, source)
        error = FactError("F001", f"{source.path}: refused")
        return Result(result.parts, [rejection(error, source.path, "validate")])

    monkeypatch.setattr(one_file, "extract_source", refusing)
    assert told(add("neu")) == (["neu"], ["70000"], ["F001"])


def test_add_one_text_that_fails_does_not_hinder_the_others(add, small, monkeypatch):
    extract = small.extract

    def failing(source):
        if "Fehler" in source.text:
            raise ValueError("a bug")
        return extract(source)

    monkeypatch.setattr(small, "extract", failing)
    Path("a.txt").write_text("Fehler")
    Path("b.txt").write_text(NEW)
    added = add_texts([("a.txt", None), ("b.txt", None)], Path("corpus"), Path("out"))
    assert told(added)[1:] == (["70000"], ["X002"])
    assert len(list(open_outputs(Path("out")).releases)) == 3
    assert (Path("out") / FACTS).exists()


@pytest.mark.parametrize(
    "others", [{}, {"alt.txt": "Alte Brücke\n\nSie kostete 50.000 Euro.\n"}, {"liesmich.xyz": "?"}]
)
def test_first_text_of_a_corpus_without_outputs_searches_its_folder_once(tmp_path, monkeypatch, others):
    corpus, out, new = tmp_path / "texte", tmp_path / "out", tmp_path / "neu.txt"
    corpus.mkdir()
    for name, words in others.items():
        (corpus / name).write_text(words, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    searched = []
    search = files._below
    monkeypatch.setattr(files, "_below", lambda folder, *args: (searched.append(folder), search(folder, *args))[1])
    added = add_texts([(str(new), None)], corpus, out)
    assert len(added.releases) == 1
    assert searched == [str(corpus)]
    assert len(list(open_outputs(out).releases)) == 1 + sum(name.endswith(".txt") for name in others)
