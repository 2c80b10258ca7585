"""What tests of the outer rooms share: a pipeline that needs no name tagger, and a corpus to run it on."""

import importlib
from pathlib import Path

import pytest

from pressefakten.extractor import Extractor
from pressefakten.language import STAGES
from pressefakten.tokenizer import make_german

SMALL = (
    "press_zones",
    "press_sentences",
    "press_money",
    "press_phones",
    "press_emails",
    "press_urls",
    "press_overlaps",
)

TEXTS = {
    "hallenbad": "Hallenbad öffnet wieder\n\nDie Sanierung kostet 3,6 Mio. Euro. Der Eintritt kostet 4 Euro.\n\n"
    "Telefon: 0241 432-1300, E-Mail: presse@example.de\n",
    "kita": "Neue Kita am Park\n\nDie Stadt zahlt rund 250.000 Euro für den Bau. Mehr unter www.example.de/kita\n",
}


@pytest.fixture(scope="session")
def small_extractor() -> Extractor:
    """The stages that find money, phones, e-mail and web addresses; no names."""
    nlp = make_german()
    modules = dict(STAGES)
    for name in SMALL:
        importlib.import_module(modules[name])
        nlp.add_pipe(name)
    return Extractor.of(nlp)


@pytest.fixture
def small(monkeypatch, small_extractor) -> Extractor:
    """Every command uses the small pipeline."""
    modules = ("pressefakten.extractor", "pressefakten.corpus.add", "pressefakten.report.explain")
    for module in modules:  # all of them before the first is changed: they name its class in annotations
        importlib.import_module(module)
    for module in modules:
        monkeypatch.setattr(f"{module}.Extractor", lambda model=None, min_confidence=0.0: small_extractor)
    return small_extractor


@pytest.fixture
def corpus(tmp_path) -> Path:
    """Two short releases."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


READING = (
    "press_zones",
    "press_sentences",
    "press_dates",
    "press_emails",
    "press_urls",
    "press_overlaps",
    "press_published",
)


@pytest.fixture(scope="session")
def reading_extractor() -> Extractor:
    """The stages that the head of a release needs; no names."""
    nlp = make_german()
    modules = dict(STAGES)
    for name in READING:
        importlib.import_module(modules[name])
        nlp.add_pipe(name)
    return Extractor.of(nlp)
