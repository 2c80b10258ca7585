"""Roles behind a name: appositions, brackets, "ist/war/wird …", "als …", lines of a contact block."""

from functools import cache

from pressefakten.german.role_nouns import (
    is_field,
    is_role,
    is_role_adjective,
    is_role_adverb,
    is_short_role,
    is_undeclined,
    mandates,
    needs_name,
)
from pressefakten.german.shapes import gender_of_address, is_degree, is_degree_field, is_given
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.resolve.roles.asides import closing, past_asides
from pressefakten.resolve.roles.fronted import taken
from pressefakten.resolve.roles.phrase import ARTICLES, Phrase, complement_end, first_word, role_at

_STOP = frozenset({".", "!", "?", ";", ":", "„", "“", "”", '"', "»", "«"})
_LONGEST_LINE = 14
"""Words of a line that tells a role at most."""
_LONGEST_FIELD = 5
"""Words of a field of work behind its role at most."""
_LOOKAHEAD = 10
_CLAUSE = 20
"""Words before "zur" among which the verb of its clause is looked for."""
_SHORT_LINE = 7
"""Words of a line under a name that begins with a role and goes on ("Pressereferent / Fahrgastkommunikation")."""
_AROUND = load("roles")["around"]
TO_BE = frozenset(_AROUND["to_be"])
_BEING = tuple([word] for word in sorted(TO_BE))
_OPENS_CLAUSE = frozenset(_AROUND["is_before_name"])
_FILLERS = frozenset(_AROUND["fillers"])
_OWN = frozenset(_AROUND["own"])
_ELECTED = frozenset(_AROUND["elected"])
_TAKES = frozenset(_AROUND["takes"])
_BETWEEN = frozenset(_AROUND["between"])
_JOINS_FIELDS = frozenset({"und", "&", "-", "/"})
_OPENS_FIELD = frozenset({",", "|", "(", "–"})
_DASHES = frozenset("–-—")
_SIGNS = frozenset("–-—|/·•")
_AND = frozenset({"und", "sowie", "&", "/", "–", "-"})
_HEAD_OF_FIELD = tuple(_AROUND["head_of_field"])
_AFTER_FIELD = frozenset(_AROUND["after_field"])
_CLOSES_FIELD = frozenset(load("roles")["fields"]["closed_by"])


def roles_behind(words: Words, end: int, bodies: dict[int, int], people: dict[int, int]) -> list[Phrase]:
    """The role phrases that belong to the name ending at word ``end``."""
    texts = words.texts
    if end >= len(texts):
        return []
    inside = past_asides(words, end, bodies)
    sign = texts[inside] if inside < len(texts) else ""
    found: list[Phrase] = []
    if texts[end] == "(":
        found += _in_bracket(words, end, bodies, people)
    elif sign == "," and (behind := bodies.get(inside + 1, 0)) and texts[behind : behind + 1] == ["("]:
        found += _in_bracket(words, behind, bodies, people)  # "X, Verein Aue (Vorsitzende)"
    if sign == "," and not words.line_break(inside + 1):
        found += _phrases(words, inside + 1, min(len(texts), inside + 24), bodies, people, strict=True, apposition=True)
        found += _behind_apposition(words, found[-1].last, bodies, people) if found else []
    elif sign in _SIGNS and not words.glued(inside) and not words.line_start(inside):
        found += _phrases(words, inside + 1, min(len(texts), inside + 16), bodies, people, strict=True)
    elif inside < len(texts) and words.line_start(inside) and words.line_break(inside):
        found += [] if _heads_another(words, inside, people) else _next_line(words, inside, bodies, people)
    elif inside < len(texts) and texts[inside] in mandates() and not words.line_break(inside):
        found.append(Phrase(inside, inside, inside + 1))  # "Michael Muster MdB"
    if not found:
        found += _beside(words, inside, bodies, people) or _fields(words, end, inside)
    if not found:
        found += taken(words, inside, bodies) or _predicate(words, inside, bodies, people)
    return found


