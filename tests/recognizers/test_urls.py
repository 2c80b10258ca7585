"""``press_urls``: addresses with and without scheme, broken ones, and social handles; names and files are none."""

from functools import partial
from pathlib import Path

import pytest
from tests.support import assert_linear, braced, candidates_in, found_in, table

from pressefakten.recognizers.urls import find_urls, normal
from pressefakten.tokenizer import make_german

CASES = table(Path(__file__).with_name("urls.tsv"))


def found(text):
    return found_in(partial(find_urls, accounts=True), text)


@pytest.mark.parametrize("case", CASES)
def test_urls_forms(case):
    marked, _, wanted = case.partition("\t")
    text, words = braced(marked)
    mentions = found(text)
    assert " | ".join(mention.value for mention in mentions) == wanted
    assert [text[mention.start : mention.end] for mention in mentions] == words


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


def test_urls_accounts_are_found_where_they_are_asked_for():
    text = "Instagram: @kreismuster, www.kreis.example"
    assert [mention.rule for mention in find_urls(text)] == ["url.www"]


def test_urls_offsets_count_in_the_source_text():
    nlp = make_german()
    nlp.add_pipe("press_urls")
    text = "u\u0308ber\r\nwww.exam\u00adple.org/x\u00a0"
    [mention] = candidates_in(nlp(text), "press_urls")
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
    assert_linear(lambda size: head + piece * (size // len(piece)), lambda text: found_in(find_urls, text))
