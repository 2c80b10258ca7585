"""Articles, prepositions, conjunctions and particles by what they do beside a name."""

from functools import cache

from pressefakten.lexicon import load


@cache
def function_words(group: str) -> frozenset[str]:
    """The words of a group of the lexicon "function_words", in small letters; KeyError where there is no such group."""
    table = load("function_words")
    if group not in table["groups"]:
        raise KeyError(group)
    return frozenset(word for word, groups in table["words"].items() if group in groups)
