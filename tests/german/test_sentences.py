"""Sentence boundaries: the table ``sentences.txt``, and what must hold for any text."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from tests.support import assert_linear

import pressefakten.sentences
import pressefakten.zones  # noqa: F401
from pressefakten.german.sentences import sentence_starts
from pressefakten.reading import read
from pressefakten.tokenizer import make_german

CASES = [
    line.replace("\\n", "\n")
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    german = make_german()
    german.add_pipe("press_zones")
    german.add_pipe("press_sentences")
    return german


@pytest.fixture(scope="module")
def bare() -> Language:
    german = make_german()
    german.add_pipe("press_sentences")
    return german


def plain(sentence: str) -> str:
    return " ".join(sentence.split())


def split(source: str) -> list[str]:
    text = read(source).text
    starts = sentence_starts(text)
    return [plain(text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize("case", CASES)
def test_sentences_of(case: str) -> None:
    assert split(case.replace("|", "")) == [plain(sentence) for sentence in case.split("|")]


@pytest.mark.parametrize("case", CASES)
def test_sentences_of_tokens(bare: Language, case: str) -> None:
    """The tokenizer never hides a boundary inside a token."""
    doc = bare(case.replace("|", ""))
    assert [plain(sent.text) for sent in doc.sents] == [plain(sentence) for sentence in case.split("|")]


def test_sentences_begin_where_zones_do(nlp: Language) -> None:
    doc = nlp(
        "Neue Linie\n\nAltdorf (ots) - Die neue Linie fährt ab Montag durch Altdorf und hält dort an sechs Stellen, "
        "sagt die Stadt. Rückfragen bitte an: Stadt Altdorf, Telefon 01234 567"
    )
    starts = {sent.start_char for sent in doc.sents}
    assert {zone.start for zone in doc._.zones} <= starts


BARE = spacy.blank("de")
BARE.add_pipe("press_sentences")


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from('abÄß.!?… \n\r\t„“"()1259:-\xa0\xadDer'), max_size=200))
def test_sentences_of_any_text(text: str) -> None:
    starts = sentence_starts(text)
    assert starts == sorted(set(starts))
    assert all(
        0 <= start < len(text) and not text[start].isspace() for start in starts if text[start : start + 1] != "\r"
    )
    doc = BARE(text)
    assert "".join(sent.text_with_ws for sent in doc.sents) == doc.text


def test_sentences_of_nothing() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("press_sentences")
    assert list(nlp("").sents) == []


@pytest.mark.parametrize(
    "unit", ["a", ".", "a. ", "Der. ", "1. ", "! ", "z. B. ", "(", "\n", " ", "A.B. ", "aa.Bb ", "…“ "]
)
def test_sentences_of_hostile_text_take_linear_time(unit: str) -> None:
    assert_linear(lambda size: unit * (size // len(unit)), sentence_starts)
