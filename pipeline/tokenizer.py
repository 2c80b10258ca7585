"""The German tokenizer: spaCy's, with gender forms kept whole and the lexicon's abbreviations as one token."""

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex

from pipeline.lexicon import load

# "Kund:innen", "Leiter/-in", "Bürger*innen", "Schüler_innen": one word each.
_GENDER = r"(?!in(?:nen)?(?![^\W\d_]))"


def make_german() -> Language:
    """A blank German ``Language`` with the tokenizer the other components are tested with."""
    nlp = spacy.blank("de")
    tune(nlp)
    return nlp


def tune(nlp: Language) -> Language:
    """Adapt the tokenizer of any German ``Language``, e.g. a downloaded one."""
    infixes = [_keep_gender_forms(infix) for infix in nlp.Defaults.infixes or ()]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    abbreviations = load("sentences")["abbreviations"]
    for word in (*abbreviations["inside"], *abbreviations["ending"]):
        # Two letters or a full stop inside: "d." or "so." would swallow the ends of sentences.
        if word not in _WORDS and (len(word) > 2 or "." in word):
            nlp.tokenizer.add_special_case(f"{word}.", [{ORTH: f"{word}."}])
    return nlp


_WORDS = frozenset({"Mon", "Max", "Gen", "Mobil", "Fax", "min", "max", "App", "tel", "pol", "nat", "jew", "bes"})


def _keep_gender_forms(infix: str) -> str:
    return infix + _GENDER if "[:<>=" in infix else infix
