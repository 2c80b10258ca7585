"""Who published a release: the sidecar's word, else what the most evidence speaks for."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

import pressefakten.zones  # noqa: F401  registers the factory
from pressefakten.resolve.head.record import head_of, publisher_of

CASES = tomllib.loads((Path(__file__).parent / "publishers.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    language = spacy.blank("de")
    language.add_pipe("press_zones")
    return language


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_publisher_is_found(nlp: Callable[[str], Doc], case: dict[str, str]) -> None:
    publisher = publisher_of(nlp(case["text"]))
    assert (publisher.value if publisher else "") == case["publisher"]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Pressemitteilung Nr. 45/2021 vom 3. Mai 2021", "45/2021"),
        ("Pressemitteilung 45 vom 3. Mai 2021", "45"),
        ("PM 12-2021", "12-2021"),
        ("Nr. 7 / 2021", "7/2021"),
        ("Auenstein, 3. Mai 2021", None),
        ("Pressemitteilung vom 3. Mai 2021", None),
    ],
)
def test_head_has_the_number_of_the_release(nlp: Callable[[str], Doc], line: str, number: str | None) -> None:
    text = f"{line}\n\nBrücke ist wieder frei\n\nDie Brücke in Auenstein ist nach langer Bauzeit wieder frei, teilte die Stadt mit."
    stated = head_of(nlp(text)).get("number")
    assert (stated.value if stated else None) == number
