"""What speaks against a line being the headline, by its words alone."""

import numpy as np
import pytest

from pressefakten.resolve.head.shapes import may_be_name
from pressefakten.zones import mark_lines
from pressefakten.zones.chain import STATES, TITLE
from pressefakten.zones.headline import settle_headline, weigh_against
from pressefakten.zones.lines import Line


def loss_of(text: str) -> float:
    """What a line loses of its score as a headline."""
    scores = np.zeros((1, len(STATES)))
    weigh_against([Line(0, len(text), text, True)], scores)
    return float(-scores[0, TITLE])


@pytest.mark.parametrize(
    "text",
    [
        "Mehr aus Lindach: Bad schließt früher",
        "Liveticker Hochwasser: Pegel der Aue fällt",
        "Lindach: 12 °C, bewölkt",
        "Am 03.05.2024 um 11:12 schrieb Ada Lem:",
        "Start | Sport | Kultur",
        "Rosenauer Pumpen GmbH & Co. KG",
        "EQS-Ad-hoc: Rosenauer Pumpen SE / Schlagwort(e): Prognose",
        "Sonderschau vom 3. Mai bis 9. Juni 2024",
        "|---|---|",
        "| 03.06.2022 | Bücherei | 16:00 |",
        "VfR Lindach - SC Aue 2:4 (1:2)",
        "3. TuS Aue 14 27:20 25",
        "PM:",
        "Amtsblatt-Notiz",
        "Pressebericht Einsatz Nr. 45",
        "Öffentlichkeitsarbeit: Ada Lem",
        "Dr. Ada Lem, Vorstandsvorsitzende der Kasse Auental, zum Beitrag:",
        "SV Lindach 1911 – Mitgliederversammlung",
        "An alle Haushalte! – Zugestellt durch Post",
        "Zur Reform äußert sich Präsidentin Ada Lem wie folgt:",
    ],
)
def test_lines_that_are_hardly_headlines(text: str) -> None:
    assert loss_of(text) > 2


@pytest.mark.parametrize(
    "text",
    [
        "Mehr Ausbildung im Handwerk",
        "Liveübertragung der Sitzung kommt gut an",
        "Rock / Pop / Jazz",
        "Am 3. Mai öffnet das Freibad in Lindach",
        "Lindach besiegt den SC Aue 3:1",
        "Statement zur Zeitumstellung am 31. März 2019",
        "Freibad in Lindach öffnet am 3. Mai 2024",
    ],
)
def test_lines_that_may_be_headlines(text: str) -> None:
    assert loss_of(text) == 0


TEXT = "Der Radweg nach Lindach ist frei. Landesrätin Ada Lem hat das letzte Stück am Mittwoch eröffnet. Es kostete zwei Millionen Euro."


@pytest.mark.parametrize("sign", ["(LK)", "(adl)"])
def test_sign_alone_above_the_text_is_a_dateline(sign: str) -> None:
    lines = mark_lines(f"Radweg nach Lindach ist frei\n\n{sign}\n{TEXT}")
    assert [line.zone for line in lines] == ["title", "dateline", "body"]


def test_heading_that_the_headline_of_a_collection_names_is_no_dateline() -> None:
    lines = mark_lines(
        "POL-LIN: Meldungen vom Wochenende +++ Scheune brennt +++ Rad gefunden +++\n\nLindach (ots)\n\n"
        f"+++ Scheune brennt +++\n{TEXT}\n\n+++ Rad gefunden +++\n{TEXT}"
    )
    assert all(line.zone != "dateline" for line in lines if line.text.startswith("+++"))


def test_name_with_half_a_bracket_is_none() -> None:
    assert may_be_name("Verein Auenland (VAL)")
    assert not may_be_name("Bericht des Vereins Auenland (PDF")


