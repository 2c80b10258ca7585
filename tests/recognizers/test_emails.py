"""``press_emails``: plain, broken, spaced and obfuscated addresses; redactions and handles are none."""

from pathlib import Path

import pytest
from tests.support import assert_linear, braced, candidates_in, found_in, table

from pressefakten.recognizers.emails import find_emails
from pressefakten.tokenizer import make_german

CASES = table(Path(__file__).with_name("emails.tsv"))


def found(text):
    return found_in(find_emails, text)


@pytest.mark.parametrize("case", CASES)
def test_emails_forms(case):
    marked, _, wanted = case.partition("\t")
    text, words = braced(marked)
    mentions = found(text)
    told = [f"{mention.value}{' !' if mention.attributes.get('obfuscated') else ''}" for mention in mentions]
    assert " | ".join(told) == wanted
    assert [text[mention.start : mention.end] for mention in mentions] == words


def test_emails_offsets_count_in_the_source_text():
    nlp = make_german()
    nlp.add_pipe("press_emails")
    text = "u\u0308ber\r\nE-Mail:\u00a0presse@exam\u00adple.de"
    [mention] = candidates_in(nlp(text), "press_emails")
    assert text[mention.start : mention.end] == "presse@exam\u00adple.de"
    assert mention.value == "presse@example.de"


HOSTILE = ["@", "a@", "a.", "a(at)", "x at ", "<at>", "a@b-\n", "a.a@", "(at) ", "a@a.", " @ ", "[at] a [dot] "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_emails_linear_on_hostile_input(piece):
    assert_linear(lambda size: piece * (size // len(piece)), lambda text: found_in(find_emails, text))
