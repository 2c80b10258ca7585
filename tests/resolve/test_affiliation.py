"""Which body a person belongs to: the table ``affiliations.tsv``, and who stands in the contact data of a sender."""

from pathlib import Path

import pytest
from tests.resolve.names_support import facts

import pressefakten
from pressefakten.resolve.roles.sender import opens

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("affiliations.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "person", "body"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_affiliation_is_what_the_text_joins(text, person, body):
    assert facts(text.replace("⏎", "\n"), "person")[person].get("affiliation", "-") == body


@pytest.mark.parametrize(
    ("role", "body", "leads"),
    [
        ("Kammerpräsidentin", "Handwerkskammer Au", True),
        ("Vereinsvorsitzender", "Turnverein Au e. V.", True),
        ("Museumsleiterin", "Museum für Technik", True),
        ("Bundespräsident", "Bundesamt für Wald", False),
        ("Präsidentin", "Handwerkskammer Au", False),
        ("Zoodirektor", "Stadtwerke Au", False),
    ],
)
def test_affiliation_role_that_the_class_of_a_body_opens(role, body, leads):
    assert opens(role, body) is leads


BODY = "Das Freibad in Neustadt wird ab Mai umgebaut. Die Arbeiten dauern bis zum Herbst und kosten 1,2 Millionen Euro."


@pytest.mark.parametrize(
    ("contact", "person", "body"),
    [
        ("Kontakt:\nPetra Lorenz\nPressesprecherin\nTelefon 05555 123-45", "Petra Lorenz", "Stadt Neustadt"),
        ("Pressekontakt: Petra Lorenz, Telefon 05555 123-45", "Petra Lorenz", None),
        ("V.i.S.d.P.: Petra Lorenz, Telefon 05555 123-45", "Petra Lorenz", None),
        ("Pressekontakt: Petra Lorenz, Stabsstelle Medien, Telefon 05555 123-45", "Petra Lorenz", "Stadt Neustadt"),
        ("Presse: Stadt Neustadt, Rathaus, Petra Lorenz, 05555 123-45", "Petra Lorenz", "Stadt Neustadt"),
        ("Pressekontakt:\nAgentur Tonfall\nPetra Lorenz\nTelefon 030 5550123", "Petra Lorenz", "Agentur Tonfall"),
        (
            "Pressestelle\nPetra Lorenz (Leiterin)\nTelefon 05555 123-45\nSpendenkonto: Sparkasse Holzau, IBAN DE02120300000000202051",
            "Petra Lorenz",
            "Stadt Neustadt",
        ),
        ("Presse: Petra Lorenz / Agentur Tonfall / Tel. 030 5550123", "Petra Lorenz", "Agentur Tonfall"),
        ("Presse: Petra Lorenz, Leiterin Bäder, Stadtwerke Holzau, 05555 9", "Petra Lorenz", "Stadtwerke Holzau"),
        ("Stadt Neustadt, Stadtwerke Holzau\nPetra Lorenz, Leiterin, 05555 123-45", "Petra Lorenz", "Stadt Neustadt"),
        ("Stadt Neustadt, Stadtwerke Holzau\nPetra Lorenz, 05555 123-45", "Petra Lorenz", None),
        (
            "Agentur Tonfall GmbH\nUnternehmenskommunikation\nPetra Lorenz\nT 030 55501",
            "Petra Lorenz",
            "Agentur Tonfall GmbH",
        ),
        ("Petra Lorenz | Tel. 030 5550123 | Agentur Tonfall GmbH | Am Wall 4", "Petra Lorenz", "Agentur Tonfall GmbH"),
        (
            "Ansprechpartner:\nStadtwerke Holzau: Jan Roth, 05555 123-44\nXYQ: Petra Lorenz, 05555 123-45",
            "Petra Lorenz",
            None,
        ),
        ("Agentur Tonfall GmbH ▸ Medien: Petra Lorenz ▸ 030 5550123", "Petra Lorenz", "Agentur Tonfall GmbH"),
        (
            "Fotos: Bau-Kontor AG\nPressekontakt:\nStadt Neustadt, Petra Lorenz\nAm Wall 4\n12345 Neustadt\nTel. 05555 123-45",
            "Petra Lorenz",
            "Stadt Neustadt",
        ),
    ],
)
def test_affiliation_in_the_contact_data_of_the_sender(contact, person, body):
    text = f"Stadt Neustadt\nPressemitteilung vom 14. März 2024\n\nFreibad wird umgebaut\n\n{BODY}\n\n{contact}\n"
    found = {fact.value: fact for fact in pressefakten.extract(text, publisher="Stadt Neustadt").facts}
    assert found[person].affiliation == body
