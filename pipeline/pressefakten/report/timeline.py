"""How what the corpus says of somebody or something develops, by the day of publication."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pressefakten.errors import UsageError
from pressefakten.german.pages import TextPage
from pressefakten.json_records import JsonRecord
from pressefakten.lexicon import load
from pressefakten.registry.entities import key
from pressefakten.registry.offices import office_of
from pressefakten.telling import Language, label, word
from pressefakten.telling.facts import label_name, label_text, value_text
from pressefakten_schemas.entities import CONTACTS
from pressefakten_schemas.kinds import KINDS

UNDATED = "9999-99-99"
_FIGURES = ("money", "quantity", "percent", "duration", "date")
_LONGEST = 220
_WORD = re.compile(r"[^\W_]+")
_SHORT_WORD, _LONGEST_ENDING = 3, 2


@dataclass(frozen=True, slots=True)
class Statement:
    """What one release says at one place. ``about`` is the heading it stands under; ``alone`` that only one value of it
    can be right at a time."""

    about: str
    value: str
    published: str
    release: str
    sentence: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Development:
    """The statements under one heading by date, and those that cannot well be true together."""

    about: str
    statements: tuple[Statement, ...]
    conflicts: tuple[tuple[Statement, Statement], ...] = ()


class Corpus:
    """Releases and facts as records, with the sentences of their mentions."""

    def __init__(self, releases: Iterable[JsonRecord], facts: Iterable[JsonRecord]) -> None:
        self.releases = {release["release"]: release for release in releases}
        self.facts = [fact for fact in facts if fact["release"] in self.releases]
        self._pages: dict[str, TextPage] = {}

    def only(self, releases: frozenset[str] | None) -> "Corpus":
        """The corpus of these releases alone; of None all of it."""
        if releases is None:
            return self
        return Corpus([self.releases[name] for name in releases if name in self.releases], self.facts)

    def page(self, release: str) -> TextPage:
        if release not in self._pages:
            self._pages[release] = TextPage(self.releases[release]["text"])
        return self._pages[release]

    def sentence(self, fact: JsonRecord, mention: JsonRecord) -> tuple[int, str]:
        """Where the sentence of a mention begins, and the sentence as it stands."""
        page = self.page(fact["release"])
        begin, stop = page.span_of_sentence(mention["start"], mention["end"])
        return begin, page.text[begin:stop]

    def published(self, release: str) -> str:
        return self.releases[release].get("published") or UNDATED


def developments(corpus: Corpus, names: Sequence[str], language: Language = "de") -> list[Development]:
    """What the corpus says of the person, body, place or thing that has these names: who leads it, functions, numbers
    and addresses, and the figures of the sentences that name it. Raises UsageError C030 where nothing does."""
    wanted = {key(name) for name in names}
    naming = [fact for fact in corpus.facts if _is_called(fact, wanted)]
    if not naming:
        raise UsageError(
            "C030", f"No release names {names[0]!r}", "See what there is: pressefakten list, pressefakten show RELEASE"
        )
    said = [*_people(corpus, wanted, language), *_of_itself(corpus, naming, language)]
    said += [*_contacts(corpus, wanted, language), *_figures(corpus, naming, language)]
    return _developed(said)


def of_kind(corpus: Corpus, kind: str, language: Language = "de") -> list[Development]:
    """All facts of a kind, by what they are about."""
    facts = [fact for fact in corpus.facts if fact["kind"] == kind]
    return _developed(_told(corpus, fact, mention, language) for fact in facts for mention in fact["mentions"][:1])


def _is_called(fact: JsonRecord, wanted: set[str]) -> bool:
    if fact["kind"] not in ("person", "organization", "place", "misc"):
        return False
    return key(str(fact["value"])) in wanted or bool(fact.get("abbreviation") and key(fact["abbreviation"]) in wanted)


def _people(corpus: Corpus, wanted: set[str], language: Language) -> Iterator[Statement]:
    """The persons who belong to a body, by their function."""
    for fact in corpus.facts:
        if fact["kind"] != "person" or key(str(fact.get("affiliation") or "")) not in wanted:
            continue
        for role in fact.get("roles", ()):
            alone = office_of(role) is not None or _leads(role)
            mention = _stating(corpus, fact, role)
            yield _statement(corpus, fact, mention, _role_heading(role, language), fact["value"], alone)
        if not fact.get("roles"):
            mention = _stating(corpus, fact, fact["affiliation"])
            yield _statement(corpus, fact, mention, label("person", language), fact["value"])


def _stating(corpus: Corpus, fact: JsonRecord, value: str) -> JsonRecord:
    """The mention of a fact whose sentence has the most words of an attribute, in any case; of several the first."""
    stems = [_stem(word) for word in _WORD.findall(value) if word[0].isupper() or len(word) > _SHORT_WORD]

    def found(mention: JsonRecord) -> int:
        words = [word.lower() for word in _WORD.findall(corpus.sentence(fact, mention)[1])]
        return sum(any(word.startswith(stem) for word in words) for stem in stems)

    mentions: Sequence[JsonRecord] = fact["mentions"]
    return max(mentions, key=found) if len(mentions) > 1 else mentions[0]


def _stem(word: str) -> str:
    """What a word keeps in every case: "Landrats" and "Landrat" begin alike."""
    return word[: max(_SHORT_WORD, len(word) - _LONGEST_ENDING)].lower()


def _leads(role: str) -> bool:
    return role.split()[0].lower().startswith(tuple(load("timeline")["leading"]["words"])) if role else False


def _role_heading(role: str, language: Language) -> str:
    return str(load("timeline")["leading"][language]) if _leads(role) else role


def _of_itself(corpus: Corpus, naming: Sequence[JsonRecord], language: Language) -> Iterator[Statement]:
    """Functions, party and affiliation of a person."""
    for fact in naming:
        for name in ("roles", "party", "affiliation"):
            given = fact.get(name) or ()
            for value in (given,) if isinstance(given, str) else given:
                mention = _stating(corpus, fact, value)
                yield _statement(corpus, fact, mention, label(name, language), value, name == "party")


def _contacts(corpus: Corpus, wanted: set[str], language: Language) -> Iterator[Statement]:
    for fact in corpus.facts:
        if fact["kind"] in CONTACTS and key(str(fact.get("owner") or "")) in wanted:
            yield _told(corpus, fact, fact["mentions"][0], language)


def _figures(corpus: Corpus, naming: Sequence[JsonRecord], language: Language) -> Iterator[Statement]:
    """Sums, counts, shares and dates in the sentences that name it."""
    places: dict[str, set[int]] = defaultdict(set)
    for fact in naming:
        for mention in fact["mentions"]:
            if mention["zone"] not in ("boilerplate", "contact", "dateline"):
                places[fact["release"]].add(corpus.sentence(fact, mention)[0])
    for fact in corpus.facts:
        if fact["kind"] in _FIGURES and fact["release"] in places:
            for mention in fact["mentions"]:
                if corpus.sentence(fact, mention)[0] in places[fact["release"]]:
                    yield _told(corpus, fact, mention, language)
                    break


def _told(corpus: Corpus, fact: JsonRecord, mention: JsonRecord, language: Language) -> Statement:
    begin, sentence = corpus.sentence(fact, mention)
    name = label_name(fact, sentence, mention["start"] - begin, mention["end"] - begin)
    return _statement(corpus, fact, mention, label_text(fact, name, language), value_text(fact, language))


def _statement(
    corpus: Corpus, fact: JsonRecord, mention: JsonRecord, about: str, value: str, alone: bool = False
) -> Statement:
    _, sentence = corpus.sentence(fact, mention)
    plain = " ".join(sentence.split())
    shown = plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
    return Statement(about, value, corpus.published(fact["release"]), fact["release"], shown, alone)


def _developed(said: Iterable[Statement]) -> list[Development]:
    """The statements by heading, in the order of the headings' first appearance; each value of a release once."""
    by_heading: dict[str, dict[tuple[str, str], Statement]] = {}
    for one in said:
        by_heading.setdefault(one.about, {}).setdefault((one.release, one.value), one)
    return [
        Development(about, tuple(ordered), tuple(_conflicts(ordered)))
        for about, found in by_heading.items()
        if (ordered := sorted(found.values(), key=lambda one: (one.published, one.release, one.value)))
    ]


