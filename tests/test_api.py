"""The public face: what it takes, what it gives, and what it says to those who call it wrongly."""

import copy
import itertools
import pickle
import pkgutil
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from spacy.tokens import Doc

import pressefakten
from pressefakten import api, errors
from pressefakten.errors import ArgumentError, ExtractionError, PressefaktenError, ReadError
from pressefakten.extractor import _groups
from pressefakten.read import Source, read_text
from pressefakten.settings import MAX_CHARACTERS

TEXT = "Neue Kita am Park\n\nDie Stadt zahlt 250.000 Euro. Telefon: 0241 432-1300, presse@example.de\n"
TEXTS = [TEXT, "Der Umbau kostet 3 Mio. Euro.", "Auskunft: info@example.org", "Nichts.", "Es waren 40 Euro."]
WEDNESDAY = "Am Mittwoch kam Bürgermeisterin Ada Lem nach Wiesenau."


@pytest.fixture
def small(monkeypatch, small_extractor) -> pressefakten.Extractor:
    """``pressefakten.extract`` finds money, phones, e-mail and web addresses only."""
    monkeypatch.setattr(api, "_loaded", small_extractor)
    return small_extractor


@pytest.fixture(scope="module")
def nlp():
    return pressefakten.load()


def said(extraction: pressefakten.Extraction) -> list[tuple[str, str | None, list[str]]]:
    return [(fact.kind, fact.value, [mention.text for mention in fact.mentions]) for fact in extraction.facts]


# The names


@pytest.mark.parametrize("name", pressefakten.__all__)
def test_api_shows_its_names(name):
    assert name in dir(pressefakten)
    assert getattr(pressefakten, name) is not None


def test_api_has_no_other_names():
    with pytest.raises(AttributeError, match="has no attribute 'extrakt'"):
        pressefakten.extrakt  # noqa: B018
    assert [name for name in dir(pressefakten) if not name.startswith("__")] == sorted(pressefakten.__all__)


def test_api_no_module_hides_a_public_name():
    modules = {module.name for module in pkgutil.iter_modules(pressefakten.__path__)}
    assert modules & set(pressefakten.__all__) == {"ner"}


