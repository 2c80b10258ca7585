"""The cue in the clause before an opening mark: X sagte: „…“; laut X; X hat gesagt, man werde „…“."""

import re

from pressefakten.german.speech_cues import ACCORDING, WORD, Cue
from pressefakten.german.speech_verbs import (
    BEING,
    LETTING,
    LEXICON,
    PARTICIPLE_WORD,
    PASSIVE,
    PERFECT,
    cue_words,
    listed,
    particles_of,
    verb_kind,
)

_OF_WORDS = frozenset({"den", "diesen", "folgenden"})
_INSERTED = re.compile(r",\s+(so)\s+(?:(?:der|die|das)\s+)?[A-ZÄÖÜ][^,;:.]{1,60},(?:\s[^,;:.]{1,40})?\s*\Z")


def cue_before(text: str, floor: int, position: int, *, colon: bool) -> Cue | None:
    """The verb that announces a quotation, looked for in ``[floor, position)``, the clause before its opening mark.

    The last verb of saying counts; before a ``colon`` also one that expresses (freute sich X: "…").
    """
    if not colon and (inserted := _INSERTED.search(text, max(floor, position - 90), position)):
        return Cue("so", inserted.start(1), inserted.end(1), "so")  # Diese hätten, so X, „…“
    words = list(WORD.finditer(text, floor, position))
    best: Cue | None = None
    known = cue_words()
    for index, word in enumerate(words):
        if word[0].lower() not in known:
            continue
        if (wording := _wording(words, index)) is not None:
            return best or wording
        if (source := _source(text, words, index)) is not None:
            best = best or source
        else:
            best = _verb(text, words, index, best, position if not colon else None) or best
    return best or (_perfect(words) if colon else None)


def _wording(words: list[re.Match[str]], index: int) -> Cue | None:
    """The noun in "mit den Worten", which no verb behind it comes before."""
    found = words[index]
    if found[0] != "Worten" or not index or words[index - 1][0] not in _OF_WORDS:
        return None
    return Cue(found[0], found.start(), found.end(), "say")


def _verb(text: str, words: list[re.Match[str]], index: int, best: Cue | None, end: int | None) -> Cue | None:
    """The verb of saying that a word is, with its auxiliary or particle; None where ``best`` is better. ``end`` is that
    of the clause, None where a colon ends it."""
    if (perfect := _participle(text, words, index)) is not None:
        return perfect
    found = words[index]
    kind = verb_kind(found[0])
    if kind in (None, "auxiliary") or not found[0].islower() or _is_participle(text, words, index):
        return None
    if (separable := _separable(text, words, index, end)) is not None:
        return separable
    if kind == "say" or (end is None and (best is None or best.kind == "express")):
        return Cue(found[0], found.start(), found.end(), "say" if kind == "say" else "express")
    return None


def _source(text: str, words: list[re.Match[str]], index: int) -> Cue | None:
    """Whose words they are by a preposition: laut X, X zufolge, nach Angaben von X."""
    found = words[index]
    if found[0].lower() in LEXICON["according"]["words"]:
        return Cue(found[0], found.start(), found.end(), "according") if index + 1 < len(words) else None
    if found[0] == "zufolge":  # the speaker stands before it, as before a verb
        return Cue(found[0], found.start(), found.end(), "say") if index else None
    if found[0] in ("Nach", "nach") and (according := ACCORDING.match(text, found.start())) and " " in according[0]:
        return Cue(according[0], according.start(), according.end(), "according")
    return None


def _participle(text: str, words: list[re.Match[str]], index: int) -> Cue | None:
    """A participle of saying with its auxiliary before it: X hat gesagt, man werde „…“; ließ mitteilen, er sei „…“."""
    found = words[index]
    auxiliaries = PERFECT
    if found[0] in listed("let_know") and text[found.end() : found.end() + 1] == ",":
        auxiliaries = LETTING
    elif found[0] == "überzeugt":
        auxiliaries = BEING
    elif found[0] not in listed("participle") and not (
        verb_kind(found[0]) == "say" and _is_participle(text, words, index)
    ):
        return None
    behind = words[index + 1] if index + 1 < len(words) else None
    if behind is not None and behind[0] in PERFECT and text[behind.end() : behind.end() + 1] in (",", ":"):
        return Cue(f"{found[0]} {behind[0]}", found.start(), behind.end(), "say")  # X, der gesagt habe: „…“
    perfect = next((one for one in reversed(words[:index]) if one[0] in auxiliaries), None)
    return Cue(f"{perfect[0]} {found[0]}", perfect.start(), found.end(), "say") if perfect is not None else None


def _separable(text: str, words: list[re.Match[str]], index: int, end: int | None) -> Cue | None:
    """A separable verb with its particle, which before no colon has to end the clause: merkte X an, es sei „…“."""
    found, own = words[index], particles_of(words[index][0])
    particle = next((other for other in words[index + 1 :] if other[0] in own), None)
    if particle is None:
        return None
    ends = end is None or text[particle.end() : end].lstrip()[:1] in ("", ",", ";")
    return Cue(f"{found[0]} {own[particle[0]]}", found.start(), found.end(), "say") if ends else None


def _is_participle(text: str, words: list[re.Match[str]], index: int) -> bool:
    """Whether a form that may be finite ends a clause with its auxiliary: Das Gericht hat ihn verurteilt."""
    if text[words[index].end() : words[index].end() + 1] not in (".", ",", ";", ""):
        return False
    clause = text.rfind(",", words[0].start(), words[index].start())
    return any(one[0] in PASSIVE for one in words[:index] if one.start() > clause)


def _perfect(words: list[re.Match[str]]) -> Cue | None:
    """An auxiliary whose participle ends the clause: X hat … hervorgehoben: "…"."""
    if not words or not PARTICIPLE_WORD.fullmatch(words[-1][0]):
        return None
    for found in words:
        if found[0] in PERFECT:
            return Cue(f"{found[0]} {words[-1][0]}", found.start(), found.end(), "say")
    return None
