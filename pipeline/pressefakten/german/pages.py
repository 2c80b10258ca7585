"""A text as words and sentences, with the way back to its offsets: what comparing and checking look at."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from pressefakten.german.sentences import sentence_starts
from pressefakten.reading import read

_WORD = re.compile(r"\d+(?:[.,:/]\d+)*|\w+(?:-\w+)*|[^\w\s]")


class TextPage:
    """The words of one text, with offsets (code points of the text, half-open) and sentences."""

    def __init__(self, text: str) -> None:
        self.text = text
        reading = read(text)
        spans = [match.span() for match in _WORD.finditer(reading.text)]
        self.words: list[str] = [reading.text[start:end] for start, end in spans]
        places = spans if reading.map is None else [reading.span(start, end) for start, end in spans]
        self.starts: list[int] = [start for start, _ in places]
        self.ends: list[int] = [end for _, end in places]
        begins = [start for start, _ in spans]
        firsts = {bisect_left(begins, start) for start in sentence_starts(reading.text)}
        self.firsts: list[int] = sorted(first for first in {0, *firsts} if first < len(spans))
        """Where each sentence begins, as an index of words."""

    def words_of(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of words that ``text[start:end]`` touches."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def sentence_of(self, word: int) -> int:
        return max(0, bisect_right(self.firsts, word) - 1)

    def sentence_words(self, sentence: int) -> tuple[int, int]:
        """The half-open range of words of a sentence."""
        last = self.firsts[sentence + 1] if sentence + 1 < len(self.firsts) else len(self.words)
        return self.firsts[sentence], last

    def span_of_sentence(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the sentence (or sentences) around ``text[start:end]``, from word to word."""
        first, last = self.words_of(start, end)
        if first >= last:
            return start, end
        begin, _ = self.sentence_words(self.sentence_of(first))
        _, stop = self.sentence_words(self.sentence_of(last - 1))
        return self.starts[begin], self.ends[stop - 1]

    @cached_property
    def sentences(self) -> list[tuple[str, ...]]:
        return [tuple(self.words[slice(*self.sentence_words(number))]) for number in range(len(self.firsts))]
