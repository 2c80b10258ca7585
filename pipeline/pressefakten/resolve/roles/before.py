"""Roles before a name: "Landrat X", "der Dezernent der Kreisverwaltung, X", lists "die Abgeordneten X und Y"."""

from pressefakten.german.role_nouns import is_council, is_field, is_label, is_of_several, is_role, is_short_role
from pressefakten.german.shapes import gender_of_address, is_given, out_of_office
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.resolve.roles.complemented import ENDS, FARTHEST, OF, Around, with_complement
from pressefakten.resolve.roles.phrase import ARTICLES, Phrase, complement_end, first_word, is_plural, role_at

_LONGEST_RANK = 5
"""Letters of a rank in capitals ("OBR") at most."""
_AROUND = load("roles")["around"]
_TO_BE = frozenset(_AROUND["is_before_name"])
_ARE = tuple([word] for word in _AROUND["are"])
_COLLECTIVES = tuple(_AROUND["collectives"])
"""Roles that are a body of several people as well."""
_SIGNS_OF_PLACE = frozenset(_AROUND["signs_of_place"])
_TIMES = frozenset([*_AROUND["fillers"], *_AROUND["between"], *load("sentences")["words"]["months"]])
_OPENS_LABEL = frozenset({",", ";", "|", "–", "-", "•", "·", "*", "/", "und", "."})
_OPENING_ARTICLES = frozenset(_AROUND["opens_line"])
_DOTTED = frozenset(_AROUND["dotted_labels"])
_OFFICES = frozenset(load("roles")["fronted"]["offices"])
_LASTING = _OFFICES - frozenset(load("roles")["fronted"]["works"])
"""Offices that are more than a part in one work ("Regie")."""
_HOLDS = frozenset(load("roles")["fronted"]["holds"])
_INSIDE = frozenset({"im", "in", "beim"})


def roles_before(words: Words, start: int, bodies: dict[int, int], inside: set[int], covered: set[int]) -> list[Phrase]:
    """The role phrases that end at word ``start``.

    ``inside`` holds the words of all persons' names, ``covered`` those of all other names.
    """
    found = _next_before(words, start, Around(bodies, inside, covered))
    first = found[0].first if found else 0
    if first > 1 and words.texts[first - 1] == ":" and role_at(words, first - 2) and not words.line_break(first):
        return [Phrase(first_word(words, first - 2), first - 2, first - 1), *found]  # "Pressesprecherin: Richterin X"
    return found


def _next_before(words: Words, start: int, around: Around) -> list[Phrase]:
    """The role phrases that end at a word, without the label before them: what the first reading says that fits."""
    for reading in _READINGS:
        found = reading(words, start, around)
        if found is not None:
            return found
    return []


def _alone(words: Words, noun: int, last: int) -> list[Phrase]:
    """The role whose noun stands at a word, with its adjectives and no complement."""
    return [Phrase(first_word(words, noun), noun, last)]


def _behind_label(words: Words, start: int, around: Around) -> list[Phrase] | None:
    """ "Pressesprecherin: X", "Regie: X", "Vorsitzende des Aufsichtsrats: X"."""
    if start < 2 or words.texts[start - 1] != ":":
        return None
    if role_at(words, start - 2) or _is_label(words, start - 2):
        return _alone(words, start - 2, start - 1)
    return _label(words, start - 1, around) or None


def _behind_dotted_label(words: Words, start: int, around: Around) -> list[Phrase] | None:
    """ "Posaunenchor Aue, Ltg. X"."""
    short = start > 1 and words.texts[start - 1] == "." and words.texts[start - 2] in _DOTTED
    return [Phrase(start - 2, start - 2, start)] if short and words.glued(start - 1) else None


def _at_head_of_line(words: Words, start: int, around: Around) -> list[Phrase] | None:
    """The role on the line above; nothing else on that line is told of the name."""
    if not words.line_break(start):
        return None
    return _line_above(words, start, around.bodies) if start else []


