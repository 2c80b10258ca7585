"""PDF: lines in a reader's order, paragraphs whole, nothing that stands on every page."""

import pytest

from pressefakten.errors import ReadError
from pressefakten.read import read_bytes

from . import made

LONG = (
    "Die Stadt Auenbrück hat am Montag den Haushalt für das",
    "kommende Jahr beschlossen. Er sieht Ausgaben von rund 94",
    "Millionen Euro vor, so viel wie nie zuvor in der Geschichte",
    "der Stadt. Bürgermeisterin Ada Lem nannte ihn ehrgeizig.",
)


def text_of(data: bytes) -> str:
    return read_bytes(data, "x.pdf").text


@pytest.mark.parametrize("is_scaled", [False, True])
def test_pdf_lines_of_a_paragraph_are_one(is_scaled: bool) -> None:
    page = made.lines(70, 100, *LONG) + made.lines(70, 190, "Der Rat stimmte mit 31 zu 12 Stimmen zu.")
    data = made.pdf(page, is_scaled=is_scaled)
    assert text_of(data) == f"{' '.join(LONG)}\n\nDer Rat stimmte mit 31 zu 12 Stimmen zu.\n"


def test_pdf_words_cut_at_the_line_end_are_whole() -> None:
    cut = ("Der neue Haushalts-", "plan gilt in Nordrhein-", "Westfalen für Bau-", "und Verkehrsämter.")
    assert "Haushaltsplan gilt in Nordrhein-Westfalen für Bau- und Verkehrsämter." in text_of(
        made.pdf(made.lines(70, 100, *cut))
    )


def pages_with_frame(number: int) -> list[list[tuple[float, float, float, str]]]:
    bodies = (LONG, LONG[::-1], LONG)
    return [
        [
            (70, 40, 9, "Stadt Auenbrück · Pressestelle"),
            *made.lines(70, 120, *bodies[page]),
            (70, 800, 9, "www.auenbrueck.example"),
            (280, 815, 9, f"Seite {page + 1} von {number}"),
        ]
        for page in range(number)
    ]


def test_pdf_without_running_heads_and_page_numbers() -> None:
    text = text_of(made.pdf(*pages_with_frame(3)))
    assert text.count("Pressestelle") == 1 and text.startswith("Stadt Auenbrück · Pressestelle")
    assert "Seite" not in text and "www" not in text


def test_pdf_sentence_over_the_page() -> None:
    first = made.lines(70, 700, *LONG[:2], "Euro vor, und das bei steigenden Kosten für das neue Bad am")
    second = made.lines(70, 80, "Stadtpark, das im Herbst öffnet.", *LONG[3:])
    text = text_of(made.pdf([*first, (300, 820, 9, "- 1 -")], [*second, (300, 820, 9, "- 2 -")]))
    assert "für das neue Bad am Stadtpark, das im Herbst öffnet." in text


def test_pdf_new_paragraph_on_the_next_page() -> None:
    first = made.lines(70, 700, *LONG)
    text = text_of(made.pdf(first, made.lines(70, 80, "Kontakt: Ada Lem, Telefon 02345 67")))
    assert "ehrgeizig.\n\nKontakt: Ada Lem" in text


LEFT = ("Im linken Teil steht der Anfang", "des Textes über den Radweg,", "der an der Lauche entlang führt", "und im Mai eröffnet worden ist.", "Er ist vier Kilometer lang und", "hat zwei Millionen gekostet.")  # fmt: skip
RIGHT = ("Im rechten Teil geht es weiter", "mit den Stimmen der Nachbarn,", "die sich über die neue Brücke", "freuen und dort gern sitzen.", "Landrat Weil dankte allen, die", "mit geholfen haben am Bau.")  # fmt: skip


@pytest.mark.parametrize("rows", [True, False])
def test_pdf_columns_one_after_another(rows: bool) -> None:
    left, right = made.lines(70, 150, *LEFT), made.lines(320, 150, *RIGHT)
    both = [line for pair in zip(left, right, strict=True) for line in pair] if rows else [*left, *right]
    text = text_of(made.pdf([(70, 100, 18, "Radweg an der Lauche ist fertig und frei"), *both]))
    assert text.startswith("Radweg an der Lauche ist fertig und frei\n\n")
    assert " ".join(LEFT) in text and " ".join(RIGHT) in text
    assert text.index("linken") < text.index("rechten")


def test_pdf_information_column_apart_from_the_text() -> None:
    aside = made.lines(460, 130, "Stadt Auenbrück", "Pressestelle", "Marktplatz 1", "Tel. 02345 67-8", size=8, step=11)
    text = text_of(made.pdf([*made.lines(70, 120, *LONG, *LONG), *aside]))
    assert " ".join(LONG) in text and "Pressestelle\nMarktplatz 1\nTel. 02345 67-8" in text


def test_pdf_information_column_behind_a_sentence_that_goes_on_over_the_page() -> None:
    aside = made.lines(470, 130, "Kreis Auen", "Pressestelle", "Markt 1", "Tel. 02345 67-8", size=8, step=11)
    first = made.lines(70, 120, *LONG, *LONG, "Er dankte allen, die den Winter über daran gearbeitet haben,")
    text = text_of(made.pdf([*first, *aside], made.lines(70, 80, "und nannte den Haushalt ehrgeizig.")))
    assert "daran gearbeitet haben, und nannte" in text
    assert text.endswith("ehrgeizig.\n\nKreis Auen\nPressestelle\nMarkt 1\nTel. 02345 67-8\n")


def test_pdf_table_row_by_row() -> None:
    rows = [
        ("Gemeinde", "2022", "2023"),
        ("Hollern", "412", "430"),
        ("Sieben", "198", "201"),
        ("Moos", "77", "80"),
        ("Aue", "5", "6"),
    ]
    cells = [
        (70 + 150 * column, 200 + 15 * row, 11, cell)
        for row, line in enumerate(rows)
        for column, cell in enumerate(line)
    ]
    assert "Gemeinde  2022  2023\nHollern  412  430\nSieben  198  201" in text_of(
        made.pdf([*made.lines(70, 100, *LONG), *cells])
    )


def test_pdf_short_lines_stay_apart() -> None:
    block = ("Pressekontakt", "Ada Lem", "Telefon: 02345 67-8", "E-Mail: presse@amt.example")
    assert "\n".join(block) in text_of(made.pdf(made.lines(70, 100, *LONG) + made.lines(70, 200, *block)))


def test_pdf_title_is_what_is_set_largest() -> None:
    page = [
        (70, 60, 10, "Pressemitteilung"),
        (70, 90, 17, "Haushalt mit Rekordausgaben beschlossen"),
        *made.lines(70, 120, *LONG),
    ]
    source = read_bytes(made.pdf(page), "x.pdf")
    (label,) = source.labels
    assert source.text[label.start : label.end] == "Haushalt mit Rekordausgaben beschlossen"


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (made.scan(2), "R021", "a scan, its 2 page(s)"),
        (made.pdf(made.lines(70, 100, *LONG), password="geheim"), "R020", "protected by a password"),
        (made.pdf(made.lines(70, 100, *LONG))[:300], "R018", "no readable PDF"),
        (b"%PDF-1.7\n%%EOF", "R018", "no readable PDF"),
    ],
)
def test_pdf_that_is_refused(data: bytes, code: str, words: str) -> None:
    with pytest.raises(ReadError) as error:
        text_of(data)
    assert error.value.code == code and words in error.value.message
