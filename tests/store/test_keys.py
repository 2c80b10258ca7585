"""What a result depends on beside the text."""

from types import SimpleNamespace

from pressefakten.language import STAGES
from pressefakten.store.keys import fingerprint


def test_keys_least_confidence_makes_other_results():
    assert len({fingerprint(min_confidence=least) for least in (0.0, 0.5, 0.8)}) == 3
    assert fingerprint(min_confidence=0.0) == fingerprint()


def test_keys_an_extractor_that_is_given_makes_the_results_that_a_run_makes_itself():
    whole = SimpleNamespace(nlp=SimpleNamespace(pipe_names=[name for name, _ in STAGES]))
    some = SimpleNamespace(nlp=SimpleNamespace(pipe_names=[name for name, _ in STAGES[:-1]]))
    assert fingerprint(extractor=whole) == fingerprint() != fingerprint(extractor=some)
