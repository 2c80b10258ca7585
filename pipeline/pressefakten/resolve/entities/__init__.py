"""Short names to full names: one value a person, organisation, place and named thing in a release."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.german.doc_words import words_of
from pressefakten.german.marks import CLOSE, OPEN
from pressefakten.german.nominative import WHERE, place_without_genitive, plain_case
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.resolve.entities import bodies, people
from pressefakten.resolve.entities.places_of_people import place_of

_BESIDE_RIVER = re.compile(r" (?:am|an|im|ob|in)(?= )")
_BODIES = ("organization", "misc")


@Language.factory(
    "press_entities",
    assigns=["doc._.mentions"],
    requires=["doc._.mentions"],
)
def make_entities(nlp: Language, name: str) -> "Entities":
    return Entities()


class Entities:
    """spaCy component: gives the name mentions of ``doc._.mentions`` their values and abbreviations."""

    def __call__(self, doc: Doc) -> Doc:
        words, ranges = words_of(doc, doc._.mentions)
        mentions: list[Mention] = list(doc._.mentions)
        abbreviations: list[tuple[str, str]] = doc.user_data.get("press_abbreviations", [])
        _people(mentions, words, ranges)
        _bodies(mentions, words, ranges, abbreviations)
        _places(mentions, words, ranges)
        doc._.mentions = [
            mention for mention in mentions if mention.value is not None or mention.kind not in ("person",)
        ]
        return doc


def _people(mentions: list[Mention], words: Words, ranges: dict[int, tuple[int, int]]) -> None:
    places = []
    for number, mention in enumerate(mentions):
        if mention.kind == "person":
            first, last = ranges[number]
            places.append(place_of(words, number, first, last))
    for number, resolved in people.resolve(places).items():
        mention = mentions[number]
        steps = (*mention.steps, resolved.step) if resolved.step else mention.steps
        mentions[number] = replace(mention, value=resolved.value, steps=steps)


def _bodies(
    mentions: list[Mention], words: Words, ranges: dict[int, tuple[int, int]], abbreviations: list[tuple[str, str]]
) -> None:
    written = []
    for number, mention in enumerate(mentions):
        if mention.kind in _BODIES:
            first, last = ranges[number]
            before = words.texts[first - 1] if first else ""
            after = words.texts[last] if last < len(words) else ""
            party = mention.data.get("party") if isinstance(mention.data, dict) else None
            quoted = before in OPEN and after in CLOSE
            before = words.texts[first - 2] if quoted and first > 1 else before
            written.append(bodies.Written(number, mention.kind, words.words(first, last), before, party, quoted))
    for number, named in bodies.resolve(written, abbreviations).items():
        mention = mentions[number]
        attributes = dict(mention.attributes)
        if named.abbreviation:
            attributes["abbreviation"] = named.abbreviation
        mentions[number] = replace(
            mention, value=named.value, attributes=attributes, steps=(*mention.steps, *named.steps)
        )


def _longer_by_beginning(names: Iterable[str]) -> dict[str, set[str]]:
    """What stands before "am", "an", "im", "ob" or "in" in a town's name → the names that begin so."""
    longer: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for beside in _BESIDE_RIVER.finditer(name):
            longer[name[: beside.start()]].add(name)
    return longer


def _district(name: str) -> str:
    """A district with its unit in full ("Lkr. Hof" → "Landkreis Hof")."""
    short, _, rest = name.partition(" ")
    units = {unit.lower(): full for unit, full in load("places")["short_units"].items()}
    return f"{units[short.lower()]} {rest}" if short.lower() in units else name


def _places(mentions: list[Mention], words: Words, ranges: dict[int, tuple[int, int]]) -> None:
    numbers = [number for number, mention in enumerate(mentions) if mention.kind == "place"]
    values = _nominatives_of_places(numbers, words, ranges)
    by_beginning = _longer_by_beginning(values.values())
    for number in numbers:
        value = values[number]
        longer = sorted(by_beginning[value])
        steps = (
            []
            if value == words.words(*ranges[number])
            else [f"{words.words(*ranges[number])!r} in the nominative or spelled out is {value!r}"]
        )
        if len(longer) == 1:
            steps.append(f"the town's full name here is {longer[0]!r}")
            value = longer[0]
        mentions[number] = replace(mentions[number], value=value, steps=(*mentions[number].steps, *steps))


def _nominatives_of_places(numbers: list[int], words: Words, ranges: dict[int, tuple[int, int]]) -> dict[int, str]:
    """The value of each place: in the nominative, spelled out, without the genitive's -s."""
    short = load("places")["short"]
    texts = {number: _district(plain_case(words.words(*ranges[number]))) for number in numbers}
    known = frozenset(texts.values()) | frozenset(load("places")["safe"]["names"])
    before = {number: words.texts[ranges[number][0] - 1] if ranges[number][0] else "" for number in numbers}
    steady = frozenset(texts[number] for number in numbers if before[number].lower() in WHERE)
    values: dict[int, str] = {}
    for number in numbers:
        _, last = ranges[number]
        value = bodies.spelled_out(short.get(texts[number], texts[number]))
        after = words.texts[last] if last < len(words) else ""
        values[number] = place_without_genitive(value, known, before[number], after, steady)
    return values
