"""The German tokenizer: spaCy's, with gender forms kept whole and the lexicon's abbreviations as one token."""

import re
from itertools import pairwise
from typing import Any

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_suffix_regex

from pressefakten.lexicon import load
from pressefakten.reading import keep, read
from pressefakten.settings import MAX_TOKEN_RUN

# "Kund:innen", "Leiter/-in", "Bürger*innen", "Schüler_innen": one word each.
_GENDER = r"(?!in(?:nen)?(?![^\W\d_]))"

# spaCy leaves the full stop in "GmbH." and "eG.": it wants a small letter or two capitals before it.
_STOP_AFTER_CAPITAL = r"(?<=[a-zäöüß][A-ZÄÖÜ])\."

_LONG_RUN = re.compile(rf"\S{{{MAX_TOKEN_RUN + 1},}}")


class PressTokenizer(Tokenizer):  # type: ignore[misc]
    """spaCy's tokenizer on the reading of a text, kept linear.

    The Doc's text is the reading (``pressefakten.reading``), which the Doc keeps with the way back to ``string``. Since
    spaCy strips a run without blanks sign by sign, copying the rest each time, runs longer than ``MAX_TOKEN_RUN`` are
    cut into stretches of that length first.
    """

    def __call__(self, string: str) -> Doc:
        reading = read(string)
        return keep(self._tokenize(reading.text), reading)

    def _tokenize(self, string: str) -> Doc:
        cuts = [
            cut
            for run in _LONG_RUN.finditer(string)
            for cut in range(run.start() + MAX_TOKEN_RUN, run.end(), MAX_TOKEN_RUN)
        ]
        if not cuts:
            doc: Doc = super().__call__(string)
            return doc
        borders = (0, *cuts, len(string))
        stretches = [super(PressTokenizer, self).__call__(string[start:end]) for start, end in pairwise(borders)]
        return Doc.from_docs(stretches, ensure_whitespace=False)


def make_german() -> Language:
    """A blank German ``Language`` with the tokenizer the other components are tested with."""
    nlp = spacy.blank("de")
    tune(nlp)
    of_spacy: Any = nlp.tokenizer
    nlp.tokenizer = PressTokenizer(
        nlp.vocab,
        rules=of_spacy.rules,
        prefix_search=of_spacy.prefix_search,
        suffix_search=of_spacy.suffix_search,
        infix_finditer=of_spacy.infix_finditer,
        token_match=of_spacy.token_match,
        url_match=of_spacy.url_match,
    )
    return nlp


def tune(nlp: Language) -> Language:
    """Adapt the tokenizer of any German ``Language``, e.g. a downloaded one."""
    tokenizer: Any = nlp.tokenizer
    infixes = [_keep_gender_forms(str(infix)) for infix in nlp.Defaults.infixes or ()]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    suffixes = [*(nlp.Defaults.suffixes or ()), _STOP_AFTER_CAPITAL]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    abbreviations = load("sentences")["abbreviations"]
    words, short = (frozenset(abbreviations[name]) for name in ("words_too", "short"))
    for word in (*abbreviations["inside"], *abbreviations["ending"]):
        # Two letters or a full stop inside: "d." or "so." would swallow the ends of sentences.
        if word not in words and (len(word) > 2 or "." in word or word in short):
            tokenizer.add_special_case(f"{word}.", [{ORTH: f"{word}."}])
    return nlp


def _keep_gender_forms(infix: str) -> str:
    return infix + _GENDER if "[:<>=" in infix or "/(?=" in infix else infix
