"""Companies and associations by their legal form, "Firma X", agencies in photo credits."""

import re
from collections.abc import Iterator
from functools import cache

from pressefakten.german.class_nouns import (
    inner_offices,
    is_head,
    is_thing,
    legal_form,
)
from pressefakten.german.marks import OPEN
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import ARTICLES, is_capital, is_plain_noun
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.found import Name
from pressefakten.recognizers.names.things import closing_mark


def with_legal_form(words: Words) -> Iterator[Name]:
    """ "Verein für Heimatpflege e. V.", "Nordlicht Energie GmbH & Co. KG": back from the legal form to the name's
    first word."""
    joins = frozenset(load("organizations")["joins"]["words"])
    never = frozenset(load("organizations")["legal"]["never_inside"])
    texts = words.texts
    for found in legal_form().finditer(words.text):
        index = words.at(found.start())
        end = words.between(found.start(), found.end())[1]
        first = index
        while first > 0 and index - first < 10 and not words.line_break(first):
            before = texts[first - 1]
            if before in never:
                break
            if (
                before[0].isupper()
                or before[0].isdigit()
                or before in joins
                or before in ("-", "–", "&")
                or (before[0].islower() and _lower_brand(words, first - 1, index))
            ):
                if before == "-" and words.glued(first) and not words.glued(first - 1):
                    break
                if before in ("und", "sowie") and texts[first] in ("der", "die", "das", "den", "dem"):
                    break  # "die Bahn und die Linien der Auenbus GmbH"
                first -= 1
            else:
                break
        first = _trim_front(words, first, index)
        if (
            first > 1
            and "-" in texts[first - 1]
            and texts[first - 1][0].islower()
            and texts[first - 2] in _BEFORE_A_NAME
        ):
            first -= 1  # "n-ost Netzwerk … e. V."
        if first < index and texts[first][0].isalpha() and index > first:
            yield Name("organization", first, end, "organization.legal_form", (f"legal form {found[0]!r}",))


_BEFORE_A_NAME = frozenset({",", "und", "von", "der", "die", "das", "des", "dem", "vom", ":", "–"})


def _lower_brand(words: Words, index: int, form: int) -> bool:
    """A lower-case word within a name ("netzwerk recherche e. V."): only behind a comma, a bracket or an article."""
    text = words.texts[index]
    return form - index <= 2 and text.isalpha() and len(text) > 4 and not text.endswith(("en", "te", "ten", "et"))


def _trim_front(words: Words, first: int, form: int) -> int:
    """Drop what leads up to a name: articles, prepositions, a role noun or a clause before "und"."""
    texts = words.texts
    joins = frozenset(load("organizations")["joins"]["words"])
    changed = True
    while changed and first < form:
        changed = False
        text = texts[first]
        later = next((i for i in range(form - 1, first, -1) if texts[i] in ("Die", "Der", "Das", "Den", "Dem")), None)
        if later is not None and later + 1 < form:
            first, changed = later + 1, True
            continue
        if (
            not text[0].isalpha()
            or text in joins
            or text in ("-", "–")
            or text.lower() in ARTICLES
            or text in ("Firma", "Firmen")
            or (is_role(text) and not is_head(text))
        ):
            first, changed = first + 1, True
            continue
        for index in range(first + 1, form):
            if texts[index] in (
                "der",
                "des",
                "die",
                "das",
                "den",
                "im",
                "vom",
                "am",
                "zur",
                "in",
                "von",
            ) and not _inside_name(words, first, index):
                first, changed = index + 1, True
                break
    return first


def _inside_name(words: Words, first: int, index: int) -> bool:
    """Whether an article inside is part of the name: behind a class noun or its attribute ("Bund der Steuerzahler")."""
    if is_thing(words.texts[index - 1]) or words.texts[index - 1] in inner_offices():
        return False  # "Kongress der Auenhilfe e. V."
    return any(
        is_head(words.texts[i]) or words.texts[i] in ("Freunde", "Haus", "Förderverein") for i in range(first, index)
    ) and words.texts[index] in ("der", "des", "zur", "im", "von", "in", "die", "das", "am", "den")


