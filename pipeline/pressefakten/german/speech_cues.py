"""The words that attribute speech: verbs of saying in their forms, "so", "laut", and where they stand."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from pressefakten.lexicon import load

_T = TypeVar("_T")

REACH = 320
"""Characters before or behind a quotation in which its attribution is looked for."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+[)\]\"“”»«]*(?=\s+[\"„“”»«‚(]*[A-ZÄÖÜ0-9]|\s*$|\s*\n)|\n[ ]*+\n")
_LEXICON = load("speech_verbs")
_ABBREVIATION = re.compile(
    rf"(?:\b(?:[A-Za-zÄÖÜäöü]|{'|'.join(_LEXICON['abbreviations']['words'])})|(?<![^\W_])\d{{1,3}})$"
)
_OPENING = frozenset('„“”"»«‚,')
_CLOSING = "“”\"«»‘’'`´"
_TAIL = re.compile(r"[*_]{0,3}[ ]?(?P<comma>,?)[ ]*(?:\n[ ]*(?!\n))?(?P<dash>[–—-]{0,2})[ ]*(?:\n[ ]*(?!\n))?")
_ACCORDING = re.compile(
    rf"(?:laut|nach|gemäß)\b(?:\s+(?:{'|'.join(_LEXICON['according']['nouns'])})\b)?", re.IGNORECASE
)
_WORDS_OF = re.compile(
    rf"(?:mit diesen Worten|diese[sn]? (?:{'|'.join(_LEXICON['words_of']['nouns'])})"
    rf"|{'|'.join(_LEXICON['words_of']['phrases'])})\b\s*"
)
_FURTHER = re.compile(r"[A-ZÄÖÜ][\w.\- ]{2,60}? (weiter|abschließend|ergänzend)(?=[.,:;!\n]|$)")
# The participle or adjective that ends a clause with an auxiliary: ist … überzeugt, hat … gesagt, wird … zitiert.
_PARTICIPLE_WORD = re.compile(
    r"(?:[a-zäöüß]{2,9})?ge[a-zäöüß]{2,}(?:t|en)"
    rf"|(?:{'|'.join(_LEXICON['participle_prefixes']['words'])})[a-zäöüß]{{2,}}(?:t|en)"
    rf"|[a-zäöüß]{{3,}}iert|{'|'.join(_LEXICON['clause_ends']['words'])}"
)
_PARTICIPLE = re.compile(rf"\b(?:{_PARTICIPLE_WORD.pattern})\b(?=[,.;:!?\n]| und | haben\b)")
_OF_WORDS = frozenset({"den", "diesen", "folgenden"})
_PERFECT = frozenset(_LEXICON["perfect"]["having"])
_BEING = frozenset(_LEXICON["perfect"]["being"])
_LETTING = frozenset(_LEXICON["perfect"]["letting"])
_PASSIVE = _PERFECT | frozenset(_LEXICON["perfect"]["passive"])
_INSERTED = re.compile(r",\s+(so)\s+(?:(?:der|die|das)\s+)?[A-ZÄÖÜ][^,;:.]{1,60},(?:\s[^,;:.]{1,40})?\s*\Z")
_FINITE_SHAPE = re.compile(rf"[a-zäöüß]{{2,}}(?:{'|'.join(_LEXICON['finite_endings']['words'])})$")


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


@cache
def _words(table: str) -> frozenset[str]:
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


def sentence_start(text: str, floor: int, position: int) -> int:
    """Where the sentence begins that runs up to ``position``, not before ``floor``."""
    start = floor
    for end in _SENTENCE_END.finditer(text, floor, position):
        if text[end.start()] == "\n":
            if text[end.end() : position].strip(" \n*_>") or not _announces(text, floor, end.start()):
                start = end.end()
        elif not _abbreviated(text, end):
            start = end.end()
    return start


def _announces(text: str, floor: int, position: int) -> bool:
    """Whether the paragraph ends in a colon, so that the next one belongs to it."""
    while position > floor and text[position - 1].isspace():
        position -= 1
    return position > floor and text[position - 1] == ":"


def sentence_end(text: str, position: int, ceiling: int) -> int:
    """Where the sentence ends that ``position`` lies in (behind its full stop), at most ``ceiling``."""
    for end in _SENTENCE_END.finditer(text, position, ceiling):
        if end[0][0] == "\n" or not _abbreviated(text, end):
            return end.start() if end[0][0] == "\n" else end.end()
    return ceiling


def _abbreviated(text: str, end: re.Match[str]) -> bool:
    """Whether a full stop belongs to an abbreviation or an ordinal; an ordinal never stands before a mark."""
    if text[end.start()] != ".":
        return False
    if text[end.start() - 1].isdigit() and text[end.end() : end.end() + 2].strip()[:1] in _OPENING:
        return False
    return _ABBREVIATION.search(text, max(0, end.start() - 8), end.start()) is not None


