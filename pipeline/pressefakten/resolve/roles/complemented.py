"""A role before a name whose complement reaches to it: "der Leiter des Jugendamts X", "die Präsidentin der IHK, Y"."""

from pressefakten.german.endings import ADJECTIVE_ENDINGS
from pressefakten.german.role_nouns import is_role
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.resolve.roles.complement import complement_end
from pressefakten.resolve.roles.phrase import ARTICLES, Phrase, first_word, role_at
from pressefakten.resolve.roles.row import Near

FARTHEST = 18
"""Words between a role noun and the name it belongs to."""
_BEFORE_ROLE = frozenset(load("roles")["around"]["before_role"])
OF = frozenset({"der", "des", "beim"})
ENDS = frozenset('.!?;:“”„"()')


def with_complement(words: Words, end: int, comma: bool, around: Near, below: int | None = None) -> list[Phrase]:
    """ "der Leiter des Jugendamts(,) X": a role whose complement reaches to the name (or to the comma before it).

    ``below``: the word before which the role noun must stand.
    """
    texts = words.texts
    for noun in range((end if below is None else below) - 1, max(end - FARTHEST, -1), -1):
        if noun in around.covered and not is_role(texts[noun]):
            continue
        if texts[noun] in ENDS or noun in around.inside or words.line_break(noun + 1):
            return []
        if role_at(words, noun) and complement_end(words, noun + 1, end, around.bodies) == end:
            return _reaching(words, noun, end, comma, around)
    return []


def _reaching(words: Words, noun: int, end: int, comma: bool, around: Near) -> list[Phrase]:
    """The role at a word whose complement ends at ``end``, or the one of whose complement it is itself a part."""
    first = first_word(words, noun)
    if first and words.texts[first - 1] in OF and (outer := with_complement(words, end, comma, around, first - 1)):
        return outer  # "die Staatssekretärin beim Bundesminister für Verkehr, X"
    opens = _opens_phrase(words, first, noun) if comma else end > noun + 1
    return [*_joined_before(words, first), Phrase(first, noun, end)] if opens else []


def _opens_phrase(words: Words, first: int, noun: int) -> bool:
    """Whether a role phrase may begin at a word: behind an article or a preposition, or with an adjective."""
    before = words.texts[first - 1].lower() if first else ""
    if not before or before in ARTICLES or before in _BEFORE_ROLE or words.line_start(first) or first < noun:
        return True
    declined = words.texts[first - 1].islower() and before.endswith(ADJECTIVE_ENDINGS)
    return declined and first > 1 and words.texts[first - 2].lower() in ARTICLES  # "der oberste Naturschützer, X"


def _joined_before(words: Words, first: int) -> list[Phrase]:
    """The role that "und" joins to the phrase that begins at a word."""
    if first < 2 or words.texts[first - 1] != "und" or not role_at(words, first - 2):
        return []
    return [Phrase(first_word(words, first - 2), first - 2, first - 1)]
