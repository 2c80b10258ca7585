"""The words that attribute speech: verbs of saying in their forms, "so", "laut", and where they stand."""

import re
from dataclasses import dataclass, replace
from functools import cache

from pressefakten.lexicon import load

REACH = 320
"""Characters before or behind a quotation in which its attribution is looked for."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+[)\]\"“”»«]*(?=\s+[\"„“”»«‚(]*[A-ZÄÖÜ0-9]|\s*$|\s*\n)|\n[ ]*+\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-zÄÖÜäöü]|Dr|Prof|Dipl|Ing|St|Nr|Str|Tel|bzw|ca|vgl|evtl|ggf|inkl|geb|Abs|Art|Bd|Hr|Fr|Mio|Mrd|Med|med|jur|phil"
    r"|rer|nat|Hon|hc|Kfm|usw|sog|stellv|Min|Jh|allg|Jan|Feb|Aug|Sept|Okt|Nov|Dez|[Zz]\.B|[Dd]\.h)|(?<![^\W_])\d{1,3})$"
)
_OPENING = frozenset('„“”"»«‚,')
_CLOSING = "“”\"«»‘’'`´"
_TAIL = re.compile(r"[*_]{0,3}[ ]?(?P<comma>,?)[ ]*(?:\n[ ]*(?!\n))?(?P<dash>[–—-]{0,2})[ ]*(?:\n[ ]*(?!\n))?")
_ACCORDING = re.compile(
    r"(?:laut|nach|gemäß)\b"
    r"(?:\s+(?:Angaben|Auskunft|Aussagen?|Ansicht|Auffassung|Meinung|Überzeugung|Einschätzung|(?:den )?Worten)\b)?",
    re.IGNORECASE,
)
_WORDS_OF = re.compile(
    r"(?:mit diesen Worten"
    r"|diese[sn]? (?:Fazit|Resümee|Bilanz|Urteil|Appell|Versprechen|Hoffnung|Überzeugung)"
    r"|so oder so ähnlich|das|dies|dieser Meinung|davon)\b\s*"
)
_FURTHER = re.compile(r"[A-ZÄÖÜ][\w.\- ]{2,60}? (weiter|abschließend|ergänzend)(?=[.,:;!\n]|$)")
# The participle or adjective that ends a clause with an auxiliary: ist … überzeugt, hat … gesagt, wird … zitiert.
_PARTICIPLE_WORD = re.compile(
    r"(?:[a-zäöüß]{2,9})?ge[a-zäöüß]{2,}(?:t|en)|(?:über|unter|be|er|ver|zer|ent)[a-zäöüß]{2,}(?:t|en)"
    r"|[a-zäöüß]{3,}iert|sicher|wissen|verlauten"
)
_PARTICIPLE = re.compile(rf"\b(?:{_PARTICIPLE_WORD.pattern})\b(?=[,.;:!?\n]| und | haben\b)")
_PERFECT = frozenset({"hat", "haben", "hatte", "hatten"})
_BEING = frozenset({"ist", "sind", "war", "waren"})
_INSERTED = re.compile(r",\s+(so)\s+(?:(?:der|die)\s+)?[A-ZÄÖÜ][^,;:.]{1,60},\s*\Z")
_FINITE_SHAPE = re.compile(r"[a-zäöüß]{2,}(?:t|te|ten|tet|eln|ern|ierte)$")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and its place. ``words`` as written, a separable verb with its particle ("merkte an").

    ``[start, end)`` is the verb (or "so", "laut") in the text; ``kind``: say, express, auxiliary, shape (looks like a
    verb, stands like one), so, according, words.
    """

    words: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where the words say who speaks. All spans are half-open, in code points of the text that was read.

    ``place``: after (behind the closing mark), colon, before, laut, signature, split (goes on with the speech before),
    reported (words within reported speech that goes on from it), alone (a sentence of its own). ``lead`` is the clause
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
    return kinds, particles


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
    # Many offices set the comma inside: „Das ist gut,“ sagt X.
    comma = bool(tail["comma"] or tail["dash"]) or text[max(0, position - 3) : position].rstrip(_CLOSING)[-1:] == ","
    if not comma and not complete:
        return None
    at = tail.end()
    first = _WORD.match(text, at, ceiling)
    if first is None:
        return None
    word = first[0]
    following = _WORD.match(text, _skip(text, first.end(), ceiling), ceiling)
    if word == "so":
        if following is None or following[0] in _words("not_so"):
            return None
        kind = verb_kind(following[0])
        if kind is not None:  # so betont X
            return Cue(f"so {following[0]}", first.start(), following.end(), "so")
        return Cue("so", first.start(), first.end(), "so")
    if (according := _ACCORDING.match(text, at, ceiling)) and (word == "laut" or " " in according[0]):
        return Cue(according[0], according.start(), according.end(), "according")
    if words := _WORDS_OF.match(text, at, ceiling):
        verb = _WORD.match(text, words.end(), ceiling)
        if verb is not None and verb[0].islower() and (verb_kind(verb[0]) or _FINITE_SHAPE.match(verb[0])):
            return with_particle(text, Cue(verb[0], verb.start(), verb.end(), "words"), ceiling)
        return None
    if comma and (further := _FURTHER.match(text, at, ceiling)):  # …“, Beispiel weiter.
        return Cue(further[1], at, at, "words")
    if word == "wie" and comma:
        return _relative(text, first.end(), ceiling)
    kind = verb_kind(word)
    if kind == "express" and not comma:  # „…“ teilte X mit: the particle makes the verb one of saying
        cue = with_particle(text, Cue(word, first.start(), first.end(), kind), ceiling)
        return cue if cue.kind == "say" else None
    if kind == "say" or (kind is not None and comma):
        cue = with_particle(text, Cue(word, first.start(), first.end(), kind), ceiling)
        return None if cue.kind == "auxiliary" and cue.words == word else cue
    shaped = comma and word not in _words("not_verbs") and _FINITE_SHAPE.match(word)
    if shaped and following is not None and (following[0][0].isupper() or following[0] in _words("subjects")):
        return with_particle(text, Cue(word, first.start(), first.end(), "shape"), ceiling)
    return None


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
    kinds, all_particles = _forms()
    if not colon and (inserted := _INSERTED.search(text, max(floor, position - 90), position)):
        return Cue("so", inserted.start(1), inserted.end(1), "so")  # Diese hätten, so X, „…“
    words = list(_WORD.finditer(text, floor, position))
    best: Cue | None = None
    for index, found in enumerate(words):
        word = found[0]
        if word == "Worten" and index and words[index - 1][0] in ("den", "diesen", "folgenden"):
            return best or Cue(word, found.start(), found.end(), "say")
        if word in ("Laut", "laut") and index + 1 < len(words):
            best = best or Cue(word, found.start(), found.end(), "according")
            continue
        if word == "zufolge" and index:  # the speaker stands before it, as before a verb
            best = best or Cue(word, found.start(), found.end(), "say")
            continue
        if word in ("Nach", "nach") and (according := _ACCORDING.match(text, found.start())) and " " in according[0]:
            best = best or Cue(according[0], according.start(), according.end(), "according")
            continue
        if word in _words("participle"):
            auxiliaries = _BEING if word == "überzeugt" else _PERFECT
            perfect = next((one for one in reversed(words[:index]) if one[0] in auxiliaries), None)
            if perfect is not None:  # X hat gesagt, man werde „…“
                best = Cue(f"{perfect[0]} {word}", perfect.start(), found.end(), "say")
                continue
        kind = kinds.get(word)
        if kind in (None, "auxiliary") or not word.islower():
            continue
        own = all_particles.get(word, {})
        particle = next((other for other in words[index + 1 :] if other[0] in own), None)
        if particle is not None and (colon or text[particle.end() : position].lstrip()[:1] in ("", ",")):
            best = Cue(f"{word} {own[particle[0]]}", found.start(), found.end(), "say")
        elif kind == "say":
            best = Cue(word, found.start(), found.end(), "say")
        elif colon and (best is None or best.kind == "express"):
            best = Cue(word, found.start(), found.end(), "express")
    return best or (_perfect(words) if colon else None)


def _perfect(words: list[re.Match[str]]) -> Cue | None:
    """An auxiliary whose participle ends the clause: X hat … hervorgehoben: "…"."""
    if not words or not _PARTICIPLE_WORD.fullmatch(words[-1][0]):
        return None
    for found in words:
        if found[0] in _PERFECT:
            return Cue(f"{found[0]} {words[-1][0]}", found.start(), found.end(), "say")
    return None
