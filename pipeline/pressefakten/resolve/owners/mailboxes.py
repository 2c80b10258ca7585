"""What an e-mail address tells of its owner: the person whose name it bears, or the body whose name its domain has."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from pressefakten.german.abbreviations import stand_in_order
from pressefakten.german.shapes import is_sure_given
from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.resolve.owners.parties import Reachable

_LEXICON = load("owners")
_PRIVATE = frozenset(_LEXICON["private_domains"])
_NO_NAME = frozenset(_LEXICON["domain_fillers"])
_NO_WORD = frozenset(_LEXICON["name_fillers"])
_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l", "ø": "o", "ı": "i", "đ": "d", "-": ""})
_FUNCTIONS = frozenset(_LEXICON["functions"])
_WORD = 4
"""Letters of a local part from which on it may be a word of a body's name."""
_SHORT = 3
"""Letters of a piece of a domain up to which it may be an abbreviation."""
_COMPOUND = 7
"""Letters of a word from which on it may be abbreviated by two or three of them."""
_HALF = 0.5
_SHARE = 0.6
"""Share of a domain's letters that a body's name must account for."""


def is_mailbox(contact: Mention) -> bool:
    return contact.kind == "email" and bool(contact.value)


def pieces_of(contact: Mention) -> set[str]:
    """The words of the local part of an address, and the whole of it; none for what is no address."""
    if not is_mailbox(contact):
        return set()
    local = _local(contact)
    return {_plain(piece) for piece in re.split(r"[._\-+]", local)} | {_plain(local)}


def person_of(contact: Mention, people: Iterable[Reachable]) -> str | None:
    """The only one of a few persons whose name is in the local part of an address ("erika.beispiel@…", "erika@…")."""
    pieces = pieces_of(contact)
    full = {one.value for one in people if one.person and " " in one.value}
    values = {value for value in full if pieces & mailboxes(value)}
    if not values:
        values = {value for value in full if _plain(value.partition(" ")[0]) in pieces}
    return values.pop() if len(values) == 1 else None


def is_general(contact: Mention, parties: Sequence[Reachable]) -> bool:
    """Whether an address may be an office's: not a private provider's, and no initials of who stands before it."""
    if not is_mailbox(contact) or _domain(contact) in _PRIVATE:
        return False
    local = _plain(_local(contact))
    return not any(one.person and local == _initials(one.value) for one in parties)


def is_of_function(contact: Mention) -> bool:
    """Whether the local part of an address opens with what a mailbox is for ("presse@…", "info.aue@…")."""
    return is_mailbox(contact) and re.split(r"[._\-+]", _local(contact))[0] in _FUNCTIONS


def bears(contact: Mention, office: Reachable) -> bool:
    """Whether an address says the name of an office ("presse@…" that of the Pressestelle)."""
    return is_mailbox(contact) and _plain(_local(contact)) in _plain(office.value)


def unit_of(contact: Mention, bodies: Sequence[Reachable]) -> Reachable | None:
    """The body that all words name that stand behind the function in a local part, and the domain in part
    ("presse.hza-muster@zoll.de" is the Hauptzollamt Muster's)."""
    if not is_of_function(contact):
        return None
    unit = [piece for piece in re.split(r"[._\-+]", _local(contact))[1:] if len(piece) > 1]
    domain = _pieces(contact)
    named = [one for one in bodies if unit and _told(unit, one.value) == 1 and _told(domain, one.value) > 0]
    return body_of(contact, named, share=0.0)


def body_bearing(contact: Mention, bodies: Sequence[Reachable]) -> Reachable | None:
    """The body with a word that is the local part of an address ("gemeinde@…" is the Gemeinde Muster's)."""
    local = _plain(_local(contact))
    if len(local) < _WORD or local in _FUNCTIONS:
        return None
    bearing = [one for one in bodies if any(local in _plain(word) for word in one.value.split())]
    return body_of(contact, bearing, share=0.0)


