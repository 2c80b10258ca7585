"""Our tokenizer loses no character and takes a text without blanks in its stride."""

import pytest

from pressefakten.settings import MAX_TOKEN_RUN
from pressefakten.tokenizer import make_german

NLP = make_german()


@pytest.mark.parametrize("sign", ["(", "„", "%", "1.", "http://x.", "a", "ä\u0308("])
def test_tokenizer_of_a_run_without_blanks_loses_nothing(sign):
    def run(length: int) -> str:
        return "Vorn " + sign * (length // len(sign)) + " hinten."

    assert NLP.make_doc(run(20_000)).text == run(20_000)


@pytest.mark.parametrize("sign", ["(", "„", "%", "1.", "http://x.", "a", "ä\u0308("])
def test_tokenizer_hands_spacy_no_long_run(sign):
    """spaCy copies the rest of a run for each sign that it strips: linear, since no run that it gets is long."""
    nlp = make_german()
    seen: list[int] = []
    strip = nlp.tokenizer.suffix_search

    def measured(run: str) -> object:
        seen.append(len(run))
        return strip(run)

    nlp.tokenizer.suffix_search = measured
    nlp.make_doc("Vorn " + sign * (20_000 // len(sign)) + " hinten.")
    assert 0 < max(seen) <= MAX_TOKEN_RUN


@pytest.mark.parametrize("length", [MAX_TOKEN_RUN - 1, MAX_TOKEN_RUN, MAX_TOKEN_RUN + 1, 2 * MAX_TOKEN_RUN + 1])
def test_tokenizer_cuts_only_beyond_the_limit(length):
    doc = NLP.make_doc(f"Das {'x' * length} da.")
    assert doc.text == f"Das {'x' * length} da."
    assert len(doc) == 4 + (length - 1) // MAX_TOKEN_RUN


@pytest.mark.parametrize("word", ["Kund:innen", "Bürger*innen", "e.V.", "Prof."])
def test_tokenizer_keeps_the_word_whole(word):
    assert word in [token.text for token in NLP.make_doc(f"Die {word} kamen")]


@pytest.mark.parametrize("word", ["GmbH", "gGmbH", "mbH", "eG", "KGaA"])
def test_tokenizer_cuts_the_full_stop_off(word):
    assert [token.text for token in NLP.make_doc(f"Das war die {word}. Danach")][-3:] == [word, ".", "Danach"]