def _behind_apposition(words: Words, end: int, bodies: dict[int, int], people: dict[int, int]) -> list[Phrase]:
    """ "X, derzeit Finanzchefin, wird Vorsitzende": what a form of being behind the apposition says."""
    if words.texts[end : end + 1] != [","] or words.texts[end + 1 : end + 2] not in _BEING or words.line_break(end + 1):
        return []
    return _predicate(words, end + 1, bodies, people)


def _in_bracket(words: Words, opened: int, bodies: dict[int, int], people: dict[int, int]) -> list[Phrase]:
    """The roles at the head of a bracket, or behind a semicolon or an age in it ("(48, Vorsitzende)")."""
    close = closing(words, opened)
    begins = [opened, *(index for index in range(opened + 1, close) if words.texts[index] in (";", ","))]
    for begin in begins:
        if found := _phrases(words, begin + 1, close, bodies, people, strict=True):
            return found
        if words.texts[begin + 1 : begin + 2] and not words.texts[begin + 1][0].isdigit():
            return []
    return []


def _beside(words: Words, index: int, bodies: dict[int, int], people: dict[int, int]) -> list[Phrase]:
    """The role that fills the rest of the line behind a colon ("- X: Kassenwartin"), or the next column of a table."""
    if index >= len(words) or words.line_start(index):
        return []
    colon = words.texts[index] == ":"
    first = index + colon
    if not (colon or words.is_gap(index)) or first >= len(words) or words.line_start(first):
        return []
    end = first + 1
    while end < len(words) and not words.line_start(end) and end - first < _LOOKAHEAD:
        if words.is_gap(end):
            break
        end += 1
    closed = end >= len(words) or words.line_start(end) or words.is_gap(end)
    found = _phrases(words, first, end, bodies, people, strict=True) if closed else []
    return found if found and found[0].first == first and found[-1].last == end else []


def _fields(words: Words, end: int, inside: int) -> list[Phrase]:
    """The field of work that stands for a role: "X, Presse- und Öffentlichkeitsarbeit, Tel.", "Y (Finanzen)"."""
    for opening in (end, inside):
        if opening < len(words) and words.texts[opening] in _OPENS_FIELD and not words.line_start(opening):
            last = _field_end(words, opening + 1)
            closed = last >= len(words) or words.line_start(last) or words.texts[last] in _CLOSES_FIELD
            if last > opening + 1 and closed:
                return [Phrase(opening + 1, opening + 1, last)]
    if inside < len(words) and words.line_start(inside) and words.line_break(inside):
        last = _field_end(words, inside)
        if last > inside and (last >= len(words) or words.line_start(last)):
            return [Phrase(inside, inside, last)]
    return []


def _field_end(words: Words, index: int) -> int:
    """Past words that are fields of work, and what joins them."""
    end = index
    while index < len(words) and not (words.line_start(index) and index > end):
        text = words.texts[index]
        if is_field(text):
            index = end = index + 1
        elif text in _JOINS_FIELDS:
            index += 1
        else:
            break
    return end


def _phrases(
    words: Words,
    index: int,
    stop: int,
    bodies: dict[int, int],
    people: dict[int, int],
    strict: bool,
    apposition: bool = False,
) -> list[Phrase]:
    """Role phrases from ``index`` on, joined by "und" or a comma: each begins with article or adjectives and its
    noun."""
    found: list[Phrase] = []
    while index < stop:
        noun = _noun_at(words, index, stop)
        if noun is None:
            break
        last = _complement_end(words, noun, stop, bodies, people)
        if last < len(words) and (apposition or last == noun + 1) and _names_somebody(words, last, people):
            # "X, Landrat Y": the role is Y's, and so is one that "und" joins to it
            return found[:-1] if found and words.texts[found[-1].last] in ("und", "sowie") else found
        if apposition and _is_clause(words, index, last):
            return found
        if last + 1 < len(words) and words.texts[last] == ":" and _names_somebody(words, last + 1, people):
            return found  # "X | Vorsitzender: Y"
        found.append(Phrase(first_word(words, noun), noun, last))
        index = last
        if (
            index + 1 < stop
            and (words.texts[index] in _AND or words.texts[index] == ",")
            and not (words.line_break(index) or words.line_break(index + 1))
            and _noun_at(words, index + 1, stop) is not None
        ):
            index += 1
            continue
        break
    return found