def body_of(contact: Mention, bodies: Sequence[Reachable], share: float = _SHARE) -> Reachable | None:
    """The body that most of the address's domain names ("presse@kreis-muster.de" is the Kreis Muster's), the nearest
    before it where several are named so."""
    if not is_mailbox(contact) or _domain(contact) in _PRIVATE:
        return None
    pieces = _pieces(contact)
    told = [
        (_told(pieces, one.value), one.start <= contact.start, -abs(contact.start - one.start), one) for one in bodies
    ]
    best = max(told, key=lambda each: each[:3], default=None)
    return best[3] if best and best[0] >= share else None


def only_body_of(contact: Mention, bodies: Sequence[Reachable]) -> Reachable | None:
    """The body of the whole release that the domain names wholly, and most of whose words the domain has; none for an
    address that bears a person's name, whoever that is ("erika.beispiel@…")."""
    if is_personal(contact):
        return None
    pieces = _pieces(contact)
    local = re.split(r"[._\-+]", _local(contact))
    named = [one for one in bodies if _told(pieces, one.value) == 1 and _words_told(pieces + local, one.value) > _HALF]
    return body_of(contact, named) if pieces else None


def is_personal(contact: Mention) -> bool:
    """Whether the local part of an address is first name and surname."""
    if not is_mailbox(contact):
        return False
    first, dot, surname = _local(contact).partition(".")
    return bool(dot) and len(surname) > 1 and is_sure_given(first.capitalize())


def _pieces(contact: Mention) -> list[str]:
    return [piece for piece in re.split(r"[.\-]", _domain(contact))[:-1] if piece not in _NO_NAME]


def _told(pieces: Sequence[str], name: str) -> float:
    """The share of the domain's letters that stand in a name, as words, in short or as initials."""
    words = _words(name)
    whole = "".join(words)
    initials = "".join(word[0] for word in re.split(r"[^\w]+", name) if word[:1].isupper()).lower()
    found = [
        piece
        for piece in pieces
        if (len(piece) > _SHORT and piece in whole)
        or any(_is_short_for(piece, word) for word in words)
        or (len(piece) > 1 and initials.startswith(piece))
    ]
    return sum(map(len, found)) / max(1, sum(map(len, pieces)))


def _words_told(pieces: Sequence[str], name: str) -> float:
    """The share of a name's words that a domain has, legal forms and units ("Stadt") left out."""
    words = [word for word in _words(name) if word not in _NO_WORD] or _words(name)
    initials = "".join(word[0] for word in words)
    in_short = max((len(one) for one in pieces if len(one) > 1 and initials.startswith(one)), default=0)
    return sum(at < in_short or _is_word_told(pieces, word) for at, word in enumerate(words)) / len(words)


def _is_word_told(pieces: Sequence[str], word: str) -> bool:
    whole = "".join(pieces)
    return word in whole or any(len(one) > _SHORT and one in word or _is_short_for(one, word) for one in pieces)


def _is_short_for(piece: str, word: str) -> bool:
    """Whether a piece of a domain is a word or its abbreviation ("lk" of "landkreis", "hza" of "hauptzollamt")."""
    if piece == word:
        return True
    return 2 <= len(piece) <= _SHORT and len(word) >= _COMPOUND and stand_in_order(piece, word)


def _words(name: str) -> list[str]:
    return [
        _plain(word)
        for word in re.split(r"[^\w-]+", name)
        if word[:1].isupper() or word.islower() and word not in _NO_WORD
    ]


def _local(contact: Mention) -> str:
    return (contact.value or "").partition("@")[0].lower()


def _domain(contact: Mention) -> str:
    return (contact.value or "").partition("@")[2].lower()


def _plain(name: str) -> str:
    return _bare(name.lower().translate(_PLAIN))


def _bare(name: str) -> str:
    """The letters without their marks ("š" is "s")."""
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))


def mailboxes(name: str) -> set[str]:
    """What the local part of a person's address may hold: the surname, a half of it, or it with the initial."""
    first, *_, last = name.split()
    surnames = {_plain(last), _bare(last.lower().replace("-", "")), *map(_plain, last.split("-"))}
    initial = _plain(first)[:1]
    return {form for one in surnames for form in (one, initial + one, one + initial) if len(one) > 1}


def _initials(name: str) -> str:
    return "".join(_plain(word)[:1] for word in re.split(r"[\s-]+", name))
