"""The sender's address above the headline belongs to the release, however tightly it is set."""

import pytest

from pressefakten.zones import mark_lines
from pressefakten.zones.letterhead import letterhead
from pressefakten.zones.lines import split_lines

BELOW = """

{stamp}Neue Bänke für den Kurpark

Am Dienstag hat die Gemeinde die ersten Bänke im Kurpark aufgestellt. Auskunft gibt Ilse Kern, Tel. -214 (Fax -299).
"""
TIGHT = """Gemeinde Talheim | Kirchplatz 2 | 74388 Talheim
Tel. 07133 9830-0 | rathaus@gemeinde-talheim.de | www.gemeinde-talheim.de"""
DOTTED = """Handelskammer Südheide
Friedensweg 6 • 29221 Celle
T 05141 9198-0 • F 05141 9198-55 • presse@hk-suedheide.de"""
WITH_OFFICE = """Landkreis Ostermoor – Pressestelle
Bahnhofstr. 41-43 | 26655 Westerstede
Telefon 0 44 88 / 56-21 70 | Fax 0 44 88 / 56-21 79
presse@lk-ostermoor.de | www.lk-ostermoor.de"""


@pytest.mark.parametrize("stamp", ["", "12. Mai 2024\n\n", "Presseinformation\n\n"], ids=["bare", "day", "label"])
@pytest.mark.parametrize("head", [TIGHT, DOTTED, WITH_OFFICE], ids=["bars", "dots", "office"])
def test_letterhead_is_no_boilerplate(head: str, stamp: str) -> None:
    lines = mark_lines(head + BELOW.format(stamp=stamp))
    assert "boilerplate" not in {line.zone for line in lines[: len(head.splitlines())]}


@pytest.mark.parametrize(
    "head",
    [
        "TALHEIM AKTUELL\n\nHeute 14 °C\n\nElektro Weiß, Tel. 07133 55551, 74388 Talheim",
        "Startseite\n\nVerlag Talbote, Ring 3, 74388 Talheim, Tel. 07133 4410\n\nSport | Kultur | Wetter",
        "Gemeinde Talheim\n\nMarktplatz 3, Telefon 07133 9830",
    ],
    ids=["weather", "menu", "street alone"],
)
def test_letterhead_is_not_sought_on_pages_and_in_advertisements(head: str) -> None:
    assert letterhead(split_lines(head + BELOW.format(stamp=""), [])) == []


def test_letterhead_is_the_block_with_the_numbers() -> None:
    assert letterhead(split_lines(f"Pressemitteilung\n\n{DOTTED}{BELOW.format(stamp='')}", [])) == [1, 2, 3]


@pytest.mark.parametrize(
    "line",
    [
        "Das Standesamt öffnet ab 1. Juli länger. Termine: 115 oder www.seefeld.example/standesamt",
        "Die Bücherei öffnet ab Mai auch am Samstag. Mehr unter www.buecherei-seefeld.example/zeiten",
    ],
)
def test_letterhead_leaves_the_only_line_of_text_to_the_release(line: str) -> None:
    head = "Stadt Seefeld\nRathaus, Zimmer 14\nRingstraße 12, 13187 Seefeld\n(Eingang Hof)\n\nPressemitteilung Nr. 112"
    lines = mark_lines(f"{head}\n\nNeue Öffnungszeiten im Rathaus\n\n{line}")
    assert lines[-2].zone == "title"
    assert lines[-1].zone in ("body", "subtitle")


def test_letterhead_leaves_the_headline_what_it_is() -> None:
    assert [line.zone for line in mark_lines(TIGHT + BELOW.format(stamp=""))][-2:] == ["title", "body"]