def cue_behind(text: str, position: int, ceiling: int, *, complete: bool) -> Cue | None:
    """The cue right behind a closing mark: "…", sagt X; "…", so X; "…" – mit diesen Worten begrüßte X.

    ``position`` is behind the mark, ``ceiling`` where the next quotation or the text ends. Without a comma the
    words must be ``complete`` (a sentence of their own).
    """
    tail = _TAIL.match(text, position, ceiling)
    if tail is None:
        return None
    comma = _has_comma(text, position, tail)
    if not comma and not complete:
        return None
    first = _WORD.match(text, tail.end(), ceiling)
    if first is None:
        return None
    if first[0] == "so":
        return _so(text, first, ceiling)
    if (according := _ACCORDING.match(text, tail.end(), ceiling)) and (first[0] == "laut" or " " in according[0]):
        return Cue(according[0], according.start(), according.end(), "according")
    if words := _WORDS_OF.match(text, tail.end(), ceiling):
        return _verb_after(text, words.end(), ceiling)
    if not comma:
        return _saying(text, first, ceiling)
    if further := _FURTHER.match(text, tail.end(), ceiling):  # …“, Beispiel weiter.
        return Cue(further[1], tail.end(), tail.end(), "words")
    if first[0] == "wie":
        return _relative(text, first.end(), ceiling)
    return _verb_behind(text, first, ceiling)


def _has_comma(text: str, position: int, tail: re.Match[str]) -> bool:
    """Whether a comma or a dash parts the quotation from its clause; many set it inside: „Das ist gut,“ sagt X."""
    return bool(tail["comma"] or tail["dash"]) or text[max(0, position - 3) : position].rstrip(_CLOSING)[-1:] == ","


def _so(text: str, first: re.Match[str], ceiling: int) -> Cue | None:
    """ "…", so X; "…", so betont X."""
    following = _next_word(text, first.end(), ceiling)
    if following is None or following[0] in _words("not_so"):
        return None
    if verb_kind(following[0]) is not None:
        return Cue(f"so {following[0]}", first.start(), following.end(), "so")
    return Cue("so", first.start(), first.end(), "so")


def _verb_after(text: str, position: int, ceiling: int) -> Cue | None:
    """ "…" – mit diesen Worten begrüßte X."""
    verb = _WORD.match(text, position, ceiling)
    if verb is None or not verb[0].islower() or not (verb_kind(verb[0]) or _FINITE_SHAPE.match(verb[0])):
        return None
    return with_particle(text, Cue(verb[0], verb.start(), verb.end(), "words"), ceiling)


def _saying(text: str, first: re.Match[str], ceiling: int) -> Cue | None:
    """The cue right behind a mark without comma: a verb of saying, or one that its particle makes one."""
    kind = verb_kind(first[0])
    if kind not in ("say", "express"):
        return None
    cue = with_particle(text, Cue(first[0], first.start(), first.end(), kind), ceiling)
    return cue if cue.kind == "say" else None


def _verb_behind(text: str, first: re.Match[str], ceiling: int) -> Cue | None:
    """The cue behind a comma: a verb that may attribute speech, or a word that looks and stands like one."""
    word, kind = first[0], verb_kind(first[0])
    if kind is not None:
        cue = with_particle(text, Cue(word, first.start(), first.end(), kind), ceiling)
        if cue.kind != "auxiliary":
            return cue
        return None if cue.words == word else _perfect_of_saying(cue)
    if word in _words("not_verbs") or not _FINITE_SHAPE.match(word):
        return None
    following = _next_word(text, first.end(), ceiling)
    if following is not None and (following[0][0].isupper() or following[0] in _words("subjects")):
        return with_particle(text, Cue(word, first.start(), first.end(), "shape"), ceiling)
    return None


def _perfect_of_saying(cue: Cue) -> Cue:
    """The cue of an auxiliary, of the kind "say" where its participle is one of saying: hatte X gesagt."""
    last = cue.words.rpartition(" ")[2]
    return replace(cue, kind="say") if last in _words("participle") | _words("let_know") else cue


def _next_word(text: str, position: int, ceiling: int) -> re.Match[str] | None:
    return _WORD.match(text, _skip(text, position, ceiling), ceiling)


def _skip(text: str, position: int, ceiling: int) -> int:
    while position < ceiling and text[position].isspace():
        position += 1
    return position


def _relative(text: str, position: int, ceiling: int) -> Cue | None:
    """, wie X am Montag sagte: the verb ends the clause."""
    end = sentence_end(text, position, min(ceiling, position + REACH))
    last = None
    for found in _WORD.finditer(text, position, end):
        if found[0].islower() and verb_kind(found[0]) == "say":
            last = found
    return Cue(last[0], last.start(), last.end(), "say") if last else None


