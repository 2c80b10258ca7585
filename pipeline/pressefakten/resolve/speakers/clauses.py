"""The parts of a clause that tell which of its names may be the subject: what is oblique, subordinate or apart."""

import re
from itertools import pairwise

from pressefakten.german.endings import ADJECTIVE_ENDINGS
from pressefakten.german.function_words import function_words
from pressefakten.german.role_nouns import is_role
from pressefakten.german.speech_verbs import verb_kind
from pressefakten.lexicon import load
from pressefakten.resolve.speakers.people import Gender, Named, People, words


def either(table: str, key: str = "words") -> str:
    """The inside of a pattern that matches each of the words, the first that fits."""
    return "|".join(load("speakers")[table][key])


WORD = re.compile(r"[^\W\d_]+(?:[-:*][^\W\d_]+)*\.?|[,;–()]")
_MAIN_PRONOUN = re.compile(r"\s*[a-zäöüß]+(?:\s+sich)?\s+(er|sie)\b")
_RELATIVE = re.compile(rf",\s*(?:{either('relative_pronouns')})\s+$")
_PARTING = re.compile(rf"\b(?:{either('parting')})\b|[;:]")
_LOOK_BACK = 90
"""Characters before a name in which the word stands that governs it."""


def oblique(people: People, place: Named, floor: int) -> bool:
    """Whether a preposition, a genitive or a dative article governs the name: "mit", "gegenüber Frau"."""
    tokens = WORD.findall(people.text, max(floor, place.start - _LOOK_BACK), place.start)
    direct = True  # nothing but titles and roles between: "mit Amtsleiterin X", but not "der Leiter von Netz42 X"
    for token in reversed(tokens):
        low = token.casefold()
        if token in ",;–()" or low in function_words("subject_article"):
            return False
        if low in words("prepositions") or low in words("oblique_articles"):
            return direct
        if low in ("und", "sowie"):
            continue
        if token[0].islower() and not _is_attribute(token):
            return False
        if token[0].isupper() and not _is_title(token):
            direct = False
    return False


def _is_attribute(token: str) -> bool:
    """Whether a word in small letters may stand between an article and a name: an adjective, an abbreviation."""
    return verb_kind(token) is None and token.endswith((*ADJECTIVE_ENDINGS, ".")) and not token.endswith("te")


def _is_title(token: str) -> bool:
    return token.endswith(".") or is_role(token) or token.casefold() in words("addresses")


def main_clause(text: str, start: int, end: int) -> int:
    """Where the main clause begins: behind a subordinate one at the head of the sentence ("Nachdem …, sagte …")."""
    first = WORD.search(text, start, end)
    if first is None or first[0].casefold() not in words("subordinators"):
        return start
    comma = text.rfind(",", first.end(), end)
    return comma + 1 if comma > 0 else start


def subordinate_clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses between commas that begin like a subordinate one: ", ob …,", ", der …,"."""
    commas = [found.start() for found in re.finditer(",", text[start:end])]
    spans = []
    for left, right in pairwise(commas):
        first = WORD.search(text, start + left + 1, start + right)
        if first is None or first[0] not in words("subordinators") | words("relatives"):
            continue
        if not _is_apposition(first[0], text[start + left + 1 : start + right]):
            spans.append((start + left, start + right))
    return spans


def _is_apposition(first: str, clause: str) -> bool:
    """Whether what an article begins between two commas has no verb at its end: ", die Ärztin Anna Beispiel,"."""
    last = WORD.findall(clause)[-1]
    return first in function_words("subject_article") and (last[0].isupper() or last == ")")


def pronoun_of_main_clause(text: str, start: int, end: int) -> Gender | None:
    """The gender of "er" or "sie" right behind the verb of a main clause that follows a subordinate one: "Als …, blieb
    sie gelassen."; None where there is none."""
    main = main_clause(text, start, end)
    pronoun = _MAIN_PRONOUN.match(text, main, end) if main > start else None
    return None if pronoun is None else "m" if pronoun[1] == "er" else "f"


def belongs(text: str, start: int, place: Named) -> bool:
    """Whether a name stands in or right behind a noun phrase ("die Leiterin des KI, Anna Beispiel")."""
    between = text[start : place.start]
    if len(between) > _LOOK_BACK or _RELATIVE.search(between):
        return False
    return not _PARTING.search(between)
