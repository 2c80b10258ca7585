"""The whole pipeline but for the tagger grows in proportion to its text, whatever is repeated in it.

Names, which the tagger would give, are all capitalised words in turn: no text has more of them.
"""

import importlib
from itertools import cycle

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span
from tests.support import assert_linear

from pressefakten.language import OWN_MODEL, STAGES
from pressefakten.tokenizer import make_german

UNITS = [
    "10 Uhr ", "3. Mai, ", "am 3. Mai um 10 Uhr, ", "im Vorjahr 2014 ", "Am Montag, ", "am nächsten Tag ",
    "in Köln ", "12345 Köln ", "Am Markt 3, 12345 Köln\n", "Frau Dr. ", "Frau Dr. Vogt ", "Ida Vogt, ", "Vogt. Ida Vogt. ",
    "„a“ ", "Ida Vogt sagte: „Ja.“ ", "„Ja“, sagte sie. ", "02162 39-1 ", "a@b.de ", "www.b.de ",
    "a GmbH ", "Aue GmbH ", "Auenbank AG (AB) ", "(SPD) ", "Ida Vogt (SPD) ", "10 Euro ", "5 Prozent ", "40 Betten, ",
    "Leiterin Ida Vogt ", "Pressestelle 0221 4710123 ", "Kontakt:\nIda Vogt\nTel. 02162 391\n\n", "sagte er. ", "Rathaus\n",
]  # fmt: skip


class _Tagger:
    """Calls every capitalised word the name of a person, place, body and thing in turn."""

    def __call__(self, doc: Doc) -> Doc:
        labels = cycle(("PER", "LOC", "ORG", "MISC"))
        doc.set_ents([Span(doc, token.i, token.i + 1, next(labels)) for token in doc if token.text[0].isupper()])
        return doc


@Language.factory("growth_tagger", assigns=["doc.ents"])
def make_tagger(nlp: Language, name: str) -> _Tagger:
    return _Tagger()


@pytest.fixture(scope="module")
def pipeline() -> Language:
    nlp = make_german()
    for name, module in STAGES:
        importlib.import_module(module)
        nlp.add_pipe("growth_tagger" if name == OWN_MODEL else name)
    return nlp


@pytest.mark.parametrize("unit", UNITS)
def test_growth_of_the_whole_pipeline_is_linear(pipeline: Language, unit: str) -> None:
    assert_linear(lambda size: unit * (size // len(unit)), pipeline)