def _opening_bracket(words: Words, start: int, around: Around) -> list[Phrase] | None:
    """ "die Landräte (Ahlen, Kruse und Vogt)"."""
    if start < 2 or words.texts[start - 1] != "(" or not role_at(words, start - 2):
        return None
    return _alone(words, start - 2, start - 1) if is_plural(words, start - 2) else None


def _next_to_name(words: Words, start: int, around: Around) -> list[Phrase] | None:
    """ "Landrätin X", "Präsident und Gründer X"."""
    direct = _direct(words, start, around.inside)
    return _with_others(words, direct, around) if direct else None


def _behind_holding(words: Words, start: int, around: Around) -> list[Phrase] | None:
    """ "Den Vorsitz hat X", "Die Leitung des Chors übernimmt X"."""
    verb = start - 1
    if start < 2 or words.texts[verb] not in _HOLDS or words.line_break(verb):
        return None
    for office in range(verb - 1, max(verb - FARTHEST, -1), -1):
        if words.texts[office] in ENDS or words.line_break(office + 1):
            return None
        if words.texts[office] in _LASTING and complement_end(words, office + 1, verb, around.bodies) == verb:
            return [Phrase(office, office, verb)]
    return None


def _behind_being(words: Words, start: int, around: Around) -> list[Phrase] | None:
    """ "Stellvertreter sind X und Y", "Neue Leiterin des Amts wird ab Mai X"."""
    if start > 1 and words.texts[start - 1] in _TO_BE and role_at(words, start - 2):
        inner = first_word(words, start - 2)  # "Vorsitzender der Geschäftsführung wird X"
        of = inner > 1 and words.texts[inner - 1] in OF
        whole = with_complement(words, start - 1, True, around, inner - 1) if of else []
        return whole or _alone(words, start - 2, start - 1)
    verb = _verb_before(words, start)
    return None if verb is None else with_complement(words, verb, True, around)


def _behind_complement(words: Words, start: int, around: Around) -> list[Phrase] | None:
    """ "der Leiter des Jugendamts X", "die Leiterin des Jugendamts, X"."""
    comma = start > 0 and words.texts[start - 1] == ","
    return with_complement(words, _before_bracket(words, start - 1 if comma else start), comma, around)


_READINGS = (
    _behind_label,
    _behind_dotted_label,
    _at_head_of_line,
    _opening_bracket,
    _next_to_name,
    _behind_holding,
    _behind_being,
    _behind_complement,
)
"""How a role may stand before a name, in the order in which they are tried: each gives the phrases, or None where the
next is to be asked."""


def _is_label(words: Words, index: int) -> bool:
    """Whether a word before a colon says by itself what somebody does; not in "Neu im Vorstand:"."""
    before = words.texts[index - 1] if index and not words.line_break(index) else ""
    return is_label(words.texts[index]) and before not in _INSIDE


def _verb_before(words: Words, start: int) -> int | None:
    """The form of being or becoming before a name, words of time stepped over ("Leiterin bleibt auch künftig X")."""
    for index in range(start - 1, max(start - 5, 0), -1):
        if words.texts[index] in _TO_BE and not words.line_break(index + 1):
            return index
        if words.texts[index] not in _TIMES and not words.texts[index].isdigit():
            return None
    return None


def _label(words: Words, colon: int, around: Around) -> list[Phrase]:
    """ "Vorsitzende des Aufsichtsrats: X": a role with its complement that fills its line up to the colon, or a part of
    it behind a comma or another sign."""
    found = with_complement(words, colon, False, around)
    first = found[0].first if found else 0
    opens = words.line_start(first) or words.texts[first - 1] in _OPENS_LABEL
    return found if found and opens else []


def _with_others(words: Words, direct: Phrase, around: Around) -> list[Phrase]:
    """The role next before a name, with the roles that are joined to it."""
    of = direct.first > 1 and words.texts[direct.first - 1] in ("der", "des")
    if of and words.texts[direct.noun].endswith(_COLLECTIVES):
        whole = with_complement(words, direct.last, False, around, direct.first - 1)
        if whole:
            return whole  # "die Mitglieder der Hochschulleitung X und Y"
    more = (
        _stacked(words, direct)
        or _coordinated(words, direct, around.inside)
        or _office_before(words, direct, around)
        or _predicated(words, direct, around)
    )
    return [*more, direct]


