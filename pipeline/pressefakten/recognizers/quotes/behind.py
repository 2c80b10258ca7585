"""What the text right behind words in marks says of them: whose they are, by a signature or by the next sentence."""

import re

from pressefakten.german.speech_cues import REACH, Cue, with_particle
from pressefakten.german.speech_verbs import verb_kind
from pressefakten.lexicon import load

_BACK = load("quotes")["points_back"]

# „…“ Das sagte X. / „…“ Mit diesen Worten begrüßte X die Gäste.
_NEXT_SENTENCE = re.compile(r"\s{1,3}(?:Das|Dies|So|Mit diesen Worten)\s+(?P<verb>[a-zäöüß]+)\b")
# „…“ Darauf weist X hin. / „…“ Das hebt X hervor.
_POINTS_BACK = re.compile(r"\.?\s{1,3}(?P<to>Darauf|Das|Dies)\s+(?P<verb>[a-zäöüß]+)\b")
# „…“ So Bürgermeisterin Anna Beispiel. – no verb, only the person.
_SO_PERSON = re.compile(
    r"\.?\s{1,3}(?P<so>So)\s+(?:(?:der|die)\s+)?(?=[A-ZÄÖÜ])"
    rf"(?:(?:[A-ZÄÖÜ][\w-]+\.?|[Dd]r\.|{'|'.join(_BACK['within_office'])})[ ]){{1,6}}?"
    r"[A-ZÄÖÜ][\w-]+(?=\.(?:\s|\Z)|\s*\n|\Z)"
)
# – Anna Beispiel / (Anna Beispiel) behind the closing mark, on the same line or the next.
SIGNATURE = re.compile(
    r"[ ]{0,3}(?:\n[ ]{0,3}){0,2}(?:[–—-]{1,2}[ ]?|\()"
    r"(?:[A-ZÄÖÜ][\w.-]+[ ]|(?:von|van|de|zu|der)[ ]){1,6}[A-ZÄÖÜ][\w-]+(?=[,)\n]|[ ]\(|[ ]*$)"
)


def cue_of_next_sentence(text: str, end: int) -> Cue | None:
    """The cue of the sentence right behind the words that attributes them: „…“ Das sagte X."""
    following = _NEXT_SENTENCE.match(text, end)
    if following is not None and _attributes(following):
        return Cue(following["verb"], following.start("verb"), following.end("verb"), "words")
    return _points_back(text, end)


def _attributes(following: re.Match[str]) -> bool:
    verb, opening = following["verb"], following[0].lstrip()
    return (
        verb_kind(verb) == "say"
        or opening.startswith("Mit")
        or (opening.startswith("So ") and verb in _BACK["sums_up"])
    )


def _points_back(text: str, end: int) -> Cue | None:
    """The cue of a sentence right behind the words that says whose they are: „…“ Darauf macht X aufmerksam."""
    if so := _SO_PERSON.match(text, end):
        return Cue("So", so.start("so"), so.end("so"), "so")
    back = _POINTS_BACK.match(text, end)
    if back is None:
        return None
    verb = Cue(back["verb"], back.start("verb"), back.end("verb"), verb_kind(back["verb"]) or "")
    if verb.words in _BACK["refers"] and back["to"] == "Darauf":
        return verb
    cue = with_particle(text, verb, min(len(text), verb.end + REACH))
    particle = cue.words.rpartition(" ")[2]
    return cue if cue.words != verb.words and particle in _BACK["particles"][back["to"]] else None
