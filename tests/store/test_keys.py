"""What a result depends on beside the text."""

from pressefakten.store.keys import fingerprint


def test_keys_least_confidence_makes_other_results():
    assert len({fingerprint(min_confidence=least) for least in (0.0, 0.5, 0.8)}) == 3
    assert fingerprint(min_confidence=0.0) == fingerprint()
