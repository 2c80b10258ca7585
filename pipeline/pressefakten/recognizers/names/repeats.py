"""A name found once is found everywhere in the release: in full, declined, by its abbreviation, a person by the
surname."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from pressefakten.german.class_nouns import generic, is_head, legal_form, same_word
from pressefakten.german.function_words import function_words
from pressefakten.german.marks import CLOSE, OPEN
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import (
    gender_of_address,
    is_capital,
    is_family,
    is_given,
    is_noun_surname,
    is_plain_noun,
)
from pressefakten.german.speech_verbs import verb_kind
from pressefakten.german.units import is_unit
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.abbreviations import Definition
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten_schemas.kinds import Kind

_AFTER_ROLE = function_words("genitive") | function_words("place_of_role")
_NOT_BEFORE_SURNAME = function_words("not_before_surname")
_ONLY_BEFORE_PLACE = frozenset(load("places")["behind"]["only"])
_OFTEN_ANOTHER_WORD = frozenset(load("places")["often_another_word"]["words"])


def key(*words: str) -> str:
    """What two forms of a name surely share: the first letters of its first two words."""
    return " ".join(word[:3].lower() for word in words)


GUESSED = frozenset({"misc.tagger"})
"""A name that only the tagger found, of a kind that is wrong too often to be spread over the release."""


def full_names(words: Words, names: list[Candidate]) -> Iterator[Candidate]:
    """The same words again, a case ending apart ("des Kommunalen Integrationszentrums")."""
    texts = words.texts
    patterns = _patterns(texts, names)
    for index, text in enumerate(texts):
        for parts, name in (*patterns.get(key(*texts[index : index + 2]), ()), *patterns.get(key(text), ())):
            end = index + len(parts)
            if end > len(texts) or (name.first == index and name.last == end):
                continue
            if not _same_words(texts[index:end], parts, name.kind != "person"):
                continue
            if _stands_alone(words, index, end, parts):
                why = (f"the same name as {' '.join(parts)!r} elsewhere",)
                yield Candidate(name.kind, index, end, f"{name.kind}.repeated", why, dict(name.data))
                break


_Patterns = dict[str, list[tuple[tuple[str, ...], Candidate]]]
"""The names that are looked for, by the key of their first words."""


def _patterns(texts: list[str], names: list[Candidate]) -> _Patterns:
    patterns: _Patterns = defaultdict(list)
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for parts, name in _to_repeat(texts, names):
        if (name.kind, parts) in seen:
            continue
        for form in (parts, _core(parts, name)):
            if form and (name.kind, form) not in seen:
                seen.add((name.kind, form))
                patterns[key(*form[:2])].append((form, name))
    return patterns


def _to_repeat(texts: list[str], names: list[Candidate]) -> Iterator[tuple[tuple[str, ...], Candidate]]:
    """The names that are sure enough to be looked for elsewhere, with their words, long ones first.

    Places the tagger finds wherever they stand; one guess of one word is not spread.
    """
    guessed = Counter(tuple(texts[name.first : name.last]) for name in names if name.rule == "organization.tagger")
    for name in sorted(names, key=lambda name: name.first - name.last):
        parts = tuple(texts[name.first : name.last])
        lone_guess = name.rule == "organization.tagger" and len(parts) == 1 and guessed[parts] == 1
        if not lone_guess and name.rule not in GUESSED and name.kind != "place" and _worth(parts, name):
            yield parts, name


def _core(parts: tuple[str, ...], name: Candidate) -> tuple[str, ...]:
    """A company's name without its legal form, where that tells enough ("Sonnenwinkel e. V."); else nothing."""
    form = legal_form().search(" ".join(parts).replace(" .", ".")) if name.rule == "organization.legal_form" else None
    core = parts[: len(form.string[: form.start()].split())] if form else ()
    if len(core) != 1 or not is_capital(core[0]) or is_given(core[0]) or is_head(core[0]):
        return ()
    return core if _worth(core, name) else ()


def _same_words(texts: list[str], parts: tuple[str, ...], adjectives: bool) -> bool:
    """Whether the words are those of a name, case endings apart; ``adjectives`` may have any ending."""
    last = len(parts) - 1
    pairs = zip(texts, parts, strict=True)
    return all(same_word(one, other, adjective=adjectives and i < last) for i, (one, other) in enumerate(pairs))


def _stands_alone(words: Words, first: int, end: int, parts: tuple[str, ...]) -> bool:
    """Whether the words have the capitals of a name and no hyphen or line end parts them or goes on."""
    texts = words.texts
    if not any(text[0].isupper() for text in texts[first:end]):
        return False
    if parts[-1][0].isupper() and texts[end - 1][0].islower():
        return False
    return not _hyphen_behind(words, end) and not words.any_break(first, end)


def _hyphen_behind(words: Words, end: int) -> bool:
    return end < len(words) and words.texts[end] in ("-", "–") and words.glued(end)


