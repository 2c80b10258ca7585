"""Organisations by a class noun and what follows it: "Behörde für Verkehr und Mobilität", "Stiftung für das sorbische
Volk", "Museum im Alten Zeughaus Lohfelden", "DLRG Ortsgruppe Bad Aue"."""

from collections.abc import Iterator

from pressefakten.german.class_nouns import generic, is_head
from pressefakten.german.endings import ADJECTIVE_ENDINGS
from pressefakten.german.function_words import function_words
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import gender_of_address, is_capital, is_degree, is_given, is_plain_noun
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten.recognizers.names.class_names import with_adjective
from pressefakten.recognizers.names.places import is_building, places_end
from pressefakten.recognizers.names.tagged import Tagged

_LONGEST = 12
_JOINTS = frozenset({"und", "sowie", "&", ","})
_ARTICLES = function_words("article")
_NO_FIELD_BEFORE = frozenset(load("organizations")["field"]["not_before"])


def with_field(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """A class noun with "für" and what it is for, where the tagger saw no body that reaches out of it."""
    for index, text in enumerate(words.texts[:-2]):
        if words.texts[index + 1] != "für" or not is_head(text) or is_role(text) or words.line_break(index + 1):
            continue
        end = _field_end(words, index + 2)
        if end == index + 2:
            continue
        end = max(end, places_end(words, end, tagged.places), end + _is_its_place(words, end))
        if words.texts[end : end + 1] and words.texts[end] in _NO_FIELD_BEFORE:
            continue  # "Museum für Besucher geschlossen"
        first = with_adjective(words, index)
        name = Candidate("organization", first, end, "organization.field", (f"{text!r} with what it is for",))
        if all(first <= one.first and one.last <= end for one in tagged.names if one.overlaps(name)):
            yield name


def _field_end(words: Words, start: int) -> int:
    """Past the nouns of a field of work, "und" and commas between them; ``start`` when none stands there."""
    index = end = start
    while index < len(words) and index - start < _LONGEST and not (words.line_break(index) and index > start):
        text = words.texts[index]
        if index > end and _is_field_noun(words, index) or index == start and _is_field_noun(words, index):
            index = end = index + 1
        elif text == "-" and words.glued(index) and words.texts[index + 1 : index + 2] == ["und"]:
            index += 2  # "Zwei- und Mehrsprachigkeit"
        elif index != end and _is_adjective(text) or index == start and _opens_field(words, index):
            index += 1
        elif text in _JOINTS and end == index and _goes_on(words, index):
            index += 1
        else:
            break
    return end


def _is_its_place(words: Words, index: int) -> bool:
    """Whether one capitalised word that is no noun goes on a name on its line ("Agentur für Arbeit Lohfelden")."""
    if index >= len(words) or words.line_start(index) or not is_capital(words.texts[index]):
        return False
    text = words.texts[index]
    return not (is_plain_noun(text) or is_role(text) or is_given(text) or is_head(text) or gender_of_address(text))


def _opens_field(words: Words, index: int) -> bool:
    """Whether an adjective, or behind "Stiftung" an article, opens a field of work."""
    text = words.texts[index]
    return _is_adjective(text) or text in _ARTICLES and words.texts[index - 2].lower().endswith("stiftung")


def _goes_on(words: Words, index: int) -> bool:
    """Whether a joint leads to one more noun of the field, not to a new body or to somebody."""
    after = index + 1
    if after >= len(words) or words.texts[after] in _ARTICLES:
        return False
    if words.texts[index] == ",":  # a comma only where an "und" closes the list
        ahead = words.texts[after : after + 6]
        return "und" in ahead and not any(text in ".;:!?" for text in ahead[: ahead.index("und")])
    return _is_field_noun(words, after) or _is_adjective(words.texts[after])


def _is_field_noun(words: Words, index: int) -> bool:
    text = words.texts[index]
    if not (text[:1].isupper() and text[0].isalpha()) or is_role(text) or is_degree(text) or gender_of_address(text):
        return False
    return not (is_given(text) or is_head(text) and not text.endswith("-"))


def _is_adjective(text: str) -> bool:
    return text[0].islower() and text.isalpha() and len(text) > 3 and text.endswith(ADJECTIVE_ENDINGS)


def in_building(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """ "Museum im Alten Zeughaus Lohfelden": a class noun in a building that its name goes on with."""
    for index, text in enumerate(words.texts[:-2]):
        if words.texts[index + 1] not in ("im", "am") or not is_head(text) or text in generic() or is_role(text):
            continue
        house = index + 2
        while house < len(words) and house < index + 4 and not is_building(words.texts[house]):
            house += 1
        between = words.texts[index + 2 : house]
        if house >= len(words) or house == index + 4 or words.any_break(index, house + 1):
            continue
        if not all(one[0].isupper() and one.endswith(ADJECTIVE_ENDINGS) for one in between):
            continue
        end = places_end(words, house + 1, tagged.places | tagged.things)
        yield Candidate("organization", index, end, "organization.in_building", (f"{text!r} in a building",))


def branches(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """ "DLRG Ortsgruppe Bad Aue", "BUND Kreisgruppe Rodenau": a branch of a body that is named before it."""
    nouns = frozenset(load("organizations")["branches"]["words"])
    for index, text in enumerate(words.texts[1:-1], 1):
        if text not in nouns or words.line_break(index) or words.line_break(index + 1):
            continue
        before, after = words.texts[index - 1], words.texts[index + 1]
        if not (after[0].isupper() and (before.isupper() and len(before) > 1 or index - 1 in tagged.bodies)):
            continue
        body = next((name for name in tagged.names if name.kind == "organization" and name.last == index), None)
        end = max(places_end(words, index + 1, tagged.places), index + 2)
        first = body.first if body else index - 1
        yield Candidate("organization", first, end, "organization.branch", (f"{text!r} of a body with its name",))
