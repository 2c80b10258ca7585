"""What the words of a headline look like."""

import re

from pressefakten.rules import atoms_of
from pressefakten.zones.dateline import SMALL

LONGEST_HEADLINE = 250
CODED = re.compile(rf"(?:{atoms_of('lines')['OFFICE_CODE']}|BPOL\w{{0,2}})-[A-ZÄÖÜ][\w-]{{0,12}}: ")
_SENTENCES = re.compile(r"[a-zäöüß]{3}[.!?][\"“«]? [A-ZÄÖÜ„]")


def is_coded_headline(text: str) -> bool:
    """A headline with the code of its office is one however long it is, where no sentence ends in it."""
    return CODED.match(text) is not None and len(text) <= LONGEST_HEADLINE and text[-1] not in ".!?"


def says_again(headline: str, text: str) -> bool:
    """Whether most words of a headline of some length stand in ``text``."""
    words = headline.split()
    return len(words) >= 4 and sum(word in text for word in words) * 4 >= len(words) * 3


def is_unfinished(text: str) -> bool:
    """Whether a line has the words of a sentence, small ones among them, but no end of one."""
    words = text.split()
    small = sum(word[0].islower() and word != "und" for word in words)
    return small * 5 >= len(words) and text[-1] not in ".!?:;,…" and not _SENTENCES.search(text)


def is_headline(text: str) -> bool:
    """Whether a line says something, as a headline does; a kicker names a subject in a word or two."""
    words = text.split()
    if ":" in text or any(char.isdigit() for char in text):
        return True
    return len(words) >= 4 or says_something(text)


def says_something(text: str) -> bool:
    """Whether a line has words that are neither names nor what joins names."""
    return any(word[0].islower() and word not in SMALL for word in text.split())
