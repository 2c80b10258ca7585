"""Which candidate gets the words: the stated order and its exceptions."""

import pytest
import spacy

from pressefakten.mentions import Mention, Zone
from pressefakten.resolve.overlaps import settle

# text, candidates as (kind or rule, words), winners among them
CASES = [
    ("am 09.08.2017 um", [("phone", "09.08.2017"), ("date", "09.08.2017")], ["date"]),
    ("unter 02162/391620", [("quantity", "391620"), ("phone", "02162/391620")], ["phone"]),
    ("für 50.000 Euro", [("quantity", "50.000 Euro"), ("money", "50.000 Euro")], ["money"]),
    ("um 5 Prozent", [("quantity", "5 Prozent"), ("percent", "5 Prozent")], ["percent"]),
    ("vor zehn Jahren", [("duration", "zehn Jahren"), ("date", "vor zehn Jahren")], ["date"]),
    ("drei Monate", [("quantity", "drei Monate"), ("duration", "drei Monate")], ["duration"]),
    ("Rathausmarkt 3, 41747 Viersen", [("address", "Rathausmarkt 3, 41747 Viersen"), ("place", "Viersen"),
                                      ("quantity", "41747 Viersen"), ("place", "Rathausmarkt")], ["address"]),
    ("info@kreis-viersen.de", [("url", "kreis-viersen.de"), ("email", "info@kreis-viersen.de")], ["email"]),
    ("https://x.de/2012/02/03", [("date", "2012/02"), ("url", "https://x.de/2012/02/03")], ["url"]),
    ("die Agenda 2030 der UN", [("date", "2030"), ("misc", "Agenda 2030")], ["misc"]),
    ("Herr August Müller", [("date", "August"), ("person", "August Müller")], ["person"]),
    ("Karl Sommer im Jahr 1961", [("date", "Sommer im Jahr 1961"), ("person", "Karl Sommer")], ["person"]),
    ("Bad Aue Sommer 2018", [("date", "Sommer 2018"), ("place", "Bad Aue Sommer")], ["date"]),
    ("am 2. Oktober in Bonn", [("date", "2. Oktober"), ("organization", "2. Oktober in")], ["date"]),
    ("Government 2.0 Netzwerk", [("quantity", "2.0 Netzwerk"), ("organization", "Government 2.0 Netzwerk")],
     ["organization"]),
    ("30 Migrantenorganisationen", [("quantity", "30 Migrantenorganisationen"),
                                    ("organization", "Migrantenorganisationen")], ["quantity", "organization"]),
    ("die Schau „200 Jahre Aue“", [("duration", "200 Jahre"), ("misc.described", "200 Jahre Aue")], ["misc"]),
    ("200 Jahre Aue", [("duration", "200 Jahre"), ("misc", "200 Jahre Aue")], ["duration"]),
    ("Kreis Viersen", [("place", "Viersen"), ("organization", "Kreis Viersen")], ["organization"]),
    ("sagt Esser aus Viersen", [("quote", "sagt Esser aus Viersen"), ("person", "Esser"), ("place", "Viersen")],
     ["quote", "person", "place"]),
]  # fmt: skip


def candidate(text: str, rule: str, words: str) -> Mention:
    start, kind = text.index(words), rule.partition(".")[0]
    return Mention(kind, start, start + len(words), words, rule if "." in rule else f"{kind}.test")


@pytest.mark.parametrize(("text", "candidates", "winners"), CASES, ids=[case[0] for case in CASES])
def test_overlaps_order(text, candidates, winners):
    mentions = [candidate(text, *given) for given in candidates]
    for given in (mentions, mentions[::-1]):
        won, lost = settle(given, text)
        assert [mention.kind for mention in won] == winners
        assert len(won) + len(lost) == len(mentions)
        assert all("gave way to" in one.reason for one in lost)


def test_overlaps_neighbours_do_not_compete():
    text = "3. Mai18 Uhr"
    won, lost = settle([Mention("date", 0, 6, None, "d"), Mention("quantity", 6, 8, "18", "q")], text)
    assert len(won) == 2 and not lost


def test_overlaps_drops_boilerplate_with_a_reason():
    import pressefakten.resolve.overlaps  # noqa: F401

    nlp = spacy.blank("de")
    nlp.add_pipe("press_overlaps")
    doc = nlp.make_doc("15 Grad. 30 Vereine kamen.")
    doc._.zones = [Zone("boilerplate", 0, 8), Zone("body", 9, 26)]
    doc._.candidates["test"] = [Mention("quantity", 0, 7, "15", "q"), Mention("quantity", 9, 19, "30", "q")]
    doc = nlp.get_pipe("press_overlaps")(doc)
    assert [mention.value for mention in doc._.mentions] == ["30"]
    assert "boilerplate" in doc._.lost[0].reason
