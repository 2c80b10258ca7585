"""Quotations with speaker and cue: the table ``quotes.toml``, recognizer and resolver together."""

import re
import tomllib
from pathlib import Path

import pytest
import spacy

from pipeline.mentions import Mention
from pipeline.resolve.speakers import PressSpeakers

TABLE = tomllib.loads(Path(__file__).with_name("quotes.toml").read_text(encoding="utf-8"))["case"]
PERSON = re.compile(r"\{([^}|=]+)(?:=([^}|]+))?(?:\|([^}]+))?\}")


@pytest.fixture(scope="module")
def nlp():
    language = spacy.blank("de")
    language.add_pipe("press_quotes")
    return language


def annotated(marked: str) -> tuple[str, list[Mention]]:
    """The plain text and its person mentions."""
    text, persons, done = "", [], 0
    for found in PERSON.finditer(marked):
        text += marked[done : found.start()]
        start, done = len(text), found.end()
        text += found[1]
        roles = {"roles": found[3].split(";")} if found[3] else {}
        persons.append(Mention("person", start, len(text), found[2] or found[1], "table", roles))
    return text + marked[done:], persons


def quotes_of(nlp, text: str, persons: list[Mention]) -> list[Mention]:
    doc = nlp(text)
    doc._.mentions = sorted([*doc._.candidates["press_quotes"], *persons], key=lambda mention: mention.start)
    PressSpeakers("press_speakers")(doc)
    return [mention for mention in doc._.mentions if mention.kind == "quote"]


def fits(words: str, value: str) -> bool:
    """Whether the expected words are the value, "…" standing for any words."""
    return re.fullmatch(".+".join(map(re.escape, words.split("…"))), value) is not None


@pytest.mark.parametrize("case", TABLE, ids=[case["id"] for case in TABLE])
def test_speakers_table(nlp, case):
    quotes = quotes_of(nlp, *annotated(case["text"]))
    found = [[quote.value, quote.attributes.get("speaker", ""), quote.attributes.get("cue", "")] for quote in quotes]
    assert len(found) == len(case["said"]), found
    for (value, speaker, cue), (words, *who) in zip(found, case["said"], strict=True):
        assert fits(words, value), value
        assert [speaker, cue] == who
    assert [quote.attributes.get("speech", 0) for quote in quotes] == case.get("speech", [0] * len(found))
