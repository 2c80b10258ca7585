"""What attributes quoted words: a verb of saying, "so", "laut", each with its place."""

import re
from dataclasses import dataclass, replace

from pressefakten.german.speech_sentences import sentence_end
from pressefakten.german.speech_verbs import LEXICON, PARTICIPLE_WORD, particles_of

REACH = 320
"""Characters before or behind a quotation in which its attribution is looked for."""

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ACCORDING = re.compile(rf"(?:laut|nach|gemäß)\b(?:\s+(?:{'|'.join(LEXICON['according']['nouns'])})\b)?", re.IGNORECASE)
_PARTICIPLE = re.compile(rf"\b(?:{PARTICIPLE_WORD.pattern})\b(?=[,.;:!?\n]| und | haben\b)")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and its place. ``words`` as written, a separable verb with its particle ("merkte an").

    ``[start, end)`` is the verb (or "so", "laut") in the text; ``kind``: say, express, auxiliary, shape (looks like a
    verb, stands like one), so, according, words, nobody (that it is said: "hieß es", and by whom is not).
    """

    words: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where the words say who speaks. All spans are half-open, in code points of the text that was read.

    ``place``: after (behind the closing mark), colon, before, laut, signature, split (goes on with the speech before),
    reported (words within reported speech that goes on from it), told (in reported speech that only its mood tells),
    repeated (in the headline, of words said below), alone
    (a sentence of its own). ``lead`` is the clause
    before the opening mark, ``tail`` the one behind the closing.
    """

    place: str
    cue: Cue | None
    outer: tuple[int, int]
    lead: tuple[int, int]
    tail: tuple[int, int]


def with_particle(text: str, cue: Cue, ceiling: int) -> Cue:
    """The cue with what ends its clause: "fügt er hinzu" → "fügt hinzu", "ist sie überzeugt" → "ist überzeugt"."""
    particles = particles_of(cue.words)
    if not particles and cue.kind != "auxiliary":
        return cue
    end = sentence_end(text, cue.end, min(ceiling, cue.end + REACH))
    if cue.kind == "auxiliary":
        participle = _PARTICIPLE.search(text, cue.end, min(end + 1, len(text)))
        return replace(cue, words=f"{cue.words} {participle[0]}") if participle else cue
    for found in WORD.finditer(text, cue.end, end):
        if found[0] in particles and text[found.end() : found.end() + 1] in (",", ".", ":", ";", "", "\n"):
            return Cue(f"{cue.words} {particles[found[0]]}", cue.start, cue.end, "say")
        if found[0] in particles and text[found.end() : found.end() + 5] == " und ":
            return Cue(f"{cue.words} {particles[found[0]]}", cue.start, cue.end, "say")
    return cue