@pytest.mark.parametrize(
    "code",
    [
        "import pressefakten; dir(pressefakten); pressefakten.__version__; pressefakten.PressefaktenError",
        "from pressefakten import PressefaktenError",
    ],
)
def test_api_import_loads_nothing_heavy(code):
    code += "\nimport sys; sys.exit(bool({'spacy', 'numpy', 'pydantic', 'onnxruntime'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_api_name_tagger_needs_no_import_of_its_own():
    code = "import pressefakten; assert pressefakten.ner.load_ner()('Es kam Clara Uphoff.').ents"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_api_module_runs_as_a_command():
    done = subprocess.run(
        [sys.executable, "-m", "pressefakten", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.split()[-1] == pressefakten.__version__


# What it takes


def test_extract_text_file_and_bytes_say_the_same(small, tmp_path):
    path = tmp_path / "kita.txt"
    path.write_bytes(TEXT.encode())
    found = [pressefakten.extract(source) for source in (TEXT, path, TEXT.encode(), bytearray(TEXT.encode()))]
    assert [said(one) for one in found] == [
        [
            ("money", "250000", ["250.000 Euro"]),
            ("phone", "+492414321300", ["0241 432-1300"]),
            ("email", "presse@example.de", ["presse@example.de"]),
        ]
    ] * 4
    assert [(one.release.release, one.release.source) for one in found] == [
        ("text_cc5a9b0a", "<text>"),
        ("kita", str(path)),
        ("text_cc5a9b0a", "<bytes>"),
        ("text_cc5a9b0a", "<bytes>"),
    ]
    assert len({one.release.sha256 for one in found}) == 1


@pytest.mark.parametrize("before", ["", "\ufeff", "\r\n\r\n", "Bu\u0308rger\r\n", "\U0001f4e3 ", "\xad\xad"])
def test_extract_offsets_are_those_of_the_text_given(small, before):
    text = before + TEXT
    extraction = pressefakten.extract(text)
    assert extraction.release.text == text
    assert len(extraction.facts) == 3
    for fact in extraction.facts:
        for mention in fact.mentions:
            assert text[mention.start : mention.end] == mention.text


def test_extract_facts_of_two_texts_share_no_id(small):
    one, other, again = (pressefakten.extract(text) for text in (TEXT, TEXT + "\nNachtrag.", TEXT))
    assert {fact.id for fact in one.facts} == {fact.id for fact in again.facts}
    assert not {fact.id for fact in one.facts} & {fact.id for fact in other.facts}


def test_extract_decodes_bytes(small):
    assert pressefakten.extract("Für 3 Mio. Euro".encode("cp1252")).release.text == "Für 3 Mio. Euro"


def test_extract_tells_what_is_strange_about_a_text(small):
    assert "HTML" in pressefakten.extract("<html>3 Euro").warnings[0]
    assert pressefakten.extract(TEXT).warnings == ()


@pytest.mark.parametrize(
    "published",
    ["2024-05-03", " 2024-05-03 ", date(2024, 5, 3), datetime(2024, 5, 3, 23, 59), datetime(2024, 5, 3, tzinfo=UTC)],
)
def test_extract_given_day_of_publication_settles_dates(nlp, monkeypatch, published):
    monkeypatch.setattr(api, "_loaded", pressefakten.Extractor.of(nlp))
    extraction = pressefakten.extract(WEDNESDAY, published=published)
    assert extraction.release.published == "2024-05-03"
    assert ("date", "2024-05-01", ["Mittwoch"]) in said(extraction)
    assert ("date", None, ["Mittwoch"]) in said(pressefakten.extract(WEDNESDAY))


def test_extract_what_is_given_wins_over_the_sidecar(small, tmp_path):
    path = tmp_path / "kita.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.with_suffix(".toml").write_text('published = 2020-01-01\npublisher = "Stadt Auenstein"\ntitle = "Alt"\n')
    release = pressefakten.extract(path, published="2024-05-03", title=" Neu ").release
    assert (release.published, release.publisher, release.title) == ("2024-05-03", "Stadt Auenstein", "Neu")
    release = pressefakten.extract(path, publisher="Stadt Wiesenau").release
    assert (release.published, release.publisher, release.title) == ("2020-01-01", "Stadt Wiesenau", "Alt")


def test_extract_what_is_given_wins_over_the_text(small):
    assert pressefakten.extract(TEXT).release.title == "Neue Kita am Park"
    assert pressefakten.extract(TEXT, title="Kita").release.title == "Kita"
    assert pressefakten.extract(read_text(TEXT), title="Kita").release.title == "Kita"


# Called wrongly: a sentence with a code and the next step


class NotATime(datetime):
    """Like the "NaT" of pandas: a datetime that is none."""

    def date(self):
        raise ValueError


@pytest.mark.parametrize(
    ("source", "given", "code", "words"),
    [
        (5, {}, "A001", "not int"),
        (None, {}, "A001", "not None"),
        (float("nan"), {}, "A001", "not float"),
        ([TEXT], {}, "A001", "extract_many"),
        (Doc, {}, "A001", "a pathlib.Path (a file)"),
        (TEXT, {"published": "gestern"}, "A002", "'gestern'"),
        (TEXT, {"published": "03.05.2024"}, "A002", "ISO day"),
        (TEXT, {"published": "2024-02-30"}, "A002", "2024-02-30"),
        (TEXT, {"published": "2024-05"}, "A002", "no day"),
        (TEXT, {"published": ""}, "A002", "no day"),
        (TEXT, {"published": 2024}, "A002", "2024"),
        (TEXT, {"published": NotATime(2024, 5, 3)}, "A002", "no day"),
        (TEXT, {"title": "  "}, "A003", "title"),
        (TEXT, {"publisher": 7}, "A003", "publisher = 7"),
        (TEXT, {"title": "a\ud83d"}, "A004", "title has half a character"),
        ("Ein\ud83d Satz", {}, "A004", r"'\ud83d' at 3"),
    ],
)
def test_extract_wrong_argument(small, source, given, code, words):
    with pytest.raises(ArgumentError) as caught:
        pressefakten.extract(source, **given)
    assert caught.value.code == code
    assert words in str(caught.value)
    assert caught.value.hint
    assert isinstance(caught.value, TypeError) and isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "R007"),
        (" \n\xa0\u200b", "R007"),
        (b"", "R006"),
        (b" \n", "R007"),
        (b"%PDF-1.7", "R018"),
        ("\x00\x01\x02", "R008"),
        (b"\xc3\xa4\xc3\xb6\xff", "R009"),
        ("x" * (MAX_CHARACTERS + 1), "R010"),
        (b"x" * (MAX_CHARACTERS + 1), "R010"),
    ],
)
def test_extract_nothing_to_read_gives_no_advice_on_files(small, source, code):
    with pytest.raises(ReadError) as caught:
        pressefakten.extract(source)
    assert caught.value.code == code
    assert caught.value.message.startswith(("<text>: ", "<bytes>: "))
    assert caught.value.hint and "'<" not in caught.value.hint and "remove it" not in caught.value.hint