@cache
def _agencies() -> re.Pattern[str]:
    data = load("organizations")["agencies"]
    label, agency = "|".join(data["labels"]), "|".join(map(re.escape, data["names"]))
    return re.compile(rf"(?:{label})(?: ?[:/])? ?(?:[^\n:()]{{0,40}} ?[/|,] ?)?(?P<name>{agency})(?!\w)")


def agencies(words: Words) -> Iterator[Name]:
    """Picture agencies in a photo credit ("Foto: Pixabay")."""
    for found in _agencies().finditer(words.text):
        first, last = words.between(*found.span("name"))
        yield Name("organization", first, last, "organization.agency", ("named in a photo credit",))


def companies_of(words: Words) -> Iterator[Name]:
    """ "Firma Nordlicht", "Fa. Ohlsen": the word behind "Firma" is a name."""
    texts = words.texts
    for index, text in enumerate(texts):
        if text not in ("Firma", "Firmen", "Fa"):
            continue
        name = index + 2 if text == "Fa" and texts[index + 1 : index + 2] == ["."] else index + 1
        if (
            name < len(texts)
            and is_capital(texts[name])
            and not is_plain_noun(texts[name])
            and not is_role(texts[name])
            and not words.line_break(name)
        ):
            yield Name("organization", name, name + 1, "organization.company", ("stands behind 'Firma'",))


@cache
def _known() -> re.Pattern[str]:
    data = load("organizations")["known"]
    every = sorted((*data["abbreviations"], *data["names"]), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, every))})(?![\w-])")


def known(words: Words) -> Iterator[Name]:
    """Bodies that everybody knows by their abbreviation ("BGH") or name ("Messe Essen")."""
    for first, last in words.whole(_known()):
        yield Name("organization", first, last, "organization.known", ("a body known by this name",))


_ARTICLES = ("der", "des", "dem", "den", "von", "vom", "bei", "beim")


def is_body(words: Words, first: int, last: int) -> bool:
    """Whether what the tagger holds for a thing is led or owned as only bodies are ("Geschäftsführer der [Nordfair]"),
    or has the last word of an English company's name."""
    texts = words.texts
    if last - first > 1 and texts[last - 1] in _last_words() and texts[first - 1 : first] != ["„"]:
        return True
    before = first - 1
    while before > 0 and first - before < 3 and texts[before] in _ARTICLES:
        before -= 1
    led = 0 <= before < first - 1 and texts[before].lower().endswith(_led())
    return led and not words.any_break(before, first)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(load("organizations")["last"]["words"])


@cache
def _led() -> tuple[str, ...]:
    return tuple(load("organizations")["led"]["endings"])


_LONGEST_QUOTED = 5


@cache
def _quoted_words() -> tuple[frozenset[str], tuple[str, ...]]:
    data = load("organizations")["quoted"]
    return frozenset(data["words"]), tuple(data["heads"])


def in_quotation_marks(words: Words, tagged: list[Name]) -> Iterator[Name]:
    """ "Ingenieurbüro „Nordplan“": the quoted words right behind a class noun of firms and associations are a name.

    One word in lower case only where the tagger saw a name in it: "die Firma „freiwillig“" names nobody.
    """
    texts = words.texts
    exact, heads = _quoted_words()
    seen = {index for name in tagged for index in range(name.first, name.last)}
    for index in range(1, len(texts) - 2):
        noun = texts[index - 1]
        if texts[index] not in OPEN or not noun[0].isupper() or words.line_break(index):
            continue
        if noun not in exact and not noun.lower().endswith(heads):
            continue
        first = index + 1
        last = closing_mark(texts, first, _LONGEST_QUOTED + 1) or first
        inside = texts[first:last]
        if not inside or any(text in (".", "!", "?", ":", ";", ",", "–") for text in inside):
            continue
        if not inside[0][0].isalnum() or words.any_break(index, last + 1):
            continue
        if inside[0][0].isupper() or inside[0][0].isdigit() and len(inside) > 1 or len(inside) == 1 and first in seen:
            yield Name("organization", first, last, "organization.quoted", (f"in quotation marks behind {noun!r}",))
