"""Organisations by a class noun and what follows it: "Behörde für Verkehr und Mobilität", "Stiftung für das sorbische
Volk", "Oberschule „Clara Zetkin“ Auental"."""

from collections.abc import Iterator

from pressefakten.german.class_nouns import is_head, legal_form
from pressefakten.german.endings import ADJECTIVE_ENDINGS
from pressefakten.german.function_words import function_words
from pressefakten.german.marks import OPEN
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import gender_of_address, is_capital, is_degree, is_given, is_plain_noun
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten.recognizers.names.class_names import with_adjective
from pressefakten.recognizers.names.places import places_end
from pressefakten.recognizers.names.tagged import Tagged
from pressefakten.recognizers.names.things import closing_mark

_LONGEST = 12
_LONGEST_QUOTED = 6
_JOINTS = frozenset({"und", "sowie", "&", ","})
_ARTICLES = function_words("article")
_INDEFINITE = function_words("indefinite")
_FUNDS = tuple(load("organizations")["field"]["funds"])
_OF_AREAS = tuple(load("organizations")["field"]["of_areas"])
_AREAS = frozenset(load("organizations")["field"]["areas"])
_OFFICES = tuple(load("organizations")["field"]["offices"])
_NO_FIELD_BEFORE = frozenset(load("organizations")["field"]["not_before"])


def with_field(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """A class noun with "für" and what it is for, where the tagger saw no body that reaches out of it."""
    starts = frozenset(name.first for name in tagged.names if not _is_second_place(words, name.first, tagged))
    for index, text in enumerate(words.texts[:-2]):
        if not _may_have_field(words, index):
            continue
        end = _field_end(words, index + 2, starts)
        if end == index + 2:
            continue
        office = text.lower().endswith(_OFFICES)
        end = max(end, places_end(words, end, tagged.places), end + (not office and _is_its_place(words, end)))
        if words.texts[end : end + 1] and words.texts[end] in _NO_FIELD_BEFORE:
            continue  # "Museum für Besucher geschlossen"
        first = with_adjective(words, index)
        rule = "organization.office" if office else "organization.field"
        name = Candidate("organization", first, end, rule, (f"{text!r} with what it is for",))
        if tagged.all_inside(name):
            yield name


def _is_second_place(words: Words, first: int, tagged: Tagged) -> bool:
    """Whether a place that "und" joins to another begins here ("Handwerkskammer für Auen und Moorland")."""
    return first > 1 and words.texts[first - 1] == "und" and {first - 2, first} <= tagged.places


def _may_have_field(words: Words, index: int) -> bool:
    """Whether a class noun with "für" behind stands here that may be a body's name: but no "ein Zentrum für Pflege"."""
    text, before = words.texts[index], words.texts[index - 1] if index else ""
    if words.texts[index + 1] != "für" or not is_head(text) or is_role(text) or words.line_break(index + 1):
        return False
    return before not in _INDEFINITE and not text.lower().endswith(_FUNDS)


def _field_end(words: Words, start: int, names: frozenset[int]) -> int:
    """Past the nouns of a field of work, "und" and commas between them; ``start`` when none stands there.

    ``names``: where those of the tagger begin; no joint leads to one.
    """
    index = end = start
    while index < len(words) and index - start < _LONGEST and not (words.line_break(index) and index > start):
        if (index > end or index == start) and _is_field_noun(words, index):
            index = end = index + 1
        elif step := _between_nouns(words, index, start, end, names):
            index += step
        else:
            break
    return end


def _between_nouns(words: Words, index: int, start: int, end: int, names: frozenset[int]) -> int:
    """How many words lead on to the next noun of a field here, whose last noun ends at ``end``; 0 where none do."""
    text = words.texts[index]
    if text == "-" and words.glued(index) and words.texts[index + 1 : index + 2] == ["und"]:
        return 2  # "Zwei- und Mehrsprachigkeit"
    if index != end and _is_adjective(text) or index == start and _opens_field(words, index):
        return 1
    return int(text in _JOINTS and end == index and index + 1 not in names and _goes_on(words, index))


def _is_its_place(words: Words, index: int) -> bool:
    """Whether one capitalised word that is no noun goes on a name on its line ("Agentur für Arbeit Lohfelden")."""
    if index >= len(words) or words.line_start(index) or not is_capital(words.texts[index]):
        return False
    text = words.texts[index]
    return not (is_plain_noun(text) or is_role(text) or is_given(text) or is_head(text) or gender_of_address(text))


def _opens_field(words: Words, index: int) -> bool:
    """Whether an adjective, behind "Stiftung" an article, or behind "Verband" that of an area opens a field of work."""
    text, noun = words.texts[index], words.texts[index - 2].lower()
    if _is_adjective(text):
        return True
    of_area = noun.endswith(_OF_AREAS) and words.texts[index + 1 : index + 2] and words.texts[index + 1] in _AREAS
    return text in _ARTICLES and (noun.endswith("stiftung") or bool(of_area))


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
    area = text in _AREAS and words.texts[index - 1] in _ARTICLES
    return area or not (is_given(text) or is_head(text) and not text.endswith("-"))


def _is_adjective(text: str) -> bool:
    adjective = text[0].islower() and text.isalpha() and len(text) > 3 and text.endswith(ADJECTIVE_ENDINGS)
    return adjective and text not in _ARTICLES


def with_quoted(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """ "Kindertagesstätte „Wirbelwind“", "Oberschule „Clara Zetkin“ Auental": a class noun with a name in quotation
    marks, which is part of the body's."""
    heads = tuple(load("organizations")["quoted"]["heads"])
    for index, text in enumerate(words.texts[:-2]):
        if words.texts[index + 1] not in OPEN or not is_head(text) or not text.lower().endswith(heads):
            continue
        closed = closing_mark(words.texts, index + 3, _LONGEST_QUOTED)
        if closed is None or words.any_break(index, closed + 1) or not words.texts[index + 2][0].isupper():
            continue
        first = with_half(words, with_adjective(words, index))
        if first == index and first and words.texts[first - 1] == "und":
            continue  # "Hochschule für Musik und Theater „Clara Schumann“"
        why = (f"{text!r} with its name in quotation marks",)
        yield Candidate("organization", first, _behind_quoted(words, closed, tagged), "organization.quoted", why)


def _behind_quoted(words: Words, closed: int, tagged: Tagged) -> int:
    """Past the legal form, or else the places, behind the closing mark of a body's name."""
    if form := legal_form().match(words.text, words.ends[closed] + 1):
        return words.between(*form.span())[1]
    return places_end(words, closed + 1, tagged.places)


def with_half(words: Words, first: int) -> int:
    """Back over the first half of a double noun ("Wasser- und Bodenverband")."""
    half = first > 2 and words.texts[first - 2 : first] == ["-", "und"] and words.glued(first - 2)
    return first - 3 if half and not words.any_break(first - 3, first + 1) else first