def _complement_end(words: Words, noun: int, stop: int, bodies: dict[int, int], people: dict[int, int]) -> int:
    """The end of what a role is the role of; behind the name of who has it a field of work in whatever words too."""
    end = complement_end(words, noun + 1, stop, bodies)
    field = _any_field_end(words, noun, end, stop, people)
    return complement_end(words, field, stop, bodies) if field > end else end


def _any_field_end(words: Words, noun: int, end: int, stop: int, people: dict[int, int]) -> int:
    """Past the capitalised words between a role of leading and what closes it ("Leiterin Vorstandsstab,"); ``end``
    where none stand there."""
    texts, index = words.texts, end
    if not texts[noun].lower().endswith(_HEAD_OF_FIELD) or any(text in ARTICLES for text in texts[noun + 1 : end]):
        return end
    while index < stop and index - noun <= _LONGEST_FIELD and not words.any_break(index - 1, index + 1):
        if not (_may_be_of_field(texts[index]) and index not in people):
            break
        index += 1
    closed = index >= len(words) or words.line_start(index) or texts[index] in _AFTER_FIELD
    closed = closed or texts[index] == "." and len(texts[index - 1]) > 1 and texts[index + 1 : index + 2] != [","]
    return index if closed and texts[index - 1][0].isupper() else end


def _may_be_of_field(text: str) -> bool:
    """Whether a word may belong to a field of work: capitalised and no name or role, or "und" between two such."""
    if text in _JOINS_FIELDS:
        return True
    return text[0].isupper() and not (is_given(text) or is_role(text) or is_degree(text) or gender_of_address(text))


def _is_clause(words: Words, first: int, last: int) -> bool:
    """Whether a verb behind the phrase makes it a clause of its own: "X, Vizepräsident bleibt Y"; not "der … ist"."""
    return last < len(words) and words.texts[last] in _OPENS_CLAUSE and words.texts[first] not in ARTICLES


def _names_somebody(words: Words, index: int, people: dict[int, int]) -> bool:
    """Whether a person's name begins here, degrees and address stepped over."""
    for ahead in range(index, min(index + 5, len(words))):
        if ahead in people:
            return not words.any_break(index - 1, ahead + 1)
        text = words.texts[ahead]
        if text == "." and not _is_short(words, ahead) or text != "." and not text[0].isupper():
            return False
    return False


def _is_short(words: Words, stop: int) -> bool:
    """Whether a full stop belongs to the word before it ("Dr.", "Bgm.", "J.") and ends no sentence."""
    before = words.texts[stop - 1]
    short = is_degree(before) or is_degree_field(before) or is_short_role(before) or len(before) == 1
    return short or gender_of_address(f"{before}.") is not None


def _noun_at(words: Words, index: int, stop: int) -> int | None:
    """The role noun of a phrase that begins at ``index``: behind article, fillers, adjectives and places in "-er"."""
    for ahead in range(index, min(index + 7, stop)):
        if words.line_break(ahead) and ahead > index:
            return None
        text = words.texts[ahead]
        if role_at(words, ahead) or (ahead == index and is_role(text) and not needs_name(text)):
            return ahead
        following = words.texts[ahead + 1] if ahead + 1 < stop else ""
        if text == "." and ahead > index and words.texts[ahead - 1].isdigit():
            continue  # "1. Vorsitzende"
        if text == "&" and ahead > index and is_undeclined(words.texts[ahead - 1]):
            continue  # "PR & Communications Manager"
        if not _leads_to_role(text, following):
            return None
    return None