def with_particle(text: str, cue: Cue, ceiling: int) -> Cue:
    """The cue with what ends its clause: "fügt er hinzu" → "fügt hinzu", "ist sie überzeugt" → "ist überzeugt"."""
    particles = _forms()[1].get(cue.words, {})
    if not particles and cue.kind != "auxiliary":
        return cue
    end = sentence_end(text, cue.end, min(ceiling, cue.end + REACH))
    if cue.kind == "auxiliary":
        participle = _PARTICIPLE.search(text, cue.end, min(end + 1, len(text)))
        return replace(cue, words=f"{cue.words} {participle[0]}") if participle else cue
    for found in _WORD.finditer(text, cue.end, end):
        if found[0] in particles and text[found.end() : found.end() + 1] in (",", ".", ":", ";", "", "\n"):
            return Cue(f"{cue.words} {particles[found[0]]}", cue.start, cue.end, "say")
        if found[0] in particles and text[found.end() : found.end() + 5] == " und ":
            return Cue(f"{cue.words} {particles[found[0]]}", cue.start, cue.end, "say")
    return cue


def cue_before(text: str, floor: int, position: int, *, colon: bool) -> Cue | None:
    """The verb that announces a quotation, looked for in ``[floor, position)``, the clause before its opening mark.

    The last verb of saying counts; before a ``colon`` also one that expresses (freute sich X: "…").
    """
    if not colon and (inserted := _INSERTED.search(text, max(floor, position - 90), position)):
        return Cue("so", inserted.start(1), inserted.end(1), "so")  # Diese hätten, so X, „…“
    words = list(_WORD.finditer(text, floor, position))
    best: Cue | None = None
    for index, found in enumerate(words):
        if found[0] == "Worten" and index and words[index - 1][0] in _OF_WORDS:
            return best or Cue(found[0], found.start(), found.end(), "say")
        if (source := _source(text, words, index)) is not None:
            best = best or source
        else:
            best = _participle(text, words, index) or _finite(text, words, index, position, best, colon=colon) or best
    return best or (_perfect(words) if colon else None)


def _source(text: str, words: list[re.Match[str]], index: int) -> Cue | None:
    """Whose words they are by a preposition: laut X, X zufolge, nach Angaben von X."""
    found = words[index]
    if found[0].lower() in _LEXICON["according"]["words"]:
        return Cue(found[0], found.start(), found.end(), "according") if index + 1 < len(words) else None
    if found[0] == "zufolge":  # the speaker stands before it, as before a verb
        return Cue(found[0], found.start(), found.end(), "say") if index else None
    if found[0] in ("Nach", "nach") and (according := _ACCORDING.match(text, found.start())) and " " in according[0]:
        return Cue(according[0], according.start(), according.end(), "according")
    return None


def _participle(text: str, words: list[re.Match[str]], index: int) -> Cue | None:
    """A participle of saying with its auxiliary before it: X hat gesagt, man werde „…“; ließ mitteilen, er sei „…“."""
    found = words[index]
    auxiliaries = _PERFECT
    if found[0] in _words("let_know") and text[found.end() : found.end() + 1] == ",":
        auxiliaries = _LETTING
    elif found[0] == "überzeugt":
        auxiliaries = _BEING
    elif found[0] not in _words("participle") and not (
        verb_kind(found[0]) == "say" and _is_participle(text, words, index)
    ):
        return None
    perfect = next((one for one in reversed(words[:index]) if one[0] in auxiliaries), None)
    return Cue(f"{perfect[0]} {found[0]}", perfect.start(), found.end(), "say") if perfect is not None else None


def _finite(
    text: str, words: list[re.Match[str]], index: int, position: int, best: Cue | None, *, colon: bool
) -> Cue | None:
    """A finite verb that announces speech, a separable one with its particle; None where ``best`` is better."""
    found = words[index]
    kind = verb_kind(found[0])
    if kind in (None, "auxiliary") or not found[0].islower() or _is_participle(text, words, index):
        return None
    own = _forms()[1].get(found[0], {})
    particle = next((other for other in words[index + 1 :] if other[0] in own), None)
    if particle is not None and (colon or text[particle.end() : position].lstrip()[:1] in ("", ",")):
        return Cue(f"{found[0]} {own[particle[0]]}", found.start(), found.end(), "say")
    if kind == "say":
        return Cue(found[0], found.start(), found.end(), "say")
    if colon and (best is None or best.kind == "express"):
        return Cue(found[0], found.start(), found.end(), "express")
    return None


def _is_participle(text: str, words: list[re.Match[str]], index: int) -> bool:
    """Whether a form that may be finite ends a clause with its auxiliary: Das Gericht hat ihn verurteilt."""
    if text[words[index].end() : words[index].end() + 1] not in (".", ",", ";", ""):
        return False
    clause = text.rfind(",", 0, words[index].start())
    return any(one[0] in _PASSIVE for one in words[:index] if one.start() > clause)


def _perfect(words: list[re.Match[str]]) -> Cue | None:
    """An auxiliary whose participle ends the clause: X hat … hervorgehoben: "…"."""
    if not words or not _PARTICIPLE_WORD.fullmatch(words[-1][0]):
        return None
    for found in words:
        if found[0] in _PERFECT:
            return Cue(f"{found[0]} {words[-1][0]}", found.start(), found.end(), "say")
    return None