def settled(*texts: str) -> list[str]:
    """The lines that stay the headline, of some that all were taken for it; the last has the highest score."""
    lines = [Line(0, len(text), text, False, "title", "zones.title") for text in texts]
    scores = np.arange(len(lines), dtype=float)
    settle_headline(lines, scores)
    return [line.text for line in lines if line.zone == "title"]


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        (
            ["LRin Lem/Bgm. Vogt:", "Brücke: Lindach bekommt zwei Millionen Euro"],
            ["Brücke: Lindach bekommt zwei Millionen Euro"],
        ),
        (
            ["Haus, Hof, Balkon", "grünland wächst weiter: Messe in Lindach belegt fünf Hallen"],
            ["grünland wächst weiter: Messe in Lindach belegt fünf Hallen"],
        ),
        (
            ["Hundert Jahre Wehr in Lindach:", "Verein lädt zum Fest"],
            ["Hundert Jahre Wehr in Lindach:", "Verein lädt zum Fest"],
        ),
        (["Freibad am Hang", "öffnet wieder"], ["Freibad am Hang", "öffnet wieder"]),
    ],
)
def test_lines_that_are_one_headline_or_not(lines: list[str], headline: list[str]) -> None:
    assert settled(*lines) == headline


def test_count_of_pictures_is_no_part_of_the_headline() -> None:
    lines = [
        Line(0, 9, text, False, "title", "zones.title") for text in ("Kein Fest ohne Maibaum auf dem Markt", "3 Bilder")
    ]
    settle_headline(lines, np.array([2.0, 1.0]))
    assert [line.zone for line in lines] == ["title", "subtitle"]


def test_line_below_a_salutation_goes_on_with_the_letter() -> None:
    lines = [Line(0, 9, text, False) for text in ("Liebe Gartenfreunde,", "der Frühling kommt: Lesen Sie mit")]
    scores = np.zeros((2, len(STATES)))
    weigh_against(lines, scores)
    assert scores[1, TITLE] < -5


def test_single_word_is_the_headline_only_where_no_line_says_more() -> None:
    texts = ("Neue Gesichter am Theater an der Aue", "SCHAUSPIEL")
    lines = [Line(0, 9, text, True, "title", "zones.title") for text in texts]
    settle_headline(lines, np.array([1.0, 2.0]))
    assert [line.zone for line in lines] == ["title", "subtitle"]


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        (f"PM: Radweg „Am Ufer“ freigegeben\n\n{TEXT}", ["dateline", "title", "body"]),
        (f"P R E S S E M I T T E I L U N G\n\nLindach, 7. September 1994\n\nRadweg in Sicht\n\n{TEXT}", ["dateline", "dateline", "title", "body"]),
        (f"Radweg frei\n\nBocholt. {TEXT}", ["title", "dateline", "body"]),
        (f"Radweg frei\n\nSchluss. {TEXT}", ["title", "body"]),
        (f"Bund der Auen\nObmann Emil Lem\n\nRadweg frei\n\n{TEXT}", None),
        ("Kulturforum Lindach e. V.\n- Hinweis -\n\nDienstag, 5. November 2019, 20 Uhr: Jazz mit dem Trio (VVK 14 €)\nFreitag, 8. November 2019, 19.30 Uhr: Lesung mit Ada Lem (10 €)\n\nKarten gibt es unter Tel. 0841 / 30 55 66.", None),
        ("Ergebnisse, 14. Spieltag\n\nSV Aue - TuS Lindach 3:1\nFC Auen II - SG Tal 0:0\nSC Rot - SC Blau 1:1\nSV Moor - SV Heide 2:2\n1. SC Wester 14 38:12 34", None),
    ],
)  # fmt: skip
def test_zones_of_labels_places_and_lists(text: str, zones: list[str] | None) -> None:
    found = [line.zone for line in mark_lines(text)]
    assert "boilerplate" not in found if zones is None else found == zones


@pytest.mark.parametrize(
    ("text", "is_sentence"),
    [
        ("Ein neues Album von uns erscheint am 18.9.", False),
        ("Die Kasse im Rathaus schließt für immer am 3.10.", False),
        ("Die Kasse im Rathaus schließt heute wieder um 18 Uhr.", True),
        ("Die Kasse im Rathaus gibt es dort schon seit 1998.", True),
    ],
)
def test_full_stop_of_a_date_ends_no_sentence(text: str, is_sentence: bool) -> None:
    assert Line(0, len(text), text, True).is_sentence is is_sentence