def _worth(parts: tuple[str, ...], name: Candidate) -> bool:
    """Whether a name is sure enough to be looked for elsewhere."""
    if len(parts) > 1:
        return True
    only = parts[0]
    if name.kind == "person":
        return False
    if only in generic() or is_plain_noun(only) or only in _OFTEN_ANOTHER_WORD or is_role(only):
        return False
    return len(only) >= 4 or (only.isupper() and len(only) >= 2)


def surnames(words: Words, people: list[Candidate], places: frozenset[int] = frozenset()) -> Iterator[Candidate]:
    """The surname of a person named in full, alone or in the genitive ("Olislagers", "Greves", "Holtmanns'"); not where
    the tagger has a place behind "in", "aus" or "nach"."""
    texts = words.texts
    known = surnames_of(texts, people)
    for index, text in enumerate(texts):
        full = known.get(text) or (known.get(text[:-1]) if text.endswith("s") and len(text) > 4 else None)
        if full is None or _says_where(words, index, places) or not _reads_as_surname(words, index):
            continue
        before = texts[index - 1] if index else ""
        particle = before.isalpha() and before.lower() in full.split()[1:-1] and not words.line_break(index)
        first = index - 1 if particle else index
        yield Candidate("person", first, index + 1, "person.surname", (f"surname of {full!r}",))


def _says_where(words: Words, index: int, places: frozenset[int]) -> bool:
    """Whether a word that the tagger holds for a place stands behind a preposition of places."""
    return index in places and index > 0 and words.texts[index - 1].lower() in _ONLY_BEFORE_PLACE


def surnames_of(texts: list[str], people: list[Candidate]) -> dict[str, str]:
    """Surname → full name."""
    known: dict[str, str] = {}
    for name in people:
        if name.last - name.first < 2:
            continue
        surname = texts[name.last - 1]
        if is_given(surname) and not is_given(texts[name.first]):
            surname = texts[name.first]
        if len(surname) < 3 or not is_capital(surname):
            continue
        if not is_given(surname) or surname not in known:
            known[surname] = " ".join(texts[name.first : name.last])
    return known


def _reads_as_surname(words: Words, index: int) -> bool:
    """Whether a word that is somebody's surname is meant as one here: no noun, no first name, no part of a compound."""
    text, behind = words.texts[index], words.texts[index + 1 : index + 2]
    before = words.texts[index - 1] if index else ""
    if before.lower() in _NOT_BEFORE_SURNAME or is_family(before) or _hyphen_behind(words, index + 1):
        return False
    if is_role(text) and behind and _goes_on_as_role(behind[0]):
        return False
    return _is_subject(words, index) or not _is_another_word(text, before)


def _is_subject(words: Words, index: int) -> bool:
    """Whether a noun that is a surname too opens a sentence with a verb in the singular behind it, as no noun without
    an article does ("Sommer schätzt den Schaden")."""
    before = words.texts[index - 1] if index else "."
    if before not in _BEFORE_SENTENCE or not is_noun_surname(words.texts[index]) or index + 1 >= len(words):
        return False
    verb = words.texts[index + 1]
    return verb.islower() and (verb in _SINGULAR["verbs"] or len(verb) > 3 and verb.endswith(_SINGULAR["endings"]))


_BEFORE_SENTENCE = frozenset({".", "!", "?"}) | OPEN | CLOSE
_SINGULAR = {name: tuple(words) for name, words in load("titles")["surnames"]["behind"].items()}


def _is_another_word(text: str, before: str) -> bool:
    """Whether a surname reads as a noun or as a first name behind the word ``before``."""
    if is_plain_noun(text) and before != "so" and verb_kind(before) is None:
        return True
    return is_given(text) and not is_role(before) and not gender_of_address(before)


def _goes_on_as_role(following: str) -> bool:
    """Whether the word behind a role noun makes it the role ("Richter am Landgericht", "Bischof Dr. …")."""
    return following[0].isupper() or following in _AFTER_ROLE


def abbreviated(words: Words, found: list[Definition], kinds: dict[str, Kind]) -> Iterator[Candidate]:
    """Every place where a defined abbreviation stands by itself. ``kinds``: abbreviation → kind of its long form."""
    shorts = {definition.short for definition in found}
    for index, text in enumerate(words.texts):
        if text in shorts:
            if index + 1 < len(words) and words.texts[index + 1] in ("-", "–") and words.glued(index + 1):
                continue
            kind = kinds[text]
            end = index + 1
            if (
                end + 1 < len(words)
                and is_unit(words.texts[end])
                and words.texts[end + 1][0].isupper()
                and not words.line_break(end)
            ):
                end += 2  # "KI Kreis Viersen"
            yield Candidate(kind, index, end, f"{kind}.abbreviation", (f"{text!r} is defined in this release",))
