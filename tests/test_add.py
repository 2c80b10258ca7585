"""Names for new texts: readable, stable, and safe as file names."""

import pytest

from pressefakten.add import release_name, slug
from pressefakten.read import read_bytes


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Kreis Viersen knüpft Netzwerk", "kreis-viersen-knuepft-netzwerk"),
        ("„Über Öl & Größe“: Ärger!", "ueber-oel-groesse-aerger"),
        ("Gru\u0308n", "gruen"),
        ("Café Łódź", "cafe-lodz"),
        ("../../etc/passwd\0", "etc-passwd"),
        ("Straße 5 / 6", "strasse-5-6"),
        ("日本", ""),
        (
            "Wort " * 20,
            "wort-wort-wort-wort-wort-wort-wort-wort-wort-wort-wort-wort",
        ),
        ("x" * 100, "x" * 60),
    ],
)
def test_slug_is_a_plain_file_name(title, expected):
    assert slug(title) == expected


def test_release_name_hangs_on_the_bytes():
    one, other = read_bytes(b"Ein Text", "a.txt"), read_bytes(b"Ein Text.", "a.txt")
    assert release_name(one, "Titel") == f"titel_{one.sha256[:8]}"
    assert release_name(one, "Titel") != release_name(other, "Titel")


def test_release_name_falls_back_to_the_file_and_then_to_a_word():
    assert release_name(read_bytes(b"Ein Text", "Meldung 5.txt"), None).startswith("meldung-5_")
    assert release_name(read_bytes(b"Ein Text", "日本.txt"), None).startswith("text_")


def test_release_name_given_once_is_kept():
    source = read_bytes(b"Ein Text", "a.txt")
    named = release_name(source, "Titel")
    again = read_bytes(b"Ein Text", f"{named}.txt")
    assert release_name(again, "Ein anderer Titel") == named
