"""Made-up press releases of a stated size, the same for the same seed."""

import random
from collections.abc import Iterator

_FIRST = ["Anna", "Birgit", "Cem", "Dörte", "Emine", "Franz-Josef", "Gerd", "Hülya", "Ines", "Jörg", "Karin", "Lukas"]
_LAST = ["Albers", "Brüggemann", "Celik", "Dahlhaus", "Ehlers", "Özkan", "Große-Wilde", "Hauser", "Jansen", "Kühn"]
_TOWNS = ["Ahrensfelde", "Brühl", "Coesfeld", "Dülmen", "Erkelenz", "Freising", "Göttingen", "Hünxe", "Itzehoe"]
_ROLES = ["Bürgermeisterin", "Landrat", "Sozialdezernentin", "Schulleiter", "Pressesprecherin", "Geschäftsführer"]
_PARTIES = ["CDU", "SPD", "Grüne", "FDP", "Linke"]
_BODIES = ["die Volkshochschule", "das Jugendamt", "die Feuerwehr", "der Sportverein", "das Klinikum", "die Bücherei"]
_THINGS = ["die Turnhalle", "den Radweg", "die neue Kita", "das Freibad", "die Brücke", "den Busbahnhof"]
_MONTHS = ["Januar", "März", "Mai", "Juli", "September", "November"]
_DAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"]
_SENTENCES = [
    "{role} {person} hat am {weekday} {thing} in {town} eröffnet.",
    "Die Kosten betragen rund {number},{digit} Millionen Euro, davon trägt das Land {percent} Prozent.",
    "Am {day}. {month} {year} beginnt um {hour} Uhr die nächste Sitzung im Rathaus von {town}.",
    "„Wir haben {number} Monate lang geplant und freuen uns, dass es jetzt losgeht“, sagte {person} ({party}).",
    "Seit {year} haben mehr als {number} Familien das Angebot genutzt, ein Plus von {percent},{digit} Prozent.",
    "Zuständig ist {body}, das Projekt dauert {small} Jahre und wird mit {number}.000 Euro gefördert.",
    "Wer mitmachen möchte, meldet sich bis zum {day}. {month} bei {person}, Telefon 0{area}/{phone}-{number}.",
    "Nach Angaben von {person} fehlen in {town} noch {number} Plätze, die bis Ende {year} entstehen sollen.",
    "Zuvor hatte {role} {person} betont: „Das ist gut investiertes Geld, und es kommt allen zugute.“",
    "Auch {body} in {town} beteiligt sich, wie {person} auf Anfrage mitteilte, an der Aktion.",
    "Der Ausschuss hat darüber lange beraten und die Verwaltung gebeten, weitere Vorschläge vorzulegen.",
    "Ob das gelingt, hängt nicht zuletzt davon ab, wie viele Menschen sich vor Ort dafür einsetzen werden.",
]


def release(seed: int, words: int) -> str:
    """One release of about ``words`` words."""
    rng = random.Random(seed)
    town = rng.choice(_TOWNS)
    parts = [
        f"{rng.randint(1, 28)}. {rng.choice(_MONTHS)} {rng.randint(2015, 2024)}",
        f"{town}: {_fill(rng, 'Neues aus {town} und Umgebung')}",
    ]
    count = sum(len(part.split()) for part in parts)
    while count < words:
        paragraph = " ".join(_fill(rng, rng.choice(_SENTENCES)) for _ in range(rng.randint(2, 5)))
        parts.append(paragraph)
        count += len(paragraph.split())
    parts.append(
        f"Pressekontakt:\nStadt {town}\n{_fill(rng, '{person}')}\nMarkt {rng.randint(1, 99)}\n"
        f"{rng.randint(10000, 99999)} {town}\nTelefon: 0{rng.randint(2000, 9999)} {rng.randint(10000, 99999)}\n"
        f"E-Mail: presse@{town.lower().translate(_PLAIN)}.example\nwww.{town.lower().translate(_PLAIN)}.example"
    )
    return "\n\n".join(parts) + "\n"


def releases(count: int, words: int, seed: int = 7) -> Iterator[str]:
    """``count`` releases of about ``words`` words each."""
    return (release(seed * 1_000_003 + number, words) for number in range(count))


_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def _fill(rng: random.Random, sentence: str) -> str:
    return sentence.format(
        person=f"{rng.choice(_FIRST)} {rng.choice(_LAST)}",
        role=rng.choice(_ROLES),
        party=rng.choice(_PARTIES),
        body=rng.choice(_BODIES),
        thing=rng.choice(_THINGS),
        town=rng.choice(_TOWNS),
        month=rng.choice(_MONTHS),
        weekday=rng.choice(_DAYS),
        year=rng.randint(2012, 2024),
        day=rng.randint(1, 28),
        hour=rng.randint(8, 20),
        number=rng.randint(11, 99),
        digit=rng.randint(1, 9),
        percent=rng.randint(2, 90),
        small=rng.choice(["zwei", "drei", "fünf"]),
        area=rng.randint(2000, 9999),
        phone=rng.randint(100, 999),
    )
