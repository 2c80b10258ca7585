"""Rules see one spelling; offsets lead back to the untouched text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressefakten.reading import read

CASES = [
    ("Am 3. Ma\u0308rz 2020", "3. März 2020", "3. Ma\u0308rz 2020"),
    ("die Ver\xadan\xadstaltung", "Veranstaltung", "Ver\xadan\xadstaltung"),
    ("um 120\xa0000\u202fEuro", "120 000 Euro", "120\xa0000\u202fEuro"),
    ("eins\r\nzwei", "eins\nzwei", "eins\r\nzwei"),
    ("eins\rzwei", "eins\nzwei", "eins\rzwei"),
    ("\U0001f600 Esser", "Esser", "Esser"),
    ("a\u200bb", "ab", "a\u200bb"),
    ("e\u0301\u0323", "ẹ́", "e\u0301\u0323"),
]


@pytest.mark.parametrize(("source", "seen", "quoted"), CASES)
def test_reading_maps_back(source, seen, quoted):
    reading = read(source)
    at = reading.text.index(seen)
    start, end = reading.span(at, at + len(seen))
    assert source[start:end] == quoted


def test_reading_of_plain_text_needs_no_map():
    reading = read("Schlichter Text\n")
    assert reading.text == "Schlichter Text\n" and reading.span(3, 7) == (3, 7)


@given(st.text(alphabet=st.sampled_from("aäu\u0308\u0301\xad\u200b\xa0\r\n \U0001f600\t0,"), max_size=40))
def test_reading_spans_are_in_order_and_inside(source):
    reading = read(source)
    edge = 0
    for offset in range(len(reading.text)):
        start, end = reading.span(offset, offset + 1)
        assert edge <= start < end <= len(source) or (start, end) == reading.span(offset - 1, offset)
        edge = start


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("für 1,5 Mil-\nlionen Euro", "für 1,5 Millionen Euro"),
        ("für 1,5 Mil-  \r\n  lionen Euro", "für 1,5 Millionen Euro"),
        ("für 1,5 Mil\xad\nlionen Euro", "für 1,5 Millionen Euro"),
        ("in Nordrhein-\nWestfalen", "in Nordrhein-Westfalen"),
        ("per E-Mail-\nAdresse", "per E-Mail-Adresse"),
        ("die CDU-\ngeführte Runde", "die CDU-geführte Runde"),
        ("der 16-\njährige Sohn", "der 16-jährige Sohn"),
        ("das Schleswig-\nholsteinische Amt", "das Schleswig-holsteinische Amt"),
        ("www.stadt-\nmusterau.de", "www.stadt-musterau.de"),
        ("eine Of\ufb01zierin", "eine Offizierin"),
    ],
)
def test_reading_makes_cut_words_whole(source, seen):
    assert read(source).text == seen


@pytest.mark.parametrize(
    "text",
    [
        "das Bau-\nund Verkehrsamt",
        "Tel. 02841-\n123",
        "ein Strich -\nund weiter",
        "Anmelde-\n\nschluss",
        "Montag\nDienstag\nMittwoch",
        "Neue Kita am Park eröffnet\nDie Stadt hat am Montag die neue Kita eröffnet.",
        "Kontakt:\nStadt Auenstein\nMarkt 1, 50667 Auenstein\nTelefon 0221 4710-0",
        "- Erster Punkt einer Liste, der für sich steht\n- Zweiter Punkt einer Liste, der auch für sich steht",
        "18.00  Begrüßung durch die Bürgermeisterin im Rathaus\nab 21.00  Ausklang mit Musik",
    ],
)
def test_reading_leaves_lines_alone(text):
    assert read(text).text == text


WRAPPED = (
    "Die Stadt Auenstein hat am Montag mit dem Bau der neuen Kindertages-\n"
    "stätte begonnen. Bürgermeisterin Ada Lem setzte den ersten Stein im\n"
    "Beisein von Dr. Olga\xa0Brand. Das Haus kostet 3,6 Millionen Euro und soll\n"
    "im Herbst 2025 öffnen."
)


def test_reading_joins_the_lines_of_a_wrapped_paragraph():
    assert "\n" not in read(WRAPPED).text
    assert (
        "Kindertagesstätte begonnen. Bürgermeisterin Ada Lem setzte den ersten Stein im Beisein" in read(WRAPPED).text
    )


def test_reading_keeps_the_headline_above_a_wrapped_paragraph():
    headline = "Neue Kindertagesstätte für 90 Kinder in Auenstein"
    assert read(f"{headline}\n{WRAPPED}").text.startswith(f"{headline}\nDie Stadt")


def test_reading_takes_the_marks_of_forwarded_mail_level_by_level():
    text = "Guten Tag,\n\nanbei die Meldung der Stadt Auenstein vom Montag.\n> Menü\n\nGruß"
    once = "\n".join(f"> {line}" for line in text.split("\n"))
    assert read(once).text == text
    assert read("\n".join(f"> {line}" for line in once.split("\n"))).text == text


def test_reading_of_a_path_is_no_mail():
    path = "Startseite\n> Rathaus\n> Meldungen\n> Neue Kita\n\nNeue Kita"
    assert read(path).text == path


def test_reading_ends_an_entry_with_its_mail_address():
    card = "Frau Dr. Erika Beispiel, Tel. 0664 555 33 914, erika.beispiel@muster.example\n"
    text = f"Auskunft für Medien und Ämter gibt der Verein Muster, jeden Tag von acht bis\nzwölf Uhr.\n\n{card}"
    assert "example\nMusterplatz" in read(f"{text}Musterplatz 1, 1070 Wien, Tel. 01 555 46 51").text
    assert "example und" in read(f"{text}und jeden Tag am Telefon.").text
