"""Quotations with speaker and cue: the table ``quotes.toml``, recognizer and resolver together."""

import re
import tomllib
from pathlib import Path

import pytest
from tests.support import assert_linear

from pressefakten.mentions import Mention
from pressefakten.resolve.speakers import PressSpeakers
from pressefakten.tokenizer import make_german

TABLE = tomllib.loads(Path(__file__).with_name("quotes.toml").read_text(encoding="utf-8"))["case"]
PERSON = re.compile(r"\{([^}|=]+)(?:=([^}|]+))?(?:\|([^}]+))?\}")


@pytest.fixture(scope="module")
def nlp():
    language = make_german()
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


@pytest.mark.parametrize(
    ("marked", "step"),
    [
        ("„Wir fangen an“, sagt {Lena Dorn}.", "speaker: 'Lena Dorn' in the attribution → Lena Dorn"),
        (
            "{Lena Dorn|Amtsleiterin} kam. „Wir fangen an“, sagt die Leiterin.",
            "speaker: 'die Leiterin' → Lena Dorn, who has that role",
        ),
        ("{Lena Dorn} kam. „Wir fangen an“, sagt sie.", "speaker: 'sie' → Lena Dorn, the last one spoken of"),
        ("{Lena Dorn} kam. „Wir fangen heute an.“", "speaker: Lena Dorn, the subject before"),
        ("„Wir fangen an“, sagte eine Frau. {Lena Dorn} kam.", "speaker: 'eine Frau' names no person"),
    ],
)
def test_speakers_steps_tell_why(nlp, marked, step):
    (quote,) = quotes_of(nlp, *annotated(marked))
    assert quote.steps[-1] == step


def test_speakers_leaves_other_mentions_and_their_order(nlp):
    text, persons = annotated("„Wir fangen an“, sagt {Lena Dorn}. {Karl Ohm} geht.")
    doc = nlp(text)
    doc._.mentions = [*doc._.candidates["press_quotes"], *persons]
    PressSpeakers("press_speakers")(doc)
    assert [mention.kind for mention in doc._.mentions] == ["quote", "person", "person"]
    assert doc._.mentions[1:] == persons


def test_speakers_organization_as_subject_is_nobody(nlp):
    text, persons = annotated(
        "„Ja, so ist es“, sagte {Lena Dorn}. Netzwelt hatte argumentiert, alles sei „nach Recht und Gesetz geschehen“."
    )
    body = Mention("organization", text.index("Netzwelt"), text.index("Netzwelt") + 8, "Netzwelt", "table")
    said = quotes_of(nlp, text, [*persons, body])
    assert [quote.attributes.get("speaker") for quote in said] == ["Lena Dorn", None]


def test_speakers_person_inside_the_words_is_not_the_speaker(nlp):
    (quote,) = quotes_of(nlp, *annotated("„Ich danke {Lena Dorn} für alles“, sagte der Vorstand."))
    assert "speaker" not in quote.attributes


def test_speakers_alone_in_a_pipeline_does_nothing():
    language = make_german()
    language.add_pipe("press_speakers")
    assert language("„Wir fangen an“, sagt Lena Dorn.")._.mentions == []


def test_speakers_many_quotations_and_persons_are_linear(nlp):
    def prepared(size):
        text, persons = annotated(
            "{Lena Dorn} kam. „Wir fangen an“, sagt die Leiterin. „Und wir gehen weit“, sagt sie. " * (size // 80)
        )
        doc = nlp(text)
        doc._.mentions = sorted([*doc._.candidates["press_quotes"], *persons], key=lambda mention: mention.start)
        return doc

    assert_linear(prepared, PressSpeakers("press_speakers"))
