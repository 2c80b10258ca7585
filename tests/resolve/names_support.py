"""Docs for the tests of names: text with the tagger's entities marked inline ("[Katarina Esser]PER")."""

import re
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

import pressefakten.recognizers.names
import pressefakten.resolve.entities
import pressefakten.resolve.overlaps
import pressefakten.resolve.roles  # noqa: F401
from pressefakten.mentions import Mention
from pressefakten.tokenizer import make_german

_MARK = re.compile(r"\[([^\[\]]+)\](PER|LOC|ORG|MISC)")
STAGES = ("press_names", "press_overlaps", "press_entities", "press_roles")


@cache
def stages() -> Language:
    nlp = make_german()
    for stage in STAGES:
        nlp.add_pipe(stage)
    return nlp


def marked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The plain text and the marked spans in it."""
    plain, spans, done = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[done : mark.start()]
        spans.append((len(plain), len(plain) + len(mark[1]), mark[2]))
        plain += mark[1]
        done = mark.end()
    return plain + text[done:], spans


def read(text: str) -> Doc:
    """A Doc with the marked entities, run through the stages of names."""
    plain, spans = marked(text)
    nlp = stages()
    doc = nlp.make_doc(plain)
    doc.set_ents([span for at in spans if (span := doc.char_span(at[0], at[1], label=at[2], alignment_mode="expand"))])
    return nlp(doc)


def mentions(text: str, *kinds: str) -> list[Mention]:
    """The mentions of these kinds in a marked text."""
    return [mention for mention in read(text)._.mentions if mention.kind in kinds]


def facts(text: str, kind: str) -> dict[str, dict[str, object]]:
    """Value → attributes of the facts of one kind, lists joined over the mentions."""
    found: dict[str, dict[str, object]] = {}
    for mention in mentions(text, kind):
        fact = found.setdefault(str(mention.value), {})
        for name, given in mention.attributes.items():
            if isinstance(given, list):
                known = fact.setdefault(name, [])
                assert isinstance(known, list)
                known += [one for one in given if one not in known]
            else:
                fact.setdefault(name, given)
    return found
