import pytest

from pressefakten.zones import mark_lines
from pressefakten.zones.entries import entries, is_beside, is_entry, numbered_items
from pressefakten.zones.lines import split_lines

BOARD = "Obmann: Georg Tschurtz\nKassierin: Evelyn Pamer\nSchriftführer: Niklas Hauer"
TEXT = "Der Verein zählt 96 Mitglieder. Die Versammlung dauerte zwei Stunden."


@pytest.mark.parametrize(
    "line",
    [
        "Obfrau: Martina Kogler",
        "2. Vorsitzende: Dr. Heike Lamm, Erik Thoma",
        "Regie: Stefan Olbrich",
        "1. Paul Hering (LG Talheim) 31:02 min",
        "3. SV Talheim 22 Punkte",
        "Kästner, Beate, TV Altau, 11,20 s",
        "TSV Altau – SG Reuth 2:2",
        "SPD 21,4 Prozent (5 Sitze)",
        "Tageskarte\t4,50 Euro",
        "Feuerwehr Altau: 24 Kräfte",
        "+++ Altau +++",
        "+++ ALTAU/REUTH +++ Unfallflucht am Bahnhof",
        "Marion Veit (Gewässerschutz), Altau",
    ],
)
def test_entries_say_something_of_somebody(line: str) -> None:
    assert is_entry(line)


@pytest.mark.parametrize(
    "line",
    [
        "Startseite",
        "Foto: Martina Kogler",
        "Text: Erik Thoma",
        "Autor: Stefan Olbrich",
        "Pressekontakt: Marion Veit",
        "Marien-Klinik: Dr. Heike Lamm übernimmt Leitung",
        "Stefan Olbrich sagte, das sei genug.",
        "Kultur & Freizeit",
        "Kommentare (3)",
        "20.000 Euro für das Tierheim:",
        "**Neue Halle eröffnet**",
        "+++ Wetter heute: Regen +++",
        "Lesezeit: 3 Minuten",
        "+++ Sperrfrist: 12 Uhr +++",
    ],
)
def test_entries_are_no_words_of_a_page(line: str) -> None:
    assert not is_entry(line)


def test_entries_stand_near_each_other() -> None:
    lines = split_lines(f"Wahlen\n\n{BOARD}\n\nEins\nZwei\nDrei\nVier\nKassier: Bernd Lauf", [])
    assert entries(lines) == [1, 2, 3]


def test_entries_are_names_below_one_another() -> None:
    lines = split_lines("Ehrungen\n\nRenate Distler\nWolfgang Eder\n\nSport\n\nMonika Haas", [])
    assert entries(lines) == [1, 2]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Verein › Presse › 2024", True),
        ("Politik | Sport | Kultur", True),
        ("Subject: Pressemitteilung", True),
        ("Kultur (45)", True),
        ("Der Bau beginnt und … mehr", True),
        ("1. Deich bei Altau    11,4 Mio.    2025", False),
        ("Obmann: Georg Tschurtz", False),
        ("Co-Trainer: Sergej Lamm", False),
    ],
)
def test_entries_know_what_stands_beside_a_release(line: str, expected: bool) -> None:
    assert is_beside(split_lines(line, [])[0]) is expected


@pytest.mark.parametrize(
    "rows",
    [
        BOARD,
        "Regie: Sonja Ahlers\nBühne: Emre Kurt\nKostüme: Dorothea Lang\nMusik: Paul Ries",
        "10 km\n1. Tobias Ahn (LG Altau) 32:14 min\n2. Karl Stich (TV Reuth) 33:01 min",
        "Für 25 Jahre:\nRenate Distler\nWolfgang Eder\nMonika Haas",
        "Samstag\nTuS Altau – SG Reuth 2:2\nFC Seefeld – SV Talheim 0:4",
        "Rita Veit (Vorsitz)\nDr. Jens Lauf (Kasse)\nMonika Haas",
        "Fisch: Familie Jacobs, Altau\nKäse: Hofladen Reuth\nBrot: Bäckerei Thoma",
        "Bauhof: 24 Kräfte\nFeuerwehr Altau: 12 Kräfte\nRotes Kreuz: 6 Kräfte",
    ],
    ids=["board", "credits", "results", "names", "matches", "brackets", "labels", "counts"],
)
@pytest.mark.parametrize("headline", ["Wechsel an der Spitze des Alpenvereins Altau", "Alle Namen und Zahlen"])
def test_entries_are_of_the_release(headline: str, rows: str) -> None:
    zones = [line.zone for line in mark_lines(f"{headline}\n\n{rows}\n\n{TEXT}")]
    assert not {"boilerplate", "dateline"}.intersection(zones[1:])
    assert zones[0] != "boilerplate"


def test_items_of_an_agenda_are_of_the_release() -> None:
    agenda = "Tagesordnung:\n1. Begrüßung\n2. Bericht von Ute Hagen\n3. Neuwahlen"
    lines = mark_lines(f"Verein Altau e.V.\n\nEinladung zur Versammlung\n\n{agenda}\n\nAnträge nimmt der Vorstand an.")
    assert [line.text for line in lines if line.zone == "title"] == ["Einladung zur Versammlung"]
    assert "boilerplate" not in [line.zone for line in lines]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("1. Begrüßung\n2. Berichte\n\n3. Wahlen\n4. Verschiedenes", [0, 1, 2, 3]),
        ("1. Begrüßung\n2. Berichte", []),
        ("1. FC Altau siegt\n3. Liga ruht\n2. Bundesliga auch", []),
        ("2. Berichte\n3. Wahlen\n4. Verschiedenes", []),
    ],
)
def test_items_are_numbered_from_one(text: str, places: list[int]) -> None:
    assert numbered_items(split_lines(text, [])) == places


def test_reports_of_a_collection_are_of_the_release() -> None:
    text = "Reuth – Zaun beschädigt\nUnbekannte stahlen am Bahnhof ein schwarzes Rad im Wert von 900 Euro.\n\n"
    zones = [line.zone for line in mark_lines(f"Meldungen aus dem Landkreis\n\n{text}{text.replace('Reuth', 'Altau')}")]
    assert "boilerplate" not in zones


def test_entries_leave_menus_out() -> None:
    text = f"Startseite » Verein » Vorstand\n{BOARD}\nTermine\nKontakt\n\nNeue Hütte eröffnet\n\n{TEXT * 2}"
    assert mark_lines(text)[0].zone == "boilerplate"


@pytest.mark.parametrize(
    "below",
    [
        "Kategorien\nAllgemein (123)\nKultur (45)\nArchive\nMärz 2023",
        "Nächste Spiele\nSo., 12.05., 15:00 SV Altau – FC Reuth\nTabelle\nFacebook",
        "Aktien im Artikel\nHopf AG 23,40 EUR -1,2 %\nMehr zum Thema",
    ],
    ids=["archive", "matches", "shares"],
)
def test_headline_stands_above_the_only_running_text(below: str) -> None:
    body = "Die Stadtbücherei Altau verleiht ab sofort auch Werkzeuge. Leiterin Ute Hagen stellte das Angebot vor."
    lines = mark_lines(f"Bücherei mit neuem Angebot\n{body}\n{below}")
    assert [line.zone for line in lines[:2]] == ["title", "body"]
    assert "title" not in [line.zone for line in lines[2:]]
