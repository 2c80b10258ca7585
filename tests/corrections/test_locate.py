"""Where a quoted place stands in a text that has moved; and when it is not taken."""

import pytest

from pressefakten.corrections.locate import locate
from pressefakten_schemas.corrections import Place

TEXT = "Kita öffnet\n\nAda Lem sagt ja. Bo Ek sagt nein. Ada Lem bleibt dabei.\n"


def place(words: str, number: int = 0, around: int = 32, text: str = TEXT) -> Place:
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    end = start + len(words)
    return Place(
        start=start, end=end, exact=words, prefix=text[max(0, start - around) : start], suffix=text[end : end + around]
    )


@pytest.mark.parametrize(
    "words, number, text, found",
    [
        ("Ada Lem", 0, TEXT, TEXT.index("Ada Lem")),
        ("Ada Lem", 1, TEXT, TEXT.rindex("Ada Lem")),
        ("Bo Ek", 0, "Vorab: " + TEXT, TEXT.index("Bo Ek") + 7),
        ("Ada Lem", 1, "Ganz neu. " + TEXT, TEXT.rindex("Ada Lem") + 10),
        ("Bo Ek", 0, TEXT.replace(" ", "\n"), None),  # its own words are wrapped now
        ("Lem", 0, TEXT.replace(". ", ".\n"), TEXT.index("Lem")),
        ("Bo Ek", 0, TEXT.replace("sagt nein", "schweigt zu allem"), TEXT.index("Bo Ek")),  # one side is enough
        ("Bo Ek", 0, TEXT.replace("Bo Ek", "Bo Ekk"), None),
        ("Bo Ek", 0, TEXT.replace("Bo Ek", "Al Ek"), None),
        ("Bo Ek", 0, "Bo Ek war anderswo.", None),
        ("Ada Lem", 1, TEXT + TEXT, TEXT.rindex("Ada Lem")),  # unmoved, though it stands twice
        ("Ada Lem", 1, "x" + TEXT + TEXT, None),  # moved, and two places do as well
        ("Kita", 0, "Neu! " + TEXT, 5),
    ],
)  # fmt: skip
def test_locate(words, number, text, found):
    at = locate(text, place(words, number))
    assert at == (None if found is None else (found, found + len(words)))


def test_locate_sees_signs_for_control_characters_as_the_page_does():
    text = "Der \x1b[31mrote\x1b[0m Punkt steht hier."
    asked = Place(start=4, end=13, exact="␛[31mrote", prefix="Der ", suffix="␛[0m Punkt steht")
    assert locate(text, asked) == (4, 13)
