"""When a release was published: the sidecar's word, else what the text says."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from pressefakten.mentions import Stated

CASES = tomllib.loads((Path(__file__).parent / "published.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    language = spacy.blank("de")
    language.add_pipe("press_zones")
    language.add_pipe("press_dates")
    language.add_pipe("press_published")
    return language


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_published_is_found(nlp: Callable[[str], Doc], case: dict[str, str]) -> None:
    published = nlp(case["text"])._.published
    assert (published.value if published else "") == case["published"]


def test_published_of_the_sidecar_goes_first(nlp: spacy.language.Language) -> None:
    doc = nlp.make_doc("Meldungsdatum: 18.12.2018")
    doc._.stated = Stated(published="2018-12-19")
    assert nlp(doc)._.published.value == "2018-12-19"


def test_published_says_why(nlp: Callable[[str], Doc]) -> None:
    published = nlp("Meldungsdatum: 18.12.2018")._.published
    assert published.rule == "published.evidence"
    assert published.steps[-1].startswith("publication date: ") and published.steps[-1].endswith(" → 2018-12-18")