def _predicated(words: Words, direct: Phrase, around: Around) -> list[Phrase]:
    """ "Schirmherrin des Laufs ist die Schauspielerin X": the role that a form of being says of the one behind it."""
    verb = direct.first - 1
    verb -= verb > 0 and words.texts[verb].lower() in ARTICLES
    if verb < 1 or words.texts[verb] not in _TO_BE or words.line_break(verb):
        return []
    if role_at(words, verb - 1):
        return [Phrase(first_word(words, verb - 1), verb - 1, verb)]
    return with_complement(words, verb, True, around)


def _line_above(words: Words, index: int, bodies: dict[int, int]) -> list[Phrase]:
    """The role that alone fills the line above a name ("Pressesprecher / Max Muster")."""
    texts = words.texts
    first = _line_start(words, index - 1)
    end = index - 1 if index and texts[index - 1] == ":" else index
    noun = _noun_of_line(words, first, end)
    if noun is None:
        return []
    first += texts[first] in _OPENING_ARTICLES and first < noun
    whole = first_word(words, noun) == first and complement_end(words, noun + 1, end, bodies) == end
    return [Phrase(first, noun, end)] if whole else []


def _noun_of_line(words: Words, first: int, end: int) -> int | None:
    """The role noun among the first words of a line, or the office that opens it."""
    noun = next((spot for spot in range(first, min(first + 4, end)) if role_at(words, spot)), None)
    if noun is None and words.texts[first] in _OFFICES and end > first + 1:
        return first  # "Leitung Presse- und Öffentlichkeitsarbeit"
    return noun


def _line_start(words: Words, index: int) -> int:
    """The first word of the line on which a word stands."""
    while index > 0 and not words.line_start(index):
        index -= 1
    return index


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
    last = _before_signs_of_place(words, start)
    index = last - 1
    index -= out_of_office(texts[max(0, index - 3) : index + 1])  # "Landrat a. D."
    if index < 0 or words.line_break(start):
        return None
    if not is_role(texts[index]):
        return _before_one_word(words, index, inside) if last == start else None
    if index in inside or _is_council_that_acts(words, index, start):
        return None
    return Phrase(first_word(words, index), index, last)


def _is_council_that_acts(words: Words, index: int, start: int) -> bool:
    """ "hat der Aufsichtsrat Frau X bestellt": the council is the subject, the person behind it the object."""
    article = index > 0 and words.texts[index - 1].lower() == "der"
    return article and is_council(words.texts[index]) and gender_of_address(words.texts[start]) is not None


def _before_signs_of_place(words: Words, start: int) -> int:
    """The end of the words before a bracket that says where in a photo somebody stands ("(v. l.)"); 0 for another
    bracket, the word itself without one."""
    texts, close = words.texts, start - 1
    if close <= 0 or texts[close] != ")":
        return start
    opened = next((i for i in range(close - 1, max(close - 9, -1), -1) if texts[i] == "("), None)
    if opened is None or not all(text in _SIGNS_OF_PLACE for text in texts[opened:close]):
        return 0
    return opened


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


def _office_before(words: Words, phrase: Phrase, around: Around) -> list[Phrase]:
    """ "Der Obmann des Vereins Montan, Bürgermeister X": an office with its complement and a comma before the role."""
    texts = words.texts
    comma = phrase.first - 1
    if comma < 3 or texts[comma] != "," or words.line_break(phrase.first):
        return []
    found = with_complement(words, _before_bracket(words, comma), True, around)
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


def spreads(words: Words, phrase: Phrase) -> bool:
    """Whether the role is meant of each name of the list behind it."""
    several = is_of_several(words.texts[phrase.noun]) and phrase.first == phrase.noun
    if several and not (phrase.first and words.texts[phrase.first - 1].lower() in ARTICLES):
        return True  # "Kassier X, Beisitzer Y und Z"
    return is_plural(words, phrase.noun) or words.texts[phrase.last : phrase.last + 1] in _ARE
