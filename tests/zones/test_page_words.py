"""How a line speaks of the page it stands on."""

import pytest

from pressefakten.zones.line_shape import shape_of
from pressefakten.zones.page_words import but_digits


@pytest.mark.parametrize(
    ("line", "feature"),
    [
        ("Anzeige: Fenster vom Fachmann", "page.begins=ads"),
        ("Lesen Sie auch: Wehr wird saniert", "page.begins=tips"),
        ("Rathaus Mo–Do 9–12 Uhr", "page.hours"),
        ("Lageplan Wehr (PDF, 98 KB)", "page.file"),
        ("Name* E-Mail* Website", "page.form"),
        ("Am 03.05. schrieb Ida Vogt:", "page.told"),
        ("> Liebe Frau Vogt,", "page.told"),
        ("_____________", "page.rule"),
        ("Impressum | Datenschutz", "page.share>0.6"),
        ("Rathaus  Politik  Verkehr  Kultur", "menu.columns"),
    ],
)
def test_page_words_of_a_line(line: str, feature: str) -> None:
    assert feature in shape_of(line).own


@pytest.mark.parametrize(
    "line",
    [
        "Das Wehr an der Aue wird saniert",
        "Ida Vogt leitet das Bauamt",
        "Die Brücke ist von 9 Meter auf 12 Meter verbreitert worden",
    ],
)
def test_page_words_are_not_in_a_line_of_the_release(line: str) -> None:
    assert [one for one in shape_of(line).own if one.startswith("page") and one != "page.share>-1"] == []


def test_page_words_count_the_first_words_of_a_long_line_only() -> None:
    text = "Das Bauamt hat am Montag begonnen, das Wehr an der Aue zu erneuern, damit im nächsten Winter kein Hochwasser mehr "
    line = f"{text}in die Keller der Altstadt läuft, wie die Stadt mitteilt, und verkauft im Museumsshop einen Katalog dazu für 24 Euro."
    assert [one for one in shape_of(line).own if one.startswith("page")] == []


def test_page_words_running_heads_differ_in_their_digits_only() -> None:
    assert but_digits("amtsblatt nr. 13 seite 5") == but_digits("amtsblatt nr. 13 seite 16")