@pytest.mark.parametrize(("name", "code"), [("missing.txt", "R001"), ("", "R003"), ("picture.png", "R005")])
def test_extract_path_that_is_no_text(small, tmp_path, name, code):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    with pytest.raises(ReadError) as caught:
        pressefakten.extract(tmp_path / name)
    assert caught.value.code == code


def test_extract_unknown_keyword(small):
    with pytest.raises(TypeError, match="publishd"):
        pressefakten.extract(TEXT, publishd="2024-05-03")


@pytest.mark.parametrize("model", [5, b"de", "", True])
def test_extractor_wrong_model(model):
    with pytest.raises(ArgumentError) as caught:
        pressefakten.Extractor(model)
    assert caught.value.code == "A005"


@pytest.mark.parametrize("least", [-0.1, 1.1, "0.5", None, float("nan")])
def test_extractor_wrong_min_confidence(least):
    with pytest.raises(ArgumentError) as caught:
        pressefakten.Extractor(min_confidence=least)
    assert caught.value.code == "A009"


@pytest.mark.parametrize("text", ["corpus/missing.txt", "C:\\texts\\A.TXT", "notes.md", __file__])
def test_extract_says_that_a_path_in_a_str_is_taken_for_text(small, text):
    with pytest.warns(UserWarning, match="pathlib.Path") as caught:
        assert pressefakten.extract(text).release.text == text
    assert caught[0].filename == __file__
    with pytest.warns(UserWarning, match="pathlib.Path") as caught:
        small.extract(text)
    assert caught[0].filename == __file__


@pytest.mark.parametrize("text", ["Die Datei heißt notes.txt", "Umbau.\nnotes.txt", "x" * 5000 + ".txt", "a\tb/", "."])
def test_extract_is_silent_where_no_path_is_meant(small, text):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pressefakten.extract(text)


@pytest.mark.parametrize(
    "error", [kind("Z001", "What", "Next") for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, PressefaktenError)]
)  # fmt: skip
def test_errors_survive_the_way_from_another_process(error):
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is type(error)
        assert (again.code, again.message, again.hint) == ("Z001", "What", "Next")
        assert str(again) == str(error)


# Many


@pytest.mark.parametrize("batch_size", [1, 2, len(TEXTS), 100])
def test_extract_many_gives_the_same_as_one_at_a_time(small, batch_size):
    assert list(small.extract_many(TEXTS, batch_size=batch_size)) == [small.extract(text) for text in TEXTS]


def test_extract_many_gives_the_same_names_as_one_at_a_time(nlp):
    extractor = pressefakten.Extractor.of(nlp)
    texts = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))]
    alone = [extractor.extract(text) for text in texts]
    assert sum(len(one.facts) for one in alone) > 100
    assert list(extractor.extract_many(texts)) == alone


def test_extract_many_takes_every_kind_of_source(small, tmp_path):
    path = tmp_path / "kita.txt"
    path.write_text(TEXT, encoding="utf-8")
    sources = [TEXT, path, TEXT.encode(), read_text(TEXT), {"source": path, "published": date(2024, 5, 3)}]
    found = list(small.extract_many(sources))
    assert [said(one) for one in found] == [said(small.extract(TEXT))] * 5
    assert [one.release.published for one in found] == [None, None, None, None, "2024-05-03"]


def test_extract_many_reads_no_more_than_a_batch_ahead(small):
    taken = []

    def endless() -> Iterator[str]:
        for number in itertools.count():
            taken.append(number)
            yield f"Es waren {number} Euro."

    found = small.extract_many(endless(), batch_size=3)
    assert [said(one)[0][1] for one in itertools.islice(found, 4)] == ["0", "1", "2", "3"]
    assert len(taken) == 6


BAD = [TEXTS[0], 5, TEXTS[1], {"source": TEXT, "publishd": "2024-05-03"}, {}, "", Path("missing.txt"), TEXTS[2]]


def test_extract_many_a_bad_source_does_not_touch_the_others(small):
    refused = []
    found = list(small.extract_many(BAD, batch_size=3, on_error=lambda *about: refused.append(about)))
    assert found == [small.extract(TEXTS[number]) for number in (0, 1, 2)]
    assert [source for source, _ in refused] == [5, BAD[3], {}, "", Path("missing.txt")]
    assert [error.code for _, error in refused] == ["A001", "A001", "A001", "R007", "R001"]


def test_extract_many_raises_at_the_bad_source_without_a_handler(small):
    found = small.extract_many(BAD)
    assert next(found) == small.extract(TEXTS[0])
    with pytest.raises(ArgumentError, match="not int"):
        next(found)


