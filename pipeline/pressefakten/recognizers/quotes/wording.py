"""What words between marks are by themselves: a sentence, a name, a headline, markup; and whether the noun before them
tells that a title follows."""

import re
from functools import cache

from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import is_particle
from pressefakten.german.speech_cues import Cue
from pressefakten.lexicon import load
from pressefakten.recognizers.quotes.marks import Quotation

_HEADED = load("quotes")["headed"]
_SURFACES = load("quotes")["surfaces"]
WORD = re.compile(r"[^\W\d_]+(?:[-'’:*][^\W\d_]+)*")
_FRONT_MATTER_KEY = re.compile(
    r"(?:(?:^|\n)[ ]*-?[ ]*[a-z_][\w-]*"
    r"|\b(?:title|subtitle|description|summary|excerpt|caption|headline|author|tags|image)):[ ]*$"
)
_LAST_WORD = re.compile(r"([^\W\d_]+)[*_]{0,3}[ ]*$")
# Der Titel des Berichts: „…“ names a title; Anna Beispiel: „…“ a speaker.
TITLE_OF = re.compile(
    rf"(?:(?:{'|'.join(_HEADED['articles'])})\s+)?[\w-]*(?:{'|'.join(_HEADED['nouns'])})\b", re.IGNORECASE
)
_SUBJECT = re.compile(
    rf"\s+(?:sich\s+)?(?:{'|'.join(_HEADED['subject_articles'])})\s+(?:[a-zäöüß]+\s+){{0,2}}([A-ZÄÖÜ][\w-]+)"
)
_ON_SURFACE = re.compile(
    rf"\b(?:[Aa]uf|[Aa]n|[Aa]m)\s(?:[\w-]+\s){{0,3}}[\w-]*(?i:{'|'.join(_SURFACES['nouns'])})\w{{0,2}}"
    rf"\s(?:[\w-]+\s){{0,4}}(?:{'|'.join(_SURFACES['verbs'])})\b[^.,;:]{{0,30}}:?\Z"
)
END = frozenset(".!?…")
_NAME_LINE = re.compile(r"\s{0,6}[A-ZÄÖÜ][\w.-]+ [A-ZÄÖÜ][^\n]{2,110}[^\n.!?:](?=\n|$)")
_LONGEST_WORD = 80
"""Characters of a word and the signs behind it at most."""
_OFFICER = 8
"""Words of a person with a function at most."""
_HEADLINE = 12
"""Words of a headline at most."""
_RUNNING = 120
"""Characters from which on a line is running text and no headline or dateline."""


@cache
def listed(table: str, key: str) -> frozenset[str]:
    """A list of words of the lexicon "quotes", with the spelling of Switzerland, which has no ß."""
    words = load("quotes")[table][key]
    return frozenset([*words, *(word.replace("ß", "ss") for word in words)])


@cache
def title_ends() -> tuple[str, ...]:
    return tuple(sorted(noun for noun in listed("titles", "nouns") if len(noun) > 3))


def is_torn(text: str, quotation: Quotation, words: list[str]) -> bool:
    """Whether the closing mark is missing and nothing shows where the words end."""
    end = quotation.outer_end
    return not quotation.closed and (len(words) < 3 or text[end : end + 40].lstrip(" ")[:1] not in ("", "\n", ","))


def is_markup(text: str, quotation: Quotation) -> bool:
    """Attributes of HTML and shortcodes, keys of front matter, parts of words."""
    before = text[max(0, quotation.outer_start - 60) : quotation.outer_start]
    if before[-1:] in ("=", "\\") or before[-1:].isalnum():
        return True
    if _FRONT_MATTER_KEY.search(before):
        return True
    return (
        text[quotation.outer_end : quotation.outer_end + 1] == "-"
        and text[quotation.outer_end + 1 : quotation.outer_end + 2].isalpha()
    )


