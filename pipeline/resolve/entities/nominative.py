"""Names in the nominative: "des Kommunalen Integrationszentrums" → "Kommunales Integrationszentrum", "Viersens" → "Viersen"."""

import re
from functools import cache

from pipeline.lexicon import load
from pipeline.recognizers.names.class_nouns import GENDERS, adjective_stem, head_gender

_STRONG = {"neuter": "es", "feminine": "e", "masculine": "er", "plural": "e"}
_GENITIVE_ARTICLES = frozenset(
    {"des", "eines", "dieses", "jenes", "unseres", "ihres", "seines", "jedes", "meines", "deines", "eures"}
)
_E_BEFORE_S = re.compile(r"(?:[sßxz]|sch|st|[dt]|bund|amt|fest|werk|kreis)es$")
_SMALL = frozenset("am an der die das des dem den im in ob von vor zu zum zur bei auf und für".split())


@cache
def _thing_heads() -> tuple[tuple[str, str], ...]:
    data = load("things")["heads"]
    pairs = [(head, gender) for gender in GENDERS for head in data[gender]]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _gender(word: str) -> str | None:
    known = head_gender(word)
    if known or not word[:1].isupper():
        return known
    lower = word.lower()
    for form in (lower, lower.removesuffix("s"), lower.removesuffix("es")):
        for head, gender in _thing_heads():
            if form.endswith(head):
                return gender
    return None


def without_genitive(word: str) -> str:
    """A masculine or neuter noun without its genitive ending ("Verbandes" → "Verband", "Instituts" → "Institut")."""
    if word.endswith("es") and _E_BEFORE_S.search(word) and len(word) > 5:
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "as")) and len(word) > 3:
        return word[:-1]
    return word


def nominative(name: str, before: str = "") -> str:
    """The name with its adjectives and its class noun in the nominative, as it would stand without an article.

    ``before`` is the word before it in the text; "des" tells a genitive where the noun is not in the lexicon.
    """
    words = name.split(" ")
    head = next((i for i, word in enumerate(words) if i < 5 and _gender(word) and not _is_adjective(words, i)), None)
    if head is None:
        if len(words) == 1 and before.lower() in _GENITIVE_ARTICLES and len(name) > 4 and not name.isupper():
            return without_genitive(name)
        return name
    gender = _gender(words[head])
    assert gender is not None
    declined = list(words)
    for index in range(head):
        stem = adjective_stem(words[index])
        if stem and (index > 0 or _is_adjective(words, index)):
            declined[index] = stem + _STRONG[gender]
    if (
        gender in ("neuter", "masculine")
        and head_gender(without_genitive(words[head])) == gender
        or _gender(without_genitive(words[head])) == gender
    ):
        bare = without_genitive(words[head])
        if bare != words[head] and not _is_nominative(words[head]):
            declined[head] = bare
    return " ".join(declined)


def _is_adjective(words: list[str], index: int) -> bool:
    """Whether the word is an adjective before a class noun: it has the ending of one and a class noun follows."""
    return (
        index + 1 < len(words)
        and adjective_stem(words[index]) is not None
        and not words[index].endswith(("er", "e")) | (words[index][0].islower())
        or index + 1 < len(words)
        and adjective_stem(words[index]) is not None
        and words[index].lower().rstrip("nmrs").endswith("e")
        and any(_gender(word) for word in words[index + 1 : index + 4])
        and _gender(words[index]) is None
    )


def _is_nominative(word: str) -> bool:
    """Whether a class noun ends in -s by itself ("Campus", "Haus", "Kreis")."""
    lower = word.lower()
    return lower.endswith(("haus", "kreis", "campus", "ausschuss", "kongress", "zirkus", "express", "werks­haus"))


@cache
def _final_s() -> frozenset[str]:
    return frozenset(load("places")["final_s"]["names"])


@cache
def _final_s_endings() -> tuple[str, ...]:
    return tuple(load("places")["final_s"]["endings"])


def place_without_genitive(name: str, known: frozenset[str], before: str, after: str) -> str:
    """A place without the -s of the genitive.

    Taken off where the bare form stands elsewhere in the release (``known``), or where a noun follows that the genitive
    belongs to ("Viersens Landrat") and nothing speaks for a name in -s ("Moers", "Worms", "in Soest").
    """
    if not name.endswith("s") or len(name) < 4:
        return name
    bare = name[:-1]
    if name in _final_s() or name.split(" ")[-1] in _final_s():
        return name
    if bare in known:
        return bare
    if name.lower().endswith(_final_s_endings()):
        return name
    genitive = after[:1].isupper() or (before[:1].isupper() and not before.isupper())
    return bare if genitive and before.lower() not in ("in", "aus", "nach", "bei", "von", "um", "über", "für") else name


def plain_case(name: str) -> str:
    """A name set in capitals as it is usually written: "PFAFFENHOFEN AN DER ILM" → "Pfaffenhofen an der Ilm"."""
    letters = [letter for letter in name if letter.isalpha()]
    if len(letters) < 5 or not all(letter.isupper() for letter in letters):
        return name
    words = []
    for index, word in enumerate(name.split(" ")):
        small = word.lower() in _SMALL and index > 0
        words.append(word.lower() if small else "-".join(part.capitalize() for part in word.split("-")))
    return " ".join(words)
