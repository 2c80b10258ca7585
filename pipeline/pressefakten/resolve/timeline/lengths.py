"""How long something took: "in drei Monaten" where the sentence tells what is finished."""

import re
from dataclasses import replace

from pressefakten.german.tense import finished_at
from pressefakten.mentions import Mention
from pressefakten.resolve.timeline.dated import Dated
from pressefakten.temporal.expressions import Point

_ISO = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_QUALIFIERS = {
    "at_most": re.compile(r"(?i)weniger\s+als"),
    "at_least": re.compile(r"(?i)mehr\s+als|über"),
    "about": re.compile(r"(?i)ca\.|circa|etwa|ungefähr|rund|gut|knapp|fast"),
}
_IN = re.compile(
    r"(?i)in\s+(?:(?:ca\.|circa|etwa|ungefähr|rund|gut|knapp|fast|über|nur|genau|mehr\s+als|weniger\s+als)\s+)?"
)


def length_of(text: str, item: Dated) -> Mention | None:
    """The duration that "in drei Monaten" is where it tells how long it took ("wurde in drei Monaten gebaut")."""
    mention, what = item.mention, item.mention.data
    if mention.rule != "date.in_units" or not isinstance(what, Point) or not what.shift:
        return None
    start, end = item.sentence
    if finished_at(text[start:end], mention.start - start) is not True:
        return None
    match = _IN.match(text, mention.start, mention.end)
    value = f"P{what.shift}{_ISO[what.unit]}" if what.unit in _ISO else None
    if match is None or value is None:
        return None
    steps = (f"'{' '.join(text[match.end() : mention.end].split())}': how long it took → {value}",)
    qualifier = next((name for name, words in _QUALIFIERS.items() if words.search(match[0])), None)
    attributes = {"qualifier": qualifier} if qualifier else {}
    return replace(
        mention,
        kind="duration",
        start=match.end(),
        value=value,
        attributes=attributes,
        steps=steps,
        rule="duration.took",
    )
