"""Roles before a name: "Landrat X", "der Dezernent der Kreisverwaltung, X", lists "die Abgeordneten X und Y"."""

from dataclasses import dataclass

from pressefakten.german.endings import ADJECTIVE_ENDINGS
from pressefakten.german.role_nouns import is_council, is_field, is_label, is_of_several, is_role, is_short_role
from pressefakten.german.shapes import (
    gender_of_address,
    is_degree,
    is_degree_bracket,
    is_degree_field,
    is_given,
    out_of_office,
)
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.resolve.roles.phrase import ARTICLES, Phrase, complement_end, first_word, is_plural, role_at

_LONGEST_RANK = 5
"""Letters of a rank in capitals ("OBR") at most."""
_FARTHEST = 18
"""Words between a role noun and the name it belongs to."""
_AROUND = load("roles")["around"]
_TO_BE = frozenset(_AROUND["is_before_name"])
_ARE = tuple([word] for word in _AROUND["are"])
_COLLECTIVES = tuple(_AROUND["collectives"])
"""Roles that are a body of several people as well."""
_SIGNS_OF_PLACE = frozenset(_AROUND["signs_of_place"])
_BEFORE_ROLE = frozenset(_AROUND["before_role"])
_TIMES = frozenset([*_AROUND["fillers"], *_AROUND["between"], *load("sentences")["words"]["months"]])
_OPENS_LABEL = frozenset({",", ";", "|", "–", "-", "•", "·", "*", "/", "und", "."})
_OPENING_ARTICLES = frozenset(_AROUND["opens_line"])
_DOTTED = frozenset(_AROUND["dotted_labels"])
_OF = frozenset({"der", "des", "beim"})
_OFFICES = frozenset(load("roles")["fronted"]["offices"])
_ENDS = frozenset('.!?;:“”„"()')


@dataclass(frozen=True, slots=True)
class Opening:
    """The start of a name with all that is glued to it: degree and address."""

    start: int
    title: str | None
    gender: str | None


def opening_of(words: Words, first: int) -> Opening:
    """Steps back over degrees ("Prof. Dr.") and address ("Frau") before a name."""
    index, degrees_from, gender = first, first, None
    while index > 0 and not words.line_break(index):
        size, degree, address = _step_back(words, index)
        if not size:
            break
        index -= size
        degrees_from = index if degree else degrees_from
        gender = gender or address
    title = words.words(degrees_from, first) if degrees_from < first else ""
    kept = [part for part in title.split(" ") if not gender_of_address(part)]
    return Opening(index, " ".join(kept) or None, gender)


_Step = tuple[int, bool, str | None]
"""How many words a step back takes in, whether they are a degree, and the sex that an address tells."""

_NO_STEP: _Step = (0, False, None)


def _step_back(words: Words, index: int) -> _Step:
    """The degree, the bracket of a degree or the address that ends right before a word."""
    texts, before = words.texts, words.texts[index - 1]
    if before == "." and index > 1 and words.glued(index - 1):
        return _dotted(words, index)
    if (
        before == "in"
        and index > 2
        and texts[index - 2] == "."
        and words.glued(index - 1)
        and is_degree(texts[index - 3])
    ):
        return 3, True, "female"  # "Dr.in"
    if before == ")" and index > 4 and is_degree_bracket(texts[index - 2]) and texts[index - 3] == "(":
        return (3, False, None) if any(map(is_degree, texts[index - 5 : index - 3])) else _NO_STEP
    if is_degree(before) or (is_degree_field(before) and before.islower() and _behind_degree(words, index - 1)):
        return 1, True, None
    address = gender_of_address(before)
    return (1, False, address) if address else _NO_STEP


def _dotted(words: Words, index: int) -> _Step:
    """An address or a degree in short, with its full stop."""
    word = words.texts[index - 2]
    if address := gender_of_address(f"{word}."):
        return 2, False, address
    degree = is_degree(word) or (is_degree_field(word) and _behind_degree(words, index - 2))
    return (2, True, None) if degree else _NO_STEP


def _behind_degree(words: Words, index: int) -> bool:
    """Whether a degree stands within the three words before ("Dr. rer. nat.")."""
    return any(is_degree(words.texts[i]) for i in range(max(0, index - 6), index))


@dataclass(frozen=True, slots=True)
class _Around:
    """Where names stand: ``bodies`` by their first words, the words ``inside`` persons' names, and those ``covered`` by
    all other names."""

    bodies: dict[int, int]
    inside: set[int]
    covered: set[int]


def roles_before(words: Words, start: int, bodies: dict[int, int], inside: set[int], covered: set[int]) -> list[Phrase]:
    """The role phrases that end at word ``start``.

    ``inside`` holds the words of all persons' names, ``covered`` those of all other names.
    """
    found = _next_before(words, start, _Around(bodies, inside, covered))
    first = found[0].first if found else 0
    if first > 1 and words.texts[first - 1] == ":" and role_at(words, first - 2) and not words.line_break(first):
        return [Phrase(first_word(words, first - 2), first - 2, first - 1), *found]  # "Pressesprecherin: Richterin X"
    return found


