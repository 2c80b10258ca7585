"""Words are found whatever their spelling, with their sentences and facts."""

from pathlib import Path

import pytest

from pressefakten.errors import UsageError
from pressefakten.store.folding import folded
from pressefakten.store.reading import open_index
from pressefakten.store.search import SearchQuery, search

TEXTS = {
    "haushalt": "Haushalt beschlossen\nDatum 2024-05-03\nVon Kreis Moorbek\n\nDie Haushaltsausschusssitzung dauerte lange.\n\n"
    "Der Umbau der Straße kostet:\n\nmoney 5000; currency=EUR\n",
    "bad": "Hallenbad öffnet\nDatum 2023-01-01\nVon Stadt Groß Heide\n\nmoney 7; currency=EUR\n\nDie EU zahlt mit.\n",
    "alt": "Aus dem Archiv\n\nEin Brief aus der Strasse am Park. Neue Museen.\n\nperson Uta Krull",
}


@pytest.fixture
def found(write, extract):
    write(TEXTS)
    extract()
    with open_index(Path("out")) as index:

        def finding(*words: str, **others) -> list[tuple[str, list[str]]]:
            hits = search(index, SearchQuery(words, **others))
            return [
                (hit.release["release"], [fact["value"] for place in hit.places for fact in place.facts])
                for hit in hits
            ]

        yield finding


@pytest.mark.parametrize(
    ("words", "releases"),
    [
        (["ausschuss"], ["haushalt"]),
        (["AUSSCHUSSSITZUNG"], ["haushalt"]),
        (["straße"], ["haushalt", "alt"]),
        (["strasse"], ["haushalt", "alt"]),
        (["Grosz"], []),
        (["gross heide"], ["bad"]),
        (["heide gross"], []),
        (["heide", "gross"], ["bad"]),
        (["öffnet"], ["bad"]),
        (["oeffnet"], ["bad"]),
        (["eu"], ["bad"]),
        (["EU"], ["bad"]),
        (["krull"], ["alt"]),
        (["moorbek", "2024"], ["haushalt"]),
        (["dauerte", "nirgends"], []),
        (["x' OR \"1"], []),
    ],
)
def test_search_finds_words_in_any_spelling(found, words, releases):
    assert [name for name, _ in found(*words)] == releases


@pytest.mark.parametrize(
    ("words", "others", "expected"),
    [
        (["hallenbad"], {"kind": "money"}, [("bad", ["7"])]),
        (["ausschuss"], {"kind": "money"}, []),
        (["uta"], {"kind": "person"}, [("alt", ["Uta Krull"])]),
        (["kreis"], {"kind": "person"}, []),
        (["e"], {"kind": "phone"}, []),
        (["stras"], {"since": "2024"}, [("haushalt", [])]),
        (["stras"], {"since": "2024-05-04"}, []),
        (["der"], {"publisher": "kreis MOORBEK"}, [("haushalt", [])]),
        (["die"], {"publisher": "groß"}, [("bad", [])]),
    ],
)
def test_search_narrowed_by_kind_day_and_publisher(found, words, others, expected):
    assert found(*words, **others) == expected


def test_search_for_nothing_is_told(found):
    with pytest.raises(UsageError, match="C058"):
        found("…", "-")


def test_search_forgets_what_is_gone(write, extract, found):
    write(bad=None, alt="Neu geschrieben")
    extract()
    with open_index(Path("out")) as index:
        assert [list(search(index, SearchQuery((word,)))) for word in ("hallenbad", "museen")] == [[], []]
        assert [hit.release["release"] for hit in search(index, SearchQuery(("geschrieben",)))] == ["alt"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Größe: 9,1 %", "groesse 9 1"),
        ("Mil-\nlionen und Nordrhein-\nWestfalen", "millionen und nordrhein westfalen"),
        ("Gru\u0308ne Cafe\u0301s", "gruene cafes"),
        ("Zei\xadtung", "zeitung"),
        ("E-Mail", "e mail"),
        ("Łódź", "lodz"),
        ("  „“ ", ""),
        ("Москва 5", "москва 5"),
    ],
)
def test_folded(text, expected):
    assert folded(text) == expected
