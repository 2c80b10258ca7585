"""Windows: every word is read once, and where a long sentence is cut it is read with context on both sides."""

import pytest

from pressefakten.ner.model import SHIPPED
from pressefakten.ner.pieces import END, START, UNKNOWN, Pieces
from pressefakten.ner.windows import parts_of, windows_of


@pytest.fixture(scope="module")
def pieces():
    return Pieces((SHIPPED / "tokenizer.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("length", [0, 1, 9, 10, 11, 14, 15, 16, 99, 1000])
@pytest.mark.parametrize("size", [1, 3, 24])
def test_windows_read_each_word_of_a_sentence_once(length, size):
    parts = list(parts_of(0, [(5,) * size] * length, 10))
    kept = [word for part in parts for word in range(part.keep_from, part.keep_to)]
    assert kept == list(range(length))
    for part in parts:
        assert part.first <= part.keep_from <= part.keep_to <= part.last
        assert (part.last - part.first) * size <= max(10, size)


def test_windows_of_a_long_sentence_give_context_on_both_sides():
    parts = list(parts_of(0, [(5,)] * 100, 20))
    for part in parts:
        assert part.first == 0 or part.keep_from - part.first >= 5
        assert part.last == 100 or part.last - part.keep_to >= 5


def test_windows_hold_sentences_side_by_side_as_far_as_they_fit():
    cuts = [[(7,)] * 4, [(8,)] * 5, [], [(9,)] * 6]
    windows = windows_of(cuts, 20, 10)
    assert [[part.sentence for part in window.parts] for window in windows] == [[0, 1], [3]]
    assert windows[0].ids.tolist() == [START, 7, 7, 7, 7, 8, 8, 8, 8, 8, END]
    assert windows[0].firsts.tolist() == list(range(1, 10))
    assert len(windows_of(cuts, 20, 0)) == 3


@pytest.mark.parametrize("word", ["Haus", ",", "„", "(", "Müller-Lüdenscheidt", " ", "\u200b", "漢字", "🎉", "😀x"])
def test_pieces_every_word_has_one(pieces, word):
    assert len(pieces.of([word])[0]) >= 1


def test_pieces_a_long_word_is_cut_and_a_strange_one_is_unknown(pieces):
    assert len(pieces.of(["ab" * 4000])[0]) == 24
    assert UNKNOWN in pieces.of(["漢"])[0]


def test_pieces_do_not_change_when_the_memory_is_full(pieces, monkeypatch):
    monkeypatch.setattr("pressefakten.ner.pieces.MOST_WORDS", 3)
    words = [f"Wort{number}" for number in range(20)]
    fresh = Pieces((SHIPPED / "tokenizer.json").read_text(encoding="utf-8"))
    assert [fresh.of([word])[0] for word in words] == pieces.of(words)
