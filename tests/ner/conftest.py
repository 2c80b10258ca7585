import pytest

from pressefakten.ner import load_ner


@pytest.fixture(scope="session")
def nlp():
    return load_ner()
