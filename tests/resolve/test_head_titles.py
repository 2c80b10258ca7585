"""Title, subtitle and place of a release, as the record tells them."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.mentions import Stated
from pressefakten.resolve.head.record import head_of
from pressefakten.resolve.head.titles import place_of, subtitle_of, title_of
from pressefakten.tokenizer import make_german

BODY = (
    "Am Mittwoch ist in Auenstein die neue Brücke über die Aue für den Verkehr freigegeben worden. "
    "Sie ist 32 Meter lang und kostete 1,9 Millionen Euro, teilte das Bauamt mit."
)
PICTURE = "Gruppenbild mit den Gästen der Feier am neuen Ufer der Aue, unter ihnen die Vertreter der Städte Neuwied und Altdorf."
SHORT = "Brücke über die Aue ist frei"
LONG = (
    "Neue Brücke über die Aue wird nach langer Bauzeit und vielen Verzögerungen am kommenden Freitag für den Verkehr in "
    "beiden Richtungen freigegeben"
)
LETTERHEAD = "Stadt Auenstein, Pressestelle, Musterweg 4, 12345 Auenstein, Telefon: 01234 5678-90, Telefax: 01234 5678-99, E-Mail: presse@auenstein.example"


@pytest.fixture(scope="module")
def nlp() -> Language:
    german = make_german()
    german.add_pipe("press_zones")
    return german


def release(nlp: Language, *parts: str) -> Doc:
    return nlp("\n\n".join(parts))


@pytest.mark.parametrize(
    ("parts", "title", "subtitle"),
    [
        (("Brücke frei", BODY), "Brücke frei", None),
        (("Richtfest der Kita", "Aue, 3. Mai 2024. Am Freitag ist Richtfest. Presse: Ada Lem, Tel. 03771 1234"), "Richtfest der Kita", None),
        (("Pressemitteilung\ndes Landkreises Waldau", "Brücke frei", BODY), "Brücke frei", None),
        (("PRESSEINFORMATION", "vom Verein Brückenfreunde Waldau", "Brücke frei", BODY), "Brücke frei", None),
        (("Brücke frei", "Waldau, 3. Mai 2024. Auf der Brücke rollt der Verkehr seit Freitag wieder."), "Brücke frei", None),
        (("Brücke frei", "Waldau, 3. Mai 2024 --- Auf der Brücke rollt der Verkehr wieder.", BODY), "Brücke frei", None),
        (("Pressemitteilung: Brücke bei Waldau ist frei", BODY), "Brücke bei Waldau ist frei", None),
        (("Presse-Information Nr. 12/2024 – Brücke bei Waldau ist frei", BODY), "Brücke bei Waldau ist frei", None),
        (("Pressebericht vom 3. Mai 2024 | Brücke bei Waldau ist frei", BODY), "Brücke bei Waldau ist frei", None),
        (("Medienmitteilung | Stadt Waldau an der Aue", "Brücke frei", BODY), "Brücke frei", None),
        (("Brücke wieder frei. Stadt feiert", BODY), "Brücke wieder frei. Stadt feiert", None),
        (("Brücke\xa0frei", "Viele kamen zur Feier", BODY), "Brücke frei", "Viele kamen zur Feier"),
        (("# Brücke frei", BODY), "Brücke frei", None),
        (("**Brücke frei nach langer Bauzeit**", BODY), "Brücke frei nach langer Bauzeit", None),
        (("Verkehr", "Neue Brücke nach Bauzeit frei", BODY), "Neue Brücke nach Bauzeit frei", None),
        (("---\ntitle: 'Brücke frei'\nsubtitle: Endlich\n---", BODY), "Brücke frei", "Endlich"),
        (("Brücke frei\nUtl.: Endlich rollt der Verkehr wieder =", BODY), "Brücke frei", "Endlich rollt der Verkehr wieder"),
        (("Brücke frei\n– Endlich rollt der Verkehr wieder –", BODY), "Brücke frei", "Endlich rollt der Verkehr wieder"),
        (("---\nlayout: post\ntitle: Brücke: endlich frei\n---", BODY), "Brücke: endlich frei", None),
        (("---\ntitle: >-\n  Brücke\n  frei\nresources:\n- title: Bild\n---", BODY), "Brücke frei", None),
        (("Auenstein: Brücke ist frei", BODY), "Auenstein: Brücke ist frei", None),
        (("bruecke-aue_1280.jpg", "Brücke frei", BODY), "Brücke frei", None),
        (("Brücke frei", "Zurück zur Meldungsübersicht", BODY), "Brücke frei", None),
        (("Pfeil zurück zur Übersicht", "Brücke frei", BODY), "Brücke frei", None),
        ((LONG, "Auenstein, 3. Mai 2021", BODY), LONG, None),
        ((f"{LONG}\nAuenstein, 3. Mai 2021\n{BODY}",), LONG, None),
        ((LONG, BODY), LONG, None),
        ((f"{LONG} | Stadt Auenstein", LONG, BODY), LONG, None),
        ((f"{LONG}.", BODY), None, None),
        ((LONG, "Aus dem Rathaus", BODY), LONG, None),
        (("Stadt Auenstein", f"Rathaus › Presse › {SHORT}", SHORT, BODY), SHORT, None),
        (("Aue24", "News /\nLand /\n" + SHORT, "Anzeige", SHORT, BODY), SHORT, None),
        (("May 3, 2021", "Brücke frei", BODY), "Brücke frei", None),
        (("3. Mai 2021\n11:05 Uhr", "Brücke frei", BODY), "Brücke frei", None),
        (("Betreff: Brücke frei", BODY), "Brücke frei", None),
        (("OTS0012 5 II 0123 ABC0001 Di, 22.Mai 2018", "Brücke/Verkehr/Au", "Brücke ist nun frei", BODY), "Brücke ist nun frei", None),
        (("Brücke ist nun frei", "by admin", "22. Mai 2018", BODY), "Brücke ist nun frei", None),
        (("AA", "Landrätin auf Gemeindebesuch", BODY), "Landrätin auf Gemeindebesuch", None),
        (("Direkt zum Inhalt", "Brücke frei", BODY), "Brücke frei", None),
        (("Neue Brücke über die Aue frei | Stadt Auenstein", BODY), "Neue Brücke über die Aue frei", None),
        (("Neue Brücke über die Aue frei - auenblatt.de", BODY), "Neue Brücke über die Aue frei", None),
        (("Umwelt | Neue Brücke über die Aue frei", BODY), "Umwelt | Neue Brücke über die Aue frei", None),
        (("Neue Brücke am Ort frei - Fest am Samstag", BODY), "Neue Brücke am Ort frei - Fest am Samstag", None),
        (("Feuerwehr Auenstein", "FW-AU: Brücke frei", BODY), "FW-AU: Brücke frei", None),
        (("Auenstein. Neue Brücke ist jetzt frei", BODY), "Neue Brücke ist jetzt frei", None),
        (("Neues aus dem Rathaus", "Die Brücke ist frei", "(Meldung vom 1.2.2020)", BODY), "Die Brücke ist frei", None),
        (("3.2.2020 Die Brücke ist endlich frei", BODY), "Die Brücke ist endlich frei", None),
        (("2020/02/03 Die Brücke ist endlich frei", BODY), "Die Brücke ist endlich frei", None),
        (("PM 12/2020 – 3.2.2020 Die Brücke ist endlich frei", BODY), "Die Brücke ist endlich frei", None),
        (("Medienmitteilung | 3.2.2020 | Brücke ist frei", BODY), "Brücke ist frei", None),
        (("Die Brücke ist endlich frei (3.2.2020)", BODY), "Die Brücke ist endlich frei", None),
        (("Die Brücke ist endlich frei – 3. Februar 2020", BODY), "Die Brücke ist endlich frei", None),
        (("Brücke frei", "11 Nov 19:00 2018 von Redaktion Auenstein", BODY), "Brücke frei", None),
        (("Stadt Auenstein – Presseinformation Nr. 4/2020", "Brücke frei", BODY), "Brücke frei", None),
        (("Stadt Auenstein | Pressemitteilung", "Brücke frei", BODY), "Brücke frei", None),
        (("Großes Sommerfest am 3.2.2020", BODY), "Großes Sommerfest am 3.2.2020", None),
        (("Achtung! Dieser archivierte Artikel könnte veraltet sein\nDas Archiv wird nicht mehr gepflegt.\nMeldung vom 3.2.2020\nBrücke ist frei\nViele kamen zur Feier", BODY), "Brücke ist frei", "Viele kamen zur Feier"),
        (("Dieser Artikel ist älter als ein Jahr.", "Brücke frei", BODY), "Brücke frei", None),
        (("Dieser Artikel ist mehr als 2 Jahre alt\nArchiv der Stadt zieht um", BODY), "Archiv der Stadt zieht um", None),
        (("Archivierte Meldung", "Brücke frei", BODY), "Brücke frei", None),
        (("Diese Brücke ist älter als die Stadt", BODY), "Diese Brücke ist älter als die Stadt", None),
        (("Newsroom", "Brücke frei", BODY), "Brücke frei", None),
        (("Brücke frei", "Aktuelles", BODY), "Brücke frei", None),
        (("Pressearchiv", BODY), None, None),
        (("Presse", "Hauptinhalt", PICTURE, f"{PICTURE} © Stadt Auenstein", "3.2.2020\nBrücke ist frei", BODY), "Brücke ist frei", None),
        (("Brücke frei", PICTURE, f"{PICTURE} © Stadt Auenstein", "Feier am neuen Ufer der Aue", BODY), "Brücke frei", None),
        ((LETTERHEAD, "Brücke frei", "Viele kamen zur Feier", BODY), "Brücke frei", "Viele kamen zur Feier"),
        ((f"Kontakt\nErika Muster, Presse\n{LETTERHEAD}", "Kurz gemeldet: Viele kamen zur Feier am neuen Ufer der Aue, die ganze Stadt war auf den Beinen - Die neue Brücke ist frei", "3.2.2020 Von: Pressestelle Auenstein", "Die neue Brücke ist frei", BODY), "Die neue Brücke ist frei", None),
        (("Stadt Auenstein Stadt Auenstein", SHORT, BODY), SHORT, None),
        (("Logo: Kreis Auenland", "Brücke frei", BODY), "Brücke frei", None),
        (("Auenstein bekommt ein neues Logo", BODY), "Auenstein bekommt ein neues Logo", None),
        (("Auenland Logo wird neu gezeichnet", BODY), "Auenland Logo wird neu gezeichnet", None),
        (("Nordbau GmbH & Co. KG", "Nordbau baut neue Brücke", BODY), "Nordbau baut neue Brücke", None),
        (("Willkommen in Auenstein", "Brücke frei", BODY), "Brücke frei", None),
        (("Zur Startseite der Stadt Auenstein", "Brücke frei", BODY), "Brücke frei", None),
        (("Follow us", "Brücke frei", BODY), "Brücke frei", None),
        (("Landkreis Auenland – Der Landrat", "Brücke frei", BODY), "Brücke frei", None),
        ((f"Stadt Auenstein | Presse | Pressemitteilungen\nBauen & Wohnen\n{SHORT}\n{BODY}",), SHORT, None),
        (("Brücke ist wieder frei / Presse", BODY), "Brücke ist wieder frei / Presse", None),
        ((f"{SHORT} - Stadt Auenstein\nStadt Auenstein\n{SHORT}\n3.5.2021\n{BODY}",), SHORT, None),
        ((f"{SHORT} - Auenblatt\nSuche\nMenü\nLokales aus Auenstein und Umgebung\n{BODY}",), f"{SHORT} - Auenblatt", "Lokales aus Auenstein und Umgebung"),
        ((f"{SHORT} - Auenblatt\nSuche\nMenü\nSport\n{SHORT}\n{BODY}",), SHORT, None),
        (("Brücke frei", "Published on May 3, 2021", BODY), "Brücke frei", None),
        ((": 45", "Brücke frei", BODY), "Brücke frei", None),
        (("Lfd. Nr. 45/2021", "Brücke frei", BODY), "Brücke frei", None),
        (("PM 12-2021", "Brücke frei", BODY), "Brücke frei", None),
        ((f"Nr. 45 vom 3. Mai 2021\n{LONG}\n{BODY}",), LONG, None),
        ((f"{BODY}\n{LONG}\n{BODY}",), None, None),
        ((BODY,), None, None),
    ],
)  # fmt: skip
def test_headline_title(nlp: Language, parts: tuple[str, ...], title: str | None, subtitle: str | None) -> None:
    doc = release(nlp, *parts)
    assert (title_of(doc), subtitle_of(doc)) == (title, subtitle)


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        (("Brücke frei", f"Auenstein (ots) - {BODY}"), "Auenstein"),
        (("Brücke frei", f"Auenstein (ots/upm)\n\n{BODY}"), "Auenstein"),
        (("Brücke frei", f"AUENSTEIN AN DER AUE, 03.05.2021 {BODY}"), "Auenstein an der Aue"),
        (("Brücke frei", f"Auenstein, 3. Mai 2021 – {BODY}"), "Auenstein"),
        (("Auenstein, den 3. Mai 2021", "Brücke frei", BODY), "Auenstein"),
        (("Brücke frei", f"Bad Auenstein, Freitag, 21. Juli 2023 (17 Uhr). {BODY}"), "Bad Auenstein"),
        (("Brücke frei", f"Auenstein, Mi, 17.Jän 2024. {BODY}"), "Auenstein"),
        (("Brücke frei", f"Auenstein, 3. Mai 2021 --- {BODY}"), "Auenstein"),
        (("Brücke frei", f"Auenstein. {BODY}"), "Auenstein"),
        (("# Brücke frei", f"**Auenstein, 03.05.2021** – {BODY}"), "Auenstein"),
        (("Brücke frei", f"Kreis Auenstein. {BODY}"), "Kreis Auenstein"),
        (("Brücke frei", f"Frankfurt/Main (dpa) {BODY}"), "Frankfurt/Main"),
        (("Brücke frei", f"Bad Auenstein – {BODY}"), "Bad Auenstein"),
        (("Kanton Auen", "Departement Bau, Verkehr und Umwelt", "Brücke frei", BODY), None),
        (("Brücke frei", f"St. Auen (OTS) - {BODY}"), "St. Auen"),
        (("Brücke frei", f"AUEN/LINDACH. {BODY}"), "Auen/Lindach"),
        (("Brücke frei", f"Lindach. {BODY}", "Das teilten die Stadtwerke Lindach mit."), "Lindach"),
        (("Brücke frei", f"Lindach. {BODY}", "Rathaus, Am Markt 1, 99999 Lindach"), "Lindach"),
        (("Brücke frei", f"Lindach. {BODY}", "Das teilte Frau Lindach mit."), None),
        (("Brücke frei", f"(aueportal) (Auenstein, 3.5.2021) {BODY}"), "Auenstein"),
        (("Brücke frei", f"NEUSTADT. {BODY}"), "Neustadt"),
        (("Landkreis Auenland", "Pressemitteilung vom 3. Mai 2021", "Brücke frei", f"Auenstein. {BODY}"), "Auenstein"),
        (
            ("Landkreis Auenland – Presseinformation Nr. 45/2021", "Brücke frei", f"Auenstein, 3.5.2021. {BODY}"),
            "Auenstein",
        ),
        (("Landkreis Auenland", "Pressemitteilung vom 3. Mai 2021", "Brücke frei", BODY), "Landkreis Auenland"),
        (("Gemeinde Auenland", "An die Presse          Auenstein, 3. Mai 2021", "Brücke frei", BODY), "Auenstein"),
        (("Pressemitteilung 45 Auenstein, den 3. Mai 2021", "Brücke frei", BODY), "Auenstein"),
        (("Pressemitteilung Nr. 45/2021 vom 3. Mai 2021", "Brücke frei", BODY), None),
        (("Bau- und Werksdepartement", "Medienmitteilung vom 3. Mai 2021", "Brücke frei", BODY), None),
        (("Brücke frei", f"Auenstein (OTS) - {BODY}"), "Auenstein"),
        (("Realschule Auenstein, Amselweg 4, 99999 Auenstein", "Brücke frei", BODY), None),
        (("Brücke frei", f"ACHTUNG. {BODY}"), None),
        (("Brücke frei", f"Lindach, 26. Februar. {BODY}"), "Lindach"),
        (("Brücke frei", f"Bocholt. {BODY}"), "Bocholt"),
        (("Klub Auental (KA)", "Bundesgeschäftsstelle, Lindach", "Brücke frei", BODY), None),
        (("Wasserverband Auen", "Bereich Presse – Frau Kühn", "Brücke frei", BODY), None),
        (
            (
                "Pressestelle der Staatsanwaltschaft Auen",
                "Oberstaatsanwältin Dr. Ines Kolb",
                "Tel. 0391 / 60-42",
                "Brücke frei",
                BODY,
            ),
            None,
        ),
        (("Statistisches Amt Auental, Pressemitteilung Nr. 403 vom 3. Mai 2021", "Brücke frei", BODY), None),
        (("AUNA - Aubund Lindach", "Pressemitteilung", "Brücke frei", f"Auenstein, 3. Mai 2021 – {BODY}"), "Auenstein"),
        (
            (
                "Nordbau AG: Halbjahresbericht",
                "12.08.2021 / 07:30",
                "Brücke frei",
                f"Auenstein, 12. August 2021 – {BODY}",
            ),
            "Auenstein",
        ),
        (("Kanton Auen, Baudirektion", "Medienmitteilung", "Auen, 8. Januar 2024", "Brücke frei", BODY), "Auen"),
        (("Brücke frei", f"VERKEHR: {BODY}"), None),
        (("Brücke frei", f"Achtung. {BODY}"), None),
        (("Brücke frei", f"Endlich: {BODY}"), None),
        (("Meldungsdatum: 18.12.2019", "Brücke frei", BODY), None),
        (("Gemeinsame Pressemitteilung, 18. Dezember 2019", "Brücke frei", BODY), None),
        (("Brücke frei", "Erika Muster\n18.12.2019", BODY), None),
        (("Mittwoch, 18. Dezember 2019", "Brücke frei", BODY), None),
        (("Brücke frei", BODY), None),
    ],
)
def test_headline_place(nlp: Language, parts: tuple[str, ...], place: str | None) -> None:
    assert place_of(release(nlp, *parts)) == place


def test_headline_sidecar_wins(nlp: Language) -> None:
    doc = release(nlp, "Brücke frei", BODY, "Herausgeber: Stadt Auenstein")
    doc._.stated = Stated(title="Anders", publisher="Jemand")
    head = head_of(doc)
    assert [(head[name].value, head[name].how) for name in ("title", "publisher")] == [
        ("Anders", "sidecar"),
        ("Jemand", "sidecar"),
    ]


def test_headline_without_zones() -> None:
    doc = make_german()(BODY)
    assert (title_of(doc), subtitle_of(doc), place_of(doc), head_of(doc)) == (None, None, None, {})
