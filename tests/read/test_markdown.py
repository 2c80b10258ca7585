"""Markdown: the text that it stands for, and what its front matter states."""

import pytest

from pressefakten.read import Source, read_bytes
from pressefakten.read.source import Claim


def read(text: str) -> Source:
    return read_bytes(text.encode(), "x.md")


def title_of(source: Source) -> str | None:
    label = next((label for label in source.labels if label.name == "title"), None)
    return source.text[label.start : label.end] if label else None


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Die **Stadt** baut _sehr_ viel.", "Die Stadt baut sehr viel.\n"),
        ("Mehr bei [Ada Lem](https://x.example) und <https://y.example>.", "Mehr bei Ada Lem und https://y.example.\n"),
        ("![Logo](/logo.png)\n\nText", "Text\n"),
        ("Teilnehmer*innen und Bürger*innen", "Teilnehmer*innen und Bürger*innen\n"),
        ("Ada Lem\nTelefon 02345 67", "Ada Lem\nTelefon 02345 67\n"),
        ("- Eins\n- Zwei", "- Eins\n- Zwei\n"),
        ("3. Mai: Fest\n10. Juni: Lauf", "3. Mai: Fest\n10. Juni: Lauf\n"),
        ("## Kontakt\nAda Lem", "Kontakt\n\nAda Lem\n"),
        ("{{< youtube x >}}Text{: .gross}\n\n{% include x %}", "Text\n"),
        ("<!-- intern -->\n\n<p class='lead'>Text</p>\n<script>x()</script>", "Text\n"),
        ("| Ort | Zahl |\n| --- | --- |\n| Aue | 5 |", "Ort  Zahl\nAue  5\n"),
        ("Nur Text & mehr", "Nur Text & mehr\n"),
        ("    eingerückt", "eingerückt\n"),
    ],
)
def test_markdown_text(written: str, text: str) -> None:
    assert read(written).text == text


FRONT = """---
title: "Neue Kita: jetzt mit Garten"   # der Titel
datum: 2024-05-03
untertitel: Achtzig Plätze mehr
author: Eva Roth
publisher: Stadt Auenbrück
tags: [kita, bau]
# ein Kommentar mit 99 Euro
---
Die Stadt öffnet eine Kita.
"""


def test_markdown_front_matter() -> None:
    source = read(FRONT)
    assert source.text == "Neue Kita: jetzt mit Garten\n\nAchtzig Plätze mehr\n\nDie Stadt öffnet eine Kita.\n"
    assert [(label.name, source.text[label.start : label.end]) for label in source.labels] == [
        ("title", "Neue Kita: jetzt mit Garten"),
        ("subtitle", "Achtzig Plätze mehr"),
    ]
    assert source.claims == (
        Claim("title", "Neue Kita: jetzt mit Garten", "front matter"),
        Claim("publisher", "Stadt Auenbrück", "front matter"),
        Claim("publisher", "Eva Roth", "meta author"),
        Claim("published", "2024-05-03", "front matter"),
    )


@pytest.mark.parametrize(
    ("written", "title", "day"),
    [
        ('+++\ntitle = "Neue Kita"\ndate = 2024-05-03T10:00:00Z\n+++\nText', "Neue Kita", "2024-05-03"),
        ("---\ntitle: Kita: neu gebaut\ndate: 03.05.2024\n---\nText", "Kita: neu gebaut", "2024-05-03"),
        ('---\ntitle:\t"Neue Kita"\t# Titel\ndate:\t2024-05-03\t# Tag\n---\nText', "Neue Kita", "2024-05-03"),
        ("---\r\ntitle: Neue Kita\r\ndate: 2024-05-03\r\n---\r\nText", "Neue Kita", "2024-05-03"),
        ("# Neue Kita\n\nText", "Neue Kita", None),
        ("---\ntitle: Neue Kita\n---\n# Neue Kita\n\nText", "Neue Kita", None),
        ("---\n\nText ohne Schlüssel\n\n---\n", None, None),
        ("---\ndate: 2024-02-31\n---\nText", None, None),
    ],
)
def test_markdown_headline_and_day(written: str, title: str | None, day: str | None) -> None:
    source = read(written)
    assert title_of(source) == title
    assert next((claim.value for claim in source.claims if claim.name == "published"), None) == day
    assert source.text.count("Neue Kita") <= 1
