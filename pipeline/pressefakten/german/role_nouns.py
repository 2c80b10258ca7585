"""Which words name a role: by lexicon and by German word formation.

"Kreissozialdezernentin" is one because German compounds put the head last and "dezernentin" is the feminine of a head
in ``lexicon/roles.toml``; "Beauftragte:r", "Leiter*in", "Sprecher/-in" and "LeiterIn" are read through their gender
mark.
"""

import re
from functools import cache, lru_cache

from pressefakten.german.endings import ADJECTIVE_ENDINGS
from pressefakten.german.role_declension import RoleForm, role_forms, role_singulars
from pressefakten.german.role_endings import formed
from pressefakten.lexicon import load

_GENDER = re.compile(r"[:*_·/(]-?(?:[Ii]n|innen|r|n|e|er|en)\)?$")
_CAPITAL_I = re.compile(r"(?<=[a-zäöüß])I(?=n(?:nen)?$)")
_APOSTROPHE = re.compile(r"['’‘]in$")
"""A rank in short of a woman ("KHK'in")."""
_DEPUTY = re.compile(r"-(?:[Ss]tv|[Ss]tellv)\.?$")
_SHORTEST_HEAD = 4
"""Heads shorter than this stand alone only ("OB", "MdB")."""


_DISTRICT_HEADS = ("landrat", "landrats", "landrates")
"""Who heads a district, also in compounds ("Altlandrat"): no council."""


@lru_cache(maxsize=20_000)
def declined_as(word: str) -> tuple[int, str, str] | None:
    """Where the known ending of a role noun begins in the word, its nominative singular, and how it is declined: as a
    "noun", as an "adjective", "never".

    None for what is no role noun, for roles in short and for words with a mark of both sexes.
    """
    if role_form(word) is None or word in _short() or _without_gender_mark(word)[1] or _DEPUTY.search(word):
        return None
    last = word.rsplit("-", 1)[-1]
    singulars, lower = role_singulars(), last.lower()
    for size in range(len(last), min(len(last), _SHORTEST_HEAD) - 1, -1):
        known = singulars.get(lower[-size:])
        if known and (size == len(last) or _may_be_compound(lower[:-size])):
            return len(word) - size, *known
    return len(word) - len(last), _singular_of_formed(lower), "noun"


def _singular_of_formed(word: str) -> str:
    """The nominative singular of a word that is formed like a name of persons ("netzwerkerinnen", "aktivisten")."""
    cuts = load("declension")["role_nominative"]["formed"]
    return next((word[: -len(end)] + singular for end, singular in cuts.items() if word.endswith(end)), word)


_BOTH = re.compile(r"(?P<mark>[:*_·/]-?[Ii]n|\([Ii]n|(?<=[a-zäöüß])In)nen(?P<close>\)?)$")


def single_of_both(word: str) -> str | None:
    """The singular of a role with a mark of both sexes ("Sprecher:innen" → "Sprecher:in"); None for any other word."""
    if role_form(word) is None or not (marked := _BOTH.search(word)):
        return None
    return word[: marked.end("mark")] + marked["close"]


@cache
def _short() -> dict[str, RoleForm]:
    """Roles in short, exactly as written ("LH", "Bgm.", "Bgm.in", "LRin")."""
    data = load("roles")["short"]
    male, female = RoleForm(False, False, False), RoleForm(False, True, False)
    forms: dict[str, RoleForm] = {}
    for word in (*data["dotted"], *data["plain"], *data["unsure"]):
        forms[word] = male
        forms.setdefault(word + "in", female)
        if word in data["dotted"]:
            forms[word + "."] = male
            forms[word + ".in"] = female
    return forms


@cache
def _unsure() -> frozenset[str]:
    return frozenset(load("roles")["short"]["unsure"])


def is_short_role(word: str) -> bool:
    """Whether a word is a role in short that is nothing else ("LH", "Bgm."): one capitalised word behind it is a
    name."""
    return word in _short() and not needs_name(word)


@cache
def mandates() -> frozenset[str]:
    """Seats in a parliament as they stand right behind a name ("MdB")."""
    return frozenset(load("roles")["short"]["mandates"])


def needs_name(word: str) -> bool:
    """Whether a word is a role only with a name behind it ("BR", "GR")."""
    return word.removesuffix("in").removesuffix(".") in _unsure()


@cache
def is_label(word: str) -> bool:
    """Whether a word before a colon and a name says what somebody does ("Regie")."""
    return word in load("roles")["labels"]["words"]


@cache
def _fields() -> frozenset[str]:
    return frozenset(load("roles")["fields"]["words"])


@cache
def _field_ends() -> tuple[str, ...]:
    return tuple(load("roles")["fields"]["ends"])


def is_field(word: str) -> bool:
    """Whether a word names a field of work that somebody may head or stand for ("Handball", "Unternehmensfinanzen")."""
    return word in _fields() or (word[:1].isupper() and word.isalpha() and word.lower().endswith(_field_ends()))


@cache
def is_of_several(word: str) -> bool:
    """Whether a role is mostly given to two or more at once ("Beisitzer")."""
    return bool(load("roles")["nouns"].get(word.lower(), {}).get("several"))


