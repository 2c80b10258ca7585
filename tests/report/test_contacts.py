"""The contact book as CSV and vCards: merged over releases, newest first, safe for spreadsheets, RFC 6350."""

import csv
import io
import re

import pytest

from pressefakten.report.contacts import COLUMNS, contacts, contacts_csv, contacts_vcards, family_and_given

RELEASES = [
    {"release": "alt", "published": "2018-05-01", "title": "Früher", "publisher": "Kreis Muster"},
    {
        "release": "neu",
        "published": "2019-12-18",
        "title": "Ein Titel, mit Komma; und mehr",
        "publisher": "Kreis Muster",
    },
    {"release": "fremd", "published": "2017-01-01", "title": "Anderswo", "publisher": "Stadt Beispiel"},
    {"release": "ohne", "published": None, "title": None, "publisher": None},
]


def fact(release, kind, value, **more):
    return {"release": release, "kind": kind, "value": value, **more}


FACTS = [
    fact("alt", "person", "Erika van Beispiel", roles=["Sprecherin"]),
    fact("alt", "phone", "+492214710123", type="phone", owner="Erika van Beispiel"),
    fact("alt", "phone", "+492214710199", type="fax", owner="Erika van Beispiel"),
    fact("neu", "person", "Erika van Beispiel", title="Dr.", roles=["Pressesprecherin"], affiliation="Kreis Muster"),
    fact("neu", "phone", "+492214710123", type="phone", owner="Erika van Beispiel"),
    fact("neu", "phone", "+491713920012", type="mobile", owner="Erika van Beispiel"),
    fact("neu", "email", "presse@example.de", owner="Pressestelle"),
    fact(
        "neu", "address", "Am Markt 1, 41747 Viersen", owner="Pressestelle", street="Am Markt", number="1",
        postcode="41747", city="Viersen",
    ),
    fact("neu", "url", "https://www.example.de"),
    fact("fremd", "phone", "+493023125010", type="phone", owner="Pressestelle"),
    fact("fremd", "person", "Erika van Beispiel"),
    fact("fremd", "phone", "+493023125011", type="phone", owner="Erika van Beispiel"),
    fact("ohne", "phone", "110", type="short", owner="Leitstelle"),
]  # fmt: skip


def rows(releases=RELEASES, facts=FACTS):
    return list(csv.DictReader(io.StringIO(contacts_csv(releases, facts), newline="")))


def test_contacts_csv_has_the_columns_and_one_row_a_contact():
    assert tuple(rows()[0]) == COLUMNS
    assert [(row["kind"], row["name"], row["organization"], row["last_seen"]) for row in rows()] == [
        ("person", "Erika van Beispiel", "Kreis Muster", "2019-12-18"),
        ("office", "Pressestelle", "Kreis Muster", "2019-12-18"),
        ("person", "Erika van Beispiel", "Stadt Beispiel", "2017-01-01"),
        ("office", "Pressestelle", "Stadt Beispiel", "2017-01-01"),
        ("office", "Leitstelle", "", ""),
    ]


def test_contacts_csv_merges_releases_newest_first():
    row = rows()[0]
    assert row["title"] == "Dr."
    assert row["role"] == "Pressesprecherin; Sprecherin"
    assert row["phone"] == "tel:+492214710123"
    assert row["mobile"] == "tel:+491713920012"
    assert row["fax"] == "tel:+492214710199"
    assert row["releases"] == "neu; alt"


def test_contacts_csv_leaves_out_what_reaches_nobody():
    assert "https://www.example.de" not in contacts_csv(RELEASES, FACTS)


@pytest.mark.parametrize("name", ["=1+2", "+49", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_contacts_csv_no_cell_is_a_formula(name):
    facts = [fact("neu", "email", "=cmd@example.de", owner=name)]
    for row in csv.reader(io.StringIO(contacts_csv(RELEASES, facts), newline="")):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]


def test_contacts_csv_does_not_depend_on_the_order_of_records():
    assert contacts_csv(reversed(RELEASES), list(FACTS)) == contacts_csv(RELEASES, FACTS)


def test_contacts_vcards_of_a_person():
    card = contacts_vcards(RELEASES, FACTS).split("END:VCARD\r\n")[0].replace("\r\n ", "").split("\r\n")
    assert card[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    assert "KIND:individual" in card
    assert "FN:Dr. Erika van Beispiel" in card
    assert "N:van Beispiel;Erika;;Dr.;" in card
    assert "ORG:Kreis Muster" in card
    assert "ROLE:Pressesprecherin" in card
    assert 'TEL;VALUE=uri;TYPE="work,voice":tel:+492214710123' in card
    assert 'TEL;VALUE=uri;TYPE="work,cell":tel:+491713920012' in card
    assert 'TEL;VALUE=uri;TYPE="work,fax":tel:+492214710199' in card
    assert r"NOTE:2019-12-18 Ein Titel\, mit Komma\; und mehr (neu)\n2018-05-01 Früher (alt)" in card
    assert "REV:20191218T000000Z" in card


def test_contacts_vcards_of_an_office():
    card = contacts_vcards(RELEASES, FACTS).split("END:VCARD\r\n")[1].replace("\r\n ", "").split("\r\n")
    assert "KIND:org" in card
    assert "FN:Pressestelle" in card
    assert "ORG:Kreis Muster;Pressestelle" in card
    assert "EMAIL;TYPE=work:presse@example.de" in card
    assert "ADR;TYPE=work:;;Am Markt 1;Viersen;;41747;" in card


def test_contacts_vcards_short_codes_have_a_context():
    assert "tel:110;phone-context=+49" in contacts_vcards(RELEASES, FACTS)


@pytest.mark.parametrize("name", ["Ä" * 100, "x" * 74, "x" * 75, "🚒" * 60, "a\\b,c;d\ne"])
def test_contacts_vcards_folded_and_escaped(name):
    text = contacts_vcards(RELEASES, [fact("neu", "email", "presse@example.de", owner=name)])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    [full] = re.findall(r"^FN:(.*)\r$", text.replace("\r\n ", ""), re.MULTILINE)
    assert full.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\") == name


def test_contacts_vcards_uid_is_stable_and_unique():
    uids = re.findall(r"UID:(\S+)", contacts_vcards(RELEASES, FACTS))
    assert len(uids) == len(set(uids)) == len(contacts(RELEASES, FACTS))
    assert uids == re.findall(r"UID:(\S+)", contacts_vcards(RELEASES, FACTS))


def test_contacts_of_nothing():
    assert contacts_csv([], []) == ",".join(COLUMNS) + "\r\n"
    assert contacts_vcards([], []) == ""


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Adriaan de Groot", ("de Groot", "Adriaan")),
        ("Anne du Bois", ("du Bois", "Anne")),
        ("Ada Lem", ("Lem", "Ada")),
        ("Mirabell", ("Mirabell", "")),
    ],
)
def test_contacts_family_and_given_name(name, parts):
    assert family_and_given(name) == parts
