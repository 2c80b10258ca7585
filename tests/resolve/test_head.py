"""The head of a release as its record keeps it."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import pressefakten.recognizers.dates
import pressefakten.resolve.published
import pressefakten.resolve.timeline
import pressefakten.zones  # noqa: F401  registers the factories
from pressefakten.resolve.head.record import head_of
from pressefakten.tokenizer import make_german

TEXT = "Die Stadt Talhausen pflastert ihren Marktplatz neu. Das hat der Rat am Dienstag beschlossen, teilte das Bauamt mit."


@pytest.fixture(scope="module")
def nlp() -> Language:
    german = make_german()
    for name in ("press_zones", "press_dates", "press_published", "press_timeline"):
        german.add_pipe(name)
    return german


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ("Pressemitteilung\nMarkt trifft Handwerk: Anmeldung für die\nMesse der Meister\nTalhausen, 2. Oktober 2018", "title", "Markt trifft Handwerk: Anmeldung für die Messe der Meister"),
        ("+++ Bitte um Veröffentlichung +++\nPressemitteilung vom 19. November 2018\nRat beschließt neuen Marktplatz", "title", "Rat beschließt neuen Marktplatz"),
        ("Pressemitteilung des Bündnisses Grüner Markt\n\nMarkt 2025 – Bäume jetzt in die Stadt holen", "title", "Markt 2025 – Bäume jetzt in die Stadt holen"),
        ("Pressemitteilung Nr. 12/2024\n14. Mai 2024\n\nSperrfrist: 16. Mai 2024, 11 Uhr\n\nRat beschließt neuen Marktplatz", "published", "2024-05-14"),
        ("Pressemitteilung Nr. 12/2024\n14. Mai 2024\n\nSperrfrist: 16. Mai 2024, 11 Uhr\n\nRat beschließt neuen Marktplatz", "embargoed_until", "2024-05-16T11:00"),
        ("Pressemitteilung Nr. 12/2024\n14. Mai 2024\n\nRat beschließt neuen Marktplatz", "number", "12/2024"),
        ("Pressemitteilung Nr. 12/2024\n14. Mai 2024\n\nRat beschließt neuen Marktplatz", "embargoed_until", None),
    ],
)  # fmt: skip
def test_head_of_a_release(nlp: Callable[[str], Doc], head: str, field: str, value: str | None) -> None:
    stated = head_of(nlp(f"{head}\n\n{TEXT}")).get(field)
    assert (stated.value if stated else None) == value


def test_head_says_where_it_stands(nlp: Callable[[str], Doc]) -> None:
    text = f"14. Mai 2024\n\nRat beschließt neuen Marktplatz\n\n{TEXT}"
    head = head_of(nlp(text))
    assert text[head["published"].start : head["published"].end] == "14. Mai 2024"
    assert text[head["title"].start : head["title"].end] == "Rat beschließt neuen Marktplatz"
    assert head["published"].how


def test_weekday_of_a_headline_is_the_day_that_the_text_names(nlp: Callable[[str], Doc]) -> None:
    doc = nlp(
        "Neue Schule: Richtfest am Freitag\n\nPressemitteilung Nr. 9/2024 vom 14. Mai 2024\n\n"
        "Am Freitag, 24. Mai 2024, um 11 Uhr lädt die Stadt zum Richtfest der neuen Schule am Wald ein."
    )
    values = [mention.value for mention in doc._.mentions if mention.kind == "date"]
    assert values == ["2024-05-24", "2024-05-14", "2024-05-24T11:00"]
