"""Which words name a role: by lexicon and by German word formation.

"Kreissozialdezernentin" is one because German compounds put the head last and "dezernentin" is the feminine of a head
in ``lexicon/roles.toml``; "Beauftragte:r", "Leiter*in", "Sprecher/-in" and "LeiterIn" are read through their gender
mark.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pressefakten.german.endings import ADJECTIVE_ENDINGS
from pressefakten.lexicon import load

_GENDER = re.compile(r"[:*_·/(]-?(?:[Ii]n|innen|r|n|e|er|en)\)?$")
_CAPITAL_I = re.compile(r"(?<=[a-zäöüß])I(?=n(?:nen)?$)")
_APOSTROPHE = re.compile(r"['’‘]in$")
"""A rank in short of a woman ("KHK'in")."""
_DEPUTY = re.compile(r"-(?:[Ss]tv|[Ss]tellv)\.?$")
_SHORTEST_HEAD = 4
"""Heads shorter than this stand alone only ("OB", "MdB")."""


@dataclass(frozen=True, slots=True)
class RoleForm:
    """How a role noun is declined: ``plural`` may be read of several persons, ``female``/``male`` of one sex only."""

    plural: bool
    female: bool
    male: bool
    strict_plural: bool = False


def _nouns(declined: str) -> list[tuple[str, dict[str, Any]]]:
    """The nouns of the lexicon that are declined in this way, with what it says of them."""
    return [(word, noun) for word, noun in load("roles")["nouns"].items() if noun["declined"] == declined]


@cache
def _forms() -> dict[str, RoleForm]:
    """Every ending that makes a word a role noun, in lower case."""
    data = load("roles")
    forms: dict[str, RoleForm] = {}

    def add(form: str, plural: bool, female: bool, male: bool, strict: bool = False) -> None:
        known = forms.get(form)
        if known:
            plural, female, male = plural or known.plural, female and known.female, male and known.male
            strict = strict and known.strict_plural
        forms[form] = RoleForm(plural, female, male, strict)

    for head, noun in _nouns("noun"):
        stem = noun.get("stem", head[:-1] if head.endswith("e") else head)
        add(stem + "in", False, True, False)
        if head.endswith("erer"):  # "Kämmerer" → "Kämmerin"
            add(head[:-2] + "in", False, True, False)
            add(head[:-2] + "innen", True, True, False, True)
        add(stem + "innen", True, True, False, True)
        if head.endswith(("er", "el")) and head != "beamter":
            add(head, True, False, True)
            add(head + "s", False, False, True)
            add(head + "n", True, False, True, True)
        elif head.endswith("e"):
            for ending in ("", "n", "ns"):
                add(head + ending, ending == "n", False, True)
        elif head.endswith("mann"):
            add(head, False, False, True)
            add(head + "s", False, False, True)
            add(head + "es", False, False, True)
            add(head[:-4] + "männer", True, False, True, True)
            add(head[:-4] + "männern", True, False, True, True)
            add(head[:-4] + "leute", True, False, False, True)
            add(head[:-4] + "leuten", True, False, False, True)
            add(head[:-4] + "frau", False, True, False)
            add(head[:-4] + "frauen", True, True, False, True)
        elif head.endswith("rat"):
            add(head, False, False, True)
            add(head + "es", False, False, True)
            add(head + "s", False, False, True)
            add(stem + "e", True, False, True, True)
            add(stem + "en", True, False, True, True)
        else:
            add(head, False, False, True)
            add(head + "s", False, False, True)
            add(head + "es", False, False, True)
            add(head + "e", True, False, True, True)
            add(head + "en", True, False, True)
            add(stem + "e", True, False, True, True)
            add(stem + "en", True, False, True)
    for head, _ in _nouns("adjective"):
        add(head, True, False, False)
        add(head + "r", False, False, True)
        add(head + "n", True, False, False)
        add(head + "m", False, False, True)
        add(head + "s", False, False, True)
    for word, _ in _nouns("never"):
        plural = (
            word.endswith(("er", "ern", "frauen", "herren"))
            and "mitglied" in word
            or word.endswith(("frauen", "herren"))
        )
        add(word, plural, word.endswith(("in", "frau", "schwester")), False, plural)
    for first in data["councillors"]:
        if not first.endswith("direktor"):
            add(first + "rat", False, False, True)
            add(first + "rats", False, False, True)
            add(first + "rätin", False, True, False)
            add(first + "rätinnen", True, True, False, True)
            add(first + "räte", True, False, True, True)
            add(first + "räten", True, False, True, True)
    return forms


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
def _councils() -> frozenset[str]:
    """ "-rat" is the person only with a name behind it: alone it is mostly the council."""
    return frozenset(first + ending for first in load("roles")["councillors"] for ending in ("rat", "rats"))


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
    marked = _GENDER.search(word)
    plain = word[: marked.start()] if marked else _CAPITAL_I.sub("i", word)
    inner = bool(_CAPITAL_I.search(word))
    if inner:
        plain = _CAPITAL_I.split(word)[0]
    last = plain.rsplit("-", 1)[-1]
    lower = last.lower()
    if lower in _not_roles() or (lower + "s") in _not_roles() or plain.lower() in _not_roles():
        return None
    if "-" in plain and not last[:1].isupper() and not last.islower():
        return None
    forms = _forms()
    for size in range(len(lower), _SHORTEST_HEAD - 1, -1):
        form = forms.get(lower[-size:])
        if form and (size == len(lower) or _may_be_compound(lower[:-size])):
            if marked or inner:
                plural = word.endswith(("nen", "n")) and not word.endswith("in")
                return RoleForm(plural or form.plural, False, False, word.endswith("innen"))
            return form
    return forms.get(lower) if len(lower) < _SHORTEST_HEAD else None


def _may_be_compound(first: str) -> bool:
    """Whether letters before a head can be a word of their own: two letters at least, with a vowel or short as "ki"."""
    return len(first) >= 2


def is_role(word: str) -> bool:
    """Whether a word names a role."""
    return role_form(word) is not None


def is_council(word: str) -> bool:
    """Whether a role noun means the council rather than the councillor unless a name follows."""
    return word.rsplit("-", 1)[-1].lower() in _councils() - {"landrat", "landrats"} or word.lower().endswith(
        ("vorstand", "vorstands", "beirat", "beirats")
    )


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
    return word.lower() in _adjectives() or word in _english()


@cache
def _english() -> frozenset[str]:
    return frozenset(load("roles")["english"])


def is_role_adverb(word: str) -> bool:
    """Whether a word may stand before such an adjective ("neu gewählte")."""
    return word.lower() in _adverbs()