def is_sentence(text: str, quotation: Quotation, words: list[str]) -> bool:
    """Whether the words could stand as a sentence: a finite verb or "wir", and some length or a full stop."""
    low = {word.lower() for word in words}
    verb = bool(low & listed("finite", "words")) or bool(low & listed("finite", "first_person"))
    ended = text[quotation.end - 1] in END
    first = text[quotation.start]
    if first.islower():
        return False
    if len(words) >= 4 and verb:
        return True
    return (len(words) >= 3 and ended) or (len(words) >= 9 and first.isalpha())


def is_name(words: list[str]) -> bool:
    """Whether all words but the short ones begin with a capital, as those of a name do: "Neue Harzer Rundschau"."""
    return all(word[0].isupper() for word in words if len(word) > 3)


def last_word(before: str) -> str:
    """The word that ends the words before a mark; empty where none does."""
    found = _LAST_WORD.search(before, max(0, len(before) - _LONGEST_WORD))
    return found[1] if found is not None else ""


def names_title(before: str) -> bool:
    """Whether the word before the mark says that a title, a name or a motto follows."""
    word = last_word(before.rstrip(": ")).lower()
    if word in ("", "worten"):
        return False
    if not before.endswith(":") and word in listed("wordings", "nouns"):
        return True
    return word in listed("titles", "nouns") or word.endswith(title_ends())


def stands_on_surface(before: str) -> bool:
    """Whether the words before the mark tell what it stands on: "Auf einem Plakat stand:"."""
    return _ON_SURFACE.search(before) is not None


def names_thing(before: str) -> bool:
    """Whether the last word before the colon is the noun of a thing that has a title, not "Titel" or "Motto" itself."""
    last = last_word(before.rstrip(": "))
    return last[:1].isupper() and TITLE_OF.match(last) is None


def names_officer(before: str) -> bool:
    """Whether all before a colon is somebody with a function: "Landrätin Ida Vogt:", "Ole Brandt (CDU), Stadtrat:"."""
    line = before.rpartition("\n")[2].lstrip("–—-* ")
    words = WORD.findall(line)
    if not before.endswith(":") or not 2 <= len(words) <= _OFFICER or not all(map(_is_of_officer, words)):
        return False
    return any(map(is_role, words)) and not names_title(before)


def _is_of_officer(word: str) -> bool:
    return word[0].isupper() or is_particle(word) or word in listed("officer", "words")


def speaks_of_title(text: str, cue: Cue) -> bool:
    """Whether the cue speaks of a title or motto: "…", so das Motto; "…", heißt die Reihe."""
    if cue.kind == "say" and cue.words not in ("nennt", "nannte"):
        return False
    subject = _SUBJECT.match(text, cue.end)
    return subject is not None and (
        subject[1].lower() in listed("titles", "nouns") or subject[1].lower().endswith(title_ends())
    )


def is_headline(text: str, quotation: Quotation, words: list[str]) -> bool:
    """Whether few words are a line of their own above the first line of running text."""
    if len(words) > _HEADLINE:
        return False
    left = text.rfind("\n", 0, quotation.outer_start) + 1
    right = text.find("\n", quotation.outer_end)
    line = text[left : len(text) if right < 0 else right]
    if len(line.strip(" *_#>")) > quotation.outer_end - quotation.outer_start + 1:
        return False
    if _NAME_LINE.match(text, right + 1 if right >= 0 else len(text)):
        return False
    return _is_above_text(text, left)


def is_in_headline(text: str, quotation: Quotation) -> bool:
    """Whether the words stand in a short line above the first line of running text."""
    left = text.rfind("\n", 0, quotation.outer_start) + 1
    right = text.find("\n", quotation.outer_end)
    return 0 <= right < left + _RUNNING and _is_above_text(text, left)


def _is_above_text(text: str, line: int) -> bool:
    return all(len(above) < _RUNNING for above in text[max(0, line - 1000) : line].split("\n"))


def repeats(text: str, quotation: Quotation, other: Quotation) -> bool:
    """Whether all words of a quotation stand in another one, one behind the other."""
    words, said = (" ".join(WORD.findall(text, one.start, one.end)).casefold() for one in (quotation, other))
    return f" {words} " in f" {said} "
