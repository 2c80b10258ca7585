"""``press_urls``: addresses with and without scheme, broken ones, and social handles; names and files are none."""

import time
from pathlib import Path

import pytest
import spacy

from pipeline.reading import read
from pipeline.recognizers.urls import find_urls, normal

CASES = [
    line.replace("⏎", "\n")
    for line in Path(__file__).with_name("urls.tsv").read_text(encoding="utf-8").split("\n")
    if line and not line.startswith("#")
]


def found(text):
    return sorted(find_urls(read(text)), key=lambda mention: mention.start)


@pytest.mark.parametrize("case", CASES)
def test_urls_forms(case):
    braced, _, wanted = case.partition("\t")
    text = braced.replace("{", "").replace("}", "")
    mentions = found(text)
    assert " | ".join(mention.value for mention in mentions) == wanted
    words = [text[mention.start : mention.end] for mention in mentions]
    assert words == [piece.split("}")[0] for piece in braced.split("{")[1:]]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("www.Example.org/", "https://www.example.org"),
        ("http://example.org//", "http://example.org"),
        ("http://example.org/?q=/", "http://example.org/?q="),
        ("https://localhost/x", None),
        ("https://-example.org", None),
        ("https://exa mple.org", None),
    ],
)
def test_urls_normal_form(written, value):
    assert normal(written) == value


def test_urls_offsets_count_in_the_source_text():
    nlp = spacy.blank("de")
    nlp.add_pipe("press_urls")
    text = "u\u0308ber\r\nwww.exam\u00adple.org/x\u00a0"
    [mention] = nlp(text)._.candidates["press_urls"]
    assert text[mention.start : mention.end] == "www.exam\u00adple.org/x"
    assert mention.value == "https://www.example.org/x"


HOSTILE = [
    "www.",
    "http://",
    "a-",
    "a.de ",
    "a.de/",
    "www.a\n",
    "Instagram ",
    "@a ",
    "a.",
    "(",
    "http://a)",
    "www.a(.",
    "@a@",
    "unter a.de ",
]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("head", ["", "http://"])
def test_urls_linear_on_hostile_input(head, piece):
    def seconds(size):
        text = head + piece * (size // len(piece))
        begin = time.process_time()
        list(find_urls(read(text)))
        return time.process_time() - begin

    seconds(1000)
    once = min(seconds(10_000) for _ in range(2))
    assert seconds(40_000) < 10 * once + 2
