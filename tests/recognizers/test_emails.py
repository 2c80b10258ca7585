"""``press_emails``: plain, broken, spaced and obfuscated addresses; redactions and handles are none."""

from pathlib import Path

import pytest
import spacy
from tests.support import assert_linear, braced, table

from pressefakten.reading import read
from pressefakten.recognizers.emails import find_emails

CASES = table(Path(__file__).with_name("emails.tsv"))


def found(text):
    return sorted(find_emails(read(text)), key=lambda mention: mention.start)


@pytest.mark.parametrize("case", CASES)
def test_emails_forms(case):
    marked, _, wanted = case.partition("\t")
    text, words = braced(marked)
    mentions = found(text)
    told = [f"{mention.value}{' !' if mention.attributes.get('obfuscated') else ''}" for mention in mentions]
    assert " | ".join(told) == wanted
    assert [text[mention.start : mention.end] for mention in mentions] == words


def test_emails_offsets_count_in_the_source_text():
    nlp = spacy.blank("de")
    nlp.add_pipe("press_emails")
    text = "u\u0308ber\r\nE-Mail:\u00a0presse@exam\u00adple.de"
    [mention] = nlp(text)._.candidates["press_emails"]
    assert text[mention.start : mention.end] == "presse@exam\u00adple.de"
    assert mention.value == "presse@example.de"


HOSTILE = ["@", "a@", "a.", "a(at)", "x at ", "<at>", "a@b-\n", "a.a@", "(at) ", "a@a.", " @ ", "[at] a [dot] "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_emails_linear_on_hostile_input(piece):
    assert_linear(lambda size: piece * (size // len(piece)), lambda text: list(find_emails(read(text))))