def _conflicts(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Of what only one can be at a time: two values on one day, or a value that comes back after another."""
    alone = [one for one in statements if one.alone and one.published != UNDATED]
    told: set[frozenset[str]] = set()
    for number, one in enumerate(alone):
        for other in alone[number + 1 :]:
            pair = frozenset((one.value, other.value))
            again = any(
                later.value == one.value and later.published >= other.published for later in alone[number + 1 :]
            )
            if one.value != other.value and pair not in told and (one.published == other.published or again):
                told.add(pair)
                yield one, other


def lines(heading: str, found: Sequence[Development], language: Language = "de") -> Iterator[str]:
    """The page: heading by heading, what was said and when; the same value once with its days."""
    yield heading
    for one in found:
        yield ""
        yield one.about
        for value, group in groupby(one.statements, key=lambda statement: statement.value):
            said = list(group)
            days = [statement.published for statement in said]
            when = _days(days, language)
            yield f"  {when:<25}{value}  [{', '.join(dict.fromkeys(statement.release for statement in said))}]"
            yield f"  {'':<25}{said[0].sentence}"
        for first, second in one.conflicts:
            yield f"  ! {word('contradiction', language)}: {first.value} / {second.value}"
            yield f"      {_day(first.published, language)}: {first.sentence}"
            yield f"      {_day(second.published, language)}: {second.sentence}"


def _days(days: Sequence[str], language: Language) -> str:
    first, last = _day(days[0], language), _day(days[-1], language)
    return first if first == last else f"{first} – {last}"


def _day(published: str, language: Language) -> str:
    return word("undated", language) if published == UNDATED else published


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """Somebody or something by its names, the fullest first, and the releases that mean it (None: all that name it)."""

    names: tuple[str, ...]
    releases: frozenset[str] | None = None


def named_in(out: Path, name: str) -> list[NamedEntity]:
    """Each person or body that is called so; else a place or thing of that name."""
    from pressefakten.store.reading import open_index

    with open_index(out) as index:
        found = index.entities(name)
    return [
        NamedEntity(
            (one.value, *one.names, *filter(None, [one.abbreviation])),
            frozenset(appearance.release for appearance in one.appearances),
        )
        for one in found
    ] or [NamedEntity((name,))]


def is_kind(name: str) -> bool:
    """Whether the name is that of a kind of fact."""
    return name in KINDS
