"""Role phrases one behind the other: "Vorsitzende des Vereins, Stadträtin und Leiterin Vorstandsstab"."""

from collections.abc import Collection

from pressefakten.german.function_words import function_words
from pressefakten.german.role_nouns import (
    is_council,
    is_role,
    is_role_adjective,
    is_role_adverb,
    is_short_role,
    is_undeclined,
    needs_name,
)
from pressefakten.german.shapes import gender_of_address, is_degree, is_degree_field, is_given
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.resolve.roles.complement import CONTACT_LABELS, complement_end
from pressefakten.resolve.roles.phrase import ARTICLES, Phrase, first_word, role_at
from pressefakten.resolve.roles.row import Near

_LONGEST_FIELD = 5
"""Words of a field of work behind its role at most."""
_ROMAN = frozenset({"I", "II"})
"""Numbers before a role ("II. Vorsitzende")."""
_FARTHEST = 12
"""Words of a role behind another that are read."""
_AROUND = load("roles")["around"]
_OPENS_CLAUSE = frozenset(_AROUND["is_before_name"])
FILLERS = frozenset(_AROUND["fillers"])
_RELATIVES = function_words("relative")
_OWN = frozenset(_AROUND["own"])
JOINS_FIELDS = frozenset({"und", "&", "-", "/"})
_AND = frozenset({"und", "sowie", "&", "/", "–", "-", ","})
_HEAD_OF_FIELD = tuple(_AROUND["head_of_field"])
_AFTER_FIELD = CONTACT_LABELS | frozenset(_AROUND["after_field"])


def role_phrases(words: Words, index: int, stop: int, names: Near, apposition: bool = False) -> list[Phrase]:
    """Role phrases from ``index`` on, joined by "und" or a comma: each begins with article or adjectives and its
    noun."""
    found: list[Phrase] = []
    while (noun := noun_at(words, index, stop)) is not None:
        last = role_end(words, noun, stop, names)
        if (apposition or last == noun + 1) and _is_of_next(words, last, names):
            return _without_joined(words, found)
        if (apposition and _is_clause(words, index, last)) or _is_label_of_another(words, last, names):
            return found
        found.append(Phrase(first_word(words, noun), noun, last))
        if not _is_joined(words, last, stop):
            break
        index = last + 1
    return found


def _is_of_next(words: Words, last: int, names: Near) -> bool:
    """Whether a name begins at a word, or another role with its name: "X, Berichterstatterin Richterin am Amtsgericht
    Y"."""
    if last >= len(words):
        return False
    ahead = last + (words.texts[last] in ARTICLES)  # "Moderatorin die Sängerin Y"
    if ahead < len(words) and role_at(words, ahead) and not (words.line_break(last) or words.is_gap(last)):
        last = complement_end(words, ahead + 1, min(len(words), ahead + _FARTHEST), names.bodies)
    return last < len(words) and names_somebody(words, last, names)


def _without_joined(words: Words, found: list[Phrase]) -> list[Phrase]:
    """The roles without the one that "und" joins to that of a person behind: in "X, Landrat Y" the role is Y's, and so
    is what is joined to it, unless it says of what ("X, Dekan der Juristen und Landrat Y")."""
    joined = bool(found) and words.texts[found[-1].last] in ("und", "sowie")
    return found[:-1] if joined and found[-1].last == found[-1].noun + 1 else found


def _is_label_of_another(words: Words, last: int, names: Near) -> bool:
    """Whether a colon and a name stand behind the role: "X | Vorsitzender: Y"."""
    return last + 1 < len(words) and words.texts[last] == ":" and names_somebody(words, last + 1, names)


def _is_joined(words: Words, index: int, stop: int) -> bool:
    """Whether a sign or an "und" joins another role to the one that ends at a word."""
    if index + 1 >= stop or words.texts[index] not in _AND:
        return False
    if words.line_break(index) or words.line_break(index + 1):
        return False
    return noun_at(words, index + 1, stop) is not None


def role_end(words: Words, noun: int, stop: int, names: Near) -> int:
    """The end of what a role is the role of; behind the name of who has it a field of work in whatever words too."""
    stop = next((spot for spot in range(noun + 1, stop) if spot in names.people), stop)
    end = complement_end(words, noun + 1, stop, names.bodies)
    field = _any_field_end(words, noun, end, stop, names)
    return complement_end(words, field, stop, names.bodies) if field > end else end


def _any_field_end(words: Words, noun: int, end: int, stop: int, names: Near) -> int:
    """Past the capitalised words between a role of leading and what closes it ("Leiterin Vorstandsstab,"); ``end``
    where none stand there."""
    texts, index = words.texts, end
    if not texts[noun].lower().endswith(_HEAD_OF_FIELD) or any(text in ARTICLES for text in texts[noun + 1 : end]):
        return end
    while index < min(stop, noun + _LONGEST_FIELD + 1) and not words.line_break(index):
        if index in names.people or not _may_be_of_field(texts[index]):
            break
        index += 1
    return index if texts[index - 1][0].isupper() and _closes_field(words, index) else end