@cache
def _councils() -> tuple[str, ...]:
    """ "-rat" is the person only with a name behind it: alone it is mostly the council, in compounds too
    ("Kreiskirchenrat")."""
    named = (first + "rat" for first in load("roles")["councillors"])
    return tuple(council + ending for council in (*named, "vorstand", "beirat") for ending in ("", "s", "es"))


@cache
def _not_roles() -> frozenset[str]:
    return frozenset(load("roles")["not_roles"])


@cache
def surname_like() -> frozenset[str]:
    """Role nouns that are frequent surnames, in lower case."""
    nouns = load("roles")["nouns"]
    return frozenset([*(word for word, noun in nouns.items() if noun.get("surname")), *load("roles")["surnames"]])


@lru_cache(maxsize=20_000)
def role_form(word: str) -> RoleForm | None:
    """How ``word`` is a role noun, or None. A word without a capital letter is none.

    Gender marks are read through: "Leiter:in" is a form of both sexes.
    """
    if not word or not (word[0].isupper() or "-" in word):
        return None
    word = _APOSTROPHE.sub("in", word)
    if word in _short():
        return _short()[word]
    if deputy := _DEPUTY.search(word):  # "Landrätin-Stv."
        return role_form(word[: deputy.start()])
    plain, of_both = _without_gender_mark(word)
    form = _form_of_last(plain) or (_form_of_last(f"{plain}in") if of_both else None)  # "Kolleg:innen"
    if form is None or not of_both:
        return form
    plural = word.endswith("n") and not word.endswith("in")
    return RoleForm(plural or form.plural, False, False, word.endswith("innen"))


def _form_of_last(word: str) -> RoleForm | None:
    """The form of the last part of a word without gender marks."""
    last = word.rsplit("-", 1)[-1]
    if _is_no_role(word.lower(), last.lower()) or "-" in word and not (last[:1].isupper() or last.islower()):
        return None
    return _longest_form(last.lower())


def _without_gender_mark(word: str) -> tuple[str, bool]:
    """The word as it is without its mark of both sexes, and whether it has one ("Leiter:in", "LeiterIn")."""
    inner = _CAPITAL_I.search(word)
    if inner:
        return word[: inner.start()], True
    mark = _GENDER.search(word)
    return (word[: mark.start()], True) if mark else (word, False)


def _is_no_role(word: str, last: str) -> bool:
    """Whether the lexicon says that a word, or the last part of a hyphenated one, is none."""
    return not _not_roles().isdisjoint((word, last, last + "s"))


def _longest_form(last: str) -> RoleForm | None:
    """The longest known ending of a word in lower case that what is before it may be compounded with."""
    forms = role_forms()
    if len(last) < _SHORTEST_HEAD:
        return forms.get(last)
    for size in range(len(last), _SHORTEST_HEAD - 1, -1):
        form = forms.get(last[-size:])
        if form and (size == len(last) or _may_be_compound(last[:-size])):
            return form
    return formed(last)


def _may_be_compound(first: str) -> bool:
    """Whether letters before a head can be a word of their own: two letters at least, with a vowel or short as "ki"."""
    return len(first) >= 2


def is_role(word: str) -> bool:
    """Whether a word names a role."""
    return role_form(word) is not None


def is_role_behind(word: str, before: str) -> bool:
    """Whether a word that is none by itself names a role behind an adjective ("sachkundige Bürgerin")."""
    nouns = load("roles")["behind_adjective"]
    return word in nouns and before.lower().startswith(tuple(nouns[word]))


def is_council(word: str) -> bool:
    """Whether a role noun means the council rather than the councillor unless a name follows."""
    last = word.rsplit("-", 1)[-1].lower()
    if word.lower().startswith(_of_one_field()):
        return False  # "Finanzvorstand"
    return last.endswith(_councils()) and not last.endswith(_DISTRICT_HEADS)


@cache
def _of_one_field() -> tuple[str, ...]:
    """How a member of a board is called by the field of work: "Finanzvorstand", "IT-Vorstand"."""
    return tuple(first + "vorstand" for first in load("roles")["board_fields"])


@cache
def _adjectives() -> frozenset[str]:
    data = load("roles")
    declined = {stem + ending for stem in data["adjectives"] for ending in ADJECTIVE_ENDINGS}
    return frozenset(declined | set(data["short"]["adjectives"]))


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(load("roles")["adverbs"])


def is_role_adjective(word: str) -> bool:
    """Whether a word before a role noun belongs to the role ("stellvertretende", "Erster", "Managing")."""
    lower = word.lower()
    return lower in _adjectives() or lower.endswith(_long_adjectives()) or word in _english()


@cache
def _long_adjectives() -> tuple[str, ...]:
    """Adjectives that compounds end in ("verkehrspolitischer")."""
    stems = load("roles")["adjective_ends"]
    return tuple(stem + ending for stem in stems for ending in ADJECTIVE_ENDINGS)


@cache
def _english() -> frozenset[str]:
    return frozenset(load("roles")["english"])


def is_undeclined(word: str) -> bool:
    """Whether a word before a role noun keeps its form in every case ("Managing", "Ltd.")."""
    return word in _english() or word in load("roles")["short"]["adjectives"]


def is_role_adverb(word: str) -> bool:
    """Whether a word may stand before such an adjective ("neu gewählte")."""
    return word.lower() in _adverbs()
