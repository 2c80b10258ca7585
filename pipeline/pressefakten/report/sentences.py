"""The sentence around a mention, from the text alone."""

from functools import cache, lru_cache

from spacy.language import Language

_LONGEST = 300
"""Characters of a sentence that are shown; a longer one is cut around the mention."""


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence around ``text[start:end]`` on one line, cut with "…" where it is long."""
    begin, stop = next(
        ((begin, stop) for begin, stop in _borders(text) if begin <= start < stop), (max(0, start - 80), end + 80)
    )
    stop = max(stop, end)
    if stop - begin > _LONGEST:
        begin, stop = max(begin, start - _LONGEST // 2), min(stop, max(end, start + _LONGEST // 2))
        before = "… " if begin else ""
        return before + " ".join(text[begin:stop].split()) + (" …" if stop < len(text) else "")
    return " ".join(text[begin:stop].split())


@lru_cache(maxsize=4)
def _borders(text: str) -> list[tuple[int, int]]:
    return [(sentence.start_char, sentence.end_char) for sentence in german()(text).sents]


@cache
def german() -> Language:
    """German tokens and sentences, and nothing else."""
    import pressefakten.sentences  # noqa: F401  registers the component
    from pressefakten.tokenizer import make_german

    nlp = make_german()
    nlp.add_pipe("press_sentences")
    return nlp
