"""Every mention of a name says how sure it is; the worst are left out; what is no name is let pass."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import spacy

from pressefakten.german.words import cut
from pressefakten.mentions import Mention, Zone
from pressefakten.ner.evidence import Heard, TaggerEvidence, keep
from pressefakten.ner.labels import TAGS
from pressefakten.ner.lattice import lattices
from pressefakten.recognizers import names
from pressefakten.resolve.confidence import Confidence, least
from pressefakten.resolve.confidence.features import LABELS, Name, features, names_of
from pressefakten.resolve.confidence.signs import signs
from pressefakten.resolve.confidence.weights import Weights, load_weights
from pressefakten.settings import LEAST_CONFIDENCE, LEAST_CONFIDENCE_OF_GUESS, LEAST_CONFIDENCE_OF_LONE_PLACE

WORDS = "Jutta Brandt kam nach Auental .".split()
SURE = {0: "B-PER", 1: "I-PER", 4: "B-LOC"}
"""Word → the tag that the tagger is made to see."""


def sure_of(tags, strength=9.0):
    scores = np.zeros((len(WORDS), len(TAGS)), dtype=np.float32)
    for word in range(len(WORDS)):
        scores[word, TAGS.index(tags.get(word, "O"))] = strength
    return scores


def doc_with(*mentions, tags=SURE):
    """A Doc of ``WORDS`` as the stages before leave it; without ``tags`` no tagger has read it."""
    doc = spacy.blank("de")(" ".join(WORDS))
    doc._.mentions, doc._.zones = list(mentions), [Zone("body", 0, len(doc.text))]
    if tags is not None:
        free = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32), np.zeros(len(TAGS), dtype=np.float32)
        keep(doc, [(list(range(len(WORDS))), lattices([sure_of(tags)], *free)[0])], {})
    return doc


PERSON = Mention("person", 0, 12, "Jutta Brandt", "person.tagger")
PLACE = Mention("place", 22, 29, "Auental", "place.tagger")
MONEY = Mention("money", 13, 16, "5", "money.test")


def test_confidence_is_high_where_the_tagger_is_sure():
    mentions = Confidence()(doc_with(PERSON, PLACE))._.mentions
    assert [mention.attributes["confidence"] > 0.8 for mention in mentions] == [True, True]


def test_confidence_a_name_that_the_tagger_does_not_see_is_left_out_with_the_reason():
    doc = Confidence()(doc_with(PERSON, replace(PLACE, kind="misc", rule="misc.tagger"), tags={0: "B-PER", 1: "I-PER"}))
    assert [mention.kind for mention in doc._.mentions] == ["person"]
    (lost,) = doc._.lost
    assert lost.mention.kind == "misc" and "of such cases" in lost.reason


def test_confidence_what_is_no_name_has_none_and_stays():
    assert Confidence()(doc_with(MONEY))._.mentions == [MONEY]


def test_confidence_without_a_tagger_is_what_the_rule_mostly_gets_right():
    rates = load_weights().rates
    (mention,) = Confidence()(doc_with(PERSON, tags=None))._.mentions
    assert mention.attributes["confidence"] == pytest.approx(rates["person.tagger"], abs=0.006)
    (mention,) = Confidence()(doc_with(replace(PERSON, rule="person.new"), tags=None))._.mentions
    assert mention.attributes["confidence"] == pytest.approx(rates["person"], abs=0.006)


def test_confidence_names_know_how_often_and_how_surely_they_are_said():
    again = Mention("person", 17, 21, "Jutta Brandt", "person.surname")
    first, second = names_of(doc_with(PERSON, again))
    assert first.times == second.times == 2
    assert first.best == second.best == first.heard.span > second.heard.span


NAME = Name(0, PERSON, "Jutta Brandt", "body", Heard(0.9, 0.9, 0.1), 1, 0.9)


@pytest.mark.parametrize("kind", LABELS)
@pytest.mark.parametrize("rule", ["tagger", "unheard_of"])
def test_confidence_rises_with_what_the_tagger_says(kind, rule):
    weights = load_weights()
    name = replace(NAME, mention=replace(PERSON, kind=kind, rule=f"{kind}.{rule}"))
    told = [
        weights.of(features(replace(name, heard=Heard(share, share, 1 - share), best=share)))
        for share in (0.001, 0.1, 0.5, 0.9, 0.99)
    ]
    assert told == sorted(told)
    assert 0.01 <= told[0] < told[-1] <= 0.99


def test_confidence_is_in_hundredths():
    assert round(load_weights().of(features(NAME)), 2) == load_weights().of(features(NAME))


def test_confidence_every_kind_of_name_has_a_least():
    assert set(LEAST_CONFIDENCE) == set(LABELS)


def test_evidence_of_words_in_two_sentences_is_no_entity():
    doc = doc_with()
    free = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32), np.zeros(len(TAGS), dtype=np.float32)
    halves = lattices([sure_of(SURE)[:1], sure_of(SURE)[1:]], *free)
    keep(doc, [([0], halves[0]), ([1, 2, 3, 4, 5], halves[1])], {})
    heard = TaggerEvidence(doc).of([0, 1], "PER")
    assert heard.span == 0.0 and heard.within > 0.9 and heard.outside < 0.1


def test_evidence_of_what_the_tagger_did_not_read_is_nothing():
    assert TaggerEvidence(doc_with()).of([99], "PER") == Heard(0.0, 0.0, 1.0)
    assert not TaggerEvidence(doc_with(tags=None))


def test_evidence_is_calibrated_class_by_class():
    doc = doc_with()
    free = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32), np.zeros(len(TAGS), dtype=np.float32)
    keep(doc, [(list(range(6)), lattices([sure_of(SURE, 3.0)], *free)[0])], {"PER": (0.0, 0.0, 0.0)})
    assert TaggerEvidence(doc).of([0, 1], "PER").span == 0.5
    assert TaggerEvidence(doc).of([4], "LOC").span > 0.5


def signs_of(text, name):
    words, start = cut(text), text.index(name)
    return tuple(signs(words, *words.between(start, start + len(name))))


@pytest.mark.parametrize(
    ("text", "name", "sign"),
    [
        ("Das Tierheim Moorbek ruft.", "Tierheim Moorbek", "begins with a body"),
        ("Die Moorbeker Sparkassenstiftung hilft.", "Moorbeker Sparkassenstiftung", "ends with a body"),
        ("Die Lumora Kältetechnik GmbH baut.", "Lumora Kältetechnik GmbH", "ends with a legal form"),
        ("Der Kanton Aarwil zahlt.", "Kanton Aarwil", "begins with a unit"),
        ("Am Moorbeker Weinfest ist frei.", "Moorbeker Weinfest", "ends with a thing"),
        ("Am Moorbeker Weinfest ist frei.", "Moorbeker Weinfest", "begins with a town's adjective"),
        ("Das Programm Nordlicht beginnt.", "Nordlicht", "behind a thing"),
        ("Die „Nordlicht“ legt ab.", "Nordlicht", "in quotation marks"),
        ("Die AGRIVA 2027 lockt.", "AGRIVA 2027", "ends with a number"),
        ("Die App FeldPilot hilft.", "FeldPilot", "capitals inside"),
        ("Der Mieterbund Moorbek rät.", "Moorbek", "behind a body"),
        ("Es war in Moorbek laut.", "Moorbek", "behind a preposition of places"),
        ("Er zog nach 49099 Moorbek um.", "Moorbek", "behind a postcode"),
        ("Rat\nMoorbek\ntagt", "Moorbek", "its whole line"),
        ("Die Lindenallee ist zu.", "Lindenallee", "a street"),
        ("Die Polizei kam.", "Polizei", "a generic body"),
    ],
)
def test_signs_of_a_name_and_what_stands_beside_it(text, name, sign):
    assert sign in signs_of(text, name)


@pytest.mark.parametrize(
    ("text", "name", "sign"),
    [
        ("Der Tiger Moorbek brüllt.", "Tiger Moorbek", "begins with a body"),
        ("Der Bund\nMoorbek", "Moorbek", "behind a body"),
        ("Im Jahr 49099 zog Moorbek um.", "Moorbek", "behind a postcode"),
        ("Sie nutzt Nordlicht gern.", "Nordlicht", "in quotation marks"),
    ],
)
def test_signs_that_are_none(text, name, sign):
    assert sign not in signs_of(text, name)


@pytest.mark.parametrize(
    ("text", "words", "guessed"),
    [
        ("Das Programm Nordlicht beginnt.", "Nordlicht", False),
        ("Die „Nordlicht“ legt ab.", "Nordlicht", False),
        ("Am Lohfelder Weinfest ist frei.", "Lohfelder Weinfest", False),
        ("Das NordLicht leuchtet.", "NordLicht", False),
        ("Sie nutzt Nordlicht gern.", "Nordlicht", True),
        ("Nordlicht ist da.", "Nordlicht", True),
    ],
)
def test_confidence_a_thing_that_only_the_tagger_vouches_for_has_to_be_surer(text, words, guessed):
    start = text.index(words)
    mention = Mention("misc", start, start + len(words), words, "misc.tagger")
    name = replace(NAME, mention=mention, text=words, signs=signs_of(text, words))
    assert least(name) == (LEAST_CONFIDENCE_OF_GUESS if guessed else LEAST_CONFIDENCE["misc"])
    assert least(replace(name, mention=replace(mention, rule="misc.described"))) == LEAST_CONFIDENCE["misc"]


@pytest.mark.parametrize(
    ("text", "lone"),
    [
        ("Es glänzen Moravia und Silber", True),
        ("Zauber von Moravia für alle", False),
        ("Es glänzen die Moravia und Silber", False),
        ("Es glänzen Leipzig und Silber", False),
        ("Es glänzen LEIPZIG und Silber", False),
        ("Es glänzen Moravia ( neu )", False),
        ("Es wachsen an Moravia Algen", False),
    ],
)
def test_confidence_a_lone_place_must_be_surer(text, lone):
    words = cut(text)
    at = next(index for index, word in enumerate(words.texts) if word.lower() in ("moravia", "leipzig"))
    mention = Mention("place", words.starts[at], words.ends[at], words.texts[at], "place.tagger")
    found = tuple(signs(words, at, at + 1))
    name = Name(0, mention, words.texts[at], "body", Heard(0.9, 0.9, 0.1), 1, 0.9, found)
    assert least(name) == (LEAST_CONFIDENCE_OF_LONE_PLACE if lone else LEAST_CONFIDENCE["place"])
    assert least(replace(name, mention=replace(mention, rule="place.known"))) == LEAST_CONFIDENCE["place"]


def test_confidence_a_rule_too_rare_for_a_weight_is_as_sure_as_its_kind():
    weights = Weights({"any": 1.0}, {"place": 0.8, "person": 0.9})
    rare = replace(PLACE, rule="place.test")
    assert weights.of_name(rare, {"any": -9.0, "place.test": 1.0}) == 0.8
    assert weights.of_name(replace(PERSON, rule="person.test"), {"any": -9.0, "person.test": 1.0}) < 0.5


@pytest.mark.parametrize("table", ["features", "rates"])
def test_confidence_weighs_no_rule_that_is_gone(table):
    code = "\n".join(path.read_text("utf-8") for path in Path(names.__file__).parent.glob("*.py"))
    weighed = [
        name
        for name in getattr(load_weights(), table)
        if re.fullmatch(r"(?:person|organization|place|misc)\.\w+", name)
    ]
    gone = [rule for rule in weighed if f'"{rule}"' not in code and f'kind}}.{rule.partition(".")[2]}"' not in code]
    assert weighed and not gone
