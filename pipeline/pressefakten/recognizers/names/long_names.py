"""Organisations named by their tasks: "Ministerium für Kinder, Familie, Flüchtlinge und Integration"."""

import re
from collections.abc import Iterator

from pressefakten.german.class_nouns import (
    has_field,
    has_members,
    is_head,
    takes_list,
)
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import gender_of_address, is_degree, is_given, is_plain_noun
from pressefakten.german.units import is_unit
from pressefakten.german.words import Words
from pressefakten.recognizers.names.class_names import with_adjective
from pressefakten.recognizers.names.found import Name

_LONGEST_LIST = 24
_IN_CHARGE = frozenset({"verantwortlich", "zuständig", "geöffnet", "geschlossen", "offen", "tätig"})
_VISITORS = frozenset("Besucher Besucherinnen Kunden Kundinnen Gäste Interessierte Publikumsverkehr".split())


def long_names(words: Words, places: frozenset[int]) -> Iterator[Name]:
    """ "Ministerium für Kinder, Familie, Flüchtlinge und Integration": a class noun with the list of its tasks.

    ``places`` are the words that the tagger holds for parts of places and of organisations.
    """
    texts = words.texts
    yield from _with_field(words)
    for index in range(len(texts) - 2):
        if texts[index + 1] not in ("für", "der", "des"):
            continue
        members = has_members(texts[index])
        if not members and not takes_list(texts[index]):
            continue
        if texts[index + 2] in _VISITORS:
            continue  # "Das Museum bleibt für Besucher geschlossen"
        if texts[index + 1] != "für" and not members and not _is_ministry(texts[index]):
            continue
        if members and (is_unit(texts[index + 2]) or not _noun_follows(words, index + 2)):
            continue  # "Verband der Stadt Aue"
        of_school = texts[index].lower().endswith(_SCHOOLS)
        end = _list_end(words, index + 2, of_school)
        if texts[end : end + 1] and texts[end] in _IN_CHARGE:
            continue  # "die an der Akademie für die Konzerte zuständig war"
        if of_school and texts[end - 1] in _SUBJECTS and end in places and not words.line_break(end):
            end += 1
        if end > index + 2 and not words.any_break(index, end):
            first = with_adjective(words, index)
            yield Name(
                "organization", first, end, "organization.long_name", ("a class noun with the list of its tasks",)
            )


def _noun_follows(words: Words, index: int) -> bool:
    """Whether a plain noun begins here, an adjective stepped over, and no name of its own."""
    texts = words.texts[index : index + 2]
    noun = next((text for text in texts if text[0].isupper()), "")
    return bool(noun) and not is_head(noun) and not is_role(noun) and not is_given(noun)


def _with_field(words: Words) -> Iterator[Name]:
    """ "Abteilung Bildung, Jugend und Sport": a part of an authority with its field."""
    texts = words.texts
    for index in range(len(texts) - 1):
        field = texts[index + 1]
        if not has_field(texts[index]) or words.line_break(index + 1) or not field[0].isupper():
            continue
        if is_role(field) or is_given(field) or gender_of_address(field) or not field[1:].islower():
            continue
        end = _list_end(words, index + 1)
        if end > index + 1 and not words.any_break(index, end):
            yield Name("organization", index, end, "organization.long_name", ("a class noun with its field",))


def _is_ministry(word: str) -> bool:
    return word.lower().rstrip("s").endswith("ministerium")


_SCHOOLS = ("hochschule", "universität", "akademie", "fakultät", "fachbereich")
_SUBJECTS = frozenset({"Gesellschaft", "Theater", "Verwaltung", "Wirtschaft", "Technik", "Kunst", "Gestaltung"})
"""What a school teaches: subjects that would be bodies of their own elsewhere, or stand last before its town."""


def _list_end(words: Words, index: int, of_school: bool = False) -> int:
    """The end of "Kinder, Jugend und Familie" (behind "für"): nouns, their adjectives and articles, joined by comma
    and "und"."""
    texts = words.texts
    end = index
    want_noun = True
    start = index
    while index < len(texts) and index - start < _LONGEST_LIST:
        text = texts[index]
        if index > start and words.line_break(index):
            break
        if want_noun:
            if text in ("die", "den", "das", "des", "der") and index + 1 < len(texts):
                index += 1
                continue
            if text[0].isupper() and text[0].isalpha():
                if index + 1 < len(texts) and texts[index + 1] == "-" and words.glued(index + 1):
                    index += 2
                    if index < len(texts) and texts[index] in ("und", ","):
                        index += 1
                    continue
                if (
                    index + 1 < len(texts)
                    and texts[index + 1][0].isupper()
                    and re.search(r"(?:e|er|es|en)$", text)
                    and not is_head(text)
                    and _adjectival(text)
                ):
                    index += 1
                    continue
                if is_unit(text) and end > start and text not in ("Land", "Stadt", "Kreis"):
                    break
                index += 1
                end = index
                want_noun = False
                continue
            if (
                text[0].islower()
                and re.search(r"(?:e|er|es|en)$", text)
                and index + 1 < len(texts)
                and texts[index + 1][0].isupper()
                and text not in _VERBISH
            ):
                index += 1
                continue
            break
        if text == "," and index + 1 < len(texts) and texts[index + 1][0].isupper() and _another_item(words, index + 1):
            index += 1
            want_noun = True
        elif (
            text in ("und", "sowie", "&")
            and index + 1 < len(texts)
            and (texts[index + 1][0].isupper() or texts[index + 1].endswith(("e", "en", "er")))
            and not is_role(texts[index + 1])
            and not gender_of_address(texts[index + 1])
            and not is_given(texts[index + 1])
            and not is_degree(texts[index + 1])
            and (not is_head(texts[index + 1]) or (of_school and texts[index + 1] in _SUBJECTS))
        ):
            index += 1
            want_noun = True
            # "und" closes the list unless another follows ("Umwelt, Natur- und Verbraucherschutz")
        elif (
            text in ("der", "des")
            and index + 1 < len(texts)
            and texts[index + 1][0].isupper()
            and not is_unit(texts[index + 1])
            and not is_head(texts[index + 1])
        ):
            index += 1
            want_noun = True
        elif (
            text == "in"
            and index + 2 < len(texts)
            and texts[index + 1] == "der"
            and texts[index + 2] in ("Informationstechnik", "Pflege", "Region")
        ):
            index += 2
            want_noun = True
        else:
            break
    return end


_VERBISH = frozenset(
    """
        werden wurden haben sollen können müssen waren sind eine einen einer keine unsere ihre seine
        diese jede alle viele mehrere einige
        """.split()
)


def _adjectival(word: str) -> bool:
    return (
        not is_plain_noun(word)
        and not is_given(word)
        and word.endswith(
            (
                "liche",
                "lichen",
                "ische",
                "ischen",
                "ale",
                "alen",
                "elle",
                "ellen",
                "ige",
                "igen",
                "ive",
                "iven",
                "äre",
                "ären",
            )
        )
    )


def _another_item(words: Words, index: int) -> bool:
    """Whether a comma inside the list goes on with the list: an "und" must close it before the sentence does."""
    texts = words.texts
    for ahead in range(index + 1, min(index + 16, len(texts))):
        text = texts[ahead]
        if text in ("und", "sowie", "&"):
            return True
        if text in (".", ";", ":", "(", "–") or (
            text[0].islower() and text not in ("der", "die", "den", "des") and not text.endswith(("en", "e", "er"))
        ):
            return False
    return False
