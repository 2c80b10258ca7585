"""What a mention of a person and the words before it tell: its parts, gender, role, whether it stands in a list."""

from dataclasses import dataclass
from functools import cache

from pressefakten.german.role_declension import RoleForm
from pressefakten.german.role_nouns import role_form
from pressefakten.german.shapes import gender_of_address
from pressefakten.german.words import Words
from pressefakten.lexicon import load


@dataclass(frozen=True, slots=True)
class Place:
    """One person mention as the resolver reads it: its words ``[first, last)`` and what stands before."""

    number: int
    first: int
    last: int
    parts: tuple[str, ...]
    listed: bool
    gender: str | None
    role: str | None
    possessed: bool = False
    """Whether a noun stands before that is somebody's: the name is in the genitive ("Werke Georg Friedrich
    Händels")."""
    joined: bool = False
    """Whether "und" stands behind."""
    kin: bool = False
    """Whether a noun for kin stands before."""
    owns: bool = False
    """Whether a noun stands behind that is somebody's ("Georg Friedrich Händels Oper")."""


def _said_before(words: Words, first: int) -> tuple[str | None, str | None]:
    """The gender and the role that the address, title or role right before a name tells."""
    gender, role = None, None
    for index in range(first - 1, max(first - _SAID_BEFORE, 0) - 1, -1):
        text = words.texts[index]
        address = gender_of_address(text)
        form = role_form(text)
        if address:
            gender = gender or address
        elif form:
            role = role or text
            gender = gender or _gender_of_form(form)
        elif len(text) > _TITLE or text == "," or _ends_sentence(words, index):
            break
    return gender, role


def _gender_of_form(form: RoleForm) -> str | None:
    """The gender of the one whom a form of a role noun names; None of several, or where the form is that of both."""
    if form.plural:
        return None
    return "female" if form.female else "male" if form.male else None


def place_of(words: Words, number: int, first: int, last: int) -> Place:
    """What a mention's words and the words before it tell of the person."""
    gender, role = _said_before(words, first)
    parts = tuple(words.texts[first:last])
    bullet = first > 0 and words.line_start(first - 1) and not words.texts[first - 1][0].isalnum()
    own_line = words.line_start(first) and (last >= len(words) or words.line_start(last))
    listed = bullet or own_line
    possessed = first > 0 and words.texts[first - 1] in _possessed()
    joined = last < len(words) and words.texts[last] in ("und", "&")
    kin = first > 1 and words.texts[first - 1] in _kin() and words.texts[first - 2].islower()
    parts = _turned(_join_initials(parts))
    owns = last < len(words) and not words.line_break(last) and words.texts[last].endswith(_owned())
    return Place(number, first, last, parts, listed, gender, role, possessed, joined, kin, owns)


_SAID_BEFORE = 6
"""Words before a name that may tell of the person."""
_TITLE = 5
"""Letters of a title or another short word at most: only such may stand between a name and what it is called."""


def _ends_sentence(words: Words, index: int) -> bool:
    """Whether a sign ends the sentence before; the full stop of a title or a number does not ("Dr.", "1.")."""
    if words.texts[index] in ("!", "?"):
        return True
    return words.texts[index] == "." and index > 0 and len(words.texts[index - 1]) > _TITLE


@cache
def _kin() -> frozenset[str]:
    return frozenset(load("titles")["kin"])


@cache
def _owned() -> tuple[str, ...]:
    owned = (*load("titles")["possessed"], *load("titles")["owned"])
    return (*owned, *(noun.lower() for noun in owned if len(noun) > 3))


@cache
def _possessed() -> frozenset[str]:
    return frozenset(load("titles")["possessed"])


def _turned(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Surname, comma, first names → first names, surname."""
    if "," not in parts:
        return parts
    comma = parts.index(",")
    return (*parts[comma + 1 :], *parts[:comma])


_ENDS_PART = frozenset({".", "-", "'", "’"})


def _join_initials(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Initials with their full stops and hyphens as one part ("F.-O."), so particles with their apostrophe ("de'");
    shouted parts in usual spelling."""
    joined: list[str] = []
    for part in parts:
        if joined and (part in _ENDS_PART or joined[-1].endswith("-")):
            joined[-1] += part
        else:
            joined.append(
                part
                if not (part.isupper() and len(part) > 3)
                else "-".join(bit.capitalize() for bit in part.split("-"))
            )
    return tuple(joined)
