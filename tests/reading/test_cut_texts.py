"""A release may end, begin or break off anywhere: no rule looks for a word, line or sign that is not there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressefakten.extractor import Extractor
from pressefakten.read import read_bytes

LAYOUTS = {
    "company": """Auenbank AG
Pressemitteilung Nr. 14/2021

Neue Filiale in Auental: Auenbank investiert 3,5 Mio. Euro
Eröffnung im Herbst

Auental, 12. März 2021 – Die Auenbank AG baut am Markt 7 eine Filiale mit rund 1.200 m². „Wir bleiben im Ort“, sagte
Vorstandssprecherin Dr. Ida Vogt. Ihr Stellvertreter Jan Roth (CDU) ergänzte: „Das kostet 3,5 Mio. Euro.“
Von Montag bis Freitag, 9 bis 17 Uhr, sind zwölf Beschäftigte da; der Umsatz stieg um 4,2 Prozent.

Bild: Ida Vogt (2. v. l.) mit Landrätin Dr. Mara Elsner und
Bürgermeister a. D. Kurt Ahlers.

Über die Auenbank AG
Die Auenbank AG wurde 1899 gegründet.

Kontakt:
Ida Vogt
Auenbank AG
Markt 7
54321 Auental
Tel.: 06543 1234-56, Fax: -57
E-Mail: presse@auenbank.example
www.auenbank.example/presse
""",
    "town": """Startseite > Rathaus > Aktuelles

Stadt Auental sperrt Brücke über die Rur
Erstellt am: 03.05.2022

(pst) Die Stadt sperrt vom 9. bis 13. Mai 2022 die Brücke. Das teilten das Tiefbauamt, Dipl.-Ing. Eva Krahl, und die
Stadtwerke Auental GmbH mit. Betroffen sind 250 Haushalte, ca. 80 % davon in Nieder-Auental.
- Umleitung über die B 57
- Busse der Linie 5 halten am Bhf. Auental-Süd
• Auskunft: Bauhofleiter Paul Esser, Obmann der Feuerwehr, und Lena Marx, Auenwerke GmbH

»Wir bitten um Verständnis« (Krahl).
Ansprechpartner: Herr Esser, Zimmer 12, Tel. (0 65 43) 99-0 oder
mobil 0151 23456789

Weitere Meldungen
Freibad öffnet
Impressum | Datenschutz
""",
    "police": """POL-AUE: Zwei Verletzte nach Unfall

Auental (ots) - Am Dienstag (3.5.), gegen 17:30 Uhr, fuhr ein 45-jähriger Autofahrer auf der L 19 bei Kilometer 3,5
auf einen Lkw. Schaden: 12.000 bis 15.000 Euro. Hinweise an die Polizei Auental unter 06543 110.

Rückfragen bitte an:
Polizeipräsidium Auental
Pressestelle, POK'in Maja Henk
Original-Content von: Polizeipräsidium Auental, übermittelt durch news aktuell
""",
    "mail": """Von: Ida Vogt
An: Redaktion
Betreff: Termine der Universität Auental

Sehr geehrte Damen und Herren,

am 5. und 6. Juni 2021 (Sa./So.) lädt das Institut für Bodenkunde der Universität Auental ein. Prof. Dr. Uwe Lahn,
Leiter des Instituts, spricht über „Böden im Wandel“ – Eintritt: 5 €, ermäßigt 2,50 €. Die Deutsche
Bodengesellschaft (DBG) fördert das mit 20 Tsd. Euro; die DBG hat 300 Mitglieder.

Mit freundlichen Grüßen
Ida Vogt, Referentin für
Öffentlichkeitsarbeit
--
Universität Auental · Postfach 12 · 54321 Auental
""",
}
LINES = [line for text in LAYOUTS.values() for line in text.splitlines()]


@pytest.fixture(scope="module")
def extractor():
    return Extractor()


def assert_whole(extractor: Extractor, text: str) -> None:
    """The text yields a release, no fact is refused, and every mention quotes its place."""
    if not text.strip():
        return
    extraction = extractor.extract(read_bytes(text.encode(), "cut.txt"))
    assert extraction.refused == []
    for fact in extraction.facts:
        for mention in fact.mentions:
            assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "text", ["Gül-Au / - Sitz:", "Auental/ – Das Bad öffnet.", "AUENTAL//KÖLN, 3. Mai 2021 – Das Bad öffnet."]
)
def test_cut_texts_of_a_dateline_with_nothing_behind_its_slash(extractor, text):
    assert_whole(extractor, text)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_cut_texts_end_at_any_line(extractor, layout):
    lines = LAYOUTS[layout].splitlines()
    for end in range(1, len(lines) + 1):
        for first in {0, max(0, end - 3)}:
            assert_whole(extractor, "\n".join(lines[first:end]))


@settings(max_examples=80, deadline=None, derandomize=True)
@given(data=st.data())
def test_cut_texts_break_off_anywhere(extractor, data):
    text = data.draw(st.sampled_from(list(LAYOUTS.values())))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 300)))
    assert_whole(extractor, text[start:end].replace("\n", data.draw(st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))))


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=6),
    ends=st.sampled_from(["\n", "\r\n", "\r", "\n\n", " \n "]),
)
def test_cut_texts_lines_in_any_order(extractor, lines, ends):
    assert_whole(extractor, ends.join(lines))