def _leads_to_role(text: str, following: str) -> bool:
    """Whether a word may stand before the noun of a role; a verb before an article is none ("dankte den")."""
    if text in ARTICLES or text in _FILLERS or text in _OWN or text[0].isdigit():
        return True
    if is_role_adjective(text) or is_role_adverb(text):
        return True
    if text[0].isupper():
        return text.endswith("er") and len(text) > 5
    adjective = text[0].islower() and text.isalpha() and len(text) > 4 and text.endswith(("e", "er", "en", "em"))
    return adjective and following not in ARTICLES


def _next_line(words: Words, index: int, bodies: dict[int, int], people: dict[int, int]) -> list[Phrase]:
    """The line under a name that holds nothing but a role ("Max Muster / Pressesprecher / Tel. …")."""
    if words.texts[index] in _DASHES and index + 1 < len(words) and not words.line_start(index + 1):
        return _between_dashes(words, index + 1, bodies, people)
    end = _rest_of_line(words, index)
    if end < len(words) and not words.line_start(end):
        return []
    if (
        bodies.get(index) == end
        and end < len(words)
        and words.text.count("\n", words.ends[end - 1], words.starts[end]) == 1
    ):
        return [one for one in _next_line(words, end, {}, people) if one.first == end]  # "X / Stadt Aue / Bauleiter"
    found = _phrases(words, index, end, bodies, people, strict=True)
    whole = bool(found) and found[-1].last >= end - 1
    return found if whole or (found and found[0].first == index and end - index <= _SHORT_LINE) else []


def _heads_another(words: Words, index: int, people: dict[int, int]) -> bool:
    """Whether the next line is parted from a name by an empty line, and from the name below it by none: it heads
    that one ("Foto: X // Pressesprecherin / Y")."""
    end = _rest_of_line(words, index)
    if words.text.count("\n", words.ends[index - 1], words.starts[index]) < 2 or end >= len(words):
        return False
    close = words.text.count("\n", words.ends[end - 1], words.starts[end]) == 1
    return close and any(ahead in people for ahead in range(end, min(end + 5, _rest_of_line(words, end))))


def _rest_of_line(words: Words, first: int) -> int:
    """The end of the line on which word ``first`` stands; of a long one, of so many words."""
    end = first + 1
    while end < len(words) and not words.line_start(end) and end - first < _LONGEST_LINE:
        end += 1
    return end


def _between_dashes(words: Words, index: int, bodies: dict[int, int], people: dict[int, int]) -> list[Phrase]:
    """The role of a line between dashes ("– Pressereferentin –")."""
    end = _rest_of_line(words, index)
    if not (words.texts[end - 1] in _DASHES and end - 1 > index):
        return []
    found = _phrases(words, index, end - 1, bodies, people, strict=True)
    return found if found and found[-1].last == end - 1 else []


def _predicate(words: Words, index: int, bodies: dict[int, int], people: dict[int, int]) -> list[Phrase]:
    """ "X ist seit 2015 Vorsitzende des …", "X … als neuer Leiter": within the clause, before any other person."""
    texts = words.texts
    stop = min(len(texts), index + _LOOKAHEAD + 8)
    for ahead in range(index, min(stop, index + _LOOKAHEAD)):
        if ahead in people or _ends_clause(words, ahead) or (words.line_break(ahead) and ahead > index):
            return []
        if texts[ahead] == "als" and texts[ahead + 1 : ahead + 2] == ["auch"]:  # "sowohl … als auch"
            return []
        begin = _where_role_begins(words, ahead)
        if begin is not None:
            noun = _noun_at(words, begin, stop)
            return _said_of(words, noun, bodies, people)
        if _is_predicative(words, index, ahead) and not _names_somebody(words, ahead + 1, people):
            between = texts[index + 1 : ahead]
            return _said_of(words, ahead, bodies, people) if all(map(_may_stand_between, between)) else []
        if texts[ahead] == "," and ahead > index:
            return []
    return []


