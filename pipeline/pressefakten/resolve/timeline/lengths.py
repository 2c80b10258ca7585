"""How long something took: "in drei Monaten" where the sentence tells what is finished."""

from dataclasses import replace

from pressefakten.german.tense import finished_at
from pressefakten.mentions import Mention
from pressefakten.resolve.timeline.dated import Dated
from pressefakten.resolve.timeline.told import patterns
from pressefakten.temporal.expressions import Point

_ISO = {"day": "D", "week": "W", "month": "M", "year": "Y"}


def length_of(text: str, item: Dated) -> Mention | None:
    """The duration that "in drei Monaten" is where it tells how long it took ("wurde in drei Monaten gebaut")."""
    mention, what = item.mention, item.mention.data
    if mention.rule != "date.in_units" or not isinstance(what, Point) or not what.shift:
        return None
    start, end = item.sentence
    if finished_at(text[start:end], mention.start - start) is not True:
        return None
    match = patterns()["in_about"].match(text, mention.start, mention.end)
    value = f"P{what.shift}{_ISO[what.unit]}" if what.unit in _ISO else None
    if match is None or value is None:
        return None
    steps = (f"'{' '.join(text[match.end() : mention.end].split())}': how long it took → {value}",)
    qualifier = next((name for name, words in patterns("qualifiers").items() if words.search(match[0])), None)
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
