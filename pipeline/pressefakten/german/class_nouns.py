"""Class nouns of organisations, and the endings that German gives to the words of a name."""

import re
from functools import cache, lru_cache
from typing import Any

from pressefakten.german.endings import ADJECTIVE_ENDINGS
from pressefakten.lexicon import load

GENDERS = ("neuter", "feminine", "masculine", "plural")


@cache
def _nouns() -> dict[str, dict[str, Any]]:
    """Class noun → what the lexicon says of it: gender, and what may follow."""
    nouns: dict[str, dict[str, Any]] = load("organizations")["nouns"]
    return nouns


@cache
def _heads() -> tuple[tuple[str, str], ...]:
    pairs = [(head, noun["gender"]) for head, noun in _nouns().items() if "gender" in noun]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), GENDERS.index(pair[1]))))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(head for head, _ in _heads())


@cache
def _no_heads() -> tuple[str, ...]:
    return tuple(load("organizations")["no_heads"]["endings"])


def _bare(word: str) -> tuple[str, ...]:
    """The word in lower case, and without a genitive ending."""
    lower = word.lower()
    forms = [lower]
    if lower.endswith("s"):
        forms.append(lower[:-1])
        if lower.endswith("es"):
            forms.append(lower[:-2])
    return tuple(forms)


@lru_cache(maxsize=20_000)
def head_gender(word: str) -> str | None:
    """ "neuter", "feminine", "masculine" or "plural" for a class noun of organisations in the singular, else None.

    Reads through the genitive ("Integrationszentrums") and compounds ("Bundesumweltministerium").
    """
    if not word[:1].isupper():
        return None
    for form in _bare(word):
        if form.endswith(_no_heads()):
            return None
        if not form.endswith(_endings()):
            continue
        for head, gender in _heads():
            if form.endswith(head) and (
                len(head) > 3 or form == head or "-" + head in form or head == "amt" and len(form) > 5
            ):
                return gender
    return None


def is_head(word: str) -> bool:
    """Whether a word names a class of organisations."""
    return head_gender(word) is not None


@lru_cache(maxsize=20_000)
def _is_of(group: str, word: str) -> bool:
    heads = _group(group)
    no_heads = _no_heads()
    return word[:1].isupper() and any(form.endswith(heads) and not form.endswith(no_heads) for form in _bare(word))


@cache
def _group(group: str) -> tuple[str, ...]:
    return tuple(head for head, noun in _nouns().items() if group in noun)


@cache
def _thing_heads() -> tuple[tuple[str, str], ...]:
    pairs = [(head, noun["gender"]) for head, noun in load("things")["nouns"].items()]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), GENDERS.index(pair[1]))))


@lru_cache(maxsize=20_000)
def thing_gender(word: str) -> str | None:
    """The gender of a noun that names projects, laws, events ("Integrationsmanagement"), else None."""
    if not word[:1].isupper():
        return None
    for form in _bare(word):
        for head, gender in _thing_heads():
            if form.endswith(head) or gender == "plural" and form.endswith(head + "n"):
                return gender
    return None


def is_thing(word: str) -> bool:
    """Whether a word names a class of projects, laws, events or products."""
    return thing_gender(word) is not None


def is_event(word: str) -> bool:
    """Whether one word names an event: a compound in "-schau", "-messe", "-festival", or "Messe" itself."""
    lower, events = word.lower(), load("things")["events"]
    return len(word) > 8 and lower.endswith(tuple(events["compounds"])) or lower in events["alone"]


@cache
def _sites() -> tuple[str, ...]:
    return tuple(head for head, noun in load("things")["nouns"].items() if "site" in noun)


@lru_cache(maxsize=20_000)
def is_event_or_work(word: str) -> bool:
    """Whether a word names a class of things that are neither bodies nor sites ("Landespreis", but not "Autohaus")."""
    return is_thing(word) and not any(form.endswith(_sites()) for form in _bare(word))


@lru_cache(maxsize=20_000)
def is_body_plural(word: str) -> bool:
    """Whether a word is the plural of a class of organisations ("Selbstorganisationen", "Integrationszentren",
    "Verbände")."""
    lower = word.lower()
    singulars = [lower.removesuffix(ending) for ending in ("en", "n", "e", "s") if lower.endswith(ending)]
    singulars.append(lower.replace("zentren", "zentrum"))
    singulars += [one.replace("ä", "a") for one in singulars]
    return word[:1].isupper() and any(is_head(one.capitalize()) for one in singulars)


def is_strong(word: str) -> bool:
    """Whether capitalised words behind it are its name ("Polizeiinspektion")."""
    return _is_of("named", word)


@lru_cache(maxsize=20_000)
def is_weak(word: str) -> bool:
    """Whether a known name behind it belongs to it ("Polizei", "Museum")."""
    group = _group("placed")
    return word[:1].isupper() and any(
        form in group or any(len(head) > 4 and form.endswith(head) for head in group) for form in _bare(word)
    )


@cache
def generic() -> frozenset[str]:
    """Class words that are no name by themselves."""
    return frozenset(load("organizations")["generic"]["words"])


@cache
def any_body() -> frozenset[str]:
    """Words for whatever body is spoken of, which tell nothing ("Unternehmen")."""
    return frozenset(load("organizations")["generic"]["any"])


@cache
def inner_body() -> frozenset[str]:
    """Bodies within an organisation: who belongs to one belongs to the organisation ("Geschäftsführung")."""
    return frozenset(load("organizations")["generic"]["inner"])


@lru_cache(maxsize=20_000)
def is_inner(word: str) -> bool:
    """Whether a word names a part of a body that is no body of its own ("Pressestelle", "Stabsstelle")."""
    heads = tuple(load("organizations")["generic"]["inner_heads"])
    return word[:1].isupper() and word.lower().endswith(heads)


@cache
def legal_form() -> re.Pattern[str]:
    """A legal form behind a blank ("GmbH & Co. KG", "e. V.")."""
    return re.compile(r"(?<= )(?:" + "|".join(load("organizations")["legal"]["forms"]) + r")(?![\w&])")


def has_legal_form(name: str) -> bool:
    """Whether a name ends in a legal form: whatever its words say, it is an organisation."""
    return any(found.end() >= len(name) - 1 for found in legal_form().finditer(name))


_ADJECTIVE = re.compile(r"(?:e|er|es|en|em)$")


def adjective_stem(word: str) -> str | None:
    """A word without its adjective ending, or None when it has none ("Kommunalen" → "Kommunal")."""
    stem, count = _ADJECTIVE.subn("", word)
    return stem if count and len(stem) >= 3 else None


@cache
def _name_adjectives() -> frozenset[str]:
    stems = load("name_adjectives")["stems"]
    return frozenset(stem + ending for stem in stems for ending in ("", *ADJECTIVE_ENDINGS))


def is_name_adjective_stem(word: str) -> bool:
    """Whether a word is a form of a listed adjective of names ("Kommunalen", "Freiwillige")."""
    return word in _name_adjectives()


def same_word(one: str, other: str, adjective: bool) -> bool:
    """Whether two words differ only by case ending: genitive -s/-es, or with ``adjective`` any adjective ending."""
    if one == other:
        return True
    first, second = one.lower(), other.lower()
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    if long[len(short) :] in ("s", "es") and long.startswith(short) and len(short) >= 3:
        return True
    if adjective:
        stem = adjective_stem(first)
        return stem is not None and stem == adjective_stem(second)
    return False