def _ends_clause(words: Words, index: int) -> bool:
    """Whether a sign ends the clause here; the full stop of a date ("am 1. März") does not."""
    texts = words.texts
    ordinal = texts[index] == "." and texts[index - 1].isdigit() and texts[index + 1 : index + 2] != []
    return texts[index] in _STOP and not (ordinal and texts[index + 1] in _months())


def _where_role_begins(words: Words, index: int) -> int | None:
    """The word at which a role must begin behind "als", "zur … gewählt", "das Amt der"; None elsewhere."""
    texts = words.texts
    chosen = texts[index] in ("zur", "zum", "zu") and not _is_day(words, index + 1)
    if texts[index] == "als" or (chosen and _is_elected(words, index)):
        return index + 1
    takes = texts[index] == "Amt" and texts[index + 1 : index + 2] in (["der"], ["des"]) and index + 2 < len(texts)
    return index + 2 if takes and _takes_office(words, index) else None


def _is_day(words: Words, index: int) -> bool:
    """Whether the words from here on are a day: "zum 1. Juli"."""
    texts = words.texts
    return (
        texts[index + 1 : index + 2] == ["."]
        and texts[index].isdigit()
        and not _months().isdisjoint(texts[index + 2 : index + 3])
    )


def _is_predicative(words: Words, verb: int, index: int) -> bool:
    """Whether a role noun stands behind a form of "sein", "werden" or "bleiben" at the word ``verb``."""
    return index > verb and words.texts[verb] in TO_BE and is_role(words.texts[index]) and role_at(words, index)


def _said_of(words: Words, noun: int | None, bodies: dict[int, int], people: dict[int, int]) -> list[Phrase]:
    """The role with its complement, unless it is that of a person named behind it."""
    if noun is None or _names_somebody(words, noun + 1, people):
        return []
    stop = min(len(words), noun + 18)
    last = complement_end(words, noun + 1, stop, bodies)
    joined = words.texts[last : last + 1] == ["und"] and not words.line_break(last + 1)
    more = _phrases(words, last + 1, min(len(words), last + 19), bodies, people, strict=True) if joined else []
    return [Phrase(first_word(words, noun), noun, last), *more]


def said_behind(words: Words, end: int, bodies: dict[int, int]) -> list[Phrase]:
    """ "Im Mai wird X (43) Chefärztin am Hospital": the role right behind the subject of a form of being."""
    noun = past_asides(words, end, bodies)
    if noun >= len(words) or words.line_break(noun) or not role_at(words, noun):
        return []
    return [Phrase(noun, noun, complement_end(words, noun + 1, min(len(words), noun + 18), bodies))]


def _is_elected(words: Words, index: int) -> bool:
    """Whether the clause elects or appoints somebody: only then "zur" leads to a role of the person before."""
    for ahead in range(max(0, index - _CLAUSE), min(index + 16, len(words))):
        ordinal = words.texts[ahead] == "." and words.texts[ahead - 1].isdigit() and len(words.texts[ahead - 1]) == 1
        if words.texts[ahead] in _STOP and ahead > index and not ordinal:
            return False  # but "zum 1. Vorsitzenden gewählt"
        if words.texts[ahead] in _ELECTED:
            return True
    return False


def _takes_office(words: Words, index: int) -> bool:
    """Whether a verb shortly before "Amt" says that somebody takes or holds it."""
    return any(text in _TAKES for text in words.texts[max(0, index - 8) : index])


@cache
def _months() -> frozenset[str]:
    return frozenset(load("sentences")["words"]["months"])


def _may_stand_between(word: str) -> bool:
    """Whether a word may stand between "ist" and a role ("seit vielen Jahren")."""
    if word in ARTICLES or word in _FILLERS or word in _BETWEEN or word in _months():
        return True
    return is_role_adjective(word) or word[0].isdigit() or (word[0].islower() and word.endswith(("e", "er", "en")))
