"""Words to pieces: the pruned XLM-R unigram tokenizer, one word at a time.

A word is cut without regard to the blanks around it, so that "Müller ," and "Müller," give the same pieces: the model
sees the same thing in running text and in a list of words. What the base writes as a lone word mark before a
punctuation mark is left out; that is how it saw punctuation in running text.
"""

from __future__ import annotations

from tokenizers import Tokenizer

START, PAD, END, UNKNOWN = 0, 1, 2, 3
"""Rows of the special pieces."""

MOST_PIECES = 24
"""Pieces read of one word; what comes behind them (in addresses of web pages, say) tells the model nothing more."""

MOST_WORDS = 200_000
"""Words kept in memory with their pieces: about 30 MB."""


class Pieces:
    """Cuts words into rows of the model's embeddings, and remembers the words it has seen."""

    def __init__(self, tokenizer_json: str) -> None:
        self._tokenizer = Tokenizer.from_str(tokenizer_json)
        self._mark = self._tokenizer.token_to_id("▁")
        self._seen: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return self._tokenizer.get_vocab_size()

    def of(self, words: list[str]) -> list[tuple[int, ...]]:
        """The pieces of each word: one piece at least, also for a word of blanks only."""
        seen = self._seen
        new = [word for word in dict.fromkeys(words) if word not in seen]
        found = seen
        if new:
            fresh = self._encode(new)
            if len(seen) + len(fresh) > MOST_WORDS:
                self._seen = dict(fresh)  # another thread may still read the old dictionary
                found = {**seen, **fresh}
            else:
                seen.update(fresh)
        return [found[word] for word in words]

    def _encode(self, words: list[str]) -> dict[str, tuple[int, ...]]:
        encodings = self._tokenizer.encode_batch(words, add_special_tokens=False)
        return {word: self._trim(word, encoding.ids) for word, encoding in zip(words, encodings, strict=True)}

    def _trim(self, word: str, ids: list[int]) -> tuple[int, ...]:
        if len(ids) > 1 and ids[0] == self._mark and not word[0].isalnum():
            ids = ids[1:]
        return tuple(ids[:MOST_PIECES]) or (UNKNOWN,)