def _closes_field(words: Words, index: int) -> bool:
    """Whether a field of work ends before a word: at a sign, a genitive, the end of a line or of a sentence."""
    if words.line_start(index) or words.texts[index] in _AFTER_FIELD:
        return True
    ends = words.texts[index] == "." and len(words.texts[index - 1]) > 1
    return ends and words.texts[index + 1 : index + 2] != [","]


def _may_be_of_field(text: str) -> bool:
    """Whether a word may belong to a field of work: capitalised and no name or role, or "und" between two such."""
    if text in JOINS_FIELDS:
        return True
    if text in CONTACT_LABELS:
        return False
    return text[0].isupper() and not (is_given(text) or is_role(text) or is_degree(text) or gender_of_address(text))


def _is_clause(words: Words, first: int, last: int) -> bool:
    """Whether a verb behind the phrase makes it a clause of its own: "X, Vizepräsident bleibt Y"; not "der … ist"."""
    return last < len(words) and words.texts[last] in _OPENS_CLAUSE and words.texts[first] not in ARTICLES


def names_somebody(words: Words, index: int, names: Near) -> bool:
    """Whether a person's name begins here, degrees and address stepped over."""
    for ahead in range(index, min(index + 5, len(words))):
        if ahead in names.people:
            return not (words.any_break(index - 1, ahead + 1) or ends_list_line(words, index, names.people))
        text = words.texts[ahead]
        if text == "." and not _is_short(words, ahead):
            return False
        if text != "." and not text[0].isupper() and not (text == "in" and words.glued(ahead)):  # "Dr.in"
            return False
    return False


def ends_list_line(words: Words, index: int, people: Collection[int]) -> bool:
    """Whether the line that ends before a word and the one that begins with it each open with a person: a role on the
    first is not of the second ("X, Leiterin des Amts⏎Y, Verband Aue")."""
    if not 0 < index < len(words) or not words.line_start(index):
        return False
    above = next(first for first in range(index - 1, -1, -1) if words.line_start(first))
    return all(_opens_with_person(words, first, people) for first in (above, index))


def _opens_with_person(words: Words, first: int, people: Collection[int]) -> bool:
    """Whether a person's name opens a line, degrees and bullets stepped over."""
    while first < len(words) and first not in people and _is_before_person(words.texts[first]):
        first += 1
    return first in people


def _is_before_person(text: str) -> bool:
    return not text[0].isalpha() or is_degree(text) or is_degree_field(text) or gender_of_address(text) is not None


def _is_short(words: Words, stop: int) -> bool:
    """Whether a full stop belongs to the word before it ("Dr.", "Bgm.", "J.") and ends no sentence."""
    before = words.texts[stop - 1]
    short = is_degree(before) or is_degree_field(before) or is_short_role(before) or len(before) == 1
    return short or gender_of_address(f"{before}.") is not None


def noun_at(words: Words, index: int, stop: int) -> int | None:
    """The role noun of a phrase that begins at ``index``: behind article, fillers, adjectives and places in "-er"."""
    for ahead in range(index, min(index + 7, stop)):
        opens = ahead == index
        if words.line_break(ahead) and not opens:
            return None
        if _is_noun(words, ahead, opens or _is_former(words, index, ahead)):
            return ahead
        following = words.texts[ahead + 1] if ahead + 1 < stop else ""
        belongs = not opens and _is_sign_of_role(words, ahead)
        if not (belongs or _leads_to_role(words.texts[ahead], following)):
            return None
    return None


def _is_former(words: Words, index: int, noun: int) -> bool:
    """Whether only adjectives without an article stand before a word ("früherer Stadtrat", "alt Kantonsrat")."""
    before = words.texts[index:noun]
    return all(is_undeclined(text) or (is_role_adjective(text) and text.endswith("er")) for text in before)


def _is_noun(words: Words, index: int, opens: bool) -> bool:
    """Whether a role noun stands at a word; one that opens the phrase may mean a council too ("Stadtrat")."""
    text = words.texts[index]
    return role_at(words, index) or (opens and is_role(text) and is_council(text) and not needs_name(text))


def _is_sign_of_role(words: Words, index: int) -> bool:
    """Whether a sign belongs to a role: "1. Vorsitzende", "PR & Communications Manager"."""
    text, before = words.texts[index], words.texts[index - 1]
    return (text == "." and (before.isdigit() or before in _ROMAN)) or (text == "&" and is_undeclined(before))


def _leads_to_role(text: str, following: str) -> bool:
    """Whether a word may stand before the noun of a role; a verb before an article is none ("dankte den"), nor an
    article that opens a clause ("der den Bischof vertritt")."""
    if text in _RELATIVES and following in _RELATIVES:
        return False
    if _is_small(text) or is_role_adjective(text) or is_role_adverb(text):
        return True
    if text[0].isupper():
        return text.endswith("er") and len(text) > 5
    return _is_adjective(text) and following not in ARTICLES


def _is_small(text: str) -> bool:
    """Whether a word is an article, a filler, a possessive or a number."""
    return text in ARTICLES or text in FILLERS or text in _OWN or text[0].isdigit() or text in _ROMAN


def _is_adjective(text: str) -> bool:
    """Whether a word in small letters has an ending of adjectives before a role."""
    return text[0].islower() and text.isalpha() and len(text) > 4 and text.endswith(("e", "er", "en", "em"))