def test_extract_many_a_failing_stage_spoils_its_own_release_only(small, monkeypatch):
    stage = small.nlp.get_pipe("press_overlaps").__class__
    right = stage.__call__

    def failing(self, doc):
        if "3 Mio." in doc.text:
            raise RuntimeError("boom")
        return right(self, doc)

    monkeypatch.setattr(stage, "__call__", failing)
    refused = []
    found = list(small.extract_many(TEXTS, on_error=lambda *about: refused.append(about)))
    assert [one.release.text for one in found] == [text for text in TEXTS if "3 Mio." not in text]
    [(source, error)] = refused
    assert source == TEXTS[1]
    assert isinstance(error, ExtractionError) and error.code == "X001" and "RuntimeError: boom" in error.message


def test_extract_many_handler_and_loop_may_extract_too(small):
    found = small.extract_many([TEXT, 5, TEXT], on_error=lambda *_: small.extract(TEXTS[1]))
    assert [small.extract(one.release.text) == one for one in found] == [True, True]


@pytest.mark.parametrize(
    ("sources", "given", "code"),
    [
        (TEXT, {}, "A006"),
        (TEXT.encode(), {}, "A006"),
        (Path("a.txt"), {}, "A006"),
        ({"source": TEXT}, {}, "A006"),
        (5, {}, "A006"),
        ([TEXT], {"batch_size": 0}, "A007"),
        ([TEXT], {"batch_size": "3"}, "A007"),
        ([TEXT], {"on_error": "ignore"}, "A008"),
    ],
)
def test_extract_many_wrong_argument_shows_at_the_call(small, sources, given, code):
    with pytest.raises(ArgumentError) as caught:
        small.extract_many(sources, **given)
    assert caught.value.code == code


def test_extract_many_long_texts_go_alone():
    sizes = [MAX_CHARACTERS, 10, MAX_CHARACTERS - 10, 1, 1, MAX_CHARACTERS]
    sources = [Source(str(number), "", "", "x" * size, "utf-8") for number, size in enumerate(sizes)]
    groups = list(_groups(sources))
    assert [source for group in groups for source in group] == sources
    assert [[len(source.text) for source in group] for group in groups] == [
        [MAX_CHARACTERS],
        [10, MAX_CHARACTERS - 10],
        [1, 1],
        [MAX_CHARACTERS],
    ]


# Threads


def test_extract_in_threads_gives_the_same(small):
    alone = [pressefakten.extract(text) for text in TEXTS]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(pressefakten.extract, TEXTS * 8)) == alone * 8


def test_extract_loads_the_pipeline_once(monkeypatch, small_extractor):
    loads = []

    def slow() -> pressefakten.Extractor:
        loads.append(1)
        time.sleep(0.05)
        return small_extractor

    monkeypatch.setattr(api, "_loaded", None)
    monkeypatch.setattr(api, "Extractor", slow)
    with ThreadPoolExecutor(4) as pool:
        assert len(list(pool.map(pressefakten.extract, TEXTS[:4]))) == 4
    assert len(loads) == 1


# spaCy


def test_load_docs_have_the_facts(nlp):
    text = "Am 3. Mai 2024 kam Bürgermeisterin Ada Lem (SPD). Der Umbau kostet 3 Mio. Euro."
    doc = nlp(text)
    assert doc._.extraction == pressefakten.Extractor.of(nlp).extract(text)
    assert doc._.facts == doc._.extraction.facts
    assert {(fact.kind, fact.value) for fact in doc._.facts} >= {("person", "Ada Lem"), ("money", "3000000")}


def test_load_offsets_are_those_of_the_text_given(nlp):
    text = "\ufeffDer Umbau\r\nkostet fu\u0308r die Stadt 3\xa0Mio. Euro.\r\n"
    doc = nlp(text)
    [fact] = [fact for fact in doc._.facts if fact.kind == "money"]
    assert doc._.extraction.release.text == text
    assert [text[mention.start : mention.end] for mention in fact.mentions] == ["3\xa0Mio. Euro"]


def test_load_docs_of_a_stream_and_of_given_words(nlp):
    assert [[fact.value for fact in doc._.facts if fact.kind == "money"] for doc in nlp.pipe(TEXTS[:2])] == [
        ["250000"],
        ["3000000"],
    ]
    words = Doc(nlp.vocab, words=["Clara", "Uphoff", "zahlt", "3", "Euro", "."])
    assert [(fact.kind, fact.value) for fact in nlp(words)._.facts] == [("person", "Clara Uphoff"), ("money", "3")]


@pytest.mark.parametrize("text", ["", " \n"])
def test_load_blank_text_has_no_facts(nlp, text):
    assert nlp(text)._.facts == []


def test_load_gives_a_pipeline_of_ones_own(nlp):
    other = pressefakten.load()
    other.remove_pipe("press_money")
    assert "press_money" in nlp.pipe_names
