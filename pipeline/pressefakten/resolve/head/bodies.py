"""Who published the release: every body that the head, the contact block, labels and names of the text speak of, with
what speaks for each."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from pressefakten.german.class_nouns import is_head, legal_form
from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.resolve.head.proposals import proposals
from pressefakten.resolve.head.shapes import plain, shape_of
from pressefakten.resolve.head.weighing import Candidate

_DOMAIN = re.compile(r"(?:@|www\.|https?://(?:www\.)?)(?P<host>[\w.-]{3,80})")
_AROUND_HOST = re.compile(r"(?:^presse|example$|de$|at$|ch$|com$|org$)")
_SPELLED = str.maketrans(dict(zip("äöüß", ("ae", "oe", "ue", "ss"), strict=True)))
_LEGAL_TAILS = frozenset(load("head_words")["legal_tails"])
_SMALL = frozenset(load("head_words")["small"])
_OF_SHORT = ("named", "begins a line", "whole line", "label", "release", "about", "rights", "tagged")
"""What speaks for the longer form of a name too."""
_VOWELS = re.compile("[aeiouäöü]", re.IGNORECASE)
_MOST = 300
"""Names of a text that are weighed at most."""


@dataclass(slots=True)
class _Name:
    """One name with all that speaks for it."""

    value: str
    start: int
    end: int
    evidence: set[str] = field(default_factory=set)


def body_candidates(doc: Doc, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """A candidate for each name, at the first of its places that the most speaks for."""
    names: dict[str, _Name] = {}
    for one in proposals(doc, mentions):
        key = plain(one.value)
        if not key or len(names) >= _MOST and key not in names:
            continue
        name = names.setdefault(key, _Name(one.value, one.start, one.end))
        name.evidence.update(one.evidence)
    stated = [claim.value for claim in doc._.claims if claim.name == "url"][:1]
    stated += [mention.value for mention in mentions if mention.kind in ("email", "url") and mention.value]
    _compare(names, text_of(doc), "\n".join(stated))
    for name in names.values():
        yield Candidate(name.value, name.start, name.end, tuple(sorted(name.evidence)))


def _compare(names: dict[str, _Name], text: str, addresses: str) -> None:
    """What names say of each other: how often one is named, in full or in short, and whether the domain is its: one of
    the text as it stands there, or of ``addresses``: those found in it and that which the release was read from."""
    flat = f" {plain(text)} "
    hosts = {plain(match["host"]).replace(" ", "") for match in _DOMAIN.finditer(f"{text}\n{addresses}")}
    hosts = {_AROUND_HOST.sub("", host) for host in hosts}
    counts = {key: flat.count(f" {key} ") for key in names}
    by_word = _by_word(names)
    own = {key: frozenset(name.evidence) for key, name in names.items()}
    spelt_out = _spelt_out(names)
    for key, name in names.items():
        name.evidence.update(shape_of(name.value))
        name.evidence.add(_how_often(counts[key]))
        if _has_longer(key, by_word):
            name.evidence.add("part of a longer name")
        if shorter := _shorter(key, by_word):
            name.evidence.update(_beside_shorter(key, shorter, own, counts))
        for short in spelt_out.get(key, ()):
            name.evidence.add("spells out a short name")
            name.evidence.update(_of_short(own[short]))
            names[short].evidence.add("spelt out elsewhere")
        name.evidence.update(_of_hosts(key, hosts))


def _by_word(names: Mapping[str, _Name]) -> Mapping[str, list[str]]:
    """Word → the names it stands in."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key in names:
        for word in set(key.split()):
            found[word].append(key)
    return found


def _of_hosts(key: str, hosts: set[str]) -> Iterator[str]:
    if any(_is_of_host(key, host) for host in hosts):
        yield "of the domain"
    if any(_makes_up(key, host) for host in hosts):
        yield "all of the domain"


def _how_often(count: int) -> str:
    return "named once" if count <= 1 else "named twice" if count == 2 else "named often"


def _has_longer(key: str, by_word: Mapping[str, Sequence[str]]) -> bool:
    rare = min(key.split(), key=lambda word: len(by_word[word]))
    return any(other != key and f" {key} " in f" {other} " for other in by_word[rare])


def _shorter(key: str, by_word: Mapping[str, Sequence[str]]) -> set[str]:
    padded = f" {key} "
    return {other for word in set(key.split()) for other in by_word[word] if other != key and f" {other} " in padded}


