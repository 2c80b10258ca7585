"""Zones of invented pages: each line of ``pages/*.txt`` stands beside the zone it belongs to.

A line of several zones names them with "+" and is cut at "¦".
"""

import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import assert_linear

from pressefakten.mentions import Zone
from pressefakten.reading import read
from pressefakten.zones import find_zones
from pressefakten.zones.phrases import PhraseRule, rules
from pressefakten_schemas.kinds import ZONES

PAGES = sorted(page for folder in ("pages", "unseen") for page in (Path(__file__).parent / folder).glob("*.txt"))
Parts = list[tuple[str, str]]


def parse(page: Path) -> tuple[str, Parts]:
    """The text of a page, and its parts with their zones."""
    lines, parts = [], []
    for line in page.read_text(encoding="utf-8").splitlines():
        names, _, words = line.partition("|")
        words = words.removeprefix(" ")
        lines.append(words.replace("¦", ""))
        if names.strip():
            parts += zip(names.strip().split("+"), words.split("¦"), strict=True)
    return "\n".join(lines), parts


def soft_hyphens(text: str) -> str:
    return text.replace("ei", "e\xadi")


SPELLINGS: dict[str, Callable[[str], str]] = {
    "as it stands": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "decomposed umlauts": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\xa0"),
    "soft hyphens": soft_hyphens,
}


def zones_in(source: str) -> list[Zone]:
    """The zones of a text, with the offsets of the source."""
    reading = read(source)
    return [Zone(one.zone, *reading.span(one.start, one.end)) for one in find_zones(reading.text)]


def zones_of(text: str, parts: Parts, spelling: Callable[[str], str]) -> Iterator[tuple[str, str, set[str]]]:
    """Per part: the zone it should have, its words, and the zones found at its characters."""
    source = spelling(text)
    zones = zones_in(source)
    at = 0
    for name, words in parts:
        words = spelling(words.strip())
        start = source.index(words, at)
        at = start + len(words)
        inside = [place for place in range(start, at) if not source[place].isspace() and source[place] != "\xad"]
        found = {zone.zone for place in inside for zone in zones if zone.start <= place < zone.end}
        yield name, words, found


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_zones_of_a_page(page: Path, spelling: str) -> None:
    text, parts = parse(page)
    wrong = [
        f"{words!r} is {found}, not {name}"
        for name, words, found in zones_of(text, parts, SPELLINGS[spelling])
        if found != {name}
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_zones_rule_has_examples(rule: PhraseRule) -> None:
    assert rule.examples and rule.counterexamples
    assert [text for text in rule.examples if not rule.matches(text)] == []
    assert [text for text in rule.counterexamples if rule.matches(text) and rule.scope != "contact"] == []


def check_tiling(text: str, zones: list[Zone]) -> None:
    assert zones == sorted(zones, key=lambda zone: zone.start)
    assert all(zone.zone in ZONES and 0 <= zone.start < zone.end <= len(text) for zone in zones)
    assert all(one.end <= two.start for one, two in pairwise(zones))
    covered = {place for zone in zones for place in range(zone.start, zone.end)}
    reading = read(text)
    seen = {reading.span(place, place + 1)[0] for place, sign in enumerate(reading.text) if not sign.isspace()}
    assert seen <= covered


WORDS = st.sampled_from(
    [
        "Anzeige",
        "Startseite",
        "12.03.2020",
        "Köln (ots) - ",
        "Pressekontakt:",
        "---",
        "title: x",
        "<!--",
        "-->",
        "Weitere Meldungen",
        "Foto: X",
        "Herausgeber:",
        "Original-Content von: A, übermittelt durch news aktuell",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        ". ",
        "ä",
        "ä",
        "\xad",
        "\ufeff",
        "Viersen. ",
        "15 °C",
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(WORDS, max_size=30).map("".join)))
def test_zones_tile_any_text(text: str) -> None:
    check_tiling(text, zones_in(text))


HOSTILE = [
    "a",
    "<!--",
    "{{<",
    "![",
    "Foto: ",
    "A. ",
    "(",
    "Köln ",
    "1.1.",
    ". ",
    "Startseite/",
    "\n",
    "Anzeige\n",
    "Kontakt:\n",
    "Weitere Meldungen\n",
    "Original-Content von: ",
    "Über ",
    "<a ",
    "Rückfragen bitte an: ",
    "tel 0",
    "a@",
    "....",
    "- ",
    "Stadt A ",
    "der ots Originaltext: ",
    "A /\n",
    "/\n",
    "a › ",
    "(a) (A",
    "Hier finden Sie ",
    "Zurück zu den a",
    "a b.jpg ",
    "und so weiter\n\n",
    "Logo der ",
    "Aue Logo ",
    "Startseite Aue ",
    "Willkommen in A ",
    "Aue Aue\n",
    "1/1 ",
    "3.5.2021\n",
    "Menü\n",
    "Stand: 3.5.2021\n",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_zones_of_hostile_text_take_linear_time(unit: str) -> None:
    assert_linear(lambda size: unit * (size // len(unit)), find_zones)


def test_zones_component_runs_alone() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("press_zones")
    doc = nlp(
        "Neue Brücke frei\n\nAm Mittwoch wurde die Brücke in Auenstein nach langer Zeit freigegeben, teilte man mit."
    )
    assert [zone.zone for zone in doc._.zones] == ["title", "body"]


def test_site_name_behind_the_headline_is_no_part_of_it() -> None:
    text = "Neue Brücke über die Aue frei | Stadt Auenstein\n\n" + "Die Brücke ist nach langer Zeit frei. " * 5
    assert [(zone.zone, text[zone.start : zone.end].strip()) for zone in find_zones(text)][:2] == [
        ("title", "Neue Brücke über die Aue frei"),
        ("boilerplate", "| Stadt Auenstein"),
    ]


def test_zones_of_nothing() -> None:
    assert find_zones("") == []
    assert find_zones(" \n\t\r\n") == []


CORPUS = Path(__file__).parents[2] / "corpus"
# What in the corpus belongs to no release, as annotated by hand: offsets into the text.
CORPUS_BOILERPLATE = {
    "000_30ce0d2af3291935": [(2748, 2809), (3446, 3617)],
    "001_c66efc552fe1b133": [(0, 27), (2692, 2700)],
    "002_f2dda0adb859ce81": [(42, 50), (2109, 2132)],
    "003_8c25e7fbc32d8bed": [(0, 128), (175, 192), (2131, 3445)],
    "004_2bfdf94c12c0d214": [],
}


@pytest.mark.parametrize("release", CORPUS_BOILERPLATE)
def test_zones_of_the_corpus(release: str) -> None:
    text = (CORPUS / f"{release}.txt").read_bytes().decode()
    found = {place for zone in find_zones(text) if zone.zone == "boilerplate" for place in range(zone.start, zone.end)}
    wanted = {place for start, end in CORPUS_BOILERPLATE[release] for place in range(start, end)}
    assert [text[place] for place in sorted(found ^ wanted) if not text[place].isspace()] == []
