"""From a source to validated records: whatever the spelling, each quotation stands at its place."""

import unicodedata
from pathlib import Path

import pytest

from pressefakten.errors import ExtractionError
from pressefakten.extractor import Extractor
from pressefakten.read import read_bytes

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("*.txt"))
TEXT = CORPUS[-1].read_bytes().decode("utf-8")

# How else sources spell the same text. None of it may change a fact.
SPELLINGS = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "decomposed umlauts": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\xa0"),
    "soft hyphens": lambda text: text.replace("integration", "inte\xadgra\xadtion").replace("ützung", "üt\xadzung"),
    "an emoji in front": lambda text: text.replace("Eine Einladung", "\U0001f4e3 Eine Einladung"),
}  # fmt: skip
NAMES = ("person", "organization", "place", "misc")


@pytest.fixture(scope="module")
def extractor():
    return Extractor()


def said(extraction, spelt=lambda value: value):
    def plain(value):
        return (
            None if value is None else " ".join(unicodedata.normalize("NFC", spelt(value)).replace("\xad", "").split())
        )

    return {(fact.kind, plain(fact.value)) for fact in extraction.facts if fact.kind not in NAMES}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_extract_is_not_misled_by_spelling(extractor, spelling):
    plain = extractor.extract(read_bytes(TEXT.encode(), "plain.txt"))
    source = read_bytes(SPELLINGS[spelling](TEXT).encode(), "respelt.txt")
    respelt = extractor.extract(source)
    assert said(respelt) == said(plain)
    assert respelt.release.published == plain.release.published
    for fact in respelt.facts:
        for mention in fact.mentions:
            assert source.text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_extract_offsets_count_decoded_characters(extractor, encoding):
    encoded = TEXT.encode(encoding)
    here, there = (extractor.extract(read_bytes(data, "a.txt")) for data in (TEXT.encode(), encoded))
    assert [fact.as_line() for fact in there.facts] == [fact.as_line() for fact in here.facts]


def test_extract_keeps_no_words_of_a_release(extractor):
    before = len(extractor.nlp.vocab.strings)
    extractor.extract(read_bytes(b"Xaverius Zwackelmann sprach in Quixhausen.", "a.txt"))
    assert len(extractor.nlp.vocab.strings) == before
    assert "Zwackelmann" not in extractor.nlp.vocab.strings


def test_extract_names_the_file_of_an_unforeseen_error(extractor, monkeypatch):
    def fail(doc):
        raise RuntimeError("boom")

    monkeypatch.setattr(extractor.nlp.get_pipe("press_overlaps").__class__, "__call__", lambda self, doc: fail(doc))
    with pytest.raises(ExtractionError) as caught:
        extractor.extract(read_bytes(b"Ein Satz.", "odd.txt"))
    assert caught.value.code == "X001" and "odd.txt" in caught.value.message


def test_extract_does_not_depend_on_what_came_before(extractor):
    sources = [read_bytes(path.read_bytes(), path.name) for path in CORPUS]
    forwards = [extractor.extract(source).facts for source in sources]
    backwards = [extractor.extract(source).facts for source in reversed(sources)][::-1]
    assert forwards == backwards


ENGLISH = (
    "Rosenheim, 3 May 2024 - The city of Rosenheim opens a new school on Monday. The mayor, Anna Berger, said it was a good "
    "day for all children and their parents. The building cost 12 million euros. Phone: 08031 123-456"
)


def test_extract_mines_no_german_names_and_dates_from_another_language(extractor):
    extraction = extractor.extract(read_bytes(ENGLISH.encode(), "english.txt"))
    assert {fact.kind for fact in extraction.facts} & {
        "person",
        "place",
        "organization",
        "misc",
        "date",
        "duration",
    } == set()
    assert "+498031123456" in {fact.value for fact in extraction.facts}
    line = extraction.release.as_line()
    assert line["language"] == "en"
    assert line["warnings"] == ["seems to be English, not German: no names and no dates are taken from it"]
    german = extractor.extract(read_bytes(TEXT.encode(), "plain.txt")).release.as_line()
    assert "language" not in german
    assert "warnings" not in german


def test_extract_min_confidence_leaves_out_what_is_less_sure(extractor):
    every = extractor.extract(read_bytes(TEXT.encode(), "a.txt")).facts
    extractor.min_confidence = 0.95
    try:
        sure = extractor.extract(read_bytes(TEXT.encode(), "a.txt")).facts
    finally:
        extractor.min_confidence = 0.0

    def surest(fact):
        return max(getattr(mention, "confidence", 1.0) for mention in fact.mentions)

    assert [fact.id for fact in sure] == [fact.id for fact in every if surest(fact) >= 0.95]
    assert 0 < len(sure) < len(every)
    assert all(mention.confidence is not None for fact in every if fact.kind in NAMES for mention in fact.mentions)
