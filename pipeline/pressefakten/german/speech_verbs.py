"""Verbs that attribute speech, in their forms: of saying, of expressing, separable ones, auxiliaries, participles."""

import re
from functools import cache
from typing import TypeVar

from pressefakten.lexicon import load

_T = TypeVar("_T")

LEXICON = load("speech_verbs")
PERFECT = frozenset(LEXICON["perfect"]["having"])
BEING = frozenset(LEXICON["perfect"]["being"])
LETTING = frozenset(LEXICON["perfect"]["letting"])
PASSIVE = PERFECT | frozenset(LEXICON["perfect"]["passive"])
# The participle or adjective that ends a clause with an auxiliary: ist … überzeugt, hat … gesagt, wird … zitiert.
PARTICIPLE_WORD = re.compile(
    r"(?:[a-zäöüß]{2,9})?ge[a-zäöüß]{2,}(?:t|en)"
    rf"|(?:{'|'.join(LEXICON['participle_prefixes']['words'])})[a-zäöüß]{{2,}}(?:t|en)"
    rf"|[a-zäöüß]{{3,}}iert|{'|'.join(LEXICON['clause_ends']['words'])}"
)


@cache
def listed(table: str) -> frozenset[str]:
    """The words of a table of the lexicon "speech_verbs"."""
    return frozenset(load("speech_verbs")[table]["words"])


@cache
def _forms() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Form → kind of cue, and form of a separable verb → the last words of its particles → the whole particles."""
    lexicon = load("speech_verbs")
    kinds: dict[str, str] = dict.fromkeys(lexicon["auxiliary"]["forms"], "auxiliary")
    for kind in ("express", "say"):
        for infinitive in lexicon[kind]["weak"]:
            kinds |= dict.fromkeys(_regular(infinitive), kind)
        kinds |= dict.fromkeys(lexicon[kind]["forms"], kind)
    particles: dict[str, dict[str, str]] = {}
    for entry in lexicon["particles"].values():
        for form in entry["forms"]:
            particles.setdefault(form, {}).update({words.rsplit(" ")[-1]: words for words in entry["particles"]})
            kinds.setdefault(form, "express")
            # At the end of a subordinate clause the verb is one word: "wie X hinzufügte".
            kinds |= {particle + form: "say" for particle in entry["particles"]}
    return _with_swiss(kinds), _with_swiss(particles)


def _with_swiss(forms: dict[str, _T]) -> dict[str, _T]:
    """The forms with those of Switzerland, which has no ß: "heisst"."""
    return forms | {form.replace("ß", "ss"): value for form, value in forms.items() if "ß" in form}


def _regular(infinitive: str) -> list[str]:
    """Third person forms of a regular verb: sagen → sagt, sagte, sagten, sagen."""
    stem = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    link = "e" if stem[-1] in "td" or stem.endswith(("chn", "ffn", "gn")) else ""
    return [f"{stem}{link}t", f"{stem}{link}te", f"{stem}{link}ten", infinitive]


def verb_kind(word: str) -> str | None:
    """The table of the lexicon a verb form is in ("say", "express", "auxiliary"), or None."""
    return _forms()[0].get(word)


@cache
def cue_words() -> frozenset[str]:
    """All words, in small letters, that a cue before a quotation may begin or end with; most words are none of them."""
    verbs = (*_forms()[0], *listed("participle"), *listed("let_know"), "überzeugt")
    return frozenset([*verbs, *LEXICON["according"]["words"], "nach", "zufolge", "worten"])


def particles_of(form: str) -> dict[str, str]:
    """The particles of a separable verb by one of its forms: the last word of each → the whole ("bedenken" → "zu
    bedenken"); empty where it is none."""
    return _forms()[1].get(form, {})