def _next_before(words: Words, start: int, around: _Around) -> list[Phrase]:
    """The role phrases that end at a word, without the label before them."""
    texts, bodies, inside = words.texts, around.bodies, around.inside
    before = texts[start - 1] if start else ""
    if start > 1 and before == ":" and (role_at(words, start - 2) or is_label(texts[start - 2])):
        return [Phrase(first_word(words, start - 2), start - 2, start - 1)]
    if start > 1 and before == ":" and (label := _label(words, start - 1, around)):
        return label
    if start > 1 and before == "." and texts[start - 2] in _DOTTED and words.glued(start - 1):
        return [Phrase(start - 2, start - 2, start)]  # "Posaunenchor Aue, Ltg. X"
    if words.line_break(start):
        return _line_above(words, start, bodies) if start else []
    if start > 1 and before == "(" and role_at(words, start - 2) and is_plural(words, start - 2):
        return [Phrase(first_word(words, start - 2), start - 2, start - 1)]  # "die Landräte (Ahlen, Kruse und Vogt)"
    if direct := _direct(words, start, inside):
        return _with_others(words, direct, around)
    if before in _TO_BE and start > 1 and role_at(words, start - 2):
        return [Phrase(first_word(words, start - 2), start - 2, start - 1)]  # "Stellvertreter sind X und Y"
    verb = _verb_before(words, start)
    if verb is not None:
        return _with_complement(words, verb, True, around)  # "Neue Leiterin des Amts wird ab Mai X"
    comma = before == ","
    return _with_complement(words, _before_bracket(words, start - 1 if comma else start), comma, around)


def _verb_before(words: Words, start: int) -> int | None:
    """The form of being or becoming before a name, words of time stepped over ("Leiterin bleibt auch künftig X")."""
    for index in range(start - 1, max(start - 5, 0), -1):
        if words.texts[index] in _TO_BE and not words.line_break(index + 1):
            return index
        if words.texts[index] not in _TIMES and not words.texts[index].isdigit():
            return None
    return None


def _label(words: Words, colon: int, around: _Around) -> list[Phrase]:
    """ "Vorsitzende des Aufsichtsrats: X": a role with its complement that fills its line up to the colon, or a part of
    it behind a comma or another sign."""
    found = _with_complement(words, colon, False, around)
    first = found[0].first if found else 0
    opens = words.line_start(first) or words.texts[first - 1] in _OPENS_LABEL
    return found if found and opens else []


def _with_others(words: Words, direct: Phrase, around: _Around) -> list[Phrase]:
    """The role next before a name, with the roles that are joined to it."""
    of = direct.first > 1 and words.texts[direct.first - 1] in ("der", "des")
    if of and words.texts[direct.noun].endswith(_COLLECTIVES):
        whole = _with_complement(words, direct.last, False, around, direct.first - 1)
        if whole:
            return whole  # "die Mitglieder der Hochschulleitung X und Y"
    more = (
        _stacked(words, direct)
        or _coordinated(words, direct, around.inside)
        or _office_before(words, direct, around)
        or _predicated(words, direct, around)
    )
    return [*more, direct]


def _predicated(words: Words, direct: Phrase, around: _Around) -> list[Phrase]:
    """ "Schirmherrin des Laufs ist die Schauspielerin X": the role that a form of being says of the one behind it."""
    verb = direct.first - 1
    verb -= verb > 0 and words.texts[verb].lower() in ARTICLES
    if verb < 1 or words.texts[verb] not in _TO_BE or words.line_break(verb):
        return []
    if role_at(words, verb - 1):
        return [Phrase(first_word(words, verb - 1), verb - 1, verb)]
    return _with_complement(words, verb, True, around)


def _line_above(words: Words, index: int, bodies: dict[int, int]) -> list[Phrase]:
    """The role that alone fills the line above a name ("Pressesprecher / Max Muster")."""
    texts = words.texts
    first = index - 1
    while first > 0 and not words.line_start(first):
        first -= 1
    end = index - 1 if index and texts[index - 1] == ":" else index
    noun = next((spot for spot in range(first, min(first + 4, end)) if role_at(words, spot)), None)
    if noun is None and texts[first] in _OFFICES and end > first + 1:
        noun = first  # "Leitung Presse- und Öffentlichkeitsarbeit"
    first += texts[first] in _OPENING_ARTICLES and noun is not None and first < noun
    if noun is None or first_word(words, noun) != first or complement_end(words, noun + 1, end, bodies) != end:
        return []
    return [Phrase(first, noun, end)]


def _before_bracket(words: Words, end: int) -> int:
    """ "der Präsident des Bundesverbands Holz (BVH), X": a short bracket behind the complement is stepped over."""
    texts = words.texts
    if end < 3 or texts[end - 1] != ")":
        return end
    opened = next((i for i in range(end - 2, max(end - 7, 0), -1) if texts[i] == "("), None)
    return end if opened is None else opened