def _beside_shorter(
    key: str, shorter: set[str], own: Mapping[str, frozenset[str]], counts: Mapping[str, int]
) -> Iterator[str]:
    """What speaks for the shorter form of a name speaks for the longer one too; what it has more may not be of it."""
    yield "holds a shorter name"
    if any(counts[other] > counts[key] for other in shorter):
        yield "named in short too"
    yield from _of_short(frozenset().union(*(own[other] for other in shorter)))
    longest = max(sorted(shorter), key=len)
    before, _, behind = f" {key} ".partition(f" {longest} ")
    for side, more in (("before", before), ("behind", behind)):
        if words := more.split():
            yield from _more(side, more, words)


def _of_short(evidence: frozenset[str]) -> Iterator[str]:
    return (f"short: {one}" for one in evidence if one.startswith(_OF_SHORT))


def _more(side: str, more: str, words: Sequence[str]) -> Iterator[str]:
    yield f"more {side}"
    if is_head(words[0].capitalize()) or is_head(words[-1].capitalize()):
        yield f"more {side}: word of a body"
    if legal_form().search(f"x {more}") or more.strip() in _LEGAL_TAILS:
        yield f"more {side}: legal form"
    if any(map(str.isdigit, more)):
        yield f"more {side}: digits"
    if words[0] in _SMALL:
        yield f"more {side}: small word first"


def _spelt_out(names: Mapping[str, _Name]) -> dict[str, list[str]]:
    """Key of a full name → keys of names that say it in short: by an abbreviation ("IHK Ostermark" of "Industrie- und
    Handelskammer Ostermark"), or without its tasks ("Fachschule Salern" of "Fachschule für Landwirtschaft Salern")."""
    by_end: defaultdict[str, list[str]] = defaultdict(list)
    for key in names:
        by_end[key.split()[-1]].append(key)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for keys in by_end.values():
        for short in keys:
            if len(short.split()) > 1:
                for full in keys:
                    if len(full) > len(short) and says_in_short(names[short].value, short, full):
                        found[full].append(short)
    return found


def says_in_short(value: str, short: str, full: str) -> bool:
    """Whether a name ``value`` says another one in short; ``short`` and ``full`` are the two as they are compared."""
    first, *rest = short.split()
    words = full.split()
    if _cuts_words(value.lower(), [first, *rest], words):
        return True
    if words[-len(rest) :] != rest:
        return False
    front = words[: -len(rest)]
    if first == front[0] and len(front) > 2 and front[1] in ("für", "der", "des"):
        return True
    letters = value.split()[0]
    is_short = letters.isupper() or not _VOWELS.search(letters)
    return is_short and 2 <= len(letters) <= 6 and _abbreviates(letters.lower(), front)


def _cuts_words(value: str, short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name is another with words cut off: "Ev.-Luth. Kirchenkreis Ostau" of "Evangelisch-Lutherischer …"."""
    if len(short) != len(full) or short == full or short[-1] != full[-1]:
        return False
    return all(
        one == word or f"{one}." in value and word.startswith(one) for one, word in zip(short, full, strict=True)
    )


def _abbreviates(letters: str, words: Sequence[str]) -> bool:
    """Whether letters stand for words: each word but small ones gives its first, and may give more."""
    left = letters
    for word in words:
        if word in _SMALL:
            continue
        if not left or word[0] != left[0]:
            return False
        left = left[1:]
        while left and left[0] in word[1:] and not _begins_next(left[0], words, word):
            left = left[1:]
    return not left


def _begins_next(letter: str, words: Sequence[str], word: str) -> bool:
    later = [other for other in words[list(words).index(word) + 1 :] if other not in _SMALL]
    return bool(later) and later[0][0] == letter


def _makes_up(name: str, host: str) -> bool:
    """Whether a domain says the name and no more: "bits-und-baeume.org"."""
    words = [word.removesuffix("s") for word in name.translate(_SPELLED).split() if word not in _SMALL]
    rest = host.replace("und", "", 1)
    for word in words:
        rest = rest.replace(word, "", 1) if word in rest else f"{rest}{word}"
    return len(host) >= 6 and len(rest) <= 2


def _is_of_host(name: str, host: str) -> bool:
    """Whether a domain is made of words of the name, or of its first letters."""
    spelled = name.translate(_SPELLED)
    words = [word for word in spelled.split() if len(word) >= 4]
    found = sum(len(word) for word in words if word in host or len(word) > 7 and word[:7] in host)
    if found * 2 >= max(len(host), 8) or spelled.replace(" ", "") == host:
        return True
    initials = "".join(word[0] for word in spelled.split())
    return 3 <= len(initials) <= 6 and host.startswith(initials)
