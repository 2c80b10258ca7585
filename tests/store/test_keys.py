"""What a result depends on beside the text."""

from importlib.resources import files
from types import SimpleNamespace

from pressefakten.language import STAGES
from pressefakten.store.keys import _contents, fingerprint


def test_keys_least_confidence_makes_other_results():
    assert len({fingerprint(min_confidence=least) for least in (0.0, 0.5, 0.8)}) == 3
    assert fingerprint(min_confidence=0.0) == fingerprint()


def test_keys_an_extractor_that_is_given_makes_the_results_that_a_run_makes_itself():
    whole = SimpleNamespace(nlp=SimpleNamespace(pipe_names=[name for name, _ in STAGES]))
    some = SimpleNamespace(nlp=SimpleNamespace(pipe_names=[name for name, _ in STAGES[:-1]]))
    assert fingerprint(extractor=whole) == fingerprint() != fingerprint(extractor=some)


def test_keys_know_every_room_that_extracts():
    names = {name.rpartition("/")[0] for name, _ in _contents(files("pressefakten"), "")}
    assert {"/read/html", "/read/pdf", "/zones", "/lexicon", "/corpus", "/resolve/head"} <= names
    assert not {"/html", "/cli", "/store"} & names