def _direct(words: Words, start: int, inside: set[int]) -> Phrase | None:
    """The role noun next before the name; a bracket with "v. l." may stand between ("Mitgliedern (v.l.) X")."""
    texts = words.texts
    index = start - 1
    if index > 0 and texts[index] == ")":
        opened = next((i for i in range(index - 1, max(index - 9, -1), -1) if texts[i] == "("), None)
        if opened is None or not all(text in _SIGNS_OF_PLACE for text in texts[opened:index]):
            return None
        index = opened - 1
    last = index + 1
    index -= out_of_office(texts[max(0, index - 3) : index + 1])  # "Landrat a. D."
    if index < 0 or words.line_break(start):
        return None
    if not is_role(texts[index]):
        return _before_one_word(words, index, inside) if last == start else None
    if index in inside:
        return None
    if last - index > 1:
        return Phrase(first_word(words, index), index, last)
    return Phrase(first_word(words, index), index, index + 1)


def _before_one_word(words: Words, index: int, inside: set[int]) -> Phrase | None:
    """ "Bezirkskommandant OBR X", "Abteilungsleiter Handball Y": the role with one word, a rank in short or a field,
    between it and the name."""
    text, noun = words.texts[index], index - 1
    if noun < 0 or not text.isalpha() or not text[0].isupper() or is_given(text) or words.line_break(index):
        return None
    short = text.isupper() and len(text) <= _LONGEST_RANK
    if not role_at(words, noun) or noun in inside or not (short or is_field(text)):
        return None
    return Phrase(first_word(words, noun), noun, noun + 1 if short else noun + 2)


def _office_before(words: Words, phrase: Phrase, around: _Around) -> list[Phrase]:
    """ "Der Obmann des Vereins Montan, Bürgermeister X": an office with its complement and a comma before the role."""
    texts = words.texts
    comma = phrase.first - 1
    if comma < 3 or texts[comma] != "," or words.line_break(phrase.first):
        return []
    found = _with_complement(words, _before_bracket(words, comma), True, around)
    return [one for one in found if one.last > one.noun + 1 and one.first and texts[one.first - 1].lower() in ARTICLES]


def _stacked(words: Words, phrase: Phrase) -> list[Phrase]:
    """ "LAbg. Bgm. X", "Einsatzleiter Polizeidirektor X": roles side by side, more than two where they are in short."""
    texts = words.texts
    found: list[Phrase] = []
    first = phrase.first
    while first > 0 and not words.line_break(first) and is_role(texts[first - 1]):
        short = is_short_role(texts[first]) or is_short_role(texts[first - 1])
        if not short and (is_council(texts[first - 1]) or first < phrase.first):
            break
        found.insert(0, Phrase(first_word(words, first - 1), first - 1, first))
        first = found[0].first
    return found


def _coordinated(words: Words, phrase: Phrase, inside: set[int]) -> list[Phrase]:
    """ "Gründer und Präsident X", "Hausherr, Erster Bürgermeister X": the role joined to this one."""
    texts = words.texts
    index = phrase.first
    noun = index - 2
    if noun < 0 or noun in inside:  # "Ida Vogt und Landrat X"
        return []
    if texts[index - 1] in ("und", ",") and role_at(words, noun) and not words.line_break(index):
        before = first_word(words, noun)
        if texts[index - 1] == "," and not (before and texts[before - 1].lower() in ARTICLES):
            return []
        return [Phrase(before, noun, noun + 1)]
    return []


def _with_complement(words: Words, end: int, comma: bool, around: _Around, below: int | None = None) -> list[Phrase]:
    """ "der Leiter des Jugendamts(,) X": a role whose complement reaches to the name (or to the comma before it).

    ``below``: the word before which the role noun must stand.
    """
    texts = words.texts
    for noun in range((end if below is None else below) - 1, max(end - _FARTHEST, -1), -1):
        if noun in around.covered and not is_role(texts[noun]):
            continue
        if texts[noun] in _ENDS or noun in around.inside or words.line_break(noun + 1):
            return []
        if not role_at(words, noun) or complement_end(words, noun + 1, end, around.bodies) != end:
            continue
        first = first_word(words, noun)
        if first and texts[first - 1] in _OF and (outer := _with_complement(words, end, comma, around, first - 1)):
            return outer  # "die Staatssekretärin beim Bundesminister für Verkehr, X"
        if comma and not _opens_phrase(words, first, noun) or not comma and end == noun + 1:
            return []
        return [*_joined_before(words, first), Phrase(first, noun, end)]
    return []


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


def spreads(words: Words, phrase: Phrase) -> bool:
    """Whether the role is meant of each name of the list behind it."""
    several = is_of_several(words.texts[phrase.noun]) and phrase.first == phrase.noun
    if several and not (phrase.first and words.texts[phrase.first - 1].lower() in ARTICLES):
        return True  # "Kassier X, Beisitzer Y und Z"
    return is_plural(words, phrase.noun) or words.texts[phrase.last : phrase.last + 1] in _ARE
