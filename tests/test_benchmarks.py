"""The texts that speed is measured on are what they are said to be."""

import pytest
from benchmarks.texts import release, releases


def test_texts_same_seed_same_text():
    assert release(7, 200) == release(7, 200) != release(8, 200)


@pytest.mark.parametrize("words", [50, 300, 2000])
def test_texts_have_the_stated_size(words):
    for text in releases(3, words):
        assert words <= len(text.split()) <= words + 100
