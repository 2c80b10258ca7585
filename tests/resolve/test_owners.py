"""``press_owners``: the person, else the office, nearest to the number in its line, block or sentence."""

import re
from pathlib import Path

import pytest
import spacy
from tests.support import assert_linear

import pressefakten
import pressefakten.recognizers.addresses
import pressefakten.recognizers.emails
import pressefakten.recognizers.phones
import pressefakten.recognizers.urls
import pressefakten.resolve.overlaps
import pressefakten.resolve.owners
from pressefakten.mentions import Mention
from pressefakten_schemas.entities import CONTACTS

CASES = [
    line.replace("⏎", "\n")
    for line in Path(__file__).with_name("owners.tsv").read_text(encoding="utf-8").split("\n")
    if line and not line.startswith("#")
]
_NAME = re.compile(r"\[(?P<kind>[PO]) (?P<words>[^\]=]+)(?:=(?P<value>[^\]]+))?\]")


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("de")
    for name in ("phones", "emails", "urls", "addresses", "overlaps", "owners"):
        nlp.add_pipe(f"press_{name}")
    return nlp


def named(marked):
    """A text without its marks, and the mentions that they stand for."""
    text, mentions, done = "", [], 0
    for name in _NAME.finditer(marked):
        text += marked[done : name.start()]
        kind = "person" if name["kind"] == "P" else "organization"
        start = len(text)
        text += name["words"]
        mentions.append(Mention(kind, start, len(text), name["value"] or name["words"], "test"))
        done = name.end()
    return text + marked[done:], mentions


def owners(nlp, marked):
    text, mentions = named(marked)
    doc = nlp.make_doc(text)
    doc._.candidates["test"] = mentions
    for _, component in nlp.pipeline:
        doc = component(doc)
    return [mention.attributes.get("owner", "-") for mention in doc._.mentions if mention.kind in CONTACTS]


@pytest.mark.parametrize("case", CASES)
def test_owners_nearest(nlp, case):
    marked, _, wanted = case.partition("\t")
    assert " | ".join(owners(nlp, marked)) == wanted


def test_owners_leave_other_mentions_and_order_alone(nlp):
    doc = nlp("Tel. 0221 4710-123, presse@example.de, www.example.de")
    assert [mention.kind for mention in doc._.mentions] == ["phone", "email", "url"]
    assert all("owner" not in mention.attributes for mention in doc._.mentions)


def test_owners_tell_how(nlp):
    text, mentions = named("Pressekontakt: [P Erika Beispiel], Telefon 0221 4710-123")
    doc = nlp.make_doc(text)
    doc._.candidates["test"] = mentions
    for _, component in nlp.pipeline:
        doc = component(doc)
    [phone] = [mention for mention in doc._.mentions if mention.kind == "phone"]
    assert phone.steps[-1] == "reaches 'Erika Beispiel', the person before it on its line"


@pytest.mark.parametrize(
    "piece",
    [
        "Tel. 0221 4710123 ",
        "Tel. 0221 4710123\n",
        "Pressestelle 0221 4710123 ",
        "a@example.de\n",
        "Kontakt: 0221 4710123 ",
    ],
)
def test_owners_linear_on_many_contacts(nlp, piece):
    def prepared(size):
        doc = nlp.make_doc(piece * (size // len(piece)))
        for _, component in nlp.pipeline[:-1]:
            doc = component(doc)
        return doc

    assert_linear(prepared, nlp.get_pipe("press_owners"), small=8_000)


def test_owners_a_press_mailbox_behind_numbers_of_others_is_the_senders():
    text = (
        "Ministerium für Gärten Au\n\nNeue Beete\n\nDie Ministerin hat am Montag neue Beete vor dem Schloss eröffnet.\n\n"
        "Pressesprecherin Petra Lorenz, Tel. 0391 555-7777\nPressesprecher Hans Krug, Tel. 0391 555-7778\n"
        "E-Mail: presse@mg.au.example\n"
    )
    extracted = pressefakten.extract(text, publisher="Ministerium für Gärten Au")
    [email] = [fact for fact in extracted.facts if fact.kind == "email"]
    assert email.owner == "Ministerium für Gärten Au"
