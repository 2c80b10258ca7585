"""The cue right behind a closing mark: "…", sagte X; "…", so X; "…" – mit diesen Worten begrüßte X."""

import re
from dataclasses import replace

from pressefakten.german.speech_cues import ACCORDING, REACH, WORD, Cue, with_particle
from pressefakten.german.speech_sentences import sentence_end
from pressefakten.german.speech_verbs import LEXICON, listed, verb_kind

_CLOSING = "“”\"«»‘’'`´"
_TAIL = re.compile(r"[*_]{0,3}[ ]?(?P<comma>,?)[ ]*(?:\n[ ]*(?!\n))?(?P<dash>[–—-]{0,2})[ ]*(?:\n[ ]*(?!\n))?")
_WORDS_OF = re.compile(
    rf"(?:mit diesen Worten|diese[sn]? (?:{'|'.join(LEXICON['words_of']['nouns'])})"
    rf"|{'|'.join(LEXICON['words_of']['phrases'])})\b\s*"
)
_FURTHER = re.compile(r"[A-ZÄÖÜ][\w.\- ]{2,60}? (weiter|abschließend|ergänzend)(?=[.,:;!\n]|$)")
_FINITE_SHAPE = re.compile(rf"[a-zäöüß]{{2,}}(?:{'|'.join(LEXICON['finite_endings']['words'])})$")


def cue_behind(text: str, position: int, ceiling: int, *, complete: bool) -> Cue | None:
    """The cue right behind a closing mark: "…", sagt X; "…", so X; "…" – mit diesen Worten begrüßte X.

    ``position`` is behind the mark, ``ceiling`` where the next quotation or the text ends. Without a comma the
    words must be ``complete`` (a sentence of their own).
    """
    first, comma = _first_word(text, position, ceiling)
    if first is None or not (comma or complete):
        return None
    if first[0] == "so":
        return _so(text, first, ceiling)
    at = first.start()
    according = ACCORDING.match(text, at, ceiling)
    if according is not None and (first[0] == "laut" or " " in according[0]):
        return Cue(according[0], according.start(), according.end(), "according")
    if words := _WORDS_OF.match(text, at, ceiling):
        return _verb_after(text, words.end(), ceiling)
    return _behind_comma(text, first, ceiling) if comma else _saying(text, first, ceiling)


def _first_word(text: str, position: int, ceiling: int) -> tuple[re.Match[str] | None, bool]:
    """The first word behind the mark, and whether a comma or dash stands before it, or inside of the mark as many
    offices set it: „Das ist gut,“ sagt X."""
    tail = _TAIL.match(text, position, ceiling)
    if tail is None:
        return None, False
    inside = text[max(0, position - 3) : position].rstrip(_CLOSING)[-1:] == ","
    return WORD.match(text, tail.end(), ceiling), bool(tail["comma"] or tail["dash"]) or inside


def _behind_comma(text: str, first: re.Match[str], ceiling: int) -> Cue | None:
    """The cue behind a comma: "…", Beispiel weiter; "…", wie X sagte; "…", sagte X."""
    if further := _FURTHER.match(text, first.start(), ceiling):
        return Cue(further[1], first.start(), first.start(), "words")
    if first[0] == "wie":
        return _relative(text, first.end(), ceiling)
    return _verb_behind(text, first, ceiling)


def _so(text: str, first: re.Match[str], ceiling: int) -> Cue | None:
    """ "…", so X; "…", so betont X."""
    following = _next_word(text, first.end(), ceiling)
    if following is None or following[0] in listed("not_so"):
        return None
    if verb_kind(following[0]) is not None:
        return Cue(f"so {following[0]}", first.start(), following.end(), "so")
    return Cue("so", first.start(), first.end(), "so")


def _verb_after(text: str, position: int, ceiling: int) -> Cue | None:
    """ "…" – mit diesen Worten begrüßte X."""
    verb = WORD.match(text, position, ceiling)
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
    if word in listed("not_verbs") or not _FINITE_SHAPE.match(word):
        return None
    following = _next_word(text, first.end(), ceiling)
    if following is not None and (following[0][0].isupper() or following[0] in listed("subjects")):
        return with_particle(text, Cue(word, first.start(), first.end(), "shape"), ceiling)
    return None


def _perfect_of_saying(cue: Cue) -> Cue:
    """The cue of an auxiliary, of the kind "say" where its participle is one of saying: hatte X gesagt."""
    last = cue.words.rpartition(" ")[2]
    return replace(cue, kind="say") if last in listed("participle") | listed("let_know") else cue


def _next_word(text: str, position: int, ceiling: int) -> re.Match[str] | None:
    return WORD.match(text, _skip(text, position, ceiling), ceiling)


def _skip(text: str, position: int, ceiling: int) -> int:
    while position < ceiling and text[position].isspace():
        position += 1
    return position


def _relative(text: str, position: int, ceiling: int) -> Cue | None:
    """, wie X am Montag sagte: the verb ends the clause."""
    end = sentence_end(text, position, min(ceiling, position + REACH))
    last = None
    for found in WORD.finditer(text, position, end):
        if found[0].islower() and verb_kind(found[0]) == "say":
            last = found
    return Cue(last[0], last.start(), last.end(), "say") if last else None
