"""`press_ner`: what it finds, and that nothing around a text changes what is found in it."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from pressefakten.mentions import Zone
from pressefakten.ner import load_ner
from pressefakten.reading import read

RELEASE = (
    "Landrat Jonas Wiedemeier besuchte am Montag die Stadtwerke Krefeld GmbH in Düsseldorf. "
    "„Wir danken dem Deutschen Roten Kreuz“, sagte Wiedemeier. Ministerin Clara Uphoff (SPD) kam aus Köln. "
)


def named(doc):
    return [(entity.start, entity.end, entity.label_) for entity in doc.ents]


def persons(doc):
    return [entity.text for entity in doc.ents if entity.label_ == "PER"]


def cases():
    lines = (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("text", "wanted"), cases())
def test_component_finds_persons_without_title_and_role(nlp, text, wanted):
    assert persons(nlp(text)) == (wanted.split(" | ") if wanted else [])


def test_component_finds_all_classes_and_says_how_sure_it_is(nlp):
    doc = nlp(RELEASE)
    assert {entity.label_ for entity in doc.ents} >= {"PER", "LOC", "ORG"}
    assert all(0 < entity._.confidence <= 1 for entity in doc.ents)


def test_component_tags_given_words_whatever_their_blanks(nlp):
    words = ["Ministerin", "Clara", "Uphoff", "(", "SPD", ")", "kam", "aus", "Köln", "."]
    spread = Doc(nlp.vocab, words=words)
    written = Doc(nlp.vocab, words=words, spaces=[True, True, True, False, False, True, True, True, False, False])
    assert named(nlp(spread)) == named(nlp(written)) != []


def test_component_same_entities_alone_in_batches_and_with_threads():
    chance = random.Random(7)
    sentences = [one for one in RELEASE.split(". ") if one] + [text for text, _ in cases() if text]
    texts = [" ".join(chance.choices(sentences, k=chance.randint(1, 9))) for _ in range(40)]
    alone = load_ner()
    expected = [(named(doc), [e._.confidence for e in doc.ents]) for doc in map(alone, texts)]
    assert sum(len(found) for found, _ in expected) > 100
    for batch_size, threads in ((1, 1), (7, 2), (40, 4)):
        together = load_ner(batch_size=batch_size, threads=threads)
        order = chance.sample(range(len(texts)), len(texts))
        docs = together.pipe([texts[i] for i in order], batch_size=batch_size)
        for i, doc in zip(order, docs, strict=True):
            assert (named(doc), [e._.confidence for e in doc.ents]) == expected[i]


def test_component_loses_nothing_in_a_sentence_of_thousands_of_words(nlp):
    words = "Gestern kam Clara Uphoff nach Köln und sprach dort mit Jonas Wiedemeier über die Pläne ,".split() * 200
    doc = nlp(Doc(nlp.vocab, words=words))
    found = [entity.start % 16 for entity in doc.ents if entity.label_ == "PER"]
    assert found.count(words.index("Clara")) > 195
    assert found.count(words.index("Jonas")) > 195


def test_component_entities_end_where_a_sentence_ends(nlp):
    words = ["Es", "sprach", "Clara", "Uphoff", "Müller", "kam", "."]
    for border in (3, 4):
        doc = Doc(nlp.vocab, words=words, sent_starts=[i in (0, border) for i in range(len(words))])
        assert not any(entity.start < border < entity.end for entity in nlp(doc).ents)


def test_component_entities_end_where_a_zone_ends(nlp):
    text = "Es sprach Clara Uphoff Müller."
    doc = nlp.make_doc(text)
    border = text.index("Uphoff")
    doc._.zones = [Zone("body", 0, border), Zone("contact", border, len(text))]
    assert not any(e.start_char < border < e.end_char for e in nlp.get_pipe("press_ner")(doc).ents)


def test_component_entities_do_not_cross_a_blank_line(nlp):
    doc = nlp("Ansprechpartnerin: Clara\n\nUphoff Köln")
    assert not any("\n" in entity.text for entity in doc.ents)


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "\u200b", "🎉🎉", "x" * 5000, "a@b.de " * 300, "ÄÖÜ" * 900])
def test_component_takes_any_text(nlp, text):
    assert nlp(text).text == read(text).text


def test_component_is_a_factory_without_need_of_others():
    nlp = spacy.blank("de")
    nlp.add_pipe("press_ner", config={"threads": 2})
    assert nlp.analyze_pipes()["problems"]["press_ner"] == []
    assert persons(nlp("Es kam Clara Uphoff.")) == ["Clara Uphoff"]


def test_component_works_in_worker_processes(nlp):
    texts = [RELEASE, "Es kam Clara Uphoff."]
    assert [named(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=1)] == [named(nlp(text)) for text in texts]


def test_component_needs_neither_torch_nor_network():
    code = (
        "import socket, sys\n"
        "def refuse(*_, **__): raise OSError('no network')\n"
        "socket.socket.connect = refuse\n"
        "from pressefakten.ner import load_ner\n"
        "assert load_ner()('Es kam Clara Uphoff.').ents\n"
        "assert not {'torch', 'onnx', 'transformers'} & set(sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
